"""Solving the sums of a regression: what comes out, and what is refused."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from metier.errors import InputError, NotFoundError
from metier.model.sample import Sample, VarianceScheme
from metier.survey.effects import Fit, replicated, solve
from metier.survey.regression import Model, accumulate

JOBS = (("clerk", 2.5), ("cook", 2.0), ("nurse", 3.1))


def rows(count: int = 3_000, noise: float = 0.0, **more: pa.Array) -> pa.RecordBatch:
    """Log pay that is the job's, 0.02 a year of age, 0.3 for schooling 'b', and noise."""
    draw = np.random.default_rng(7)
    job, age = draw.integers(0, 3, count), draw.integers(18, 65, count)
    schooled = draw.random(count) < 0.2 + 0.2 * job
    pay = np.array([effect for _, effect in JOBS])[job] + 0.02 * age + 0.3 * schooled
    columns = {
        "w": pa.array(draw.integers(1, 300, count)),
        "job": pa.array([JOBS[one][0] for one in job]),
        "age": pa.array(age),
        "schooling": pa.array(np.where(schooled, "b", "a")),
        "y": pa.array(pay + draw.normal(0, 1, count) * noise),
    }
    return pa.record_batch({**columns, **more})


def fitted(batch: pa.RecordBatch, *numeric: str, factors: tuple[str, ...] = ()) -> Fit:
    sample = Sample("w", VarianceScheme.linearised(), ("job",))
    return solve(accumulate(batch, Model(sample, "y", numeric, factors)))


def test_a_process_without_noise_is_recovered_to_rounding() -> None:
    fit = fitted(rows(), "age", factors=("schooling",))
    assert fit.labels == (("age",), ("schooling", "b"))
    np.testing.assert_allclose(fit.coefficients, [0.02, 0.3], rtol=1e-11)
    np.testing.assert_allclose(fit.effects, [2.5, 2.0, 3.1], rtol=1e-11)
    assert fit.r_squared == pytest.approx(1)


def test_without_controls_effects_are_the_weighted_means_of_the_jobs() -> None:
    batch = rows(noise=1.0)
    fit = fitted(batch)
    frame = batch.to_pandas()
    for at, (job, _) in enumerate(JOBS):
        own = frame[frame["job"] == job]
        mean = np.average(own["y"], weights=own["w"])
        assert fit.effects[at] == pytest.approx(mean, rel=1e-12)
    assert fit.r_squared_within == pytest.approx(0, abs=1e-12)


def test_controls_that_say_the_same_are_refused_by_name() -> None:
    ages = rows()["age"].to_numpy()
    twice = pa.array(3.0 * ages - 7)
    with pytest.raises(InputError, match="age, months of which one follows"):
        fitted(rows(months=twice), "age", "months", factors=("schooling",))


def test_a_control_that_only_jobs_differ_in_is_refused_by_name() -> None:
    jobs = rows()["job"].to_pylist()
    with pytest.raises(InputError, match="union does not vary within groups"):
        fitted(rows(union=pa.array([len(job) for job in jobs])), "age", "union")


def test_a_level_that_nobody_has_is_no_control() -> None:
    levels = np.array(rows()["schooling"].to_pylist(), object)
    levels[0] = "c"
    weights = rows()["w"].to_numpy().copy()
    weights[0] = 0
    fit = fitted(rows(schooling=pa.array(levels), w=pa.array(weights)), factors=("schooling",))
    assert fit.labels == (("schooling", "b"),)


def test_no_rows_are_refused() -> None:
    with pytest.raises(InputError, match="positive weight"):
        fitted(rows().slice(0, 0), "age")


def replicate_sample(count: int = 400, replicates: int = 8) -> tuple[pa.RecordBatch, Model]:
    draw = np.random.default_rng(3)
    names = tuple(f"w{number}" for number in range(1, replicates + 1))
    batch = rows(count, noise=0.5)
    base = batch["w"].to_numpy()
    extra = {name: pa.array(base * draw.choice([0.3, 1.0, 1.7], count)) for name in names}
    scheme = VarianceScheme.successive_difference(replicates)
    model = Model(Sample("w", scheme, ("job",), replicates=names), "y", ("age",), ("schooling",))
    return rows(count, noise=0.5, **extra), model


def test_replicate_errors_are_those_of_regressions_run_one_by_one() -> None:
    batch, model = replicate_sample()
    effects = replicated(solve(accumulate(batch, model)))
    gaps = []
    for weight in model.sample.weights:
        alone = Model(Sample(weight, VarianceScheme.linearised(), ("job",)), "y", ("age",),
                      ("schooling",))  # fmt: skip
        one = solve(accumulate(batch, alone)).effects
        gaps.append(one[2] - one[1])
    found = effects.gap(("nurse",), ("cook",))
    assert found is not None
    assert found.gap == pytest.approx(gaps[0], rel=1e-12)
    variance = 4 / 8 * sum((gap - gaps[0]) ** 2 for gap in gaps[1:])
    assert found.standard_error == pytest.approx(variance**0.5, rel=1e-10)
    assert "successive difference" in effects.method


def test_a_job_without_weight_in_a_replicate_has_no_known_error() -> None:
    batch, model = replicate_sample()
    cook = np.array([job == "cook" for job in batch["job"].to_pylist()])
    at = batch.schema.get_field_index("w3")
    emptied = batch.set_column(at, "w3", pa.array(np.where(cook, 0.0, batch["w3"].to_numpy())))
    effects = replicated(solve(accumulate(emptied, model)))
    assert effects.gap(("nurse",), ("cook",)) is None
    assert effects.gap(("nurse",), ("clerk",)) is not None
    assert np.isfinite(effects.standard_errors).all()


def test_effects_are_deviations_from_the_weighted_mean() -> None:
    batch, model = replicate_sample()
    fit = solve(accumulate(batch, model))
    assert fit.weights @ replicated(fit).value == pytest.approx(0, abs=1e-9)


def test_a_sample_without_replicates_has_no_replicate_errors() -> None:
    with pytest.raises(InputError, match="replicate"):
        replicated(fitted(rows(), "age"))


def test_a_job_that_is_not_there_is_named() -> None:
    batch, model = replicate_sample()
    with pytest.raises(NotFoundError, match="astronaut"):
        replicated(solve(accumulate(batch, model))).gap(("astronaut",), ("cook",))
