"""The level of a title is what its words state, not what its worker may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.seniority import LEVELS
from metier.coding.titles import seniority


@pytest.mark.parametrize(
    ("title", "stated"),
    [
        ("Sr. Loan Officer", "senior"),
        ("Loan Officer - Senior", "senior"),
        ("Senior Living Nurse", ""),
        ("Jr Analyst", "junior"),
        ("Entry Level Accountant", "junior"),
        ("Analyst (Remote) - Entry-Level", "junior"),
        ("Electrician Apprentice", "intern"),
        ("Marketing Co-op", "intern"),
        ("Engineering Intern, Summer", "intern"),
        ("Summer Internship", "intern"),
        ("Internship Coordinator", ""),
        ("Management Trainee", "intern"),
        ("Lead Teacher", "lead"),
        ("Team Lead", "lead"),
        ("Lead Generation Specialist", ""),
        ("Principal Engineer", "lead"),
        ("Principal", ""),
        ("Assistant Principal", ""),
        ("Staff Software Engineer", "lead"),
        ("Staff Accountant", ""),
        ("Sr. Mgr, Software Engineering", "manager"),
        ("Supervisor - Night Shift", "manager"),
        ("Head of Growth", "manager"),
        ("Head Start Teacher", ""),
        ("VP Sales", "manager"),
        ("CEO", "manager"),
        ("Manager, Retail", "manager"),
        ("Executive Assistant to Chief Financial Officer", ""),
        ("Director's Assistant", ""),
        ("Clerk III", ""),
        ("Engineer 2", ""),
        ("Loan officer", ""),
        ("", ""),
    ],
)
def test_the_level_is_read_from_the_words(title: str, stated: str) -> None:
    assert seniority(title) == stated


@given(st.text(max_size=60))
def test_any_text_has_one_of_the_levels_or_none(title: str) -> None:
    assert seniority(title) in ("", *LEVELS)
