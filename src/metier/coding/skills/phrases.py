"""From names of the taxonomy to the phrases a text may write them with.

`Amazon Web Services AWS software` is written `AWS`, `Oracle Java` is written
`Java`, `Inventory management software` also `inventory management systems`.
Such variants follow from the names themselves; everyday words that do not are
in `words.csv`, and go before.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from metier.coding.skills.folding import folded_phrase
from metier.coding.skills.lists import Demand, ordinary_words, wordings
from metier.model.skill import SkillKind, Term

_KINDS = ("software", "system", "systems", "application", "applications")
"""Words that end the name of a kind of software, and stand for one another."""
_VENDOR_NAMES = 3
"""As many names as have to begin with the same words before these are taken for a maker's."""
_KNOWN = 5
"""In as many occupations a name has to be named before its acronym or last word stands for it."""
_INITIALS = 2
"""What is left of a name without its maker has to be longer than this."""
_ACRONYM = re.compile(r"[A-Z][A-Z0-9/&]{1,7}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase stands for.

    Attributes:
        terms: positions in the taxonomy; none for a phrase that only looks like a name.
        demand: the evidence it needs.
        spelling: as the taxonomy writes it, for phrases that need capitals.
        personal: whether it is a skill of a person, which others may be taught.
    """

    terms: tuple[int, ...]
    demand: Demand
    spelling: bytes = b""
    personal: bool = False


def phrases(terms: Sequence[Term]) -> dict[bytes, Phrase]:
    """Every phrase that names a term, folded.

    Where two names could be meant, everyday words go before full names, full names before
    variants, and then the name that more occupations have.

    >>> made = phrases([Term("Oracle Java", SkillKind.TECHNOLOGY), Term("C", SkillKind.TECHNOLOGY)])
    >>> made[b" java "].terms, made[b" c "].demand
    ((0,), <Demand.LETTER: 3>)
    """
    made: dict[bytes, Phrase] = dict(_everyday({term.name: at for at, term in enumerate(terms)}))
    order = sorted(range(len(terms)), key=lambda at: (-terms[at].weight, terms[at].name))
    makers = _makers(terms)
    for at in order:
        term = terms[at]
        _add(made, at, term.name, _demand(term, term.name))
    for at in order:
        term = terms[at]
        others = (other for other in term.variants if " " in other)
        for variant in (*others, *_variants(term, makers)):
            _add(made, at, variant, _demand(term, variant))
    return {
        folded: replace(
            phrase, personal=any(terms[at].kind is SkillKind.SKILL for at in phrase.terms)
        )
        for folded, phrase in made.items()
    }


def _add(made: dict[bytes, Phrase], at: int, written: str, demand: Demand) -> None:
    folded = folded_phrase(written)
    if len(folded) > 2:
        spelling = written.encode("latin-1", "replace")
        made.setdefault(folded, Phrase((at,), demand, spelling))


def _everyday(places: Mapping[str, int]) -> Iterator[tuple[bytes, Phrase]]:
    grouped: defaultdict[bytes, list[tuple[int, Demand, str]]] = defaultdict(list)
    for one in wordings():
        if one.name == "-":
            grouped[folded_phrase(one.phrase)]
        elif one.name in places:
            grouped[folded_phrase(one.phrase)].append((places[one.name], one.demand, one.phrase))
    for folded, meant in grouped.items():
        demand = max((demand for _, demand, _ in meant), default=Demand.NONE)
        spelling = meant[0][2].capitalize().encode("latin-1") if meant else b""
        yield folded, Phrase(tuple(dict.fromkeys(at for at, _, _ in meant)), demand, spelling)


def _makers(terms: Iterable[Term]) -> frozenset[str]:
    """First words shared by several names of technology: `Microsoft`, `Dassault Systemes`."""
    starts: Counter[str] = Counter()
    for term in terms:
        words = term.name.split()
        if term.kind is SkillKind.TECHNOLOGY and words[0][:1].isupper():
            starts.update(" ".join(words[:count]) for count in (1, 2) if len(words) > count)
    ordinary = ordinary_words() - _BRANDS
    return frozenset(
        start
        for start, count in starts.items()
        if count >= _VENDOR_NAMES and not all(word.lower() in ordinary for word in start.split())
    )


_BRANDS = frozenset({"adobe", "amazon", "apple", "facebook", "google", "ibm", "linkedin"}) | {
    *("meta", "microsoft", "oracle", "sap", "sage", "square")
}
"""Makers whose names are also words; in a longer name they are the maker's."""


def _demand(term: Term, written: str) -> Demand:
    """The evidence that a name or variant needs, from the words it is made of."""
    words = folded_phrase(written).decode("latin-1").split()
    ordinary = ordinary_words()
    if term.kind is not SkillKind.TECHNOLOGY:
        return Demand.ITEM if len(words) == 1 else Demand.NONE
    if len(words) == 1:
        shortened = written != term.name
        if words[0] in ordinary or len(words[0]) <= 2:
            return Demand.SOFTWARE
        if shortened and term.weight < _KNOWN:
            return Demand.SOFTWARE
        return Demand.CAPS if written.isupper() or len(words[0]) == 3 else Demand.NONE
    plain = all(word in ordinary and word not in _BRANDS for word in words)
    titled = all(word[:1].isupper() for word in written.split())
    return Demand.CAPS if plain and titled else Demand.NONE


def _variants(term: Term, makers: frozenset[str]) -> Iterator[str]:
    """Other ways to write a name, derived from its own words."""
    if term.kind is not SkillKind.TECHNOLOGY:
        if term.kind is SkillKind.LABEL:
            yield from _numbers(term.name)
        return
    words = term.name.split()
    yield from _numbers(term.name)
    if words[-1].lower() in _KINDS and len(words) > 1:
        yield from _without_kind(words[:-1])
        words = words[:-1]
    if len(words) > 2 and is_acronym(words[-1], words[:-1]):
        acronym, long = words[-1], " ".join(words[:-1])
        yield from (f"{acronym} {kind}" for kind in _KINDS)
        if term.weight >= _KNOWN:
            yield acronym
        if long.split()[-1] not in _KINDS:
            yield from (f"{long} {kind}" for kind in _KINDS)
        if term.weight >= _KNOWN:
            yield from (long, *_numbers(long))
    for count in (2, 1):
        rest = words[count:]
        if " ".join(words[:count]) in makers and rest and not _all_ordinary(rest):
            yield from (short for short in (" ".join(rest),) if len(short) > _INITIALS)


def _without_kind(words: Sequence[str]) -> Iterator[str]:
    """`Yardi software` is also `Yardi`; `Billing software` is also `billing systems`."""
    name = " ".join(words)
    if words[-1][:1].isupper() and not _all_ordinary(words):
        yield name
    else:
        yield from (f"{name} {kind}" for kind in _KINDS)


def _all_ordinary(words: Sequence[str]) -> bool:
    parts = [part.lower() for word in words for part in re.findall(r"[A-Za-z]+", word)]
    ordinary = ordinary_words() - _BRANDS if len(parts) > 1 else ordinary_words()
    return all(part in ordinary for part in parts)


def is_acronym(short: str, words: Sequence[str]) -> bool:
    """Whether capitals stand for the words before them.

    >>> is_acronym("SQL", "Structured query language".split()), is_acronym("EMR", ["Bizmatics"])
    (True, False)
    """
    if not _ACRONYM.fullmatch(short):
        return False
    letters = iter("".join(words).lower())
    return short[0].lower() == words[0][0].lower() and all(
        letter in letters for letter in short.lower() if letter.isalpha()
    )


def _numbers(name: str) -> Iterator[str]:
    """The plural of a name that ends in a word or an acronym, or its singular.

    >>> list(_numbers("Operational databases")), list(_numbers("Project scheduling tool"))
    (['Operational database'], ['Project scheduling tools'])
    """
    last = name.rsplit(" ", 1)[-1]
    if " " not in name or not last.isalpha() or last == "software":
        return
    if last.isupper() and len(last) > 1:
        yield name + "s"
    elif not last.islower():
        return
    elif last.endswith("ies"):
        yield name[:-3] + "y"
    elif last.endswith("s") and not last.endswith("ss"):
        yield name[:-1]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        yield name[:-1] + "ies"
    else:
        yield name + "s"
