"""The shape of a rule, and how its texts write numbers and labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from metier.model.comparison import Flag
from metier.model.fact import Fact
from metier.model.measure import measure
from metier.words import translated

Subject = TypeVar("Subject")
Found = Iterator[tuple[str, Sequence[str | Fact]]]
"""Texts of flags, and the measures or the facts each is about."""


class Finding(NamedTuple):
    """A flag, and the facts that contradict each other."""

    flag: Flag
    facts: tuple[Fact, ...]


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
        for finding in self.findings(subject):
            yield finding.flag

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """The same, each with the facts it is about."""
        for text, about in self.find(subject):
            facts = tuple(one for one in about if isinstance(one, Fact))
            named = (one.measure if isinstance(one, Fact) else one for one in about)
            yield Finding(Flag(self.id, text, tuple(dict.fromkeys(named))), facts)

    @property
    def page(self) -> str:
        """The page of the documentation that explains it."""
        return page_of(self.id)


def page_of(rule_id: str) -> str:
    """Where a rule is explained, below the root of the project.

    >>> page_of("sex-total")
    'docs/rules/sex-total.md'
    """
    return f"docs/rules/{rule_id}.md"


def label(measure_id: str) -> str:
    """A measure's label as it stands inside a sentence.

    >>> label("age.mean"), label("lgbt.share")
    ('average age', 'LGBT share')
    """
    text = translated(measure(measure_id).label)
    return text if text[:2].isupper() else text[0].lower() + text[1:]


def at(fact: Fact) -> str:
    """A figure and the cell it stands in."""
    cell = f", {fact.cell}" if fact.cell else ""
    return f"{digits(fact.estimate.value or 0)}{cell}"


def who(fact: Fact) -> str:
    """Whose figure it is, from where, and of when."""
    where = [fact.slice.place, fact.slice.period, fact.slice.industry, fact.slice.employer]
    of = f"{fact.title}, {fact.occupation.value}" if fact.title else fact.occupation.value
    return f"{of} ({fact.source}; {', '.join(part for part in where if part)})"


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
