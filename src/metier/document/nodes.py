"""A document as a tree whose cells hold facts; renderers decide what it looks like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from metier.document.chart import Chart
from metier.document.states import StateMap
from metier.model.comparison import Answer, Comparison, Row, Verdict
from metier.model.measure import Unit
from metier.words import display, ranged
from metier.words.language import language


class Emphasis(StrEnum):
    """How a stretch of text stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    """what a reader takes away from the sentence"""
    TERM = "term"
    """the name of an occupation"""
    QUIET = "quiet"


class Role(StrEnum):
    """What a paragraph or a list is for."""

    READING = "reading"
    FINDING = "finding"
    FLAG = "flag"
    METHOD = "method"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with one emphasis, and the address it leads to where pages have links."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN
    href: str = ""
    instead: bool = False  # of links: said only where pages have none


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the document.

    Attributes:
        anchor: unique in the document; letters and hyphens.
    """

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: tuple[Span, ...]
    role: Role = Role.TEXT

    @property
    def text(self) -> str:
        """The words without their emphasis."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Bullets:
    """Sentences that stand in no order."""

    items: tuple[str, ...]
    role: Role = Role.TEXT


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do or to have."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Things in the order in which a person takes them."""

    title: str
    note: str
    items: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one career says in one line.

    Attributes:
        answers: one, or the two ends of a range.
        marks: numbers of the notes that are about this cell alone.
    """

    answers: tuple[Answer, ...]
    marks: tuple[int, ...] = ()

    def words(self, unit: Unit, *, exact: bool = False) -> str:
        """The cell in words; the two ends of a range are joined by "to"."""
        said = [display(answer, unit, exact=exact) for answer in self.answers]
        return said[0] if len(said) == 1 else ranged(said)

    @property
    def known(self) -> bool:
        """Whether the cell says more than why there is nothing."""
        for answer in self.answers:
            if answer.estimate.value is not None or answer.estimate.category or answer.items:
                return True
        return False

    @property
    def weak(self) -> bool:
        """Whether fewer people stand behind it than a figure should rest on."""
        return any("weak" in answer.flags for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Line:
    """One measure, or the two ends of a range, for all careers.

    Attributes:
        rows: of the comparison that the line shows.
        cells: one for each career.
        verdict: of the first row; None where the line is not a quantity.
        said: the verdict in words; empty where there is nothing to say.
        marks: numbers of the notes about all cells.
        level: 0, or 1 below a `Subhead`.
        secondary: whether another source of the same measure stands first.
    """

    label: str
    unit: Unit
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]
    verdict: Verdict | None
    said: str
    marks: tuple[int, ...] = ()
    level: int = 0
    secondary: bool = False


@dataclass(frozen=True, slots=True)
class Subhead:
    """The name of a distribution, above its levels.

    Attributes:
        marks: numbers of the notes about all its levels.
    """

    label: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together, under a title."""

    title: str
    anchor: str
    lines: tuple[Line | Subhead, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Measures by careers.

    Attributes:
        caption: what it shows, with place and confidence.
        careers: the head of each career's column.
        tags: a short name for each career, for narrow places.
    """

    caption: str
    careers: tuple[str, ...]
    tags: tuple[str, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note under a table."""

    mark: int
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes that a table refers to, each once."""

    items: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A plain table of words, for pages that are not comparisons.

    Attributes:
        rows: as many words as there are columns; the first names the row.
        links: the address that each row's first words lead to; empty where none does.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[str, ...] = ()

    def link(self, row: int) -> str:
        """The address that a row leads to; empty for none."""
        return self.links[row] if self.links else ""


Block = Heading | Paragraph | Bullets | Steps | Table | Notes | Chart | StateMap | Grid
Data = Mapping[str, object]
"""What the data form of a page that is no comparison says, ready for JSON."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a page says, in order.

    Attributes:
        kind: `comparison`, `career` and so on.
        summary: one sentence for search engines and previews.
        subject: what the document was made from; the data forms are made from it.
        language: of its words; renderers say theirs in the same.
    """

    kind: str
    title: str
    summary: str
    blocks: tuple[Block, ...]
    subject: Comparison | Data
    language: str = field(default_factory=language)
