"""CPS tables 11, 11b and 39: real editions by their control totals, broken files by their error."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from metier.errors import InputError, LayoutError
from metier.model.codes import census_title
from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.model.measure import AGES, MEASURES
from metier.model.release import Basis
from metier.readers.base import Reading
from metier.readers.cps import EMPLOYED_BY_RACE, FULL_TIME, SMALL_BASE, UNPUBLISHED, read

FILES = (
    "cpsaat11_2019",
    "cpsaat11_2021",
    "cpsaat11_2022",
    "cpsaat11_2023",
    "cpsaat11b_2016",
    "cpsaat11b_2023",
    "cpsaat11b_2025",
    "cpsaat39_2023_header_edited",
    "cpsaat39_2025",
)


@cache
def _read(path: Path) -> Reading:
    return read(path, "2023" if "edited" in path.name else None)


@pytest.fixture(scope="module")
def reading(official: Path) -> Callable[[str], Reading]:
    return lambda name: _read(official / "cps" / f"{name}.xlsx")


def one(reading: Reading, title: str, measure: str, group: str | None = None) -> Fact:
    """The only fact of that title, measure and group."""
    (fact,) = (
        fact
        for fact in reading.facts
        if fact.occupation.value == census_title(title).value
        and fact.measure == measure
        and fact.slice.group == group
    )
    return fact


@pytest.mark.parametrize(
    ("name", "title", "people"),
    [
        ("cpsaat11_2019", "Total, 16 years and over", 157_538_000),
        ("cpsaat11_2021", "Total, 16 years and over", 152_581_000),
        ("cpsaat11_2022", "Total, 16 years and over", 158_291_000),
        ("cpsaat11_2023", "Total, 16 years and over", 161_037_000),
        ("cpsaat11b_2016", "Total employed", 151_436_000),
        ("cpsaat11b_2023", "Total employed", 161_037_000),
        ("cpsaat11b_2025", "Total employed", 163_493_000),
    ],
)
def test_employed_people_are_those_bls_published(
    reading: Callable[[str], Reading], name: str, title: str, people: int
) -> None:
    assert one(reading(name), title, "employment.jobs").estimate.value == people


@pytest.mark.parametrize(
    ("name", "title", "measure", "group", "value"),
    [
        ("cpsaat11_2023", "Total, 16 years and over", "gender.share", "female", 46.9),
        ("cpsaat11_2023", "Total, 16 years and over", "gender.share", "male", 53.1),
        ("cpsaat11_2023", "Total, 16 years and over", "race.share", "white", 76.5),
        ("cpsaat11_2023", "Total, 16 years and over", "race.share", "black", 12.8),
        ("cpsaat11_2023", "Total, 16 years and over", "race.share", "asian", 6.9),
        ("cpsaat11_2023", "Total, 16 years and over", "race.share", "hispanic", 18.8),
        ("cpsaat11b_2016", "Total employed", "age.median", None, 42.2),
        ("cpsaat11b_2025", "Total employed", "age.median", None, 42.1),
        ("cpsaat11b_2025", "Refuse and recyclable material collectors", "age.median", None, 40.7),
        (
            "cpsaat39_2025",
            "Total, full-time wage and salary workers",
            "pay.weekly.median",
            None,
            1204,
        ),
        ("cpsaat39_2025", "Stockers and order fillers", "pay.weekly.median", "male", 760),
        ("cpsaat39_2025", "Stockers and order fillers", "pay.weekly.median", "female", 716),
        ("cpsaat39_2023_header_edited", "Chief executives", "pay.weekly.median", "female", 2520),
    ],
)
def test_control_figures_come_out_to_the_digit(
    reading: Callable[[str], Reading],
    name: str,
    title: str,
    measure: str,
    group: str | None,
    value: float,
) -> None:
    assert one(reading(name), title, measure, group).estimate.value == value


@pytest.mark.parametrize("name", FILES)
def test_every_row_is_used_or_set_aside_and_nothing_is_unreadable(
    reading: Callable[[str], Reading], name: str
) -> None:
    got = reading(name)
    rows = {fact.cell.row for fact in got.facts if fact.cell is not None}
    assert got.account.rows_used == len(rows) == (565 if name[-4:] in ("2016", "2019") else 595)
    edited = "edited" in name
    assert dict(got.account.aside) == ({} if edited else {"blank row": 6, "note": 1})
    assert got.account.problems == []


@pytest.mark.parametrize("name", FILES)
def test_no_standard_error_is_invented_and_each_figure_stands_once(
    reading: Callable[[str], Reading], name: str
) -> None:
    facts = reading(name).facts
    assert all(fact.estimate.standard_error is None and fact.estimate.n is None for fact in facts)
    assert len({(f.occupation, f.measure, f.slice) for f in facts}) == len(facts)
    assert all(fact.source == reading(name).release.address for fact in facts)
    assert all(
        fact.slice.group is None
        or fact.measure == "pay.weekly.median"
        or fact.slice.group in MEASURES[fact.measure].groups
        for fact in facts
    )


@pytest.mark.parametrize("name", FILES)
def test_every_dash_is_said_to_be_a_small_base(
    reading: Callable[[str], Reading], name: str
) -> None:
    missing = [fact.estimate for fact in reading(name).facts if fact.estimate.value is None]
    assert missing
    assert {(e.status, e.reason) for e in missing} == {(Status.WITHHELD, SMALL_BASE)}


def test_titles_are_of_the_2010_codes_before_2020_and_of_the_2018_codes_since(
    reading: Callable[[str], Reading],
) -> None:
    editions = {name: {fact.occupation.edition for fact in reading(name).facts} for name in FILES}
    assert {name for name, found in editions.items() if found == {"2010"}} == {
        "cpsaat11_2019",
        "cpsaat11b_2016",
    }
    assert all(found in ({"2010"}, {"2018"}) for found in editions.values())


def test_races_are_kept_apart_from_shares_that_leave_hispanics_out(
    reading: Callable[[str], Reading],
) -> None:
    facts = reading("cpsaat11_2022").facts
    races = {fact.slice.universe for fact in facts if fact.measure == "race.share"}
    assert races == {EMPLOYED_BY_RACE}


def test_mens_share_says_that_it_is_computed(reading: Callable[[str], Reading]) -> None:
    fact = one(reading("cpsaat11_2021"), "Bill and account collectors", "gender.share", "male")
    women = one(reading("cpsaat11_2021"), "Bill and account collectors", "gender.share", "female")
    assert fact.estimate.value == pytest.approx(100 - (women.estimate.value or 0))
    assert fact.estimate.status is Status.ESTIMATED
    assert fact.method == "100 - published share of women"


@pytest.mark.parametrize("name", ["cpsaat11b_2016", "cpsaat11b_2023", "cpsaat11b_2025"])
def test_shares_by_age_add_up_to_all_within_the_rounding_of_thousands(
    reading: Callable[[str], Reading], name: str
) -> None:
    totals: dict[str, float] = {}
    people: dict[str, float] = {}
    for fact in reading(name).facts:
        value = fact.estimate.value
        if fact.measure == "age.share" and value is not None:
            totals[fact.occupation.value] = totals.get(fact.occupation.value, 0.0) + value
        if fact.measure == "employment.jobs" and value is not None:
            people[fact.occupation.value] = value
    assert len(totals) > 350
    rounding = (len(AGES) + 1) * 500
    assert all(
        abs(total - 100) <= rounding / people[title] * 100 for title, total in totals.items()
    )


def test_an_age_share_is_the_band_over_the_total(reading: Callable[[str], Reading]) -> None:
    fact = one(reading("cpsaat11b_2025"), "Total employed", "age.share", "65 and over")
    assert fact.estimate.value == pytest.approx(11374 / 163493 * 100)
    assert fact.estimate.status is Status.ESTIMATED
    assert fact.method.startswith("people of that age / all x 100")


def test_the_pay_gap_is_womens_median_against_mens_and_only_where_both_are_printed(
    reading: Callable[[str], Reading],
) -> None:
    got = reading("cpsaat39_2025")
    gap = one(got, "Stockers and order fillers", "pay.gender.gap")
    assert gap.estimate.value == pytest.approx((716 / 760 - 1) * 100)
    assert gap.slice.universe == FULL_TIME
    printed = {
        group: {
            fact.occupation
            for fact in got.facts
            if fact.slice.group == group and fact.estimate.value is not None
        }
        for group in ("male", "female")
    }
    gaps = {fact.occupation for fact in got.facts if fact.measure == "pay.gender.gap"}
    assert gaps == printed["male"] & printed["female"]


@pytest.mark.parametrize("name", ["cpsaat11b_2025", "cpsaat39_2025"])
def test_the_missing_month_of_2025_is_said_in_release_and_method(
    reading: Callable[[str], Reading], name: str
) -> None:
    got = reading(name)
    assert got.release.title.endswith("(11-month average without October)")
    assert all(f.method.endswith("; 11-month average without October") for f in got.facts)


def test_other_years_lack_no_month(reading: Callable[[str], Reading]) -> None:
    assert not any("month" in fact.method for fact in reading("cpsaat11_2023").facts)


def test_the_release_and_the_cell_lead_back_to_the_file(
    reading: Callable[[str], Reading],
) -> None:
    got = reading("cpsaat11_2023")
    assert (got.release.address, got.release.period) == ("cps/2023/table-11", "2023")
    assert got.release.basis is Basis.SURVEY
    fact = one(got, "Total, 16 years and over", "race.share", "black")
    assert fact.cell is not None
    assert fact.cell.row == 8
    assert str(fact.cell) == ("cpsaat11!Percent of total employed: Black or African American:1")


def test_an_edited_header_without_a_year_needs_the_period(official: Path) -> None:
    with pytest.raises(InputError, match="a year in the header"):
        read(official / "cps" / "cpsaat39_2023_header_edited.xlsx")


def test_a_period_that_the_header_contradicts_is_an_error(official: Path) -> None:
    with pytest.raises(InputError, match="the year 2024, found 2025"):
        read(official / "cps" / "cpsaat39_2025.xlsx", "2024")


TITLE = "HOUSEHOLD DATA\nANNUAL AVERAGES\n11. Employed persons by detailed occupation, sex, race"
HEADER = (
    (TITLE, "", "", "", "", "", ""),
    ("[Numbers in thousands]", "", "", "", "", "", ""),
    ("", "", "", "", "", "", ""),
    ("Occupation", 2023, "", "", "", "", ""),
    ("", "Total\nemployed", "Percent of total employed", "", "", "", ""),
    ("", "", "Women", "White", "Black or\nAfrican\nAmerican", "Asian", "Hispanic\nor Latino"),
    ("", "", "", "", "", "", ""),
)
BODY = (
    ("Total, 16 years and over", 161037, 46.9, 76.5, 12.8, 6.9, 18.8),
    ("", "", "", "", "", "", ""),
    ("Actuaries", 26, "–", "–", "–", "–", "–"),
    ("Chief executives", 1780, 30.6, 86.4, 5.2, 6.8, 7.0),
    ("NOTE: Dash indicates no data.", "", "", "", "", "", ""),
)


def write(folder: Path, rows: Sequence[Sequence[object]]) -> Path:
    """A workbook in the publisher's layout."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "cpsaat11"
    for row in rows:
        sheet.append([None if cell == "" else cell for cell in row])
    path = folder / "cpsaat11.xlsx"
    book.save(path)
    return path


