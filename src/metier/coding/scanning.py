"""The punctuation of titles read by compiled code: letters in, numbers of words out.

This is `metier.coding.punctuation` for titles of letters, digits, blanks and the
commonest signs. A title with anything whose rule is not written here is left to that
module: pay, numbers of requisitions, dotted letters, apostrophes, other alphabets.
"""

from __future__ import annotations

import numpy as np

from metier.coding import vocabulary as vocab
from metier.coding.kernels import compiled
from metier.coding.numbering import put, slot_of
from metier.coding.rows import Array

_BLANK, _DASH, _COMMA, _POINT, _SLASH, _AND = (ord(sign) for sign in " -,./&")
_COLON, _BAR, _OPEN, _CLOSE = (ord(sign) for sign in ":|()")
_A, _D, _I, _N, _P, _R, _W, _Z, _0, _9 = (ord(sign) for sign in "adinprwz09")
SIGNS = " -,./&:|()?!>%"
"""All that may stand in a title, besides letters and digits."""
LONGEST, WORDS, PARTS = 200, 40, 20
"""Letters of a title, its words and its parts, at most."""
_CITY = 31
"""Letters of a city's name at most."""


def _kinds() -> Array:
    """Of each letter: 0 where it may not stand, 1 for a letter, 2 for a digit, 3 for a sign."""
    kinds = np.zeros(256, np.uint8)
    kinds[_A : _Z + 1] = 1
    kinds[ord("A") : ord("Z") + 1] = 1
    kinds[_0 : _9 + 1] = 2
    kinds[[ord(sign) for sign in SIGNS]] = 3
    return kinds


def _states() -> Array:
    """Whether two letters are a state's."""
    states = np.zeros((26, 26), np.bool_)
    for state in vocab.STATES:
        first, second = state.encode()
        states[first - _A, second - _A] = True
    return states


KINDS, STATES = _kinds(), _states()


@compiled
def scan(
    letters: Array, bounds: Array, kinds: Array, own: Array, starts: Array, slots: Array, count: int
) -> tuple[Array, Array, Array, int]:
    """The words of titles, by parts.

    Args:
        letters, bounds: the titles, as `numbering.Rows.texts` gives them.
        kinds: `KINDS`.
        own, starts, slots, count: of a numbering of words with room for all new ones.

    Returns:
        The numbers of the words of all titles; where each part ends among them; where the
        parts of each title begin, of shape (titles + 1,), and the count of words now. A
        title that is left to others has no part.
    """
    titles = len(bounds) - 1
    words = np.empty(len(letters) + 1, np.int32)
    ends = np.empty(len(letters) + 1, np.int64)
    parts = np.zeros(titles + 1, np.int64)
    text = np.empty(6 * LONGEST, np.uint8)
    used = made = 0
    for title in range(titles):
        begin, end = bounds[title], bounds[title + 1]
        size = _prepared(letters, begin, end, kinds, text) if end - begin <= LONGEST else 0
        first, at, cut = used, 0, made
        for stop in range(size + 1):
            apart = stop == size or _parts(text, stop, size)
            if not apart and kinds[text[stop]] < 3:
                continue
            if stop > at:
                slot = slot_of(text, at, stop, own, starts, slots)
                if slots[slot] < 0:
                    count = put(text, at, stop, slot, own, starts, slots, count)
                words[used] = slots[slot]
                used += 1
            at = stop + 1
            if apart and used > (ends[made - 1] if made > cut else first):
                ends[made] = used
                made += 1
        if used - first > WORDS or made - cut > PARTS:
            used, made = first, cut
        parts[title + 1] = made
    return words[:used], ends[:made], parts, count


@compiled
def _prepared(letters: Array, begin: int, end: int, kinds: Array, text: Array) -> int:
    """Write a title without brackets and city, in lower case; its length, 0 if it is left."""
    size, latin = 0, False
    for at in range(begin, end):
        letter = letters[at]
        kind = kinds[letter]
        if kind == 0:
            return 0
        if kind == 1:
            letter |= 32
            latin = True
        text[size] = letter
        size += 1
    if not latin:
        return 0
    size = _without_brackets(text, size, kinds)
    comma = False
    for at in range(size):
        sign = text[at]
        if sign == _COMMA:
            comma = True
        elif (sign in (_POINT, _COLON) and _tells(text, at, size, kinds)) or (
            sign == _SLASH and 0 < at < size - 1 and text[at - 1] == _A and text[at + 1] in (_P, _R)
        ):
            return 0
    size = _with_and(text, size, kinds)
    return _without_city(text, size, kinds) if comma and size else size


