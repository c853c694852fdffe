"""Curves of durations: the published 6-MP example, R's survfit, and laws of the estimator."""

from __future__ import annotations

import math
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.survey.kernels import Array
from metier.survey.survival import Curve, curve

# Freireich et al. (1963), Blood 21; Gehan (1965), Biometrika 52: weeks of remission of 21
# patients with 6-MP and 21 with placebo.
WEEKS = np.array([6, 7, 9, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 34, 35])
RELAPSED = np.array([3, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0])
CENSORED = np.array([1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 2, 1, 1])
PLACEBO = np.array([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23])


def of_events(durations: Array) -> Curve:
    months, n = np.unique(durations, return_counts=True)
    return curve(months, n, np.zeros_like(n))


def test_the_6_mp_example_comes_out() -> None:
    """Kalbfleisch and Prentice (2002) and many others: S, and Greenwood's standard error."""
    found = curve(WEEKS, RELAPSED, CENSORED)
    assert found.months.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert found.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert found.surviving.round(4).tolist() == [
        0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482,
    ]  # fmt: skip
    assert found.standard_error.round(4).tolist() == [
        0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346,
    ]  # fmt: skip
    assert found.quantile(0.5).value == 23
    assert of_events(PLACEBO).quantile(0.5).value == 8


def test_a_curve_that_does_not_fall_so_far_has_no_such_quantile() -> None:
    found = curve(WEEKS, RELAPSED, CENSORED)
    assert all(map(math.isnan, found.quantile(0.75)[::2]))
    median = found.quantile(0.5)
    assert (median.value, median.low) == (23, 13)
    assert math.isnan(median.high)
    assert math.isnan(median.standard_error)
    assert all(map(math.isnan, curve(WEEKS, 0 * RELAPSED, CENSORED).quantile(0.5)))


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_without_censoring_the_curve_is_the_share_that_lasts_longer(durations: list[int]) -> None:
    found = of_events(np.array(durations))
    shares = [np.mean(np.array(durations) > month) for month in found.months]
    np.testing.assert_allclose(found.surviving, shares, atol=1e-12)
    binomial = np.sqrt(found.surviving * (1 - found.surviving) / len(durations))
    np.testing.assert_allclose(found.standard_error[:-1], binomial[:-1], atol=1e-9)
    assert found.surviving[-1] == 0
    assert math.isnan(found.standard_error[-1])
    assert found.quantile(0.5).value == np.sort(durations)[(len(durations) - 1) // 2]


RECORDS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=30)


@given(RECORDS, st.floats(0.1, 50))
def test_weights_that_count_as_so_many_records_have_their_errors(
    records: list[tuple[int, int]], scale: float
) -> None:
    ended, censored = np.array(records, float).T
    months = np.arange(1, len(ended) + 1)
    n = float(ended.sum() + censored.sum())
    plain = curve(months, ended, censored)
    scaled = curve(months, ended * scale, censored * scale, effective=n or None)
    np.testing.assert_allclose(scaled.surviving, plain.surviving)
    np.testing.assert_allclose(scaled.standard_error, plain.standard_error)


@given(RECORDS)
def test_curves_fall_and_lie_in_their_bands(records: list[tuple[int, int]]) -> None:
    ended, censored = np.array(records).T
    found = curve(np.arange(1, len(ended) + 1), ended, censored)
    assert (np.diff(found.surviving) <= 0).all()
    low, high = found.band()
    known = found.surviving > 0
    assert (low[known] <= found.surviving[known]).all()
    assert (high[known] >= found.surviving[known]).all()
    for share in (0.25, 0.5, 0.75):
        value, first, last, error = found.quantile(share)
        assert not first > value
        assert not value > last
        assert not error < 0