def test_a_small_table_in_the_publishers_layout_is_read(tmp_path: Path) -> None:
    got = read(write(tmp_path, (*HEADER, *BODY)))
    assert len(got.facts) == 3 * 7
    assert dict(got.account.aside) == {"blank row": 1, "note": 1}
    assert one(got, "Actuaries", "gender.share", "male").estimate.reason == SMALL_BASE


def test_a_renamed_column_is_named_in_the_error(tmp_path: Path) -> None:
    rows = [[("Ladies" if cell == "Women" else cell) for cell in row] for row in HEADER]
    with pytest.raises(LayoutError, match=r"Percent of total employed: Women.*Ladies"):
        read(write(tmp_path, (*rows, *BODY)))


def test_another_table_of_the_cps_is_refused_by_its_title(tmp_path: Path) -> None:
    title = (TITLE.replace("11.", "10."), *HEADER[0][1:])
    with pytest.raises(LayoutError, match="the title of table 11, 11b or 39"):
        read(write(tmp_path, (title, *HEADER[1:], *BODY)))


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="a header that begins with 'Occupation'"):
        read(write(tmp_path, [("Fruit", 1), ("Apple", 2)]))


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="rows of occupations"):
        read(write(tmp_path, (*HEADER, BODY[-1])))


def test_a_figure_without_a_title_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="an occupation's title"):
        read(write(tmp_path, (*HEADER, BODY[0], ("", 5, 1, 1, 1, 1, 1))))


