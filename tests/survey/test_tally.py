"""Tallies of weights that are not integers."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.csv
import pytest
from tests.fixtures.households import column, linear, people

from metier.survey.statistics import means
from metier.survey.tally import tally


def test_weights_that_are_not_whole_give_the_same_formulas() -> None:
    batch = people()
    halved = batch.set_column(
        batch.schema.get_field_index("w"), "w", pa.array(column(batch, "w") / 2)
    )
    whole, half = (means(tally(b, linear()), "pay") for b in (batch, halved))
    assert half.value == pytest.approx(whole.value)
    assert half.standard_error == pytest.approx(whole.standard_error)
