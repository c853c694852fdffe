"""Articles follow sound, and plurals follow the head of the phrase."""

from __future__ import annotations

import pytest

from metier.words import article, plural, singular


@pytest.mark.parametrize(
    "noun",
    [
        "hour", "RN", "X-ray technician", "HR specialist", "IT manager", "LPN", "MRI technologist",
        "usher", "underwriter", "accountant", "honest clerk", "uninsured worker", "8-hour shift",
        "SQL developer", "EMT",
    ],
)  # fmt: skip
def test_an_stands_before_a_vowel_sound(noun: str) -> None:
    assert article(noun) == "an"


@pytest.mark.parametrize(
    "noun",
    [
        "user", "European", "one-off", "union organizer", "university dean", "CNC machinist",
        "utility worker", "urologist", "clerk", "UX designer", "SAP consultant", "uniform maker",
        "USPS carrier", "CEO", "US marshal",
    ],
)  # fmt: skip
def test_a_stands_before_a_consonant_sound(noun: str) -> None:
    assert article(noun) == "a"


PAIRS = [
    ("loan clerk", "loan clerks"),
    ("secretary", "secretaries"),
    ("attorney", "attorneys"),
    ("chief of police", "chiefs of police"),
    ("attorney at law", "attorneys at law"),
    ("director, sales", "directors, sales"),
    ("teacher (elementary)", "teachers (elementary)"),
    ("salesman", "salesmen"),
    ("policewoman", "policewomen"),
    ("salesperson", "salespeople"),
    ("midwife", "midwives"),
    ("coach", "coaches"),
    ("waitress", "waitresses"),
    ("boss", "bosses"),
    ("nurse", "nurses"),
    ("RN", "RNs"),
    ("engineer II", "engineers II"),
    ("staff", "staff"),
    ("shaman", "shamans"),
    ("office boss", "office bosses"),
]


@pytest.mark.parametrize(("one", "many"), PAIRS)
def test_plural_and_singular_are_inverse(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many) == one


@pytest.mark.parametrize(("one", "many"), PAIRS)
def test_what_has_its_number_already_stays(one: str, many: str) -> None:
    assert plural(many) == many
    assert singular(one) == one
