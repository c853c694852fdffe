"""Tallies of parts add up to the tally of the whole."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest
from tests.fixtures.households import column, linear, people, replicated

from metier.model.sample import Sample
from metier.survey.figures import Figures
from metier.survey.merge import merge
from metier.survey.statistics import means, quantiles, shares, totals
from metier.survey.tally import tally


def same(a: Figures, b: Figures) -> bool:
    equal = np.array_equal(a.standard_error, b.standard_error, equal_nan=True)
    return a.groups == b.groups and bool(
        (a.n == b.n).all() and (a.value == b.value).all() and equal
    )


@pytest.mark.parametrize("sampled", [replicated, linear])
def test_the_answer_does_not_depend_on_how_rows_are_cut_into_batches(
    sampled: Callable[[tuple[str, ...]], Sample],
) -> None:
    sample = sampled(("job", "sex"))
    batch = people(2000)
    household = column(batch, "household")
    new = np.flatnonzero(household[1:] != household[:-1]) + 1
    cuts = [0, *new[[5, 300, 600]].tolist(), batch.num_rows]
    parts = [tally(batch.slice(a, b - a), sample) for a, b in itertools.pairwise(cuts)]
    for one, two in ((parts, [parts[2], parts[0], parts[3], parts[1]]), (parts, None)):
        whole = merge(two) if two else tally(batch, sample, workers=2)
        cut = merge([merge(one[:2]), merge(one[2:])])
        assert same(means(whole, "pay"), means(cut, "pay"))
        assert same(shares(whole, "sex"), shares(cut, "sex"))
        assert same(totals(whole), totals(cut))
        assert same(quantiles(whole, "pay", 0.25), quantiles(cut, "pay", 0.25))
        assert means(whole, "pay").gap(("0001", 1), ("0001", 2)) == means(cut, "pay").gap(
            ("0001", 1), ("0001", 2)
        )
