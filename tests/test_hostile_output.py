"""What metier prints or writes harms neither a terminal, nor a spreadsheet, nor a browser."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient
from tests.fixtures.postings import snapshot

from metier.cli import main
from metier.errors import InputError
from metier.streams import rewrite
from metier.web.site import Site

FORMULAS = ("=cmd|' /C calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1")
SCRIPTS = (
    "<script>alert(1)</script>",
    "Clerk</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>'",
    "{{7*7}}${7*7}",
)
ODD = (
    "Cl\N{CYRILLIC SMALL LETTER IE}rk \N{RIGHT-TO-LEFT OVERRIDE}\N{ZERO WIDTH SPACE}\x1b[2J\x9b31m"
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_that_metier_adds_is_no_formula(tmp_path: Path, formula: str) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("id,title\n1,cook\n")
    rewrite(source, target, "title", lambda texts: {"said": [formula], "all": [[formula, "b"]]})
    with target.open(newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row == {"id": "1", "title": "cook", "said": f"'{formula}", "all": f"'{formula}|b"}


def test_half_a_character_in_json_is_written_as_it_was_read(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"title": "\\ud800 cook"}\n{"title": "caf\u00e9"}\n', "utf-8")
    rewrite(source, target, "title", lambda texts: {"n": [len(text or "") for text in texts]})
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert rows == [{"title": "\ud800 cook", "n": 6}, {"title": "caf\u00e9", "n": 4}]


def test_a_damaged_parquet_file_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    path.write_bytes(b"PAR1" + b"\xff" * 200 + b"\x10\0\0\0PAR1")
    with pytest.raises(InputError, match="Parquet"):
        rewrite(path, tmp_path / "out.parquet", "title", lambda texts: {})


def test_a_parquet_file_with_a_column_whose_name_is_no_text_is_called_damaged(
    tmp_path: Path,
) -> None:
    path = tmp_path / "in.parquet"
    pq.write_table(pa.table({"title": ["cook"], "plain": [1]}), path, store_schema=False)
    path.write_bytes(path.read_bytes().replace(b"plain", b"pla\xf9n"))
    with pytest.raises(InputError, match="a Parquet file"):
        rewrite(path, tmp_path / "out.parquet", "title", lambda texts: {})


def test_an_error_moves_no_cursor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in.csv"
    source.write_text("\x1b[2J\x9b31mtitle,\u202eb\n1,2\n", "utf-8")
    command = ["code", str(source), "--column", "x", "--output", str(tmp_path / "out.csv")]
    with pytest.raises(SystemExit):
        main(command)
    said = capsys.readouterr().err
    assert "\\x1b[2J" in said
    assert all(sign.isprintable() or sign == "\n" for sign in said)


def test_scripts_in_titles_companies_and_texts_are_shown_not_run(tmp_path: Path) -> None:
    rows = [
        {
            "title": f"Loan {text}",
            "occupation": "43-4131",
            "state": "TX",
            "pay_low": 50e3,
            "company": f"Bank {text}",
            "description": f"Opens {text}",
        }
        for text in (*SCRIPTS, ODD)
    ]
    snapshot(tmp_path, *rows)
    pages = []
    with TestClient(Site(tmp_path)) as client:
        found = client.get("/jobs.json", params={"q": "loan"})
        assert found.status_code == 200
        pages.append(client.get("/jobs", params={"q": "loan"}).text)
        for at in range(len(rows)):
            pages.append(client.get(f"/jobs/{at}").text)
        for text in (*SCRIPTS, ODD):
            pages.append(client.get("/jobs", params={"q": text, "company": text}).text)
            pages.append(client.get("/compare", params={"title": [text, "teller"]}).text)
    assert any("&lt;script&gt;alert(1)" in page for page in pages)
    for page in pages:
        assert "<script>alert(1)" not in page
        assert "<img src=x" not in page
        assert "\x1b" not in page
        # a browser reads the data of search engines as JSON, in which it is a letter like another
        assert "\x9b" not in re.sub(r"<script[^>]*ld\+json.*?</script>", "", page, flags=re.DOTALL)
