"""Facts of several careers into rows, like with like."""

from __future__ import annotations

from dataclasses import replace

from tests.fixtures.holdings import CPS, FRAME, MARYLAND, OWN, WIDE, MakeFact, holding

from metier.atlas import Atlas
from metier.compare.align import rows_of
from metier.model.codes import soc
from metier.model.estimate import Estimate
from metier.model.fact import Fact
from metier.model.measure import measure


def test_a_measure_without_facts_is_one_row_of_absent_answers_with_its_reason() -> None:
    lgbt = measure("lgbt.share")
    (row,) = rows_of(lgbt, [holding(), holding()], FRAME)
    assert {a.estimate.reason for a in row.answers} == {lgbt.missing}


def test_the_publication_that_all_careers_have_leads_and_the_others_follow(
    make_fact: MakeFact,
) -> None:
    other = soc("43-9902")
    mine = [
        make_fact(OWN, "employment.jobs", 10.0),
        make_fact(OWN, "employment.jobs", 12.0, source=CPS, universe="people"),
    ]
    theirs = [make_fact(other, "employment.jobs", 7.0, source=CPS, universe="people")]
    rows = rows_of(
        measure("employment.jobs"), [holding(*mine), holding(*theirs, code=other)], FRAME
    )
    assert [row.primary for row in rows] == [True, False]
    assert [a.estimate.value for a in rows[0].answers] == [12.0, 7.0]
    assert rows[1].label == "Jobs (wage and salary jobs)"
    assert rows[1].answers[1].estimate.reason == "not published"


def test_the_newest_period_that_both_have_is_taken_before_the_newest_of_one(
    make_fact: MakeFact,
) -> None:
    other, id = soc("43-9902"), "pay.annual.mean"
    old = "oews/2019-05/national"
    mine = [make_fact(OWN, id, 2.0), make_fact(OWN, id, 1.0, source=old)]
    theirs = [make_fact(other, id, 3.0, source=old)]
    (row,) = rows_of(measure(id), [holding(*mine), holding(*theirs, code=other)], FRAME)
    assert [a.fact.slice.period for a in row.answers if a.fact] == ["2019-05", "2019-05"]
    (alone,) = rows_of(measure(id), [holding(*mine)], FRAME)
    assert alone.answers[0].estimate.value == 2.0


def test_the_place_asked_for_wins_over_the_nation_only_if_both_have_it(
    make_fact: MakeFact,
) -> None:
    other, id = soc("43-9902"), "pay.annual.mean"
    mine = [make_fact(OWN, id, 2.0), make_fact(OWN, id, 1.0, place="MD")]
    theirs = [make_fact(other, id, 3.0)]
    (row,) = rows_of(measure(id), [holding(*mine), holding(*theirs, code=other)], MARYLAND)
    assert [a.fact.slice.place for a in row.answers if a.fact] == ["US", "US"]
    assert all("national" in a.flags for a in row.answers)
    (alone,) = rows_of(measure(id), [holding(*mine)], MARYLAND)
    assert alone.answers[0].estimate.value == 1.0
    assert "national" not in alone.answers[0].flags


def test_the_levels_of_a_distribution_are_rows_in_the_order_of_the_catalogue(
    make_fact: MakeFact,
) -> None:
    facts = [
        make_fact(OWN, "gender.share", 9.0, group=group, source=CPS) for group in ("male", "female")
    ]
    rows = rows_of(measure("gender.share"), [holding(*facts)], FRAME)
    assert [(row.group, row.label) for row in rows] == [("female", "Women"), ("male", "Men")]


def test_a_distribution_is_of_one_place_and_a_level_without_people_is_missing(
    almanac: Atlas,
) -> None:
    made = almanac.compare("registered nurses", "secondary school teachers", place="MD")
    levels = [r for r in made.rows if r.measure.id == "education.share" and r.primary]
    places = {a.fact.slice.place for row in levels for a in row.answers if a.fact}
    assert places == {"MD"}
    absent = {a.estimate.reason for row in levels for a in row.answers if a.fact is None}
    assert absent <= {"nobody in the sample"}


def test_figures_of_industries_and_of_employers_make_no_row(make_fact: MakeFact) -> None:
    facts = [make_fact(OWN, "pay.annual.mean", 9.0, industry="52")]
    (row,) = rows_of(measure("pay.annual.mean"), [holding(*facts)], FRAME)
    assert row.answers[0].fact is None


def test_a_withheld_figure_of_its_own_is_not_replaced_by_a_wider_one(make_fact: MakeFact) -> None:
    mine = make_fact(OWN, "pay.annual.mean", Estimate.withheld("withheld by BLS"))
    wide = make_fact(WIDE, "pay.annual.mean", 9.0)
    (row,) = rows_of(measure("pay.annual.mean"), [holding(wide, mine)], FRAME)
    assert row.answers[0].estimate.reason == "withheld by BLS"


def test_where_a_publication_leads_records_stand_next_to_it(make_fact: MakeFact) -> None:
    def of(source: str, universe: str) -> Fact:
        fact: Fact = make_fact(OWN, "pay.annual.mean", 9.0, 1.0)
        return replace(fact, slice=replace(fact.slice, universe=universe), source=source)

    facts = (
        of("oews/2025-05/national", "jobs"),
        of("acs/2024/person", "workers"),
        of("postings/2025/jobs", "postings of jobs.csv"),
        of("filings/2023/city", "employees of a city"),
    )
    rows = rows_of(measure("pay.annual.mean"), [holding(*facts)], FRAME)
    assert [(row.label, row.beside) for row in rows] == [
        ("Average pay, a year", False),
        ("Average pay, a year (postings)", False),
        ("Average pay, a year (ACS: workers)", False),
        ("Average pay, a year (employees of a city)", True),
    ]
