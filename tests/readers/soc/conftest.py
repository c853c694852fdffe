"""Readings that several tests of SOC and Census codes share."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.readers import soc as reader
from metier.readers.base import Reading

LIST = "2018-occupation-code-list-and-crosswalk.xlsx"


PUMS = "ACSPUMS2015_2019CodeLists.xlsx"


@pytest.fixture(scope="session")
def crosswalks(official: Path) -> Path:
    return official / "crosswalks"


@pytest.fixture(scope="session")
def structure(crosswalks: Path) -> Reading:
    return reader.read(crosswalks / "soc_structure_2018.xlsx")


@pytest.fixture(scope="session")
def code_list(crosswalks: Path) -> Reading:
    return reader.read(crosswalks / LIST)


@pytest.fixture(scope="session")
def pums(crosswalks: Path) -> Reading:
    return reader.read(crosswalks / PUMS)


@pytest.fixture(scope="session")
def onet_nem(crosswalks: Path) -> Reading:
    return reader.read(crosswalks / "nem-onet-to-soc-crosswalk.xlsx")
