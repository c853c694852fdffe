"""The facts behind a figure, with where each stands and the digest of its file."""

from __future__ import annotations

from dataclasses import replace

from tests.fixtures.recorded import BLENDED, KEEPER, PEOPLE, RELEASES, recorded

from metier.atlas import Atlas
from metier.document.origins import files_of, named_by, origin_grids, origins

OWN = {release.address: release for release in RELEASES}


def test_a_change_over_years_has_one_file_for_each_year(almanac: Atlas) -> None:
    answer = almanac.career("bill collector")["pay.trend"].answers[0]
    facts = origins(answer)
    assert [fact.slice.period[:4] for fact in facts] == [str(year) for year in range(2019, 2026)]
    figures, files = origin_grids(facts, almanac.releases)
    assert figures.rows[0][1:] == ("$39,300", "national_M2019_dl.xlsx#national_M2019_dl!a_mean:785")
    assert len({row[1] for row in files.rows}) == len(figures.rows) == 7
    assert all(len(row[1]) == 64 for row in files.rows)


def test_pay_at_local_prices_comes_of_pay_and_of_the_price_level(almanac: Atlas) -> None:
    answer = almanac.career("bill collector", place="MD")["pay.real"].answers[0]
    pay, level = origins(answer)
    assert (pay.measure, level.measure) == ("pay.annual.mean", "price.level")
    assert pay.estimate.value is not None
    assert level.estimate.value is not None
    assert answer.estimate.value == pay.estimate.value * 100 / level.estimate.value
    assert [r.reader for r in files_of(origins(answer), almanac.releases)] == ["acs", "prices"]


def test_what_compares_two_careers_comes_of_facts_of_both(almanac: Atlas) -> None:
    made = almanac.compare("bill collector", "teller")
    for id, least in (("pay.outearn.chance", 10), ("pay.adjusted.gap", 2)):
        for answer in made[id].answers:
            facts = origins(answer)
            assert len(facts) >= least
            assert len({str(fact.occupation) for fact in facts}) == 2
    skills = made["skills.difference"].answers[0]
    assert len(origins(skills)) == 2 * len(skills.items)


def test_a_list_has_the_fact_of_every_entry_and_a_leader_those_that_tie(almanac: Atlas) -> None:
    made = almanac.career("bill collector")
    skills = made["skills.top"].answers[0]
    assert [f.estimate.value for f in origins(skills)] == [i.estimate.value for i in skills.items]
    state = made["pay.top.state"].answers[0]
    assert [f.estimate.value for f in origins(state)[1:]] == [i.estimate.value for i in state.items]
    assert origins(state)[0] == state.fact


def test_a_figure_that_is_one_fact_comes_of_it_alone_and_an_absent_one_of_none(
    almanac: Atlas,
) -> None:
    made = almanac.career("bill collector")
    mean = made["pay.annual.mean"].answers[0]
    assert origins(mean) == (mean.fact,)
    assert origins(made["lgbt.share"].answers[0]) == ()


def test_records_are_counted_by_file_and_title() -> None:
    figures, files = origin_grids([recorded("pay.annual.mean", 65_000, 400.0)], OWN)
    what, value, where = figures.rows[0]
    assert KEEPER in what
    assert value == "$65,000"
    assert where == "120 records of people.csv"
    assert files.rows == (("people.csv, profiles/2026/people", "0" * 64),)


def test_a_blended_mean_rests_on_the_release_that_its_method_names_too() -> None:
    own = recorded("pay.annual.mean", 65_000, 400.0, method=f"{BLENDED} of reviews/2025/reviews: x")
    assert [r.address for r in named_by(own, OWN)] == [own.source, "reviews/2025/reviews"]
    assert named_by(own, {}) == []


def test_a_number_that_nothing_counts_is_computed_from_the_file() -> None:
    fact = recorded("pay.annual.mean", 65_000, 400.0, universe=PEOPLE)
    bare = replace(fact, estimate=replace(fact.estimate, n=None))
    figures, _ = origin_grids([bare], OWN)
    assert figures.rows[0][2] == "computed from people.csv"
