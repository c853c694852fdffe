"""The command line as a person uses it: every command and form, every error in words."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import metier
from metier import cli
from metier.atlas import Atlas

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
COMMANDS = ("build", "career", "check", "compare", "explain", "find", "info")
ON_BOTH_PAGES = {
    "average-is-geometric-middle",
    "city-outside-state",
    "experience-is-bin-end",
    "jobs-are-openings",
    "lgbt-no-source",
    "race-unknown",
    "satisfaction-few-ratings",
    "truncated-name",
}
PAIR = ("loan officer", "bill collector")


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, on a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")

    def running(*arguments: str | Path) -> Outcome:
        with pytest.raises(SystemExit) as caught:
            cli.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert isinstance(caught.value.code, int)
        return Outcome(caught.value.code, said.out, said.err)

    return running


@pytest.fixture
def page(data: Path) -> Path:
    return data / "published" / "collections-specialist-vs-loss-mitigation-specialist.txt"


def process(*arguments: str, **more: str) -> list[str]:
    return [sys.executable, "-m", "metier.cli", *arguments]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example_of_it(run: Run, command: str) -> None:
    shown = run(command, "--help")
    assert shown.code == 0
    assert f"Example: metier {command}" in shown.out
    assert shown.err == ""


def test_the_help_lists_every_command_and_the_version_is_the_packages(run: Run) -> None:
    shown = run("--help").out
    assert all(f"\n  {command} " in shown for command in COMMANDS)
    assert run("--version").out == f"metier, version {metier.__version__}\n"


@pytest.mark.parametrize("form", ["markdown", "html", "json", "csv", "text"])
@pytest.mark.parametrize(
    "command",
    [
        ("compare", *PAIR),
        ("career", "loan officer"),
        ("find", "sr acct mgr"),
        ("explain", "bill collector", "pay.annual.mean"),
        ("info",),
    ],
    ids=lambda command: command[0],
)
def test_every_command_has_every_form_and_nothing_else_on_standard_output(
    run: Run, command: tuple[str, ...], form: str
) -> None:
    shown = run(*command, "--format", form)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.endswith("\n")
    begins = {"html": "<!doctype html>", "markdown": "# ", "json": "{\n"}.get(form, "")
    assert shown.out.startswith(begins)
    if form == "json":
        assert json.loads(shown.out)["snapshot"]
    if form == "csv":
        rows = list(csv.reader(io.StringIO(shown.out)))
        assert len(rows) > 1
        assert len(rows[0]) > 1
    if form == "text":
        assert max(map(len, shown.out.splitlines())) <= 80


def test_the_default_form_is_text(run: Run) -> None:
    assert run("info").out == run("info", "--format", "text").out


def test_a_comparison_is_of_the_place_confidence_and_codes_asked_for(run: Run) -> None:
    options = ("--in", "MD", "--confidence", "0.95", "--as", "auto", "--as", "43-4131")
    told = json.loads(run("compare", *PAIR, *options, "--format", "json").out)
    assert (told["place"], told["confidence"]) == ("MD", 0.95)
    assert [career["occupation"] for career in told["careers"]] == ["13-2072", "43-4131"]


def test_what_matters_first_stands_first_and_a_name_that_means_nothing_is_refused(run: Run) -> None:
    options = ("--first", "people", "--only", "people", "--only", "pay.annual.mean")
    told = json.loads(run("compare", *PAIR, *options, "--format", "json").out)
    sections = list(dict.fromkeys(row["section"] for row in told["rows"]))
    assert sections == ["people", "pay"]
    refused = run("compare", *PAIR, "--first", "pays")
    assert (refused.code, "did you mean pay" in refused.err) == (2, True)


def test_a_comparison_says_which_of_a_pages_figures_hold(run: Run, page: Path) -> None:
    titles = ("collections specialist", "loss mitigation specialist")
    plain = run("compare", *titles).out
    audited = run("compare", *titles, "--with", page).out
    assert len(audited) > len(plain)
    assert "no official figure" in audited.lower()


def test_an_explanation_leads_to_the_cell_and_through_the_arithmetic(run: Run) -> None:
    shown = run("explain", "bill collector", "pay.annual.mean").out
    for told in (
        "national_M2025_dl.xlsx",
        "sheet                     national_M2025_dl",
        "A_MEAN",
        "847 of the sheet, record 846",
        "0.4 %",
        "49,060 x 0.4 / 100 = 196.24",
        "1.645 x 196.24 = 322.8",
        "standard error = value x relative",
    ):
        assert told in shown, told


def test_info_names_the_snapshot_and_every_release(run: Run, almanac: Atlas) -> None:
    told = json.loads(run("info", "--format", "json").out)
    assert told["snapshot"] == almanac.id
    assert {r["address"] for r in told["releases"]} == set(almanac.releases)
    assert all(release["period"] and release["licence"] for release in told["releases"])
    assert told["counts"] == dict(almanac.sizes)


def test_a_find_gives_no_more_than_the_limit(run: Run) -> None:
    told = json.loads(run("find", "account manager", "--limit", "2", "--format", "json").out)
    assert len(told["candidates"]) == 2


def test_another_snapshot_is_read_where_one_is_given(run: Run, almanac: Atlas) -> None:
    folder = ROOT / "src" / "metier" / "almanac"
    told = json.loads(run("info", "--atlas", folder / almanac.id, "--format", "json").out)
    assert told["snapshot"] == almanac.id


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        (
            "collections-specialist-vs-loss-mitigation-specialist.txt",
            {"shared-by-family"},
        ),
        (
            "loan-servicing-specialist-vs-loss-mitigation-specialist.txt",
            {"range-contains-range", "race-total", "equal-skills-as-difference"},
        ),
    ],
)
def test_a_check_finds_the_contradictions_of_a_page_and_strict_makes_them_an_error(
    run: Run, data: Path, name: str, rules: set[str]
) -> None:
    checked = run("check", data / "published" / name, "--format", "json")
    flags = json.loads(checked.out)["flags"]
    assert checked.code == 0
    assert rules | ON_BOTH_PAGES <= {flag["rule"] for flag in flags}
    assert all(flag["text"] for flag in flags)
    strict = run("check", data / "published" / name, "--format", "json", "--strict")
    assert (strict.code, strict.out) == (1, checked.out)


def test_a_check_of_a_snapshot_names_it_and_finds_nothing_in_real_figures(
    run: Run, official: Path, tmp_path: Path
) -> None:
    specification = tmp_path / "spec.toml"
    path = official / "oews" / "national_M2025_dl.xlsx"
    specification.write_text(f"[[release]]\nreader = 'oews'\npath = '{path}'\n")
    id = run("build", specification, "--output", tmp_path / "out").out.strip()
    checked = run("check", "--strict", "--atlas", tmp_path / "out")
    assert checked.code == 0
    assert checked.out.startswith(f"Nothing found in snapshot {id}\n")
    assert "rules fired" in checked.out


def test_a_build_prints_the_id_and_says_the_rest_on_standard_error(
    run: Run, official: Path, tmp_path: Path
) -> None:
    specification = tmp_path / "spec.toml"
    path = official / "geography" / "list1_2023.xlsx"
    specification.write_text(f"[[release]]\nreader = 'places'\npath = '{path}'\n")
    made = run("build", specification, "--output", tmp_path / "out")
    assert made.code == 0
    assert made.out == (tmp_path / "out" / "current").read_text()
    assert made.err.startswith("list1_2023.xlsx: 1,902 rows = 935 used + 967 set aside; 0 facts\n")
    assert "\r" not in made.err


def test_the_installed_command_compares() -> None:
    done = subprocess.run(
        process("compare", *PAIR), env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Loan officer and bill collector\n")
    assert done.stderr == ""
    assert "\x1b" not in done.stdout


def test_a_reader_who_has_seen_enough_of_a_pipe_is_no_error() -> None:
    command = process("compare", *PAIR, "--format", "html")
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=pipe, stderr=pipe) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(30) == 0


def test_a_full_disk_behind_standard_output_is_said() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            process("info"), env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr == (
        b"standard output: expected room to write, found no space left on device\n"
        b"hint: make room there\n"
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_cannot_show_a_sign_gets_another(encoding: str) -> None:
    environment = {**ENVIRONMENT, "PYTHONIOENCODING": encoding}
    command = process("explain", "bill collector", "pay.annual.mean")
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"$49,060" in done.stdout


def test_an_interrupted_build_says_so_and_leaves_nothing(official: Path, tmp_path: Path) -> None:
    specification = tmp_path / "spec.toml"
    files = official / "oews" / "nat*_M20*.xlsx"
    specification.write_text(f"[[release]]\nreader = 'oews'\npath = '{files}'\n")
    command = process("build", str(specification), "--output", str(tmp_path / "out"))
    with subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        maps = Path(f"/proc/{running.pid}/maps")
        while running.poll() is None and "calamine" not in maps.read_text():
            time.sleep(0.01)  # until it reads workbooks
        running.send_signal(signal.SIGINT)
        assert running.stderr.read().strip() == b"stopped"
        assert running.wait(30) == 130
    assert not list(tmp_path.glob("out/*"))
