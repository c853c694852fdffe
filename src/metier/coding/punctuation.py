"""What a title's punctuation says: brackets, pay, requisitions, places, parts."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

from metier.coding import vocabulary as vocab

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"})
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_PAY = re.compile(
    r"(?:(?:up to|from|make|earn|pay|starting at)\s+)?\$\s?\d[\d,.]*\s?k?\+?"
    r"(?:\s?(?:-|to)\s?\$?\s?\d[\d,.]*\s?k?\+?)?"
    r"(?:\s?(?:/|per\b|an\b|a\b)?\s?(?:hourly|hour|hr|weekly|week|wk|monthly|month|mo|yearly|year"
    r"|yr|annually)\b)?"
)
_REQUISITION = re.compile(
    r"\b(?:req|requisition|job id|ref|posting)\b\s?[.:#]+\s?[a-z]{0,3}-?\d+"
    r"|(?<![a-z0-9+#])#\s?\d\w*"
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_CITY = re.compile(r"(?:\s-+\s|\|)\s*(?:in\s)?[a-z][a-z .']{1,30},\s?([a-z]{2})(?:\s\d{5})?$")
_IN_CITY = re.compile(r"\s(?:job\s|jobs\s)?(?:available\s)?in\s[a-z .']{2,30},\s?([a-z]{2})\b")
_PARTS = re.compile(r"\s-+\s*|\s*-+\s|[|:;,•·]|\s@\s|--+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?[+#]*")


def fold(text: str) -> str:
    """Plain lower-case ASCII: no accents, apostrophes, or letters of other scripts.

    >>> fold("Café Driver’s Aide")
    'cafe driver aide'
    """
    plain = html.unescape(text).translate(_QUOTES)
    decomposed = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return decomposed.replace("'s", "").replace("'", "")


def parts(title: str) -> list[list[str]]:
    """The words between separators, without what punctuation shows to be decoration.

    Args:
        title: as typed.

    Returns:
        Lower-case words of each part, none empty; no part where there are no words.

    >>> parts("RN (ICU) - $45/hr - Austin, TX | Req #123")
    [['rn']]
    >>> parts("Manager, Retail")
    [['manager'], ['retail']]
    """
    text = unicodedata.normalize("NFKC", html.unescape(title)).lower().translate(_QUOTES)
    text = _PAY.sub(" ", text)
    bare = _BRACKETS.sub(" ", text)
    if _WORD.search(bare):
        text = bare
    text = _DOTTED.sub(lambda found: found.group().replace(".", "") + " ", text)
    text = _REQUISITION.sub(" ", text)
    text = text.replace("r&d", "rd").replace("a/p", "accounts payable")
    text = text.replace("a/r", "accounts receivable").replace("&", " and ")
    text = _without_place(text.strip(" -,.|"))
    found = [_WORD.findall(part) for part in _PARTS.split(text)]
    kept = [part for part in found if part and not _is_place(part)]
    return kept or [part for part in found if part]


def _without_place(text: str) -> str:
    in_city = _IN_CITY.search(text)
    if in_city and in_city.group(1) in vocab.STATES:
        text = text[: in_city.start()] + text[in_city.end() :]
    # "clerk - austin, tx": the city is its own part; "clerk, tx" has no city.
    found = _CITY.search(text)
    if found and found.group(1) in vocab.STATES:
        text = text[: found.start()]
    return text


def _is_place(part: Sequence[str]) -> bool:
    if len(part) == 1 and part[0] in vocab.STATES:
        return True
    return " ".join(part) in vocab.STATE_NAMES
