"""Small workbooks in BLS's layout, and figures by their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from tests.fixtures.workbooks import workbook as saved

from metier.model.fact import Fact
from metier.readers import oews
from metier.readers.base import Reading

HEADER = (
    *("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP"),
    *("OWN_CODE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000"),
    *("LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT", "H_MEAN", "A_MEAN", "MEAN_PRSE"),
    *("H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90"),
    *("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY"),
)
ROW: Mapping[str, object] = {
    **dict.fromkeys(HEADER, ""),
    "AREA": "99",
    "AREA_TITLE": "U.S.",
    "AREA_TYPE": "1",
    "PRIM_STATE": "US",
    "NAICS": "000000",
    "I_GROUP": "cross-industry",
    "OWN_CODE": "1235",
    "OCC_CODE": "43-3011",
    "OCC_TITLE": "Bill and Account Collectors",
    "O_GROUP": "detailed",
    "TOT_EMP": 1000,
    "EMP_PRSE": 2.0,
    "A_MEAN": 50_000,
    "H_MEAN": 24.04,
    "MEAN_PRSE": 0.5,
}
FLOOR = "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year "
NOTES = ("May 2024 OEWS Estimates", "Notes:", FLOOR)


@pytest.fixture(scope="session")
def folder(official: Path) -> Path:
    """The folder of OEWS files."""
    return official / "oews"


@pytest.fixture(scope="session")
def reading(folder: Path) -> Callable[[str], Reading]:
    """Reads a real file by its name, each once."""
    return cache(lambda name: oews.read(folder / name))


@pytest.fixture(scope="session")
def figure() -> Callable[..., Fact]:
    """The one fact of an occupation and a measure, for a place and an industry."""

    def find(
        found: Reading, code: str, measure: str, place: str = "US", industry: str | None = None
    ) -> Fact:
        (fact,) = (
            fact
            for fact in found.facts
            if (fact.occupation.value, fact.measure) == (code, measure)
            and (fact.slice.place, fact.slice.industry) == (place, industry)
        )
        return fact

    return find


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows of one occupation, each changed as told, with notes and any header."""

    def write(
        *changes: Mapping[str, object],
        name: str = "national_M2024_dl.xlsx",
        renamed: str = "",
        notes: tuple[str, ...] = NOTES,
    ) -> Path:
        header = ["RENAMED" if column == renamed else column for column in HEADER]
        rows = [list({**ROW, **change}.values()) for change in changes]
        sheets: dict[str, Sequence[Sequence[object]]] = {"estimates": [header, *rows]}
        if notes:
            sheets["Field Descriptions"] = [[line] for line in notes]
        return saved(tmp_path / name, sheets)

    return write
