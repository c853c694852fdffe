"""A title's occupations as a document."""

from __future__ import annotations

from metier.document.nodes import Grid, Paragraph
from metier.document.reading import reading_document
from metier.model.codes import onet, soc
from metier.model.coding import Candidate, Coding
from metier.model.comparison import Comparison

FIRST = Candidate(
    soc("43-3011"),
    "Bill and Account Collectors",
    0.834,
    "listed by O*NET",
    onet("43-3011.00"),
)
SECOND = Candidate(soc("13-2071"), "Credit Counselors", 0.1, "shares a word")
CODING = Coding(
    " loss mit spec ", "Loss mitigation specialist", (FIRST, SECOND), "the list is wrong"
)


def test_every_occupation_has_name_code_probability_and_reason() -> None:
    document = reading_document(CODING, "0123")
    note, grid = document.blocks
    assert isinstance(note, Paragraph)
    assert note.text == "The list is wrong."
    assert isinstance(grid, Grid)
    assert grid.rows == (
        ("Bill and account collectors", "43-3011", "83 %", "listed by O*NET"),
        ("Credit counselors", "13-2071", "10 %", "shares a word"),
    )
    assert document.title == "What 'loss mit spec' may mean"


def test_a_title_without_a_note_has_only_its_table() -> None:
    document = reading_document(Coding("x", "X", (FIRST,)), "0123")
    assert len(document.blocks) == 1


def test_the_data_form_has_probabilities_in_full_and_the_finer_code() -> None:
    subject = reading_document(CODING, "0123").subject
    assert not isinstance(subject, Comparison)
    assert (subject["snapshot"], subject["text"]) == ("0123", " loss mit spec ")
    assert subject["candidates"] == [
        {
            "occupation": "43-3011",
            "occupation_title": "Bill and Account Collectors",
            "probability": 0.834,
            "reason": "listed by O*NET",
            "detail": "43-3011.00",
        },
        {
            "occupation": "13-2071",
            "occupation_title": "Credit Counselors",
            "probability": 0.1,
            "reason": "shares a word",
            "detail": None,
        },
    ]
