"""Documents to render, and golden files to hold the result against."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.fixtures.comparisons import clerks_and_collectors, hostile, of_three, with_bounds

from metier.document.comparison import comparison_document
from metier.document.nodes import Document

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


@pytest.fixture(scope="session")
def document() -> Document:
    """Two careers, with everything a page can have."""
    return comparison_document(clerks_and_collectors())


@pytest.fixture(scope="session")
def three() -> Document:
    """Three careers."""
    return comparison_document(of_three())


@pytest.fixture(scope="session")
def bounds() -> Document:
    """Two careers with a top-coded and a withheld figure."""
    return comparison_document(with_bounds())


@pytest.fixture(scope="session")
def hostile_document() -> Document:
    """Titles and notes with markup, formulas and control characters."""
    return comparison_document(hostile())


@pytest.fixture(scope="session")
def golden() -> Callable[[str, str], None]:
    """Holds a text against its golden file; METIER_WRITE_GOLDEN=1 writes it anew."""

    def hold(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("METIER_WRITE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return hold
