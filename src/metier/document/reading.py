"""The occupations that a title may mean."""

from __future__ import annotations

from metier.document.nodes import Data, Document, Grid, Paragraph, Span
from metier.model.coding import Coding
from metier.words import sentence_case


def reading_document(coding: Coding, snapshot: str) -> Document:
    """A title's occupations, likeliest first, each with its reason."""
    title = f"What {coding.text.strip()!r} may mean"
    blocks: list[Paragraph | Grid] = []
    if coding.note:
        blocks.append(Paragraph((Span(f"{coding.note[:1].upper()}{coding.note[1:]}."),)))
    blocks.append(
        Grid(
            f"Occupations for {coding.canonical_title}",
            ("occupation", "code", "probability", "why"),
            tuple(
                (
                    sentence_case(found.occupation_title),
                    found.code.value,
                    f"{100 * found.probability:.0f} %",
                    found.reason,
                )
                for found in coding.candidates
            ),
        )
    )
    data: Data = {
        "schema": "metier/coding/1",
        "snapshot": snapshot,
        "text": coding.text,
        "canonical_title": coding.canonical_title,
        "note": coding.note,
        "candidates": [
            {
                "occupation": found.code.value,
                "occupation_title": found.occupation_title,
                "probability": found.probability,
                "reason": found.reason,
                "detail": found.detail.value if found.detail else None,
            }
            for found in coding.candidates
        ],
    }
    return Document("coding", title, f"{title}.", tuple(blocks), data)
