"""A text and what it says in words: a verdict, a difference announced, a source named."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from metier.model.comparison import Verdict


@dataclass(frozen=True, slots=True)
class Pasted:
    """The text of a published page that stands in no file."""

    text: str
    name: str = "page"


class ClaimKind(StrEnum):
    """What a sentence claims."""

    VERDICT = "verdict"
    """one title's figure is higher or lower than another's"""
    DIFFERENCE = "difference"
    """titles differ, without saying by how much"""
    SOURCE = "source"
    """where figures come from"""
    PERIOD = "period"
    """which year figures refer to"""
    SAMPLE = "sample"
    """how many people or records are behind figures"""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of a text and what it claims.

    Attributes:
        kind: see `ClaimKind`.
        text: the sentence as printed.
        line: where it stands, from 1 at the top of the file.
        titles: whom it is about, in sentence case, the first against the second; empty if
            it is about the whole text.
        measure: an id of the catalogue, for a verdict; None otherwise.
        verdict: of the first title against the second; None for other kinds.
        values: the figures the sentence quotes, one for each title; empty if none.
    """

    kind: ClaimKind
    text: str
    line: int
    titles: tuple[str, ...] = ()
    measure: str | None = None
    verdict: Verdict | None = None
    values: tuple[float, ...] = ()
