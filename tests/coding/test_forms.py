"""Titles read together have the forms that each has alone."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.coding import vocabulary as vocab
from metier.coding.forms import FormReader, split
from metier.coding.listing import obstacle
from metier.coding.rows import Rows
from metier.coding.seniority import LEVELS
from metier.coding.titles import Reading, read
from metier.coding.wordfacts import WordFacts

WORDS = sorted(
    {
        *vocab.ABBREVIATIONS, *vocab.BY_POSITION, *vocab.ACRONYMS, *vocab.DROPPED_GRADES,
        *vocab.LEARNERS, *vocab.LEARNING, *vocab.MANAGERS, *vocab.ATTENDANTS, *vocab.LEADERS,
        *vocab.LED_THINGS, *vocab.STAFF_ROLES, *vocab.KEEP_SENIOR_BEFORE, *vocab.LEVELS,
        *vocab.STOPWORDS, *vocab.ROLES, *vocab.STATES, *vocab.STATE_NAMES, "3617", "painters",
        *(word for phrase in vocab.DECORATION for word in phrase),
    }
)  # fmt: skip
READER = FormReader(WordFacts())


def _together(titles: list[str]) -> list[Reading | None]:
    forms = READER.read(titles)

    def texts(rows: Rows) -> list[str]:
        return split(*READER.texts(rows).pair)

    levels = [(*LEVELS, "")[level] for level in forms.levels]
    keys = texts(forms.keys), forms.shown, texts(forms.shown_keys), texts(forms.worker_keys)
    told = zip(*keys, levels, strict=True)
    return [
        Reading(*found) if is_title else None
        for found, is_title in zip(told, forms.are_titles, strict=True)
    ]


def _alone(titles: list[str]) -> list[Reading | None]:
    return [None if obstacle(title) else read(title) for title in titles]


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
    st.sampled_from([" ", " ", " ", ", ", " - ", "s ", "/"]),
)
@settings(max_examples=500, deadline=None)  # the first call compiles
def test_words_of_rules_are_read_as_one_by_one(words: list[str], between: str) -> None:
    title = between.join(words)
    assert _together([title, title.upper()]) == _alone([title, title.upper()])


@given(st.lists(st.text(max_size=30), max_size=4))
@settings(deadline=None)
def test_any_texts_are_read_as_one_by_one(titles: list[str]) -> None:
    assert _together(titles) == _alone(titles)


@pytest.mark.parametrize("name", ["titles_employer_filed", "titles_from_postings"])
def test_real_titles_are_read_as_one_by_one(data: Path, name: str) -> None:
    with (data / "titles" / f"{name}.csv").open(encoding="utf-8") as stream:
        titles = [row["title"] for row in csv.DictReader(stream)]
    assert _together(titles) == _alone(titles)


def test_what_is_no_title_is_read_only_when_it_is_to_be() -> None:
    assert not READER.read(["a@b.example"]).are_titles[0]
    assert READER.read(["a@b.example"], any_text=True).shown == [read("a@b.example").canonical]


def test_forms_give_way_to_those_of_another_title() -> None:
    forms = READER.read(["cook", "nurze"])
    forms.replace(np.array([1]), READER.read(["Sr. Nurse"]))
    assert split(*READER.texts(forms.keys).pair) == ["cook", "nurse"]
    assert (forms.shown[1], LEVELS[forms.levels[1]]) == ("Nurse", "senior")
