"""Files of postings opened: real ones reconcile with an independent count."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pyarrow.compute as pc
import pytest

from metier.errors import InputError
from metier.model.release import Basis
from metier.readers.postings import open_records
from metier.readers.records import POSTINGS, Kind, Records


def counts(records: Records) -> dict[str, int]:
    """How many rows have each column; the schema, numbers and the ledger are checked."""
    found = dict.fromkeys(POSTINGS.names, 0)
    last = 0
    for batch in records.batches():
        assert batch.schema == POSTINGS
        numbers = batch.column("row").to_pylist()
        assert numbers == sorted(set(numbers))
        assert not numbers or numbers[0] > last
        last = numbers[-1] if numbers else last
        for name in found:
            found[name] += batch.num_rows - batch.column(name).null_count
    assert found["row"] == records.ledger.rows_used
    assert len(records.ledger.listed) == records.ledger.aside.total()
    return found


def test_linkedin_2023_reconciles_with_a_merge_by_pandas(data: Path) -> None:
    folder = data / "records" / "linkedin_2023"
    jobs = pd.read_csv(folder / "job_postings.csv", dtype=str)
    pay = pd.read_csv(folder / "salaries.csv", dtype=str)
    # a company may be called None
    names = pd.read_csv(folder / "companies.csv", dtype=str, keep_default_na=False)
    whole = jobs.merge(pay, "left", "job_id").merge(
        names, "left", left_on="company_id", right_on="id"
    )
    hours = {"HOURLY": 2080, "WEEKLY": 52, "MONTHLY": 12, "YEARLY": 1}
    times = whole.pay_period.map(hours)
    stated = (
        whole[["min_salary", "max_salary", "med_salary"]].astype(float).replace(0, float("nan"))
    )
    low = stated.min_salary.fillna(stated.med_salary) * times
    high = stated.max_salary.fillna(stated.med_salary) * times
    outside = low.lt(1000) | high.gt(5_000_000) | low.gt(high) | low.lt(0)
    strange = whole.pay_period.eq("ONCE")
    kept = whole[~outside & ~strange]

    records = open_records(folder / "job_postings.csv", {})
    found = counts(records)
    assert records.ledger.rows_in == len(jobs)
    assert records.ledger.aside["pay out of range"] == outside.sum()
    assert records.ledger.aside["unknown unit of pay"] == strange.sum()
    assert found["row"] == len(kept)
    assert found["pay_min"] == found["pay_max"] == (low.notna() & ~outside & ~strange).sum()
    assert found["company"] == kept["name"].notna().sum()
    total = sum(pc.sum(batch.column("pay_max")).as_py() or 0 for batch in records.batches())
    assert total == pytest.approx(high[~outside & ~strange].sum())


@pytest.mark.parametrize(
    ("file", "period", "aside"),
    [
        ("linkedin_richmond_2025.csv", "2025", {}),
        ("nyc_city_jobs/NYCJobs_Cleaned_2024.csv", "2024", {}),
        ("nyc_city_jobs/NYC_Jobs_2019.csv", "2019", {"unreadable date": 3}),
        ("usajobs/usajobs_announcements.csv", "2025", {}),
    ],
)
def test_known_layouts_reconcile_with_a_count_by_csv(
    data: Path, file: str, period: str, aside: dict[str, int]
) -> None:
    path = data / "records" / file
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = sum(1 for row in csv.reader(stream) if row) - 1
    records = open_records(path, {})
    found = counts(records)
    assert records.ledger.rows_in == rows
    assert dict(records.ledger.aside) == aside
    assert found["title"] == found["id"] == found["company"] == rows - sum(aside.values())
    assert records.release.period == period


def test_new_york_pay_is_that_of_the_file(data: Path) -> None:
    path = data / "records" / "nyc_city_jobs" / "NYCJobs_Cleaned_2024.csv"
    table = pd.read_csv(path, dtype=str)
    times = table["Salary Frequency"].map({"Annual": 1, "Hourly": 2080, "Daily": 260})
    low = table["Salary_Range_From"].str.strip("$").astype(float) * times
    batches = list(open_records(path, {}).batches())
    found = sum(pc.sum(batch.column("pay_min")).as_py() for batch in batches)
    assert found == pytest.approx(low.sum())
    assert sum(batch.num_rows - batch["pay_min"].null_count for batch in batches) == (low > 0).sum()


def test_real_json_ld_is_read_whole(data: Path) -> None:
    path = data / "records" / "jobposting_jsonld" / "skills_ml_50_sample.jsonl"
    records = open_records(path, {})
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = [row for batch in records.batches() for row in batch.to_pylist()]
    assert [row["title"] for row in found] == [line["title"].strip() for line in lines]
    assert [row["posted"].isoformat() for row in found] == [line["datePosted"] for line in lines]
    assert all(row["pay_min"] is None for row in found)
    assert records.release.period == "2016"


def test_the_release_is_of_the_newest_year_else_of_the_files_name_else_undated(
    tmp_path: Path,
) -> None:
    def address(name: str, content: str, period: str | None = None) -> str:
        (tmp_path / name).write_text(content)
        records = open_records(tmp_path / name, {}, period)
        assert records.kind is Kind.POSTINGS
        assert records.release.basis is Basis.OBSERVED
        assert records.universe == f"postings of {name}"
        return records.release.address

    dated = "title,posted\nCook,2022-05-06\nCook,2023-01-01\nCook,2099-01-01\n"
    assert address("My Jobs.csv", dated) == "postings/2023/my-jobs"
    assert address("a_2019.csv", dated, "2021-06") == "postings/2021-06/a-2019"
    assert address("a_2019.csv", "title\nCook\n") == "postings/2019/a-2019"
    assert address("a.csv", "title\nCook\n") == "postings/undated/a"


def test_each_reading_begins_with_an_empty_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,posted\nCook,2022-05-06\n,2022-05-06\nCook\nCook,2099-01-01\n")
    records = open_records(path, {})
    for _ in range(2):
        assert counts(records)["row"] == 1
        assert dict(records.ledger.aside) == {
            "no title": 1,
            "too few columns": 1,
            "date out of range": 1,
        }


def test_a_folder_of_saved_pages_is_one_release(tmp_path: Path) -> None:
    for name, title in (("a", "Cook"), ("b", "Nurse")):
        posting = json.dumps({"@type": "JobPosting", "title": title, "datePosted": "2024-01-02"})
        script = f'<script type="application/ld+json">{posting}</script>'
        (tmp_path / f"{name}.html").write_text(script)
    (tmp_path / "c.html").write_text("nothing")
    records = open_records(tmp_path, {})
    assert counts(records)["title"] == 2
    assert [(a.file, a.row, a.reason) for a in records.ledger.listed] == [
        ("c.html", 3, "no job posting")
    ]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("")
    with pytest.raises(InputError):
        open_records(tmp_path / "a.csv", {})
