"""How often intervals hold the truth: a known population, and many samples of its households.

    python benchmarks/survey_coverage.py [--samples 600] [--confidence 0.9]

Households of one to four people share a part of their pay; pay is heaped on round
numbers and rises with age, schooling and for men. The last two jobs are tiny: about 55 and
about 20 people of a sample. Each sample draws households at random, once with the variance
linearised by household, once by successive difference replication with 80 replicates, whose
factors are those of the American Community Survey: 1 + (h_i - h_j) / 2^1.5 with rows i, j of
a Hadamard matrix of order 80, taken in turn (Census Bureau, "Variance Estimation", Design
and Methodology, 12).
"""

from __future__ import annotations

import argparse
from collections import Counter
from functools import cache

import numpy as np
import pyarrow as pa

from metier.model.sample import Sample, VarianceScheme
from metier.survey.figures import Figures
from metier.survey.inference import z
from metier.survey.likeforlike import like_for_like
from metier.survey.statistics import means, quantiles, shares
from metier.survey.tally import tally

R = 80
REPLICATES = tuple(f"w{r}" for r in range(R))
LINEAR = Sample(
    "weight", VarianceScheme.linearised("households"), ("job",), ("pay", "home"),
    cluster="household", covariance=True,
)  # fmt: skip
SDR = Sample(
    "weight", VarianceScheme.successive_difference(R), ("job",), ("pay", "home"), REPLICATES
)
HOUSEHOLDS, DRAWN = 60_000, 1_500
JOBS = (0.61, 0.29, 0.08, 0.015, 0.005)


def population(rng: np.random.Generator) -> dict[str, np.ndarray]:
    size = rng.integers(1, 5, HOUSEHOLDS)
    household = np.repeat(np.arange(HOUSEHOLDS), size)
    people = household.size
    job = rng.choice(len(JOBS), people, p=JOBS)
    age, sex = rng.integers(20, 65, people), rng.integers(0, 2, people)
    schooling = np.minimum(6, rng.integers(0, 5, people) + job % 3)
    shared = rng.normal(0, 0.35, HOUSEHOLDS)[household]
    pay = 10.2 + 0.1 * job + 0.01 * (age - 40) + 0.12 * sex + 0.1 * schooling + shared
    pay = np.exp(pay + rng.normal(0, 0.45, people))
    step = np.where(rng.random(people) < 0.5, 1000, 10)
    pay = ((pay / step).round() * step).astype(np.int64)
    home = (rng.random(people) < 0.1 + 0.1 * job).astype(np.int64)
    hours = rng.choice([30, 40, 40, 40, 50], people)
    return {
        "household": household, "job": job, "pay": pay, "home": home,
        "occupation": job, "age": age, "sex": sex, "schooling": schooling, "hours": hours,
        "state": rng.integers(0, 4, people), "pay_hourly": pay * 100 // (hours * 52),
    }  # fmt: skip


@cache
def hadamard() -> np.ndarray:
    """Of order 80, from the quadratic residues of 79 (Paley 1933)."""
    prime = R - 1
    residues = {k * k % prime for k in range(1, prime)}
    sign = np.array([0] + [1 if k in residues else -1 for k in range(1, prime)])
    matrix = np.ones((R, R))
    at = np.arange(prime)
    matrix[1:, 1:] = sign[(at[None, :] - at[:, None]) % prime] + np.eye(prime)
    matrix[1:, 0] = -1
    return matrix


def drawn(all_people: dict[str, np.ndarray], rng: np.random.Generator) -> pa.RecordBatch:
    """One sample: whole households, with the weights and replicate weights of each."""
    chosen = np.sort(rng.choice(HOUSEHOLDS, DRAWN, replace=False))
    inside = np.isin(all_people["household"], chosen)
    columns = {name: column[inside] for name, column in all_people.items()}
    place = np.searchsorted(chosen, columns["household"])
    weight = HOUSEHOLDS / DRAWN
    matrix = hadamard()
    factors = 1 + (matrix[place % (R - 1) + 1] - matrix[(place + 1) % (R - 1) + 1]) / 2**1.5
    weights = {name: weight * factors[:, at] for at, name in enumerate(REPLICATES)}
    return pa.record_batch({**columns, "weight": np.full(place.size, weight), **weights})


def asked(batch: pa.RecordBatch, sample: Sample) -> dict[str, tuple[float, float]]:
    """Every figure of a sample, with its standard error."""
    counted = tally(batch, sample)
    found: dict[str, tuple[float, float]] = {}
    mean, median = means(counted, "pay"), quantiles(counted, "pay", 0.5)
    p90, home = quantiles(counted, "pay", 0.9), shares(counted, "home")
    for job in range(len(JOBS)):
        for name, figures in (("mean", mean), ("median", median), ("p90", p90)):
            found[f"{name}, job {job}"] = _cell(figures, (job,))
        if (job, 1) in home.groups:
            found[f"share, job {job}"] = _cell(home, (job, 1))
    for name, figures in (("mean", mean), ("median", median)):
        gap = figures.gap((0,), (1,))
        found[f"gap of {name}s"] = (gap.gap, gap.standard_error)
    adjusted = like_for_like([batch], sample.replicates).effects
    for job in range(1, len(JOBS)):
        like = adjusted.gap((job,), (0,))
        if like is not None:
            found[f"like for like, job {job}"] = (like.gap, like.standard_error)
    return found


def _cell(figures: Figures, group: tuple[int, ...]) -> tuple[float, float]:
    at = figures.position(group)
    return float(figures.value[at]), float(figures.standard_error[at])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=600)
    parser.add_argument("--confidence", type=float, default=0.9)
    arguments = parser.parse_args()
    rng = np.random.default_rng(20)
    everyone = population(rng)
    ones = np.ones(everyone["job"].size, np.int64)
    truth = asked(pa.record_batch({**everyone, "weight": ones}), LINEAR)
    width = z(arguments.confidence)
    held: dict[str, Counter[str]] = {"linearised": Counter(), "replicates": Counter()}
    known: dict[str, Counter[str]] = {kind: Counter() for kind in held}
    people: Counter[int] = Counter()
    for _ in range(arguments.samples):
        batch = drawn(everyone, rng)
        people.update(batch["job"].to_pylist())
        for kind, sample in (("linearised", LINEAR), ("replicates", SDR)):
            for name, (value, error) in asked(batch, sample).items():
                held[kind][name] += abs(value - truth[name][0]) <= width * error
                known[kind][name] += not np.isnan(error)
    sizes = ", ".join(f"{people[job] / arguments.samples:.0f}" for job in range(len(JOBS)))
    print(f"share of intervals at {arguments.confidence:.0%} that hold the truth")
    print(f"{arguments.samples} samples; people of jobs 0 to {len(JOBS) - 1} in each: {sizes}")
    print(f"{'':22s} linearised  replicates")
    for name in truth:
        shown = [held[kind][name] / known[kind][name] for kind in held]
        given = min(known[kind][name] for kind in held) / arguments.samples
        rare = f"   given in {given:.0%} of samples" if given < 0.995 else ""
        print(f"{name:22s} {'  '.join(f'{share:10.1%}' for share in shown)}{rare}")


if __name__ == "__main__":
    main()
