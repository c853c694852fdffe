"""Reviews: ratings of employers, in metier's columns and in the layouts of real files."""

from __future__ import annotations

import csv
import datetime
from collections import Counter
from pathlib import Path

import pytest
from tests.fixtures.tables import file_of, rows_of

from metier.errors import LayoutError
from metier.readers.records import Kind
from metier.readers.reviews import open_records


def test_metiers_own_columns_are_read(tmp_path: Path) -> None:
    lines = ["company,title,rating,date,place", 'Acme,Nurse,4.5,2020-05-01,"Austin, TX"']
    records = open_records(file_of(tmp_path, "r.csv", *lines), {})
    assert rows_of(records) == [
        {
            "row": 1,
            "title": "Nurse",
            "company": "Acme",
            "rating": 4.5,
            "date": datetime.date(2020, 5, 1),
            "place": "Austin, TX",
        }
    ]
    assert (records.kind, records.release.address) == (Kind.REVIEWS, "reviews/2020/r")


def test_a_row_without_employer_or_with_an_impossible_rating_or_date_is_set_aside(
    tmp_path: Path,
) -> None:
    rows = ["Acme,6,", "Acme,0,", "Acme,good,", ",5,", "Acme,,", "Acme,5,2099-01-01", "Acme,5,"]
    path = file_of(tmp_path, "r.csv", "company,rating,date", *rows)
    records = open_records(path, {}, "2024")
    assert len(rows_of(records)) == 1
    assert records.ledger.rows_in == 7
    assert [(aside.row, aside.reason, aside.found) for aside in records.ledger.listed] == [
        (1, "rating outside 1 to 5", "6"),
        (2, "rating outside 1 to 5", "0"),
        (3, "unreadable rating", "good"),
        (4, "no employer", ""),
        (5, "no rating", ""),
        (6, "date in the future", "2099-01-01"),
    ]


def test_without_a_period_a_date_far_beyond_all_others_is_set_aside(tmp_path: Path) -> None:
    rows = [*[f"Acme,5,2031-01-{day}" for day in range(10, 22)], "Acme,5,2099-01-01"]
    records = open_records(file_of(tmp_path, "r.csv", "company,rating,date", *rows), {})
    assert len(rows_of(records)) == 12
    assert records.release.period == "2031"
    assert [(aside.row, aside.expected) for aside in records.ledger.listed] == [
        (13, "a date from 1940 to 2031-12-31")
    ]


def test_anonymous_is_no_job_title_and_a_country_abroad_is_part_of_the_place(
    tmp_path: Path,
) -> None:
    header = "date,company,country,city,role,score_overall"
    rows = [
        '2015-06-30,Acme,US,"New York, NY", Anonymous ,4',
        "2015-06-30,Acme,UK,Birmingham, Analyst,3",
        "2015-06-30,Acme,,, Analyst,3",
        "2015-06-30,Acme,India,, Analyst,3",
    ]
    records = open_records(file_of(tmp_path, "r.csv", header, *rows), {})
    assert [(row["title"], row["place"]) for row in rows_of(records)] == [
        (None, "New York, NY"),
        ("Analyst", "Birmingham, UK"),
        ("Analyst", None),
        ("Analyst", "India"),
    ]
    assert records.ledger.notes == {"title: no job title": 1}


def test_other_names_of_columns_are_mapped_and_a_missing_one_is_refused(tmp_path: Path) -> None:
    path = file_of(tmp_path, "r.csv", "employer,stars", "Acme,3")
    records = open_records(path, {"company": "employer", "rating": "stars"})
    assert [row["rating"] for row in rows_of(records)] == [3.0]
    with pytest.raises(LayoutError, match="company"):
        open_records(path, {"rating": "stars"})


@pytest.mark.parametrize(
    ("name", "rating", "company", "title"),
    [
        ("glassdoor_part.csv", "overall_rating", "firm", "job_title"),
        ("reviews_2019.csv", "score_overall", "company", "role"),
    ],
)
def test_real_files_agree_with_an_independent_count(
    data: Path, name: str, rating: str, company: str, title: str
) -> None:
    path = data / "records" / "company_reviews" / name
    records = open_records(path, {})
    rows = rows_of(records)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        listed = list(csv.DictReader(stream))
    rated = [row for row in listed if row[rating].strip()]
    assert records.ledger.rows_in == len(listed)
    assert records.ledger.rows_used == len(rows) == len(rated)
    assert Counter((row["company"], row["rating"]) for row in rows) == Counter(
        (row[company].strip(), float(row[rating])) for row in rated
    )
    assert sum(row["title"] is None for row in rows) == sum(
        row[title].strip().casefold() in ("", "anonymous", "anonymous employee") for row in rated
    )
    assert all(row["date"] for row in rows)
