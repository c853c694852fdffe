"""The lists of titles, as their readers give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.coding.coder import LookupCoder
from metier.coding.corrections import corrections
from metier.coding.index import MemoryIndex
from metier.model.codes import Code
from metier.model.records import Level
from metier.readers import onet
from metier.readers import soc as soc_reader
from metier.readers.base import Reading


@pytest.fixture(scope="session")
def lists(data: Path) -> list[Reading]:
    """The SOC structure, the direct-match file and O*NET."""
    crosswalks = data / "official" / "crosswalks"
    return [
        soc_reader.read(crosswalks / "soc_structure_2018.xlsx"),
        soc_reader.read(crosswalks / "soc_2018_direct_match_title_file.xlsx"),
        onet.read(data / "records" / "onet_29_3"),
    ]


@pytest.fixture(scope="session")
def index(lists: list[Reading]) -> MemoryIndex:
    """All lists and the corrections."""
    return MemoryIndex([*(title for reading in lists for title in reading.titles), *corrections()])


@pytest.fixture(scope="session")
def coder(index: MemoryIndex) -> LookupCoder:
    """The coder over all lists."""
    return LookupCoder(index)


@pytest.fixture(scope="session")
def soc_codes(lists: list[Reading]) -> set[Code]:
    """Every detailed occupation of SOC 2018."""
    occupations = lists[0].occupations
    return {found.code for found in occupations if found.level is Level.DETAILED}
