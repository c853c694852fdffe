"""Titles of occupations."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures.onet import folder

from metier.model.codes import onet
from metier.readers import onet as reader
from metier.readers.base import Reading
from metier.readers.onet.titles import names_in


def test_title_lists_are_whole(release: Reading) -> None:
    """56,560 alternate and 7,796 reported entries; some hold two forms of a title."""
    counts = Counter(entry.listing for entry in release.titles)
    assert counts["onet title"] == 1016
    assert counts["onet alternate"] == 60155
    assert counts["onet reported"] == 8869
    forms = {e.title for e in release.titles if e.code == onet("11-1011.00")}
    assert {"CEO", "Chief Executive Officer", "BD Executive"} <= forms
    assert "CEO (Chief Executive Officer)" not in forms
    assert not any(
        "(" in e.title
        for e in release.titles
        if e.listing == "onet reported" and "RT (R)" not in e.title
    )


def test_titles_that_more_sources_name_weigh_more(release: Reading) -> None:
    """The CEO comes from four sources and is shown as typical."""
    ceo = [e for e in release.titles if e.title == "CEO" and e.code == onet("11-1011.00")]
    assert {e.listing: e.weight for e in ceo} == {"onet alternate": 4.0, "onet reported": 2.0}


def test_workbook_of_newer_titles_is_read(data: Path) -> None:
    """56,495 entries of release 30."""
    reading = reader.read(data / "records" / "onet_30_alternate_titles.xlsx")
    assert reading.release.address == "onet/30.0/alternate-titles"
    assert reading.account.rows_used == reading.account.rows_in == 56495
    assert {entry.listing for entry in reading.titles} == {"onet alternate"}


@given(
    st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8}){0,3}", fullmatch=True),
    st.from_regex(r"[A-Z]{2,5}", fullmatch=True),
)
def test_an_abbreviation_is_a_title_of_its_own(title: str, short: str) -> None:
    """Whichever of the two stands in parentheses."""
    assert names_in(f"{title} ({short})", short) == (title, short)
    assert names_in(f"{short} ({title})") == (short, title)
    assert names_in(title) == (title,)


def test_quotation_marks_are_literal(tmp_path: Path) -> None:
    """A quotation mark in a title does not swallow the lines after it."""
    header = "O*NET-SOC Code\tTitle\n"
    text = f'{header}43-3011.00\t"Skip" Tracers\n43-4041.00\t"Credit Authorizers\n'
    reading = reader.read(folder(tmp_path, Occupation_Data=text))
    assert [o.title for o in reading.occupations] == ['"Skip" Tracers', '"Credit Authorizers']
