"""`metier diff` prints what changed, in every form."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.fixtures.small import FACTS, pay, written

from metier import cli
from metier.model.estimate import Estimate


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as caught:
        cli.main([str(argument) for argument in arguments])
    return int(str(caught.value.code))


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    written(tmp_path / "before")
    written(tmp_path / "after", (pay(Estimate(51000.0, 200.0)), *FACTS[1:-1]))
    return tmp_path / "before", tmp_path / "after"


def test_what_changed_is_printed(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("diff", *folders) == 0
    said = capsys.readouterr()
    assert "0 figures added, 1 removed, 1 changed." in said.out
    assert "+$1,940" in said.out
    assert said.err == ""


@pytest.mark.parametrize("form", ["markdown", "html", "csv", "json"])
def test_every_form_has_the_change(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert run("diff", *folders, "--format", form) == 0
    out = capsys.readouterr().out
    if form == "json":
        (change,) = json.loads(out)["changes"]
        assert (change["before"]["value"], change["gap"], change["clear"]) == (49060, 1940, True)
    elif form == "csv":
        rows = csv.reader(io.StringIO(out, newline=""))
        assert any("more than the errors allow: +$1,940" in row for row in rows)
    else:
        assert "more than the errors allow: +$1,940" in out


def test_nothing_changed_is_no_failure(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("diff", folders[0], folders[0]) == 0
    assert "No figure changed." in capsys.readouterr().out


def test_a_folder_without_a_snapshot_is_an_error(
    folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("diff", folders[0], tmp_path) == 1
    assert "expected a snapshot" in capsys.readouterr().err
