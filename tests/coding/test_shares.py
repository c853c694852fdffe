"""Lists and classifier pooled: shares that add up, and whose word counts."""

from __future__ import annotations

import numpy as np
import pytest

from metier.coding.shares import SURE, pooled

LIKELY = np.array([[0.1, 0.3, 0.6], [0.9, 0.05, 0.05], [0.2, 0.2, 0.6]])
VOTES = np.array([[5.0, 0, 0], [40.0, 0, 0], [0, 0, 0]])


def test_shares_add_up_to_one_and_no_list_leaves_the_classifier_alone() -> None:
    found = pooled(LIKELY, VOTES, np.array([False, True, False]))
    assert found.sum(axis=1) == pytest.approx(1)
    assert found[2] == pytest.approx(LIKELY[2])
    assert found[0, 0] > LIKELY[0, 0]


def test_the_lexicon_has_at_least_its_share_or_the_classifiers_if_more() -> None:
    found = pooled(LIKELY, VOTES, np.array([True, True, False]))
    assert found[:2, 0] == pytest.approx([SURE, 0.9])


def test_a_classifier_that_is_certain_of_the_lexicons_occupation_leaves_no_rest() -> None:
    found = pooled(np.array([[1.0, 0.0]]), np.array([[40.0, 0.0]]), np.array([True]))
    assert found[0] == pytest.approx([1, 0])
