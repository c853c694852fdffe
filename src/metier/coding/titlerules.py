"""The forms of titles, compiled: `metier.coding.titles.read` over rows of numbers."""

from __future__ import annotations

import numpy as np

from metier.coding import wordfacts as word
from metier.coding.kernels import compiled
from metier.coding.levelrules import MANAGER_LEVEL, NONE, manages, stated
from metier.coding.numbering import texts_of
from metier.coding.rowrules import Facts, copy, has, key, rewrite, same
from metier.coding.rows import Array
from metier.coding.scanning import PARTS

_WORKER, _STATE, _QUALIFIER, _CAPITAL, _NEIGHBOURED = (
    word.WORKER, word.STATE, word.QUALIFIER, word.CAPITAL, word.NEIGHBOURED,
)  # fmt: skip
_STATING, _MANAGING, _VICE, _PRESIDENT = word.STATING, word.MANAGING, word.VICE, word.PRESIDENT
_LONGEST_ROW = 1_024
_MOST = 6
"""Words in a form for each word of a title, at most."""


@compiled
def forms(
    words: Array, ends: Array, parts: Array, facts: Facts, states: Array
) -> tuple[Array, Array, Array, Array]:
    """The forms of titles.

    Args:
        words, ends, parts: as `metier.coding.scanning.scan` gives them.
        facts, states: see `metier.coding.wordfacts`.

    Returns:
        The words of the forms of all titles; where each form begins, four to a title: key,
        canonical title, its key, key of the worker; the level of each title, and whether
        it was read, which a title that is left to others is not.
    """
    titles = len(parts) - 1
    values = np.empty(4 * (_MOST * len(words) + _LONGEST_ROW), np.int32)
    starts = np.zeros(4 * titles + 1, np.int64)
    levels = np.full(titles, NONE, np.int8)
    done = np.zeros(titles, np.bool_)
    room = np.empty((4, _LONGEST_ROW), np.int32)
    whole, main, form = np.empty((3, _LONGEST_ROW), np.int32)
    pieces = np.empty((PARTS, 2), np.int64)
    used = 0
    for title in range(titles):
        count = _pieces(words, ends, parts[title], parts[title + 1], facts[0], states, pieces)
        if count:
            size = _inverted(words, pieces, count, facts, room, whole)
            length = _main(words, pieces, count, whole, size, facts, room, main)
            levels[title] = _level(words, pieces, count, main, length, facts, room)
            size = key(whole, size, facts, room)
            used = _add(whole, size, values, starts, 4 * title, used)
            length = _canonical(main, length, facts, room)
            used = _add(main, length, values, starts, 4 * title + 1, used)
            size = key(form, copy(main, length, form), facts, room)
            used = _add(form, size, values, starts, 4 * title + 2, used)
            size = key(form, copy(main, _qualified(main, length, facts[0]), form), facts, room)
            used = _add(form, size, values, starts, 4 * title + 3, used)
            done[title] = True
        else:
            starts[4 * title + 1 : 4 * title + 5] = used
    return values[:used], starts, levels, done


@compiled
def _add(row: Array, size: int, values: Array, starts: Array, at: int, used: int) -> int:
    for place in range(size):
        values[used + place] = row[place]
    starts[at + 1] = used + size
    return used + size


@compiled
def _pieces(
    words: Array, ends: Array, first: int, last: int, flags: Array, states: Array, pieces: Array
) -> int:
    """Write where the parts that are no places begin and end; none where a rule is not here."""
    count = 0
    for part in range(first, last):
        begin, end = ends[part - 1] if part else 0, ends[part]
        if has(words[begin:end], end - begin, flags, _NEIGHBOURED):
            return 0
        if last - first > 1 and _is_place(words, begin, end, flags, states):
            continue
        pieces[count, 0], pieces[count, 1] = begin, end
        count += 1
    if not count:
        for part in range(first, last):
            pieces[count, 0], pieces[count, 1] = ends[part - 1] if part else 0, ends[part]
            count += 1
    return count


