"""Rows computed from others."""

from __future__ import annotations

import pytest

from metier.atlas import Atlas
from metier.compare.derived import knots
from metier.model.comparison import Comparison, Row, Verdict
from metier.model.estimate import Status
from metier.survey.outearn import outearn_chance

PAIRS = [
    ("registered nurses", "bill and account collectors"),
    ("chief executives", "cashiers"),
    ("actors", "musicians and singers"),
    ("dentists, general", "registered nurses"),
]


def by_id(made: Comparison) -> dict[str, Row]:
    return {row.measure.id: row for row in reversed(made.rows) if row.primary}


@pytest.mark.parametrize("pair", PAIRS)
def test_the_chance_is_that_of_the_printed_percentiles_and_the_two_add_up(
    almanac: Atlas, pair: tuple[str, str]
) -> None:
    made = almanac.compare(*pair)
    rows = by_id(made)
    family = "annual" if len(knots(rows, 0)) > 1 and len(knots(rows, 1)) > 1 else "hourly"
    first, second = knots(rows, 0, family), knots(rows, 1, family)
    chances = [answer.estimate.value for answer in made["pay.outearn.chance"].answers]
    low, best, high = outearn_chance(first, second)
    assert best is not None
    assert chances[0] == pytest.approx(100 * best)
    assert chances[0] is not None
    assert chances[1] is not None
    assert sum(chance for chance in chances if chance) == pytest.approx(100, abs=1e-6)
    assert f"between {100 * low:.0f} % and {100 * high:.0f} %" in (
        made["pay.outearn.chance"].answers[0].note
    )


def test_the_percentiles_are_those_of_the_page_with_top_coded_ones_as_floors(world: Atlas) -> None:
    made = world.compare("bone menders", "ledger clerks")
    found = knots(by_id(made), 0)
    assert [knot.value for knot in found] == [90_000, 160_000, 250_000, 250_000, 250_000]
    assert [knot.floor for knot in found] == [False, False, True, True, True]
    assert [knot.probability for knot in found] == [0.10, 0.25, 0.50, 0.75, 0.90]


def test_without_percentiles_of_both_there_is_no_chance(world: Atlas) -> None:
    row = world.compare("drummers", "ledger clerks")["pay.outearn.chance"]
    reasons = {answer.estimate.reason for answer in row.answers}
    assert reasons == {"needs pay percentiles of both"}
    assert row.verdict is Verdict.CANNOT_TELL


def test_two_occupations_published_only_together_have_no_chance_against_each_other(
    world: Atlas,
) -> None:
    row = world.compare("quill cutters", "quill sharpeners")["pay.outearn.chance"]
    assert row.answers[0].estimate.reason == "the figure is published for both together"


def test_chance_and_trend_name_their_source_and_whom_they_count(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks")
    for id in ("pay.outearn.chance", "pay.trend"):
        for answer in made[id].answers:
            assert answer.release is not None
            assert "(wage and salary jobs)" in answer.note


def test_pay_at_local_prices_is_pay_by_the_parity_and_its_margin_is_scaled_alike(
    world: Atlas,
) -> None:
    made = world.compare("ledger clerks", "docket clerks", place="MD")
    plain, real = made["pay.annual.mean"].answers[0], made["pay.real"].answers[0]
    assert real.estimate.value == 50_000 * 100 / 80
    assert plain.margin is not None
    assert real.margin == pytest.approx(plain.margin * 100 / 80)
    assert real.estimate.status is Status.ESTIMATED
    assert real.note.startswith("the nation's average pay x 100 / 80, the price level of Maryland")


def test_pay_at_marylands_prices_takes_the_parity_of_the_bureau_of_economic_analysis(
    almanac: Atlas,
) -> None:
    made = almanac.compare("registered nurses", "actors", place="MD")
    parity = made["price.level"].answers[0]
    assert parity.fact is not None
    assert parity.fact.slice.period.startswith("2023")
    mean, real = made["pay.annual.mean"].answers[0], made["pay.real"].answers[0]
    assert mean.estimate.value is not None
    assert parity.estimate.value is not None
    assert real.estimate.value == pytest.approx(mean.estimate.value * 100 / parity.estimate.value)
    assert made["pay.real"].answers[1].estimate.reason == (
        "BLS publishes only hourly pay for this occupation"
    )


def test_the_nation_has_no_local_prices_and_an_unpriced_place_says_so(world: Atlas) -> None:
    nation = world.compare("ledger clerks", "docket clerks")
    assert "choose a place" in (nation["pay.real"].answers[0].estimate.reason or "")
    with pytest.raises(KeyError):
        nation["price.level"]
    other = world.compare("ledger clerks", "docket clerks", place="VA")
    assert other["pay.real"].answers[0].estimate.reason == "no price level for Virginia"
    assert other["price.level"].answers[0].estimate.reason == "no price level for Virginia"


def test_the_trend_is_the_yearly_change_between_the_first_and_the_last_year(world: Atlas) -> None:
    made = world.compare("ledger clerks", "drummers")
    points = made.trends[0].points
    assert [period for period, _, _ in points] == ["2019-05", "2025-05"]
    value = made["pay.trend"].answers[0].estimate.value
    assert value == pytest.approx(100 * (2 ** (1 / 6) - 1))
    assert made["pay.trend"].answers[1].estimate.reason == "needs two years of the survey"


def test_careers_are_told_over_the_same_years(almanac: Atlas) -> None:
    row = almanac.compare("software developers", "lawyers")["pay.trend"]
    assert len({answer.note for answer in row.answers}) == 1
    assert "from May 2021 to May 2025" in row.answers[0].note


def test_a_trend_has_one_point_for_each_year(almanac: Atlas) -> None:
    for title in ("actuaries", "home health aides", "registered nurses"):
        (trend,) = almanac.career(title).trends
        periods = [period for period, _, _ in trend.points]
        assert periods == sorted(set(periods))
        assert len(periods) > 1


def test_a_chance_rests_on_percentiles_of_the_same_people(titled: Atlas) -> None:
    made = titled.compare("ledger keeper", "docket clerks")
    rows = {row.measure.id: row for row in made.rows if row.primary}
    assert len(knots(rows, 0)) == 5
    official = next(r for r in made.rows if r.measure.id == "pay.annual.p90" and not r.primary)
    assert len(knots({**rows, "pay.annual.p90": official}, 0)) == 4
    note = made["pay.outearn.chance"].answers[0].note
    assert "people whose profiles are in people.csv" in note
