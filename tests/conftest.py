"""Fixtures that every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import metier
from metier.atlas import Atlas

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
