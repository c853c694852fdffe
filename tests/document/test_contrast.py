"""How two figures were held against each other is told with its numbers."""

from __future__ import annotations

import pytest

from metier.atlas import Atlas, Comparison
from metier.compare import verdicts
from metier.document.contrast import contrast_lines
from metier.model.comparison import Verdict


@pytest.fixture(scope="module")
def page(almanac: Atlas) -> Comparison:
    return almanac.compare("bill collector", "teller")


def test_a_difference_has_formula_margin_test_and_verdict(page: Comparison) -> None:
    told = dict(contrast_lines(page["pay.annual.mean"], page))
    assert told["difference"] == "$6,710 (± $380)"
    assert told["formula"] == "$49,060 − $42,350 = $6,710"
    assert told["margin"].startswith("1.645 × √(196.2² + 127²) = $380")
    assert told["verdict"] == "higher"
    assert f"{page.tested} differences at a false discovery rate of 10 %" in told["tested together"]


def test_a_difference_that_was_not_tested_says_why(page: Comparison) -> None:
    told = dict(contrast_lines(page["pay.annual.median"], page))
    assert told["verdict"] == "not tested"
    assert told["reason"] == "no published error"
    assert not {"two-sided p", "tested together", "margin"} & set(told)


def test_what_is_no_quantity_has_no_difference(page: Comparison) -> None:
    assert contrast_lines(page["skills.top"], page) == []


def test_the_limit_told_parts_exactly_what_is_clear_from_what_is_not(page: Comparison) -> None:
    """Benjamini and Hochberg call real what has a p up to the limit, and nothing else."""
    for row in page.rows:
        test = verdicts.tested_with(page.rows, row, page.confidence)
        contrast = verdicts.contrast_of(row, page.confidence)
        assert (test is None) == (contrast is None or contrast.p is None)
        if test is not None:
            clear = row.verdict in (Verdict.HIGHER, Verdict.LOWER)
            assert (test.p <= test.limit) == clear, row.label
            assert test.tested == page.tested
