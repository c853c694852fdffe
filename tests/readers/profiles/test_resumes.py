"""Resumes in JSON: a row for each position, and nothing about the person but the schooling."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from metier.errors import InputError
from metier.readers.profiles.resumes import is_one, positions
from metier.readers.records import Discreet

RESUME = {
    "basics": {"name": "Ada Example", "email": "ada@example.org", "location": {"city": "Austin"}},
    "work": [
        {"name": "Acme", "position": "Nurse", "startDate": "2010-05", "endDate": "2012-01-31"},
        {
            "company": "Beta",
            "position": "Head Nurse",
            "startDate": "2012",
            "location": "Boston, MA",
        },
    ],
    "education": [
        {"institution": "U1", "area": "Biology", "studyType": "Bachelor", "endDate": "2006-06"},
        {"institution": "U2", "area": "Nursing", "studyType": "Master", "endDate": "2009-06-01"},
        {"institution": "U3", "area": "Welding", "studyType": "Certificate", "endDate": "2020"},
    ],
}


def _read(path: Path) -> tuple[list[dict[str, object]], Discreet]:
    ledger = Discreet()
    return [row for _, batch in positions(path, ledger) for row in batch.to_pylist()], ledger


def _lines(folder: Path, *values: object) -> Path:
    path = folder / "resumes.jsonl"
    path.write_text("".join(f"{json.dumps(value)}\n" for value in values), encoding="utf-8")
    return path


def test_each_position_is_a_row_with_the_highest_degree(tmp_path: Path) -> None:
    path = _lines(tmp_path, RESUME)
    assert is_one(path)
    rows, ledger = _read(path)
    assert [
        (r["row"], r["title"], r["company"], r["start"], r["end"], r["place"]) for r in rows
    ] == [
        (1, "Nurse", "Acme", "2010-05", "2012-01-31", None),
        (1, "Head Nurse", "Beta", "2012", None, "Boston, MA"),
    ]
    assert {(r["degree"], r["major"], r["college"], r["graduated"]) for r in rows} == {
        ("Master", "Nursing", "U2", "2009-06-01")
    }
    assert {r["person"] for r in rows} == {"1"}
    assert "Ada" not in str(rows)
    assert not ledger.listed


def test_what_is_no_resume_with_positions_is_set_aside(tmp_path: Path) -> None:
    path = _lines(tmp_path, RESUME, {"work": []}, {"work": ["Nurse"]}, {"work": "x"}, 7)
    path.write_text(path.read_text("utf-8") + "{broken\n", encoding="utf-8")
    rows, ledger = _read(path)
    assert len(rows) == 2
    assert [(aside.row, aside.reason) for aside in ledger.listed] == [
        (2, "a resume without a position"),
        (3, "a position that is no object"),
        (4, "a resume without a position"),
        (5, "a resume without a position"),
        (6, "not JSON"),
    ]


def test_a_folder_of_resumes_is_read_file_by_file_without_repeating_their_names(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "resumes"
    folder.mkdir()
    (folder / "ada_example.json").write_text(json.dumps(RESUME, indent=1), encoding="utf-8")
    (folder / "bob_example.json").write_text('{"work": [\n', encoding="utf-8")
    (folder / "cy_example.json").write_text(json.dumps(RESUME), encoding="utf-8")
    assert is_one(folder)
    rows, ledger = _read(folder)
    assert [(row["row"], row["person"]) for row in rows] == [(1, "1")] * 2 + [(3, "3")] * 2
    assert [(aside.file, aside.row) for aside in ledger.listed] == [("resumes", 2)]
    assert "example" not in str(rows) + str(ledger)


def test_one_broken_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "resume.json"
    path.write_text('{"work": [\n1,\n', encoding="utf-8")
    with pytest.raises(InputError):
        is_one(path)


@pytest.mark.parametrize("value", [{"title": "Nurse", "work": "x"}, {"title": "Nurse"}, 3, []])
def test_profiles_in_metiers_columns_are_no_resumes(tmp_path: Path, value: object) -> None:
    assert not is_one(_lines(tmp_path, value))


def test_odd_types_in_a_resume_are_passed_over(tmp_path: Path) -> None:
    odd = {"work": [{"position": ["Nurse"], "startDate": 2010, "endDate": True}], "education": [3]}
    rows, _ = _read(_lines(tmp_path, odd, {"work": [{"position": " Cook "}], "education": {}}))
    assert [(row["title"], row["start"], row["end"]) for row in rows] == [
        (None, "2010", None),
        ("Cook", None, None),
    ]
