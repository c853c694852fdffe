"""The forms of titles are made of the rows of their parts."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from metier.coding.numbering import texts_of
from metier.coding.rows import Rows
from metier.coding.titlerules import forms, shown
from metier.coding.titles import read
from metier.coding.wordfacts import WordFacts


@pytest.mark.parametrize(
    "title",
    [
        "Managers, Retail",
        "VP - Marketing",
        "Director of HR - New York",
        "Executive Assistant to CFO",
        "Nights - Sr. RN II - TX",
        "Texas",
    ],
)
def test_forms_of_rows_are_those_of_the_title(title: str) -> None:
    facts = WordFacts()
    parts = [
        part.replace(".", "").split() for part in title.lower().replace(",", " -").split(" - ")
    ]
    rows = Rows.of([facts.words.numbers(part) for part in parts])
    facts.note()
    of = np.array([0, len(parts)])
    values, starts, _, done = forms(rows.values, rows.starts[1:], of, facts.arrays, facts.states)
    own = facts.words.letters, facts.words.starts
    letters, ends = texts_of(values, starts, *own)
    texts = [bytes(letters[one:two]).decode() for one, two in pairwise(ends)]
    told = read(title)
    assert (texts[0], *texts[2:]) == (told.key, told.canonical_key, told.worker_key)
    letters, ends = shown(values, starts, *own, facts.flags)
    assert bytes(letters[ends[1] : ends[2]]).decode() == told.canonical
    assert done.all()


def test_a_title_of_a_word_whose_neighbours_tell_what_it_means_is_left() -> None:
    facts = WordFacts()
    rows = Rows.of([facts.words.numbers(["ap", "clerk"]), facts.words.numbers(["cook"])])
    facts.note()
    of = np.array([0, 1, 2])
    *_, done = forms(rows.values, rows.starts[1:], of, facts.arrays, facts.states)
    assert done.tolist() == [False, True]
