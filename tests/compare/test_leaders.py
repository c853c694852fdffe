"""The best-paying spot is named with its ties, and with what could not be ranked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.fixtures.holdings import FRAME, OWN, holding

from metier.atlas import Atlas
from metier.compare.leaders import leader_rows
from metier.model.fact import Fact, Slice


def test_a_leader_elsewhere_is_not_flagged_as_national(almanac: Atlas) -> None:
    made = almanac.compare("registered nurses", "cashiers", place="MD")
    leaders = made["pay.top.state"].answers
    assert not any("national" in answer.flags for answer in leaders)
    assert all(answer.note.startswith("California and Texas are not in") for answer in leaders)
    assert all(answer.place == answer.estimate.category for answer in leaders)


def test_the_best_paying_industry_comes_with_those_that_cannot_be_told_from_it(
    world: Atlas,
) -> None:
    answer = world.compare("ledger clerks", "docket clerks")["pay.top.industry"].answers[0]
    assert answer.estimate.category == "Finance and insurance"
    assert answer.estimate.value == 60_000
    assert [item.name for item in answer.items] == ["Utilities"]


def test_an_industry_never_ties_with_itself(almanac: Atlas) -> None:
    for title in ("actors", "elementary school teachers", "credit counselors"):
        answer = almanac.career(title)["pay.top.industry"].answers[0]
        names = [answer.estimate.category, *(item.name for item in answer.items)]
        assert len(set(names)) == len(names), title


def test_without_tested_means_there_is_no_best_paying_place(world: Atlas) -> None:
    row = world.compare("ledger clerks", "docket clerks")["pay.top.state"]
    assert row.answers[0].estimate.reason == row.measure.missing


def test_the_best_paying_company_is_of_the_titles_own_with_those_that_tie(titled: Atlas) -> None:
    (row,) = (r for r in titled.career("ledger keeper").rows if r.measure.id == "pay.top.company")
    answer = row.answers[0]
    assert answer.estimate.category == "Quire & Co"
    assert [item.name for item in answer.items] == ["Vellum Bank"]
    assert answer.inherited_from is None


def test_records_and_publications_make_a_row_each_of_best_paying_industries(titled: Atlas) -> None:
    rows = [r for r in titled.career("ledger keeper").rows if r.measure.id == "pay.top.industry"]
    assert [row.answers[0].estimate.value for row in rows] == [66_000, 60_000]
    assert rows[0].answers[0].estimate.category == "Finance and insurance"
    assert rows[1].label == "Best-paying industry (OEWS: wage and salary jobs)"


def test_a_spot_within_another_is_no_leader_of_its_kind(
    make_fact: Callable[..., Fact],
) -> None:
    of_bank = replace(
        make_fact(OWN, "pay.annual.mean", 9.0, 1.0, industry="52"),
        slice=Slice("MD", "2025-05", "jobs", "52", "A bank"),
    )
    for id, names in (
        ("pay.top.state", {"MD": "Maryland"}),
        ("pay.top.company", {}),
        ("pay.top.industry", {"52": "Finance"}),
    ):
        (row,) = leader_rows(id, [holding(of_bank)], names, FRAME)
        assert row.answers[0].fact is None


def test_a_single_company_of_the_title_is_no_ranking(make_fact: Callable[..., Fact]) -> None:
    def of(employer: str, mean: float, title: str | None = None) -> Fact:
        fact = make_fact(OWN, "pay.annual.mean", mean, 1.0)
        return replace(fact, slice=replace(fact.slice, employer=employer), title=title)

    held = holding(of("A", 9.0, "Ledger keeper"), of("A", 5.0), of("B", 7.0))
    (row,) = leader_rows("pay.top.company", [held], {}, FRAME)
    assert row.answers[0].estimate.category == "B"


def test_a_single_place_in_records_is_no_ranking_and_a_career_they_lack_is_told_so(
    make_fact: Callable[..., Fact],
) -> None:
    def of(place: str) -> Fact:
        fact = make_fact(OWN, "pay.annual.mean", 9.0, 1.0, place=place)
        spot = replace(fact.slice, universe="postings of jobs.csv")
        return replace(fact, slice=spot, source="postings/2024/jobs")

    names = {"MD": "Maryland", "CT": "Connecticut"}
    (alone,) = leader_rows("pay.top.state", [holding(of("MD"))], names, FRAME)
    assert alone.answers[0].fact is None
    two = [holding(of("MD"), of("CT")), holding()]
    (ranked,) = leader_rows("pay.top.state", two, names, FRAME)
    assert ranked.answers[0].estimate.category in names.values()
    assert ranked.answers[1].estimate.reason == "no figure in these records"


def test_a_company_in_capitals_is_written_as_a_name(make_fact: Callable[..., Fact]) -> None:
    def of(employer: str, mean: float) -> Fact:
        fact = make_fact(OWN, "pay.annual.mean", mean, 1.0)
        spot = replace(fact.slice, employer=employer, universe="postings of jobs.csv")
        return replace(fact, slice=spot, source="postings/2024/jobs")

    held = holding(of("DEPT OF INK", 90.0), of("Wax & Co", 50.0))
    (row,) = leader_rows("pay.top.company", [held], {}, FRAME)
    assert row.answers[0].estimate.category == "Dept of INK"
    assert row.label == "Best-paying company (postings)"


STATES = {"MD": "Maryland", "CT": "Connecticut", "DE": "Delaware"}


def test_a_spot_whose_error_is_a_large_part_of_its_figure_neither_leads_nor_ties(
    make_fact: Callable[..., Fact],
) -> None:
    def of(place: str, mean: float, error: float) -> Fact:
        return make_fact(OWN, "pay.annual.mean", mean, error, place=place)

    held = holding(of("MD", 90.0, 20.0), of("CT", 70.0, 1.0), of("DE", 60.0, 12.0))
    (row,) = leader_rows("pay.top.state", [held], STATES, FRAME)
    answer = row.answers[0]
    assert answer.estimate.category == "Connecticut"
    assert answer.items == ()
    assert answer.note == (
        "one higher figure is too uncertain to rank (standard error above 16.5 %)"
    )


def test_where_all_figures_are_loose_the_reason_is_that(make_fact: Callable[..., Fact]) -> None:
    def of(place: str) -> Fact:
        return make_fact(OWN, "pay.annual.mean", 90.0, 20.0, place=place)

    (row,) = leader_rows("pay.top.state", [holding(of("MD"), of("CT"))], STATES, FRAME)
    assert row.answers[0].estimate.reason == "no figure is precise enough to rank"
