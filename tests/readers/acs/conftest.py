"""Person records in the publisher's layout, written by the tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from metier.readers.acs import records

HEADER = [
    "RT", "SERIALNO", "SPORDER", "PUMA", "ST", "ADJINC", "PWGTP", "AGEP", "COW", "JWMNP",
    "SCHL", "SEX", "WAGP", "WKHP", "WKWN", "ESR", "FOD1P", "HISP", "INDP", "JWTRNS", "MIGSP",
    "OCCP", "RAC1P", *(f"PWGTP{r}" for r in range(1, 81)),
]  # fmt: skip


WORKER = {
    "RT": "P", "SERIALNO": "2023HU0000001", "SPORDER": "01", "PUMA": "00500", "ST": "01",
    "ADJINC": "1019518", "PWGTP": "00020", "AGEP": "40", "COW": "1", "JWMNP": "025",
    "SCHL": "21", "SEX": "2", "WAGP": "0060000", "WKHP": "40", "WKWN": "52", "ESR": "1",
    "FOD1P": "6203", "HISP": "01", "INDP": "0770", "JWTRNS": "11", "MIGSP": "",
    "OCCP": "0010", "RAC1P": "1",
}  # fmt: skip


def person(**changes: str) -> dict[str, str]:
    weights = {f"PWGTP{r}": str(r) for r in range(1, 81)}
    return {**WORKER, **weights, **changes}


def text(people: list[dict[str, str]], header: list[str] | None = None) -> str:
    names = header or HEADER
    lines = [",".join(names), *(",".join(row[name] for name in names) for row in people)]
    return "\n".join(lines) + "\n"


def written(folder: Path, people: list[dict[str, str]], name: str = "psam_p01.csv") -> Path:
    path = folder / name
    path.write_text(text(people))
    return path


def rows(path: Path, period: str | None = None) -> list[dict[str, object]]:
    return [row for batch in records(path, period) for row in batch.to_pylist()]


@pytest.fixture(name="person")
def _person() -> Any:
    return person


@pytest.fixture(name="text")
def _text() -> Any:
    return text


@pytest.fixture(name="written")
def _written() -> Any:
    return written


@pytest.fixture(name="rows")
def _rows() -> Any:
    return rows
