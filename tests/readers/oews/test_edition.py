"""OEWS editions: totals, rows and the figures of single occupations, as BLS prints them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from metier.model.codes import soc
from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.model.records import Level
from metier.model.release import Basis
from metier.readers.base import Reading
from metier.readers.oews import read
from metier.readers.oews.edition import CONFLICTING, REPEATED
from metier.readers.oews.figures import PRSE_METHOD
from metier.readers.oews.layout import COLUMNS

Read = Callable[[str], Reading]
Find = Callable[..., Fact]
Write = Callable[..., Path]

TOTALS = {
    2019: (146_875_480, 53_490, 789),
    2020: (139_099_570, 56_310, 789),
    2021: (140_886_310, 58_260, 831),
    2022: (147_886_000, 61_900, 830),
    2023: (151_853_870, 65_470, 831),
    2024: (154_187_380, 67_920, 831),
    2025: (155_495_730, 69_770, 830),
}


@pytest.mark.parametrize("year", TOTALS)
def test_each_edition_has_its_published_totals(year: int, reading: Read, figure: Find) -> None:
    jobs, mean, detailed = TOTALS[year]
    found = reading(f"national_M{year}_dl.xlsx")
    assert found.release.address == f"oews/{year}-05/national"
    assert found.release.period == f"{year}-05"
    assert figure(found, "00-0000", "employment.jobs").estimate.value == jobs
    assert figure(found, "00-0000", "pay.annual.mean").estimate.value == mean
    levels = Counter(occupation.level for occupation in found.occupations)
    assert (levels[Level.DETAILED], levels[Level.MAJOR], levels[Level.TOTAL]) == (detailed, 22, 1)


@pytest.mark.parametrize("year", TOTALS)
def test_jobs_of_detailed_occupations_add_up_to_the_total(year: int, reading: Read) -> None:
    found = reading(f"national_M{year}_dl.xlsx")
    detailed = {each.code for each in found.occupations if each.level is Level.DETAILED}
    jobs = sum(
        fact.estimate.value or 0
        for fact in found.facts
        if fact.measure == "employment.jobs" and fact.occupation in detailed
    )
    assert jobs == pytest.approx(TOTALS[year][0], rel=1e-4)


@pytest.mark.parametrize("year", TOTALS)
def test_every_row_is_used_or_set_aside_and_no_figure_is_unreadable(
    year: int, reading: Read
) -> None:
    rows = {2019: 1329, 2020: 1329, 2021: 1403, 2022: 1402, 2023: 1403, 2024: 1403, 2025: 1401}
    account = reading(f"national_M{year}_dl.xlsx").account
    assert account.rows_in == rows[year]
    assert dict(account.aside) == {REPEATED: 13 if year < 2021 else 7}
    assert account.problems == []


def test_bill_and_account_collectors_of_2025_are_right_to_the_digit(
    reading: Read, figure: Find
) -> None:
    found = reading("national_M2025_dl.xlsx")
    mean = figure(found, "43-3011", "pay.annual.mean")
    assert mean.estimate.value == 49_060
    assert mean.estimate.standard_error == pytest.approx(196.24)
    assert mean.method == PRSE_METHOD
    assert mean.source == "oews/2025-05/national"
    assert str(mean.cell) == "national_M2025_dl!A_MEAN:846"
    assert mean.cell is not None
    assert mean.cell.row == 847


@pytest.mark.parametrize("code", ["43-3011", "43-4131"])
def test_all_figures_of_an_occupation_equal_the_cells_they_name(
    code: str, reading: Read, folder: Path
) -> None:
    path = folder / "national_M2025_dl.xlsx"
    book = openpyxl.load_workbook(path, read_only=True)
    rows = list(book.worksheets[0].values)
    facts = [fact for fact in reading(path.name).facts if fact.occupation == soc(code)]
    assert len(facts) == len(COLUMNS)
    for fact in facts:
        assert fact.cell is not None
        printed = dict(zip(rows[0], rows[fact.cell.row - 1], strict=True))
        assert printed["OCC_CODE"] == code
        assert fact.estimate.value == printed[fact.cell.column]
        assert fact.estimate.status is Status.PUBLISHED


def test_the_release_says_where_it_is_from(reading: Read) -> None:
    release = reading("national_M2025_dl.xlsx").release
    assert release.licence == "public domain"
    assert release.basis is Basis.SURVEY
    assert release.url == "https://www.bls.gov/oes/2025/may/oes_nat.htm"
    assert release.sha256.startswith("852250997ceff9b7")


def test_an_occupation_at_two_levels_gives_its_facts_once_and_counts_as_detailed(
    reading: Read,
) -> None:
    found = reading("national_M2025_dl.xlsx")
    keys = Counter((fact.occupation, fact.measure, fact.slice) for fact in found.facts)
    assert max(keys.values()) == 1
    assert max(Counter(each.code for each in found.occupations).values()) == 1
    (both,) = (each for each in found.occupations if each.code.value == "29-2010")
    assert both.level is Level.DETAILED


def test_a_copy_saved_by_another_program_gives_the_same_facts(reading: Read) -> None:
    original = reading("national_M2024_dl.xlsx")
    copy = reading("resaved_variants/national_M2024_dl.libreoffice_resave.xlsx")
    assert copy.facts == original.facts
    assert copy.occupations == original.occupations
    assert copy.account.aside == original.account.aside
    same = replace(copy.release, file=original.release.file, sha256=original.release.sha256)
    assert same == original.release


def test_codes_of_2019_that_soc_has_not_are_only_combinations_of_bls(reading: Read) -> None:
    ours = {each.code.value for each in reading("national_M2025_dl.xlsx").occupations}
    older = [
        each
        for each in reading("national_M2019_dl.xlsx").occupations
        if each.code.value not in ours
    ]
    assert {each.code.edition for each in older} == {"2018"}
    assert "15-1256" in {each.code.value for each in older}


def test_a_repeated_occupation_with_other_figures_is_a_problem(
    workbook: Write, figure: Find
) -> None:
    found = read(workbook({"O_GROUP": "broad"}, {"TOT_EMP": 1010}))
    assert dict(found.account.aside) == {CONFLICTING: 1}
    (problem,) = found.account.problems
    assert problem.place.endswith("!OCC_CODE:2")
    assert figure(found, "43-3011", "employment.jobs").estimate.value == 1000


def test_codes_before_2019_are_of_the_older_edition(workbook: Write) -> None:
    found = read(workbook({}, name="pay.xlsx", notes=()), "2018-05")
    assert {str(fact.occupation) for fact in found.facts} == {"soc-2010/43-3011"}
