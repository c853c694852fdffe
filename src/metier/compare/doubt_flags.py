"""Figures of a page that the checks of its snapshot object to, as the build report has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from metier.compare.derived import yearly
from metier.compare.holding import Holding
from metier.compare.naming import capital, listed, listed_label, short_name
from metier.model.comparison import Career, Flag, Row
from metier.model.fact import Fact
from metier.model.measure import MEASURES
from metier.words import compact, figure, later, say, translated, when

Finding = Mapping[str, Any]
Key = tuple[object, ...]
MOST = 4
"""Findings of one rule that a page tells of; the others are counted."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """What a build's checks found, by the figures it is about.

    Attributes:
        sentences: of the rules, by id.
        findings: of each figure, in the order of the report.
    """

    sentences: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[Key, Sequence[Finding]] = field(default_factory=dict)


def doubts_of(report: Mapping[str, Any]) -> Doubts:
    """The findings of a build report; none where a version wrote it that had no checks."""
    checks = report.get("checks")
    if checks is None:
        return Doubts()
    found: dict[Key, list[Finding]] = defaultdict(list)
    for finding in checks["findings"]:
        for told in finding["figures"]:
            found[tuple(map(told.get, _NAMES))].append(finding)
    return Doubts({rule["rule"]: rule["sentence"] for rule in checks["rules"]}, found)


def doubted(doubts: Doubts, rows: Sequence[Row], holdings: Sequence[Holding]) -> Iterable[Flag]:
    """One flag for each rule that objects to a figure of the page, or of its chart by year."""
    if not doubts.findings:
        return
    told: dict[str, dict[int, tuple[Career, Finding]]] = defaultdict(dict)
    for position, holding in enumerate(holdings):
        for fact in _on_page(position, rows, holding):
            for finding in doubts.findings.get(_key(fact), ()):
                told[finding["rule"]].setdefault(id(finding), (holding.career, finding))
    for rule, sentence in doubts.sentences.items():
        if found := list(told[rule].values()):
            words = [_told(career, finding) for career, finding in found]
            about = dict.fromkeys(id for _, finding in found for id in finding["rows"])
            yield Flag(
                "doubted", f"{translated(sentence)} {capital(compact(words, MOST))}.", tuple(about)
            )


def _on_page(position: int, rows: Sequence[Row], holding: Holding) -> Iterator[Fact]:
    answers = (row.answers[position] for row in rows)
    yield from (answer.fact for answer in answers if answer.fact is not None)
    yield from yearly(holding)


_NAMES = (
    *("occupation", "title", "measure", "group", "place"),
    *("industry", "employer", "period", "universe", "source"),
)
"""What tells a figure from all others in a report, in the order of `_key`."""


def _key(fact: Fact) -> Key:
    at = fact.slice
    where = (at.place, at.industry, at.employer, at.period, at.universe)
    return (str(fact.occupation), fact.title, fact.measure, at.group, *where, fact.source)


def _told(career: Career, finding: Finding) -> str:
    """Whose figures contradict each other, and the figures."""
    by_measure: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in finding["figures"]:
        by_measure[one["measure"]].append(one)
    several = len({one["source"].partition("/")[0] for one in finding["figures"]}) > 1
    return say(
        "{career}: {figures}",
        career=short_name(career.occupation_title),
        figures=listed([_figures(id, found, several) for id, found in by_measure.items()]),
    )


def _figures(id: str, found: Sequence[Mapping[str, Any]], several: bool) -> str:
    unit = MEASURES[id].unit
    text = later("{figure} ({period})")
    if several:
        text = later("{figure} ({people}, {period})")
    words = [
        say(
            text,
            figure=figure(one["value"], unit),
            people=translated(one["universe"]),
            period=when(one["period"]),
        )
        for one in found
    ]
    label = listed_label(translated(MEASURES[id].label))
    return say("{measure} of {figures}", measure=label, figures=compact(words, MOST))
