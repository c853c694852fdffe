"""Disclosed pay opened: real files agree with an independent count, row by row."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable
from math import isclose
from pathlib import Path

import pytest
from tests.fixtures.tables import file_of, rows_of

from metier.errors import LayoutError
from metier.readers.filings import open_records
from metier.readers.records import Discreet, Kind

YEARLY = {"Hour": 2080, "Week": 52, "Bi-Weekly": 26, "Month": 12, "Year": 1}


def test_an_application_of_each_kind_is_read_with_its_place_date_and_workers(
    tmp_path: Path,
) -> None:
    header = (
        "CASE_NUMBER,CASE_STATUS,DECISION_DATE,VISA_CLASS,EMPLOYER_NAME,JOB_TITLE,NAIC_CODE,"
        "TOTAL WORKERS,FULL_TIME_POSITION,WAGE_RATE_OF_PAY,WAGE_UNIT_OF_PAY,WORKSITE_CITY,"
        "WORKSITE_STATE"
    )
    row = (
        'I-1,CERTIFIED,3/16/15,H-1B,"OMRON, INC.",CONTROL ENGINEER,335314,2,Y,68000 - 70000,Year,'
        "HOUSTON,TX"
    )
    records = open_records(file_of(tmp_path, "lca_2015.csv", header, row), {})
    assert rows_of(records) == [
        {
            "row": 1,
            "title": "CONTROL ENGINEER",
            "company": "OMRON, INC.",
            "place": "HOUSTON, TX",
            "date": datetime.date(2015, 3, 16),
            "pay": 69000.0,
            "pay_unit": "year",
            "industry": "335314",
            "degree": None,
            "major": None,
            "sex": None,
            "workers": 2,
        }
    ]
    assert records.release.address == "filings/2015/lca_2015"
    assert records.release.licence == "public domain"
    assert (records.kind, records.universe) == (
        Kind.DISCLOSURES,
        "positions certified for H-1B, H-1B1 and E-3 workers, 2015",
    )


def test_permanent_certifications_say_the_workers_schooling(tmp_path: Path) -> None:
    header = (
        "CASE_STATUS,DECISION_DATE,JOB_INFO_JOB_TITLE,JOB_INFO_EDUCATION,WAGE_OFFER_FROM_9089,"
        "WAGE_OFFER_TO_9089,WAGE_OFFER_UNIT_OF_PAY_9089,FOREIGN_WORKER_INFO_EDUCATION,"
        "FOREIGN_WORKER_INFO_MAJOR"
    )
    rows = [
        "Certified,2018-01-02,Baker,None,15,20,Hour,Master's,HISTORY",
        ",2018-01-02,Baker,,,,,,",
    ]
    records = open_records(file_of(tmp_path, "PERM_FY18.csv", header, *rows), {})
    (row,) = rows_of(records)
    assert (row["pay"], row["degree"], row["major"]) == (36_400.0, "master's", "HISTORY")
    assert dict(records.ledger.aside) == {"no case status": 1}


def test_the_name_of_an_employee_is_never_read(tmp_path: Path) -> None:
    header = "Name,Job Titles,Department,Full or Part-Time,Annual Salary,Hourly Rate"
    rows = ['"DOE, JANE",CLERK,POLICE,F,50000,', '"DOE, JOHN",CLERK,POLICE,P,,20', "X,CLERK,,F,,-3"]
    records = open_records(file_of(tmp_path, "chicago_2023.csv", header, *rows), {})
    (row,) = rows_of(records)
    assert (row["company"], row["place"], row["pay"]) == (
        "City of Chicago",
        "Chicago, IL",
        50_000.0,
    )
    assert isinstance(records.ledger, Discreet)
    assert "DOE" not in str(records.ledger) + str(row)
    assert [aside.found for aside in records.ledger.listed] == ["", ""]


def test_other_files_are_read_in_metiers_columns(tmp_path: Path) -> None:
    path = file_of(
        tmp_path, "own.csv", "Job,Pay,date", "Nurse,65000,2020-03-01", "Nurse,,2021-01-01"
    )
    records = open_records(path, {"title": "Job"})
    assert [(row["title"], row["pay"], row["workers"]) for row in rows_of(records)] == [
        ("Nurse", 65_000.0, 1)
    ]
    assert records.release.period == "2020"
    with pytest.raises(LayoutError, match="title"):
        open_records(path, {})


def _pay(row: dict[str, str], low: str, high: str, unit: str) -> float:
    first, _, second = row[low].replace(",", "").partition("-")
    lower = float(first or 0)
    upper = float((row.get(high) or second.strip() or "0").replace(",", "")) or lower
    return (lower + upper) / 2 * YEARLY.get(row[unit] if unit else "Year", 0)


def _certified(status: str) -> bool:
    return "ertif" in status.casefold() and "withdr" not in status.casefold()


def _filed(status: str, low: str, high: str, unit: str, part: str) -> Callable[..., float | None]:
    def pay(row: dict[str, str]) -> float | None:
        used = _certified(row[status]) and row.get(part) != "N"
        year = _pay(row, low, high, unit) if used else 0
        return year if 15_080 <= year <= 5_000_000 else None

    return pay


def _chicago(row: dict[str, str]) -> float | None:
    if row["Full or Part-Time"] == "P":
        return None
    return float(row["Annual Salary"] or 0) or float(row["Hourly Rate"]) * 2080


def _least(value: float) -> float | None:
    return value if value >= 15_080 else None


OLD = _filed(
    "STATUS",
    "LCA_CASE_WAGE_RATE_FROM",
    "LCA_CASE_WAGE_RATE_TO",
    "LCA_CASE_WAGE_RATE_UNIT",
    "FULL_TIME_POS",
)
NEW = _filed(
    "CASE_STATUS",
    "WAGE_RATE_OF_PAY_FROM",
    "WAGE_RATE_OF_PAY_TO",
    "WAGE_UNIT_OF_PAY",
    "FULL_TIME_POSITION",
)
H2B = _filed("CASE_STATUS", "BASIC_RATE_OF_PAY", "", "BASIC_UNIT_OF_PAY", "FULL_TIME")


@pytest.mark.parametrize(
    ("name", "pay"),
    [
        *((f"disclosures/lca/lca_{year}.csv", OLD) for year in range(2011, 2015)),
        (
            "disclosures/lca/lca_2015.csv",
            _filed("CASE_STATUS", "WAGE_RATE_OF_PAY", "", "WAGE_UNIT_OF_PAY", "FULL_TIME_POSITION"),
        ),
        ("disclosures/lca/lca_2016.csv", NEW),
        ("disclosures/lca/lca_2017.csv", NEW),
        ("disclosures/lca/lca_fy2020_sample10000_no_title.csv", NEW),
        ("disclosures/perm_2016.csv", _filed("case_status", "wages", "", "", "")),
        ("disclosures/h2b/H-2B_FY14_Q4.csv", H2B),
        ("disclosures/h2b/H-2B_FY15_Q3.csv", H2B),
        ("public_payroll/chicago_2023.csv", _chicago),
        ("public_payroll/seattle_2020.csv", lambda row: _least(float(row["Hourly Rate "]) * 2080)),
        ("public_payroll/montgomery_md_2023.csv", lambda row: _least(float(row["Base_Salary"]))),
    ],
)
def test_real_files_agree_with_an_independent_count_of_rows_and_pay(
    data: Path, name: str, pay: Callable[[dict[str, str]], float | None]
) -> None:
    path = data / "records" / name
    records = open_records(path, {})
    found = {row["row"]: row["pay"] for row in rows_of(records)}
    with path.open(encoding="utf-8-sig", newline="") as stream:
        listed = list(csv.DictReader(stream))
    wanted = {at: year for at, row in enumerate(listed, 1) if (year := pay(row)) is not None}
    assert records.ledger.rows_in == len(listed)
    assert records.ledger.rows_used == len(found)
    assert found.keys() == wanted.keys()
    assert all(isclose(found[at], wanted[at], abs_tol=0.006) for at in wanted)
