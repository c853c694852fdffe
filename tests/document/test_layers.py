"""A layer shades what is solid, and says of the rest why it is not shaded."""

from __future__ import annotations

import pytest

from metier.document.layers import Layer, Shade, Tile, career_layers, gap_layers, leader
from metier.model.comparison import Answer, Gap, Row, Verdict
from metier.model.estimate import Estimate
from metier.model.measure import measure

PAY = measure("pay.annual.mean")
NOTHING = Answer(Estimate.absent("not in these records"))


def answer(value: float, margin: float = 900.0, *flags: str) -> Answer:
    return Answer(Estimate(value, margin / 1.645, 20 if flags else 90), margin, flags=flags)


def row(state: str, a: Answer, b: Answer, verdict: Verdict, gap: float | None) -> Row:
    why = "" if gap is not None else "not in these records"
    found = None if gap is None else Gap(gap, 1_300.0)
    return Row(PAY, state, (a, b), found, verdict, why=why, group=state)


ROWS = [
    row("OH", answer(52_000), answer(49_000), Verdict.HIGHER, 3_000),
    row("NY", answer(70_000), answer(60_000), Verdict.HIGHER, 10_000),
    row("IL", answer(55_000), answer(55_500), Verdict.NO_CLEAR_DIFFERENCE, -500),
    row("WA", answer(60_000), answer(66_000), Verdict.LOWER, -6_000),
    row("VT", answer(80_000, 9_000, "weak"), answer(41_000), Verdict.CANNOT_TELL, None),
    row("TX", NOTHING, NOTHING, Verdict.CANNOT_TELL, None),
]
SHORT = ("clerks", "collectors")


def tile(layer: Layer, state: str) -> Tile:
    return next(one for one in layer.tiles if one.state == state)


PAID, GAPS = career_layers(ROWS, SHORT, "Pay of {career}")[0], gap_layers(ROWS, SHORT)[0]


def test_shades_follow_the_order_of_values() -> None:
    order = [tile(PAID, state).shade for state in ("OH", "IL", "WA", "NY")]
    assert order == [Shade.FIRST, Shade.SECOND, Shade.THIRD, Shade.FOURTH]


def test_a_figure_of_few_people_is_told_but_not_shaded() -> None:
    assert tile(PAID, "VT").shade is Shade.WEAK
    assert tile(PAID, "VT").words == "$80,000 ± 9,000 (weak: 20 people)"


def test_a_state_without_a_figure_says_why_on_its_tile_and_in_the_legend() -> None:
    assert tile(PAID, "TX") == Tile("TX", Shade.NONE, None, "", "not in these records")
    assert (Shade.NONE, None, "TX: not in these records") in PAID.legend


def test_a_gap_within_its_margin_has_no_careers_colour() -> None:
    assert tile(GAPS, "IL").shade is Shade.SAME
    assert tile(GAPS, "IL").career is None
    assert tile(GAPS, "IL").words == "no clear difference: $500 (± $1,300)"


def test_a_clear_gap_has_the_colour_of_who_is_paid_more() -> None:
    assert (tile(GAPS, "NY").career, tile(GAPS, "WA").career) == (0, 1)
    assert tile(GAPS, "NY").shade is Shade.FOURTH
    assert tile(GAPS, "OH").shade is Shade.SECOND
    assert tile(GAPS, "WA").words == "collectors $6,000 (± $1,300) more"


@pytest.mark.parametrize("careers", [("clerks",), ("a", "b", "c")])
def test_only_two_careers_have_a_gap(careers: tuple[str, ...]) -> None:
    assert gap_layers(ROWS, careers) == []


def test_a_career_that_few_states_know_has_no_layer() -> None:
    assert career_layers(ROWS[:3], SHORT, "Pay of {career}") == []


def test_the_leader_is_who_is_clearly_paid_more() -> None:
    assert [leader(one) for one in ROWS[:4]] == [0, 0, None, 1]
