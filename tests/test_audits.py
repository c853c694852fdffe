"""A published page is checked the same from a file and from its text, within bounds."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest

from metier.atlas import Atlas
from metier.errors import LayoutError, UsageError
from metier.model.claim import Pasted
from metier.model.comparison import Outcome

PAGE = "collections-specialist-vs-loss-mitigation-specialist.txt"


def test_the_text_of_a_page_is_checked_as_its_file_is(data: Path, almanac: Atlas) -> None:
    path = data / "published" / PAGE
    text = Pasted(path.read_text(encoding="utf-8"))
    assert almanac.check_page(text) == almanac.check_page(path)
    assert len(almanac.check_page(text)) > 10


def test_an_audit_has_the_careers_of_the_page_with_each_figure_held_against_its_own(
    data: Path, almanac: Atlas
) -> None:
    sheet = almanac.audit(data / "published" / PAGE)
    titles = ["Collections specialist", "Loss mitigation specialist"]
    assert [career.title for career in sheet.careers] == titles
    outcomes = {entry.outcome for entry in sheet.audited}
    assert {Outcome.DIFFERS, Outcome.NO_SOURCE} <= outcomes


def test_a_page_of_more_careers_than_a_comparison_has_is_no_comparison(almanac: Atlas) -> None:
    six = "| | " + " | ".join(f"Clerk {at}" for at in range(6)) + " |\n"
    row = "| Average age |" + " 40 |" * 6
    with pytest.raises(UsageError):
        almanac.audit(Pasted(six + row))


ROW = "| | Payroll clerk | Bookkeeper |\n| {} | {} | 3 |\n"


@pytest.mark.parametrize(
    "text",
    [
        ROW.format("Race ratio", "a" * 190_000),
        ROW.format("Race ratio", "a, 1" * 45_000),
        ROW.format("Average salary", "$" + "9" * 190_000),
        ROW.format("Number of jobs", "1," * 95_000),
        ROW.format("Average age", "40") + "becoming " + "1" * 190_000 + " months",
        ROW.format("Average age", "40") + "becoming a payroll clerk " + "1 - " * 47_000,
        ROW.format("Average age", "40") + "skills for a payroll clerk are " + "a, " * 60_000,
        ROW.format("Average age", "40") + "payroll clerk " * 13_000,
        ROW.format("Average age", "40") + ". A" * 60_000,
        ROW.format("Average age", "40") + "based on 1" * 19_000,
        ROW.format("Average age", "40") + "| Average age | 41 | 42 |\n" * 7_500,
        ROW.format("Average age", "40") + "\n\n".join(["| Average age | 41 | 42 |"] * 7_000),
        ROW.format("Gender ratio", "Male, 1% " * 20_000),
        "| | " + " | ".join(f"c{at}" for at in range(20_000)) + " |\n",
    ],
)
def test_no_page_of_ordinary_size_takes_long(almanac: Atlas, text: str) -> None:
    start = perf_counter()
    with suppress(LayoutError):
        almanac.check_page(Pasted(text[:200_000]))
    assert perf_counter() - start < 5
