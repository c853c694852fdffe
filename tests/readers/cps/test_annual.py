"""Which table of which year a workbook is, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.fixtures.cps import BODY

from metier.errors import InputError, LayoutError
from metier.model.fact import Fact
from metier.model.release import Basis
from metier.readers.base import Reading
from metier.readers.cps import read
from metier.readers.cps.sheet import SMALL_BASE


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
    one: Callable[..., Fact],
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


def test_a_small_table_in_the_publishers_layout_is_read(
    write: Callable[..., Path], one: Callable[..., Fact]
) -> None:
    got = read(write(*BODY))
    assert len(got.facts) == 3 * 7
    assert dict(got.account.aside) == {"blank row": 1, "note": 1}
    assert one(got, "Actuaries", "gender.share", "male").estimate.reason == SMALL_BASE


def test_a_renamed_column_is_named_in_the_error(
    write: Callable[..., Path], header: list[list[object]]
) -> None:
    rows = [[("Ladies" if cell == "Women" else cell) for cell in row] for row in header]
    with pytest.raises(LayoutError, match=r"Percent of total employed: Women.*Ladies"):
        read(write(*BODY, header=rows))


def test_another_table_of_the_cps_is_refused_by_its_title(
    write: Callable[..., Path], header: list[list[object]]
) -> None:
    header[0][0] = str(header[0][0]).replace("11.", "10.")
    with pytest.raises(LayoutError, match="the title of table 11, 11b or 39"):
        read(write(*BODY, header=header))


def test_a_workbook_of_something_else_is_refused(write: Callable[..., Path]) -> None:
    with pytest.raises(LayoutError, match="a header that begins with 'Occupation'"):
        read(write(("Apple", 2), header=[("Fruit", 1)]))


@pytest.mark.parametrize("keep", [0, 400])
def test_an_empty_or_truncated_file_is_an_input_error(
    write: Callable[..., Path], keep: int
) -> None:
    path = write(*BODY)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(InputError, match=r"cpsaat11\.xlsx"):
        read(path)
