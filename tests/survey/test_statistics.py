"""Statistics against the Census Bureau's published ones, and against plain formulas."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pytest
from tests.fixtures.households import column, linear, people, plain_mean, replicated

from metier.model.sample import Sample, VarianceScheme
from metier.survey.inference import margin
from metier.survey.merge import merge
from metier.survey.statistics import grouped_quantiles, means, quantiles, shares, totals
from metier.survey.tally import tally

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


@pytest.mark.parametrize("state", STATES)
def test_every_published_estimate_error_and_margin_comes_out_to_the_last_digit(
    official: Path, state: str
) -> None:
    folder = official / "acs_pums" / "verification"
    cells = pyarrow.csv.read_csv(
        folder / f"PUMS_{state}.csv.gz",
        convert_options=pyarrow.csv.ConvertOptions(column_types={"ST": pa.string()}),
    ).combine_chunks()
    band = np.searchsorted(AGE_STARTS, cells["AGEP"].to_numpy(), side="right") - 1
    cells = cells.append_column("BAND", pa.array(band))
    batch = cells.to_batches()[0]
    found = {}
    for by in ((), ("SEX",), ("BAND",)):
        sample = Sample("PWGTP", SDR, by, replicates=REPLICATES)
        halves = [tally(batch.slice(0, 1000), sample), tally(batch.slice(1000), sample)]
        figures = totals(merge(halves))
        for at, group in enumerate(figures.groups):
            found[(*by, *group)] = figures.estimate(at)
    official_figures = published(folder)[cells["ST"][0].as_py()]
    wanted: dict[tuple[object, ...], str] = {
        ("SEX", 1): "Total males (SEX=1)",
        ("SEX", 2): "Total females (SEX=2)",
        (): "Total population",
        **{("BAND", at): name for at, name in enumerate(AGE_NAMES)},
    }
    assert len(found) == len(wanted) == 16
    for key, name in wanted.items():
        error = found[key].standard_error
        assert error is not None
        printed = (found[key].value, round(error), round(margin(error, 0.9)))
        assert printed == official_figures[name], name


@pytest.mark.parametrize(
    ("scheme", "factor"),
    [
        (VarianceScheme.successive_difference(8), 0.5),
        (VarianceScheme.balanced(8, fay=0.5), 0.5),
        (VarianceScheme.balanced(8), 0.125),
        (VarianceScheme.jackknife(8), 0.875),
    ],
)
def test_a_mean_and_its_error_follow_the_schemes_formula(
    scheme: VarianceScheme, factor: float
) -> None:
    batch = people()
    figures = means(tally(batch, replicated(scheme=scheme)), "pay")
    for at, (job,) in enumerate(figures.groups):
        mean = plain_mean(batch, str(job), "w")
        spread = [(plain_mean(batch, str(job), f"w{r}") - mean) ** 2 for r in range(1, 9)]
        assert figures.value[at] == pytest.approx(mean, rel=1e-12)
        assert figures.standard_error[at] == pytest.approx((factor * sum(spread)) ** 0.5, rel=1e-9)


def test_linearised_means_their_errors_and_covariances_follow_the_formula() -> None:
    batch = people()
    figures = means(tally(batch, linear()), "pay")
    pay, job = column(batch, "pay"), column(batch, "job")
    parts = [influence(batch, (job == j) & ~np.isnan(pay), pay) for (j,) in figures.groups]
    for i, mine in enumerate(parts):
        assert figures.standard_error[i] == pytest.approx((mine @ mine) ** 0.5, rel=1e-9)
        for j, other in enumerate(parts):
            if i != j:
                assert figures.covariance(i, j) == pytest.approx(mine @ other, rel=1e-6, abs=1e-3)


def test_linearised_shares_have_the_error_of_a_mean_of_zeros_and_ones() -> None:
    batch = people()
    figures = shares(tally(batch, linear()), "sex")
    job, sex = column(batch, "job"), column(batch, "sex")
    for at, (name, code) in enumerate(figures.groups):
        part = influence(batch, job == name, (sex == code).astype(float))
        assert figures.standard_error[at] == pytest.approx((part @ part) ** 0.5, rel=1e-9)


def test_linearised_counts_have_the_error_of_household_totals() -> None:
    batch = people()
    figures = totals(tally(batch, linear()))
    _, household = np.unique(column(batch, "household"), return_inverse=True)
    inside = column(batch, "job") == figures.groups[2][0]
    sums = np.bincount(household, np.where(inside, column(batch, "w"), 0))
    spread = ((sums - sums.mean()) ** 2).sum()
    assert figures.standard_error[2] == pytest.approx(spread**0.5, rel=1e-9)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_replicate_quantiles_are_those_of_each_weight_alone(share: float) -> None:
    batch = people()
    figures = quantiles(tally(batch, replicated()), "pay", share, "replicate")
    for at, (job,) in enumerate(figures.groups):
        found = [plain_quantile(batch, str(job), w, share) for w in ("w", *replicated().replicates)]
        assert figures.value[at] == found[0]
        variance = 4 / 8 * sum((f - found[0]) ** 2 for f in found[1:])
        assert figures.standard_error[at] == pytest.approx(variance**0.5, rel=1e-9)


def test_woodruffs_error_comes_from_the_proportion_at_or_below_the_median() -> None:
    batch = people()
    for sample in (replicated(), linear()):
        counted = tally(batch, sample)
        medians = quantiles(counted, "pay", 0.5)
        job, pay = column(batch, "job"), column(batch, "pay")
        (name,), median = medians.groups[0], medians.value[0]
        inside = (job == name) & ~np.isnan(pay)
        below = np.where(inside, pay <= median, False).astype(float)
        flagged = batch.append_column("below", pa.array(below, mask=~inside))
        single = Sample(sample.weight, sample.scheme, ("job",), ("below",), sample.replicates,
                        sample.cluster)  # fmt: skip
        spread = means(tally(flagged, single), "below").standard_error[0]
        pairs = counted.counts["pay"].group == 0
        values = counted.counts["pay"].value[pairs]
        steps = np.cumsum(counted.counts["pay"].weights[pairs, 0])
        ends = np.interp([0.5 - 1.645 * spread, 0.5 + 1.645 * spread], steps / steps[-1], values)
        assert medians.standard_error[0] == pytest.approx((ends[1] - ends[0]) / 3.29, rel=1e-9)


def test_one_household_gives_a_figure_without_an_error() -> None:
    batch = pa.record_batch({"w": [2, 1], "pay": [10, 40], "household": [1, 1]})
    sample = Sample("w", VarianceScheme.linearised(), (), ("pay",), cluster="household")
    estimate = means(tally(batch, sample), "pay").estimate(0)
    assert (estimate.value, estimate.standard_error, estimate.n) == (20.0, None, 2)


def test_the_median_of_completed_years_is_that_of_the_ages_to_the_day() -> None:
    exact = np.random.default_rng(1).normal(42, 8, 50_000)
    ages = pa.record_batch({"w": np.ones(exact.size, int), "age": np.floor(exact).astype(int)})
    sample = Sample("w", VarianceScheme.linearised(), (), ("age",))
    found = grouped_quantiles(tally(ages, sample), "age", 0.5)
    assert found.value[0] == pytest.approx(np.median(exact), abs=0.03)
    assert found.standard_error[0] == pytest.approx(1.2533 * 8 / exact.size**0.5, rel=0.1)


def test_a_grouped_median_of_replicates_moves_with_each_of_them() -> None:
    random = np.random.default_rng(2)
    age = np.floor(random.normal(42, 8, 4_000)).astype(int)
    group = random.integers(0, 40, age.size)
    names = tuple(f"w{at}" for at in range(40))
    columns = {name: (group != at).astype(int) for at, name in enumerate(names)}
    batch = pa.record_batch({"w": np.ones(age.size, int), "age": age, **columns})
    sample = Sample("w", VarianceScheme.jackknife(40), (), ("age",), names)
    found = grouped_quantiles(tally(batch, sample), "age", 0.5)
    assert found.replicates is not None
    assert found.replicates.shape == (40, 1)
    assert found.standard_error[0] == pytest.approx(1.2533 * 8 / age.size**0.5, rel=0.35)
