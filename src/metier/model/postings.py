"""Postings as they are looked for and found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Sort(StrEnum):
    """What stands first among the postings found."""

    RELEVANCE = "relevance"
    """the words asked for, in the title before all; without words as `date`"""
    PAY = "pay"
    """the highest pay; postings that state none last"""
    DATE = "date"
    """the newest; postings without a date last"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; all of it has to hold.

    Attributes:
        words: as typed; what stands in double quotes has to stand so. Empty for any.
        occupation: the SOC 2018 code that the title was read as.
        state: two letters.
        metro: a CBSA code.
        company: words that stand side by side in its name.
        min_pay: USD a year, reached by the upper end of the pay stated.
        since: posted on that day or later.
        limit: how many postings to give.
        offset: how many to leave out before them.
        facets: whether to count all that were found by the columns of `FACETS`.
    """

    words: str = ""
    occupation: str | None = None
    state: str | None = None
    metro: str | None = None
    company: str | None = None
    min_pay: float | None = None
    remote: bool = False
    since: date | None = None
    sort: Sort = Sort.RELEVANCE
    limit: int = 20
    offset: int = 0
    facets: bool = False


FACETS = ("state", "metro", "company", "occupation", "seniority", "pay", "remote")
"""What postings found are counted by."""

BANDS = (0, 30_000, 40_000, 50_000, 60_000, 80_000, 100_000, 150_000, 200_000)
"""The lower ends of the bands in which pay is counted, USD a year."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """How many of the postings found have one value of a column.

    Attributes:
        value: as the column has it; of `pay` the lower end of a band in USD a year, of
            `remote` `yes`.
        name: what a reader calls it.
    """

    value: str
    count: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting as a list of postings shows it; what it does not say is None.

    Attributes:
        posting: its number in the snapshot.
        source: the address of its release.
        title: as posted.
        occupation: the SOC 2018 code that the title was read as; None where it was declined.
        place: as posted; `state` and `metro` are what it was read as.
        pay_low, pay_high: USD a year; equal where one figure was stated.
        pay_unit: as stated: `hour`, `week`, `month` or `year`.
        standing: where its pay lies among those who work in the occupation, in words.
    """

    posting: int
    source: str
    title: str | None
    canonical_title: str | None = None
    occupation: str | None = None
    probability: float | None = None
    seniority: str | None = None
    company: str | None = None
    state: str | None = None
    metro: str | None = None
    place: str | None = None
    posted: date | None = None
    expires: date | None = None
    pay_low: float | None = None
    pay_high: float | None = None
    pay_unit: str | None = None
    industry: str | None = None
    remote: bool | None = None
    url: str | None = None
    skills: tuple[str, ...] = ()
    standing: str = ""

    @property
    def pay(self) -> float | None:
        """The upper end of the pay stated, or what there is of it; USD a year."""
        return self.pay_low if self.pay_high is None else self.pay_high


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        count: all postings that fit, whatever the limit.
        postings: those from `offset` on, in the order asked for.
        facets: the most frequent values of each column; empty unless asked for.
        misspelled: words that no posting has, and that were read with a slip or two.
    """

    wanted: Wanted
    count: int
    postings: tuple[Posting, ...]
    facets: Mapping[str, tuple[Bucket, ...]] = field(default_factory=dict)
    misspelled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Jobs:
    """What `metier jobs` found, with what it was read as.

    Attributes:
        asked: what was looked for, in words, as `bookkeepers in Texas`.
        period: of the pay that postings are held against; empty where there is none.
    """

    snapshot: str
    asked: str
    found: Found
    period: str = ""
