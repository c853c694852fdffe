"""Raked cells meet their margins, and keep what the sample says of how they go together."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from metier.errors import UsageError
from metier.survey.kernels import Array
from metier.survey.raking import (
    MISSING,
    UNKNOWN,
    UNSEEN,
    collapsed,
    design_effect,
    effective_size,
    rake,
)

TABLE = np.array([[40, 30, 20, 10], [35, 50, 100, 75], [30, 80, 70, 120], [20, 30, 40, 50.0]])
ROWS, COLUMNS = np.array([150, 300, 400, 150.0]), np.array([200, 300, 400, 100.0])
RAKED = np.array(
    [
        [64.61, 46.28, 35.42, 3.83],
        [49.95, 68.15, 156.49, 25.37],
        [56.70, 144.40, 145.06, 53.76],
        [28.74, 41.18, 63.03, 17.03],
    ]
)
"""Wikipedia, "Iterative proportional fitting", example; its margins are met to 0.1."""


def margins(table: Array) -> list[Array]:
    rows, columns = np.indices(table.shape)
    return [rows.ravel(), columns.ravel()]


def test_the_worked_example_comes_out() -> None:
    found = rake(TABLE.ravel(), margins(TABLE), [ROWS, COLUMNS])
    raked = (TABLE.ravel() * found.factors).reshape(4, 4)
    np.testing.assert_allclose(raked * 1000 / raked.sum(), RAKED, atol=0.1)
    assert found.converged
    assert not found.dropped
    assert not found.trimmed


POSITIVE = hnp.arrays(float, (3, 4), elements=st.floats(1, 100))


@given(POSITIVE, POSITIVE)
def test_margins_are_met_and_odds_ratios_kept(table: Array, other: Array) -> None:
    """Together these have one solution, so this is the raked table whatever the method."""
    goals = [other.sum(axis=1), other.sum(axis=0)]
    found = rake(table.ravel(), margins(table), goals, bound=1e9)
    raked = table * found.factors.reshape(table.shape)
    assert found.converged
    assert raked.sum() == pytest.approx(table.sum())
    for axis, goal in ((1, goals[0]), (0, goals[1])):
        np.testing.assert_allclose(raked.sum(axis) / raked.sum(), goal / goal.sum(), atol=1e-8)

    def odds(cells: Array) -> Array:
        logs = np.log(cells)
        ratios: Array = logs[:-1, :-1] + logs[1:, 1:] - logs[1:, :-1] - logs[:-1, 1:]
        return ratios

    np.testing.assert_allclose(odds(raked), odds(table), atol=1e-6)


def test_a_cell_without_a_level_keeps_that_margin_s_factor_1() -> None:
    sex, state = np.array([0, 1, MISSING, MISSING]), np.array([0, 1, 0, 1])
    found = rake(np.full(4, 10.0), [sex, state], [np.array([3.0, 1.0]), np.array([1.0, 1.0])])
    assert found.converged
    weights = 10 * found.factors
    assert weights[0] == pytest.approx(3 * weights[1])
    assert weights[0] + weights[2] == pytest.approx(weights[1] + weights[3])
    alone = rake(np.full(4, 10.0), [sex], [np.array([3.0, 1.0])])
    np.testing.assert_allclose(alone.factors, [1.5, 0.5, 1, 1])


def test_levels_that_cannot_be_met_are_dropped_with_the_reason() -> None:
    level = np.array([0, 1, 2])
    found = rake(np.full(3, 10.0), [level], [np.array([3.0, 1.0, np.nan, 8.0])])
    assert found.dropped == ((0, 3, UNSEEN), (0, 2, UNKNOWN))
    np.testing.assert_allclose(found.factors, [1.5, 0.5, 1])
    assert found.converged


def test_factors_are_trimmed_and_the_other_margins_still_met_where_possible() -> None:
    table = np.array([[1, 99.0], [60, 40]])
    goals = [np.array([0.5, 0.5]), np.array([0.4, 0.6])]
    free = rake(table.ravel(), margins(table), goals)
    tight = rake(table.ravel(), margins(table), goals, bound=free.factors.max() * 0.99)
    assert free.converged
    assert free.trimmed == 0
    assert tight.converged
    raked = table * tight.factors.reshape(2, 2)
    np.testing.assert_allclose(raked.sum(0) / raked.sum(), goals[1], atol=1e-8)


def test_margins_out_of_reach_are_said_to_be_missed_and_by_how_much() -> None:
    found = rake(np.array([1.0, 99.0]), [np.array([0, 1])], [np.array([0.5, 0.5])], bound=5)
    assert not found.converged
    assert found.trimmed == 1
    weights = found.factors * [1, 99]
    assert found.distance == pytest.approx(0.5 - weights[0] / weights.sum())
    assert found.factors.max() == 5
    assert weights.sum() == pytest.approx(100)


def test_equal_weights_lose_nothing_and_effective_sizes_are_kish_s() -> None:
    weights = np.array([1.0, 2.0, 3.0])
    assert effective_size(weights.sum(), (weights**2).sum()) == pytest.approx(36 / 14)
    assert design_effect(np.array(7), np.array(14.0), np.array(28.0)) == 1
    sizes = effective_size(np.array([4.0, 0.0]), np.array([4.0, 0.0]))
    assert sizes.tolist() == [4.0, 0.0]
    assert np.isnan(design_effect(np.array([4, 0]), np.array([4.0, 0]), np.array([4.0, 0]))[1])


@pytest.mark.parametrize(
    ("counts", "level", "target", "bound", "message"),
    [
        ([1.0, -1.0], [0, 1], [1.0, 1.0], 5, "0 or more"),
        ([1.0, 1.0], [0, 2], [1.0, 1.0], 5, "-1 to 1, found 2"),
        ([1.0, 1.0], [0], [1.0, 1.0], 5, "2 cells"),
        ([1.0, 1.0], [0, 1], [1.0, 1.0], 1, "above 1"),
    ],
)
def test_what_cannot_be_raked_is_refused(
    counts: list[float], level: list[int], target: list[float], bound: float, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        rake(np.array(counts), [np.array(level)], [np.array(target)], bound)


def test_every_margin_needs_targets() -> None:
    with pytest.raises(UsageError, match="one for each margin"):
        rake(np.ones(2), [np.array([0, 1])], [])


R_SCRIPT = """
suppressMessages(library(survey))
cells <- read.csv("cells.csv")
design <- svydesign(ids = ~1, weights = ~n, data = cells)
goal <- function(name) aggregate(as.formula(paste("goal ~", name)), cells, sum)
named <- function(name) setNames(goal(name), c(name, "Freq"))
raked <- rake(design, list(~a, ~b, ~c), lapply(c("a", "b", "c"), named),
              control = list(maxit = 1000, epsilon = 1e-10))
