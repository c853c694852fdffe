"""A snapshot of two occupations to publish."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fixtures.postings import snapshot

from metier.atlas import Atlas


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    folder: Path = tmp_path_factory.mktemp("few")
    snapshot(folder, {"title": "Loan clerk", "occupation": "43-4131"})
    return Atlas(folder)


@pytest.fixture(scope="session")
def path(few: Atlas) -> str:
    """Of the snapshot."""
    return str(few._snapshot.folder)
