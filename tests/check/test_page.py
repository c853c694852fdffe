"""What rules look at: titles, figures by measure, and lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.check.page import Page, line, lines_in, numbered
from metier.model.claim import ClaimKind
from metier.model.records import Occupation
from metier.readers import published
from metier.words.language import speaking


class Nothing:
    """Official figures of nothing."""

    def occupation_of(self, title: str) -> Occupation | None:
        return None

    def employment(self, title: str) -> None:
        return None

    def openings(self, title: str) -> None:
        return None


@pytest.fixture(scope="module")
def page(data: Path) -> Page:
    path = data / "published" / "loan-servicing-specialist-vs-loss-mitigation-specialist.txt"
    return Page(published.read(path).facts, published.claims(path), Nothing())


def test_titles_stand_in_the_order_of_the_page(page: Page) -> None:
    assert page.titles == ("Loan servicing specialist", "Loss mitigation specialist")
    assert list(page.pairs) == [page.titles]


def test_repeated_rows_are_all_there_and_the_first_stands_first(page: Page) -> None:
    facts = page.all("Loan servicing specialist", "pay.annual.mean")
    assert [fact.cell.row for fact in facts if fact.cell] == [10, 22]
    assert page.first("Loan servicing specialist", "pay.annual.mean") is facts[0]
    assert line(*facts) == "lines 10 and 22"


def test_a_dash_is_no_figure(page: Page) -> None:
    assert page.first("Loan servicing specialist", "satisfaction") is None
    assert page.all("Loss mitigation specialist", "college.most_common") == ()


def test_a_name_is_no_number(page: Page) -> None:
    assert page.first("Loan servicing specialist", "pay.top.metro") is not None
    assert page.number("Loan servicing specialist", "pay.top.metro") is None


def test_claims_are_found_by_kind(page: Page) -> None:
    assert len(page.claimed(ClaimKind.VERDICT)) == 1
    assert page.claimed(ClaimKind.SOURCE) == ()


def test_the_lines_that_a_text_names_are_found_in_the_language_it_is_in(page: Page) -> None:
    facts = page.all(page.titles[0], "race.share")
    rows = {fact.cell.row for fact in facts if fact.cell}
    for tag in ("en", "es"):
        with speaking(tag):
            text = f"a ({line(*facts)}), b ({numbered(3)}), baseline 9, 17 times"
            assert lines_in(text) == tuple(sorted({3, *rows}))
