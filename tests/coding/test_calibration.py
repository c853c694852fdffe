"""What a first answer is worth: fitted on what was right, order kept, sums at most one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.calibration import EVIDENCE, Calibrator, evidence, fit

CODES = ("15-1252", "15-1253", "29-1141")


def _constant(odds: float) -> Calibrator:
    return Calibrator(np.array([odds, *[0.0] * len(EVIDENCE)]), np.zeros(3))


@given(
    st.lists(st.floats(0.001, 1), min_size=3, max_size=3),
    st.floats(-6, 6),
)
def test_the_first_answer_stays_first_and_the_sum_is_at_most_one(
    row: list[float], odds: float
) -> None:
    shares = np.array([row]) / sum(row)
    found = _constant(odds).apply(shares, np.zeros((1, len(EVIDENCE))))
    best = shares[0].argmax()
    assert found[0, best] == pytest.approx(1 / (1 + np.exp(-odds)))
    assert found[0].argmax() == best
    assert found.sum() <= 1 + 1e-12
    others = [at for at in np.argsort(shares[0], kind="stable") if at != best]
    assert (np.diff(found[0][others]) >= -1e-12).all()


def test_an_occupation_that_is_often_wrong_is_said_to_be_and_its_neighbours_somewhat() -> None:
    best = np.array([0] * 60 + [2] * 60)
    right = np.array([False] * 45 + [True] * 15 + [True] * 54 + [False] * 6)
    found = fit(CODES, best, np.zeros((120, len(EVIDENCE))), right, np.ones(120))
    stated = found.chances(np.eye(3), np.zeros((3, len(EVIDENCE))))
    assert stated[0] == pytest.approx(0.25, abs=0.08)
    assert stated[2] == pytest.approx(0.9, abs=0.08)
    assert stated[0] < stated[1] < stated[2]


def test_evidence_is_finite_for_certain_and_for_empty_titles() -> None:
    shares = np.array([[1.0, 0, 0], [0.4, 0.3, 0.3]])
    found = evidence(
        shares, shares, np.zeros((2, 3)), np.zeros(2, bool), np.array([0, 2]), np.array([0, 1])
    )
    assert found.shape == (2, len(EVIDENCE))
    assert np.isfinite(found).all()
    assert found[:, -1].tolist() == [0, 0.5]


def test_it_reads_what_it_wrote_and_nothing_of_another_shape() -> None:
    again = Calibrator.of(_constant(0.5).head(), 3)
    assert again is not None
    assert again.head() == _constant(0.5).head()
    assert Calibrator.of(None, 3) is None
    with pytest.raises(ValueError, match="shape"):
        Calibrator.of(_constant(0.5).head(), 4)
