"""The sentences of a published page: times to become, skills, and what is claimed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metier.model.claim import Claim, ClaimKind
from metier.model.comparison import Verdict
from metier.model.estimate import Estimate
from metier.readers.published.layout import Names
from metier.readers.published.rows import DOLLARS, Figure

_DURATION = re.compile(
    r"\b(?:\d{1,3}\s?(?:-|–|—|to)\s?)?(\d{1,3})\s?(month|year)s?\b", re.IGNORECASE
)
_PROVENANCE = {
    ClaimKind.SOURCE: re.compile(r"^\W*sources?\s*:", re.IGNORECASE),
    ClaimKind.PERIOD: re.compile(r"(?<![$\d,.])\b(?:19|20)\d\d\b(?! (?:hours|jobs|people))"),
    ClaimKind.SAMPLE: re.compile(
        r"\bn\s*=\s*\d|\bsample (?:size|of)\b|\bbased on \d[\d,]* ", re.IGNORECASE
    ),
}


def sentences(text: str) -> list[str]:
    """A line of prose, cut where a sentence ends and another begins.

    >>> sentences("It takes 6-12 months. Pay is $43,251. It varies.")
    ['It takes 6-12 months.', 'Pay is $43,251.', 'It varies.']
    """
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)


def figures(sentence: str, names: Names) -> Iterator[tuple[str, Figure]]:
    """The times and skills a sentence gives, each with the career it is about."""
    yield from _times(sentence, names)
    yield from _skills(sentence, names)


def _times(sentence: str, names: Names) -> Iterator[tuple[str, Figure]]:
    if not re.search(r"\bbecom(?:e|ing)\b", sentence, re.IGNORECASE):
        return
    titles, spans = names.found_in(sentence), list(_DURATION.finditer(sentence))
    if len(spans) == 1:  # "... 6-12 months to become both a ... and a ..."
        spans *= len(titles)
    if len(spans) != len(titles):
        return
    for title, span in zip(titles, spans, strict=True):
        months = int(span[1]) * (12 if span[2].lower() == "year" else 1)
        yield title, ("entry.time", None, Estimate(float(months), category=span[0]))


def _skills(sentence: str, names: Names) -> Iterator[tuple[str, Figure]]:
    match = re.search(
        rf"\bskills for (?:an? )?{names.pattern} (?:include|are) (.+?)\.?$", sentence, re.IGNORECASE
    )
    if match is None:
        return
    *first, last = [part.strip() for part in match[2].split(",")]
    tail = [last.removeprefix("and ")] if last.startswith("and ") else last.rsplit(" and ", 1)
    for rank, skill in enumerate((*first, *tail), 1):
        estimate = Estimate(None, category=str(rank))
        yield names.title(match[1]), ("skills.top", skill.lower(), estimate)


def claims(sentence: str, line: int, names: Names) -> Iterator[Claim]:
    """What a sentence claims; a sentence may claim several things."""
    for kind, pattern in _PROVENANCE.items():
        if pattern.search(sentence):
            yield Claim(kind, sentence, line)
    titles = names.found_in(sentence)
    if len(titles) > 1 and re.search(r"\bdifferen(?:ces?|t)\b", sentence, re.IGNORECASE):
        yield Claim(ClaimKind.DIFFERENCE, sentence, line, titles)
    match = re.search(
        rf"{names.pattern} has an average (?:annual )?salary of {DOLLARS}, which is "
        rf"(higher|lower) than the {DOLLARS} average (?:annual )?salary of an? {names.pattern}",
        sentence,
        re.IGNORECASE,
    )
    if match:
        first, second = (float(amount.replace(",", "")) for amount in match.group(2, 4))
        yield Claim(
            ClaimKind.VERDICT,
            sentence,
            line,
            (names.title(match[1]), names.title(match[5])),
            "pay.annual.mean",
            Verdict(match[3].lower()),
            (first, second),
        )
