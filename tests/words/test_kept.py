"""What is kept from one page to the next is never said in the language of another page."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.fixtures.postings import snapshot

import metier
from metier.atlas import Atlas

ASKED = """
import sys, metier
folder, language, *titles = sys.argv[1:]
made = metier.open(folder or None).compare(*titles, language=language)
sys.stdout.buffer.write(made.to_html().encode())
"""
PAIRS = (
    (None, ("loan servicing specialist", "collections specialist")),
    ("few", ("loan clerk", "bill collector")),
)
TURNS = ("en", "es", "en", "es")


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("few")
    snapshot(folder, {"title": "Loan clerk", "occupation": "43-4131"})
    return folder


def alone(folder: str, language: str, titles: tuple[str, ...]) -> str:
    """The page as a process makes it that makes no other."""
    made = subprocess.run(
        [sys.executable, "-c", ASKED, folder, language, *titles], check=True, capture_output=True
    )
    return made.stdout.decode()


def test_pages_of_two_atlases_in_turns_of_languages_are_those_of_fresh_processes(
    few: Path,
) -> None:
    folders = {name: str(few) if name else "" for name, _ in PAIRS}
    atlases: dict[str | None, Atlas] = {
        name: metier.open(folder or None) for name, folder in folders.items()
    }
    expected = {
        (name, language): alone(folders[name], language, titles)
        for name, titles in PAIRS
        for language in ("en", "es")
    }
    assert len(set(expected.values())) == 4
    for language in TURNS:
        for name, titles in PAIRS:
            html = atlases[name].compare(*titles, language=language).to_html()
            assert html == expected[name, language]
