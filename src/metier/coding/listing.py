"""What is known of a title before any reckoning: whether it is one, and who lists it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from metier.coding import corrections, lexicon
from metier.coding.index import TitleIndex, detailed, soc_of
from metier.coding.pooling import STANDING
from metier.coding.titles import canonical, forms, normalise
from metier.model.coding import Candidate
from metier.model.records import TitleEntry

LONGEST = 200
"""Characters of the longest text that is read as a title."""

NAMED, SMALLEST = 10, 0.005
"""At most so many occupations are named for a title, and none less likely than this."""

_MAIL = re.compile(r"\S@\S+\.\w|https?://|www\.", re.IGNORECASE)
_PROGRAM = re.compile(
    r"<\s*/?\w+[^>]*>|\b(?:select|insert|update|delete|drop)\b.*\b(?:from|into|set|table)\b.*[;=*]"
    r"|['\"]\s*(?:or|;)\s|[{}\\]",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS = re.compile(r"[@:.<;=*'\"{}\\]")
"""A text without one of these is neither an address nor program text."""
_LATIN = re.compile(r"[A-Za-z]")


def obstacle(title: str) -> str:
    """Why a text is not read as a title, in words; empty if it may be one."""
    if not title.strip():
        return "there is no title"
    if len(title) > LONGEST:
        return f"a title has at most {LONGEST} characters, this has {len(title):,}"
    if _SIGNS.search(title):
        if _MAIL.search(title):
            return "this is an address, not a title"
        if _PROGRAM.search(title):
            return "this is program text, not a title"
    if not _LATIN.search(title):
        return "it has no Latin letters, and the lists of titles are in English"
    return ""


def listed_under(title: str, shown: str, index: TitleIndex) -> Sequence[TitleEntry]:
    """Entries under the whole title; failing that, under its main part.

    Args:
        shown: the canonical title.
    """
    for form in dict.fromkeys((title, *forms(title), shown)):
        entries = [entry for entry in index.entries(normalise(form)) if detailed(entry.code)]
        if entries:
            return entries
    return ()


REASONS: Mapping[str, str] = {
    "soc title": "the official name of this occupation",
    "onet title": "O*NET's name of this occupation",
    "soc direct match": "listed by the SOC under this occupation",
    lexicon.LISTING: "a frequent title, read as this occupation",
    "onet reported": "reported to O*NET by people in this occupation",
}
"""Why an occupation is named, by the list that names it."""
LISTED = "listed by O*NET under this occupation"
"""Why, where another list does."""
BY_WORDS = "its words, or parts of them, are of this occupation"
"""Why, where no list has the title."""


def corrected(entries: Sequence[TitleEntry], index: TitleIndex) -> tuple[Candidate, ...]:
    """What a correction among the entries says of a title, likeliest first; empty if none is."""
    found = [
        Candidate(soc_of(e.code), index.occupation_title(soc_of(e.code)), e.weight, e.reason)
        for e in entries
        if e.listing == corrections.LISTING
    ]
    return tuple(sorted(found, key=lambda candidate: -candidate.probability))


def listed_reason(entries: Sequence[TitleEntry]) -> str:
    """Why an occupation is named, from the entries of a title that stand under it; at least one."""
    best = max(entries, key=lambda entry: STANDING.get(entry.listing, 1.0))
    return REASONS.get(best.listing, LISTED)


def like_reason(entries: Sequence[TitleEntry]) -> str:
    """Why an occupation is named, from like titles that stand under it; at least one."""
    names = list(dict.fromkeys(entry.title for entry in entries))
    more = len(names) - 1
    others = "" if not more else f" and {more} more title{'s' if more > 1 else ''}"
    return f"like '{canonical(names[0])}'{others}"
