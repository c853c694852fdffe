"""Statistics against the Census Bureau's published ones, and against plain formulas."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pytest

from metier.errors import InputError, LayoutError, UsageError
from metier.model.sample import ROWS, Sample, VarianceScheme
from metier.survey.figures import Figures
from metier.survey.inference import margin
from metier.survey.merge import merge
from metier.survey.statistics import means, quantiles, shares, totals
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
    wanted = {
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
    return batch[name].to_numpy(zero_copy_only=False)


def plain_mean(batch: pa.RecordBatch, job: str, weight: str) -> float:
    chosen = (column(batch, "job") == job) & ~np.isnan(column(batch, "pay"))
    return float(np.average(column(batch, "pay")[chosen], weights=column(batch, weight)[chosen]))


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


def test_a_gap_within_one_sample_has_the_replicate_error_of_the_difference() -> None:
    batch = people()
    gap = means(tally(batch, replicated()), "pay").gap(("0001",), ("0002",))
    diffs = [plain_mean(batch, "0001", w) - plain_mean(batch, "0002", w) for w in batch.schema.names
             if w.startswith("w")]  # fmt: skip
    assert gap.gap == pytest.approx(diffs[0])
    variance = 4 / 8 * sum((d - diffs[0]) ** 2 for d in diffs[1:])
    assert gap.standard_error == pytest.approx(variance**0.5, rel=1e-9)


def influence(batch: pa.RecordBatch, inside: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Each household's part in the linearised ratio: (a_c - R b_c) / B."""
    weight = np.where(inside, column(batch, "w"), 0).astype(float)
    filled = np.where(inside, x, 0)
    ratio = (weight * filled).sum() / weight.sum()
    _, household = np.unique(column(batch, "household"), return_inverse=True)
    return np.asarray(np.bincount(household, weight * (filled - ratio)) / weight.sum())


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


def plain_quantile(batch: pa.RecordBatch, job: str, weight: str, share: float) -> float:
    chosen = (column(batch, "job") == job) & ~np.isnan(column(batch, "pay"))
    pay, w = column(batch, "pay")[chosen], column(batch, weight)[chosen]
    values = np.unique(pay)
    reached = np.array([w[pay <= v].sum() for v in values])
    return float(values[np.argmax(reached >= share * w.sum())])


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
        steps = np.cumsum(counted.counts["pay"].weights[0][pairs])
        ends = np.interp([0.5 - spread, 0.5 + spread], steps / steps[-1], values)
        assert medians.standard_error[0] == pytest.approx((ends[1] - ends[0]) / 2, rel=1e-9)


def test_one_household_gives_a_figure_without_an_error() -> None:
    batch = pa.record_batch({"w": [2, 1], "pay": [10, 40], "household": [1, 1]})
    sample = Sample("w", VarianceScheme.linearised(), (), ("pay",), cluster="household")
    estimate = means(tally(batch, sample), "pay").estimate(0)
    assert (estimate.value, estimate.standard_error, estimate.n) == (20.0, None, 2)


def test_the_leaders_are_those_a_test_cannot_tell_from_the_first() -> None:
    scheme = VarianceScheme.linearised()
    figures = Figures(
        (("a",), ("b",), ("c",), ("thin",)), np.array([90, 90, 90, 9]),
        np.array([100.0, 98.0, 60.0, 300.0]), np.array([2.0, 2.0, 2.0, 5.0]), "", scheme,
    )  # fmt: skip
    assert figures.leaders(0.9) == (("a",), ("b",))


def same(a: Figures, b: Figures) -> bool:
    equal = np.array_equal(a.standard_error, b.standard_error, equal_nan=True)
    return a.groups == b.groups and bool(
        (a.n == b.n).all() and (a.value == b.value).all() and equal
    )


@pytest.mark.parametrize("kind", [replicated, linear])
def test_the_answer_does_not_depend_on_how_rows_are_cut_into_batches(kind) -> None:  # type: ignore[no-untyped-def]
    batch, sample = people(2000), kind(("job", "sex"))
    household = column(batch, "household")
    new = np.flatnonzero(household[1:] != household[:-1]) + 1
    cuts = [0, *new[[5, 300, 600]].tolist(), batch.num_rows]
    parts = [tally(batch.slice(a, b - a), sample) for a, b in itertools.pairwise(cuts)]
    for one, two in ((parts, [parts[2], parts[0], parts[3], parts[1]]), (parts, None)):
        whole = merge(two) if two else tally(batch, sample, workers=2)
        cut = merge([merge(one[:2]), merge(one[2:])])
        assert same(means(whole, "pay"), means(cut, "pay"))
        assert same(shares(whole, "sex"), shares(cut, "sex"))
        assert same(totals(whole), totals(cut))
        assert same(quantiles(whole, "pay", 0.25), quantiles(cut, "pay", 0.25))
        assert means(whole, "pay").gap(("0001", 1), ("0001", 2)) == means(cut, "pay").gap(
            ("0001", 1), ("0001", 2)
        )


def test_large_pay_and_weights_are_summed_without_loss() -> None:
    rows = 3000
    batch = pa.record_batch({"w": [997] * rows, "pay": [4_999_999 - 7 * i for i in range(rows)]})
    counted = tally(batch, Sample("w", VarianceScheme.linearised(), (), ("pay",)))
    upper = counted.counts["pay"].clusters.moments[0, 0].tolist()  # type: ignore[union-attr]
    exact = sum((997 * (4_999_999 - 7 * i)) ** 2 for i in range(rows))
    assert (upper[0] << 40) + (upper[1] << 20) + upper[2] == exact


def test_weights_that_are_not_whole_give_the_same_formulas() -> None:
    batch = people()
    halved = batch.set_column(
        batch.schema.get_field_index("w"), "w", pa.array(column(batch, "w") / 2)
    )
    whole, half = (means(tally(b, linear()), "pay") for b in (batch, halved))
    assert half.value == pytest.approx(whole.value)
    assert half.standard_error == pytest.approx(whole.standard_error)


def test_a_missing_weight_or_column_is_refused() -> None:
    batch = pa.record_batch({"w": [1, None], "pay": [1, 2]})
    with pytest.raises(InputError, match="a weight in every row"):
        tally(batch, Sample("w", VarianceScheme.linearised(), (), ("pay",)))
    with pytest.raises(LayoutError, match="'wages'"):
        tally(batch, Sample("w", VarianceScheme.linearised(), (), ("wages",)))
    with pytest.raises(UsageError):
        Sample("w", VarianceScheme.successive_difference(), replicates=("w1",))
