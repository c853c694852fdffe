"""Fixtures that every test may use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import metier
from metier.atlas import Atlas
from metier.engine import spark
from metier.errors import UsageError

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("METIER_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real files; without it such tests are left out, but in CI they fail."""
    folder = SHARED / "data"
    if folder.is_dir():
        return folder
    if os.environ.get("CI"):
        pytest.fail(f"{folder}: the real files are missing in CI", pytrace=False)
    pytest.skip(f"{folder} is not on this machine")


@pytest.fixture(scope="session")
def official(data: Path) -> Path:
    """The folder of official statistics."""
    return data / "official"


@pytest.fixture(scope="session")
def almanac() -> Atlas:
    """The embedded almanac, opened as a user opens it."""
    return metier.open()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A Spark session with two workers; without the extra left out, but in CI that fails."""
    try:
        spark.require()
    except UsageError as error:
        if os.environ.get("CI"):
            pytest.fail(f"{error}: missing in CI", pytrace=False)
        pytest.skip(f"{error}: an extra of 400 MB that a user of one machine never installs")
    running = spark.session(workers=2)
    yield running
    running.stop()
