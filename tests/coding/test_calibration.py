"""What a first answer is worth: fitted on what was right, order kept, sums at most one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.calibration import EVIDENCE, Calibrator, evidence, fit, in_capitals

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
    assert found[0, best] == pytest.approx(1 / (1 + np.exp(-np.clip(odds, -4, 5))))
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
        shares,
        shares,
        np.zeros((2, 3)),
        np.zeros(2, bool),
        np.array([0, 2]),
        np.array([0, 1]),
        np.array([False, True]),
    )
    assert found.shape == (2, len(EVIDENCE))
    assert np.isfinite(found).all()
    assert found[:, -3].tolist() == [0, 0.5]
    assert found[:, -2].tolist() == [0, 1]


def test_capitals_bear_on_the_chance_and_never_on_the_order() -> None:
    weights = np.zeros(1 + len(EVIDENCE))
    weights[1 + EVIDENCE.index("whether it is typed in capitals")] = -1.0
    shares, none, two = np.array([[0.7, 0.2, 0.1]] * 2), np.zeros((2, 3)), np.array([2, 2])
    found = evidence(shares, shares, none, none[:, 0] > 0, two, two, np.array([False, True]))
    plain, capital = Calibrator(weights, np.zeros(3)).apply(shares, found)
    assert capital[0] < plain[0]
    assert np.argsort(capital).tolist() == np.argsort(plain).tolist()


def test_an_acronym_is_not_typed_in_capitals() -> None:
    typed = [
        "POOL MAN",
        "SR. MANAGER",
        "IT Manager",
        "CFO",
        "CRNA",
        "",
        "123",
        "sales lead",
        "漢字",
    ]
    assert [title for title in typed if in_capitals(title)] == ["POOL MAN", "SR. MANAGER"]


def test_it_reads_what_it_wrote_and_nothing_of_another_shape() -> None:
    again = Calibrator.of(_constant(0.5).head(), 3)
    assert again is not None
    assert again.head() == _constant(0.5).head()
    assert Calibrator.of(None, 3) is None
    with pytest.raises(ValueError, match="shape"):
        Calibrator.of(_constant(0.5).head(), 4)
