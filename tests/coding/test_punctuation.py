"""Punctuation shows what in a title is decoration and where its parts are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.punctuation import RULES, composed, fold, parts, parts_of


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Nurse (RN) [nights]", [["nurse"]]),
        ("(RN)", [["rn"]]),
        ("Cook - $18-$20/hr", [["cook"]]),
        ("Cook, up to $1,200 a week", [["cook"]]),
        ("Clerk #3617", [["clerk"]]),
        ("Clerk Req: JR-12", [["clerk"]]),
        ("Cook - Austin, TX 78701", [["cook"]]),
        ("Cook in Gunnison, CO", [["cook"]]),
        ("Cook | Texas", [["cook"]]),
        ("Manager, Retail", [["manager"], ["retail"]]),
        ("Part-time cook", [["part", "time", "cook"]]),
        ("Sales &amp; Service", [["sales", "and", "service"]]),
        ("R.N. Manager", [["rn", "manager"]]),
        ("A/R clerk", [["accounts", "receivable", "clerk"]]),
        ("C# developer", [["c#", "developer"]]),
        ("", []),
    ],
)
def test_parts_are_words_between_separators(title: str, found: list[list[str]]) -> None:
    assert [list(words) for words in parts(title)] == found


@given(st.text(max_size=60))
def test_folding_leaves_plain_lower_case(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower()


@given(st.text("abr&/d $.,#:()[]-|1tx", max_size=40))
def test_a_rule_changes_nothing_without_one_of_its_signs(text: str) -> None:
    for signs, rule in RULES:
        unsigned = "".join(letter for letter in text if letter not in signs)
        assert parts_of(rule(unsigned)) == parts_of(unsigned)


@given(st.text(max_size=60))
def test_composing_twice_changes_nothing_but_what_was_escaped_twice(text: str) -> None:
    once = composed(text.replace("&", "+"))
    assert composed(once) == once
    assert parts(once) == parts_of(once)
