"""The keys of figures by year, state and industry, and a comparison that has some."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from metier.model.comparison import Comparison

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
    "industries": "where the jobs are, if the snapshot has jobs by industry",
    "industries[].industry": "NAICS sector",
    "industries[].industry_name": "in words",
    "industries[].period": "of the jobs",
    "industries[].source": "address of the release",
    "industries[].shares": "per cent of the career's jobs in all industries published; null if not",
}


def with_series(comparison: Comparison) -> Comparison:
    """The comparison with its average pay as if it were of Maryland, and of an industry."""
    made = (replace(comparison["pay.annual.mean"], label="Maryland", group="MD"),)
    return replace(comparison, states=made, industries=made)