write.csv(data.frame(w = weights(raked)), "raked.csv", row.names = FALSE)
"""


# R is a second opinion on figures that the tests above hold to published ones; R and its packages
# are more to install than all else that the tests need, so continuous integration has them not
@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_factors_are_those_of_the_r_package_survey(tmp_path: Path) -> None:
    draw = np.random.default_rng(3)
    codes = np.indices((3, 4, 5)).reshape(3, -1)
    n, goal = draw.integers(1, 50, (2, 60)).astype(float)
    goal *= n.sum() / goal.sum()
    with (tmp_path / "cells.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["a", "b", "c", "n", "goal"])
        rows.writerows(zip(*codes.tolist(), n.tolist(), map(repr, goal.tolist()), strict=True))
    (tmp_path / "rake.R").write_text(R_SCRIPT)
    done = subprocess.run(
        ["Rscript", "rake.R"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    if "there is no package called" in done.stderr:
        pytest.skip("R's package survey is not installed")
    assert done.returncode == 0, done.stderr
    theirs = np.loadtxt(tmp_path / "raked.csv", skiprows=1)
    goals = [np.bincount(code, goal) for code in codes]
    ours = rake(n, list(codes), goals, bound=100, tolerance=1e-13)
    np.testing.assert_allclose(n * ours.factors, theirs, rtol=1e-8)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12), st.integers(1, 30))
def test_levels_taken_together_are_neighbours_with_enough_records(
    records: list[int], least: int
) -> None:
    found = collapsed(np.array(records), least)
    assert found[0] == 0
    assert set(np.diff(found)) <= {0, 1}
    sums = np.bincount(found, records)
    assert len(sums) == 1 or sums.min() >= least
