"""The charts of a comparison: which points are drawn, and what each chart says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from metier.document.naming import tags
from metier.document.nodes import Chart, ChartKind, Point
from metier.model.comparison import Answer, Comparison, Item, Row
from metier.model.estimate import Status
from metier.model.measure import Unit
from metier.words import compact, figure, join, mid_sentence, when
from metier.words.language import say

PERCENTILES = (
    ("pay.annual.p10", "10th"),
    ("pay.annual.p25", "25th"),
    ("pay.annual.median", "median"),
    ("pay.annual.p75", "75th"),
    ("pay.annual.p90", "90th"),
)
"""Measures of the pay chart and the name of each percentile."""

MEAN = "average"
"""The key of the mean in the pay chart."""


def charts(comparison: Comparison) -> tuple[Chart, ...]:
    """The charts for which there are figures, in the order of a page."""
    short = tags(comparison.careers)
    made = (
        _pay(comparison, short),
        _trend(comparison, short),
        _shares(comparison, short, "education.share", "schooling", "Schooling of those who work"),
        _shares(comparison, short, "age.share", "age", "Age"),
        _ratings(comparison, short),
    )
    return tuple(chart for chart in made if chart is not None)


def _national(rows: Sequence[Row]) -> str:
    """Says which of the rows drawn on the page of a place are the nation's; empty if none is."""
    nation = [row for row in rows if any("national" in answer.flags for answer in row.answers)]
    if not nation:
        return ""
    if len(nation) == len(rows):
        return " National figures."
    return f" National figures for {join([_within(row.label) for row in nation])}."


def _named(comparison: Comparison, id: str) -> list[Row]:
    return [row for row in comparison.rows if row.measure.id == id and row.primary]


def _point(career: int, key: str, answer: Answer) -> Point | None:
    value = answer.estimate.value
    if value is None:
        return None
    return Point(career, key, value, answer.margin, answer.estimate.status is Status.TOP_CODED)


def _points(rows: Iterable[tuple[str, Row]]) -> tuple[Point, ...]:
    found = (
        _point(career, key, answer)
        for key, row in rows
        for career, answer in enumerate(row.answers)
    )
    return tuple(point for point in found if point is not None)


def _pay(comparison: Comparison, short: Sequence[str]) -> Chart | None:
    keyed = [(key, row) for id, key in PERCENTILES for row in _named(comparison, id)]
    keyed += [(MEAN, row) for row in _named(comparison, "pay.annual.mean")]
    points = _points(keyed)
    if len({point.key for point in points} - {MEAN}) < 2:
        return None
    chart = Chart(
        ChartKind.RANGE, "chart-pay", "Pay, a year", "", "Percentile",
        Unit.USD_YEAR, tuple(short), points,
    )  # fmt: skip
    spans = [span for career in range(len(short)) if (span := span_of(chart, career))]
    told = join([f"{tag} from {_money(a)} to {_money(b)}" for tag, (a, b) in _with(short, spans)])
    sentence = f"From the 10th to the 90th percentile: {told}."
    if (shared := overlap(chart)) is not None:
        low, high = (figure(end, Unit.USD_YEAR) for end in shared)
        sentence += f" The ranges share {low} to {high}."
    elif len(spans) > 1:
        sentence += " The ranges have nothing in common."
    return replace(chart, sentence=sentence + _national([row for _, row in keyed]))


def _with(
    short: Sequence[str], spans: Sequence[tuple[Point, Point]]
) -> Iterable[tuple[str, tuple[Point, Point]]]:
    return ((short[span[0].career], span) for span in spans)


def _money(point: Point) -> str:
    bound = "at least " if point.bound else ""
    return bound + figure(point.value, Unit.USD_YEAR)


def span_of(chart: Chart, career: int) -> tuple[Point, Point] | None:
    """The lowest and the highest percentile drawn of a career; None for fewer than two."""
    mine = [p for p in chart.points if p.career == career and p.key != MEAN]
    return (mine[0], mine[-1]) if len(mine) > 1 else None


def overlap(chart: Chart) -> tuple[float, float] | None:
    """The part of the axis that all careers' ranges cover; None where there is none."""
    spans = [span for career in range(len(chart.tags)) if (span := span_of(chart, career))]
    if len(spans) < 2:
        return None
    low = max(start.value for start, _ in spans)
    high = min(end.value for _, end in spans)
    return (low, high) if low < high else None


