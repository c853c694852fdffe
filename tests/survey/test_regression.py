"""The sums of a regression are the same in any cut, and refuse what they cannot hold."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.errors import InputError, LayoutError
from metier.model.sample import Sample, VarianceScheme
from metier.survey import exact
from metier.survey.regression import CONTROLS, Model, Moments, accumulate, merge

MODEL = Model(
    Sample("w", VarianceScheme.linearised("households"), ("job",), cluster="home"),
    "y",
    ("age",),
    ("state",),
)


def rows(seed: int, count: int) -> pa.RecordBatch:
    """Rows with missing groups, levels that come late, and weights of any size."""
    draw = np.random.default_rng(seed)
    jobs = [None if job == 0 else f"job {job}" for job in draw.integers(0, 6, count).tolist()]
    return pa.record_batch(
        {
            "w": draw.gamma(1.0, 50.0, count),
            "job": pa.array(jobs, pa.string()),
            "y": draw.normal(3, 1, count),
            "age": draw.normal(size=count),
            "state": pa.array([f"S{state}" for state in draw.integers(0, 4, count)], pa.string()),
            "home": np.sort(draw.integers(0, max(1, count // 2), count)),
        }
    )


def same(a: Moments, b: Moments) -> bool:
    return (
        (a.groups, a.labels) == (b.groups, b.labels)
        and np.array_equal(a.n, b.n)
        and np.array_equal(a.within, b.within)
        and np.array_equal(a.cross, b.cross)
    )


@settings(deadline=None)
@given(st.integers(0, 99), st.integers(1, 60), st.lists(st.integers(0, 60), max_size=4))
def test_any_cut_into_batches_in_any_order_gives_the_same_bits(
    seed: int, count: int, cuts: list[int]
) -> None:
    batch = rows(seed, count)
    bounds = [0, *sorted(min(cut, count) for cut in cuts), count]
    parts = [
        accumulate(batch.slice(start, end - start), MODEL)
        for start, end in itertools.pairwise(bounds)
    ]
    whole = accumulate(batch, MODEL)
    assert same(merge(parts), whole)
    assert same(merge(parts[::-1]), whole)
    assert same(merge([merge(parts[:2]), *([merge(parts[2:])] if parts[2:] else [])]), whole)


def test_the_sums_are_those_of_the_dense_design() -> None:
    batch = rows(5, 200)
    sums = accumulate(batch, MODEL)
    frame = batch.to_pandas().dropna()
    dense = np.column_stack(
        [np.ones(len(frame)), frame["y"], frame["age"]]
        + [frame["state"] == level[-1] for level in sums.labels[1:]]
    ).astype(float)
    weights = frame["w"].to_numpy()[:, None]
    np.testing.assert_allclose(
        exact.total(sums.cross[0]), np.triu(dense.T @ (weights * dense)), rtol=1e-12, atol=1e-9
    )
    for at, group in enumerate(sums.groups):
        inside = (frame["job"] == group[0]).to_numpy()
        np.testing.assert_allclose(
            exact.total(sums.within[0, at]), (weights * dense)[inside].sum(axis=0), rtol=1e-12
        )
    assert sums.n.sum() == len(frame) < batch.num_rows


def test_labels_are_numeric_controls_then_each_factors_levels_in_order() -> None:
    labels = accumulate(rows(1, 60), MODEL).labels
    assert labels == (("age",), ("state", "S0"), ("state", "S1"), ("state", "S2"), ("state", "S3"))


def test_every_weight_has_sums_of_its_own() -> None:
    batch = rows(2, 50).append_column("w1", pa.array(np.arange(50.0)))
    sample = Sample("w", VarianceScheme.successive_difference(1), ("job",), replicates=("w1",))
    model = Model(sample, "y", ("age",), ("state",))
    sums = accumulate(batch, model)
    alone = accumulate(
        batch, Model(Sample("w1", VarianceScheme.linearised(), ("job",)), "y", ("age",), ("state",))
    )
    assert sums.cross.shape[0] == 2
    assert np.array_equal(sums.cross[1], alone.cross[0])


@pytest.mark.parametrize(
    ("column", "values", "found"),
    [
        ("y", pa.array([1.0, None]), "1 rows without"),
        ("age", pa.array(["old", "young"]), "string"),
        ("age", pa.array([1.0, math.inf]), "inf"),
        ("y", pa.array([1.0, math.nan]), "nan"),
        ("w", pa.array([1.0, 1e40]), "e\\+"),
        ("w", pa.array([1, None]), "1 rows without"),
        ("state", pa.array(["MD", None]), "1 rows without"),
    ],
)
def test_a_figure_that_cannot_be_summed_is_refused(
    column: str, values: pa.Array, found: str
) -> None:
    columns = {
        "w": pa.array([1, 2]), "job": pa.array(["a", "a"]), "y": pa.array([1.0, 2.0]),
        "age": pa.array([1, 2]), "state": pa.array(["MD", "VA"]),
    }  # fmt: skip
    with pytest.raises(InputError, match=found):
        accumulate(pa.record_batch({**columns, column: values}), MODEL)


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(LayoutError, match="age"):
        accumulate(rows(1, 5).drop_columns(["age"]), MODEL)


def test_nothing_and_different_models_cannot_be_merged() -> None:
    with pytest.raises(InputError, match="none"):
        merge([])
    other = Model(MODEL.sample, "y", ("age",))
    with pytest.raises(InputError, match="different"):
        merge([accumulate(rows(1, 5), MODEL), accumulate(rows(1, 5), other)])


def test_a_batch_without_rows_adds_nothing() -> None:
    batch = rows(3, 20)
    empty = accumulate(batch.slice(0, 0), MODEL)
    assert empty.groups == ()
    assert empty.labels[:CONTROLS] == (("age",),)
    assert same(merge([empty, accumulate(batch, MODEL)]), accumulate(batch, MODEL))
