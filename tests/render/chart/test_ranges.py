"""The pay chart marks the percentiles, and shades what all ranges share."""

from __future__ import annotations

import pytest
from tests.fixtures.comparisons import clerks_and_collectors, of_three, with_bounds
from tests.render.chart.drawn import SVG, WIDTHS, at, height, marks, meeting, root, spot, words

from metier.document.figures import charts
from metier.render.chart.placing import NARROW, WIDE

PAY = charts(clerks_and_collectors())[0]
ALL = (PAY, charts(of_three())[0], charts(with_bounds())[0])


def test_marks_stand_in_proportion_to_their_values() -> None:
    spots = {(c, PAY.keys[k]): spot(mark) for c, k, mark in marks(PAY)}
    values = {(point.career, point.key): point.value for point in PAY.points}
    low, high = min(values.values()), max(values.values())
    for key, value in values.items():
        assert spots[key] == pytest.approx(2 + 96 * (value - low) / (high - low), abs=0.06)


def test_every_percentile_is_a_mark_that_names_its_cell() -> None:
    assert {(c, PAY.keys[k]) for c, k, _ in marks(PAY)} == {(p.career, p.key) for p in PAY.points}


def test_the_shared_part_is_shaded_from_end_to_end() -> None:
    shade = next(one for one in root(PAY).iter(f"{SVG}rect") if one.get("class") == "shade")
    spots = {(c, PAY.keys[k]): spot(mark) for c, k, mark in marks(PAY)}
    left = at(shade.get("x", ""), 100)
    assert left == pytest.approx(spots[0, "10th"], abs=0.06)
    assert left + at(shade.get("width", ""), 100) == pytest.approx(spots[1, "90th"], abs=0.11)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("chart", ALL, ids=lambda chart: len(chart.tags))
def test_words_neither_meet_nor_leave_the_drawing(chart: object, width: int) -> None:
    assert chart in ALL
    pay = ALL[ALL.index(chart)]
    boxes = words(pay, width)
    assert meeting(boxes) == []
    assert all(box.left >= -0.5 and box.right <= width + 0.5 for box in boxes)
    assert all(box.top >= 0 and box.bottom <= height(pay) for box in boxes)


def test_percentiles_and_averages_are_named() -> None:
    said = {box.said for box in words(PAY, WIDE)}
    assert {"$37,330", "$50,020", "$69,770", "10th", "median", "90th", "average $52,520"} <= said


def test_words_that_would_meet_are_left_out_on_a_phone() -> None:
    assert len(words(PAY, NARROW)) < len(words(PAY, WIDE))


def test_a_bound_is_marked_as_or_more() -> None:
    assert "$239,200 or more" in {box.said for box in words(ALL[2], WIDE)}
