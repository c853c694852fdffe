"""Every rule about facts, run over a snapshot or over what a build is about to write."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from metier.check import editions, facts, margins, parts, projected, sources
from metier.check.facts import Group
from metier.check.rule import Finding, Rule
from metier.model.codes import Code, System
from metier.model.comparison import Flag
from metier.model.fact import Fact
from metier.model.measure import MEASURES
from metier.model.records import Link, Relation
from metier.words.language import ENGLISH, speaking

SLICE_RULES: tuple[Rule[Group], ...] = (*facts.RULES, *margins.RULES)
"""About the figures of an occupation in one slice of one release."""
OCCUPATION_RULES: tuple[Rule[Sequence[Fact]], ...] = (
    *projected.RULES,
    *parts.RULES,
    *editions.RULES,
)
"""About all figures of an occupation."""
FACT_RULES: tuple[Rule[Group] | Rule[Sequence[Fact]] | Rule[sources.Medians], ...] = (
    *SLICE_RULES,
    *OCCUPATION_RULES,
    *parts.GROUP_RULES,
    *sources.RULES,
)
"""All of them, in the order of flags."""

CHECKED = tuple(
    sorted({*facts.CHECKED, *margins.AMOUNTS, *margins.SHARES, *projected.LOOKED_AT, *parts.COUNTS})
)
"""The measures that the rules look at."""
_ACROSS = frozenset(parts.OF_GROUPS)


def check_facts(facts: Iterable[Fact], links: Iterable[Link] = ()) -> tuple[Flag, ...]:
    """Contradictions between figures.

    Args:
        facts: in any order; withheld and absent ones are passed over.
        links: of codes that stand for the same work; without them sources are not compared.

    Returns:
        One flag for each contradiction, by occupation in the order of codes.
    """
    found = findings(_by_occupation(facts), links)
    return tuple(finding.flag for finding in found)


def findings(occupations: Iterable[Sequence[Fact]], links: Iterable[Link]) -> Iterator[Finding]:
    """Contradictions, each with its facts.

    Args:
        occupations: all facts of one occupation or title at a time; those without a number are
            passed over.
        links: see `check_facts`.
    """
    counts: list[Fact] = []
    medians: list[Fact] = []
    for every in occupations:
        known = [fact for fact in every if fact.estimate.value is not None]
        # a text may name facts in the order they come in; few occupations need it settled
        if any(_of_one(known)):
            yield from _of_one(sorted(known, key=_settled))
        counts += filter(_is_count, known)
        medians += filter(sources.is_median, known)
    for about_groups in parts.GROUP_RULES:
        yield from about_groups.findings(sorted(counts, key=_settled))
    same = {
        link.source: link.target
        for link in links
        if link.relation is Relation.SAME_AS
        and link.target.system is System.CENSUS
        and link.target.edition == "2018"
    }
    for about_sources in sources.RULES:
        yield from about_sources.findings(
            sources.Medians(tuple(sorted(medians, key=_settled)), same)
        )


def _of_one(known: Sequence[Fact]) -> Iterator[Finding]:
    """Contradictions between the figures of one occupation."""
    for group in _groups(known):
        for about_slice in SLICE_RULES:
            yield from about_slice.findings(group)
    for about_occupation in OCCUPATION_RULES:
        yield from about_occupation.findings(known)


def _settled(fact: Fact) -> tuple[str | float, ...]:
    """An order of facts that does not depend on how they were read."""
    at = fact.slice
    where = (at.place, at.period, at.universe, at.industry or "", at.employer or "")
    value = fact.estimate.value or 0.0
    return (str(fact.occupation), fact.source, fact.measure, *where, at.group or "", value)


def account(
    facts: Iterable[Fact], links: Iterable[Link] = (), before: Mapping[str, Any] | None = None
) -> Mapping[str, Any]:
    """What a build report says of the checks, in English: counts by rule, and each finding.

    Args:
        facts: that the build is about to write, in any order.
        links: see `check_facts`.
        before: the account of figures that these join; None where there are none, or where a
            version wrote them that had no account.
    """
    looked_at = (fact for fact in facts if fact.measure in _MEASURES)
    with speaking(ENGLISH):
        told = [_told(finding) for finding in findings(_by_occupation(looked_at), links)]
    found = [*(before["findings"] if before else ()), *told]
    return {"rules": _rules(found), "findings": found}


def _by_occupation(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """The facts that have a number, of one occupation or title at a time."""
    found: dict[tuple[Code, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.estimate.value is not None:
            found[fact.occupation, fact.title or ""].append(fact)
    return (found[key] for key in sorted(found))


def _rules(found: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    counts = Counter(one["rule"] for one in found)
    return [
        {
            "rule": rule.id,
            "sentence": rule.sentence,
            "arithmetic": rule.computes,
            "page": rule.page,
            "findings": counts[rule.id],
        }
        for rule in FACT_RULES
    ]


_MEASURES = frozenset(CHECKED)


def _groups(facts: Iterable[Fact]) -> Iterable[Group]:
    """The facts of one occupation by slice and release."""
    groups: dict[tuple[object, ...], Group] = {}
    for fact in facts:
        at = fact.slice
        where = (fact.source, at.place, at.period, at.universe, at.industry, at.employer)
        group = groups.get(where)
        if group is None:
            group = groups[where] = Group()
        group.facts.append(fact)
        if at.group is None:
            group.single.setdefault(fact.measure, fact)
        elif fact.measure in MEASURES and MEASURES[fact.measure].groups:
            group.spreads.setdefault(fact.measure, []).append(fact)
    return groups.values()


def _is_count(fact: Fact) -> bool:
    at = fact.slice
    return fact.measure in _ACROSS and fact.title is at.employer is at.group is None


def _told(finding: Finding) -> Mapping[str, Any]:
    return {
        "rule": finding.flag.rule,
        "text": finding.flag.text,
        "rows": list(finding.flag.rows),
        "figures": [_figure(fact) for fact in finding.facts],
    }


def _figure(fact: Fact) -> Mapping[str, Any]:
    """A figure with what tells it from others; what does not apply is left out."""
    at = fact.slice
    told = {
        "occupation": str(fact.occupation),
        "title": fact.title,
        "measure": fact.measure,
        "group": at.group,
        "place": at.place,
        "industry": at.industry,
        "employer": at.employer,
        "period": at.period,
        "universe": at.universe,
        "source": fact.source,
        "cell": str(fact.cell) if fact.cell else None,
        "value": fact.estimate.value,
    }
    return {key: value for key, value in told.items() if value is not None}
