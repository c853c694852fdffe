"""Figures of companies: known effects come out, ratings are drawn to all, openings counted."""

from __future__ import annotations

from math import exp, log

import pytest
from tests.fixtures.employers import (
    COLLECTORS,
    EFFECTS,
    SMALL,
    facts_of,
    paid,
    positions,
    posted,
    rated,
)

from metier.model.fact import Fact
from metier.readers.records import Kind
from metier.records.cells import sums
from metier.records.companies import company_facts
from metier.records.figures import Origin
from metier.records.withholding import withheld
from metier.survey.inference import z


def of(facts: list[Fact], measure: str, occupation: str = "00-0000") -> dict[str | None, Fact]:
    """Facts of the nation by company."""
    return {
        fact.slice.employer: fact
        for fact in facts
        if (fact.measure, fact.occupation.value, fact.slice.place) == (measure, occupation, "US")
    }


def _ratio(fact: Fact) -> float:
    return 1 + (fact.estimate.value or 0.0) / 100


def test_known_effects_are_recovered_within_their_intervals() -> None:
    found = of(facts_of(Kind.DISCLOSURES, paid()), "company.pay")
    assert set(found) == set(EFFECTS)
    for company, effect in EFFECTS.items():
        estimate = found[company].estimate
        assert estimate.value is not None
        assert estimate.standard_error is not None
        assert abs(estimate.value - 100 * (exp(effect) - 1)) < z(0.99) * estimate.standard_error
        assert 0.5 < estimate.standard_error < 3


def test_pay_is_told_in_an_occupation_and_a_state_and_for_both() -> None:
    facts = facts_of(Kind.DISCLOSURES, paid())
    within = of(facts, "company.pay", COLLECTORS)
    assert {fact.estimate.n for fact in within.values()} < set(range(10, 60))
    gap = log(_ratio(within["Alder Bank"]) / _ratio(within["Birch, Inc."]))
    assert gap == pytest.approx(EFFECTS["Alder Bank"] - EFFECTS["Birch, Inc."], abs=0.06)
    places = {(f.occupation.value, f.slice.place) for f in facts if f.measure == "company.pay"}
    assert {(COLLECTORS, "TX"), ("00-0000", "MD"), (COLLECTORS, "US")} < places


def test_companies_without_enough_records_are_counted_and_not_told() -> None:
    facts = facts_of(Kind.DISCLOSURES, paid())
    assert SMALL not in of(facts, "company.pay")
    count = of(facts, "company.count")[None]
    assert (count.estimate.value, count.slice.group) == (6, "company.pay")


def test_a_rating_is_drawn_to_the_mean_of_all_the_more_the_fewer_it_rests_on() -> None:
    facts = facts_of(Kind.REVIEWS, rated())
    plain, drawn = of(facts, "company.rating.mean"), of(facts, "company.rating")
    moved = {
        company: abs((drawn[company].estimate.value or 0) - (plain[company].estimate.value or 0))
        for company in drawn
    }
    assert set(moved) == {"ALDER BANK", "Birch, Inc.", "Elm"}
    assert moved["ALDER BANK"] > moved["Elm"] > moved["Birch, Inc."]
    assert "weight 0.9" in drawn["Birch, Inc."].method
    assert drawn["ALDER BANK"].estimate.n == 10


def test_a_rating_with_none_beside_it_is_not_drawn() -> None:
    alone = [{"company": "Elm", "satisfaction": 100 * (1 + at % 5)} for at in range(20)]
    facts = facts_of(Kind.REVIEWS, alone)
    assert [fact.measure for fact in facts] == ["company.rating.mean", "company.count"]
    assert facts[0].estimate.value == pytest.approx(3)


def test_openings_are_counted_from_one_and_expired_ones_are_not() -> None:
    facts = facts_of(Kind.POSTINGS, posted())
    found = {name: fact.estimate.value for name, fact in of(facts, "company.openings").items()}
    assert found == {"Alder Bank": 12, "Birch, Inc.": 3, "Dogwood": 3}


def test_too_few_records_to_tell_effects_from_chance_give_no_pay() -> None:
    rows = [{"company": "Elm", "occupation": f"43-{1000 + at}", "pay": 50_000} for at in range(12)]
    assert facts_of(Kind.DISCLOSURES, rows) == [
        fact for fact in facts_of(Kind.DISCLOSURES, rows) if fact.measure == "company.count"
    ]


def test_what_a_whole_would_give_away_of_a_few_is_withheld() -> None:
    """Of 66 positions 60 are collectors': the other six are not told by subtraction."""
    rows = [row for row in paid() if row["company"] == "Elm"]
    few = [
        {**row, "company": name, "occupation": "43-4131" if at < 6 else COLLECTORS, "state": None}
        for name in ("Oak", "Elm")
        for at, row in enumerate(rows)
    ]
    origin = Origin("disclosures/2025/some", "2025", "some", Kind.DISCLOSURES)
    told = list(company_facts(origin, sums([positions(few)])))
    people = {one.cell: one.people for one in told}
    assert {cell.occupation for cell in withheld(people)} == {COLLECTORS}
    assert {cell.occupation for cell in people} == {COLLECTORS, "00-0000"}


def test_the_pay_of_postings_is_of_no_people_and_withholds_nothing() -> None:
    origin = Origin("postings/2025/some", "2025", "some", Kind.POSTINGS)
    cells = sums([positions(paid())])
    assert list(company_facts(origin, cells)) == []
    facts = facts_of(Kind.POSTINGS, paid())
    of_people = facts_of(Kind.DISCLOSURES, paid())
    for measure in ("company.pay", "company.count"):
        mine, theirs = of(facts, measure), of(of_people, measure)
        assert {name: fact.estimate for name, fact in mine.items()} == {
            name: fact.estimate for name, fact in theirs.items()
        }
