"""What was found on a published page: contradictions, and its figures beside the official ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from metier.check import lines_in
from metier.document.audited import audited_blocks
from metier.document.flags import flags_data, flags_document
from metier.document.nodes import (
    Block,
    Data,
    Document,
    Emphasis,
    Grid,
    Heading,
    Paragraph,
    Role,
    Span,
)
from metier.model.claim import Pasted
from metier.model.comparison import Career, Comparison, Flag
from metier.words import mid_sentence
from metier.words.language import say


def checked_document(
    flags: Sequence[Flag],
    page: Pasted,
    sheet: Comparison | None,
    why: str = "",
    data: Data | None = None,
) -> Document:
    """The contradictions, the lines that they are about, and the audit.

    Args:
        sheet: the careers of the page with its figures audited; None where there is none.
        why: there is none, in a sentence.
        data: what the data form says besides the contradictions.
    """
    found = flags_document(flags, page.name, page=True)
    blocks: list[Block] = [*found.blocks]
    if named := _named(flags, page.text):
        heads = (say("line"), say("text"))
        blocks.append(Heading(say("What stands there"), "lines"))
        blocks.append(Grid(say("The lines named above"), heads, named))
    if sheet is not None:
        blocks += audited_blocks(sheet)
        blocks += (Paragraph(_read_as(career), Role.READING) for career in sheet.careers)
    elif why:
        blocks.append(Paragraph((Span(why),), Role.METHOD))
    said: Data = {**flags_data(flags, page.name), **(data or {})}
    return replace(found, blocks=tuple(blocks), subject=said)


def _named(flags: Iterable[Flag], text: str) -> tuple[tuple[str, str], ...]:
    """The lines that flags name, each with its number."""
    lines = text.split("\n")
    numbers = lines_in(" ".join(flag.text for flag in flags))
    return tuple((str(at), lines[at - 1].strip()) for at in numbers if at <= len(lines))


def _read_as(career: Career) -> tuple[Span, ...]:
    before, _, after = say(
        "{title} was read as {occupation} ({code}).",
        title=career.title,
        occupation="\0",
        code=career.occupation.value,
    ).partition("\0")
    name = mid_sentence(career.occupation_title)
    return Span(before), Span(name, Emphasis.TERM), Span(after)
