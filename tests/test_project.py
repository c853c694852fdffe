"""The project about itself: commands, versions, documentation and requirements agree."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCK = "requirements/test.lock"
# words of work that was left undone, or left out of the count of tested lines
FORBIDDEN = ("TODO", "FIXME", "NotImplementedError", "pragma: no cover")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def read(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def project() -> dict[str, Any]:
    return tomllib.loads(read("pyproject.toml"))


def code_lines(text: str) -> Iterator[str]:
    """Lines of a page that are commands: indented by four blanks."""
    return (line.strip() for line in text.splitlines() if line.startswith("    "))


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_make_command_of_a_page_is_a_target(page: str) -> None:
    commands = re.findall(r"\bmake ([a-z]+)\b", read(page).replace("and make and", "and"))
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert commands
    assert set(commands) <= targets


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    assert "make test" in code_lines(read("README.md"))
    assert read(".ci/run").rstrip().endswith("make test")


def test_the_readme_compares_what_make_compares() -> None:
    shown = [line for line in code_lines(read("README.md")) if line.startswith("metier compare")]
    assert shown
    assert shown[0].removeprefix("metier ") in read("Makefile")


def test_the_version_is_the_same_everywhere() -> None:
    said = project()["project"]["version"]
    assert version("metier") == said
    assert re.findall(r"^## \[(\d.*?)\]", read("CHANGELOG.md"), re.MULTILINE)[0] == said


def test_the_oldest_python_is_the_same_everywhere() -> None:
    told = project()
    oldest = told["project"]["requires-python"].removeprefix(">=")
    assert told["tool"]["mypy"]["python_version"] == oldest
    assert told["tool"]["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    assert f"Python {oldest}" in read("README.md")


def test_every_dependency_has_a_lower_bound_and_is_in_the_lock_with_hashes() -> None:
    told = project()["project"]
    extras = told["optional-dependencies"]
    locked = dict(re.findall(r"^([\w.-]+)==(\S+) \\\n    --hash=sha256:", read(LOCK), re.MULTILINE))
    for requirement in [*told["dependencies"], *extras["test"], *extras["web"]]:
        name, bound, _ = requirement.partition(">=")
        assert bound, requirement
        assert name.partition("[")[0] in locked


def test_the_lock_names_no_package_host() -> None:
    options = [line for line in read(LOCK).splitlines() if line.startswith("-")]
    assert options == []
    assert "://" not in read(LOCK)


def test_no_file_of_the_project_has_a_word_of_unfinished_work() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for folder in ("src", "tests", "benchmarks", "docs")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".py", ".md", ".html", ".css", ".js"} and path != Path(__file__)
        for word in FORBIDDEN
        if re.search(rf"\b{re.escape(word)}\b", path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        if "://" not in link:
            assert (page.parent / link).exists(), link


def test_a_page_that_a_hint_names_exists() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    missing = [
        page for page in re.findall(r"docs/[\w/-]+\.md", source) if not (ROOT / page).exists()
    ]
    assert not missing, "\n".join(missing)
