"""Evidence: what shows that a word names software or a field."""

from __future__ import annotations

import pytest

from metier.coding.skills.evidence import alone, enough, listed, of_others, shouted
from metier.coding.skills.folding import fold
from metier.coding.skills.lists import Demand
from metier.coding.skills.phrases import Phrase
from metier.coding.skills.sections import Sections


def shown(text: bytes, word: bytes, demand: Demand, *asked: tuple[int, int]) -> bool:
    at = text.index(word)
    phrase = Phrase((0,), demand, word[:1].upper() + word[1:])
    parts = Sections(asked=list(asked))
    return enough(text, fold(text), at, at + len(word), phrase, parts)


@pytest.mark.parametrize(
    ("text", "word", "demand", "is_shown"),
    [
        (b"proficient in Excel", b"Excel", Demand.SOFTWARE, True),
        (b"proficient in excel", b"excel", Demand.SOFTWARE, False),
        (b"Excel skills", b"Excel", Demand.SOFTWARE, False),
        (b"we Excel", b"Excel", Demand.SOFTWARE, False),
        (b"software EXcel", b"EXcel", Demand.SOFTWARE, True),
        (b"Word 2016, Access 2016", b"Access", Demand.SOFTWARE, True),
        (b"we use SAP daily", b"SAP", Demand.CAPS, True),
        (b"sap of trees", b"sap", Demand.CAPS, False),
        (b"statistics with R", b"R", Demand.LETTER, True),
        (b"skilled with R", b"R", Demand.LETTER, False),
        (b"experience in sales", b"sales", Demand.FIELD, True),
        (b"sales rose", b"sales", Demand.FIELD, False),
        (b"Sales: experience", b"Sales", Demand.FIELD, False),
        (b"degree in history", b"history", Demand.ITEM, True),
        (b"strong work history checks", b"history", Demand.ITEM, False),
    ],
)
def test_a_phrase_needs_the_evidence_of_its_demand(
    text: bytes, word: bytes, demand: Demand, is_shown: bool
) -> None:
    assert shown(text, word, demand) is is_shown


def test_a_field_below_a_heading_of_requirements_needs_no_more() -> None:
    assert shown(b"sales rose", b"sales", Demand.FIELD, (0, 10))


def test_capitals_among_capitals_say_nothing() -> None:
    assert shouted(b"WE EXCEL HERE", 3, 8)
    assert not shouted(b"SAS", 0, 3)


@pytest.mark.parametrize(
    ("between", "is_list"),
    [
        (b", ", True),
        (b" and ", True),
        (b" (", True),
        (b"/centos/fedora, ", True),
        (b" ", False),
        (b" is good for ", False),
        (b", " + 60 * b"x", False),
    ],
)
def test_items_of_a_list_have_signs_or_conjunctions_between_them(
    between: bytes, is_list: bool
) -> None:
    assert listed(b"A" + between + b"B", 1, 1 + len(between)) is is_list


def test_a_field_alone_in_its_line_stands_alone() -> None:
    assert alone(b"x\nHISTORY\ny", 2, 9)
    assert not alone(b"HISTORY OF ART", 0, 7)


def test_a_spelling_with_capitals_inside_is_taken_only_as_it_is() -> None:
    text, phrase = b"software Latex gloves", Phrase((0,), Demand.SOFTWARE, b"LaTeX")
    assert not enough(text, fold(text), 9, 14, phrase, Sections())


def test_what_students_are_to_learn_is_not_asked_of_the_teacher() -> None:
    assert of_others(b" helps build students critical thinking ", 0, 22)
    assert not of_others(b" works with students and critical thinking ", 0, 25)
