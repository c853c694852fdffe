"""Gaps and leaders."""

from __future__ import annotations

import numpy as np
import pytest
from tests.fixtures.households import people, plain_mean, replicated

from metier.model.sample import VarianceScheme
from metier.survey.figures import Figures
from metier.survey.statistics import means
from metier.survey.tally import tally


def test_a_gap_within_one_sample_has_the_replicate_error_of_the_difference() -> None:
    batch = people()
    gap = means(tally(batch, replicated()), "pay").gap(("0001",), ("0002",))
    diffs = [plain_mean(batch, "0001", w) - plain_mean(batch, "0002", w) for w in batch.schema.names
             if w.startswith("w")]  # fmt: skip
    assert gap.gap == pytest.approx(diffs[0])
    variance = 4 / 8 * sum((d - diffs[0]) ** 2 for d in diffs[1:])
    assert gap.standard_error == pytest.approx(variance**0.5, rel=1e-9)


def test_the_leaders_are_those_a_test_cannot_tell_from_the_first() -> None:
    scheme = VarianceScheme.linearised()
    figures = Figures(
        (("a",), ("b",), ("c",), ("thin",)), np.array([90, 90, 90, 9]),
        np.array([100.0, 98.0, 60.0, 300.0]), np.array([2.0, 2.0, 2.0, 5.0]), "", scheme,
    )  # fmt: skip
    assert figures.leaders(0.9) == (("a",), ("b",))
