"""The rows of postings as text, whatever they stand in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from metier.errors import InputError, LayoutError, UsageError
from metier.readers.postings.sources import source
from metier.readers.records import Ledger


def read(path: Path, *own: str, **columns: str) -> list[list[str | None]]:
    ledger = Ledger()
    found = [part.batch.to_pylist() for part in source(path, columns)(own, ledger)]
    assert not ledger.rows_in
    return [[row[name] for name in own] for rows in found for row in rows]


def test_second_files_beside_a_layout_are_joined_and_say_nothing_over_what_is_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "job_postings.csv").write_text(
        "job_id,company_id,title,location,formatted_work_type,remote_allowed\n"
        "1,7,Cook,Austin,Full-time,1\n2,,Nurse,Austin,Other,\n"
    )
    (tmp_path / "companies.csv").write_text("company_id,name,size\n7,Diner,3\n8,Other,1\n")
    (tmp_path / "salaries.csv").write_text(
        "job_id,max_salary,med_salary,min_salary,pay_period,currency\n2,,20,,HOURLY,USD\n"
    )
    (tmp_path / "job_industries.csv").write_text("job_id,industry_id\n1,34\n")
    (tmp_path / "industries.csv").write_text("industry_id,industry_name\n34,Restaurants\n")
    own = ("title", "company", "pay", "pay_unit", "industry", "remote")
    assert read(tmp_path / "job_postings.csv", *own) == [
        ["Cook", "Diner", None, None, "Restaurants", "1"],
        ["Nurse", None, "20", "HOURLY", None, "false"],
    ]


def test_json_is_read_as_job_postings_unless_columns_are_mapped(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    posting = {"title": "Cook", "hiringOrganization": {"name": "Diner"}}
    path.write_text(json.dumps(posting))
    assert read(path, "title", "company") == [["Cook", "Diner"]]
    assert read(path, "title", "company", company="hiringOrganization.name") == [["Cook", "Diner"]]
    path.write_text('{"title": "Cook", "company": "Inn"}')
    assert read(path, "title", "company") == [["Cook", "Inn"]]


def test_what_is_no_table_of_postings_is_refused_with_the_columns_found(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("job,firm\nCook,Diner\n")
    with pytest.raises(LayoutError) as caught:
        source(path, {})
    assert caught.value.found == "columns job, firm"
    with pytest.raises(LayoutError):
        source(path, {"title": "job", "place": "city"})
    with pytest.raises(UsageError):
        source(path, {"titel": "job"})
    with pytest.raises(InputError):
        source(tmp_path / "none.csv", {})