def _trend(comparison: Comparison, short: Sequence[str]) -> Chart | None:
    points = tuple(
        Point(trend.career, period, value, margin)
        for trend in comparison.trends
        for period, value, margin in trend.points
    )
    periods = sorted({point.key for point in points})
    if len(periods) < 2:
        return None
    told = []
    for trend in comparison.trends:
        if len(trend.points) > 1:
            first, last = (figure(p[1], Unit.USD_YEAR) for p in (trend.points[0], trend.points[-1]))
            later = trend.points[0][0] != periods[0]
            since = f" in {when(trend.points[0][0])}" if later else ""
            told.append(f"{short[trend.career]} from {first}{since} to {last}")
    sentence = (
        f"Average pay between {when(periods[0])} and {when(periods[-1])}: {join(told)}, "
        "not corrected for prices. The survey's method changed in May 2021."
    )
    if comparison.place.code != "US":
        sentence += " National figures."
    return Chart(
        ChartKind.TREND, "chart-trend", f"Average pay since {periods[0][:4]}", sentence, "Period",
        Unit.USD_YEAR, tuple(short), points,
    )  # fmt: skip


def _shares(
    comparison: Comparison, short: Sequence[str], id: str, name: str, title: str
) -> Chart | None:
    rows = _named(comparison, id)
    points = _points([(row.label, row) for row in rows])
    if len({point.key for point in points}) < 2:
        return None
    told = []
    for career, tag in enumerate(short):
        mine = [point for point in points if point.career == career]
        if mine:
            top = max(mine, key=lambda point: point.value)
            share = figure(top.value, Unit.PERCENT, top.margin)
            told.append(f"{_within(top.key)} for {tag} ({share})")
    return Chart(
        ChartKind.SHARES, f"chart-{name}", title,
        f"Most common: {join(told)}.{_national(rows)}", title.split()[0],
        Unit.PERCENT, tuple(short), points,
    )  # fmt: skip


def _within(level: str) -> str:
    return level if level[:1].isdigit() else mid_sentence(level)


def _ratings(comparison: Comparison, short: Sequence[str]) -> Chart | None:
    # what experts rate; the shares of postings that ask for a skill are another list
    rows = [
        row
        for row in comparison.rows
        if row.measure.id == "skills.top" and row.measure.unit is Unit.SCORE
    ]
    if not rows:
        return None
    listed = [{item.name: item for item in answer.items} for answer in rows[0].answers]
    rated = [{n: i for n, i in mine.items() if i.estimate.value is not None} for mine in listed]
    if not all(rated):
        return None
    names = _shared_first(rated)
    points = tuple(
        Point(career, name, mine[name].estimate.value or 0.0)
        for name in names
        for career, mine in enumerate(rated)
        if name in mine
    )
    return Chart(
        ChartKind.RATINGS, "chart-skills", "Skills that matter most", _skills(rated, short),
        "Skill", Unit.SCORE, tuple(short), points, heads=_skill_heads(names, rated, short),
    )  # fmt: skip


def _skill_heads(
    names: Sequence[str], rated: Sequence[Mapping[str, Item]], short: Sequence[str]
) -> Mapping[str, str]:
    """What stands above the first skill of those on all lists, and above those on one or some."""
    if len(rated) == 1:
        return {}
    first: dict[str, str] = {}
    for name in names:
        having = [tag for tag, mine in zip(short, rated, strict=True) if name in mine]
        every = say("On both lists") if len(rated) == 2 else say("On every list")
        alone = say("Only for {career}", career=having[0])
        some = alone if len(having) == 1 else say("For {careers}", careers=join(having))
        first.setdefault(every if len(having) == len(rated) else some, name)
    return {name: head for head, name in first.items()}


def _shared_first(rated: Sequence[Mapping[str, Item]]) -> list[str]:
    """All names: those on every list, then those on the first lists, and so on."""
    every = dict.fromkeys(name for mine in rated for name in mine)
    return sorted(every, key=lambda name: tuple(name not in mine for mine in rated))


def _skills(rated: Sequence[Mapping[str, Item]], short: Sequence[str]) -> str:
    if len(rated) == 1:
        return f"Rated highest by O*NET: {compact(_low(rated[0]), 4)}."
    shared = [name for name in rated[0] if all(name in mine for mine in rated)]
    longest = max(len(mine) for mine in rated)
    both = "on both lists" if len(rated) == 2 else "on every list"
    told = [f"Of the {longest} skills rated highest for each, {len(shared)} are {both}"]
    for mine, tag in zip(rated, short, strict=True):
        if alone := [name for name in mine if name not in shared]:
            only = "only" if len(rated) == 2 else "not on every list"
            told.append(f"{only} for {tag}: {compact(_low(alone), 4)}")
    return "; ".join(told) + "."


def _low(names: Iterable[str]) -> list[str]:
    return [mid_sentence(name) for name in names]