def test_the_standard_error_of_a_median_is_its_spread_over_samples() -> None:
    draw = np.random.default_rng(7)
    found = []
    for _ in range(400):
        stay, seen = draw.exponential(30, 300), draw.uniform(20, 90, 300)
        month = np.ceil(np.minimum(stay, seen)).astype(int)
        ended = np.bincount(month, stay <= seen, 91)[1:]
        censored = np.bincount(month, stay > seen, 91)[1:]
        found.append(curve(np.arange(1, 91), ended, censored).quantile(0.5))
    values, errors = (np.array([duration[at] for duration in found]) for at in (0, 3))
    assert errors.mean() == pytest.approx(values.std(), rel=0.1)
    inside = np.abs(values - math.ceil(30 * math.log(2))) <= 1.645 * errors
    assert inside.mean() == pytest.approx(0.9, abs=0.03)


def test_heaped_months_leave_an_error_though_the_interval_is_one_month() -> None:
    found = curve(np.array([11, 12, 13]), np.array([3e5, 4e5, 3e5]), np.zeros(3)).quantile(0.5)
    assert found[:3] == (12, 12, 12)
    assert found.standard_error > 0


def test_what_cannot_be_counted_is_refused() -> None:
    one = np.ones(2)
    with pytest.raises(UsageError, match="one length"):
        curve(np.array([1]), one, one)
    with pytest.raises(UsageError, match="ascending"):
        curve(np.array([2, 1]), one, one)
    with pytest.raises(UsageError, match="above 0"):
        curve(np.array([0, 1]), one, one)
    with pytest.raises(UsageError, match="0 or more"):
        curve(np.array([1, 2]), -one, one)
    with pytest.raises(UsageError, match="between 0 and 1"):
        curve(np.array([1, 2]), one, one).quantile(1.0)


R_SCRIPT = """
suppressMessages(library(survival))
d <- read.csv("records.csv")
f <- survfit(Surv(month, ended) ~ 1, d, conf.type = "log-log", conf.int = 2 * pnorm(1.645) - 1)
s <- summary(f)
write.table(cbind(s$time, s$surv, s$std.err, s$lower, s$upper), "curve.txt",
            row.names = FALSE, col.names = FALSE)
q <- quantile(f, c(0.25, 0.5, 0.75))
write.table(cbind(q$quantile, q$lower, q$upper), "quantiles.txt",
            row.names = FALSE, col.names = FALSE)
"""


# R is a second opinion on figures that the tests above hold to published ones; R and its packages
# are more to install than all else that the tests need, so continuous integration has them not
@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_curve_band_and_quantiles_are_those_of_r_s_survfit(tmp_path: Path) -> None:
    draw = np.random.default_rng(11)
    stay, seen = draw.exponential(20, 137), draw.uniform(1, 80, 137)
    month, done = np.ceil(np.minimum(stay, seen)).astype(int), stay <= seen
    rows = [f"{m},{int(e)}" for m, e in zip(month, done, strict=True)]
    (tmp_path / "records.csv").write_text("\n".join(["month,ended", *rows]))
    (tmp_path / "fit.R").write_text(R_SCRIPT)
    ran = subprocess.run(
        ["Rscript", "fit.R"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    if "there is no package called" in ran.stderr:
        pytest.skip("R's package survival is not installed")
    assert ran.returncode == 0, ran.stderr
    ended, censored = (np.bincount(month, kind, 81)[1:] for kind in (done, ~done))
    ours = curve(np.arange(1, 81), ended, censored)
    low, high = ours.band()
    columns = [ours.months, ours.surviving, ours.standard_error, low, high]
    theirs = np.genfromtxt(tmp_path / "curve.txt").T
    for mine, other in zip(columns, theirs, strict=True):
        np.testing.assert_allclose(mine, other, rtol=1e-9)
    quantiles = np.genfromtxt(tmp_path / "quantiles.txt")
    for share, row in zip((0.25, 0.5, 0.75), quantiles, strict=True):
        np.testing.assert_array_equal(ours.quantile(share)[:3], row)
