"""The page on methods."""

from __future__ import annotations

from metier.document.methods import methods_document
from metier.document.nodes import Heading, Paragraph


def test_every_section_has_an_anchor_of_its_own_and_a_text() -> None:
    made = methods_document("59b4")
    anchors = [block.anchor for block in made.blocks if isinstance(block, Heading)]
    texts = [block.text for block in made.blocks if isinstance(block, Paragraph)]
    assert len(set(anchors)) == len(anchors) == len(texts) - 1
    assert texts[-1] == "Snapshot 59b4."
