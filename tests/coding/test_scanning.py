"""Compiled code splits titles as the module of punctuation does, or leaves them to it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.coding.listing import obstacle
from metier.coding.numbering import Numbering
from metier.coding.punctuation import parts
from metier.coding.rows import Rows
from metier.coding.scanning import KINDS, SIGNS, scan
from metier.coding.vocabulary import STATE_NAMES, STATES

PIECES = [
    "cook",
    "TX",
    "in",
    "Job in",
    "austin",
    " ",
    "  ",
    "12345",
    "a/r",
    "www.",
    "req. 9",
    *SIGNS,
]


def _scanned(titles: list[str]) -> list[list[tuple[str, ...]]]:
    words, texts = Numbering(), Rows.texts(titles)
    words.make_room(2 * len(texts.values), len(texts.values) + 1)
    own = words.letters, words.starts, words.slots
    letters, bounds = texts.pair
    found, ends, of, count = scan(letters, bounds, KINDS, *own, words.count)
    words.entered(count)
    places = [0, *ends.tolist()]
    split = [
        tuple(words.text(number) for number in found[one:two]) for one, two in pairwise(places)
    ]
    return [split[one:two] for one, two in pairwise(of)]


@pytest.mark.parametrize(
    ("title", "split"),
    [
        ("Sr. Cook", [("sr", "cook")]),
        ("Front-End Cook - Austin, TX", [("front", "end", "cook")]),
        ("Cook| St. Paul, MN 12345", [("cook",)]),
        ("Bar & Grill Cook (Nights), Hotel", [("bar", "and", "grill", "cook"), ("hotel",)]),
        ("Cook - $9", []),
        ("Cook in Austin, TX", []),
        ("Café Cook", []),
        ("(Cook)", []),
        ("R&D Cook", []),
        ("cook " * 41, []),
    ],
)
def test_titles_are_split_into_words_by_parts(title: str, split: list[tuple[str, ...]]) -> None:
    assert _scanned([title if title.isascii() else ""]) == [split]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(deadline=None)  # the first call compiles
def test_what_is_read_is_a_title_and_split_as_one_by_one(title: str) -> None:
    (split,) = _scanned([title])
    if not split:
        return
    assert not obstacle(title)
    told = [part for part in split if not _is_place(part)]
    assert (told if len(split) > 1 else split) or split == parts(title)
    assert (told if len(split) > 1 and told else split) == parts(title)


def _is_place(part: tuple[str, ...]) -> bool:
    return (part[0] in STATES and len(part) == 1) or " ".join(part) in STATE_NAMES
