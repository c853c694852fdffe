"""Readings that several tests of O*NET share."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.model.codes import onet
from metier.model.fact import Fact
from metier.readers import onet as reader
from metier.readers.base import Reading

COLLECTORS = onet("43-3011.00")


@pytest.fixture(scope="session")
def release(data: Path) -> Reading:
    return reader.read(data / "records" / "onet_29_3")


@pytest.fixture(scope="session")
def of_collectors(release: Reading) -> dict[tuple[str, str | None], Fact]:
    return {
        (fact.measure, fact.slice.group): fact
        for fact in release.facts
        if fact.occupation == COLLECTORS
    }
