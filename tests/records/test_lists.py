"""Shares of names, with the errors of a linearised ratio."""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures import careers

from metier.engine import local
from metier.model.sample import ROWS
from metier.readers.records import Kind
from metier.records.figures import Origin, Told
from metier.records.lists import MOST, Lister, Sums, names_of, share, sums, together
from metier.records.positions import positions
from metier.records.samples import sample_of
from metier.survey.statistics import means
from metier.survey.tally import tally

ORIGIN = Origin("postings/2025/file", "2025", "postings of file.csv", Kind.POSTINGS)
weighted_rows = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(1, 5)), min_size=2, max_size=20
)


@settings(deadline=None)
@given(weighted_rows)
def test_a_share_is_the_mean_of_having_the_name_with_its_linearised_error(
    rows: list[tuple[str, int]],
) -> None:
    names, weights = zip(*rows, strict=True)
    batch = pa.record_batch({"title": ["t"] * len(rows), "name": names, "weight": weights})
    items = sums(tally(batch, sample_of(("title", "name"), (ROWS,), clustered=False)))
    whole = together(items)["t",]
    for (_, name), part in items.items():
        found = share(part, whole)
        has = pa.array([int(one == name) for one in names])
        sample = sample_of(("title",), ("has",), clustered=False)
        mean = means(tally(batch.append_column("has", has), sample), "has").estimate(0, 100.0)
        assert found.value == pytest.approx(mean.value)
        assert found.n == mean.n
        assert found.standard_error or pytest.approx(mean.standard_error or 0.0, abs=1e-6) == 0.0


@given(st.integers(1, 500), st.integers(0, 500))
def test_of_rows_that_weigh_the_same_the_error_is_the_binomial(has: int, lacks: int) -> None:
    n = has + lacks
    p = has / n
    found = share(Sums(has, has, has), Sums(n, n, n))
    assert found.value == pytest.approx(100 * p)
    assert found.standard_error or pytest.approx(100 * sqrt(p * (1 - p) / n)) == 0.0


def told(rows: list[dict[str, Any]]) -> list[Told]:
    coded = [{**row, "occupation": careers.CODES[row["canonical_title"]]} for row in rows]
    kind = Kind.POSTINGS if "skills" in rows[0] else Kind.PROFILES
    if kind is Kind.PROFILES:
        coded = [{"weight": 1.0, **row} for row in coded]
    batch = positions(careers.coded_rows(kind, coded), kind)
    present = {name for name in batch.schema.names if batch.column(name).null_count < len(rows)}
    return list(names_of(Lister(ORIGIN, careers.CODES, local.run), present, lambda: iter([batch])))


def test_skills_are_shares_of_the_postings_with_a_description() -> None:
    rows = [
        {"canonical_title": "Clerk", "skills": skills}
        for skills in (["SQL", "Excel"], ["SQL"], [], [], None)
    ]
    found = {(one.fact.title, one.fact.slice.group): one.fact.estimate.value for one in told(rows)}
    assert found == {
        (title, name): value
        for title in ("Clerk", None)
        for name, value in (("SQL", 50.0), ("Excel", 25.0))
    }


def test_postings_that_ask_for_nothing_give_no_figure() -> None:
    assert told([{"canonical_title": "Clerk", "skills": []}] * 12) == []


def test_majors_are_listed_from_the_most_frequent_and_the_first_has_a_name_of_its_own() -> None:
    names = [f"major {at:02d}" for at in range(25) for _ in range(25 - at)]
    found = told([{"canonical_title": "Clerk", "major": name} for name in [*names, None]])
    of_title = [one.fact for one in found if one.fact.title]
    listed = [fact.slice.group for fact in of_title if fact.measure == "major.share"]
    assert listed == [f"major {at:02d}" for at in range(MOST)]
    (first,) = (fact for fact in of_title if fact.measure == "major.most_common")
    assert (first.estimate.category, first.slice.group) == ("major 00", None)
    assert first.estimate.n == len(names)


def test_weights_are_said_in_the_method() -> None:
    batch = positions(
        careers.coded_rows(
            Kind.PROFILES, [{"canonical_title": "Clerk", "major": "Law", "weight": 1.0}]
        ),
        Kind.PROFILES,
    )
    lister = Lister(ORIGIN, careers.CODES, local.run, lambda whose: f"; weighted for {whose}")
    (one, *_) = lister.listed([batch], ("title", "major"), "major.share")
    assert one.fact.method == "share; linearised; weighted for Clerk"


def test_sums_of_several_batches_add_up() -> None:
    rows = pa.record_batch({"weight": [1, 2], "title": ["a", "b"]})
    sample = sample_of(("title",), (ROWS,), clustered=False)
    found = sums(local.run([rows, rows, rows], sample))
    assert found == {("a",): Sums(3, 3.0, 3.0), ("b",): Sums(3, 6.0, 12.0)}
    assert np.isclose(share(found["a",], Sums(6, 9.0, 15.0)).value or 0, 100 / 3)
