"""What a reader should know before trusting a page."""

from __future__ import annotations

import pytest

from metier.atlas import Atlas
from metier.compare.flags import figure_of
from metier.model.comparison import Comparison


def texts(made: Comparison, rule: str) -> list[str]:
    return [flag.text for flag in made.flags if flag.rule == rule]


def rows(made: Comparison, rule: str) -> set[str]:
    return {id for flag in made.flags if flag.rule == rule for id in flag.rows}


def test_official_names_with_figures_of_their_own_raise_nothing_about_themselves(
    world: Atlas,
) -> None:
    made = world.compare("ledger clerks", "stilt walkers")
    assert {flag.rule for flag in made.flags} <= {"different-universe"}


def test_titles_read_alike_are_the_first_flag(world: Atlas) -> None:
    made = world.compare("ledger clerks", "ledger keeper")
    assert made.flags[0].rule == "same-reading"
    assert "“ledger clerks” and “ledger keeper”" in made.flags[0].text


def test_a_title_without_figures_of_its_own_says_whose_it_shows(world: Atlas) -> None:
    assert texts(world.compare("ledger keeper", "docket clerks"), "inherited") == [
        "Ledger keeper is a title without official figures of its own: "
        "the figures are those of ledger clerks."
    ]


def test_a_wider_group_is_named_with_the_measures_it_stands_for(world: Atlas) -> None:
    made = world.compare("quill cutters", "docket clerks")
    (text,) = texts(made, "wider-occupation")
    assert text.startswith(
        "For quill cutters, some figures are published only for the wider group quill workers: "
        "average pay a year, "
    )
    assert "pay.annual.mean" in rows(made, "wider-occupation")


def test_only_figures_from_fewer_than_thirty_people_are_flagged_weak(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks")
    assert rows(made, "weak-sample") == {"age.median"}
    for row in made.rows:
        for answer in row.answers:
            few = answer.estimate.n is not None and answer.estimate.n < 30
            assert ("weak" in answer.flags) <= few


def test_top_coded_figures_are_flagged(world: Atlas) -> None:
    made = world.compare("bone menders", "ledger clerks")
    assert rows(made, "top-coded") == {"pay.annual.median", "pay.annual.p75", "pay.annual.p90"}


def test_national_figures_are_flagged_where_a_place_was_asked_for(world: Atlas) -> None:
    assert "pay.annual.mean" in rows(
        world.compare("ledger clerks", "docket clerks", place="MD"), "national"
    )
    assert not rows(world.compare("ledger clerks", "docket clerks"), "national")


@pytest.mark.parametrize("place", ["California", "Dallas", "31080"])
def test_a_place_in_a_state_that_the_records_leave_out_is_told_so(
    almanac: Atlas, place: str
) -> None:
    (text,) = texts(almanac.compare("registered nurses", "cashiers", place=place), "national")
    assert text.endswith("The census records at hand leave out California and Texas.")


def test_a_measure_with_a_figure_of_the_place_is_not_said_to_be_national(almanac: Atlas) -> None:
    made = almanac.compare("registered nurses", "cashiers", place="MD")
    (flag,) = (flag for flag in made.flags if flag.rule == "national")
    assert "pay.annual.mean" not in flag.rows
    assert {"pay.hourly.mean", "employment.growth"} <= set(flag.rows)
    assert "skills.top" not in flag.rows


def test_a_place_without_any_figure_of_its_own_is_told_so(almanac: Atlas) -> None:
    made = almanac.compare("waiters", "bartenders", place="Texas")
    (text,) = texts(made, "national")
    assert text.startswith("No figures for Texas but its price level: those shown are for the nat")


def test_other_places_are_not_told_so(almanac: Atlas) -> None:
    (text,) = texts(almanac.compare("registered nurses", "cashiers", place="MD"), "national")
    assert "leave out" not in text


def test_a_title_with_several_readings_names_them_and_choosing_settles_it(almanac: Atlas) -> None:
    titles = ("loss mitigation specialist", "bill and account collectors")
    (text,) = texts(almanac.compare(*titles), "ambiguous-title")
    assert text.startswith("Loss mitigation specialist is read as ")
    assert "it could also be" in text
    settled = almanac.compare(*titles, choices=["13-2071"])
    assert not texts(settled, "ambiguous-title")
    assert not texts(settled, "corrected-title")


def test_sources_that_count_different_people_are_said_once(almanac: Atlas) -> None:
    made = almanac.compare("registered nurses", "cashiers")
    (text,) = texts(made, "different-universe")
    assert text.startswith("Sources differ in whom they count, which each line says: ")
    assert {"pay.annual.mean", "employment.jobs", "gender.share"} <= set(
        rows(made, "different-universe")
    )
    assert "employment.growth" not in rows(made, "different-universe")


def test_a_probability_is_said_in_whole_per_cent() -> None:
    assert figure_of(0.347) == "35 %"


def test_a_title_with_figures_of_its_own_is_not_said_to_have_none(titled: Atlas) -> None:
    rules = {flag.rule for flag in titled.compare("ledger keeper", "docket clerks").flags}
    assert {"own-figures", "beside-official", "further-records"} <= rules
    assert "inherited" not in rules


def test_percentiles_go_without_saying_where_the_median_is_named(almanac: Atlas) -> None:
    flags = {f.rule: f for f in almanac.compare("loan officer", "bill collector", place="MD").flags}
    national = flags["national"]
    assert "percentile" not in national.text
    assert "pay.hourly.p10" in national.rows


def test_sources_that_clearly_say_the_opposite_are_told(almanac: Atlas) -> None:
    made = almanac.compare("legislators", "judges, magistrate judges, and magistrates")
    assert "pay.annual.mean" in rows(made, "sources-opposed")
    clear = {row.verdict for row in made.rows if row.measure.id == "pay.annual.mean"}
    assert {"higher", "lower"} <= clear
    agreed = almanac.compare("registered nurses", "medical assistants")
    assert not rows(agreed, "sources-opposed")
