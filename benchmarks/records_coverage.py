"""How often the intervals of figures from records hold the truth, on generated records.

    python benchmarks/records_coverage.py [--samples 2000] [--confidence 0.9]

Titles blended with their occupation's mean, ratings of employers, the median time in a
position, and the ranges of ranks. The truth of each sample is drawn from the model that
each figure assumes, so this measures the approximations of the formulas, not the model.
"""

from __future__ import annotations

import argparse
import math

import numpy as np

from metier.survey.inference import z
from metier.survey.ranks import ranks
from metier.survey.shrinkage import shrink
from metier.survey.smallarea import blend
from metier.survey.survival import curve

Found = tuple[float, float]
"""The share of intervals that hold the truth, and mean stated over actual squared error."""


def blends(draw: np.random.Generator, samples: int, reach: float, titles: int, s: float) -> Found:
    """Titles whose true means vary as much as a mean of medium precision errs."""
    variances = np.tile([0.3, 0.6, 1.0, 2.0, 6.0], titles // 5)
    misses, errors = np.empty((2, samples, titles))
    for at in range(samples):
        true = draw.normal(20, 1, titles)
        means = draw.normal(true, np.sqrt(variances))
        found = blend(means, variances, draw.normal(20, s), s)
        misses[at], errors[at] = found.value - true, found.standard_error
    return held(misses, errors, reach)


def ratings(draw: np.random.Generator, samples: int, reach: float, employers: int) -> Found:
    """Employers with 1 to 100 ratings from 1 to 5, rather unlike each other."""
    n = np.tile([1, 2, 5, 20, 100], employers // 5)
    misses, errors = np.empty((2, samples, employers))
    for at in range(samples):
        true = draw.normal(3.6, 0.5, employers)
        found = shrink(n, draw.normal(true, 1.1 / np.sqrt(n)), 1.1**2)
        misses[at], errors[at] = found.value - true, found.standard_error
    return held(misses, errors, reach)


def stays(draw: np.random.Generator, samples: int, reach: float, positions: int) -> Found:
    """Positions of which one in five has not ended yet, in whole months."""
    misses, errors = np.empty((2, samples))
    for at in range(samples):
        stay, seen = draw.exponential(30, positions), draw.uniform(20, 90, positions)
        month = np.ceil(np.minimum(stay, seen)).astype(int)
        ended, censored = (np.bincount(month, kind, 91)[1:] for kind in (stay <= seen, stay > seen))
        found = curve(np.arange(1, 91), ended, censored).quantile(0.5)
        misses[at] = found.value - math.ceil(30 * math.log(2))
        errors[at] = found.standard_error
    known = np.isfinite(errors)
    return held(misses[known], errors[known], reach)


def held(misses: np.ndarray, errors: np.ndarray, reach: float) -> Found:
    inside = np.abs(misses) <= reach * errors
    return float(inside.mean()), float((errors**2).mean() / (misses**2).mean())


def ranges(
    draw: np.random.Generator, samples: int, confidence: float, spacing: float
) -> tuple[float, float]:
    """The share of samples in which all ranges are right, and their mean length."""
    true, errors = np.arange(51) * spacing, draw.uniform(0.5, 1.5, 51)
    first = 1 + (true[None, :] > true[:, None]).sum(axis=1)
    last = (true[None, :] >= true[:, None]).sum(axis=1)
    right, length = 0, 0.0
    for _ in range(samples):
        found = ranks(draw.normal(true, errors), errors, confidence)
        right += bool(((found.best <= first) & (found.worst >= last)).all())
        length += float((found.worst - found.best + 1).mean())
    return right / samples, length / samples


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--samples", type=int, default=2000)
    options.add_argument("--confidence", type=float, default=0.9)
    given = options.parse_args()
    draw, samples, reach = np.random.default_rng(1), given.samples, z(given.confidence)
    print("| figure | truth inside | stated / actual squared error |\n|---|---|---|")
    for titles in (40, 10, 5):
        for s in (0.0, 0.6):
            share, ratio = blends(draw, samples, reach, titles, s)
            print(f"| {titles} titles, official mean +- {s:g} | {share:.1%} | {ratio:.2f} |")
    for employers in (1000, 100, 20):
        share, ratio = ratings(draw, samples, reach, employers)
        print(f"| ratings of {employers} employers | {share:.1%} | {ratio:.2f} |")
    for positions in (1000, 300, 100, 30):
        share, ratio = stays(draw, samples, reach, positions)
        print(f"| median of {positions} positions | {share:.1%} | {ratio:.2f} |")
    print("\n| 51 items | all ranges right | mean length |\n|---|---|---|")
    for spacing in (0.0, 1.0, 4.0):
        share, length = ranges(draw, samples, given.confidence, spacing)
        print(f"| {spacing:g} standard errors apart | {share:.1%} | {length:.1f} |")


if __name__ == "__main__":
    main()
