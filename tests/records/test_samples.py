"""What is counted of positions, in which clusters."""

from __future__ import annotations

import pyarrow as pa
import pytest

from metier.engine import local
from metier.model.sample import ROWS
from metier.readers.records import Kind
from metier.records.samples import (
    PLACES,
    SPOTS,
    WHOSE,
    Spot,
    Titles,
    counted,
    once,
    sample_of,
    skills_apart,
)


def test_there_is_a_spot_for_each_place_of_titles_and_occupations() -> None:
    assert len(SPOTS) == len(WHOSE) * (1 + len(PLACES))


@pytest.mark.parametrize(
    ("kind", "within", "cluster"),
    [
        (Kind.POSTINGS, "", "employer"),
        (Kind.DISCLOSURES, "state", "employer"),
        (Kind.POSTINGS, "company", None),
        (Kind.PROFILES, "", None),
        (Kind.REVIEWS, "", None),
    ],
)
def test_records_that_employers_made_are_clustered_by_employer(
    kind: Kind, within: str, cluster: str | None
) -> None:
    assert Spot("title", within).sample(kind, frozenset({"pay"})).cluster == cluster


def test_only_columns_that_are_there_are_counted() -> None:
    here = frozenset({"age", "pay"})
    assert set(Spot("title").sample(Kind.PROFILES, here).variables) == {ROWS, "pay", "age"}
    assert set(Spot("title", "state").sample(Kind.PROFILES, here).variables) == {ROWS, "pay"}


def test_no_rows_are_no_tally() -> None:
    sample = sample_of(("title",), (ROWS,), clustered=False)
    rows = pa.record_batch({"title": ["a"], "weight": [1]})
    assert counted(local.run, [], sample) is None
    assert counted(local.run, [rows.slice(0, 0)] * 2, sample) is None
    found = counted(local.run, [rows.slice(0, 0), rows], sample)
    assert found is not None
    assert found.rows == 1


def test_the_first_row_of_each_combination_is_kept_in_order() -> None:
    rows = pa.record_batch(
        {"person": [2, 1, 2, 1, 3], "title": ["b", "a", "b", "b", None], "n": [1, 2, 3, 4, 5]}
    )
    assert once(rows, "person", "title").column("n").to_pylist() == [1, 2, 4]
    assert once(rows, "person").column("n").to_pylist() == [1, 2, 5]
    assert once(rows.slice(0, 0), "person").num_rows == 0


def test_a_row_stands_once_for_each_of_its_skills() -> None:
    rows = pa.record_batch(
        {
            "title": ["a", "b", "c"],
            "occupation": ["x", "y", "z"],
            "weight": [1, 2, 3],
            "skills": pa.array([["r", "s"], [], None], pa.list_(pa.string())),
        }
    )
    (found,) = skills_apart(rows)
    assert found.to_pydict() == {
        "title": ["a", "a"], "occupation": ["x", "x"], "weight": [1, 1], "skill": ["r", "s"]
    }  # fmt: skip
    assert list(skills_apart(rows.slice(1))) == []


def test_a_title_has_one_occupation_and_rare_titles_none_of_their_own() -> None:
    rows = pa.record_batch({"title": ["a", "b", None], "occupation": ["x", "y", "z"]})
    found = Titles({"a": "w"})(rows)
    assert found.to_pydict() == {"title": ["a", None, None], "occupation": ["w", "y", "z"]}
