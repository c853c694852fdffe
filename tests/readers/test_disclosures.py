"""Disclosures: every row is used or set aside, and a title stands under codes of SOC 2018."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fixtures.tables import file_of

from metier.errors import InputError, LayoutError
from metier.model.codes import soc
from metier.readers.disclosures import read

BECAME = {"15-1121": ("15-1211",), "15-1199": ("15-1255", "15-1299")}
HEADER = "CASE_NUMBER,SOC_CODE,JOB_TITLE"


def test_every_row_is_used_or_set_aside_with_a_reason(tmp_path: Path) -> None:
    rows = ["1,15-1121,ANALYST", "2,Nov-41,CLERK", "3,,COOK", "4,15-1121,"]
    reading = read(file_of(tmp_path, "lca_2016.csv", HEADER, *rows), None, BECAME)
    assert reading.account.rows_in == 4
    assert reading.account.rows_used == 1
    assert reading.account.aside == {
        "the code filed is of no edition of the SOC": 1,
        "no code": 1,
        "no title": 1,
    }


def test_a_code_that_was_split_gives_each_part_its_share(tmp_path: Path) -> None:
    file = file_of(tmp_path, "lca_2016.csv", HEADER, "1,15-1199.02,  Web   person ")
    titles = read(file, None, BECAME).titles
    assert [(e.title, e.code, e.weight) for e in titles] == [
        ("Web person", soc("15-1255"), 0.5),
        ("Web person", soc("15-1299"), 0.5),
    ]
    assert {entry.listing for entry in titles} == {"disclosure"}


def test_the_departments_own_code_is_read_as_the_one_it_splits(tmp_path: Path) -> None:
    file = file_of(tmp_path, "lca_2016.csv", HEADER, "1,15-1799,Tester")
    assert {e.code.value for e in read(file, None, BECAME).titles} == {"15-1255", "15-1299"}


def test_codes_of_2018_need_no_table(tmp_path: Path) -> None:
    file = file_of(tmp_path, "H-2B_FY24_Q4.csv", HEADER, "1,37-3011,Landscaper", "2,x,Cook")
    reading = read(file)
    assert [e.code for e in reading.titles] == [soc("37-3011")]
    assert reading.release.address == "disclosures/2024/h2b"
    assert reading.account.rows_in == 2


def test_the_period_can_be_given_where_the_name_has_no_year(tmp_path: Path) -> None:
    file = file_of(tmp_path, "lca.csv", HEADER, "1,15-1121,Analyst")
    assert read(file, "2019", BECAME).release.period == "2019"
    with pytest.raises(InputError, match="fiscal year"):
        read(file, None, BECAME)


def test_a_file_without_titles_is_refused(tmp_path: Path) -> None:
    file = file_of(tmp_path, "lca_2020.csv", "SOC_CODE,SOC_TITLE", "15-1121,Analysts")
    with pytest.raises(LayoutError, match="JOB_TITLE"):
        read(file, None, BECAME)


def test_a_row_cut_short_is_refused_with_its_line(tmp_path: Path) -> None:
    file = file_of(tmp_path, "lca_2016.csv", HEADER, "1,15-1121,Analyst", "2")
    with pytest.raises(InputError, match=r"lca_2016\.csv:3"):
        read(file, None, BECAME)


@pytest.mark.parametrize("name", ["lca/lca_2011.csv", "lca/lca_2017.csv", "h2b/H-2B_FY14_Q4.csv"])
def test_real_files_of_each_layout_are_read(data: Path, name: str) -> None:
    reading = read(data / "records" / "disclosures" / name)
    assert reading.account.rows_used > 0.9 * reading.account.rows_in > 400
    assert all(entry.title for entry in reading.titles)
