"""Which publication or records lead a row, and what the others are called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.fixtures.holdings import OWN, PEOPLE, MakeFact, of_people

from metier.compare.gathered import WEAK, variant_of
from metier.compare.variants import label_of, leading, parted, shown, trusted, variants_of
from metier.model.codes import soc

OEWS = ("oews", "wage and salary jobs")
OTHER = soc("43-9902")


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


@pytest.mark.parametrize(("n", "error"), [(WEAK - 1, 0.1), (400, 0.3)])
def test_a_titles_figure_of_few_people_or_with_a_wide_error_does_not_lead(
    make_fact: MakeFact, n: int, error: float
) -> None:
    weak = of_people(make_fact, title="Ledger keeper", n=n, error=error)
    many = of_people(make_fact)
    mine = [weak, many, make_fact(OWN, "pay.annual.mean", 1.0)]
    assert trusted([mine], "US") == frozenset()
    assert variants_of([mine], "US") == [OEWS, PEOPLE]


@pytest.mark.parametrize("reader", ["filings", "disclosures"])
def test_pay_that_is_filed_or_of_one_employer_leads_nothing_official(
    make_fact: MakeFact, reader: str
) -> None:
    city = (reader, "employees of a city, 2023")
    own = of_people(make_fact, title="Ledger keeper", n=9_000, variant=city)
    assert variants_of([[own, make_fact(OWN, "pay.annual.mean", 1.0)]], "US") == [OEWS, city]


def test_of_records_of_one_kind_those_with_the_most_people_stand_first(
    make_fact: MakeFact,
) -> None:
    few, many = ("postings", "postings of a.csv"), ("postings", "postings of b.csv")
    own = [
        of_people(make_fact, title="Ledger keeper", n=n, variant=variant)
        for variant, n in ((few, 12), (few, 13), (many, 20))
    ]
    assert variants_of([own], "US") == [many, few]


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


def test_a_page_has_rows_of_all_publications_and_of_the_first_records_alone(
    make_fact: MakeFact,
) -> None:
    raters = ("reviews", "reviews of r.csv")
    assert shown([OEWS, PEOPLE, raters]) == [OEWS, PEOPLE]
    facts = [of_people(make_fact), of_people(make_fact, variant=raters)]
    assert parted([facts], "US") == [([PEOPLE], [tuple(facts[:1])])]


def test_records_are_called_by_their_kind_where_they_make_rows_else_by_whom_they_count(
    make_fact: MakeFact,
) -> None:
    raters, city = ("reviews", "reviews of r.csv"), ("filings", "employees of a city, 2023")
    assert variant_of(of_people(make_fact)) == PEOPLE
    assert label_of(PEOPLE, [OEWS, PEOPLE, raters]) == "profiles"
    assert label_of(raters, [OEWS, PEOPLE, raters]) == "reviews of r.csv"
    assert label_of(city, [OEWS, city]) == "employees of a city, 2023"


def test_what_is_filed_comes_after_all_else_even_where_only_it_has_every_career(
    make_fact: MakeFact,
) -> None:
    city, jobs = ("filings", "employees of a city, 2023"), ("postings", "postings of a.csv")
    mine = [of_people(make_fact, variant=city), of_people(make_fact, variant=jobs)]
    theirs = [of_people(make_fact, OTHER, variant=city)]
    assert variants_of([mine, theirs], "CT") == [jobs, city]


def test_a_weak_figure_of_the_place_leads_neither_there_nor_by_that_of_the_nation(
    make_fact: MakeFact,
) -> None:
    nation = of_people(make_fact, title="Ledger keeper")
    local = of_people(make_fact, title="Ledger keeper", n=WEAK - 1)
    local = replace(local, slice=replace(local.slice, place="MD"))
    mine = [nation, local, make_fact(OWN, "pay.annual.mean", 1.0)]
    assert variants_of([mine], "US") == [PEOPLE, OEWS]
    assert trusted([mine], "MD") == frozenset()
    assert variants_of([mine], "MD") == [OEWS, PEOPLE]


def test_behind_a_publication_records_of_the_titles_stand_before_those_of_the_occupation(
    make_fact: MakeFact,
) -> None:
    near, far = ("postings", "postings of b.csv"), ("postings", "postings of a.csv")
    weak = of_people(make_fact, title="Ledger keeper", n=WEAK - 1, variant=near)
    mine = [of_people(make_fact, variant=far), weak, make_fact(OWN, "pay.annual.mean", 1.0)]
    assert variants_of([mine], "US") == [OEWS, near, far]
