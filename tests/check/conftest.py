"""A page without contradictions, bent one figure at a time, and official figures beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.check.pages import CLEAN, Known, Unknown, bent

from metier.check import check_page
from metier.model.comparison import Flag
from metier.readers import published

Check = Callable[[Path], tuple[Flag, ...]]
Bend = Callable[..., tuple[Flag, ...]]


@pytest.fixture(scope="session")
def check() -> Check:
    """The flags of a page, with official figures at hand."""
    return lambda path: check_page(published.read(path).facts, published.claims(path), Known())


@pytest.fixture
def bend() -> Bend:
    """The flags of the clean page after texts in it were replaced."""
    return bent


@pytest.fixture
def clean_without_official(tmp_path: Path) -> tuple[Flag, ...]:
    """The flags of a page whose jobs are far off, where no official figure is known."""
    path = tmp_path / "page.txt"
    path.write_text(CLEAN.replace("150,000", "1,500"), "utf-8")
    return check_page(published.read(path).facts, published.claims(path), Unknown())


@pytest.fixture(scope="session")
def collections(data: Path, check: Check) -> tuple[Flag, ...]:
    """The flags of the real page on collections and loss mitigation."""
    name = "collections-specialist-vs-loss-mitigation-specialist.txt"
    return check(data / "published" / name)


@pytest.fixture(scope="session")
def servicing(data: Path, check: Check) -> tuple[Flag, ...]:
    """The flags of the real page on loan servicing and loss mitigation."""
    name = "loan-servicing-specialist-vs-loss-mitigation-specialist.txt"
    return check(data / "published" / name)
