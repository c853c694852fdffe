"""A small generated sample, and plain formulas to hold statistics against."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pytest

from metier.model.sample import ROWS, Sample, VarianceScheme
from metier.survey.figures import Figures

STATES = ("AK", "DC", "DE", "HI", "ID", "MT", "NH", "RI", "VT", "WY")


AGE_STARTS = (0, 5, 10, 15, 20, 25, 35, 45, 55, 60, 65, 75, 85)


AGE_NAMES = [
    *(f"Age {a}-{b - 1}" for a, b in itertools.pairwise(AGE_STARTS)),
    "Age 85 and over",
]


REPLICATES = tuple(f"PWGTP{r}" for r in range(1, 81))


SDR = VarianceScheme.successive_difference()


def published(folder: Path) -> dict[str, dict[str, tuple[int, int, int]]]:
    with (folder / "pums_estimates_17_21.csv").open(encoding="utf-8-sig", newline="") as stream:
        found: dict[str, dict[str, tuple[int, int, int]]] = {}
        for row in csv.DictReader(stream):
            numbers = (
                int(row[f"PUMS_{kind}_17_TO_21"].replace(",", "")) for kind in ("EST", "SE", "MOE")
            )
            found.setdefault(row["ST"], {})[row["CHARACTERISTIC"]] = tuple(numbers)  # type: ignore[assignment]
    return found


def people(rows: int = 900, seed: int = 3) -> pa.RecordBatch:
    """Households of one to four, with replicate weights, some pay missing, few occupations."""
    rng = np.random.default_rng(seed)
    household = np.sort(rng.integers(0, rows // 2, rows))
    pay = rng.integers(20, 200, rows) * 1000
    columns = {
        "household": [f"h{h:05d}" for h in household],
        "job": [None if j == 7 else f"{j:04d}" for j in rng.integers(0, 8, rows)],
        "sex": rng.integers(1, 3, rows),
        "pay": pa.array(pay, mask=rng.random(rows) < 0.2),
        "w": rng.integers(1, 300, rows),
    }
    for r in range(1, 9):
        columns[f"w{r}"] = np.maximum(columns["w"] + rng.integers(-60, 60, rows), -5)
    return pa.record_batch(columns)


def replicated(by: tuple[str, ...] = ("job",), scheme: VarianceScheme | None = None) -> Sample:
    chosen = scheme or VarianceScheme.successive_difference(8)
    names = tuple(f"w{r}" for r in range(1, 9))
    return Sample("w", chosen, by, (ROWS, "pay", "sex"), names)


def linear(by: tuple[str, ...] = ("job",)) -> Sample:
    scheme = VarianceScheme.linearised("households")
    return Sample("w", scheme, by, (ROWS, "pay", "sex"), cluster="household", covariance=True)


def column(batch: pa.RecordBatch, name: str) -> np.ndarray:
    return np.asarray(batch[name].to_numpy(zero_copy_only=False))


def plain_mean(batch: pa.RecordBatch, job: str, weight: str) -> float:
    chosen = (column(batch, "job") == job) & ~np.isnan(column(batch, "pay"))
    return float(np.average(column(batch, "pay")[chosen], weights=column(batch, weight)[chosen]))


def influence(batch: pa.RecordBatch, inside: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Each household's part in the linearised ratio: (a_c - R b_c) / B."""
    weight = np.where(inside, column(batch, "w"), 0).astype(float)
    filled = np.where(inside, x, 0)
    ratio = (weight * filled).sum() / weight.sum()
    _, household = np.unique(column(batch, "household"), return_inverse=True)
    return np.asarray(np.bincount(household, weight * (filled - ratio)) / weight.sum())


def plain_quantile(batch: pa.RecordBatch, job: str, weight: str, share: float) -> float:
    chosen = (column(batch, "job") == job) & ~np.isnan(column(batch, "pay"))
    pay, w = column(batch, "pay")[chosen], column(batch, weight)[chosen]
    values = np.unique(pay)
    reached = np.array([w[pay <= v].sum() for v in values])
    return float(values[np.argmax(reached >= share * w.sum())])


def same(a: Figures, b: Figures) -> bool:
    equal = np.array_equal(a.standard_error, b.standard_error, equal_nan=True)
    return a.groups == b.groups and bool(
        (a.n == b.n).all() and (a.value == b.value).all() and equal
    )


@pytest.fixture(name="people")
def _people() -> Any:
    return people


@pytest.fixture(name="replicated")
def _replicated() -> Any:
    return replicated


@pytest.fixture(name="linear")
def _linear() -> Any:
    return linear


@pytest.fixture(name="column")
def _column() -> Any:
    return column


@pytest.fixture(name="plain_mean")
def _plain_mean() -> Any:
    return plain_mean
