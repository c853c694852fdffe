"""JSON has every figure in full, under the names of the contract."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from metier.document.nodes import Document
from metier.model.comparison import Comparison
from metier.render.json import to_json


def loaded(document: Document) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(to_json(document))
    return made


def test_the_whole_is_as_reviewed(document: Document, golden: Callable[[str, str], None]) -> None:
    golden("comparison.json", to_json(document))


def test_the_names_of_the_contract_are_there(document: Document) -> None:
    made = loaded(document)
    assert made["schema"] == "metier/comparison/1"
    assert {"snapshot", "confidence", "place", "careers", "rows", "sentences", "flags"} <= set(made)
    assert {"title", "occupation", "occupation_title", "probability", "alternatives"} <= set(
        made["careers"][0]
    )
    row = made["rows"][0]
    assert {
        "measure", "section", "label", "unit", "cells", "gap", "verdict", "sentence"
    } <= set(row)  # fmt: skip
    assert {
        "display", "value", "standard_error", "margin", "n", "status", "period", "place",
        "universe", "source", "where", "inherited_from", "method", "flags",
    } <= set(row["cells"][0])  # fmt: skip


def test_a_published_cell_is_as_in_the_contract(document: Document) -> None:
    cell = loaded(document)["rows"][0]["cells"][1]
    assert cell["display"] == "$49,060 ± 323"
    assert (cell["value"], round(cell["margin"], 1)) == (49060.0, 322.8)
    assert cell["where"] == "national_M2025_dl.xlsx#national_M2025_dl!A_MEAN:846"
    assert (cell["status"], cell["inherited_from"]) == ("published", "43-3011")


def test_every_figure_is_exactly_that_of_the_comparison(document: Document) -> None:
    assert isinstance(document.subject, Comparison)
    for row, made in zip(document.subject.rows, loaded(document)["rows"], strict=True):
        for answer, cell in zip(row.answers, made["cells"], strict=True):
            estimate = answer.estimate
            assert cell["value"] == estimate.value
            assert cell["standard_error"] == estimate.standard_error
            assert cell["margin"] == answer.margin
            assert [i["value"] for i in cell["items"]] == [i.estimate.value for i in answer.items]


def test_what_is_unknown_is_null_and_what_is_absent_has_a_reason(bounds: Document) -> None:
    rows = {row["measure"]: row for row in loaded(bounds)["rows"]}
    held = rows["employment.jobs"]
    assert held["cells"][0]["status"] == "withheld"
    assert held["cells"][0]["reason"] == "withheld by BLS"
    assert held["cells"][0]["value"] is None
    assert (held["gap"], held["verdict"]) == (None, "cannot tell")
    top = rows["pay.annual.p90"]["cells"][0]
    assert (top["status"], top["display"]) == ("top-coded", "at least $239,200 (top-coded)")
    absent = [c for row in rows.values() for c in row["cells"] if c["status"] == "absent"]
    assert absent
    assert all(cell["reason"] for cell in absent)


def test_rows_that_are_no_quantity_have_no_verdict(document: Document) -> None:
    rows = {row["measure"]: row for row in loaded(document)["rows"]}
    assert rows["education.entry"]["verdict"] is None


def test_three_careers_have_a_matrix_of_verdicts(three: Document, document: Document) -> None:
    matrix = loaded(three)["rows"][0]["verdicts"]
    assert [len(line) for line in matrix] == [3, 3, 3]
    assert [matrix[at][at] for at in range(3)] == [None] * 3
    assert "verdicts" not in loaded(document)["rows"][0]


def test_a_page_that_is_no_comparison_gives_its_own_data(document: Document) -> None:
    page = replace(document, subject={"flags": []})
    assert loaded(page) == {"flags": []}
