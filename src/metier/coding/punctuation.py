"""What a title's punctuation says: brackets, pay, requisitions, places, parts.

Each rule is tried only on a text with one of its signs, without which it changes nothing.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable

from metier.coding import vocabulary as vocab

Row = tuple[str, ...]
"""Words of a title or a part of it, in order."""

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
_PARTS = re.compile(r"\s-+\s*|(?<!\s)\s*-+\s|[|:;,•·]|\s@\s|--+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?[+#]*")


def fold(text: str) -> str:
    """Plain lower-case ASCII: no accents, apostrophes, or letters of other scripts.

    >>> fold("Café Driver’s Aide")
    'cafe driver aide'
    """
    plain = html.unescape(text).translate(_QUOTES)
    decomposed = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return decomposed.replace("'s", "").replace("'", "")


def parts(title: str) -> list[Row]:
    """The words between separators, without what punctuation shows to be decoration.

    Args:
        title: as typed.

    Returns:
        Lower-case words of each part, none empty; no part where there are no words.

    >>> parts("RN (ICU) - $45/hr - Austin, TX | Req #123")
    [('rn',)]
    >>> parts("Manager, Retail")
    [('manager',), ('retail',)]
    """
    return parts_of(composed(title))


def composed(title: str) -> str:
    """Lower case, with letters and quotes of one form.

    >>> composed("Driver’s AIDE &amp; Cook")
    "driver's aide & cook"
    """
    if title.isascii() and "&" not in title:
        return title.lower().replace("`", "'")
    return unicodedata.normalize("NFKC", html.unescape(title)).lower().translate(_QUOTES)


def parts_of(text: str) -> list[Row]:
    """The parts of a title that `composed` has prepared.

    >>> parts_of("cook - $20/hr")
    [('cook',)]
    """
    if plain := _plain(text):
        return [plain]
    for signs, rule in RULES:
        for sign in signs:
            if sign in text:
                text = rule(text)
                break
    split = [words for part in _PARTS.split(text.strip()) if (words := _words(part))]
    if len(split) < 2:
        return split
    return [words for words in split if not _is_place(words)] or split


def _words(text: str) -> Row:
    return _plain(text) or tuple(_WORD.findall(text))


def _plain(text: str) -> Row:
    """The words of a text of nothing but letters, digits and blanks; else none."""
    split = text.split()
    return tuple(split) if text.isascii() and "".join(split).isalnum() else ()


def _without_pay(text: str) -> str:
    return _PAY.sub(" ", text)


def _without_brackets(text: str) -> str:
    bare = _BRACKETS.sub(" ", text)
    return bare if _WORD.search(bare) else text


def _without_dots(text: str) -> str:
    return _DOTTED.sub(lambda found: found.group().replace(".", "") + " ", text)


def _without_requisition(text: str) -> str:
    return _REQUISITION.sub(" ", text)


def _with_short_forms(text: str) -> str:
    text = text.replace("r&d", "rd").replace("a/p", "accounts payable")
    return text.replace("a/r", "accounts receivable").replace("&", " and ")


def _without_place(text: str) -> str:
    text = text.strip(" -,.|")
    in_city = _IN_CITY.search(text)
    if in_city and in_city.group(1) in vocab.STATES:
        text = text[: in_city.start()] + text[in_city.end() :]
    # "clerk - austin, tx": the city is its own part; "clerk, tx" has no city.
    found = _CITY.search(text)
    if found and found.group(1) in vocab.STATES:
        text = text[: found.start()]
    return text


def _is_place(part: Row) -> bool:
    if len(part) == 1 and part[0] in vocab.STATES:
        return True
    return len(part) <= _LONGEST_STATE and " ".join(part) in vocab.STATE_NAMES


_LONGEST_STATE = max(len(name.split()) for name in vocab.STATE_NAMES)

RULES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("$", _without_pay),
    ("([{", _without_brackets),
    (".", _without_dots),
    ("#:.", _without_requisition),
    ("&/", _with_short_forms),
    (",", _without_place),
)
"""Each rule with the signs of which it needs one, in the order in which they are tried."""