@pytest.mark.parametrize("keep", [0, 400])
def test_an_empty_or_truncated_file_is_an_input_error(tmp_path: Path, keep: int) -> None:
    path = write(tmp_path, (*HEADER, *BODY))
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(InputError, match=r"cpsaat11\.xlsx"):
        read(path)


def test_text_in_a_number_cell_is_a_counted_problem_and_gives_no_fact(tmp_path: Path) -> None:
    bad = ("Chief executives", 1780, "about a third", 86.4, 5.2, 6.8, 7.0)
    got = read(write(tmp_path, (*HEADER, BODY[0], bad)))
    (problem,) = got.account.problems
    assert problem.place.endswith("cpsaat11!Percent of total employed: Women:2")
    assert problem.found == "'about a third'"
    executives = [f for f in got.facts if f.occupation == census_title("Chief executives")]
    assert "gender.share" not in {fact.measure for fact in executives}
    assert len(executives) == 5
    assert got.account.rows_used == 2


def test_a_blank_cell_in_the_publishers_layout_is_a_problem_not_a_dash(tmp_path: Path) -> None:
    got = read(write(tmp_path, (*HEADER, BODY[0], ("Actuaries", 26, "", "–", "–", "–", "–"))))
    assert [problem.reason for problem in got.account.problems] == ["unreadable figure"]


