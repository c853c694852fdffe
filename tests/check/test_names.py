"""Names cut short, and places that lie elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from metier.check.names import COMPANY_WORDS, SECTORS, company_words_begun, sector_cut_short
from metier.model.comparison import Flag

Bend = Callable[..., tuple[Flag, ...]]


@pytest.mark.parametrize(
    "name",
    [
        "Kent Daniels & Associates",
        "Accenture",
        "First National Bank",
        "Acme Corp",
        "Georgia Tech",
        "Best Buy",
        "Banner Health",
        "Bank of America",
        "Ban",
        "",
    ],
)
def test_a_whole_company_name_is_left_alone(name: str) -> None:
    assert company_words_begun(name) == ()


@pytest.mark.parametrize("word", COMPANY_WORDS)
def test_a_company_word_is_recognised_when_its_last_letter_is_missing(word: str) -> None:
    assert word in company_words_begun(f"Glacier {word[:-1]}")


@pytest.mark.parametrize(
    "name",
    [*SECTORS, "Finance", "Retail", "Health Care", "Real Estate", "Management", "Arts", "Tech"],
)
def test_a_sector_or_its_noun_is_a_whole_name(name: str) -> None:
    assert sector_cut_short(name) is None


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Professional", "Professional, Scientific, and Technical Services"),
        ("Professional, Scientific", "Professional, Scientific, and Technical Services"),
        ("Manufactur", "Manufacturing"),
        ("Real", "Real Estate and Rental and Leasing"),
        ("Finance and", "Finance and Insurance"),
    ],
)
def test_a_sector_that_breaks_off_before_its_noun_is_cut_short(name: str, sector: str) -> None:
    assert sector_cut_short(name) == sector


def test_there_are_the_twenty_sectors_of_naics() -> None:
    assert len(SECTORS) == 20


def test_the_cut_company_is_quoted_with_what_it_may_have_been(
    servicing: tuple[Flag, ...],
) -> None:
    (text,) = [flag.text for flag in servicing if "company" in flag.text]
    assert '"Glacier Ban" (line 26) ends in "Ban", the beginning of Bancorp, Bancshares or' in text


def test_a_metro_area_in_two_states_lies_in_either(bend: Bend) -> None:
    assert bend(("| Massachusetts | Kansas |", "| Massachusetts | Missouri |")) == ()


def test_a_place_that_names_no_state_is_not_judged(bend: Bend) -> None:
    assert bend(("| Boston, MA |", "| Boston |")) == ()


def test_every_title_of_the_real_pages_has_its_city_outside_its_state(
    collections: tuple[Flag, ...], servicing: tuple[Flag, ...]
) -> None:
    flags = [flag.text for flag in (*collections, *servicing) if flag.rule == "city-outside-state"]
    assert {text.partition(":")[0] for text in flags} == {
        "Collections specialist",
        "Loan servicing specialist",
        "Loss mitigation specialist",
    }