@compiled
def _tells(text: Array, at: int, size: int, kinds: Array) -> bool:
    """Whether a point or a colon may be of an address, a number or dotted letters."""
    if at and text[at - 1] == _W:
        return True
    if at + 1 < size and text[at + 1] == _SLASH:
        return True
    if 0 < at < size - 2 and text[at + 2] == _POINT and kinds[text[at + 1]] == 1:
        return True
    digit = False
    for place in range(at + 1, min(at + 7, size)):
        digit = digit or kinds[text[place]] == 2
    return digit


@compiled
def _without_brackets(text: Array, size: int, kinds: Array) -> int:
    """The length with each pair of brackets and what it holds as a blank; 0 if no word is left."""
    used, opened, word = 0, -1, False
    for at in range(size):
        text[used] = text[at]
        used += 1
        if text[at] == _OPEN:
            opened = used - 1
        elif text[at] == _CLOSE and opened >= 0:
            text[opened] = _BLANK
            used, opened = opened + 1, -1
    for at in range(used):
        word = word or kinds[text[at]] < 3
    return used if word else 0


@compiled
def _with_and(text: Array, size: int, kinds: Array) -> int:
    """The length with every & written out; 0 where one may begin a sign of HTML."""
    more = 0
    for at in range(size):
        if text[at] == _AND:
            more += 4
            if at + 1 < size and kinds[text[at + 1]] < 3:
                return 0
    to = size + more
    for at in range(size - 1, -1, -1):
        if text[at] == _AND:
            to -= 5
            text[to], text[to + 4] = _BLANK, _BLANK
            text[to + 1], text[to + 2], text[to + 3] = _A, _N, _D
        else:
            to -= 1
            text[to] = text[at]
    return size + more


@compiled
def _trims(sign: np.uint8) -> bool:
    return sign in (_BLANK, _DASH, _COMMA, _POINT, _BAR)


@compiled
def _without_city(text: Array, size: int, kinds: Array) -> int:
    """The length without "- city, st" at the end; 0 where a city may stand elsewhere."""
    begin = 0
    while size and _trims(text[size - 1]):
        size -= 1
    while begin < size and _trims(text[begin]):
        text[begin] = _BLANK
        begin += 1
    for at in range(begin, size - 3):
        inside = text[at + 1] == _I and text[at + 2] == _N
        if inside and text[at] == _BLANK and text[at + 3] == _BLANK:
            return 0
    end = size
    digits = 0
    while end and kinds[text[end - 1]] == 2:
        end -= 1
        digits += 1
    if digits == 5 and end and text[end - 1] == _BLANK:
        end -= 1
    elif digits:
        return size
    comma = end - 3
    if comma < 0 or kinds[text[end - 1]] != 1 or kinds[text[end - 2]] != 1:
        return size
    if text[comma] == _BLANK:
        comma -= 1
    if comma < 0 or text[comma] != _COMMA:
        return size
    at = comma
    while at > begin and (kinds[text[at - 1]] == 1 or text[at - 1] in (_BLANK, _POINT)):
        at -= 1
    city = at
    while city < comma and text[city] == _BLANK:
        city += 1
    if comma - city > _CITY:
        return 0
    if at == begin or comma - city < 2 or kinds[text[city]] != 1:
        return size
    return _cut(text, at, city, begin, size, end)


@compiled
def _cut(text: Array, at: int, city: int, begin: int, size: int, end: int) -> int:
    """The length up to a bar or dashes before `at`, if a state follows the city."""
    if text[at - 1] == _BAR:
        found = at - 1
    elif text[at - 1] == _DASH and city > at:
        found = at - 1
        while found > begin and text[found - 1] == _DASH:
            found -= 1
        if found == begin or text[found - 1] != _BLANK:
            return size
        found -= 1
    else:
        return size
    return found if STATES[text[end - 2] - _A, text[end - 1] - _A] else size


@compiled
def _parts(text: Array, at: int, size: int) -> bool:
    """Whether a sign stands between parts: a dash only beside a blank or another dash."""
    sign = text[at]
    if sign != _DASH:
        return sign in (_COMMA, _COLON, _BAR)
    before = text[at - 1] if at else _BLANK
    after = text[at + 1] if at + 1 < size else _BLANK
    return before in (_BLANK, _DASH) or after in (_BLANK, _DASH)
