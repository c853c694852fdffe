"""Broken files of records: a clear error, or rows set aside; never a traceback, nothing lost."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

import metier
from metier.build import Built
from metier.store.read import Snapshot

GOOD = "Clerk,Acme,2025-03-01,50000,year\n"
HEADER = "title,company,posted,pay,pay_unit\n"


def build(folder: Path, *files: str, reader: str = "postings", more: str = "") -> Built:
    specification = folder / "spec.toml"
    specification.write_text(
        "".join(
            f"[[records]]\nreader = '{reader}'\npath = '{name}'\nperiod = '2025'\n{more}"
            for name in files
        )
    )
    return metier.build_snapshot(specification, folder / "out")


def account(built: Built, file: str) -> Mapping[str, Any]:
    (found,) = (one for one in built.report["files"] if one["file"] == file)
    return dict(found)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty.csv"),
        ("titel;nothing\n".encode("utf-16-le") * 40, "UTF-8"),
        ((HEADER + "Büro,Ä,2025-03-01,5,year\n" * 40).encode("latin-1"), "UTF-8"),
        (b"name,sum\na,1\n", "title"),
        (b"title,title\na,b\n", "title"),
        (b"\x00\x01\x02\x03" * 100, "empty.csv"),
        (gzip.compress((HEADER + GOOD * 50_000).encode())[:-200], "gzip"),
        (b"PAR1" + b"\0" * 100, "empty.csv"),
    ],
    ids=["empty", "utf-16", "latin-1", "no title", "one name twice", "no text", "gzip cut short",
         "parquet cut short"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_by_name(
    tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "empty.csv").write_bytes(content)
    with pytest.raises(metier.MetierError, match=said) as caught:
        build(tmp_path, "empty.csv")
    assert "empty.csv" in str(caught.value)
    assert not [*(tmp_path / "out").glob("*")]


@pytest.mark.parametrize(
    ("reader", "more"),
    [("postings", "columns = { title = 'job' }\n"), ("profiles", "columns = { pay = 'wages' }\n"),
     ("reviews", "")],
)  # fmt: skip
def test_a_column_that_is_not_there_is_named(tmp_path: Path, reader: str, more: str) -> None:
    (tmp_path / "file.csv").write_text(HEADER + GOOD)
    with pytest.raises(metier.MetierError, match=r"file\.csv"):
        build(tmp_path, "file.csv", reader=reader, more=more)


def test_rows_that_cannot_be_read_are_set_aside_and_the_others_used(tmp_path: Path) -> None:
    rows = {
        "date out of range": "Clerk,Acme,2099-01-01,50000,year\n",
        "pay out of range": "Clerk,Acme,2025-03-01,-5,year\nClerk,Acme,2025-03-01,12,year\n",
        "no title": ",Acme,2025-03-01,50000,year\n",
        "unknown unit of pay": "Clerk,Acme,2025-03-01,50000,moon\n",
    }
    good = "".join(f"<b>Clerk</b>,Acme {at},2025-03-01,{50000 + at},year\n" for at in range(20))
    (tmp_path / "rows.csv").write_text(HEADER + good + "".join(rows.values()))
    huge = json.dumps({"title": "Clerk", "description": "x" * 5_000_000})
    lines = [json.dumps({"title": "Clerk", "id": str(at)}) for at in range(12)]
    (tmp_path / "lines.jsonl").write_text("\n".join([*lines, huge, '{"title": "Cle']))
    built = build(tmp_path, "rows.csv", "lines.jsonl")

    found = account(built, "rows.csv")
    assert (found["rows_in"], found["rows_used"]) == (25, 20)
    assert set(found["set_aside"]) == set(rows)
    found = account(built, "lines.jsonl")
    assert (found["rows_in"], found["rows_used"]) == (14, 12)

    snapshot = Snapshot(tmp_path / "out")
    listed = pyarrow.parquet.read_table(snapshot.folder / "asides.parquet").to_pylist()
    assert len(listed) == 5 + 2
    assert all(row["reason"] and row["expected"] for row in listed)
    own = snapshot.table(None, any_title=True).to_pylist()
    titles = {row["title"] for row in own if row["source"].startswith("postings/")}
    assert titles == {"Clerk", None}  # the marks are off


def test_a_file_without_a_usable_row_is_refused_with_its_reasons(tmp_path: Path) -> None:
    (tmp_path / "none.csv").write_text(HEADER + ",Acme,2025-03-01,50000,year\n" * 3)
    with pytest.raises(metier.MetierError, match=r"none\.csv: .* set aside: no title \(3\)"):
        build(tmp_path, "none.csv")


def test_titles_that_no_coder_reads_still_build(tmp_path: Path) -> None:
    (tmp_path / "unread.csv").write_text(HEADER + GOOD.replace("Clerk", "%%%") * 12)
    found = account(build(tmp_path, "unread.csv"), "unread.csv")
    assert found["rows_in"] == 12


@pytest.mark.parametrize("reader", ["postings", "profiles", "reviews", "disclosures"])
def test_a_table_of_a_header_alone_is_refused(tmp_path: Path, reader: str) -> None:
    header = {"reviews": "company,rating\n", "disclosures": "title,pay,date\n"}
    (tmp_path / "file.csv").write_text(header.get(reader, "title\n"))
    with pytest.raises(metier.MetierError, match=r"file\.csv: .* found none"):
        build(tmp_path, "file.csv", reader=reader)
