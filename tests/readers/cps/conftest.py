"""Real and small tables of the CPS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
from tests.fixtures.workbooks import workbook

from metier.model.codes import census_title
from metier.model.fact import Fact
from metier.readers.base import Reading
from metier.readers.cps import read


@cache
def _read(path: Path) -> Reading:
    return read(path, "2023" if "edited" in path.name else None)


@pytest.fixture(scope="session")
def reading(official: Path) -> Callable[[str], Reading]:
    """One of the real files, by its name."""
    return lambda name: _read(official / "cps" / f"{name}.xlsx")


@pytest.fixture(scope="session")
def one() -> Callable[..., Fact]:
    """The only fact of that title, measure and group."""

    def find(reading: Reading, title: str, measure: str, group: str | None = None) -> Fact:
        (fact,) = (
            fact
            for fact in reading.facts
            if fact.occupation.value == census_title(title).value
            and fact.measure == measure
            and fact.slice.group == group
        )
        return fact

    return find


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A workbook of those rows below the publisher's header; `header` is another header."""

    def save(*rows: Sequence[object], header: Sequence[Sequence[object]] = HEADER) -> Path:
        cells = [[None if cell == "" else cell for cell in row] for row in (*header, *rows)]
        return workbook(tmp_path_factory.mktemp("cps") / "cpsaat11.xlsx", {"cpsaat11": cells})

    return save


HEADER = (
    (
        "HOUSEHOLD DATA\nANNUAL AVERAGES\n11. Employed persons by detailed occupation, sex, race",
        "",
        "",
        "",
        "",
        "",
        "",
    ),
    ("[Numbers in thousands]", "", "", "", "", "", ""),
    ("", "", "", "", "", "", ""),
    ("Occupation", 2023, "", "", "", "", ""),
    ("", "Total\nemployed", "Percent of total employed", "", "", "", ""),
    ("", "", "Women", "White", "Black or\nAfrican\nAmerican", "Asian", "Hispanic\nor Latino"),
    ("", "", "", "", "", "", ""),
)


@pytest.fixture
def header() -> list[list[object]]:
    """The publisher's header of table 11."""
    return [list(row) for row in HEADER]
