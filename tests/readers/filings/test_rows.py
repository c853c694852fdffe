"""One disclosed position: certified and full-time, or set aside with the reason."""

from __future__ import annotations

import pytest

from metier.readers.fields import Fault, Unstated
from metier.readers.filings.rows import full_time, industry, status


@pytest.mark.parametrize(
    "text",
    [
        *("CERTIFIED", "Certified", "Certified-Expired", "Certification", "Partial Certification"),
        *("Certification Expired", "Determination Issued - Partial Certification (Expired)"),
    ],
)
def test_certified_in_whole_or_part_is_certified(text: str) -> None:
    assert status(text) == "certified"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("CERTIFIED-WITHDRAWN", "withdrawn"),
        ("Certified - Withdrawn", "withdrawn"),
        ("Withdrawn", "withdrawn"),
        ("Denied", "denied"),
        ("Determination Issued - Denied", "denied"),
        ("REJECTED", "not certified"),
        ("Pending", "not certified"),
    ],
)
def test_any_other_end_of_a_case_is_a_reason(text: str, reason: str) -> None:
    found = status(text)
    assert isinstance(found, Fault)
    assert found.reason == reason


def test_part_time_is_set_aside_in_every_spelling() -> None:
    for text in ("N", "P", "No", "part-time", "Parttime-Regular"):
        assert isinstance(full_time(text), Fault)
    for text in ("Y", "F", "Fulltime-Regular"):
        assert full_time(text) is True


def test_an_industry_is_a_naics_code_or_missing() -> None:
    assert [industry(text) for text in ("541511", "54", "31-33", "5415.0")] == [
        *("541511", "54", "31-33", "5415"),
    ]
    assert all(isinstance(industry(text), Unstated) for text in ("0", "software", "5415111"))
