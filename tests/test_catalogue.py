"""Every occupation has an address of its own, and every address leads to one title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier import NotFoundError
from metier.atlas import Atlas


def test_every_detailed_occupation_stands_in_one_field_once(almanac: Atlas) -> None:
    made = almanac.catalogue()
    codes = [entry.occupation.code.value for entry in made.entries]
    assert len(codes) == len(set(codes)) > 800
    for field in made.fields:
        assert {e.occupation.code.parents[-2] for e in field.entries} == {field.group.code}


def test_the_address_of_an_occupation_is_read_as_that_occupation(almanac: Atlas) -> None:
    entries = almanac.catalogue().entries
    assert len({entry.slug for entry in entries}) == len(entries)
    read = almanac.code([almanac.title_of(entry.slug) for entry in entries])
    wrong = [
        (entry.slug, coding.best)
        for entry, coding in zip(entries, read, strict=True)
        if coding.best is None or coding.best.code != entry.occupation.code
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("title", "address", "back"),
    [
        ("Sr. Loan Servicing Spec.", "loan-servicing-specialist", "loan servicing specialist"),
        ("Cooks, Restaurant", "cooks-restaurant", "Cooks, Restaurant"),
        ("C++ Developer", "c-plus-plus-developer", "c++ developer"),
    ],
)
def test_a_title_and_its_address_lead_to_each_other(
    almanac: Atlas, title: str, address: str, back: str
) -> None:
    assert almanac.slug_of(title) == address
    assert almanac.title_of(address) == back


@given(text=st.text(max_size=60))
def test_an_address_is_settled_after_one_correction(almanac: Atlas, text: str) -> None:
    first = almanac.slug_of(almanac.title_of(text))
    second = almanac.slug_of(almanac.title_of(first))
    assert almanac.slug_of(almanac.title_of(second)) == second


def test_a_posting_that_is_not_there_is_said_so(almanac: Atlas) -> None:
    with pytest.raises(NotFoundError, match="posting: expected a posting of snapshot"):
        almanac.posting(1)
