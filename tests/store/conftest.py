"""A small snapshot for the tests of the store."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.fixtures.small import written

from metier.store.layout import locate


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a small snapshot; tests that change it copy it first."""
    output = tmp_path_factory.mktemp("small")
    written(output)
    return output


@pytest.fixture
def copy(small: Path, tmp_path: Path) -> Path:
    """A snapshot's folder that a test may damage."""
    return shutil.copytree(locate(small), tmp_path / "copy")
