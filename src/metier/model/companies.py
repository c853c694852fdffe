"""Companies as they are ranked and looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from metier.model.comparison import Career
from metier.model.fact import Fact
from metier.model.records import Occupation, Place
from metier.model.release import Release


class By(StrEnum):
    """What companies are ranked by."""

    PAY = "pay"
    """pay against the same occupations in the same states"""
    RATING = "rating"
    """the mean rating, drawn to that of all companies as far as ratings are few"""
    OPENINGS = "openings"
    """postings open now"""

    @property
    def measure(self) -> str:
        """The measure of companies that it is."""
        return f"company.{self.value}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact with its interval.

    Attributes:
        low, high: ends of the interval, in the fact's unit; equal where no error is known, or
            there is none, as of a count of all.
    """

    fact: Fact
    low: float
    high: float

    @property
    def value(self) -> float:
        """The figure itself."""
        return self.fact.estimate.value or 0.0

    @property
    def margin(self) -> float:
        """Half the width of the interval."""
        return (self.high - self.low) / 2


@dataclass(frozen=True, slots=True)
class Standing:
    """One company in a ranking.

    Attributes:
        name: the spelling that most of its records have.
        figure: what it is ranked by.
        best, worst: the ranks it may have, 1 for the highest.
        plain: the mean of its ratings as they are, where it is ranked by rating.
    """

    name: str
    figure: Figure
    best: int
    worst: int
    plain: Fact | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Companies in the order of one figure, as far as the figure tells.

    Attributes:
        career: whose work they are ranked in; None for all.
        confidence: of each interval, and that all ranges of ranks hold the true ranks.
        least: records that a company needs to be ranked.
        release: whose records they are.
        others: other releases that have the figure, each a ranking of its own.
        standings: the first of them, best estimate first.
        ranked: how many companies there are in all.
        left_out: companies that have records but no rank; None where that is not known.
    """

    snapshot: str
    by: By
    career: Career | None
    place: Place
    confidence: float
    least: int
    release: Release
    others: tuple[Release, ...]
    standings: tuple[Standing, ...]
    ranked: int
    left_out: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """What a snapshot has of one occupation at a company, or of the company in one state.

    Attributes:
        occupation: None where the part is a state.
        state: its letters; empty where the part is an occupation.
        figures: by measure.
        official: the occupation's official mean pay in the nation; None if unknown.
    """

    occupation: Occupation | None
    state: str
    figures: Mapping[str, Figure]
    official: Figure | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """All that a snapshot has of one company.

    Attributes:
        name: the spelling that most of its records have.
        spellings: the others, of other files.
        rankings: of each figure it is ranked by, the ranking with its standing alone.
        careers: its occupations, those with most records first.
        states: its states, likewise.
        releases: what the figures come from.
        words: of its name, by which its postings are found; empty where there are none.
    """

    snapshot: str
    name: str
    spellings: tuple[str, ...]
    confidence: float
    rankings: tuple[Ranking, ...]
    careers: tuple[Part, ...]
    states: tuple[Part, ...]
    releases: tuple[Release, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """A company by its name.

    Attributes:
        name: the spelling that most of its records have.
        openings: posted in the nation; 0 where there are no postings of it.
        records: behind its figures in the nation.
    """

    name: str
    openings: int
    records: int


@dataclass(frozen=True, slots=True)
class Names:
    """Companies that a text may name.

    Attributes:
        exact: whether they have the words of the text, and are not just spelled like it.
        count: how many there are; the first of them are `companies`.
    """

    snapshot: str
    text: str
    exact: bool
    count: int
    companies: tuple[Named, ...]
