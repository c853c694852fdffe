"""Real and small workbooks of the Employment Projections."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from tests.fixtures.workbooks import workbook

from metier.model.fact import Fact
from metier.readers.base import Reading
from metier.readers.projections import read


@cache
def _read(path: Path) -> Reading:
    return read(path)


@pytest.fixture(scope="session")
def edition(official: Path) -> Callable[[str], Reading]:
    """One of the real workbooks, by its span."""
    return lambda span: _read(official / "bls_ep" / f"occupation_{span}.xlsx")


@pytest.fixture(scope="session")
def one() -> Callable[..., Fact]:
    """The only fact of that code, measure and group."""

    def find(reading: Reading, code: str, measure: str, group: str | None = None) -> Fact:
        (fact,) = (
            fact
            for fact in reading.facts
            if fact.occupation.value == code
            and fact.measure == measure
            and fact.slice.group == group
        )
        return fact

    return find


@pytest.fixture(scope="session")
def figures() -> Callable[[Reading, str], Mapping[str, float | str | None]]:
    """Every figure or word of one occupation, without its schooling."""

    def find(reading: Reading, code: str) -> Mapping[str, float | str | None]:
        return {
            fact.measure: fact.estimate.category or fact.estimate.value
            for fact in reading.facts
            if fact.occupation.value == code and not fact.measure.startswith("education.s")
        }

    return find


TITLE = "Table 1.2 Occupational projections, 2024–2034, and worker characteristics, 2024"
SCHOOLING_TITLE = (
    "Table 5.3 Educational attainment for workers 25 years and older by detailed occupation, 2023"
)

HEADER = (
    "2024 National Employment Matrix title",
    "2024 National Employment Matrix code",
    "Occupation type",
    "Employment, 2024",
    "Employment, 2034",
    "Employment change, numeric, 2024–34",
    "Employment change, percent, 2024–34",
    "Percent self employed, 2024",
    "Occupational openings, 2024–34 annual average",
    "Typical education needed for entry",
    "Work experience in a related occupation",
    "Typical on-the-job training needed to attain competency in the occupation",
)

SCHOOLING_HEADER = (
    *HEADER[:2],
    "Less than high school diploma",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)


@pytest.fixture
def header() -> list[str]:
    """The publisher's header of 2024-34, without the columns that are not read."""
    return list(HEADER)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """A workbook of those rows below the publisher's header, in the publisher's layout.

    `title` and `header` are other ones; `index` is whether there is a first sheet that
    names the others; `schooling` are rows of Table 5.3.
    """

    def save(
        *rows: Sequence[object],
        title: str = TITLE,
        header: Sequence[str] = HEADER,
        index: bool = True,
        schooling: Sequence[Sequence[object]] = (),
    ) -> Path:
        sheets: dict[str, list[Sequence[object]]] = {"Table 1.2": [[title], header, *rows]}
        if schooling:
            sheets["Table 5.3"] = [[SCHOOLING_TITLE], SCHOOLING_HEADER, *schooling]
        contents: list[Sequence[object]] = [[line[0][0]] for line in sheets.values()]
        first = {"Index": [["Occupation.xlsx contents"], *contents]} if index else {}
        return workbook(tmp_path / "occupation.xlsx", {**first, **sheets})

    return save
