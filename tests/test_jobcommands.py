"""`metier jobs` in every form, and its refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.fixtures.postings import snapshot

from metier import cli


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main([*arguments])
    return int(str(left.value.code))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("jobs")
    clerk = {"title": "Loan clerk", "occupation": "43-4131", "state": "TX", "pay_low": 50e3}
    snapshot(output, clerk, {"title": "Bill collector", "occupation": "43-3011", "remote": True})
    return output


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json", "csv"])
def test_postings_are_printed_in_every_form(
    folder: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("jobs", "clerk", "--facets", "--atlas", str(folder), "--format", form) == 0
    printed = capsys.readouterr().out
    assert "Loan clerk" in printed
    assert "Bill collector" not in printed


def test_all_options_narrow_the_postings_down(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--career", "loan clerk", "--in", "TX", "--min-pay", "45000", "--sort", "pay")
    assert run("jobs", *options, "--format", "json", "--atlas", str(folder)) == 0
    data = json.loads(capsys.readouterr().out)
    assert [posting["title"] for posting in data["postings"]] == ["Loan clerk"]
    for none in (("--remote", "clerk"), ("--company", "acme"), ("--since", "2025-01-01")):
        assert run("jobs", *none, "--format", "json", "--atlas", str(folder)) == 0
        assert json.loads(capsys.readouterr().out)["count"] == 0
    assert run("jobs", "--offset", "1", "--limit", "5", "--atlas", str(folder)) == 0
    assert "2 to 2 of 2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--min-pay", "much"), 2, "--min-pay"),
        (("--since", "soon"), 2, "--since: expected a day"),
        (("--in", "Atlantis"), 1, "--in: expected a state or metro area"),
        (("--limit", "5000"), 2, "--limit"),
        (("...",), 2, "query: expected words to look for"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    folder: Path,
    arguments: tuple[str, ...],
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("jobs", *arguments, "--atlas", str(folder)) == code
    assert said in capsys.readouterr().err


def test_a_snapshot_without_postings_exits_with_1_and_says_how_to_add_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    snapshot(tmp_path)
    assert run("jobs", "clerk", "--atlas", str(tmp_path)) == 1
    said = capsys.readouterr().err
    assert "postings: expected a snapshot with postings, found none" in said
    assert 'reader = "postings"' in said
