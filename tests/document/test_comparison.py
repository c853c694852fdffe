"""A comparison becomes a document in the order in which a reader needs it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.fixtures.comparisons import clerks_and_collectors, of_three

from metier.document.chart import Chart, ChartKind
from metier.document.comparison import comparison_document, lead
from metier.document.nodes import Bullets, Emphasis, Heading, Paragraph, Role, Steps
from metier.document.states import StateMap
from metier.model.comparison import Comparison, Flag


def text_of(comparison: Comparison, role: Role) -> list[str]:
    blocks = comparison_document(comparison).blocks
    return [b.text for b in blocks if isinstance(b, Paragraph) and b.role is role]


def test_the_order_is_reading_findings_figures_charts_moves_flags_method() -> None:
    document = comparison_document(clerks_and_collectors())
    roles = [b.role for b in document.blocks if isinstance(b, Paragraph)]
    assert roles == [Role.READING] * 2 + [Role.FINDING] * 3 + [Role.METHOD]
    assert [b.anchor for b in document.blocks if isinstance(b, Heading)] == [
        "figures",
        "charts",
        "moves",
        "flags",
        "method",
    ]


def test_the_reading_names_the_occupations_and_whose_the_figures_are() -> None:
    first, others = text_of(clerks_and_collectors(), Role.READING)
    assert first == (
        "Read as loan interviewers and clerks (43-4131) and bill and account collectors "
        "(43-3011). Neither title has official figures of its own: what follows is for those "
        "occupations."
    )
    assert others.startswith("Other readings: for loan servicing specialist, loan officers (")


def test_two_of_three_titles_with_one_reading_say_so_first() -> None:
    both = clerks_and_collectors()
    careers = (*both.careers, replace(both.careers[0], title="Loan clerk"))
    rows = tuple(replace(row, answers=(*row.answers, row.answers[0])) for row in both.rows)
    flag = Flag("same-reading", "The titles are read as the same occupation")
    same = replace(both, careers=careers, rows=rows, flags=(flag,))
    first = text_of(same, Role.READING)[0]
    assert first.count("loan interviewers and clerks") == 1
    assert first.endswith("The titles are read as the same occupation.")


def test_where_all_titles_are_read_alike_the_first_finding_alone_says_so() -> None:
    both = clerks_and_collectors()
    careers = (both.careers[0], replace(both.careers[0], title="Loan clerk"))
    flag = Flag("same-reading", "The titles are read as the same occupation")
    same = replace(both, careers=careers, flags=(flag,))
    assert not any("same occupation" in text for text in text_of(same, Role.READING))


def test_a_reading_that_the_reader_chose_offers_no_others() -> None:
    both = clerks_and_collectors()
    chosen = replace(both, careers=tuple(replace(c, chosen=True) for c in both.careers))
    assert len(text_of(chosen, Role.READING)) == 1


def test_what_the_reading_says_is_not_said_again_among_the_flags() -> None:
    document = comparison_document(clerks_and_collectors())
    (flags,) = (b for b in document.blocks if isinstance(b, Bullets))
    assert flags.items == ("Some figures rest on fewer than 30 people: race and Hispanic origin.",)


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("Clerks earn more: $1 a year. Still, not all do.", "Clerks earn more:"),
        ("Pay is about the same. The gap is small: $1.", "Pay is about the same."),
        ("Pay is about the same.", "Pay is about the same."),
        ("Clerks are paid $52,520; half, more.", "Clerks are paid $52,520;"),
        ("Jobs shrink, with openings.", "Jobs shrink,"),
    ],
)
def test_a_finding_is_strong_up_to_its_colon_or_its_first_sentence(text: str, strong: str) -> None:
    spans = lead(text)
    assert spans[0].text == strong
    assert spans[0].emphasis is Emphasis.STRONG
    assert "".join(span.text for span in spans) == text


def test_the_confidence_and_the_number_of_tests_are_said_once() -> None:
    (method,) = text_of(clerks_and_collectors(), Role.METHOD)
    assert method.startswith("± is the margin at 90 % confidence. 22 rows were tested at once;")
    assert "Snapshot m1-4f2a9c." in method


def test_the_way_from_one_to_the_other_names_both_ends() -> None:
    document = comparison_document(clerks_and_collectors())
    ways = [b for b in document.blocks if isinstance(b, Steps)]
    assert ways[0].title == "From loan interviewers and clerks to bill and account collectors"
    assert ways[0].note.startswith("Number 7 among the occupations")
    assert ways[1].note.startswith("Not among")


def test_ways_without_steps_are_left_out() -> None:
    blocks = comparison_document(of_three()).blocks
    assert not any(isinstance(block, Steps) for block in blocks)


def test_one_career_alone_is_a_career_page() -> None:
    both = clerks_and_collectors()
    rows = tuple(replace(r, answers=r.answers[:1], verdict=None, gap=None) for r in both.rows)
    alone = replace(both, careers=both.careers[:1], rows=rows, trends=(), moves=())
    document = comparison_document(alone)
    assert document.kind == "career"
    assert document.title == "Loan servicing specialist"
    assert "The title has no official figures of its own" in text_of(alone, Role.READING)[0]


def test_the_chart_of_pay_stands_between_the_findings_and_the_figures() -> None:
    blocks = comparison_document(clerks_and_collectors()).blocks
    drawn = [at for at, block in enumerate(blocks) if isinstance(block, Chart | StateMap)]
    heading = next(at for at, block in enumerate(blocks) if isinstance(block, Heading))
    assert drawn[0] == heading - 1
    first = blocks[drawn[0]]
    assert isinstance(first, Chart)
    assert first.kind is ChartKind.RANGE
    assert all(at > heading for at in drawn[1:])
