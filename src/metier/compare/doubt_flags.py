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
from metier.words import compact, figure, say, say_many, translated, when

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
    places = {a.fact.slice.place: a.place for row in rows for a in row.answers if a.fact}
    for position, holding in enumerate(holdings):
        for fact in _on_page(position, rows, holding):
            for finding in doubts.findings.get(_key(fact), ()):
                told[finding["rule"]].setdefault(id(finding), (holding.career, finding))
    for rule, sentence in doubts.sentences.items():
        if found := list(told[rule].values()):
            words = [_told(career, finding, places) for career, finding in found[:MOST]]
            if (more := len(found) - MOST) > 0:
                words.append(say_many("{n} more", "{n} more", more))
            about = dict.fromkeys(id for _, finding in found for id in finding["rows"])
            yield Flag("doubted", f"{translated(sentence)} {capital(listed(words))}.", tuple(about))


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


def _told(career: Career, finding: Finding, places: Mapping[str, str]) -> str:
    """Whose figures contradict each other, and the figures."""
    by_measure: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in finding["figures"]:
        by_measure[one["measure"]].append(one)
    several = len({one["source"].partition("/")[0] for one in finding["figures"]}) > 1

    def detail(one: Mapping[str, Any]) -> str:
        people = [translated(one["universe"])] if several else []
        place = [] if one["place"] == "US" else [places.get(one["place"]) or one["place"]]
        return ", ".join([*people, *place, when(one["period"])])

    def figures(id: str) -> str:
        words = [
            say("{figure} ({detail})", figure=figure(one["value"], unit), detail=detail(one))
            for unit in [MEASURES[id].unit]
            for one in by_measure[id]
        ]
        label = listed_label(translated(MEASURES[id].label))
        return say("{measure} of {figures}", measure=label, figures=compact(words, MOST))

    name = short_name(career.occupation_title)
    return say("{career}: {figures}", career=name, figures=listed(list(map(figures, by_measure))))
