"""`metier skills` and `metier code` on real postings, in every form of file."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from metier import cli
from metier.atlas import Atlas
from metier.coding.columns import NAMES

COUNT = 20


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main([*arguments])
    return int(str(left.value.code))


@pytest.fixture(scope="module")
def postings(data: Path) -> list[dict[str, str]]:
    before = csv.field_size_limit(2**31 - 1)
    with (data / "records" / "linkedin_richmond_2025.csv").open(encoding="utf-8") as stream:
        rows = [row for row, _ in zip(csv.DictReader(stream), range(COUNT), strict=False)]
    csv.field_size_limit(before)
    return rows


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_skills_are_added_as_the_atlas_finds_them(
    tmp_path: Path,
    postings: list[dict[str, str]],
    almanac: Atlas,
    ending: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    source, target = tmp_path / f"in.{ending}", tmp_path / f"out.{ending}"
    table = pyarrow.Table.from_pylist(postings).select(["job_id", "description"])
    if ending == "csv":
        pyarrow.csv.write_csv(table, source)
    elif ending == "jsonl":
        source.write_text("".join(json.dumps(row) + "\n" for row in table.to_pylist()), "utf-8")
    else:
        pq.write_table(table, source)
    assert run("skills", str(source), "--column", "description", "--output", str(target)) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{COUNT} texts read" in said.err
    if ending == "csv":
        with target.open(encoding="utf-8", newline="") as stream:
            found = [row["skills"].split("|") for row in csv.DictReader(stream)]
    elif ending == "jsonl":
        found = [json.loads(line)["skills"] for line in target.read_text("utf-8").splitlines()]
    else:
        found = pq.read_table(target)["skills"].to_pylist()
    asked = almanac.skills(row["description"] for row in postings)
    assert [names or [""] for names in found] == [
        [skill.name for skill in names] or [""] for names in asked
    ]


def test_labels_of_esco_are_looked_for_when_given(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"text": "You manage staff and use MySQL."}\n', "utf-8")
    labels = str(data / "records" / "esco" / "skills_en.csv")
    arguments = ("skills", str(source), "--column", "text", "--output", str(target))
    assert run(*arguments, "--labels", labels) == 0
    assert json.loads(target.read_text("utf-8"))["skills"] == ["manage staff", "MySQL"]


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [("none.csv", "out.csv", 1), ("none.csv", "out.jsonl", 2), ("none.xlsx", "out.xlsx", 2)],
)
def test_wrong_files_are_said_without_a_traceback(
    tmp_path: Path, source: str, target: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = (str(tmp_path / source), "--column", "text", "--output", str(tmp_path / target))
    assert run("skills", *paths) == code
    said = capsys.readouterr()
    assert (said.out, "expected" in said.err, "Traceback" in said.err) == ("", True, False)


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_occupations_are_added_as_the_atlas_reads_each_title(
    tmp_path: Path, almanac: Atlas, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    titles = ["Sr. Loan Servicing Spec.", "asdf", None, "RN - Night Shift", "RN - Night Shift", ""]
    source, target = tmp_path / f"in.{ending}", tmp_path / f"out.{ending}"
    table = pyarrow.table({"id": range(len(titles)), "title": titles})
    if ending == "csv":
        pyarrow.csv.write_csv(table, source)
    elif ending == "jsonl":
        source.write_text("".join(json.dumps(row) + "\n" for row in table.to_pylist()), "utf-8")
    else:
        pq.write_table(table, source)
    assert run("code", str(source), "--column", "title", "--output", str(target)) == 0
    assert f"{len(titles)} titles read" in capsys.readouterr().err
    if ending == "csv":
        with target.open(encoding="utf-8", newline="") as stream:
            rows: list[dict[str, object]] = list(csv.DictReader(stream))
    elif ending == "jsonl":
        rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    else:
        rows = pq.read_table(target).to_pylist()
    assert list(rows[0]) == ["id", "title", *NAMES]
    for row, title in zip(rows, titles, strict=True):
        (coding,) = almanac.code([title or ""])
        best = coding.best
        assert (row["code"] or None) == (best.code.value if best else None)
        assert (row["occupation_title"] or None) == (best.occupation_title if best else None)
        assert (row["seniority"] or "", row["canonical_title"] or "") == (
            coding.seniority,
            coding.canonical_title,
        )
        assert float(str(row["probability"] or 0)) == (best.probability if best else 0)
    assert (rows[0]["canonical_title"], rows[0]["seniority"]) == (
        "Loan servicing specialist",
        "senior",
    )
