"""A posting as a document of the index, and back."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures.postings import batch

from metier.model.postings import BANDS, Posting
from metier.store.fields import (
    LAST_STEP,
    RUN,
    STEP,
    band,
    document,
    posting,
    runs,
    schema,
    step,
    tokens,
)
from metier.store.values import Values

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
    card = document(whole, FIELDS, Values())["card"][0]
    told = {name: value for name, value in row.items() if name not in ("description", "skills")}
    assert posting(card) == Posting(**told, source=whole["source"], skills=("Excel",))  # type: ignore[arg-type]


def test_a_posting_of_which_nothing_is_known_is_a_document_too() -> None:
    (whole,) = batch({}).to_pylist()
    assert posting(document(whole, FIELDS, Values())["card"][0]) == Posting(
        0, whole["source"], None
    )


@given(st.floats(0, 1e9))
def test_a_pay_is_in_the_band_that_starts_at_or_below_it(pay: float) -> None:
    low = int(band(pay) or -1)
    assert low in BANDS
    assert low <= pay
    assert not any(low < other <= pay for other in BANDS)


@given(st.lists(st.text("ab", min_size=1, max_size=2), max_size=12), st.data())
def test_all_words_side_by_side_in_a_name_are_a_run_of_it(
    name: list[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(name)))
    part = name[start : start + data.draw(st.integers(1, RUN))]
    assert not part or " ".join(part) in runs(name)
    assert all(0 < len(run.split()) <= RUN and run in " ".join(name) for run in runs(name))


@given(st.text())
def test_a_text_is_split_into_words_without_case(text: str) -> None:
    assert tokens(text.upper().lower()) == tokens(text.upper())


@given(st.integers(0, 10**9))
def test_a_pay_reaches_the_step_below_it_and_no_higher_one(pay: int) -> None:
    listed = step(pay)
    assert listed % STEP == 0
    assert listed <= pay
    assert pay < listed + STEP or listed == LAST_STEP
