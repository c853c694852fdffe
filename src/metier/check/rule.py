"""The shape of a rule, and how its texts write numbers and labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from metier.model.comparison import Flag
from metier.model.measure import measure
from metier.words import translated

Subject = TypeVar("Subject")
Found = Iterator[tuple[str, tuple[str, ...]]]
"""Texts of flags, and the measures each is about."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """One thing that may be wrong with figures.

    Attributes:
        id: stable.
        sentence: what is wrong where it fires, in English; `translated` says it.
        computes: the arithmetic of the condition on which it fires, for documentation.
        find: looks at a subject and gives the texts of its flags.
    """

    id: str
    sentence: str
    computes: str
    find: Callable[[Subject], Found]

    def flags(self, subject: Subject) -> Iterator[Flag]:
        """What this rule has to say of a subject; nothing where all is well."""
        for text, measures in self.find(subject):
            yield Flag(self.id, text, measures)


def label(measure_id: str) -> str:
    """A measure's label as it stands inside a sentence.

    >>> label("age.mean"), label("lgbt.share")
    ('average age', 'LGBT share')
    """
    text = translated(measure(measure_id).label)
    return text if text[:2].isupper() else text[0].lower() + text[1:]


def digits(value: float) -> str:
    """A number with separators and no more decimals than it was printed with.

    >>> digits(40277.0), digits(3.67), digits(-8.0)
    ('40,277', '3.67', '-8')
    """
    return f"{_decimal(value):,f}"


def dollars(value: float) -> str:
    """An amount in whole dollars.

    >>> dollars(40277.4)
    '$40,277'
    """
    return f"${value:,.0f}"


def decimals(value: float) -> int:
    """How many decimals a number was printed with, trailing zeros not counted.

    >>> decimals(61.0), decimals(18.5), decimals(3.67)
    (0, 1, 2)
    """
    return len(f"{_decimal(value):f}".partition(".")[2])


def _decimal(value: float) -> Decimal:
    """The shortest decimal number that reads back as `value`, to six decimals."""
    return Decimal(repr(round(value, 6))).normalize()
