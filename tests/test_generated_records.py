"""Records drawn from the known population are as its truths say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pytest
from records.draw import Population
from records.generate import postings_of, profiles_of, reviews_of, write
from records.tables import LOAN, LOSS, PUBLISHED, SCHOOLING
from records.truth import truth

NAMES = [title.name for title in PUBLISHED]
PEOPLE = 120_000
YEAR = 365.25


@pytest.fixture(scope="module")
def population() -> Population:
    return Population(len(PUBLISHED))


@pytest.fixture(scope="module")
def positions(population: Population) -> pa.Table:
    return pa.concat_tables(profiles_of(population, PEOPLE, seed=1))


@pytest.fixture(scope="module")
def held(positions: pa.Table) -> pa.Table:
    return positions.filter(pc.is_null(positions["end"]))


def of(table: pa.Table, name: str) -> pa.Table:
    return table.filter(pc.equal(table["title"], name))


def told(name: str, measure: str, group: str | None = None) -> float:
    found = truth(name, measure, group, count=len(PUBLISHED))
    assert isinstance(found, float | int)
    return float(found)


def share(column: pa.ChunkedArray, value: object) -> tuple[float, float]:
    """The share of a value among what is stated, in per cent, and its error."""
    kept = column.drop_null()
    found = pc.sum(pc.equal(kept, value)).as_py() / len(kept)
    return 100 * found, 100 * max(found * (1 - found) / len(kept), 1e-8) ** 0.5


def near(found: float, error: float, wanted: float) -> None:
    assert abs(found - wanted) < 4.5 * error, (found, wanted, error)


def test_everybody_holds_one_position_now_and_careers_are_in_order(
    positions: pa.Table, held: pa.Table
) -> None:
    assert len(held) == PEOPLE == len(pc.unique(positions["person"]))
    assert len(positions) > 1.5 * PEOPLE
    ended = positions.filter(pc.is_valid(positions["end"]))
    assert pc.all(pc.less_equal(ended["start"], ended["end"])).as_py()


@pytest.mark.parametrize("name", NAMES)
def test_pay_has_the_mean_and_the_percentiles_of_the_population(held: pa.Table, name: str) -> None:
    pay = of(held, name)["pay"].to_numpy()
    near(pay.mean(), pay.std() / len(pay) ** 0.5, told(name, "pay.annual.mean"))
    for measure, percent in (("p10", 10), ("p25", 25), ("median", 50), ("p75", 75), ("p90", 90)):
        wanted = told(name, f"pay.annual.{measure}")
        below = (pay < wanted).mean()
        near(below, (percent / 100 * (1 - percent / 100) / len(pay)) ** 0.5, percent / 100)


@pytest.mark.parametrize("name", NAMES)
def test_shares_are_those_of_the_published_pages(held: pa.Table, name: str) -> None:
    mine = of(held, name)
    near(*share(mine["sex"], "female"), told(name, "gender.share", "female"))
    near(*share(mine["lgbt"], True), told(name, "lgbt.share"))
    near(*share(mine["race"], "black"), told(name, "race.share", "black"))
    near(*share(mine["major"], "Business"), told(name, "major.share", "Business"))
    for group, word in SCHOOLING.items():
        near(*share(mine["degree"], word), told(name, "education.share", group))
    born = mine["birth_year"].drop_null()
    assert len(born) > 0.98 * len(mine)
    age = 2026 - born.to_numpy()  # in the middle of the year half of them have had their birthday
    near(age.mean() - 0.5, age.std() / len(age) ** 0.5, told(name, "age.mean"))
    near((age < told(name, "age.median")).mean(), 0.03, 0.5)  # whole years


@pytest.mark.parametrize("name", NAMES)
def test_years_in_the_title_and_months_to_become_one_have_their_medians(
    positions: pa.Table, name: str
) -> None:
    frame = positions.select(["person", "title", "start", "graduated"]).group_by("person")
    first = frame.aggregate([("start", "min"), ("graduated", "max")])
    mine = of(positions, name).group_by("person").aggregate([("start", "min")])
    joined = mine.rename_columns(["person", "became"]).join(first, "person")
    current = of(positions.filter(pc.is_null(positions["end"])), name)
    joined = joined.filter(pc.is_in(joined["person"], current["person"].combine_chunks()))
    became, job = (
        joined[name].cast(pa.int32()).to_numpy().astype(float) for name in ("became", "start_min")
    )
    graduated = joined["graduated_max"].to_numpy().astype(float)
    school = (graduated - 1970) * YEAR + 182
    took = np.where(job < became, became - job, became - school) / YEAR * 12
    known = np.isfinite(took)
    for measure, part in (("entry.time", 0.5), ("entry.time.p25", 0.25), ("entry.time.p75", 0.75)):
        error = (part * (1 - part) / known.sum()) ** 0.5
        near((took[known] < told(name, measure)).mean(), error + 0.004, part)
    today = (np.datetime64("2026-06-30") - np.datetime64("1970-01-01")).astype(float)
    years = (today - became) / YEAR
    near((years < told(name, "experience.years")).mean(), 0.5 / len(years) ** 0.5 + 0.003, 0.5)


@pytest.mark.parametrize("name", NAMES)
def test_the_best_paying_company_and_places_are_those_of_the_page(name: str) -> None:
    title = next(one for one in PUBLISHED if one.name == name)
    assert truth(name, "pay.top.company") == title.company
    assert truth(name, "pay.top.metro") == title.city
    assert truth(name, "pay.top.state") == title.state
    assert truth(name, "pay.top.industry") == title.industry


def test_companies_and_cities_pay_what_the_population_says(held: pa.Table) -> None:
    mine = of(held, LOAN)
    for column, best in (("company", "Glacier Ban"), ("place", "Charleston, SC")):
        means = mine.group_by(column).aggregate([("pay", "mean")])
        top = means.sort_by([("pay_mean", "descending")])[column][0].as_py()
        assert top == best


def test_moves_are_those_of_the_population(positions: pa.Table) -> None:
    by_person: dict[str, list[str]] = {}
    for line in positions.sort_by("start").select(["person", "title"]).to_pylist():
        held = by_person.setdefault(line["person"], [])
        if line["title"] not in held:
            held.append(line["title"])
    moves = Counter(tuple(held) for held in by_person.values() if len(held) == 2)
    into = sum(many for (_, goal), many in moves.items() if goal == LOSS)
    out = sum(many for (origin, _), many in moves.items() if origin == LOSS)
    for goal in (name for name in NAMES if name != LOSS):
        near(100 * moves[LOSS, goal] / out, 50 / out**0.5, told(LOSS, "move.out", goal))
        near(100 * moves[goal, LOSS] / into, 50 / into**0.5, told(LOSS, "move.into", goal))


def test_postings_are_as_many_as_said_and_ask_for_skills_as_often(population: Population) -> None:
    made = pa.concat_tables(postings_of(population, 40_000, seed=2))
    for name in NAMES:
        mine = of(made, name)
        wanted = truth(name, "postings.count", count=len(PUBLISHED), postings=40_000)
        assert isinstance(wanted, float)
        assert abs(len(mine) - wanted) <= 1
        for skill, percent in next(t.skills for t in PUBLISHED if t.name == name):
            asks = pc.match_substring(mine["description"], skill)
            near(*share(asks, True), percent)
        near(*share(mine["remote"], True), told(name, "remote.share"))
    stated = of(made, LOAN).filter(pc.is_valid(of(made, LOAN)["pay_min"]))
    unit = np.where(pc.equal(stated["pay_unit"], "hour").to_numpy(), 2080, 1)
    middle = (stated["pay_min"].to_numpy() + stated["pay_max"].to_numpy()) / 2 * unit
    near(middle.mean(), middle.std() / len(middle) ** 0.5, told(LOAN, "pay.annual.mean"))


def test_only_titles_whose_satisfaction_is_known_are_rated(population: Population) -> None:
    made = pa.concat_tables(reviews_of(population, 5_000, seed=3))
    assert set(made["title"].to_pylist()) == {LOSS}
    rating = made["rating"].to_numpy()
    near(rating.mean(), rating.std() / len(rating) ** 0.5, told(LOSS, "satisfaction"))
    assert truth(LOAN, "satisfaction") is None
    assert truth(LOAN, "college.most_common") == "University of Pennsylvania"


def test_young_people_come_three_times_as_often_where_asked(population: Population) -> None:
    def odds(young: float) -> float:
        made = pa.concat_tables(profiles_of(population, 20_000, seed=4, young=young))
        now = made.filter(pc.is_null(made["end"]))
        few = (2026 - now["birth_year"].drop_null().to_numpy() < 40).mean()
        return float(few / (1 - few))

    assert odds(3.0) / odds(1.0) == pytest.approx(3.0, rel=0.1)


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_the_same_seed_gives_the_same_file(
    population: Population, tmp_path: Path, ending: str
) -> None:
    paths = [tmp_path / f"{name}.{ending}" for name in ("a", "b")]
    for path in paths:
        write(profiles_of(population, 500, seed=5), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    read: Callable[[Path], pa.Table] = pa.csv.read_csv if ending == "csv" else pa.parquet.read_table
    assert {"title", "person", "start", "end", "pay", "graduated"} <= set(
        read(paths[0]).column_names
    )


def test_further_titles_are_told_by_their_names_alone() -> None:
    every = Population(200).titles
    assert len({title.name for title in every}) == 200
    for title in every[3:40]:
        assert truth(title.name, "pay.annual.mean") == title.pay
        assert truth(title.name, "pay.top.company") == title.company
        assert sum(title.schooling) == pytest.approx(100)
