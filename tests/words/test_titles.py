"""Titles take sentence case, and acronyms and names keep theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.words import mid_sentence, sentence_case


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Loan Servicing Specialist", "Loan servicing specialist"),
        ("LOAN SERVICING SPECIALIST", "Loan servicing specialist"),
        ("loan servicing specialist", "Loan servicing specialist"),
        ("IT Manager", "IT manager"),
        ("it manager", "IT manager"),
        ("IT MANAGER", "IT manager"),
        ("RN", "RN"),
        ("rn", "RN"),
        ("HR Specialist", "HR specialist"),
        ("X-Ray Technician", "X-ray technician"),
        ("x-ray technician", "X-ray technician"),
        ("CNC Machinist", "CNC machinist"),
        ("Registered Nurse (RN)", "Registered nurse (RN)"),
        ("Software Engineer II", "Software engineer II"),
        ("First-Line Supervisors of Retail Sales Workers",
         "First-line supervisors of retail sales workers"),
        ("Java Developer", "Java developer"),
        ("iOS Developer", "iOS developer"),
        ("Spanish Teacher", "Spanish teacher"),
        ("Class A Driver", "Class A driver"),
        ("QA/QC Inspector", "QA/QC inspector"),
        ("  Loan   Clerk ", "Loan clerk"),
    ],
)  # fmt: skip
def test_titles_in_sentence_case(title: str, text: str) -> None:
    assert sentence_case(title) == text


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Loan Servicing Specialist", "loan servicing specialist"),
        ("RN", "RN"),
        ("X-Ray Technician", "X-ray technician"),
        ("Spanish Teacher", "Spanish teacher"),
    ],
)
def test_titles_inside_a_sentence(title: str, text: str) -> None:
    assert mid_sentence(title) == text


@given(st.text(max_size=40))
def test_no_letter_is_gained_or_lost(title: str) -> None:
    assert "".join(mid_sentence(title).split()).casefold() == "".join(title.split()).casefold()


@given(
    st.lists(st.sampled_from(["Loan", "IT", "Clerk", "Senior", "RN", "X-Ray", "of"]), min_size=1)
)
def test_sentence_case_is_settled_after_one_pass(words: list[str]) -> None:
    once = sentence_case(" ".join(words))
    assert sentence_case(once) == once
