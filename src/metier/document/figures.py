"""The charts of a comparison: which points are drawn, and what each chart says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from metier.document.chart import Chart, ChartKind, Point
from metier.document.industries import industry_chart
from metier.document.modes import most_common, within
from metier.document.naming import tags
from metier.document.order import sections_of
from metier.document.sources import source_line
from metier.document.states import StateMap, state_map
from metier.model.comparison import Answer, Comparison, Item, Row
from metier.model.estimate import Status
from metier.model.measure import Section, Unit
from metier.words import compact, figure, join, later, mid_sentence, say, translated, when

PERCENTILES = (
    ("pay.annual.p10", later("10th")),
    ("pay.annual.p25", later("25th")),
    ("pay.annual.median", later("median")),
    ("pay.annual.p75", later("75th")),
    ("pay.annual.p90", later("90th")),
)
"""Measures of the pay chart and the name of each percentile."""

PAY_CHART = "chart-pay"
"""The anchor of the chart of pay, which a page shows first unless another matters more."""

MEAN = later("average")
"""The key of the mean in the pay chart."""


def charts(comparison: Comparison) -> tuple[Chart, ...]:
    """The charts for which there are figures, in the order of a page."""
    short = tags(comparison.careers)
    made = (
        _pay(comparison, short),
        _trend(comparison, short),
        _shares(comparison, short, "education.share", "schooling"),
        _shares(comparison, short, "age.share", "age"),
        industry_chart(comparison, short),
        _ratings(comparison, short),
    )
    return tuple(chart for chart in made if chart is not None)


def pictures(comparison: Comparison) -> tuple[Chart | StateMap, ...]:
    """The charts and the map of the states, in the order of the table's sections."""
    drawn = charts(comparison)
    of_states = state_map(comparison, tags(comparison.careers))
    paid = [chart for chart in drawn if chart.kind in (ChartKind.RANGE, ChartKind.TREND)]
    others = [chart for chart in drawn if chart not in paid]
    order = tuple(dict.fromkeys([*sections_of(comparison.rows), *Section]))
    every = (*paid, *([of_states] if of_states else ()), *others)
    return tuple(sorted(every, key=lambda drawing: order.index(section_of(drawing))))


def section_of(drawing: Chart | StateMap) -> Section:
    """The section of the table whose figures a drawing shows."""
    return _SECTIONS.get(drawing.anchor, Section.PAY)


_SECTIONS = {
    "chart-schooling": Section.WAY_IN,
    "chart-age": Section.PEOPLE,
    "chart-industries": Section.WORK,
    "chart-skills": Section.WORK,
}
"""By anchor; the others, the map too, are of pay."""


def _national(rows: Sequence[Row]) -> str:
    """Says which of the rows drawn on the page of a place are the nation's; empty if none is."""
    nation = [row for row in rows if any("national" in answer.flags for answer in row.answers)]
    if not nation:
        return ""
    if len(nation) == len(rows):
        return say("National figures.")
    return say("National figures for {rows}.", rows=join([within(row.label) for row in nation]))


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
        ChartKind.RANGE, PAY_CHART, say("Pay, a year"), "", say("Percentile"),
        Unit.USD_YEAR, tuple(short), points, _source([row for _, row in keyed]),
    )  # fmt: skip
    spans = [span for career in range(len(short)) if (span := span_of(chart, career))]
    told = [
        say("{career} from {first} to {last}", career=tag, first=_money(a), last=_money(b))
        for tag, (a, b) in _with(short, spans)
    ]
    said = [say("From the 10th to the 90th percentile: {told}.", told=join(told))]
    if (shared := overlap(chart)) is not None:
        low, high = (figure(end, Unit.USD_YEAR) for end in shared)
        said.append(say("The ranges share {low} to {high}.", low=low, high=high))
    elif len(spans) == 2:
        said.append(say("The ranges have nothing in common."))
    elif len(spans) > 2:
        said.append(say("No pay is within all of the ranges."))
    said.append(_national([row for _, row in keyed]))
    return replace(chart, sentence=" ".join(filter(None, said)))


def _source(rows: Iterable[Row]) -> str:
    return source_line(answer for row in rows for answer in row.answers)


def _with(
    short: Sequence[str], spans: Sequence[tuple[Point, Point]]
) -> Iterable[tuple[str, tuple[Point, Point]]]:
    return ((short[span[0].career], span) for span in spans)


def _money(point: Point) -> str:
    amount = figure(point.value, Unit.USD_YEAR)
    return say("at least {amount}", amount=amount) if point.bound else amount


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
            message = later("{career} from {first} to {last}")
            if trend.points[0][0] != periods[0]:
                message = later("{career} from {first} in {period} to {last}")
            told.append(
                say(
                    message,
                    career=short[trend.career],
                    first=first,
                    last=last,
                    period=when(trend.points[0][0]),
                )
            )
    sentence = say(
        "Average pay between {start} and {end}: {told}, not corrected for prices. The survey's "
        "method changed in May 2021.",
        start=when(periods[0]),
        end=when(periods[-1]),
        told=join(told),
    )
    if comparison.place.code != "US":
        sentence += " " + say("National figures.")
    title = say("Average pay since {year}", year=periods[0][:4])
    return Chart(
        ChartKind.TREND, "chart-trend", title, sentence, say("Period"),
        Unit.USD_YEAR, tuple(short), points,
    )  # fmt: skip


def _shares(comparison: Comparison, short: Sequence[str], id: str, name: str) -> Chart | None:
    rows = _named(comparison, id)
    points = _points([(row.label, row) for row in rows])
    if len({point.key for point in points}) < 2:
        return None
    said = (say("Most common: {told}.", told=most_common(points, short)), _national(rows))
    title, key = _SHARED[name]
    return Chart(
        ChartKind.SHARES, f"chart-{name}", say(title), " ".join(filter(None, said)), say(key),
        Unit.PERCENT, tuple(short), points, _source(rows),
    )  # fmt: skip


_SHARED = {
    "schooling": (later("Schooling of those who work"), later("Schooling")),
    "age": (later("Age"), later("Age")),
}
"""Title of the chart of a distribution, and what its levels are."""


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
        ChartKind.RATINGS, "chart-skills", say("Skills that matter most"), _skills(rated, short),
        say("Skill"), Unit.SCORE, tuple(short), points, _source(rows[:1]),
        _skill_heads(names, rated, short),
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
        return say("Rated highest by O*NET: {skills}.", skills=compact(_low(rated[0]), 4))
    shared = [name for name in rated[0] if all(name in mine for mine in rated)]
    longest = max(len(mine) for mine in rated)
    message = later("Of the {all} skills rated highest for each, {shared} are on every list")
    if len(rated) == 2:
        message = later("Of the {all} skills rated highest for each, {shared} are on both lists")
    told = [say(message, all=longest, shared=len(shared))]
    for mine, tag in zip(rated, short, strict=True):
        if alone := [name for name in mine if name not in shared]:
            message = later("not on every list for {career}: {skills}")
            if len(rated) == 2:
                message = later("only for {career}: {skills}")
            told.append(say(message, career=tag, skills=compact(_low(alone), 4)))
    return "; ".join(told) + "."


def _low(names: Iterable[str]) -> list[str]:
    return [mid_sentence(translated(name)) for name in names]
