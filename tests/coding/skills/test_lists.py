"""The word lists: whole, consistent, and refused where they are not."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from metier.atlas import Atlas
from metier.coding.skills import lists
from metier.coding.skills.folding import folded_phrase
from metier.coding.skills.lists import Cue, Demand, cues, ordinary_words, wordings
from metier.errors import InputError


def test_every_wording_is_of_a_name_of_the_almanac(almanac: Atlas) -> None:
    names = {term.name for term in almanac._finder(None)._terms} | {"-"}
    known_elsewhere = {"Apple iOS", "Vue.js"}
    assert {one.name for one in wordings()} - names <= known_elsewhere


def test_no_phrase_needs_different_evidence_for_different_names() -> None:
    demands: defaultdict[bytes, set[Demand]] = defaultdict(set)
    for one in wordings():
        demands[folded_phrase(one.phrase)].add(one.demand)
    assert {phrase: found for phrase, found in demands.items() if len(found) > 1} == {}


def test_a_cue_that_is_heading_and_turn_of_phrase_says_the_heading_first() -> None:
    assert cues()["equal opportunity"] == (Cue.EMPLOYER, Cue.SENTENCE)
    assert all(kinds == tuple(sorted(kinds)) for kinds in cues().values())


def test_ordinary_words_are_single_words_in_lower_case() -> None:
    words = ordinary_words()
    assert len(words) > 1_000
    assert all(word.isalpha() and word.islower() for word in words)


@pytest.mark.parametrize("rows", ["a,b\nc,d\n", "kind,phrases\nemployer\n", "kind,phrases\n,x\n"])
def test_a_list_of_another_shape_is_refused(
    rows: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "cues.csv").write_text(rows, "utf-8")
    monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path)
    with pytest.raises(InputError):
        list(lists._rows("cues.csv", ("kind", "phrases")))
