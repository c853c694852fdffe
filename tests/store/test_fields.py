"""A posting as a document of the index, and back."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures.postings import batch

from metier.model.postings import BANDS, Posting
from metier.store.fields import band, company_number, document, posting, schema

FIELDS = schema()


def test_what_is_shown_of_a_posting_comes_back_as_it_was() -> None:
    row = {
        "posting": 7,
        "title": "Loan “Clerk”",
        "canonical_title": "Loan clerk",
        "occupation": "43-4131",
        "probability": 0.9,
        "posted": date(2025, 11, 1),
        "pay_low": 40_000.0,
        "pay_high": 50_000.0,
        "remote": True,
        "skills": ["Excel"],
        "description": "Long.",
    }
    (whole,) = batch(row).to_pylist()
    card = document(whole, FIELDS)["card"][0]
    told = {name: value for name, value in row.items() if name not in ("description", "skills")}
    assert posting(card) == Posting(**told, source=whole["source"], skills=("Excel",))  # type: ignore[arg-type]


def test_a_posting_of_which_nothing_is_known_is_a_document_too() -> None:
    (whole,) = batch({}).to_pylist()
    assert posting(document(whole, FIELDS)["card"][0]) == Posting(0, whole["source"], None)


@given(st.floats(0, 1e9))
def test_a_pay_is_in_the_band_that_starts_at_or_below_it(pay: float) -> None:
    low = int(band(pay))
    assert low in BANDS
    assert low <= pay
    assert not any(low < other <= pay for other in BANDS)


@given(st.text())
def test_a_company_has_one_number_whatever_the_spaces_around_it(name: str) -> None:
    assert company_number(f"  {name} ") == company_number(name)
    assert 0 <= company_number(name) < 2**63