def test_a_dash_on_a_large_base_is_not_said_to_be_a_small_one(tmp_path: Path) -> None:
    got = read(write(tmp_path, (*HEADER, ("Actuaries", 60, "–", 90, 1, 5, 2))))
    assert one(got, "Actuaries", "gender.share", "female").estimate.reason == UNPUBLISHED


def test_a_title_repeated_with_the_same_figures_counts_once(tmp_path: Path) -> None:
    got = read(write(tmp_path, (*HEADER, BODY[0], BODY[3], BODY[3])))
    assert dict(got.account.aside) == {"title repeated with the same figures": 1}
    assert one(got, "Chief executives", "employment.jobs").estimate.value == 1_780_000


def test_of_a_title_repeated_with_other_figures_the_lower_row_is_taken(tmp_path: Path) -> None:
    group = ("Chief executives", 2000, 31, 86, 5, 6, 7)
    got = read(write(tmp_path, (*HEADER, BODY[0], group, BODY[3])))
    assert dict(got.account.aside) == {"title repeated below with other figures": 1}
    assert one(got, "Chief executives", "employment.jobs").estimate.value == 1_780_000
    assert got.account.rows_in == 3


@given(st.floats(0, 100).map(lambda share: round(share, 1)))
def test_the_two_sexes_add_up_to_all(
    tmp_path_factory: pytest.TempPathFactory, women: float
) -> None:
    folder = tmp_path_factory.mktemp("cps")
    got = read(write(folder, (*HEADER, ("Actuaries", 60, women, 90, 1, 5, 2))))
    shares = [fact.estimate.value for fact in got.facts if fact.measure == "gender.share"]
    assert sum(share for share in shares if share is not None) == pytest.approx(100)
