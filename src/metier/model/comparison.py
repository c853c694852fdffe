"""What a comparison holds: careers, rows of cells, verdicts, sentences and flags."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from metier.model.codes import Code
from metier.model.coding import Coding
from metier.model.estimate import Estimate
from metier.model.fact import Fact
from metier.model.measure import Measure
from metier.model.records import Place
from metier.model.release import Release


class Verdict(StrEnum):
    """What may be said of the first career against the second."""

    HIGHER = "higher"
    LOWER = "lower"
    NO_CLEAR_DIFFERENCE = "no clear difference"
    NOT_TESTED = "not tested"
    CANNOT_TELL = "cannot tell"


CLEAR = (Verdict.HIGHER, Verdict.LOWER)
"""The verdicts of a test that found a difference."""


@dataclass(frozen=True, slots=True)
class Career:
    """What the reader asked for, and the occupation it was read as.

    Attributes:
        title: as asked, in sentence case.
        coding: how it was read.
        occupation: whose figures are shown.
        occupation_title: its official name.
        chosen: whether the reader settled the reading.
        short_name: a noun for prose, plural, lower case: `loan clerks`.
    """

    title: str
    coding: Coding
    occupation: Code
    occupation_title: str
    chosen: bool = False
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list answer, as a skill with its importance.

    Attributes:
        name: of the entry.
        estimate: its figure; value None where the list has no numbers.
        note: in words, as `hot technology`; empty otherwise.
    """

    name: str
    estimate: Estimate
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One career's answer in one row.

    Attributes:
        estimate: the figure, or why there is none.
        margin: half the width of the interval at the comparison's confidence; None if unknown.
        fact: where it came from; None where absent.
        release: of the fact.
        inherited_from: the wider or other code whose figure it is; None if its own.
        inherited_title: that code's name.
        items: for list measures; also the leader's ties for best-paying places.
        flags: short words, as `inherited`, `weak`, `top-coded`, `national`.
        note: one sentence about this cell; empty otherwise.
        place: what the place of the figure is called; empty where its code is all there is.
        formula: of a figure that the comparison computed, with the numbers put in; else empty.
        inputs: the facts that such a figure was computed from, or that are the entries of a
            list; empty for a figure that is one fact.
        kept: what was said of the answer before, by what said it; an answer comes back on
            many pages.
    """

    estimate: Estimate
    margin: float | None = None
    fact: Fact | None = None
    release: Release | None = None
    inherited_from: Code | None = None
    inherited_title: str = ""
    items: tuple[Item, ...] = ()
    flags: tuple[str, ...] = ()
    note: str = ""
    place: str = ""
    formula: str = ""
    inputs: tuple[Fact, ...] = ()
    kept: dict[Hashable, Any] = field(default_factory=dict, init=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """First career minus second, in the measure's unit; margin None if unknown."""

    value: float
    margin: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One measure for all careers.

    Attributes:
        measure: from the catalogue.
        label: the measure's, with its group or universe where several rows share it.
        answers: one for each career, in their order.
        gap: the first against the second; None where it cannot be taken.
        verdict: of the first against the second (against the rest, if more);
            None where the row is not a quantity.
        verdicts: of each career against each, for three and more.
        why: the reason for a verdict that is not a test's, in words.
        teller: who puts the row into one sentence; None for nobody.
        group: the level of a distribution; None otherwise.
        primary: False where another source of the same measure stands first.
        beside: whether it is of records behind those that lead; pages tell of such rows in a
            line, data forms have them all.
        level: where each answer is itself a comparison with another career, what it is
            if the two do not differ: 0 of a gap, 50 of a chance; None otherwise.
    """

    measure: Measure
    label: str
    answers: tuple[Answer, ...]
    gap: Gap | None = None
    verdict: Verdict | None = None
    verdicts: tuple[tuple[Verdict | None, ...], ...] = ()
    why: str = ""
    group: str | None = None
    primary: bool = True
    beside: bool = False
    level: float | None = None
    teller: Callable[[Row], str] | None = field(default=None, compare=False, repr=False)

    @property
    def sentence(self) -> str:
        """The row in one sentence, put into words when it is asked for; empty without a teller."""
        return self.teller(self) if self.teller else ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finding in words, and the measures it rests on."""

    text: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a reader should know: a rule that fired, in words.

    Attributes:
        rule: its stable id.
        text: one sentence with the arithmetic.
        rows: the measures it is about.
    """

    rule: str
    text: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from one career to another."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """The way from one career to another.

    Attributes:
        origin: index of the career left.
        goal: index of the career entered.
        related_rank: O*NET's rank of the goal among occupations related to the origin; None
            if it is not among them.
        steps: in the order a person would take them.
    """

    origin: int
    goal: int
    related_rank: int | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A career's average pay by year: period, dollars, margin (None if unknown)."""

    career: int
    points: tuple[tuple[str, float, float | None], ...]


class Outcome(StrEnum):
    """How a published page's figure stands beside the official one."""

    HOLDS = "holds"
    """agrees with an official figure within its margin or the page's rounding"""
    OUTDATED = "outdated"
    """agrees with an older edition of the official figure"""
    DIFFERS = "differs"
    """is another number than the occupation's; a title may differ from its occupation"""
    CANNOT_HOLD = "cannot hold"
    """contradicts an official figure that bounds it"""
    NO_SOURCE = "no official figure"
    """nothing official to hold it against"""


@dataclass(frozen=True, slots=True)
class Audited:
    """One figure of a published page beside the official one.

    Attributes:
        career: index of the career.
        measure: from the catalogue.
        claimed: the page's figure; its slice's group names the level of a distribution.
        official: the comparison's answer; None where there is none.
        outcome: see `Outcome`.
        why: the arithmetic or the reason, in words.
    """

    career: int
    measure: Measure
    claimed: Fact
    official: Answer | None
    outcome: Outcome
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Careers x measures, tested, in words.

    Attributes:
        snapshot: the id of the snapshot it was read from.
        confidence: of every margin and verdict, as 0.9.
        place: what was asked for.
        careers: in the order asked.
        rows: in the order of the catalogue.
        findings: three to five sentences, the largest real differences first.
        flags: what a reader should know.
        moves: from the first career to each other, and back.
        trends: average pay by year.
        tested: how many rows were tested at once, for the false discovery rate.
        audited: a published page's figures beside the official ones, where one was given.
        language: of its labels and sentences.
        states: average pay and jobs in each state, a row for each of the two and each state;
            a row's group is the state's two letters, and its verdict one of all states' tests.
        industries: share of a career's jobs in each industry, a row for each; a row's group is
            the code of the industry, and its figures are in per cent.
    """

    snapshot: str
    confidence: float
    place: Place
    careers: tuple[Career, ...]
    rows: tuple[Row, ...]
    findings: tuple[Sentence, ...]
    flags: tuple[Flag, ...]
    moves: tuple[Move, ...] = ()
    trends: tuple[Trend, ...] = ()
    tested: int = 0
    audited: tuple[Audited, ...] = ()
    language: str = "en"
    states: tuple[Row, ...] = ()
    industries: tuple[Row, ...] = ()

    def __getitem__(self, measure_id: str) -> Row:
        """The first row of that measure.

        Raises:
            KeyError: the comparison has no such row.
        """
        for row in self.rows:
            if row.measure.id == measure_id:
                return row
        raise KeyError(measure_id)
