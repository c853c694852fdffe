"""Corrections are few, reasoned, and not taken from the test sets."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from metier.coding.corrections import corrections, read
from metier.coding.titles import canonical, normalise
from metier.errors import CodeError, InputError
from metier.model.codes import Code

HEADER = "title,code,probability,reason\n"


def test_every_correction_names_an_occupation_and_says_why(soc_codes: set[Code]) -> None:
    entries = corrections()
    assert {entry.code for entry in entries} <= soc_codes
    assert all(len(entry.reason.split()) >= 5 for entry in entries)
    assert all(canonical(entry.title) == entry.title for entry in entries)


def test_probabilities_of_one_title_are_in_order_and_leave_room_for_doubt() -> None:
    chances = defaultdict(list)
    for entry in corrections():
        chances[normalise(entry.title)].append(entry.weight)
    for found in chances.values():
        assert found == sorted(found, reverse=True)
        assert 0.7 <= sum(found) < 1


def test_no_correction_is_of_a_title_in_the_test_sets(data: Path) -> None:
    tested = set()
    for file in (data / "titles").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as stream:
            tested |= {normalise(row["title"]) for row in csv.DictReader(stream)}
    assert tested.isdisjoint(normalise(entry.title) for entry in corrections())


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("Clerk,43-3031,0.5,\n", InputError),
        ("Clerk,43-3031,1.5,too sure\n", InputError),
        ("Clerk,43-3031,0,not at all\n", InputError),
        ("Clerk,43-3031,many,not a number\n", InputError),
        ("Clerk,43-3031,0.7,one\nClerk,43-4131,0.7,two\n", InputError),
        ("Clerk,433031,0.7,a code without its dash\n", CodeError),
    ],
)
def test_a_line_that_cannot_be_is_an_error_with_its_place(
    line: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        read(HEADER + line)
