"""The keys of what a comparison says by year and by state, and figures to print them from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from metier.model.comparison import Row

SERIES: Mapping[str, str] = {
    "trends": "average pay by year",
    "trends[].career": "index of the career",
    "trends[].points": "oldest first",
    "trends[].points[].period": "year and month",
    "trends[].points[].value": "dollars a year",
    "trends[].points[].margin": "null where it is not known",
    "states": "average pay and jobs by state, where the snapshot has them",
    "states[].measure": "id",
    "states[].place": "two letters",
    "states[].place_name": "in words",
    "states[].period": "of the figures; null where no career has one",
    "states[].universe": "whom they count; null where no career has one",
    "states[].source": "address of the release; null where no career has one",
    "states[].cells": "one for each career",
    "states[].cells[].value": "in the unit of the measure; null where there is none",
    "states[].cells[].standard_error": "null where it is not known",
    "states[].cells[].margin": "at the confidence of the page",
    "states[].cells[].n": "people in the sample",
    "states[].cells[].status": "see [Statuses](statuses.md)",
    "states[].cells[].reason": "why there is no figure",
    "states[].gap": "first career minus second; null where it is not taken",
    "states[].gap.value": "in the unit of the measure",
    "states[].gap.margin": "null where it is not known",
    "states[].verdict": "of the tests of all states together; null for one career",
    "states[].why": "the reason for a verdict that is not a test's",
}


def in_maryland(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Average pay, as if it were of Maryland."""
    pay = next(row for row in rows if row.measure.id == "pay.annual.mean")
    return (replace(pay, label="Maryland", group="MD"),)
