"""The embedded almanac beside the publishers' workbooks, figure by figure, without exception."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.compute as pc
import pytest

from metier.atlas import Atlas
from metier.model.estimate import Status

PAY = {
    "pay.annual.mean": ("A_MEAN", "MEAN_PRSE"),
    "pay.annual.p10": ("A_PCT10", None),
    "pay.annual.p25": ("A_PCT25", None),
    "pay.annual.median": ("A_MEDIAN", None),
    "pay.annual.p75": ("A_PCT75", None),
    "pay.annual.p90": ("A_PCT90", None),
    "pay.hourly.mean": ("H_MEAN", "MEAN_PRSE"),
    "pay.hourly.p10": ("H_PCT10", None),
    "pay.hourly.p25": ("H_PCT25", None),
    "pay.hourly.median": ("H_MEDIAN", None),
    "pay.hourly.p75": ("H_PCT75", None),
    "pay.hourly.p90": ("H_PCT90", None),
    "employment.jobs": ("TOT_EMP", "EMP_PRSE"),
}
OUTLOOK = {
    "employment.growth": ("Employment change, percent, 2024–34", 1),
    "openings.annual": ("Occupational openings, 2024–34 annual average", 1000),
    "employment.jobs": ("Employment, 2024", 1000),
    "employment.projected": ("Employment, 2034", 1000),
    "employment.change": ("Employment change, numeric, 2024–34", 1000),
}


def sheet(path: Path, name: str, header: int) -> list[dict[str, Any]]:
    """The rows of a worksheet below its header, read without metier."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    rows: Iterator[tuple[Any, ...]] = book[name].iter_rows(values_only=True)
    for _ in range(header - 1):
        next(rows)
    heads = next(rows)
    found = [dict(zip(heads, row, strict=False)) for row in rows]
    book.close()
    return found


@pytest.fixture(scope="module")
def oews(official: Path) -> list[dict[str, Any]]:
    rows = sheet(official / "oews" / "national_M2025_dl.xlsx", "national_M2025_dl", 1)
    return [row for row in rows if row["O_GROUP"] == "detailed"]


@pytest.fixture(scope="module")
def projections(official: Path) -> list[dict[str, Any]]:
    rows = sheet(official / "bls_ep" / "occupation_2024-34.xlsx", "Table 1.2", 2)
    return [row for row in rows if row["Occupation type"] == "Line item"]


def facts_of(almanac: Atlas, source: str) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """Facts of one release by occupation and measure."""
    table = almanac.facts()
    rows = table.filter(pc.equal(table["source"], source)).to_pylist()
    found = {(row["occupation"], row["measure"]): row for row in rows}
    assert len(found) == len(rows)
    return found


@pytest.fixture(scope="module")
def national(almanac: Atlas) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    return facts_of(almanac, "oews/2025-05/national")


@pytest.fixture(scope="module")
def outlook(almanac: Atlas) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    return facts_of(almanac, "projections/2024-34")


@pytest.mark.parametrize("measure", PAY)
def test_pay_and_jobs_of_every_detailed_occupation_equal_the_workbook(
    oews: list[dict[str, Any]], national: Mapping[tuple[str, str], Mapping[str, Any]], measure: str
) -> None:
    column, prse = PAY[measure]
    assert len(oews) == 830
    for row in oews:
        fact, printed = national[row["OCC_CODE"], measure], row[column]
        if printed in ("*", "**"):
            assert (fact["status"], fact["value"]) == ("withheld", None)
            assert fact["reason"]
            continue
        assert (fact["status"], fact["value"]) == ("published", float(printed)), row["OCC_CODE"]
        percent = row[prse] if prse else None
        if percent in (None, "*", "**"):
            assert fact["standard_error"] is None
        else:
            # a relative error printed as 0.0 is below the printed digit, not nothing
            error = fact["value"] * (float(percent) or 0.05) / 100
            assert fact["standard_error"] == pytest.approx(error, rel=1e-12), row["OCC_CODE"]


