"""The robust covariance of effects is the dense one's, in any cut into batches."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import statsmodels.api as sm

from metier.errors import InputError
from metier.model.sample import Sample, VarianceScheme
from metier.survey.effects import Effects, contrasts, solve
from metier.survey.regression import Model, accumulate, merge
from metier.survey.robust import merge_scores, robust, score

MODEL = Model(
    Sample("w", VarianceScheme.linearised("households"), ("job",), cluster="home"),
    "y",
    ("age", "age_squared"),
    ("state",),
)


def made(
    seed: int, homes: int = 300, jobs: int = 12, slopes: tuple[float, float] = (0.3, -0.1)
) -> pd.DataFrame:
    """Households of one to four workers with a shock of their own, in jobs of unequal size."""
    draw = np.random.default_rng(seed)
    home = np.repeat(np.arange(homes), draw.integers(1, 5, homes))
    job = np.minimum(draw.geometric(0.25, home.size), jobs)
    age = draw.normal(size=home.size) + job / 10
    state = draw.integers(0, 4, homes)[home]
    shock = draw.normal(0, 0.3, homes)[home] + draw.normal(0, 0.4, home.size) * (1 + job / 12)
    return pd.DataFrame(
        {
            "w": draw.integers(1, 200, home.size),
            "job": [f"job {one:02}" for one in job],
            "home": home,
            "age": age,
            "age_squared": age * age,
            "state": [f"S{one}" for one in state],
            "y": 0.1 * job + slopes[0] * age + slopes[1] * age * age + 0.05 * state + shock,
        }
    )


def batch(frame: pd.DataFrame) -> pa.RecordBatch:
    """The same rows as an Arrow batch."""
    return pa.record_batch({str(name): pa.array(frame[name].to_list()) for name in frame.columns})


def dense(frame: pd.DataFrame, correction: bool) -> Any:
    """The same regression by statsmodels, a dummy for every job, clusters by household."""
    design = pd.get_dummies(frame["job"], dtype=float).join(
        [frame[["age", "age_squared"]], pd.get_dummies(frame["state"], dtype=float).iloc[:, 1:]]
    )
    return sm.WLS(frame["y"], design, weights=frame["w"]).fit(
        cov_type="cluster", cov_kwds={"groups": frame["home"], "use_correction": correction}
    )


def fitted(frame: pd.DataFrame, correction: bool = False) -> Effects:
    rows = batch(frame)
    fit = solve(accumulate(rows, MODEL))
    return robust(score(rows, fit), correction)


@pytest.mark.parametrize("correction", [False, True])
def test_effects_errors_and_all_covariances_are_those_of_the_dense_regression(
    correction: bool,
) -> None:
    """With the correction both multiply by C/(C-1) (N-1)/(N-K), K counting every dummy."""
    frame = made(1)
    ours, peer = fitted(frame, correction), dense(frame, correction)
    jobs = len(ours.groups)
    np.testing.assert_allclose(ours.coefficients, peer.params[jobs:], rtol=1e-8)
    np.testing.assert_allclose(ours.standard_errors, peer.bse[jobs:], rtol=1e-8)
    effects = peer.params[:jobs].to_numpy()
    np.testing.assert_allclose(
        ours.value[:, None] - ours.value, effects[:, None] - effects, rtol=1e-8, atol=1e-12
    )
    covariance = peer.cov_params().iloc[:jobs, :jobs].to_numpy()
    np.testing.assert_allclose(ours.covariance, covariance, rtol=1e-8, atol=1e-15)
    np.testing.assert_allclose(
        contrasts(ours.covariance), contrasts(covariance), rtol=1e-8, atol=1e-15
    )
    assert ours.r_squared == pytest.approx(peer.rsquared, rel=1e-10)
    assert [group for (group,) in ours.groups] == list(peer.params.index[:jobs])


def test_the_correction_is_the_ratio_of_the_two_covariances() -> None:
    frame = made(2)
    plain, corrected = fitted(frame), fitted(frame, correction=True)
    clusters, n = frame["home"].nunique(), len(frame)
    parameters = len(plain.groups) + len(plain.labels)
    factor = clusters / (clusters - 1) * (n - 1) / (n - parameters)
    np.testing.assert_allclose(corrected.covariance, factor * plain.covariance, rtol=1e-12)
    assert "corrected" in corrected.method
    assert "households" in plain.method


def test_any_cut_between_households_gives_the_same_bits() -> None:
    frame = made(3)
    whole = fitted(frame)
    homes = frame["home"].to_numpy()
    for cuts in ([40], [1, 2, 250], [7, 70, 71, 299]):
        bounds = [0, *np.searchsorted(homes, cuts).tolist(), len(frame)]
        parts = [batch(frame.iloc[start:end]) for start, end in itertools.pairwise(bounds)]
        fit = solve(merge(accumulate(part, MODEL) for part in reversed(parts)))
        cut = robust(merge_scores(score(part, fit) for part in parts))
        assert cut.value.tobytes() == whole.value.tobytes()
        assert cut.covariance.tobytes() == whole.covariance.tobytes()
        assert cut.standard_errors.tobytes() == whole.standard_errors.tobytes()


def test_rows_of_a_household_need_not_stand_together_in_their_batch() -> None:
    frame = made(4)
    mixed = frame.sample(frac=1, random_state=1)
    np.testing.assert_allclose(
        fitted(mixed).covariance, fitted(frame).covariance, rtol=1e-9, atol=1e-15
    )


def test_the_error_of_a_job_held_in_one_household_is_not_known() -> None:
    frame = made(5)
    alone = frame.iloc[[0]].assign(job="lone job", home=9_999)
    effects = fitted(pd.concat([frame, alone]))
    lone = effects.position(("lone job",))
    assert effects.n[lone] == 1
    assert np.isfinite(effects.value[lone])
    assert np.isnan(effects.covariance[lone, lone])
    assert effects.gap(("lone job",), ("job 01",)) is None
    others, before = np.delete(np.arange(len(effects.groups)), lone), fitted(frame)
    np.testing.assert_allclose(
        effects.covariance[np.ix_(others, others)], before.covariance, rtol=1e-9, atol=1e-15
    )
    np.testing.assert_allclose(effects.coefficients, before.coefficients, rtol=1e-9)


def test_with_leverage_and_without_controls_the_variance_is_the_jackknifes() -> None:
    frame = made(9).assign(home=lambda rows: range(len(rows)))
    rows = batch(frame)
    fit = solve(accumulate(rows, Model(MODEL.sample, "y")))
    effects = robust(score(rows, fit, leverage=True))
    for at, (job,) in enumerate(effects.groups):
        own = frame[frame["job"] == job]
        y, w = own["y"].to_numpy(), own["w"].to_numpy()
        mean = np.average(y, weights=w)
        without = (w @ y - w * y) / (w.sum() - w)
        variance = ((without - mean) ** 2).sum()
        assert effects.covariance[at, at] == pytest.approx(variance, rel=1e-9)
    assert "leverage" in effects.method


def test_ninety_percent_intervals_cover_the_true_gap_of_a_small_job() -> None:
    """The margin around 90 % is what chance alone allows in 400 samples, at three sigma."""
    covered, workers = 0, []
    for seed in range(400):
        frame = made(1_000 + seed)
        workers.append(int((frame["job"] == "job 06").sum()))
        rows = batch(frame)
        fit = solve(accumulate(rows, MODEL))
        gap = robust(score(rows, fit, leverage=True)).gap(("job 06",), ("job 02",))
        assert gap is not None
        covered += abs(gap.gap - 0.4) <= 1.645 * gap.standard_error
    assert 20 <= np.median(workers) <= 60
    assert 0.855 <= covered / 400 <= 0.945


def test_a_job_without_weight_has_no_effect_and_changes_no_other() -> None:
    frame = made(10)
    idle = frame.head(3).assign(job="idle", w=0)
    with_idle, without = fitted(pd.concat([frame, idle])), fitted(frame)
    at = with_idle.position(("idle",))
    assert with_idle.gap(("idle",), ("job 01",)) is None
    np.testing.assert_allclose(np.delete(with_idle.value, at), without.value, rtol=1e-10)
    np.testing.assert_allclose(with_idle.standard_errors, without.standard_errors, rtol=1e-10)


def test_a_job_that_the_first_pass_did_not_see_is_refused() -> None:
    frame = made(6)
    fit = solve(accumulate(batch(frame[frame["job"] != "job 03"]), MODEL))
    with pytest.raises(InputError, match="job 03"):
        score(batch(frame), fit)


def test_scores_of_nothing_and_of_two_fits_cannot_be_merged() -> None:
    rows = batch(made(7))
    fits = [solve(accumulate(rows, MODEL)) for _ in range(2)]
    with pytest.raises(InputError, match="none"):
        merge_scores([])
    with pytest.raises(InputError, match="different"):
        merge_scores([score(rows, fit) for fit in fits])
    with pytest.raises(InputError, match="different"):
        merge_scores([score(rows, fits[0], leverage) for leverage in (False, True)])


def test_replicate_weights_have_no_second_pass() -> None:
    frame = made(8).assign(w1=1)
    scheme = VarianceScheme.successive_difference(1)
    model = Model(Sample("w", scheme, ("job",), replicates=("w1",)), "y", ("age",))
    fit = solve(accumulate(batch(frame), model))
    with pytest.raises(InputError, match="replicate"):
        score(batch(frame), fit)
