"""Facts of positions: which there are, in which unit, about how many people."""

from __future__ import annotations

from typing import Any

import pytest
from tests.fixtures import careers

from metier.engine import local
from metier.model.measure import MEASURES
from metier.readers.records import Kind
from metier.records.figures import HOURS, Maker, Origin, Told
from metier.records.positions import positions
from metier.records.samples import Spot, with_employers


def told(
    kind: Kind, rows: list[dict[str, Any]], spot: Spot | None = None
) -> dict[tuple[str, str | None], Told]:
    """By measure and level, of the one title of the rows."""
    spot = spot or Spot("title")
    coded = [{"canonical_title": "Clerk", "occupation": "43-3031", "weight": 1.0, **row}
             for row in rows]  # fmt: skip
    batch = with_employers(positions(careers.coded_rows(kind, coded), kind))
    present = frozenset(
        name for name in batch.schema.names if batch.column(name).null_count < len(rows)
    )
    tally = local.run([batch], spot.sample(kind, present))
    origin = Origin(f"{kind.value}/2025/file", "2025", f"{kind.value} of file.csv", kind)
    made = Maker(origin, spot, tally, careers.CODES, lambda whose: f"; of {whose}").facts()
    found = {(one.fact.measure, one.fact.slice.group): one for one in made}
    assert {name for name, _ in found} <= set(MEASURES)
    return found


def value(found: dict[tuple[str, str | None], Told], measure: str, group: str | None = None) -> Any:
    return found[measure, group].fact.estimate.value


def test_pay_is_told_a_year_and_an_hour() -> None:
    found = told(Kind.PROFILES, [{"pay": 1000.0 * at} for at in range(30, 51)])
    assert value(found, "pay.annual.mean") == 40_000.0
    assert value(found, "pay.annual.median") == 40_000.0
    assert value(found, "pay.annual.p10") == 32_000.0
    assert value(found, "pay.hourly.mean") == pytest.approx(40_000 / HOURS, rel=1e-6)
    assert "divided by 2,080 hours; of Clerk" in (found["pay.hourly.mean", None].fact.method or "")


def test_a_table_without_pay_has_no_figure_of_pay() -> None:
    found = told(Kind.PROFILES, [{"sex": "female"}] * 3)
    assert {name for name, _ in found} == {"gender.share", "seniority.share"}


def test_a_level_rests_on_those_who_have_it_and_tells_of_all_who_answer() -> None:
    rows = [{"sex": "female"}] * 30 + [{"sex": "male"}] * 10 + [{"sex": None}] * 5
    one = told(Kind.PROFILES, rows)["gender.share", "male"]
    assert (one.people, one.fact.estimate.n, one.fact.estimate.value) == (10, 40, 25.0)
    assert one.cell.group == "male"


def test_the_commonest_schooling_is_a_name() -> None:
    rows = [{"degree": "bachelor's"}] * 3 + [{"degree": "master's"}] * 2
    fact = told(Kind.PROFILES, rows)["education.most_common", None].fact
    assert (fact.estimate.category, fact.estimate.value) == ("bachelor's", 60.0)


def test_the_share_of_those_who_say_they_are_rests_on_them_alone() -> None:
    rows = [{"lgbt": True}] * 3 + [{"lgbt": False}] * 57
    one = told(Kind.PROFILES, rows)["lgbt.share", None]
    assert (one.people, one.fact.estimate.n, one.fact.estimate.value) == (3, 60, 5.0)
    assert one.cell.group == "yes"
    nobody = told(Kind.PROFILES, [{"lgbt": False}] * 20)["lgbt.share", None]
    assert (nobody.people, nobody.fact.estimate.value) == (0, 0.0)


def test_scores_and_ages_are_in_their_units() -> None:
    found = told(Kind.REVIEWS, [{"rating": 4.0}, {"rating": 5.0}])
    assert value(found, "satisfaction") == 4.5


@pytest.mark.parametrize(
    ("within", "column", "where"),
    [("state", "state", "TX"), ("metro", "metro", "12420"), ("company", "company", "Acme")],
)
def test_within_a_place_there_is_mean_pay_alone(within: str, column: str, where: str) -> None:
    rows = [{"pay": 50_000.0, column: where, "sex": "male"}] * 12
    ((key, one),) = told(Kind.PROFILES, rows, Spot("title", within)).items()
    assert key == ("pay.annual.mean", None)
    assert (one.cell.within, one.cell.where) == (within, where)
    assert where in (one.fact.slice.place, one.fact.slice.employer)
