"""What employers pay beyond their work: equal to plain least squares, and intervals that hold."""

from __future__ import annotations

import numpy as np
import pytest

from metier.errors import InputError
from metier.survey.inference import z
from metier.survey.kernels import Array
from metier.survey.premiums import Cells, Premiums, fit, premiums


def cells(employer: Array, occupation: Array, state: Array, y: Array) -> Cells:
    """Records as sums of cells; states follow the occupations as columns."""
    offset = int(occupation.max()) + 1
    keys = np.stack([employer, occupation, state + offset])
    found, at = np.unique(keys, axis=1, return_inverse=True)
    sums = (np.bincount(at.ravel(), w) for w in (np.ones_like(y), y, y**2))
    return Cells(found[0], found[1:].T, *sums)


def of_all(records: Cells, least: int = 1) -> Premiums:
    return premiums(fit(records), np.zeros(len(records.n), np.int64), least)


def drawn(draw: np.random.Generator, true: Array, per: int = 30) -> tuple[Array, ...]:
    """Records of employers whose occupations go with what they pay; 6 occupations, 4 states."""
    employer = np.repeat(np.arange(len(true)), per)
    lean = np.argsort(np.argsort(true)) * 5 // len(true)
    occupation = np.minimum(5, lean[employer] + draw.integers(0, 2, len(employer)))
    state = draw.integers(0, 4, len(employer))
    y = 10 + true[employer] + 0.3 * occupation + 0.1 * state + draw.normal(0, 0.25, len(employer))
    return employer, occupation, state, y


def test_gaps_are_those_of_least_squares_on_all_records() -> None:
    draw = np.random.default_rng(2)
    employer, occupation, state, y = drawn(draw, draw.normal(0, 0.1, 12))
    found = of_all(cells(employer, occupation, state, y))
    design = np.hstack([np.eye(12)[employer], np.eye(6)[occupation], np.eye(4)[state]])
    effects = np.linalg.lstsq(design, y, rcond=None)[0][:12]
    np.testing.assert_allclose(found.gap, effects - effects[employer].mean(), atol=1e-9)
    assert found.n.tolist() == [30] * 12


def test_intervals_hold_the_true_gap_nine_times_in_ten() -> None:
    draw = np.random.default_rng(7)
    inside = []
    for _ in range(60):
        true = draw.normal(0, 0.15, 40)
        found = of_all(cells(*drawn(draw, true)))
        inside.append(np.abs(found.gap - (true - true.mean())) <= z(0.9) * found.standard_error)
    assert np.mean(inside) == pytest.approx(0.9, abs=0.02)


def test_an_employer_of_well_paid_work_is_not_taken_for_one_that_pays_well() -> None:
    draw = np.random.default_rng(3)
    employer, occupation, state, y = drawn(draw, np.zeros(30))
    plain = np.bincount(employer, y) / 30
    found = of_all(cells(employer, occupation, state, y))
    assert np.ptp(plain) > 1
    assert np.abs(found.gap).max() < 4 * found.standard_error.max() < 0.5


def test_in_a_spot_an_employer_is_held_against_that_work_alone() -> None:
    occupation, employer = np.array([0, 0, 1, 1] * 20), np.array([0, 1] * 40)
    y = 10.0 + 0.2 * occupation * employer + 0.01 * (np.arange(80) % 20 < 10)
    records = cells(employer, occupation, np.zeros(80, np.int64), y)
    found = premiums(fit(records), records.work[:, 0], 10)
    assert found.spot.tolist() == [0, 0, 1, 1]
    np.testing.assert_allclose(found.gap, [0, 0, -0.1, 0.1], atol=1e-9)


def test_employers_that_share_no_work_are_not_compared() -> None:
    """Two sets: employers 0 to 2 do occupations 0 and 1, employers 3 and 4 another, elsewhere."""
    employer = np.repeat(np.arange(5), 20)
    occupation = np.where(employer < 3, np.arange(100) % 2, 2)
    state = (employer > 2).astype(np.int64)
    y = np.random.default_rng(1).normal(10, 0.1, 100)
    assert of_all(cells(employer, occupation, state, y)).employer.tolist() == [0, 1, 2]


def test_like_salaries_do_not_make_an_employer_s_pay_known_without_error() -> None:
    draw = np.random.default_rng(5)
    employer, occupation, state, y = drawn(draw, np.zeros(10))
    y[employer == 4] = 11.0
    found = of_all(cells(employer, 0 * occupation, 0 * state, y))
    assert 0.1 < found.standard_error[4] / found.standard_error[0] < 1


def test_fewer_records_than_asked_for_give_no_figure() -> None:
    draw = np.random.default_rng(6)
    employer, occupation, state, y = drawn(draw, np.zeros(5))
    kept = (employer != 2) | (np.arange(150) % 30 < 9)
    found = of_all(cells(*(column[kept] for column in (employer, occupation, state, y))), 10)
    assert found.employer.tolist() == [0, 1, 3, 4]


def test_records_that_leave_nothing_to_tell_the_error_from_are_refused() -> None:
    one = np.arange(3)
    with pytest.raises(InputError, match="more records than effects"):
        fit(cells(one, 0 * one, 0 * one, 10.0 + one))