def test_only_occupations_paid_by_the_hour_or_the_year_have_no_pay_in_the_other_unit(
    oews: list[dict[str, Any]], national: Mapping[tuple[str, str], Mapping[str, Any]]
) -> None:
    for row in oews:
        code = row["OCC_CODE"]
        assert (national[code, "pay.annual.mean"]["value"] is None) == bool(row["HOURLY"]), code
        assert (national[code, "pay.hourly.mean"]["value"] is None) == bool(row["ANNUAL"]), code


@pytest.mark.parametrize("measure", OUTLOOK)
def test_growth_and_openings_of_every_line_item_equal_the_projections(
    projections: list[dict[str, Any]],
    outlook: Mapping[tuple[str, str], Mapping[str, Any]],
    measure: str,
) -> None:
    column, times = OUTLOOK[measure]
    assert len(projections) == 832
    for row in projections:
        code = row["2024 National Employment Matrix code"]
        fact = outlook[code, measure]
        assert fact["status"] == "published"
        assert fact["value"] == pytest.approx(float(row[column]) * times, rel=1e-12, abs=1e-9), code
        assert fact["standard_error"] is None


@pytest.mark.parametrize(
    ("measure", "column"),
    [
        ("education.entry", "Typical education needed for entry"),
        ("experience.entry", "Work experience in a related occupation"),
        (
            "training.on_the_job",
            "Typical on-the-job training needed to attain competency in the occupation",
        ),
    ],
)
def test_what_is_asked_at_entry_of_every_line_item_equals_the_projections(
    projections: list[dict[str, Any]],
    outlook: Mapping[tuple[str, str], Mapping[str, Any]],
    measure: str,
    column: str,
) -> None:
    for row in projections:
        code = row["2024 National Employment Matrix code"]
        assert outlook[code, measure]["category"] == row[column], code


def test_every_detailed_occupation_of_soc_2018_has_pay_or_is_not_surveyed(
    almanac: Atlas, national: Mapping[tuple[str, str], Mapping[str, Any]]
) -> None:
    """The survey leaves out the military and private households, and joins some occupations."""
    surveyed = {code for code, measure in national if measure == "employment.jobs"}
    titles = almanac.code(["registered nurse", "bill collector", "software developer"])
    assert all(coding.best and coding.best.code.value in surveyed for coding in titles)


def test_each_of_seven_years_has_pay_for_every_detailed_occupation_of_its_edition(
    almanac: Atlas, official: Path
) -> None:
    facts = almanac.facts(measure="pay.annual.mean").to_pylist()
    for year in range(2019, 2026):
        rows = sheet(official / "oews" / f"national_M{year}_dl.xlsx", f"national_M{year}_dl", 1)
        rows = [{str(head).upper(): cell for head, cell in row.items()} for row in rows]
        printed = {row["OCC_CODE"]: row["A_MEAN"] for row in rows if row["O_GROUP"] == "detailed"}
        held = {
            fact["occupation"]: fact["value"]
            for fact in facts
            if fact["source"] == f"oews/{year}-05/national"
        }
        assert len(printed) > 700
        for code, value in printed.items():
            wanted = None if value in ("*", "#") else float(value)
            assert value == "#" or held[code] == wanted, (year, code)


def test_figures_that_have_no_published_error_have_none(almanac: Atlas) -> None:
    table = almanac.facts()
    for publication in ("cps/", "projections/", "prices/"):
        mine = table.filter(pc.starts_with(table["source"], publication))
        assert mine.num_rows > 1000
        assert mine["standard_error"].null_count == mine.num_rows


def test_every_fact_has_a_figure_or_a_reason_and_a_status(almanac: Atlas) -> None:
    table = almanac.facts()
    assert set(table["status"].unique().to_pylist()) <= set(Status)
    none = pc.and_(pc.is_null(table["value"]), pc.is_null(table["category"]))
    assert pc.all(pc.equal(none, pc.is_valid(table["reason"]))).as_py()
    assert set(table.filter(none)["status"].unique().to_pylist()) == {"withheld", "absent"}
