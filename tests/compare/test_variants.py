"""Which publication or records lead a row, and what the others are called."""

from __future__ import annotations

from dataclasses import replace

from tests.fixtures.holdings import OWN, MakeFact

from metier.compare.variants import label_of, leading, variant_of, variants_of
from metier.model.codes import soc
from metier.model.fact import Fact

OEWS = ("oews", "wage and salary jobs")
PEOPLE = ("profiles", "people of people.csv")
OTHER = soc("43-9902")


def of_people(make_fact: MakeFact, code: object = OWN, title: str | None = None) -> Fact:
    fact: Fact = make_fact(code, "pay.annual.mean", 1.0)
    place = replace(fact.slice, universe=PEOPLE[1])
    return replace(fact, slice=place, source="profiles/2026/people.csv", title=title)


def test_a_titles_own_figure_leads_where_the_same_records_have_the_other_career(
    make_fact: MakeFact,
) -> None:
    jobs = make_fact(OWN, "pay.annual.mean", 1.0), make_fact(OTHER, "pay.annual.mean", 1.0)
    mine = [jobs[0], of_people(make_fact, title="Ledger keeper")]
    theirs = [jobs[1], of_people(make_fact, OTHER)]
    assert variants_of([mine, theirs], "US") == [PEOPLE, OEWS]


def test_records_that_lack_one_of_the_careers_follow_what_all_have(make_fact: MakeFact) -> None:
    mine = [make_fact(OWN, "pay.annual.mean", 1.0), of_people(make_fact, title="Ledger keeper")]
    assert variants_of([mine, [make_fact(OTHER, "pay.annual.mean", 1.0)]], "US") == [OEWS, PEOPLE]


def test_records_of_an_occupation_alone_do_not_lead(make_fact: MakeFact) -> None:
    mine = [of_people(make_fact), make_fact(OWN, "pay.annual.mean", 1.0)]
    assert variants_of([mine], "US") == [OEWS, PEOPLE]


def test_in_a_place_what_is_of_the_place_leads_before_the_titles_figure_of_the_nation(
    make_fact: MakeFact,
) -> None:
    local = make_fact(OWN, "pay.annual.mean", 1.0, place="MD")
    mine = [of_people(make_fact, title="Ledger keeper"), local]
    assert variants_of([mine], "MD") == [OEWS, PEOPLE]


def test_of_percentiles_the_leading_and_the_first_official_variant_are_kept() -> None:
    acs = ("acs", "employed civilians")
    assert leading([PEOPLE, OEWS, acs]) == [PEOPLE, OEWS]
    assert leading([OEWS, acs, PEOPLE]) == [OEWS]


def test_a_variant_of_records_is_called_by_whom_it_counts(make_fact: MakeFact) -> None:
    assert variant_of(of_people(make_fact)) == PEOPLE
    assert label_of(PEOPLE, [OEWS, PEOPLE]) == "people of people.csv"