@compiled
def _is_place(words: Array, begin: int, end: int, flags: Array, states: Array) -> bool:
    if end - begin == 1:
        return bool(flags[words[begin]] & _STATE)
    if end - begin == 2:
        for pair in states:
            if words[begin] == pair[0] and words[begin + 1] == pair[1]:
                return True
    return False


@compiled
def _inverted(
    words: Array, pieces: Array, count: int, facts: Facts, room: Array, into: Array
) -> int:
    """Write all words as one row, "manager, retail" as "retail manager"; its length."""
    if count == 2:
        begin, middle = pieces[0, 0], pieces[0, 1]
        second = words[pieces[1, 0] : pieces[1, 1]]
        if not has(second, len(second), facts[0], _WORKER):
            first = room[2]
            size = copy(words[begin:middle], middle - begin, first)
            size = rewrite(first, size, facts, room)
            vice = size == 2 and first[0] == _VICE and first[1] == _PRESIDENT
            if size == 1 and facts[0][first[0]] & _WORKER:
                first[0] = facts[1][first[0]]
                vice = True
            if vice:
                length = copy(second, len(second), into)
                return length + copy(first, size, into[length:])
    used = 0
    for piece in range(count):
        part = words[pieces[piece, 0] : pieces[piece, 1]]
        used += copy(part, len(part), into[used:])
    return used


@compiled
def _main(
    words: Array,
    pieces: Array,
    count: int,
    inverted: Array,
    size: int,
    facts: Facts,
    room: Array,
    into: Array,
) -> int:
    """Write the part that names the worker; its length."""
    if count == 2:
        used = 0
        for piece in range(2):
            part = words[pieces[piece, 0] : pieces[piece, 1]]
            used += copy(part, len(part), into[used:])
        if not same(into, used, inverted, size):
            return copy(inverted, size, into)
    for piece in range(count):
        part = words[pieces[piece, 0] : pieces[piece, 1]]
        length = rewrite(room[2], copy(part, len(part), room[2]), facts, room)
        if has(room[2], length, facts[0], _WORKER):
            return copy(part, len(part), into)
    part = words[pieces[0, 0] : pieces[0, 1]]
    return copy(part, len(part), into)


@compiled
def _level(
    words: Array, pieces: Array, count: int, main: Array, size: int, facts: Facts, room: Array
) -> int:
    level = NONE
    for piece in range(count):
        part = words[pieces[piece, 0] : pieces[piece, 1]]
        if has(part, len(part), facts[0], _STATING):
            level = min(level, stated(part, len(part), facts, room))
    managing = level > MANAGER_LEVEL and has(main, size, facts[0], _MANAGING)
    return MANAGER_LEVEL if managing and manages(main, size, facts, room) else level


@compiled
def _canonical(row: Array, size: int, facts: Facts, room: Array) -> int:
    size = rewrite(row, size, facts, room)
    if size and facts[0][row[size - 1]] & _WORKER:
        row[size - 1] = facts[1][row[size - 1]]
    return size


@compiled
def _qualified(row: Array, size: int, flags: Array) -> int:
    """The words up to one that tells whom the worker serves."""
    for at in range(1, size - 1):
        if flags[row[at]] & _QUALIFIER:
            return at
    return size


@compiled
def shown(
    values: Array, bounds: Array, own: Array, starts: Array, flags: Array
) -> tuple[Array, Array]:
    """Canonical titles in sentence case, as letters with where each begins."""
    letters, ends = texts_of(values, bounds, own, starts)
    for row in range(len(bounds) - 1):
        first = ends[row]
        for at in range(bounds[row], bounds[row + 1]):
            length = starts[values[at] + 1] - starts[values[at]]
            capitals = 1 if at == bounds[row] else 0
            if flags[values[at]] & _CAPITAL:
                capitals = length
            for place in range(first, first + capitals):
                if 97 <= letters[place] <= 122:
                    letters[place] -= 32
            first += length + 1
    return letters, ends
