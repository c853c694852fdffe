"""Sentences of which a part stands out: a message whose values are stretches of text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from metier.document.nodes import Emphasis, Span

_MARK = "\N{INVISIBLE SEPARATOR}"
"""Stands around the name of a part; no text has it."""


def slot(name: str) -> str:
    """What stands in a text for a part until it is put in, as a value of a message."""
    return f"{_MARK}{name}{_MARK}"


def spread(
    text: str, parts: Mapping[str, Sequence[Span]], emphasis: Emphasis = Emphasis.PLAIN
) -> tuple[Span, ...]:
    """A text as spans, with the parts in the places of their slots.

    Args:
        emphasis: of the text between the parts.

    >>> [span.text for span in spread(f"Read as {slot('it')}.", {"it": [Span("clerks")]})]
    ['Read as ', 'clerks', '.']
    """
    found: list[Span] = []
    for at, piece in enumerate(re.split(f"{_MARK}(.*?){_MARK}", text)):
        if at % 2:
            found += parts[piece]
        elif piece:
            found.append(Span(piece, emphasis))
    return tuple(found)
