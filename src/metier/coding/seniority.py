"""The level a title states: intern, junior, senior, lead, manager, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from metier.coding import vocabulary as vocab

LEVELS = ("intern", "junior", "manager", "lead", "senior")
"""The levels; of several that a title states, the first of these counts."""

SPELLED = {
    word: tuple(text.split()) for word, text in {**vocab.ABBREVIATIONS, **vocab.ACRONYMS}.items()
}
LEARNERS = frozenset(form for word in vocab.LEARNERS for form in (word, f"{word}s"))
MANAGERS = frozenset(form for word in vocab.MANAGERS for form in (word, f"{word}s"))
LEADERS = frozenset(form for word in vocab.LEADERS for form in (word, f"{word}s"))

_SENIOR, _JUNIOR, _ENTRY, _LEVEL = "senior", "junior", "entry", "level"
_GRADES = frozenset({*LEARNERS, *vocab.LEARNING, *LEADERS, "principal", "staff"}) | {
    _SENIOR,
    _JUNIOR,
    _ENTRY,
}
STATING = _GRADES | {word for word, spelled in SPELLED.items() if not _GRADES.isdisjoint(spelled)}
"""A part without one of these states nothing but, it may be, a manager."""
MANAGING = MANAGERS | {
    word for word, spelled in SPELLED.items() if not MANAGERS.isdisjoint(spelled)
}


def level(pieces: Iterable[tuple[str, ...]], main: tuple[str, ...]) -> str:
    """The level that a title states.

    Args:
        pieces: the words of its parts, as `metier.coding.punctuation.parts` gives them.
        main: the words of the part that names the worker.

    Returns:
        One of `LEVELS`; empty where the title states none. Steps such as II are none.

    >>> level([("sr", "loan", "officer")], ("loan", "officer"))
    'senior'
    >>> level([("clerk", "iii")], ("clerk",))
    ''
    """
    stated = [name for part in pieces if not STATING.isdisjoint(part) for name in _stated(part)]
    if not MANAGING.isdisjoint(main) and _manages(main):
        stated.append("manager")
    return min(stated, key=LEVELS.index, default="")


@lru_cache(maxsize=1 << 16)
def _stated(part: tuple[str, ...]) -> tuple[str, ...]:
    """The levels a part states, but for that of a manager."""
    spelled = _spelled(part)
    found = {
        "intern": _learns(spelled),
        "junior": _JUNIOR in spelled or _pair(spelled, _ENTRY, _LEVEL),
        "lead": _leads(spelled),
        "senior": _is_senior(spelled),
    }
    return tuple(name for name, is_so in found.items() if is_so)


def _spelled(part: Iterable[str]) -> list[str]:
    return [form for word in part for form in SPELLED.get(word, (word,))]


def _learns(part: Sequence[str]) -> bool:
    if part[-1] == "op":
        return part[-2:-1] == ["co"]
    return part[-1] in vocab.LEARNING or not LEARNERS.isdisjoint(part) or _pair(part, "co", "op")


def _is_senior(part: Sequence[str]) -> bool:
    return any(
        word == _SENIOR and following not in vocab.KEEP_SENIOR_BEFORE
        for word, following in zip(part, [*part[1:], ""], strict=True)
    )


@lru_cache(maxsize=1 << 16)
def _manages(main: tuple[str, ...]) -> bool:
    """Whether the worker is a manager: not who helps one, and not the head of head start."""
    own = _spelled(takewhile(lambda word: word not in vocab.QUALIFIERS, main))
    if not own or own[-1] in vocab.ATTENDANTS:
        return False
    return any(
        word in MANAGERS and (word, following) != ("head", "start")
        for word, following in zip(own, [*own[1:], ""], strict=True)
    )


def _leads(part: Sequence[str]) -> bool:
    for word, following in zip(part, [*part[1:], ""], strict=True):
        if word in LEADERS and following not in vocab.LED_THINGS:
            return True
        if word == "principal" and following and following not in ("investigator", "of"):
            return True
    return "staff" in part and not vocab.STAFF_ROLES.isdisjoint(part[part.index("staff") :])


def _pair(part: Sequence[str], one: str, other: str) -> bool:
    return any(two == (one, other) for two in pairwise(part))
