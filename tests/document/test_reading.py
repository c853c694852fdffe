"""A title's occupations as a document."""

from __future__ import annotations

from dataclasses import replace

from tests.fixtures.comparisons import clerks_and_collectors

from metier.document.nodes import Grid, Paragraph
from metier.document.reading import other_readings, reading_document, settled
from metier.model.codes import onet, soc
from metier.model.coding import Candidate, Coding
from metier.model.comparison import Comparison
from metier.model.records import Place, PlaceKind

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


def test_each_other_reading_leads_to_the_page_with_it_and_keeps_the_other_titles() -> None:
    paragraph = other_readings(clerks_and_collectors())
    assert paragraph is not None
    assert paragraph.text.startswith("Other readings: for loan servicing specialist, loan offic")
    assert paragraph.text.endswith("On the command line, --as CODE settles a title.")
    links = [span.href for span in paragraph.spans if span.href]
    assert links[0] == "?as=13-2072&as=auto"
    assert links[-1].startswith("?as=auto&as=")


def test_a_settled_title_has_no_other_readings_and_stays_settled_in_links() -> None:
    both = clerks_and_collectors()
    careers = (replace(both.careers[0], chosen=True), both.careers[1])
    paragraph = other_readings(replace(both, careers=careers))
    assert paragraph is not None
    assert "loan servicing specialist" not in paragraph.text
    links = [span.href for span in paragraph.spans if span.href]
    assert all(link.startswith("?as=43-4131&as=") for link in links)
    settled_all = tuple(replace(career, chosen=True) for career in both.careers)
    assert other_readings(replace(both, careers=settled_all)) is None


def test_an_address_keeps_the_place() -> None:
    both = clerks_and_collectors()
    there = replace(both, place=Place("MD", "Maryland", PlaceKind.STATE))
    assert settled(there, 1, FIRST) == "?in=MD&as=auto&as=43-3011"
