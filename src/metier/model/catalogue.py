"""What a snapshot has pages of: its occupations by field."""

from __future__ import annotations

from dataclasses import dataclass

from metier.model.estimate import Estimate
from metier.model.records import Occupation


@dataclass(frozen=True, slots=True)
class Entry:
    """A detailed occupation with its address.

    Attributes:
        occupation: its official name is in sentence case.
        slug: the last part of its page's address.
        jobs: in the nation, by the newest figure; None where there is none.
        pay: the official median in the nation, dollars a year, likewise.
    """

    occupation: Occupation
    slug: str
    jobs: float | None
    pay: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A major group with its occupations, in the order of their codes."""

    group: Occupation
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The occupations of a snapshot.

    Attributes:
        fields: in the order of their codes; none is empty.
        period: of the newest median pay; empty where there is none.
    """

    snapshot: str
    fields: tuple[Field, ...]
    period: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All occupations, A to Z."""
        each = (entry for field in self.fields for entry in field.entries)
        return tuple(sorted(each, key=lambda entry: entry.occupation.title.casefold()))
