"""The page on methods: short sections, with examples where the snapshot has them."""

from __future__ import annotations

from metier.atlas import Atlas
from metier.document.methods import methods_document
from metier.document.nodes import Document, Heading, Paragraph, Role


def texts(made: Document, role: Role = Role.TEXT) -> list[str]:
    return [b.text for b in made.blocks if isinstance(b, Paragraph) and b.role is role]


def test_every_section_has_an_anchor_of_its_own_and_a_text() -> None:
    made = methods_document("59b4")
    anchors = [block.anchor for block in made.blocks if isinstance(block, Heading)]
    assert len(set(anchors)) == len(anchors) == len(texts(made))
    assert texts(made, Role.READING) == []
    assert texts(made, Role.METHOD)[-1].endswith("Snapshot 59b4.")


def test_examples_are_sentences_of_a_comparison_in_the_snapshot(almanac: Atlas) -> None:
    shown = almanac.compare("loan servicing specialist", "collections specialist")
    examples = texts(methods_document(almanac.id, shown), Role.READING)
    sentences = [row.sentence for row in shown.rows]
    of_rows = [one for one in examples if one.removeprefix("For example: ") in sentences]
    assert len(of_rows) == 5
    assert any("is read as loan interviewers and clerks" in one for one in examples)
    assert any("California and Texas" in one for one in examples)


def test_an_example_of_no_clear_difference_is_one_within_its_margin(almanac: Atlas) -> None:
    shown = almanac.compare("loan servicing specialist", "collections specialist")
    examples = texts(methods_document(almanac.id, shown), Role.READING)
    unclear = [one for one in examples if "no clear difference" in one]
    assert ["more than its margin" in one for one in unclear] == [False, True]
