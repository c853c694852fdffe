"""Every error a person can meet, word for word: `tests/golden/errors/` holds what is said.

With METIER_WRITE_GOLDEN=1 the files are written instead of compared; read what changed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from metier import cli
from metier.errors import LayoutError, MetierError, UsageError

GOLDEN = Path(__file__).parent / "golden" / "errors"
EMBEDDED = Path(cli.__file__).parent / "almanac"

COMMANDS = {
    "no-command": (),
    "unknown-command": ("frobnicate",),
    "unknown-option": ("compare", "nurse", "clerk", "--confidnce", "0.9"),
    "option-without-value": ("compare", "nurse", "clerk", "--in"),
    "unknown-format": ("info", "--format", "xml"),
    "missing-argument": ("explain", "bill collector"),
    "further-argument": ("find", "loan", "officer"),
    "limit-out-of-range": ("find", "loan officer", "--limit", "0"),
    "confidence-no-number": ("compare", "nurse", "clerk", "--confidence", "high"),
    "confidence-out-of-range": ("compare", "nurse", "clerk", "--confidence", "90"),
    "no-title": ("compare",),
    "one-title": ("compare", "nurse"),
    "six-titles": ("compare", *["nurse"] * 6),
    "wrong-title": ("compare", "loan officer", "zzqx"),
    "empty-title": ("career", ""),
    "nothing-found": ("find", "zzqx"),
    "unknown-place": ("compare", "loan officer", "nurse", "--in", "Atlantis"),
    "misspelt-place": ("compare", "loan officer", "nurse", "--in", "Baltimoer"),
    "ambiguous-place": ("compare", "loan officer", "nurse", "--in", "Portland"),
    "as-no-code": ("compare", "loan officer", "nurse", "--as", "collector"),
    "as-unknown-code": ("compare", "loan officer", "nurse", "--as", "99-9999"),
    "as-too-many": ("compare", "loan officer", "nurse", *["--as", "auto"] * 3),
    "unknown-measure": ("explain", "bill collector", "pay.annual.men"),
    "measure-of-two": ("explain", "bill collector", "skills.difference"),
    "atlas-missing": ("info", "--atlas", "nowhere"),
    "atlas-empty": ("info", "--atlas", "folder"),
    "atlas-damaged": ("info", "--atlas", "damaged"),
    "atlas-older": ("info", "--atlas", "format0"),
    "atlas-newer": ("info", "--atlas", "format2"),
    "page-missing": ("check", "nowhere.txt"),
    "page-empty": ("check", "empty.txt"),
    "page-a-folder": ("check", "folder"),
    "page-not-text": ("check", "binary.txt"),
    "page-without-table": ("check", "prose.txt"),
    "with-page-missing": ("compare", "nurse", "clerk", "--with", "nowhere.txt"),
    "fetch-release-unknown": ("fetch", "oews/2025-05/nationl", "--to", "out"),
    "fetch-without-folder": ("fetch", "oews/2025-05/national"),
    "fetch-mirror-by-http": ("fetch", "prices", "--to", "out", "--mirror", "http://example.org"),
    "diff-of-one": ("diff", "folder"),
    "diff-without-snapshot": ("diff", "folder", "nowhere"),
    "build-without-output": ("build", "one.toml"),
    "build-engine-unknown": ("build", "one.toml", "--output", "out", "--engine", "flink"),
    "build-specification-missing": ("build", "nowhere.toml", "--output", "out"),
    "build-specification-not-toml": ("build", "prose.txt", "--output", "out"),
    "build-specification-empty": ("build", "empty.txt", "--output", "out"),
    "build-output-a-file": ("build", "whole.toml", "--output", "empty.txt"),
    "build-file-missing": ("build", "missing.toml", "--output", "out"),
    "build-file-empty": ("build", "empty.toml", "--output", "out"),
    "build-workbook-cut-short": ("build", "cut.toml", "--output", "out"),
    "build-column-renamed": ("build", "renamed.toml", "--output", "out"),
    "build-text-for-a-number": ("build", "text.toml", "--output", "out", "--strict"),
    "build-code-unreadable": ("build", "code.toml", "--output", "out"),
    "build-release-twice": ("build", "twice.toml", "--output", "out"),
}
WORKBOOKS = ("whole", "missing", "empty", "cut", "renamed", "text", "code")
Change = Callable[[list[list[object]]], None]


def excerpt(source: Path, target: Path, change: Change) -> None:
    """The first rows of a workbook in its publisher's layout, changed in one place."""
    book = openpyxl.load_workbook(source, read_only=True)
    made = openpyxl.Workbook()
    for number, name in enumerate(book.sheetnames[:2]):
        rows = [list(row) for row in book[name].iter_rows(max_row=60, values_only=True)]
        if number == 0:
            change(rows)
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.close()
    made.remove(made.worksheets[0])
    made.save(target)


