"""Records weighted so that the shares of each occupation are those given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures import careers

from metier.model.measure import AGES, SEXES
from metier.readers.records import Kind
from metier.records.ages import span
from metier.records.figures import Maker, Origin
from metier.records.histories import HELD
from metier.records.margins import RAKED, Margins
from metier.records.positions import positions
from metier.records.replicates import GROUPS, WEIGHTS
from metier.records.samples import Spot, sample_of
from metier.records.weights import Weights, weighted_people, weights
from metier.survey import statistics
from metier.survey.tally import tally

FIRST = [span(name)[0] for name in AGES]
Shares = Mapping[str, Mapping[str, float]]
BOTH: Shares = {
    "gender.share": {"female": 60.0, "male": 40.0},
    "age.share": {AGES[1]: 30.0, AGES[3]: 70.0},
}


def batch_of(rows: Sequence[tuple[str | None, str | None, int | None]]) -> pa.RecordBatch:
    """Positions of titles, sexes and bands of age, each person in a group of its own."""
    coded = careers.coded_rows(
        Kind.PROFILES,
        [
            {"canonical_title": title, "occupation": title and careers.CODES[title], "sex": sex,
             "weight": 1.0}
            for title, sex, _ in rows
        ],
    )  # fmt: skip
    found = positions(coded, Kind.PROFILES)
    ages = pa.array([None if band is None else FIRST[band] + 1 for *_, band in rows], pa.int64())
    made = found.set_column(found.schema.get_field_index("age"), "age", ages)
    lots = pa.array(range(len(rows)), pa.int64())
    return made.set_column(made.schema.get_field_index("lot"), "lot", lots)


def raked(
    batch: pa.RecordBatch, by: Sequence[str], shares: Shares, source: str = "a file"
) -> tuple[Weights, list[dict[str, Any]]]:
    known = Margins({"43-3031": shares}, {}, source)
    found = weights(lambda: iter([batch, batch.slice(0, 0)]), by, known)
    return found, found(batch).to_pylist()


def band_of(age: int) -> int:
    return next(at for at, name in enumerate(AGES) if span(name)[0] <= age <= span(name)[1])


def shares_of(rows: Sequence[Mapping[str, Any]], column: str, levels: Sequence[str]) -> Shares:
    added: Counter[str] = Counter()
    for row in rows:
        if row["occupation"] == "43-3031" and row[column] is not None:
            code = row[column] if column != "age" else band_of(row[column])
            added[levels[code]] += row["weight"]
    return {column: {name: 100 * n / added.total() for name, n in added.items()}}


cells = st.tuples(st.sampled_from(["female", "male"]), st.sampled_from([1, 3]))


@settings(deadline=None, max_examples=30)
@given(st.lists(cells, max_size=20))
def test_raked_shares_are_the_given_ones(more: list[tuple[str, int]]) -> None:
    some = [("female", 1), ("female", 3), ("male", 1), ("male", 3), *more]
    found, rows = raked(batch_of([("Clerk", *one) for one in some] * 10), ("age", "sex"), BOTH)
    for name, levels in (("age", AGES), ("sex", SEXES)):
        column, measure, _ = RAKED[name]
        shares = shares_of(rows, column, levels)[column]
        if "reached within" not in found.said("Clerk"):
            assert shares == pytest.approx(BOTH[measure], abs=0.1)


def test_who_tells_no_level_keeps_the_weight_of_the_others_together() -> None:
    rows = [("Clerk", "female", None)] * 10 + [("Clerk", "male", None)] * 10
    _, found = raked(batch_of([*rows, ("Clerk", None, None)]), ("sex",), BOTH)
    weights_of = {row["sex"]: row["weight"] for row in found}
    assert weights_of == {0: 120_000, 1: 80_000, None: 100_000}


def test_only_occupations_of_which_shares_are_known_are_weighted() -> None:
    rows = [
        ("Clerk", "female", 1),
        ("Clerk", "male", 1),
        ("Teller", "female", 1),
        (None, "male", 1),
    ]
    found, weighted = raked(batch_of(rows), ("sex",), BOTH)
    assert [row["weight"] for row in weighted] == [120_000, 80_000, 100_000, 100_000]
    assert found.said("Teller") == found.said("43-3071") == ""
    said = "; raked to the occupation's sex of a file, effective sample size 2"
    assert found.said("Clerk") == found.said("43-3031") == said


def test_a_distribution_that_records_do_not_tell_takes_no_part() -> None:
    rows = [("Clerk", "female", None), ("Clerk", "male", None)]
    found, _ = raked(batch_of(rows), ("age", "sex"), BOTH)
    assert "raked to the occupation's sex of" in found.said("Clerk")


def test_shares_that_cannot_be_reached_are_said_to_be_missed() -> None:
    rows = [("Clerk", "female", 1)] + [("Clerk", "male", 1)] * 99
    found, weighted = raked(batch_of(rows), ("sex",), BOTH)
    assert "reached within 55 points" in found.said("Clerk")
    assert max(row["weight"] for row in weighted) == 500_000


def test_nobody_is_weighted_away() -> None:
    rows = [("Clerk", "female", 1)] * 50 + [("Clerk", "male", 1)]
    only = {"gender.share": {"female": 1e-9, "male": 100.0}}
    _, weighted = raked(batch_of(rows), ("sex",), only)
    assert min(row["weight"] for row in weighted) >= 1


def test_without_anything_to_weight_by_positions_stay_as_they_are() -> None:
    batch = batch_of([("Clerk", "female", 1)])
    found = weights(lambda: iter([batch]), (), careers.NOBODY)
    assert found(batch) is batch
    assert found.said("Clerk") == ""


def test_no_positions_are_weighted_to_nothing() -> None:
    assert weights(lambda: iter([]), ("age",), careers.NOBODY).cells == {}


def test_ages_are_weighted_in_the_spans_that_the_margins_have() -> None:
    rows: list[tuple[str | None, str | None, int | None]] = [("Clerk", None, 2)] * 30
    batch = batch_of([*rows, *[("Clerk", None, 3)] * 10])
    # the last band of the batch is of people of 36
    fine = {"age.share": {"16 to 35": 1.0, "36": 1.0, "37 and over": 0.0}}
    _, weighted = raked(batch, ("age",), fine)
    by_age: Counter[int] = Counter()
    for row in weighted:
        by_age[row["age"]] += row["weight"]
    assert by_age[26] == pytest.approx(by_age[36], rel=1e-4)


def test_ages_of_few_records_are_taken_together_so_that_nobody_is_left_out_of_the_shares() -> None:
    batch = batch_of([("Clerk", None, 2)] * 30 + [("Clerk", None, 3)] * 10)
    fine = {"age.share": {"37 and over": 2.0, "36": 1.0, "16 to 35": 1.0}}
    _, weighted = raked(batch, ("age",), fine)
    old = sum(row["weight"] for row in weighted if row["age"] == 36)
    assert old / sum(row["weight"] for row in weighted) == pytest.approx(0.75, abs=1e-4)


def test_each_group_left_out_has_its_own_weights() -> None:
    batch = batch_of([("Clerk", "female", 1)] * 30 + [("Clerk", "male", 1)] * 70)
    found, weighted = raked(batch, ("sex",), BOTH)
    for group, name in enumerate(WEIGHTS[1:]):
        left = [row for row in weighted if row["lot"] % GROUPS != group]
        assert all(row[name] == 0 for row in weighted if row["lot"] % GROUPS == group)
        women = sum(row[name] for row in left if row["sex"] == 0)
        assert women / sum(row[name] for row in left) == pytest.approx(0.6, abs=1e-4)
    sample = sample_of(("title",), ("sex",), clustered=False)
    shares = statistics.shares(tally(found(batch), found.sample(sample)), "sex")
    assert shares.value.tolist() == pytest.approx([0.6, 0.4], abs=1e-5)
    assert shares.standard_error.max() < 1e-4  # what was weighted to is given


def test_occupations_are_brought_to_their_jobs_each_against_the_others() -> None:
    batch = batch_of([("Clerk", "female", 1)] * 30 + [("Teller", "male", 1)] * 10)
    known = Margins({"43-3031": BOTH}, {}, jobs={"43-3031": 100.0, "43-3071": 300.0})
    found = weights(lambda: iter([batch]), ("sex", "jobs"), known)
    rows = found(batch).to_pylist()
    added: Counter[str] = Counter()
    for row in rows:
        added[row["occupation"]] += row["weight"]
    assert added["43-3071"] == pytest.approx(3 * added["43-3031"], rel=1e-3)
    assert added.total() == pytest.approx(100_000 * len(rows), rel=1e-3)
    assert "occupations in their jobs" in found.said("Teller")


def test_people_have_the_weights_of_the_positions_they_hold() -> None:
    batch = batch_of([("Clerk", "female", 1)] * 10 + [("Clerk", "male", 1)] * 30)
    found, rows = raked(batch, ("sex",), BOTH)
    owners = {f"held_{name}": batch.column(name) for name in HELD}
    entries = pa.record_batch({"title": batch.column("title"), "weight": batch.column("weight"),
                               **owners})  # fmt: skip
    made = weighted_people(entries, lambda held: held, found)
    for name in WEIGHTS:
        assert made.column(name).to_pylist() == [row[name] for row in rows]
    assert weighted_people(entries, lambda held: held, Weights()) is entries


def test_postings_counted_one_by_one_keep_their_own_errors() -> None:
    found = weights(lambda: iter([batch_of([("Clerk", "female", 1)])]), ("sex",),
                    Margins({"43-3031": BOTH}, {}), employers=True)  # fmt: skip
    alone, together = (sample_of((), ("pay",), clustered=one) for one in (False, True))
    assert found.sample(alone) is alone
    assert found.sample(together).replicates == WEIGHTS[1:]


def test_a_share_that_was_weighted_to_has_no_error_and_others_have() -> None:
    rows: list[tuple[str | None, str | None, int | None]] = []
    for title, women, men in (("Clerk", 30, 70), ("Cashier", 60, 40)):
        rows += [(title, "female", 1)] * women + [(title, "male", 1)] * men
    found, _ = raked(batch_of(rows), ("sex",), BOTH)
    errors = {}
    for whose in ("title", "occupation"):
        sample = found.sample(sample_of((whose,), ("sex",), clustered=False))
        counts = tally(found(batch_of(rows)), sample)
        origin = Origin("profiles/2025/file", "2025", "profiles", Kind.PROFILES)
        for told in Maker(origin, Spot(whose), counts, careers.CODES).facts():
            errors[told.fact.title, told.fact.slice.group] = told.fact.estimate.standard_error
    assert errors[None, "female"] is None
    assert 1.0 < (errors["Clerk", "female"] or 0.0) < 6.0
