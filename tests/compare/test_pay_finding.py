"""The finding about pay."""

from __future__ import annotations

from metier.atlas import Atlas


def first(atlas: Atlas, *titles: str) -> str:
    return atlas.compare(*titles).findings[0].text


def test_the_better_paid_come_first_with_both_figures_and_the_gap(world: Atlas) -> None:
    told = first(world, "ledger clerks", "globe teachers, postsecondary")
    assert told.startswith(
        "Postsecondary globe teachers earn more: $80,000 a year against $50,000 for ledger "
        "clerks on average, $30,000 (± $1,700) more."
    )
    assert "ledger clerks are paid more in about" in told


def test_two_bounds_or_a_bound_are_said_as_at_least_and_never_as_more(world: Atlas) -> None:
    made = world.compare("bone menders", "ledger clerks")
    assert made["pay.annual.median"].sentence == (
        "Median pay, a year: at least $250,000 (top-coded) for bone menders and $48,000 for "
        "ledger clerks; the gap is at least $202,000; not tested: one side is a bound."
    )
    assert made["pay.annual.p90"].gap is not None


def test_pay_by_the_hour_is_compared_where_one_has_no_other(world: Atlas) -> None:
    told = first(world, "stilt walkers", "ledger clerks")
    assert told.startswith("Stilt walkers earn more: $60.00 an hour against $24.04 for ledger")


def test_one_side_without_pay_is_said_with_the_reason(world: Atlas) -> None:
    told = first(world, "drummers", "ledger clerks")
    assert told == (
        "Ledger clerks are paid $50,000 a year on average; for drummers there is no figure "
        "(official surveys of pay and jobs leave out the armed forces)."
    )


def test_of_many_each_is_named_with_those_that_do_not_differ_and_those_without(
    world: Atlas,
) -> None:
    told = first(world, "ledger clerks", "docket clerks", "bone menders", "drummers")
    assert told == (
        "Average pay, a year: $310,000 for bone menders, $50,200 for docket clerks and $50,000 "
        "for ledger clerks. No such figure for drummers. "
        "No clear difference between docket clerks and ledger clerks."
    )


def test_a_wide_margin_is_no_clear_difference_and_not_about_the_same(almanac: Atlas) -> None:
    told = first(almanac, "orthopedic surgeons, except pediatric", "neurologists")
    assert "about the same" not in told
