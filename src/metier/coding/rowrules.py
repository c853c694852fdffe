"""The rules of `metier.coding.rewriting`, compiled: rows of numbers in place of words.

A row is an array with room to grow and the number of words in it. Every function
that changes a row gives its new length. `facts` is (flags, single, meaning, meanings,
phrases), see `metier.coding.wordfacts`.
"""

from __future__ import annotations

from typing import Any

from metier.coding import wordfacts as word
from metier.coding.kernels import compiled
from metier.coding.rows import Array

Facts = Any
"""A tuple of the arrays that `metier.coding.wordfacts` names."""
KEY, BEFORE, LAST, STATED = range(4)
"""What a word stands for: in a key, before another word, at the end, for its level."""

_TOUCHED, _AT_END, _BEGINS, _NUMBER = word.TOUCHED, word.AT_END, word.BEGINS, word.NUMBER
_SHORT, _STEP, _GRADE, _WORKER, _OLD_AGE = (
    word.SHORT, word.STEP, word.GRADE, word.WORKER, word.OLD_AGE,
)  # fmt: skip
_SETTLED, _STOP, _ROLE = word.SETTLED, word.STOP, word.ROLE
_SENIOR, _INVESTIGATOR, _VICE, _PRESIDENT, _OF = (
    word.SENIOR, word.INVESTIGATOR, word.VICE, word.PRESIDENT, word.OF,
)  # fmt: skip


@compiled
def has(row: Array, size: int, flags: Array, flag: int) -> bool:
    """Whether a word of a row has one of some flags."""
    found = 0
    for at in range(size):
        found |= flags[row[at]]
    return found & flag != 0


@compiled
def copy(row: Array, size: int, other: Array) -> int:
    """Write a row over another; its length."""
    for at in range(size):
        other[at] = row[at]
    return size


@compiled
def same(row: Array, size: int, other: Array, length: int) -> bool:
    """Whether two rows are the same."""
    alike = size == length
    at = 0
    while alike and at < size:
        alike = row[at] == other[at]
        at += 1
    return alike


@compiled
def spell(row: Array, size: int, form: int, facts: Facts, into: Array) -> int:
    """Write a row with what each of its words stands for."""
    meaning, meanings = facts[2], facts[3]
    used = 0
    for at in range(size):
        place = meaning[row[at]]
        if place < 0:
            into[used] = facts[1][row[at]] if form == KEY else row[at]
            used += 1
            continue
        for part in meanings[place, form]:
            if part < 0:
                break
            into[used] = part
            used += 1
    return used


@compiled
def rewrite(row: Array, size: int, facts: Facts, room: Array) -> int:
    """`rewriting.rewritten` of a row without words whose neighbours tell what they mean."""
    flags = facts[0]
    one, other = room[0], room[1]
    while has(row, size, flags, _TOUCHED) or (size > 1 and flags[row[size - 1]] & _AT_END):
        length = _without_decoration(row, size, facts, one)
        length = _expand(one, length, facts, other)
        length = _without_grades(other, length, flags, one)
        if same(row, size, one, length):
            break
        size = copy(one, length, row)
    return size


@compiled
def key(row: Array, size: int, facts: Facts, room: Array) -> int:
    """`rewriting.key_row` of such a row."""
    flags = facts[0]
    one, other = room[2], room[3]
    while True:
        settled = True
        for at in range(size):
            settled = settled and flags[row[at]] & _SETTLED != 0
        if settled:
            return size
        length = copy(row, size, one)
        length = rewrite(one, length, facts, room)
        length = spell(one, length, KEY, facts, other)
        if has(other, length, flags, _STOP):
            length = _turn(other, length, flags, one)
            length = _without_stops(one, length, flags, other)
        if same(row, size, other, length):
            return size
        size = copy(other, length, row)


@compiled
def _without_decoration(row: Array, size: int, facts: Facts, into: Array) -> int:
    flags, phrases = facts[0], facts[4]
    used = at = 0
    while at < size:
        length = _phrase(row, at, size, phrases) if flags[row[at]] & _BEGINS else 0
        if not length:
            into[used] = row[at]
            used += 1
        at += max(length, 1)
    while used > 1 and flags[into[used - 1]] & _AT_END:
        used -= 1
    left = 0
    for place in range(used):
        if not flags[into[place]] & _NUMBER:
            into[left] = into[place]
            left += 1
    return left if left else copy(row, size, into)


@compiled
def _phrase(row: Array, at: int, size: int, phrases: Array) -> int:
    """The words of the longest decoration that begins there; 0 if none does."""
    for number in range(len(phrases)):
        length = 0
        for part in phrases[number]:
            if part < 0:
                break
            if at + length >= size or row[at + length] != part:
                length = 0
                break
            length += 1
        if length:
            return length
    return 0


@compiled
def _expand(row: Array, size: int, facts: Facts, into: Array) -> int:
    flags, meaning, meanings = facts[0], facts[2], facts[3]
    used = 0
    for at in range(size):
        if not flags[row[at]] & _SHORT:
            into[used] = row[at]
            used += 1
            continue
        before = at + 1 < size and not flags[row[at + 1]] & _STEP
        for part in meanings[meaning[row[at]], BEFORE if before else LAST]:
            if part < 0:
                break
            into[used] = part
            used += 1
    return used


@compiled
def _without_grades(row: Array, size: int, flags: Array, into: Array) -> int:
    used = 0
    for at in range(size):
        if not (flags[row[at]] & _GRADE and at + 1 < size and _is_grade(row, at, size, flags)):
            into[used] = row[at]
            used += 1
    return used if used else copy(row, size, into)


@compiled
def _is_grade(row: Array, at: int, size: int, flags: Array) -> bool:
    if row[at] == _SENIOR:
        return not flags[row[at + 1]] & _OLD_AGE
    if row[at + 1] == _INVESTIGATOR:
        return False
    return has(row[at + 1 :], size - at - 1, flags, _WORKER)


@compiled
def _turn(row: Array, size: int, flags: Array, into: Array) -> int:
    rank = 2 if size > 1 and row[0] == _VICE and row[1] == _PRESIDENT else 1
    if size <= rank + 1 or row[rank] != _OF or not flags[row[rank - 1]] & _ROLE:
        return copy(row, size, into)
    used = 0
    for at in range(rank + 1, size):
        into[used] = row[at]
        used += 1
    for at in range(rank):
        into[used] = row[at]
        used += 1
    return used


@compiled
def _without_stops(row: Array, size: int, flags: Array, into: Array) -> int:
    used = 0
    for at in range(size):
        if not flags[row[at]] & _STOP:
            into[used] = row[at]
            used += 1
    return used if used else copy(row, size, into)
