"""What the pages say of the program is so: the README's output, and the names in the code.

With METIER_WRITE_GOLDEN=1 the README's output is written instead of compared.
"""

from __future__ import annotations

import importlib
import os
import re
from pathlib import Path

import pytest

from metier.atlas import Atlas

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("benchmarks/*.md")])
README = ROOT / "README.md"
OUTPUT = re.compile(r"(<!-- output -->\n```\n)(.*?)(```\n<!-- /output -->)", re.DOTALL)
OMITTED = "[...]\n"
SHOWN = (
    (r"\A", r"^Other readings"),
    (r"^Loan interviewers and clerks earn", r"^A high school diploma"),
    (r"^THE FIGURES", r"^Average pay, a year +(?!\[)[\s(]"),
    (r"^Median pay, a year \[", r"^Median pay, a year +(?!\[)[\s(]"),
    (r"^DEMAND", r"^Jobs \(jobs"),
)
"""Where each part begins, and before what it ends."""


def shortened(text: str) -> str:
    """The parts of a printed comparison that the README shows, each in full lines."""
    found = []
    for start, stop in SHOWN:
        begun = re.search(start, text, re.MULTILINE)
        assert begun, start
        rest = text[begun.start() :]
        ended = re.search(stop, rest, re.MULTILINE)
        assert ended, stop
        found.append(rest[: ended.start()])
    return OMITTED.join(found)


def test_the_readme_shows_parts_of_what_is_printed(almanac: Atlas) -> None:
    page = README.read_text("utf-8")
    today = shortened(
        almanac.compare("loan servicing specialist", "collections specialist").to_text(80)
    )
    if os.environ.get("METIER_WRITE_GOLDEN"):
        README.write_text(OUTPUT.sub(lambda mark: mark[1] + today + mark[3], page), "utf-8")
        return
    (shown,) = OUTPUT.finditer(page)
    assert shown[2] == today


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_name_of_the_code_on_a_page_is_there(page: Path) -> None:
    for name in re.findall(r"`(metier(?:\.\w+)+)`", page.read_text("utf-8")):
        found: object = importlib.import_module("metier")
        for depth, part in enumerate(name.split(".")[1:], start=2):
            if not hasattr(found, part):
                importlib.import_module(".".join(name.split(".")[:depth]))
            found = getattr(found, part)


def test_a_benchmark_has_its_place_on_the_page_and_no_other_does() -> None:
    page = (ROOT / "benchmarks" / "README.md").read_text("utf-8")
    told = set(re.findall(r"python benchmarks/(\w+\.py)", page))
    scripts = [
        path for path in (ROOT / "benchmarks").glob("*.py") if "__main__" in path.read_text()
    ]
    assert told == {path.name for path in scripts}


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    docs = ROOT / "docs"
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")} - {"index.md"}
    linked = set(re.findall(r"\]\(([^)]+)\)", index))
    assert {page for page in pages if not page.startswith(("decisions/", "rules/"))} <= linked
    assert {"decisions/", "rules/"} <= linked
    rules = re.findall(
        r"\]\(\.\./(rules/[^)]+)\)", (docs / "reference/rules.md").read_text("utf-8")
    )
    assert {page for page in pages if page.startswith("rules/")} == set(rules)
