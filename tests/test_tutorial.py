"""The tutorial is true: what it tells a reader to type prints what it shows.

With METIER_WRITE_GOLDEN=1 the outputs are written into the document instead of compared; read
what changed. Ids of snapshots change with every edition and are not compared.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TUTORIAL = ROOT / "docs" / "tutorial.md"
OFFICIAL_FILES = (
    "oews/national_M2025_dl.xlsx",
    "crosswalks/soc_structure_2018.xlsx",
    "crosswalks/soc_2018_direct_match_title_file.xlsx",
)
"""What a reader fetches for a snapshot of their own."""
OWN = "A snapshot of your own"

BLOCK = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


def sections(document: str) -> Mapping[str, str]:
    """The document's sections by heading; what stands before the first is under ''."""
    head, *parts = re.split(r"^## ", document, flags=re.MULTILINE)
    return {"": head} | {part.partition("\n")[0]: f"## {part}" for part in parts}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A reader's folder, with `metier` on the path."""
    command = tmp_path / "bin" / "metier"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m metier.cli "$@"\n')
    command.chmod(0o755)
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


def typed(command: str, folder: Path) -> str:
    """What a shell prints in the folder, both streams as a terminal mixes them."""
    environment = {
        **os.environ,
        "PATH": f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
    }
    ran = subprocess.run(
        ["bash", "-c", f"{{ {command}; }} 2>&1"],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    return ran.stdout


def session(text: str, folder: Path) -> str:
    """The commands of a block, each followed by what it prints."""
    commands = [line[2:] for line in text.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{typed(command, folder)}" for command in commands)


def printed(code: str) -> str:
    """What a Python block prints."""
    out = StringIO()
    with redirect_stdout(out):
        exec(compile(code, "tutorial", "exec"), {"__name__": "tutorial"})
    return out.getvalue()


def run(section: str, folder: Path) -> str:
    """A section with what its commands and examples print today."""

    def rewritten(found: re.Match[str]) -> str:
        language, name, text = found.groups()
        if name:
            (folder / name).write_text(text, encoding="utf-8")
        elif language == "console":
            return f"```console\n{session(text, folder)}```\n"
        elif language == "python":
            return f"{found[0]}\n```output\n{printed(text)}```\n"
        return found[0]

    bare = re.sub(r"\n```output\n.*?^```\n", "", section, flags=re.MULTILINE | re.DOTALL)
    return BLOCK.sub(rewritten, bare)


def without_ids(text: str) -> str:
    return re.sub(r"\b[0-9a-f]{16}\b", "<id>", text)


def hold(heading: str, folder: Path) -> None:
    """Hold a section against what it does, or write what it does into it."""
    document = TUTORIAL.read_text("utf-8")
    section = sections(document)[heading]
    today = run(section, folder)
    if os.environ.get("METIER_WRITE_GOLDEN"):
        TUTORIAL.write_text(document.replace(section, today), encoding="utf-8")
        return
    assert without_ids(section) == without_ids(today)


def headings() -> list[str]:
    return [name for name in sections(TUTORIAL.read_text("utf-8")) if name not in ("", OWN)]


@pytest.mark.parametrize("heading", headings())
def test_a_section_prints_what_it_shows(heading: str, folder: Path) -> None:
    hold(heading, folder)


def test_a_snapshot_of_ones_own_is_built_as_shown(official: Path, folder: Path) -> None:
    for name in OFFICIAL_FILES:
        (folder / Path(name).name).symlink_to(official / name)
    hold(OWN, folder)


def test_every_command_and_example_of_the_tutorial_is_run() -> None:
    text = TUTORIAL.read_text("utf-8")
    shown = {found[1] for found in BLOCK.finditer(text)}
    assert (
        {"console", "python", "output"} <= shown <= {"console", "python", "output", "text", "toml"}
    )
    assert all(found[2] for found in BLOCK.finditer(text) if found[1] in ("text", "toml"))
    assert "```" not in sections(text)[""]
