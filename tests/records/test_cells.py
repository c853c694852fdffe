"""Sums of positions by company, occupation and state, however the rows are cut."""

from __future__ import annotations

import numpy as np
import pytest
from tests.fixtures.employers import paid, positions, posted, rated

from metier.records.cells import LOG_UNIT, Whose, sums


def test_cells_add_up_to_the_rows_they_are_of() -> None:
    rows = [*paid(), *rated(), *posted()]
    found = sums([positions(rows)]).columns
    pay = np.array([row["pay"] for row in rows if "pay" in row], float)
    assert found["paid"].sum() == found["logs"].sum() == len(pay)
    assert found["log"].sum() * LOG_UNIT == pytest.approx(np.log(pay).sum(), abs=1e-2)
    assert found["rated"].sum() == len(rated())
    assert found["open"].sum() == 18


def test_the_sums_do_not_depend_on_how_rows_are_cut() -> None:
    rows = [*paid(20), *rated()]
    whole = sums([positions(rows)])
    parts = sums(positions(rows[at::3]) for at in range(3))
    assert whole.names == parts.names
    np.testing.assert_array_equal(whole.codes, parts.codes)
    for name, column in whole.columns.items():
        np.testing.assert_array_equal(column, parts.columns[name])


def test_rows_without_a_company_are_of_none_and_pay_of_nothing_has_no_logarithm() -> None:
    found = sums([positions([{"pay": 5}, {"company": "Elm", "pay": 0}])])
    assert found.names[0] == ["Elm"]
    assert (found.columns["paid"].tolist(), found.columns["logs"].tolist()) == ([1], [0])


def test_a_spot_is_named_by_what_it_is_of_and_needs_it() -> None:
    found = sums(
        [
            positions(
                [
                    {"company": "Elm", "occupation": "43-3011", "state": "TX"},
                    {"company": "Elm", "occupation": "43-3011"},
                ]
            )
        ]
    )
    assert found.spots(False, False).tolist() == [0, 0]
    nowhere, texas = found.spots(True, True).tolist()
    assert nowhere == -1
    assert found.whose(0, texas, True, True) == Whose("Elm", "43-3011", "TX")
    assert found.whose(None, 0, False, False) == Whose(None, "00-0000", None)


def test_no_records_at_all_have_no_cells() -> None:
    assert list(sums([]).spotwise((False, False), ("open",))) == []
