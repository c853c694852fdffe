"""Workbooks of every layout, by their control totals, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from metier.errors import InputError, LayoutError
from metier.model.codes import soc
from metier.model.fact import Fact
from metier.model.records import Level
from metier.model.release import Basis
from metier.readers.base import Reading
from metier.readers.projections import read
from metier.readers.projections.schooling import UNIVERSE as SCHOOLING_UNIVERSE
from metier.readers.projections.workbook import UNIVERSE

Figures = Callable[[Reading, str], Mapping[str, float | str | None]]


EDITIONS = ("2016-26", "2019-29", "2021-31", "2022-32", "2024-34")


LINE_ITEMS = {"2016-26": 819, "2019-29": 790, "2021-31": 832, "2022-32": 832, "2024-34": 832}


TOTAL = ("Total, all occupations", "00-0000", "Summary", 309.4, 322.7, 13.3, 4.3, 5.8, 22.2) + (
    "—",
) * 3


CHIEFS = (
    *("      Chief executives", "11-1011", "Line item", 309.4, 322.7, 13.3, 4.3, 25.9, 22.2),
    *("Bachelor's degree", "5 years or more", "None"),
)


SOURCE = ("Source: Employment Projections program, U.S. Bureau of Labor Statistics",)


@pytest.mark.parametrize(
    ("span", "base", "goal", "change", "growth"),
    [
        ("2016-26", 156_063_800, 167_582_300, 11_518_600, 7.4),
        ("2019-29", 162_795_600, 168_834_700, 6_039_200, 3.7),
        ("2021-31", 158_134_700, 166_452_100, 8_317_400, 5.3),
        ("2022-32", 164_482_600, 169_148_100, 4_665_500, 2.8),
        ("2024-34", 169_956_100, 175_167_900, 5_211_800, 3.1),
    ],
)
def test_totals_are_those_bls_published(
    figures: Figures,
    edition: Callable[[str], Reading],
    span: str,
    base: int,
    goal: int,
    change: int,
    growth: float,
) -> None:
    got = figures(edition(span), "00-0000")
    assert got["employment.jobs"] == base
    assert got["employment.projected"] == goal
    assert got["employment.change"] == change
    assert got["employment.growth"] == growth


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "43-3011",
            {
                "employment.jobs": 166_900,
                "employment.projected": 149_400,
                "employment.change": -17_500,
                "employment.growth": -10.5,
                "self_employed.share": 0.2,
                "openings.annual": 13_700,
                "education.entry": "High school diploma or equivalent",
                "experience.entry": "None",
                "training.on_the_job": "Moderate-term on-the-job training",
            },
        ),
        (
            "43-4131",
            {
                "employment.jobs": 177_600,
                "employment.projected": 173_500,
                "employment.change": -4_100,
                "employment.growth": -2.3,
                "self_employed.share": 0.9,
                "openings.annual": 13_300,
                "education.entry": "High school diploma or equivalent",
                "experience.entry": "None",
                "training.on_the_job": "Short-term on-the-job training",
            },
        ),
        (
            "15-1252",
            {
                "employment.jobs": 1_693_800,
                "employment.projected": 1_961_400,
                "employment.change": 267_700,
                "employment.growth": 15.8,
                "self_employed.share": 1.6,
                "openings.annual": 115_200,
                "education.entry": "Bachelor's degree",
                "experience.entry": "None",
                "training.on_the_job": "None",
            },
        ),
    ],
)
def test_an_occupation_of_2024_34_comes_out_to_the_digit(
    figures: Figures,
    edition: Callable[[str], Reading],
    code: str,
    expected: Mapping[str, float | str],
) -> None:
    assert figures(edition("2024-34"), code) == expected


@pytest.mark.parametrize("span", EDITIONS)
def test_line_items_add_up_to_the_total_within_rounding(
    one: Callable[..., Fact], edition: Callable[[str], Reading], span: str
) -> None:
    got = edition(span)
    detailed = {occ.code for occ in got.occupations if occ.level is Level.DETAILED}
    assert len(detailed) == LINE_ITEMS[span]
    for measure in ("employment.jobs", "employment.projected", "employment.change"):
        parts = sum(
            fact.estimate.value or 0
            for fact in got.facts
            if fact.measure == measure and fact.occupation in detailed
        )
        total = one(got, "00-0000", measure).estimate.value
        assert total is not None
        assert abs(parts - total) <= 50 * (len(detailed) + 1)
        assert abs(parts - total) <= 3_000, "far inside the bound; a lost row would show"


@pytest.mark.parametrize("span", EDITIONS)
def test_change_is_the_difference_of_the_two_years(
    edition: Callable[[str], Reading], span: str
) -> None:
    got: dict[str, dict[str, float]] = {}
    for fact in edition(span).facts:
        if fact.measure.startswith("employment.") and fact.estimate.value is not None:
            got.setdefault(fact.occupation.value, {})[fact.measure] = fact.estimate.value
    assert all(
        abs(f["employment.projected"] - f["employment.jobs"] - f["employment.change"]) <= 150.001
        for f in got.values()
    )


@pytest.mark.parametrize("span", EDITIONS)
def test_facts_have_the_editions_code_period_and_universe_and_no_error(
    edition: Callable[[str], Reading], span: str
) -> None:
    got = edition(span)
    base, goal = span[:4], str(int(span[:4]) + 10)
    periods = {
        "employment.jobs": base,
        "self_employed.share": base,
        "employment.projected": goal,
    }
    assert got.release.address == f"projections/{span}"
    assert (got.release.period, got.release.basis) == (span, Basis.MODEL)
    assert {fact.occupation.edition for fact in got.facts} == {
        "2010" if span == "2016-26" else "2018"
    }
    assert {fact.occupation for fact in got.facts} == {occ.code for occ in got.occupations}
    assert len({(f.occupation, f.measure, f.slice) for f in got.facts}) == len(got.facts)
    for fact in got.facts:
        assert fact.estimate.standard_error is None
        if fact.slice.universe != SCHOOLING_UNIVERSE:
            assert fact.slice.universe == UNIVERSE
            assert fact.slice.period == periods.get(fact.measure, span)


def test_levels_follow_the_code_and_the_type_of_the_row(
    edition: Callable[[str], Reading],
) -> None:
    levels = {occ.code.value: occ.level for occ in edition("2024-34").occupations}
    assert levels["00-0000"] is Level.TOTAL
    assert levels["43-0000"] is Level.MAJOR
    assert levels["15-1200"] is levels["31-1100"] is levels["43-3000"] is Level.MINOR
    assert levels["29-1210"] is Level.BROAD
    assert levels["21-1018"] is levels["31-1120"] is Level.DETAILED
    titles = {occ.code.value: occ.title for occ in edition("2024-34").occupations}
    assert titles["43-3011"] == "Bill and account collectors"


def test_summary_rows_are_assigned_no_words(
    figures: Figures, edition: Callable[[str], Reading]
) -> None:
    assert "education.entry" not in figures(edition("2024-34"), "11-0000")


def test_table_5_4_alone_agrees_with_the_workbook_of_its_edition(
    official: Path, edition: Callable[[str], Reading]
) -> None:
    alone = read(official / "bls_ep" / "education_table5.4_2024.xlsx")
    measures = {"education.entry", "experience.entry", "training.on_the_job"}
    words = {
        (f.occupation, f.measure, f.slice): f.estimate
        for f in edition("2024-34").facts
        if f.measure in measures
    }
    assert {(f.occupation, f.measure, f.slice): f.estimate for f in alone.facts} == words
    assert alone.release.address == "projections/2024-34/table-5.4"
    assert (alone.account.rows_used, alone.account.rows_in) == (832, 833)


def test_a_period_that_the_workbook_contradicts_is_an_error(official: Path) -> None:
    path = official / "bls_ep" / "occupation_2024-34.xlsx"
    with pytest.raises(InputError, match="the edition 2022-32, found 2024-34"):
        read(path, "2022-32")


@pytest.mark.parametrize("index", [True, False])
def test_a_small_workbook_in_the_publishers_layout_is_read(
    figures: Figures, write: Callable[..., Path], index: bool
) -> None:
    got = read(write(TOTAL, CHIEFS, [None], SOURCE, index=index))
    assert got.account.rows_used == 2
    assert dict(got.account.aside) == {"blank row": 1, "footnote or source line": 1}
    assert figures(got, "11-1011")["employment.jobs"] == 309_400
    assert got.facts[0].occupation == soc("00-0000")


def test_a_renamed_column_is_named_in_the_error(
    write: Callable[..., Path], header: list[str]
) -> None:
    renamed = [name.replace("Percent self employed", "Self-employed") for name in header]
    with pytest.raises(LayoutError, match="Percent self employed, 2024"):
        read(write(CHIEFS, header=renamed))


def test_a_workbook_of_something_else_is_refused(write: Callable[..., Path]) -> None:
    with pytest.raises(LayoutError, match="Occupational projections"):
        read(write(title="Fruit", header=["Apple"], index=False))


def test_a_title_without_years_is_refused(write: Callable[..., Path]) -> None:
    title = "Table 1.2 Occupational projections, and worker characteristics"
    with pytest.raises(LayoutError, match="a title with the edition's years"):
        read(write(CHIEFS, title=title))


def test_an_unknown_type_of_row_is_an_error(write: Callable[..., Path]) -> None:
    with pytest.raises(LayoutError, match="'Summary' or 'Line item', found 'group'"):
        read(write((*CHIEFS[:2], "Group", *CHIEFS[3:])))


@pytest.mark.parametrize("keep", [0, 900])
def test_an_empty_or_truncated_file_is_an_input_error(
    write: Callable[..., Path], keep: int
) -> None:
    path = write(CHIEFS)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(InputError, match=r"occupation\.xlsx"):
        read(path)
