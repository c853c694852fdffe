"""Titles of one word that name a kind of work: cook, teacher, analyst.

No list can settle them, as they stand for several occupations at once. How likely each
is follows from how many people work in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from metier.model.codes import Code
from metier.model.coding import Candidate, Coding

# What follows says what the occupation leaves out, or whom it leads or helps.
_ASIDE = re.compile(r"(?:, | )except\b.*|--.*|\sof\s.*|\s\(.*", re.IGNORECASE)
# A noun stands at the end of a part: "sales" in "sales managers" does not.
_NOUN = re.compile(r"\b[a-z]+s(?=$|[,;]| and\b| or\b)")


class Kinds:
    """The words that official titles call workers by.

    Args:
        titles: of detailed occupations.

    >>> from metier.model.codes import soc
    >>> kinds = Kinds({soc("35-2014"): "Cooks, Restaurant", soc("35-2011"): "Cooks, Fast Food",
    ...                soc("47-2031"): "Carpenters", soc("47-3012"): "Helpers--Carpenters"})
    >>> [code.value for code in kinds.called("cook")], kinds.called("carpenter")
    (['35-2011', '35-2014'], ())
    """

    def __init__(self, titles: Mapping[Code, str]) -> None:
        self._own = {title.casefold() for title in titles.values()}
        self._called: defaultdict[str, list[Code]] = defaultdict(list)
        for code in sorted(titles):
            for noun in _nouns(titles[code]):
                self._called[noun].append(code)

    def called(self, word: str) -> tuple[Code, ...]:
        """The occupations whose official titles call their workers by a word, in order.

        Args:
            word: in the singular.

        Returns:
            At least two; none where fewer are called so, or one is called just that.
        """
        plurals = (f"{word}s", f"{word}es", f"{word[:-1]}ies")
        found = sorted({code for plural in plurals for code in self._called.get(plural, ())})
        return () if len(found) < 2 or not self._own.isdisjoint(plurals) else tuple(found)


@lru_cache(maxsize=2_048)
def _nouns(title: str) -> Set[str]:
    """What an official title calls the workers."""
    return frozenset(_NOUN.findall(_ASIDE.sub("", title).casefold()))


def jobs_of(
    codes: Sequence[Code], jobs: Mapping[Code, float], titles: Mapping[Code, str]
) -> Mapping[Code, float]:
    """The jobs behind one noun of each occupation, without those that have no figure.

    Some occupations are surveyed only as a group: its jobs are shared out evenly. So are
    those of an occupation that calls its workers by several nouns ("Producers and Directors").

    Args:
        jobs: of occupations and of groups.
        titles: of all detailed occupations.

    >>> from metier.model.codes import soc
    >>> one, two = soc("31-1121"), soc("31-1122")
    >>> jobs_of([one], {soc("31-1120"): 8.0}, {one: "Home Aides", two: "Personal Aides"})[one]
    4.0
    """
    found = {}
    for code in codes:
        group = code.parents[0]
        if code in jobs:
            own = jobs[code]
        elif group in jobs:
            own = jobs[group] / sum(c.parents[0] == group and c not in jobs for c in titles)
        else:
            continue
        found[code] = own / max(1, len(_nouns(titles[code])))
    return found


def by_jobs(coding: Coding, jobs: Mapping[Code, float], titles: Mapping[Code, str]) -> Coding:
    """A coding whose readings are occupations, each as likely as its share of their jobs.

    Args:
        coding: of the word.
        jobs: of each occupation that it may mean; at least one above 0.
        titles: their official titles.

    >>> from metier.model.codes import soc
    >>> a, b = soc("35-2014"), soc("35-2011")
    >>> read = by_jobs(Coding("cook", "Cook", ()), {a: 30.0, b: 10.0}, {a: "A", b: "B"})
    >>> read.best.occupation_title, read.best.probability, read.note
    ('A', 0.75, 'the word names 2 occupations; how likely each is follows from its jobs')
    """
    total = sum(jobs.values())
    ranked = sorted(jobs, key=lambda code: (-jobs[code], code))
    candidates = tuple(
        Candidate(
            code,
            titles[code],
            int(jobs[code] / total * 10_000) / 10_000,
            f"{100 * jobs[code] / total:.0f} % of the jobs of occupations called so",
        )
        for code in ranked
    )
    note = f"the word names {len(jobs)} occupations; how likely each is follows from its jobs"
    return replace(coding, candidates=candidates, note=note)
