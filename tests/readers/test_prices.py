"""Regional price parities: each place's price level as BEA prints it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from metier.errors import CodeError, InputError, LayoutError
from metier.model.codes import soc
from metier.model.estimate import Estimate
from metier.model.measure import MEASURES
from metier.model.records import PlaceKind
from metier.model.release import Basis
from metier.model.states import STATES
from metier.readers import prices
from metier.readers.base import Reading


@pytest.fixture(scope="module")
def rpp(official: Path) -> Callable[[str], Reading]:
    readings: dict[str, Reading] = {}

    def read(name: str) -> Reading:
        if name not in readings:
            (path,) = (official / "rpp").glob(f"{name}_*.csv")
            readings[name] = prices.read(path)
        return readings[name]

    return read


def levels(reading: Reading, year: str) -> dict[str, float | None]:
    return {
        fact.slice.place: fact.estimate.value for fact in reading.facts if fact.slice.period == year
    }


@pytest.mark.parametrize(
    ("name", "address", "rows", "places"),
    [
        ("SARPP", "prices/2023/state", 524, 52),
        ("MARPP", "prices/2024/metro", 1949, 388),
        ("PARPP", "prices/2024/portion", 519, 1),
    ],
)
def test_every_row_is_used_or_set_aside(
    rpp: Callable[[str], Reading], name: str, address: str, rows: int, places: int
) -> None:
    reading = rpp(name)
    assert reading.release.address == address
    assert reading.account.rows_in == rows
    assert reading.account.rows_used == len(reading.places) == places
    assert reading.account.aside["footer"] == 4
    assert reading.account.problems == []
    assert len(reading.facts) == prices.NEWEST * places


def test_the_states_of_2023_are_right_to_the_digit(rpp: Callable[[str], Reading]) -> None:
    found = levels(rpp("SARPP"), "2023")
    assert found["CA"] == 112.581
    assert found["HI"] == 108.609
    assert found["MS"] == 87.292
    assert found["AR"] == 86.508
    assert set(found) == {"US"} | {state.letters for state in STATES if not state.territory}
    assert max(found, key=lambda place: found[place] or 0) == "CA"
    assert min(found, key=lambda place: found[place] or 0) == "AR"


def test_the_metro_areas_of_2024_are_right_to_the_digit(rpp: Callable[[str], Reading]) -> None:
    found = levels(rpp("MARPP"), "2024")
    assert found["35620"] == 112.563
    assert found["31080"] == 113.566
    assert found["41860"] == 115.613


@pytest.mark.parametrize("name", ["SARPP", "MARPP", "PARPP"])
def test_the_nation_is_the_unit(rpp: Callable[[str], Reading], name: str) -> None:
    nation = {fact.estimate.value for fact in rpp(name).facts if fact.slice.place == "US"}
    assert nation == {100.0}


@pytest.mark.parametrize("name", ["SARPP", "MARPP"])
def test_each_figure_is_the_cell_it_names(
    rpp: Callable[[str], Reading], official: Path, name: str
) -> None:
    reading = rpp(name)
    text = (official / "rpp" / reading.release.file).read_text(encoding="latin-1")
    lines = text.splitlines()
    header = lines[0].split(",")
    codes = {place.code: place.name for place in reading.places}
    for fact in reading.facts:
        assert fact.cell is not None
        line = lines[fact.cell.row - 1]
        assert codes[fact.slice.place] in line
        assert prices.ALL_ITEMS in line
        from_end = header.index(fact.cell.column) - len(header)
        assert fact.estimate == Estimate(float(line.split(",")[from_end]))
        assert fact.cell.record == fact.cell.row - 1


def test_prices_are_of_a_place_and_of_no_one_occupation(rpp: Callable[[str], Reading]) -> None:
    facts = rpp("MARPP").facts
    assert {fact.occupation for fact in facts} == {soc("00-0000")}
    assert {fact.measure for fact in facts} == {"price.level"} <= set(MEASURES)
    assert {fact.slice.period for fact in facts} == {"2022", "2023", "2024"}
    assert all(fact.estimate.standard_error is None for fact in facts)
    assert rpp("MARPP").release.basis is Basis.MODEL


def test_metro_names_carry_their_states_and_no_decoration(rpp: Callable[[str], Reading]) -> None:
    places = {place.code: place for place in rpp("MARPP").places}
    assert places["35620"].name == "New York-Newark-Jersey City, NY-NJ"
    assert places["35620"].states == ("NY", "NJ")
    assert places["14860"].name == "Bridgeport-Stamford-Danbury, CT"
    assert places["21420"].name == "Enid, OK"
    kinds = [place.kind for place in places.values()]
    assert (kinds.count(PlaceKind.NATION), kinds.count(PlaceKind.METRO)) == (1, 387)


HEADER = (
    "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2022,2023"
)
STATE = ' "{code}","{name}",5,SARPP,5,"...","RPPs: All items ","Index",{levels}'


def excerpt(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "SARPP_STATE_2008_2023.csv"
    footer = ['"Note: See the included footnote file."', '"U.S. Bureau of Economic Analysis"']
    path.write_text("\n".join([header, *rows, *footer]) + "\n", encoding="latin-1")
    return path


def alabama(levels: str = "88.1,87.9", code: str = "01000", name: str = "Alabama") -> str:
    return STATE.format(code=code, name=name, levels=levels)


def test_a_year_bea_leaves_out_is_absent_with_the_reason(tmp_path: Path) -> None:
    first, second = prices.read(excerpt(tmp_path, alabama("(NA),87.9"))).facts
    assert first.estimate == Estimate.absent(prices.NOT_PUBLISHED)
    assert second.estimate == Estimate(87.9)


@pytest.mark.parametrize("printed", ["cheap", "", "0.0", "-3"])
def test_an_unreadable_level_is_set_aside_and_the_row_kept(tmp_path: Path, printed: str) -> None:
    reading = prices.read(excerpt(tmp_path, alabama(f"{printed},87.9")))
    (problem,) = reading.account.problems
    assert problem.place == "SARPP_STATE_2008_2023.csv#!2022:1"
    assert problem.found == repr(printed)
    assert [fact.estimate.value for fact in reading.facts] == [87.9]
    assert reading.account.rows_used == 1


@pytest.mark.parametrize(
    ("code", "name"),
    [("03000", "Alabama"), ("01000", "Alaska"), ("1000", "Alabama"), ("10180", "Abilene")],
)
def test_an_unreadable_place_is_an_error_with_its_cell(
    tmp_path: Path, code: str, name: str
) -> None:
    with pytest.raises(CodeError) as caught:
        prices.read(excerpt(tmp_path, alabama(), alabama(code=code, name=name)))
    assert caught.value.place == "SARPP_STATE_2008_2023.csv#!GeoFIPS:2"


@pytest.mark.parametrize("column", ["GeoFIPS", "GeoName", "TableName", "Description"])
def test_a_renamed_column_is_an_error(tmp_path: Path, column: str) -> None:
    with pytest.raises(LayoutError) as caught:
        prices.read(excerpt(tmp_path, alabama(), header=HEADER.replace(column, "Renamed")))
    assert column in caught.value.expected


def test_a_table_without_years_is_an_error(tmp_path: Path) -> None:
    header = HEADER.replace("2022", "then").replace("2023", "now")
    with pytest.raises(LayoutError, match="columns named by year"):
        prices.read(excerpt(tmp_path, alabama(), header=header))


@pytest.mark.parametrize(("old", "new"), [("SARPP", "CAINC1"), ("All items", "Goods")])
def test_another_table_of_bea_is_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(LayoutError, match="one of BEA's tables"):
        prices.read(excerpt(tmp_path, alabama().replace(old, new)))


def test_a_row_cut_short_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = excerpt(tmp_path, alabama(), alabama())
    whole = path.read_text(encoding="latin-1")
    path.write_text(whole[: whole.rindex("SARPP")], encoding="latin-1")
    with pytest.raises(InputError) as caught:
        prices.read(path)
    assert caught.value.place == "SARPP_STATE_2008_2023.csv:3"


def test_an_empty_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "SARPP.csv"
    path.touch()
    with pytest.raises(InputError, match="empty"):
        prices.read(path)


def test_a_file_without_rows_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="rows below a header"):
        prices.read(excerpt(tmp_path))


def test_a_period_that_is_not_the_files_is_an_error(tmp_path: Path) -> None:
    path = excerpt(tmp_path, alabama())
    assert prices.read(path, "2023").release.period == "2023"
    with pytest.raises(InputError, match="the period 2023"):
        prices.read(path, "2024")
