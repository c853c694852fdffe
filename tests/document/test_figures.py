"""Charts are drawn where there are figures, and each says in a sentence what it shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.fixtures.comparisons import clerks_and_collectors, with_bounds

from metier.document.chart import Chart
from metier.document.figures import charts, overlap, span_of
from metier.model.comparison import Comparison, Row
from metier.model.records import Place, PlaceKind


def drawn(anchor: str, comparison: Comparison | None = None) -> Chart:
    return next(c for c in charts(comparison or clerks_and_collectors()) if c.anchor == anchor)


def test_the_charts_of_a_page_in_order() -> None:
    assert [chart.anchor for chart in charts(clerks_and_collectors())] == [
        "chart-pay",
        "chart-trend",
        "chart-schooling",
        "chart-age",
        "chart-skills",
    ]


def test_the_pay_chart_says_both_ranges_and_what_they_share() -> None:
    assert drawn("chart-pay").sentence == (
        "From the 10th to the 90th percentile: clerks from $37,330 to $69,770 and collectors "
        "from $34,400 to $65,580. The ranges share $37,330 to $65,580."
    )


def test_the_overlap_is_the_part_that_all_ranges_cover() -> None:
    chart = drawn("chart-pay")
    assert overlap(chart) == (37330.0, 65580.0)
    apart = tuple(replace(p, value=p.value + 90_000) if p.career else p for p in chart.points)
    assert overlap(replace(chart, points=apart)) is None


def test_a_top_coded_percentile_is_a_bound() -> None:
    chart = drawn("chart-pay", with_bounds())
    span = span_of(chart, 0)
    assert span is not None
    assert span[1].bound
    assert "at least $239,200" in chart.sentence


def test_the_trend_says_what_its_dollars_are() -> None:
    sentence = drawn("chart-trend").sentence
    assert "between May 2019 and May 2025" in sentence
    assert "not corrected for prices" in sentence


def test_a_career_that_begins_later_in_the_series_says_when() -> None:
    both = clerks_and_collectors()
    first, second = both.trends
    later = replace(first, points=first.points[1:])
    told = drawn("chart-trend", replace(both, trends=(later, second))).sentence
    assert f" in May {int(second.points[0][0][:4]) + 1} to " in told
    assert " in May " not in drawn("chart-trend", both).sentence.partition(":")[2].partition(",")[0]


def test_charts_on_the_page_of_a_place_say_what_is_national() -> None:
    both = clerks_and_collectors()
    maryland = Place("MD", "Maryland", PlaceKind.STATE)

    def national(row: Row) -> Row:
        return replace(row, answers=tuple(replace(a, flags=("national",)) for a in row.answers))

    every = replace(both, place=maryland, rows=tuple(map(national, both.rows)))
    for anchor in ("chart-pay", "chart-trend", "chart-schooling", "chart-age"):
        assert drawn(anchor, every).sentence.endswith(" National figures.")
        assert "National" not in drawn(anchor, both).sentence
    one = tuple(national(r) if r.label == "High school" else r for r in both.rows)
    told = drawn("chart-schooling", replace(both, place=maryland, rows=one)).sentence
    assert told.endswith(" National figures for high school.")


def test_skills_on_every_list_stand_first_and_the_others_are_named() -> None:
    chart = drawn("chart-skills")
    assert chart.keys[:3] == ("Active listening", "Speaking", "Reading comprehension")
    assert "3 are on both lists" in chart.sentence
    assert "only for collectors: negotiation and persuasion" in chart.sentence


@pytest.mark.parametrize("id", ["pay.annual", "education.share", "age.share", "skills.top"])
def test_a_chart_without_figures_is_not_drawn(id: str) -> None:
    both = clerks_and_collectors()
    rest = tuple(row for row in both.rows if not row.measure.id.startswith(id))
    assert len(charts(replace(both, rows=rest))) == 4


def test_one_career_has_charts_of_its_own() -> None:
    both = clerks_and_collectors()
    rows = tuple(replace(row, answers=row.answers[:1]) for row in both.rows)
    alone = replace(both, careers=both.careers[:1], rows=rows, trends=both.trends[:1])
    assert len(charts(alone)) == 5
    assert overlap(charts(alone)[0]) is None
