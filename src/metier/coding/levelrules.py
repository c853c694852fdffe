"""The rules of `metier.coding.seniority`, compiled: the level that rows of numbers state."""

from __future__ import annotations

from metier.coding import wordfacts as word
from metier.coding.kernels import compiled
from metier.coding.rowrules import STATED, Facts, has, spell
from metier.coding.rows import Array
from metier.coding.seniority import LEVELS

INTERN, JUNIOR, LEAD, SENIOR_LEVEL, MANAGER_LEVEL = (
    LEVELS.index(name) for name in ("intern", "junior", "lead", "senior", "manager")
)
NONE = len(LEVELS)
"""No level: the place behind the last of `LEVELS`."""

_QUALIFIER, _ATTENDANT, _DIRECTING, _LEARNING, _LEARNER = (
    word.QUALIFIER, word.ATTENDANT, word.DIRECTING, word.LEARNING, word.LEARNER,
)  # fmt: skip
_LEADER, _LED, _OLD_AGE, _OF_STAFF = word.LEADER, word.LED, word.OLD_AGE, word.OF_STAFF
_HEAD, _START, _OP, _CO, _JUNIOR, _ENTRY = (
    word.HEAD, word.START, word.OP, word.CO, word.JUNIOR, word.ENTRY,
)  # fmt: skip
_LEVEL, _SENIOR, _PRINCIPAL, _INVESTIGATOR, _OF, _STAFF = (
    word.LEVEL, word.SENIOR, word.PRINCIPAL, word.INVESTIGATOR, word.OF, word.STAFF,
)  # fmt: skip


@compiled
def stated(part: Array, size: int, facts: Facts, room: Array) -> int:
    """The first of `LEVELS` that a part states, but for that of a manager."""
    flags, row = facts[0], room[0]
    size = spell(part, size, STATED, facts, row)
    if row[size - 1] == _OP:
        if size > 1 and row[size - 2] == _CO:
            return INTERN
    elif (
        flags[row[size - 1]] & _LEARNING
        or has(row, size, flags, _LEARNER)
        or _pair(row, size, _CO, _OP)
    ):
        return INTERN
    for at in range(size):
        if row[at] == _JUNIOR:
            return JUNIOR
    if _pair(row, size, _ENTRY, _LEVEL):
        return JUNIOR
    if _leads(row, size, flags):
        return LEAD
    for at in range(size):
        if row[at] == _SENIOR and not (at + 1 < size and flags[row[at + 1]] & _OLD_AGE):
            return SENIOR_LEVEL
    return NONE


@compiled
def manages(main: Array, size: int, facts: Facts, room: Array) -> bool:
    """Whether the worker is a manager."""
    flags, own = facts[0], room[0]
    length = 0
    while length < size and not flags[main[length]] & _QUALIFIER:
        length += 1
    length = spell(main, length, STATED, facts, own)
    if not length or flags[own[length - 1]] & _ATTENDANT:
        return False
    for at in range(length):
        if flags[own[at]] & _DIRECTING and not (
            own[at] == _HEAD and at + 1 < length and own[at + 1] == _START
        ):
            return True
    return False


@compiled
def _leads(row: Array, size: int, flags: Array) -> bool:
    staff = False
    for at in range(size):
        last = at + 1 == size
        if flags[row[at]] & _LEADER and (last or not flags[row[at + 1]] & _LED):
            return True
        if row[at] == _PRINCIPAL and not last and row[at + 1] not in (_INVESTIGATOR, _OF):
            return True
        staff = staff or row[at] == _STAFF
        if staff and flags[row[at]] & _OF_STAFF:
            return True
    return False


@compiled
def _pair(row: Array, size: int, one: int, other: int) -> bool:
    found = False
    for at in range(size - 1):
        found = found or (row[at] == one and row[at + 1] == other)
    return found
