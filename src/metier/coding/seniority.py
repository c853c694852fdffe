"""The level a title states: intern, junior, senior, lead, manager, or none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from metier.coding import vocabulary as vocab

LEVELS = ("intern", "junior", "manager", "lead", "senior")
"""The levels; of several that a title states, the first of these counts."""

_QUALIFIERS = frozenset({"to", "for", "with", "at", "in"})
_SPELLED = {
    word: tuple(text.split()) for word, text in {**vocab.ABBREVIATIONS, **vocab.ACRONYMS}.items()
}
_LEARNERS = frozenset(form for word in vocab.LEARNERS for form in (word, f"{word}s"))
_MANAGERS = frozenset(form for word in vocab.MANAGERS for form in (word, f"{word}s"))
_LEADERS = frozenset(form for word in vocab.LEADERS for form in (word, f"{word}s"))

TELLING = frozenset(
    {*_LEARNERS, *vocab.LEARNING, *_MANAGERS, *_LEADERS, "junior", "entry", "senior", "principal"}
    | {"staff"}
)
"""A title without one of these words, abbreviations spelled out, states no level."""
_TELLING_AS_TYPED = TELLING | {
    word for word, spelled in _SPELLED.items() if not TELLING.isdisjoint(spelled)
}


def level(pieces: Sequence[Sequence[str]], main: Sequence[str]) -> str:
    """The level that a title states.

    Args:
        pieces: the words of its parts, as `metier.coding.punctuation.parts` gives them.
        main: the words of the part that names the worker.

    Returns:
        One of `LEVELS`; empty where the title states none. Steps such as II are none.

    >>> level([["sr", "loan", "officer"]], ["loan", "officer"])
    'senior'
    >>> level([["clerk", "iii"]], ["clerk"])
    ''
    """
    if all(_TELLING_AS_TYPED.isdisjoint(part) for part in pieces):
        return ""
    spelled = [[form for word in part for form in _SPELLED.get(word, (word,))] for part in pieces]
    led = [form for word in main for form in _SPELLED.get(word, (word,))]
    stated = {
        "intern": any(map(_learns, spelled)),
        "junior": any(_begins(part) for part in spelled),
        "manager": _manages(led),
        "lead": any(map(_leads, spelled)),
        "senior": any(_is_senior(part) for part in spelled),
    }
    return next((name for name in LEVELS if stated[name]), "")


def _learns(part: Sequence[str]) -> bool:
    if part[-1] == "op":
        return part[-2:-1] == ["co"]
    return part[-1] in vocab.LEARNING or not _LEARNERS.isdisjoint(part) or _pair(part, "co", "op")


def _begins(part: Sequence[str]) -> bool:
    return "junior" in part or _pair(part, "entry", "level")


def _is_senior(part: Sequence[str]) -> bool:
    return any(
        word == "senior" and following not in vocab.KEEP_SENIOR_BEFORE
        for word, following in zip(part, [*part[1:], ""], strict=True)
    )


def _manages(main: Sequence[str]) -> bool:
    """Whether the worker is a manager: not who helps one, and not the head of head start."""
    own = list(main)
    for at, word in enumerate(main):
        if at and word in _QUALIFIERS:
            own = own[:at]
            break
    if not own or own[-1] in vocab.ATTENDANTS:
        return False
    return any(
        word in _MANAGERS and (word, following) != ("head", "start")
        for word, following in zip(own, [*own[1:], ""], strict=True)
    )


def _leads(part: Sequence[str]) -> bool:
    for word, following in zip(part, [*part[1:], ""], strict=True):
        if word in _LEADERS and following not in vocab.LED_THINGS:
            return True
        if word == "principal" and following and following not in ("investigator", "of"):
            return True
    return "staff" in part and not vocab.STAFF_ROLES.isdisjoint(part[part.index("staff") :])


def _pair(part: Sequence[str], one: str, other: str) -> bool:
    return any(two == (one, other) for two in pairwise(part))
