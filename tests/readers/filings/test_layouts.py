"""The layouts of disclosed pay: told by the header, and without anybody's name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from metier.readers.filings.layouts import FIELDS, LAYOUTS, folded, layout_of

HEADERS = {
    "lca": [
        "CASE_NUMBER,STATUS,VISA_CLASS,LCA_CASE_JOB_TITLE,LCA_CASE_WAGE_RATE_FROM",
        "CASE_NUMBER,CASE_STATUS,VISA_CLASS,JOB_TITLE,TOTAL WORKERS,WAGE_RATE_OF_PAY",
        "CASE_NUMBER,CASE_STATUS,VISA_CLASS,JOB_TITLE,WAGE_RATE_OF_PAY_FROM_1",
        "CASE_NUMBER,CASE_STATUS,VISA_CLASS,JOB_TITLE,TOTAL_WORKER_POSITIONS,WAGE_RATE_OF_PAY_FROM",
    ],
    "h2b": [
        "CASE_STATUS,VISA_CLASS,JOB_TITLE,NBR_WORKERS_CERTIFIED,BASIC_RATE_OF_PAY",
        "CASE_STATUS,JOB_TITLE,TOTAL_WORKERS_CERTIFIED,BASIC_WAGE_RATE_FROM,PER",
    ],
    "perm": [
        "CASE_STATUS,JOB_INFO_JOB_TITLE,WAGE_OFFER_FROM_9089,WAGE_OFFER_UNIT_OF_PAY_9089",
        "CASE_STATUS,JOB_TITLE,WAGE_OFFER_FROM,WAGE_OFFER_TO,WAGE_OFFER_UNIT_OF_PAY",
        "CASE_STATUS,JOB_TITLE,JOB_OPP_WAGE_FROM,JOB_OPP_WAGE_TO,JOB_OPP_WAGE_PER",
    ],
    "chicago": [
        "Name,Job Titles,Department,Full or Part-Time,Salary or Hourly,Annual Salary,Hourly Rate"
    ],
    "seattle": ["Department,Last Name,First Name,Job Title,Hourly Rate "],
    "montgomery": ["Department,Department_Name,Division,Gender,Base_Salary,Overtime_Pay"],
}


@pytest.mark.parametrize(
    ("name", "header"), [(name, header) for name, all_ in HEADERS.items() for header in all_]
)
def test_a_header_of_each_time_is_told(name: str, header: str) -> None:
    layout = layout_of(header.split(","))
    assert layout is not None
    assert layout.name == name


def test_a_header_of_another_file_is_of_no_layout() -> None:
    assert layout_of(["title", "company", "pay"]) is None
    assert layout_of([]) is None


def test_the_first_name_that_the_header_has_is_taken_in_the_files_own_spelling() -> None:
    layout = layout_of(["visa class", "Wage_Rate_Of_Pay", "JOB_TITLE", "JOB_TITLE "])
    assert layout is not None
    found = layout.found(["visa class", "Wage_Rate_Of_Pay", "JOB_TITLE", "JOB_TITLE "])
    assert found == {"visa": "visa class", "pay": "Wage_Rate_Of_Pay", "title": "JOB_TITLE"}


def test_no_layout_reads_the_name_of_a_person() -> None:
    for layout in LAYOUTS:
        names = {folded(one) for all_ in layout.columns.values() for one in all_}
        assert not names & {"name", "last_name", "first_name", "full_name", "employee_name"}
        assert {*layout.marks} <= layout.columns.keys()
        assert {*layout.constant} <= {*FIELDS}


def test_every_real_file_is_of_a_layout(data: Path) -> None:
    records = data / "records"
    found = {}
    for path in [*records.glob("disclosures/**/*.csv"), *records.glob("public_payroll/*.csv")]:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            layout = layout_of(next(csv.reader(stream)))
        assert layout is not None, path.name
        found[path.name[:3].lower()] = layout.name
    assert found == {
        "lca": "lca",
        "h-2": "h2b",
        "per": "perm",
        "chi": "chicago",
        "sea": "seattle",
        "mon": "montgomery",
    }
