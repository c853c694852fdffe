"""The lists of titles, straight from the publishers' files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from metier.coding.coder import LookupCoder
from metier.coding.corrections import corrections
from metier.coding.index import MemoryIndex
from metier.model.codes import Code, onet, soc
from metier.model.records import TitleEntry


def _workbook(path: Path) -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()]


def _text(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        yield from rows


@pytest.fixture(scope="session")
def listed(data: Path) -> list[TitleEntry]:
    """Every line of the SOC structure, the direct-match file and O*NET's two lists."""
    crosswalks = data / "official" / "crosswalks"
    entries = []
    for row in _workbook(crosswalks / "soc_structure_2018.xlsx"):
        if len(row) > 4 and str(row[3])[2:3] == "-":
            entries.append(TitleEntry(str(row[4]).strip(), soc(str(row[3])), "soc title"))
    for row in _workbook(crosswalks / "soc_2018_direct_match_title_file.xlsx"):
        if str(row[0])[2:3] == "-":
            entries.append(TitleEntry(str(row[2]).strip(), soc(str(row[0])), "soc direct match"))
    folder = data / "records" / "onet_29_3"
    for row in _text(folder / "Occupation Data.txt"):
        entries.append(TitleEntry(row[1], onet(row[0]), "onet title"))
    for row in _text(folder / "Alternate Titles.txt"):
        entries.append(TitleEntry(row[2], onet(row[0]), "onet alternate"))
    for row in _text(folder / "Sample of Reported Titles.txt"):
        entries.append(TitleEntry(row[2], onet(row[0]), "onet reported"))
    return entries


@pytest.fixture(scope="session")
def index(listed: list[TitleEntry]) -> MemoryIndex:
    """All lists and the corrections."""
    return MemoryIndex([*listed, *corrections()])


@pytest.fixture(scope="session")
def coder(index: MemoryIndex) -> LookupCoder:
    """The coder over all lists."""
    return LookupCoder(index)


@pytest.fixture(scope="session")
def soc_codes(listed: list[TitleEntry]) -> set[Code]:
    """Every detailed occupation of SOC 2018."""
    return {entry.code for entry in listed if entry.listing == "soc title"}
