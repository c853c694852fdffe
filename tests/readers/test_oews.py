"""OEWS: figures as BLS prints them, with error and cell, or the reason there is none."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import CodeError, InputError, LayoutError
from metier.model.codes import soc
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact
from metier.model.measure import MEASURES
from metier.model.records import Level, Place, PlaceKind
from metier.model.release import Basis
from metier.readers import oews
from metier.readers.base import Reading

TOTALS = {
    2019: (146_875_480, 53_490, 789),
    2020: (139_099_570, 56_310, 789),
    2021: (140_886_310, 58_260, 831),
    2022: (147_886_000, 61_900, 830),
    2023: (151_853_870, 65_470, 831),
    2024: (154_187_380, 67_920, 831),
    2025: (155_495_730, 69_770, 830),
}
SECTORS = "11 21 22 23 31-33 42 44-45 48-49 51 52 53 54 55 56 61 62 71 72 81 99"


@cache
def reading(path: Path) -> Reading:
    return oews.read(path)


@pytest.fixture(scope="session")
def folder(official: Path) -> Path:
    return official / "oews"


def national(folder: Path, year: int) -> Reading:
    return reading(folder / f"national_M{year}_dl.xlsx")


def figure(
    found: Reading, code: str, measure: str, place: str = "US", industry: str | None = None
) -> Fact:
    (fact,) = (
        fact
        for fact in found.facts
        if fact.occupation.value == code
        and fact.measure == measure
        and (fact.slice.place, fact.slice.industry) == (place, industry)
    )
    return fact


# --- real files -------------------------------------------------------------


@pytest.mark.parametrize("year", TOTALS)
def test_each_edition_has_its_published_totals(folder: Path, year: int) -> None:
    jobs, mean, detailed = TOTALS[year]
    found = national(folder, year)
    assert found.release.address == f"oews/{year}-05/national"
    assert found.release.period == f"{year}-05"
    assert figure(found, "00-0000", "employment.jobs").estimate.value == jobs
    assert figure(found, "00-0000", "pay.annual.mean").estimate.value == mean
    levels = Counter(occupation.level for occupation in found.occupations)
    assert (levels[Level.DETAILED], levels[Level.MAJOR], levels[Level.TOTAL]) == (detailed, 22, 1)


@pytest.mark.parametrize("year", TOTALS)
def test_jobs_of_detailed_occupations_add_up_to_the_total(folder: Path, year: int) -> None:
    found = national(folder, year)
    detailed = {each.code for each in found.occupations if each.level is Level.DETAILED}
    jobs = sum(
        fact.estimate.value or 0
        for fact in found.facts
        if fact.measure == "employment.jobs" and fact.occupation in detailed
    )
    assert jobs == pytest.approx(TOTALS[year][0], rel=1e-4)


@pytest.mark.parametrize("year", TOTALS)
def test_every_row_is_used_or_set_aside_and_no_figure_is_unreadable(
    folder: Path, year: int
) -> None:
    rows = {2019: 1329, 2020: 1329, 2021: 1403, 2022: 1402, 2023: 1403, 2024: 1403, 2025: 1401}
    account = national(folder, year).account
    assert account.rows_in == rows[year]
    assert dict(account.aside) == {oews.REPEATED: 13 if year < 2021 else 7}
    assert account.problems == []


def test_bill_and_account_collectors_of_2025_are_right_to_the_digit(folder: Path) -> None:
    found = national(folder, 2025)
    mean = figure(found, "43-3011", "pay.annual.mean")
    assert mean.estimate.value == 49_060
    assert mean.estimate.standard_error == pytest.approx(196.24)
    assert mean.method == oews.PRSE_METHOD
    assert mean.source == "oews/2025-05/national"
    assert str(mean.cell) == "national_M2025_dl!A_MEAN:846"
    assert mean.cell is not None
    assert mean.cell.row == 847


@pytest.mark.parametrize("code", ["43-3011", "43-4131"])
def test_all_figures_of_an_occupation_equal_the_cells_they_name(folder: Path, code: str) -> None:
    path = folder / "national_M2025_dl.xlsx"
    book = openpyxl.load_workbook(path, read_only=True)
    rows = list(book.worksheets[0].values)
    facts = [fact for fact in reading(path).facts if fact.occupation == soc(code)]
    assert len(facts) == len(oews.COLUMNS)
    for fact in facts:
        assert fact.cell is not None
        printed = dict(zip(rows[0], rows[fact.cell.row - 1], strict=True))
        assert printed["OCC_CODE"] == code
        assert fact.estimate.value == printed[fact.cell.column]
        assert fact.estimate.status is Status.PUBLISHED


def test_the_release_says_where_it_is_from(folder: Path) -> None:
    release = national(folder, 2025).release
    assert release.licence == "public domain"
    assert release.basis is Basis.SURVEY
    assert release.url == "https://www.bls.gov/oes/2025/may/oes_nat.htm"
    assert release.sha256.startswith("852250997ceff9b7")


@pytest.mark.parametrize("year", [2020, 2024])
def test_only_employment_and_mean_wages_have_a_standard_error(folder: Path, year: int) -> None:
    tested = {"employment.jobs", "pay.annual.mean", "pay.hourly.mean"}
    for fact in national(folder, year).facts:
        if fact.measure not in tested or not fact.estimate.known:
            assert fact.estimate.standard_error is None
            assert fact.method == "published"


def test_no_standard_error_is_ever_zero(folder: Path) -> None:
    errors = [fact.estimate.standard_error for fact in national(folder, 2025).facts]
    assert min(error for error in errors if error is not None) > 0
    total = figure(national(folder, 2025), "00-0000", "employment.jobs")
    assert total.method == oews.BOUND_METHOD
    assert total.estimate.standard_error == pytest.approx(155_495_730 * 0.0005)


def test_an_occupation_at_two_levels_gives_its_facts_once_and_counts_as_detailed(
    folder: Path,
) -> None:
    found = national(folder, 2025)
    keys = Counter((fact.occupation, fact.measure, fact.slice) for fact in found.facts)
    assert max(keys.values()) == 1
    assert max(Counter(each.code for each in found.occupations).values()) == 1
    (both,) = (each for each in found.occupations if each.code.value == "29-2010")
    assert both.level is Level.DETAILED


@pytest.mark.parametrize(("year", "hour", "annual"), [(2021, 100, 208_000), (2024, 115, 239_200)])
def test_top_coded_pay_is_at_least_the_floor_of_the_notes(
    folder: Path, year: int, hour: float, annual: float
) -> None:
    bounds = {
        fact.measure.split(".")[1]: fact.estimate.value
        for fact in national(folder, year).facts
        if fact.estimate.status is Status.TOP_CODED
    }
    assert bounds == {"annual": annual, "hourly": hour}


def test_the_edition_of_2025_prints_pay_above_the_floor_its_notes_state(folder: Path) -> None:
    facts = national(folder, 2025).facts
    assert not any(fact.estimate.status is Status.TOP_CODED for fact in facts)
    above = [
        fact
        for fact in facts
        if fact.measure == "pay.annual.p90" and (fact.estimate.value or 0) > 239_200
    ]
    assert above
    assert all(fact.estimate.status is Status.PUBLISHED for fact in above)


def test_pay_published_in_one_unit_only_says_so(folder: Path) -> None:
    found = national(folder, 2025)
    teachers = figure(found, "25-2021", "pay.hourly.mean").estimate
    assert teachers == Estimate.withheld("BLS publishes only annual pay for this occupation")
    actors = figure(found, "27-2011", "pay.annual.mean").estimate
    assert actors == Estimate.withheld("BLS publishes only hourly pay for this occupation")
    assert figure(found, "27-2011", "pay.hourly.mean").estimate.known


def test_a_copy_saved_by_another_program_gives_the_same_facts(folder: Path) -> None:
    original = national(folder, 2024)
    copy = reading(folder / "resaved_variants" / "national_M2024_dl.libreoffice_resave.xlsx")
    assert copy.facts == original.facts
    assert copy.occupations == original.occupations
    assert copy.account.aside == original.account.aside
    same = replace(copy.release, file=original.release.file, sha256=original.release.sha256)
    assert same == original.release


def test_codes_of_2019_that_soc_has_not_are_only_combinations_of_bls(folder: Path) -> None:
    ours = {each.code.value for each in national(folder, 2025).occupations}
    older = [each for each in national(folder, 2019).occupations if each.code.value not in ours]
    assert {each.code.edition for each in older} == {"2018"}
    assert "15-1256" in {each.code.value for each in older}


@pytest.fixture(scope="session")
def sectors(folder: Path) -> Reading:
    return oews.read(folder / "natsector_M2024_dl.xlsx")


def test_the_sectors_add_up_to_the_nation(sectors: Reading) -> None:
    totals = {
        fact.slice.industry: fact.estimate.value or 0
        for fact in sectors.facts
        if fact.occupation == soc("00-0000") and fact.measure == "employment.jobs"
    }
    assert " ".join(sorted(industry or "" for industry in totals)) == SECTORS
    assert sum(totals.values()) == 154_187_400
    assert sectors.release.address == "oews/2024-05/sector"
    assert sectors.account.rows_in == 16_434
    assert dict(sectors.account.aside) == {oews.REPEATED: 110}
    assert sectors.account.problems == []


def test_where_employment_is_withheld_pay_is_still_given(sectors: Reading) -> None:
    jobs = {
        (fact.occupation, fact.slice): fact.estimate
        for fact in sectors.facts
        if fact.measure == "employment.jobs"
    }
    withheld = {key for key, estimate in jobs.items() if estimate.status is Status.WITHHELD}
    assert {jobs[key].reason for key in withheld} == {oews.WITHHELD}
    paid = {
        (fact.occupation, fact.slice)
        for fact in sectors.facts
        if fact.measure == "pay.annual.mean" and fact.estimate.standard_error is not None
    }
    assert len(withheld & paid) > 900


def test_states_of_2023_add_up_to_the_nation(folder: Path) -> None:
    found = reading(folder / "subset" / "state_M2023_46occ_adebola.csv")
    totals = {
        fact.slice.place: fact.estimate.value or 0
        for fact in found.facts
        if fact.occupation == soc("00-0000") and fact.measure == "employment.jobs"
    }
    assert len(totals) == 51
    assert sum(totals.values()) == 151_853_920
    assert found.release.address == "oews/2023-05/state"
    assert {place.kind for place in found.places} == {PlaceKind.STATE}
    assert "pay.annual.p10" not in {fact.measure for fact in found.facts}


def test_states_and_territories_are_read_from_an_extract(folder: Path) -> None:
    found = reading(folder / "subset" / "state_M2020_dl_filtered.csv")
    assert found.release.address == "oews/2020-05/state"
    assert len(found.places) == 54
    assert {"AL", "DC", "PR", "GU", "VI"} <= {place.code for place in found.places}
    jobs = figure(found, "15-0000", "employment.jobs", "AL")
    assert jobs.estimate.value == 45_070
    assert jobs.estimate.standard_error == pytest.approx(45_070 * 0.041)
    assert str(jobs.cell) == "!TOT_EMP:1"
    reasons = Counter(fact.estimate.reason for fact in found.facts)
    assert reasons == {None: 11_252, oews.WITHHELD: 168, oews.NO_FLOOR: 20}


@pytest.mark.parametrize("name", ["oews-newyork.csv", "oews-washington.csv"])
def test_a_state_agency_file_of_another_layout_is_refused(folder: Path, name: str) -> None:
    with pytest.raises((LayoutError, InputError)):
        oews.read(folder / "subset" / name, "2023-05")


# --- small workbooks in BLS's layout ----------------------------------------

HEADER = next(
    csv.reader(
        [
            "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,"
            "OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,"
            "A_MEAN,MEAN_PRSE,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,"
            "A_PCT75,A_PCT90,ANNUAL,HOURLY"
        ]
    )
)
ROW: Mapping[str, object] = {
    **dict.fromkeys(HEADER, ""),
    "AREA": "99",
    "AREA_TITLE": "U.S.",
    "AREA_TYPE": "1",
    "PRIM_STATE": "US",
    "NAICS": "000000",
    "I_GROUP": "cross-industry",
    "OWN_CODE": "1235",
    "OCC_CODE": "43-3011",
    "OCC_TITLE": "Bill and Account Collectors",
    "O_GROUP": "detailed",
    "TOT_EMP": 1000,
    "EMP_PRSE": 2.0,
    "A_MEAN": 50_000,
    "H_MEAN": 24.04,
    "MEAN_PRSE": 0.5,
}
FLOOR = "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year "
NOTES = ("May 2024 OEWS Estimates", "Notes:", FLOOR)


def workbook(
    folder: Path,
    *changes: Mapping[str, object],
    name: str = "national_M2024_dl.xlsx",
    header: list[str] = HEADER,
    notes: tuple[str, ...] = NOTES,
) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "estimates"
    sheet.append(header)
    for change in changes:
        sheet.append([{**ROW, **change}[column] for column in HEADER])
    if notes:
        page = book.create_sheet("Field Descriptions")
        for line in notes:
            page.append([line])
    path = folder / name
    book.save(path)
    return path


def test_a_top_coded_wage_is_a_bound_in_its_own_unit(tmp_path: Path) -> None:
    found = oews.read(workbook(tmp_path, {"A_PCT90": "#", "H_PCT90": "#", "A_MEAN": "#"}))
    assert figure(found, "43-3011", "pay.annual.p90").estimate == Estimate.at_least(239_200)
    assert figure(found, "43-3011", "pay.hourly.p90").estimate == Estimate.at_least(115)
    assert figure(found, "43-3011", "pay.annual.mean").estimate == Estimate.at_least(239_200)


def test_a_top_coded_wage_without_a_stated_floor_is_withheld(tmp_path: Path) -> None:
    found = oews.read(workbook(tmp_path, {"A_PCT90": "#"}, notes=()))
    estimate = figure(found, "43-3011", "pay.annual.p90").estimate
    assert estimate == Estimate.withheld(oews.NO_FLOOR)


def test_a_blank_figure_is_no_fact_and_no_problem(tmp_path: Path) -> None:
    found = oews.read(workbook(tmp_path, {}))
    assert {fact.measure for fact in found.facts} == {
        *("employment.jobs", "pay.annual.mean", "pay.hourly.mean")
    }
    assert found.account.problems == []


def test_text_in_a_number_cell_sets_that_figure_aside_and_keeps_the_row(tmp_path: Path) -> None:
    found = oews.read(workbook(tmp_path, {}, {"OCC_CODE": "43-4131", "A_MEAN": "about 50k"}))
    (problem,) = found.account.problems
    assert problem.place == "national_M2024_dl.xlsx#estimates!A_MEAN:2"
    assert (problem.expected, problem.found) == ("a number", "'about 50k'")
    assert figure(found, "43-4131", "employment.jobs").estimate.value == 1000
    assert len(found.facts) == 5
    assert found.account.rows_used == 2


def test_an_unreadable_relative_error_is_one_problem_and_an_unknown_error(tmp_path: Path) -> None:
    found = oews.read(workbook(tmp_path, {"MEAN_PRSE": "small"}))
    (problem,) = found.account.problems
    assert problem.place.endswith("!MEAN_PRSE:1")
    mean = figure(found, "43-3011", "pay.annual.mean")
    assert (mean.estimate.value, mean.estimate.standard_error) == (50_000, None)


@pytest.mark.parametrize("marker", ["", "*", "**"])
def test_a_missing_relative_error_is_an_unknown_error_and_no_problem(
    tmp_path: Path, marker: str
) -> None:
    found = oews.read(workbook(tmp_path, {"MEAN_PRSE": marker}))
    assert figure(found, "43-3011", "pay.annual.mean").estimate == Estimate(50_000)
    assert found.account.problems == []


def test_a_repeated_occupation_with_other_figures_is_a_problem(tmp_path: Path) -> None:
    found = oews.read(workbook(tmp_path, {"O_GROUP": "broad"}, {"TOT_EMP": 1010}))
    assert dict(found.account.aside) == {oews.CONFLICTING: 1}
    (problem,) = found.account.problems
    assert problem.place.endswith("!OCC_CODE:2")
    assert figure(found, "43-3011", "employment.jobs").estimate.value == 1000


@pytest.mark.parametrize("column", ["A_MEAN", "OCC_CODE", "A_PCT10", "ANNUAL", "I_GROUP"])
def test_a_renamed_column_is_named_in_the_error(tmp_path: Path, column: str) -> None:
    header = ["RENAMED" if name == column else name for name in HEADER]
    with pytest.raises(LayoutError) as caught:
        oews.read(workbook(tmp_path, {}, header=header))
    assert column in caught.value.expected
    assert caught.value.place.startswith("national_M2024_dl.xlsx#estimates")


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"OCC_CODE": "43-30l1"}, "OCC_CODE"),
        ({"O_GROUP": "fine"}, "O_GROUP"),
        ({"AREA": "00", "AREA_TYPE": "2"}, "AREA"),
        ({"AREA": "35620", "AREA_TYPE": "4", "AREA_TITLE": "New York"}, "AREA"),
        ({"AREA_TYPE": "7"}, "AREA"),
        ({"I_GROUP": "sector", "NAICS": "finance"}, "NAICS"),
        ({"I_GROUP": "", "NAICS": "52"}, "NAICS"),
    ],
)
def test_an_unreadable_code_is_an_error_with_its_cell(
    tmp_path: Path, change: Mapping[str, object], column: str
) -> None:
    path = workbook(tmp_path, {}, change)
    with pytest.raises(CodeError) as caught:
        oews.read(path)
    assert caught.value.place == f"{path.name}#estimates!{column}:2"


def test_an_empty_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "national_M2024_dl.xlsx"
    path.touch()
    with pytest.raises(InputError, match="empty"):
        oews.read(path)


def test_a_workbook_cut_short_is_an_error(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "national_M2025_dl.xlsx"
    path.write_bytes((folder / "national_M2025_dl.xlsx").read_bytes()[:150_000])
    with pytest.raises(InputError) as caught:
        oews.read(path)
    assert "cut short" in caught.value.hint


def test_a_workbook_without_rows_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="rows of the nation"):
        oews.read(workbook(tmp_path))


def test_a_delimited_file_cut_short_is_an_error(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "state_M2020_dl.csv"
    whole = (folder / "subset" / "state_M2020_dl_filtered.csv").read_text(encoding="utf-8-sig")
    path.write_text(whole[:100_001], encoding="utf-8")
    with pytest.raises(InputError) as caught:
        oews.read(path)
    assert caught.value.expected == "31 fields"


def test_the_period_comes_from_the_notes_where_the_name_is_silent(tmp_path: Path) -> None:
    assert oews.read(workbook(tmp_path, {}, name="pay.xlsx")).release.period == "2024-05"


def test_the_period_is_asked_for_where_the_file_is_silent(tmp_path: Path) -> None:
    path = workbook(tmp_path, {}, name="pay.xlsx", notes=())
    with pytest.raises(InputError, match="one period"):
        oews.read(path)
    assert oews.read(path, "2022-05").release.address == "oews/2022-05/national"


def test_a_name_that_contradicts_the_notes_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="2023-05 and 2024-05"):
        oews.read(workbook(tmp_path, {}, name="national_M2023_dl.xlsx"))


def test_codes_before_2019_are_of_the_older_edition(tmp_path: Path) -> None:
    found = oews.read(workbook(tmp_path, {}, name="pay.xlsx", notes=()), "2018-05")
    assert {str(fact.occupation) for fact in found.facts} == {"soc-2010/43-3011"}


def test_metro_areas_are_read_and_areas_outside_them_set_aside(tmp_path: Path) -> None:
    title = "New York-Newark-Jersey City, NY-NJ"
    metro = {"AREA": "35620", "AREA_TITLE": title, "AREA_TYPE": "4"}
    rural = {"AREA": "3600004", "AREA_TITLE": "Central East New York", "AREA_TYPE": "6"}
    found = oews.read(workbook(tmp_path, metro, rural, name="MSA_M2024_dl.xlsx"))
    assert found.release.address == "oews/2024-05/metro"
    assert found.places == (Place("35620", title, PlaceKind.METRO, ("NY", "NJ")),)
    assert dict(found.account.aside) == {oews.NONMETRO: 1}
    assert {fact.slice.place for fact in found.facts} == {"35620"}


@pytest.mark.parametrize(
    ("group", "naics", "industry"),
    [
        ("sector", "31-33", "31-33"),
        ("3-digit", "522000", "522"),
        ("4-digit", "522100", "5221"),
        ("4-digit", "327000", "327"),
        ("4-digit", "3250A1", "3250A1"),
        ("6-digit", "522110", "522110"),
    ],
)
def test_an_industry_is_its_naics_code_without_filling(
    tmp_path: Path, group: str, naics: str, industry: str
) -> None:
    found = oews.read(workbook(tmp_path, {"I_GROUP": group, "NAICS": naics, "OWN_CODE": "5"}))
    assert {fact.slice.industry for fact in found.facts} == {industry}


def test_one_kind_of_ownership_is_not_taken_for_all(tmp_path: Path) -> None:
    other = {"I_GROUP": "cross-industry, ownership", "OWN_CODE": "5", "NAICS": "000001"}
    found = oews.read(workbook(tmp_path, {}, other, {"OWN_CODE": "5"}))
    assert dict(found.account.aside) == {oews.OWNERSHIP: 2}
    assert figure(found, "43-3011", "employment.jobs").estimate.value == 1000


def test_a_file_of_several_kinds_keeps_them_apart(tmp_path: Path) -> None:
    state = {"AREA": 6.0, "AREA_TYPE": 2.0, "AREA_TITLE": "California", "TOT_EMP": 100}
    sector = {"I_GROUP": "sector", "NAICS": "52", "OWN_CODE": "5", "TOT_EMP": 10}
    found = oews.read(workbook(tmp_path, {}, state, sector))
    assert found.release.address == "oews/2024-05/all"
    jobs = {
        (fact.slice.place, fact.slice.industry): fact.estimate.value
        for fact in found.facts
        if fact.measure == "employment.jobs"
    }
    assert jobs == {("US", None): 1000, ("CA", None): 100, ("US", "52"): 10}


def test_every_measure_is_in_the_catalogue() -> None:
    assert {column.measure for column in oews.COLUMNS} <= set(MEASURES)


@given(
    jobs=st.integers(0, 10**8),
    percent=st.integers(0, 500).map(lambda tenths: tenths / 10),
)
def test_a_standard_error_is_in_the_unit_of_its_figure_and_never_zero(
    tmp_path_factory: pytest.TempPathFactory, jobs: int, percent: float
) -> None:
    path = tmp_path_factory.mktemp("law") / "national_M2024_dl.csv"
    change = {"TOT_EMP": f"{jobs:,}", "EMP_PRSE": str(percent)}
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, [{**ROW, **change}[name] for name in HEADER]])
    estimate = figure(oews.read(path), "43-3011", "employment.jobs").estimate
    assert estimate.value == jobs
    if jobs == 0:
        assert estimate.standard_error is None
    else:
        assert estimate.standard_error == pytest.approx(jobs * max(percent, 0.05) / 100)
