"""One figure traced to its cell: complete, in order, with arithmetic that is right."""

from __future__ import annotations

import pytest

from metier.atlas import Atlas
from metier.document.explanation import explanation_document, trace
from metier.document.nodes import Document, Grid, Heading, Paragraph
from metier.model.comparison import Comparison


def explained(almanac: Atlas, title: str, measure: str, confidence: float = 0.9) -> Document:
    return explanation_document(
        *almanac.explain(title, measure, confidence=confidence), almanac.releases
    )


def lines(document: Document) -> dict[str, str]:
    """The first figure's trace."""
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    return {row[0]: row[1] for row in grid.rows}


def test_average_pay_leads_to_workbook_sheet_column_row_and_record(almanac: Atlas) -> None:
    told = lines(explained(almanac, "bill collector", "pay.annual.mean"))
    assert told["workbook"] == "national_M2025_dl.xlsx"
    assert (told["sheet"], told["column"]) == ("national_M2025_dl", "A_MEAN")
    assert told["row"] == "847 of the sheet, record 846 below the header"
    assert told["inherited from"] == "43-3011 bill and account collectors"
    assert len(told["sha256"]) == 64
    assert told["licence"] == "public domain"
    assert told["snapshot"] == almanac.id


def test_the_arithmetic_of_the_margin_is_written_out(almanac: Atlas) -> None:
    told = lines(explained(almanac, "bill collector", "pay.annual.mean"))
    assert told["relative standard error"] == "0.4 %"
    assert told["standard error"] == "49,060 x 0.4 / 100 = 196.24"
    assert told["margin at 90 %"].startswith("1.645 x 196.24 = 322.8")
    assert told["interval"] == "$48,737 to $49,383"
    wider = lines(explained(almanac, "bill collector", "pay.annual.mean", confidence=0.95))
    assert wider["margin at 95 %"].startswith("1.96 x 196.24 = 384.6")


def test_a_figure_without_a_published_error_says_so(almanac: Atlas) -> None:
    told = lines(explained(almanac, "bill collector", "pay.annual.median"))
    assert told["standard error"] == "none published"
    assert "relative standard error" not in told


def test_an_absent_figure_has_its_reason_and_no_cell(almanac: Atlas) -> None:
    told = lines(explained(almanac, "bill collector", "lgbt.share"))
    assert told["status"] == "absent"
    assert told["reason"]
    assert not {"workbook", "sheet", "standard error", "interval"} & set(told)


def test_a_list_has_its_entries(almanac: Atlas) -> None:
    told = lines(explained(almanac, "bill collector", "skills.top"))
    assert told["entries"].count(";") >= 3


def test_each_figure_of_a_measure_has_a_heading_where_there_are_several(almanac: Atlas) -> None:
    document = explained(almanac, "bill collector", "gender.share")
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    assert len(grids) == len(headings) > 1
    assert len({heading.anchor for heading in headings}) == len(headings)


def test_the_reading_of_a_title_is_said_unless_it_is_the_occupations_own(almanac: Atlas) -> None:
    first = explained(almanac, "bill collector", "pay.annual.mean").blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.startswith("Bill collector is read as bill and account collectors (43-3011)")
    own = explained(almanac, "Bill and account collectors", "pay.annual.mean").blocks
    assert not any(isinstance(block, Paragraph) for block in own)


@pytest.mark.parametrize(("place", "said"), [("Guam", True), ("MD", False), (None, False)])
def test_a_place_without_a_figure_is_said_to_have_none(
    almanac: Atlas, place: str | None, said: bool
) -> None:
    made = explanation_document(
        *almanac.explain("teller", "pay.annual.mean", place=place), almanac.releases
    )
    texts = [block.spans[0].text for block in made.blocks if isinstance(block, Paragraph)]
    assert ("No figures for Guam: those shown are for the nation." in texts) is said


def test_the_data_form_has_the_same_trace(almanac: Atlas) -> None:
    document = explained(almanac, "bill collector", "pay.annual.mean")
    assert not isinstance(document.subject, Comparison)
    assert document.subject["schema"] == "metier/explanation/1"
    figures = document.subject["figures"]
    assert isinstance(figures, list)
    assert figures[0]["trace"] == lines(document)


@pytest.mark.parametrize("title", ["loan officer", "registered nurse", "astronaut"])
def test_no_line_of_any_trace_is_empty_for_any_measure(almanac: Atlas, title: str) -> None:
    sheet = almanac.career(title)
    for row in sheet.rows:
        found = trace(row, row.answers[0], sheet)
        assert all(name and value for name, value in found)
        assert len(dict(found)) == len(found), row.label


def test_the_interval_of_a_leaders_pay_is_of_pay(almanac: Atlas) -> None:
    told = lines(explained(almanac, "bill collector", "pay.top.industry"))
    assert told["interval"] == "$71,863 to $74,757"


def test_a_figure_of_workers_names_the_code_by_which_the_file_has_them(almanac: Atlas) -> None:
    told = lines(explained(almanac, "bill collector", "hours.weekly"))
    assert told["occupation in the file"] == "census-occ-2018/5100"
