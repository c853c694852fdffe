"""What official statistics know of each occupation: shares to weight records to, and mean pay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from metier.model.codes import Code, System
from metier.model.fact import Fact
from metier.model.measure import AGES, SCHOOLING, SEXES
from metier.model.records import Link, Relation

RAKED: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "age": ("age_band", "age.share", AGES),
    "sex": ("sex", "gender.share", SEXES),
    "schooling": ("schooling", "education.share", SCHOOLING),
}
"""What records may be weighted by: column, measure, and the levels in order."""
PAY = "pay.annual.mean"
MEASURES = (PAY, *(measure for _, measure, _ in RAKED.values()))
_SOURCES = ("oews", "acs", "cps")
"""Publications, the one that is believed first."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Official figures of the nation by SOC value.

    Attributes:
        shares: by occupation, measure and level, in percent.
        pay: the fact of mean pay that leads, by occupation.
    """

    shares: Mapping[str, Mapping[str, Mapping[str, float]]]
    pay: Mapping[str, Fact]


def margins(facts: Iterable[Fact], links: Iterable[Link]) -> Margins:
    """The newest figures of each occupation; of a code that joins several, for each of them.

    Args:
        facts: of the nation, of `MEASURES`; those of records are passed over.
        links: from SOC occupations to the codes that stand for them.
    """
    stands_for: defaultdict[Code, list[Code]] = defaultdict(list)
    for link in links:
        joins = link.relation in (Relation.SAME_AS, Relation.PART_OF)
        if joins and link.source.system is System.SOC:
            stands_for[link.target].append(link.source)
    best: dict[tuple[str, str, str | None], Fact] = {}
    for fact in facts:
        reader = fact.source.partition("/")[0]
        plain = fact.slice.place == "US" and fact.slice.industry is None and fact.title is None
        if reader not in _SOURCES or not plain or fact.estimate.value is None:
            continue
        own = [fact.occupation] if fact.occupation.system is System.SOC else []
        for code in (*own, *stands_for[fact.occupation]):
            key = (code.value, fact.measure, fact.slice.group)
            if key not in best or _rank(fact) > _rank(best[key]):
                best[key] = fact
    shares: defaultdict[str, defaultdict[str, dict[str, float]]]
    shares = defaultdict(lambda: defaultdict(dict))
    pay = {}
    for (occupation, measure, group), fact in best.items():
        if measure == PAY:
            pay[occupation] = fact
        elif group is not None and fact.estimate.value is not None:
            shares[occupation][measure][group] = fact.estimate.value
    return Margins(shares, pay)


def _rank(fact: Fact) -> tuple[int, str]:
    return -_SOURCES.index(fact.source.partition("/")[0]), fact.slice.period