def rename(rows: list[list[object]]) -> None:
    rows[0][rows[0].index("A_MEAN")] = "AVERAGE_PAY"


def write_text(rows: list[list[object]]) -> None:
    rows[7][rows[0].index("A_MEAN")] = "ask us"


def spoil_code(rows: list[list[object]]) -> None:
    rows[7][rows[0].index("OCC_CODE")] = "11-20x1"


@pytest.fixture(scope="module")
def folder(official: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of files that are not what they should be; commands run in it."""
    folder = tmp_path_factory.mktemp("errors")
    source = official / "oews" / "national_M2025_dl.xlsx"
    excerpt(source, folder / "whole.xlsx", lambda rows: None)
    excerpt(source, folder / "renamed.xlsx", rename)
    excerpt(source, folder / "text.xlsx", write_text)
    excerpt(source, folder / "code.xlsx", spoil_code)
    whole = (folder / "whole.xlsx").read_bytes()
    (folder / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    (folder / "empty.xlsx").write_bytes(b"")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x89PNG\r\n")
    (folder / "prose.txt").write_text("Loan officers earn more than bill collectors.\n")
    (folder / "folder").mkdir()
    table = "[[release]]\nreader = 'oews'\npath = '{}.xlsx'\n"
    for name in WORKBOOKS:
        (folder / f"{name}.toml").write_text(table.format(name))
    (folder / "twice.toml").write_text(2 * table.format("whole"))
    shutil.copytree(EMBEDDED, folder / "damaged")
    (facts,) = folder.glob("damaged/*/facts.parquet")
    facts.write_bytes(facts.read_bytes()[:-1])
    for number in (0, 2):  # a manifest of any format has these two
        (folder / f"format{number}").mkdir()
        manifest = {"format": f"metier/snapshot/{number}", "snapshot": "0" * 16}
        (folder / f"format{number}" / "manifest.json").write_text(json.dumps(manifest))
    before = Path.cwd()
    os.chdir(folder)
    yield folder
    os.chdir(before)


@pytest.mark.parametrize("name", COMMANDS)
def test_an_error_is_said_as_its_golden_file_has_it(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(COMMANDS[name])
    said = capsys.readouterr()
    # ids and digests change with every edition of the almanac
    text = re.sub(r"\b[0-9a-f]{12,16}\b", "<digest>", said.err)
    golden = GOLDEN / f"{name}.txt"
    told = f"exit {caught.value.code}\n{text}"
    if os.environ.get("METIER_WRITE_GOLDEN"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text("utf-8")
    assert said.out == ""
    assert not (folder / "out").exists()


def test_every_golden_file_is_of_an_error_that_is_looked_at() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_golden_error_has_exit_code_place_expected_found_and_no_traceback(name: str) -> None:
    code, said, *hint = (GOLDEN / f"{name}.txt").read_text("utf-8").splitlines()
    assert code in ("exit 1", "exit 2")
    assert re.match(r"\S.*: expected .+, found .+", said)
    assert len(hint) == 1
    assert hint[0].startswith("hint: ")
    assert "Traceback" not in said


def test_an_error_is_data_and_its_sentence_follows_from_it() -> None:
    error = MetierError("--in", "a state", "'Atlantis'", "use its letters")
    assert (error.place, error.expected, error.found) == ("--in", "a state", "'Atlantis'")
    assert error.hint == "use its letters"
    assert str(error) == "--in: expected a state, found 'Atlantis'"


@pytest.mark.parametrize(("kind", "code"), [(UsageError, 2), (LayoutError, 1), (MetierError, 1)])
def test_wrong_usage_leaves_with_two_and_everything_else_with_one(
    kind: type[MetierError], code: int
) -> None:
    assert kind("a", "b", "c").exit_code == code
