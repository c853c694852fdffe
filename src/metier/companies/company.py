"""All that a snapshot has of one company: its place in each ranking, its careers, its states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from metier.companies.naming import near, spellings
from metier.companies.ranking import ALL, checked_confidence, nothing, ranked, with_interval
from metier.compare.places import NATION
from metier.errors import NotFoundError
from metier.model.codes import Code
from metier.model.companies import By, Company, Figure, Part, Ranking
from metier.model.employers import employer_key
from metier.model.fact import Fact
from metier.model.measure import OF_COMPANIES
from metier.store.postings import sources
from metier.store.read import Snapshot

_SHOWN = (*OF_COMPANIES, "pay.annual.mean")


def company(snapshot: Snapshot, name: str, *, confidence: float = 0.9) -> Company:
    """All that a snapshot has of one company, under whatever spellings its files have.

    Args:
        name: in any case, with or without marks and legal forms.

    Raises:
        NotFoundError: the snapshot has no such company; the hint names those spelled like it.
    """
    confidence = checked_confidence(confidence)
    names = _spellings(snapshot, name)
    facts = snapshot.facts(measures=_SHOWN, employers=names)
    sizes: Counter[str] = Counter()
    for fact in facts:
        sizes[fact.slice.employer or ""] += fact.estimate.n or 0
    called, *others = sorted(names, key=lambda one: (-sizes[one], one))
    return Company(
        snapshot.id,
        called,
        tuple(others),
        confidence,
        tuple(_own_rankings(snapshot, names, confidence)),
        _careers(snapshot, [f for f in facts if f.slice.place == NATION.code], confidence),
        _states([fact for fact in facts if fact.occupation == ALL], confidence),
        tuple(snapshot.releases[source] for source in sorted({fact.source for fact in facts})),
        employer_key(called) if sources(snapshot.files) else "",
    )


def _spellings(snapshot: Snapshot, name: str) -> list[str]:
    known = spellings(snapshot)
    if not known:
        raise nothing(snapshot, None, None, NATION)
    if found := known.get(employer_key(name)):
        return found
    like = [known[one][0] for one in near(known, name)]
    hint = f"did you mean {'; '.join(like)}?" if like else "see metier companies"
    raise NotFoundError("company", "an employer in the records", repr(name[:60]), hint)


def _own_rankings(
    snapshot: Snapshot, spelled: Iterable[str], confidence: float
) -> Iterable[Ranking]:
    names = frozenset(spelled)
    for by in By:
        found = ranked(snapshot, by, None, NATION, confidence)
        mine = [] if found is None else [s for s in found.standings if s.name in names]
        if found is not None and mine:
            yield replace(found, standings=tuple(mine))


def _careers(snapshot: Snapshot, facts: Iterable[Fact], confidence: float) -> tuple[Part, ...]:
    """The company's occupations, each beside its official mean pay."""
    parts: dict[Code, list[Fact]] = {}
    for fact in facts:
        if fact.occupation != ALL:
            parts.setdefault(fact.occupation, []).append(fact)
    names = {one.code: one for one in snapshot.occupations(parts)}
    official: dict[Code, Fact] = {}
    for fact in snapshot.facts(parts, measures=["pay.annual.mean"], places=[NATION.code]):
        where = fact.slice
        if where.employer is None and where.industry is None and fact.source.startswith("oews"):
            before = official.get(fact.occupation, fact)
            official[fact.occupation] = max(before, fact, key=lambda one: one.slice.period)
    made = [
        Part(
            names[code],
            "",
            _figures(mine, confidence),
            with_interval(official[code], confidence) if code in official else None,
        )
        for code, mine in parts.items()
        if code in names
    ]
    return tuple(sorted(made, key=_evidence, reverse=True))


def _states(facts: Iterable[Fact], confidence: float) -> tuple[Part, ...]:
    parts: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.slice.place != NATION.code:
            parts.setdefault(fact.slice.place, []).append(fact)
    made = [Part(None, state, _figures(mine, confidence)) for state, mine in sorted(parts.items())]
    return tuple(sorted(made, key=_evidence, reverse=True))


def _figures(facts: Iterable[Fact], confidence: float) -> Mapping[str, Figure]:
    """Of each measure the figure of most records."""
    found: dict[str, Fact] = {}
    for fact in facts:
        held = found.get(fact.measure)
        if held is None or (fact.estimate.n or 0) > (held.estimate.n or 0):
            found[fact.measure] = fact
    return {measure: with_interval(fact, confidence) for measure, fact in found.items()}


def _evidence(part: Part) -> int:
    return sum(figure.fact.estimate.n or 0 for figure in part.figures.values())
