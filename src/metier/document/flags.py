"""Contradictions found on a page or in a snapshot."""

from __future__ import annotations

from collections.abc import Sequence

from metier.check import FACT_RULES, PAGE_RULES, RULES, page_of
from metier.document.nodes import Bullets, Data, Document, Heading, Paragraph, Role, Span
from metier.model.comparison import Flag
from metier.words import say, say_many, translated


def flags_document(flags: Sequence[Flag], subject: str, *, page: bool) -> Document:
    """Flags under the sentence of their rule.

    Args:
        subject: what was checked, as a file's name.
        page: whether that is a published page, which has other rules than a snapshot.
    """
    title = say("Nothing found in {subject}", subject=subject)
    if number := len(flags):
        title = say_many(
            "{n} contradiction found in {subject}",
            "{n} contradictions found in {subject}",
            number,
            subject=subject,
        )
    blocks: list[Heading | Paragraph | Bullets] = []
    if not flags:
        rules = len(PAGE_RULES if page else FACT_RULES)
        blocks.append(Paragraph((Span(say("None of the {n} rules fired.", n=rules)),)))
    for rule in dict.fromkeys(flag.rule for flag in flags):
        mine = tuple(flag.text for flag in flags if flag.rule == rule)
        sentence = translated(RULES[rule].sentence) if rule in RULES else rule
        blocks.append(Heading(f"{sentence[:1].upper()}{sentence[1:].rstrip('.')}", rule))
        blocks.append(Bullets(mine, Role.FLAG))
    return Document("check", title, f"{title}.", tuple(blocks), flags_data(flags, subject))


def flags_data(flags: Sequence[Flag], subject: str) -> Data:
    """The flags ready for JSON."""
    return {
        "schema": "metier/check/1",
        "subject": subject,
        "flags": [
            {"rule": f.rule, "text": f.text, "rows": list(f.rows), "page": page_of(f.rule)}
            for f in flags
        ],
    }
