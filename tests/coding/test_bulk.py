"""Titles read many at a time are read as they are one by one, to the last printed digit."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from metier.coding.bulk import BulkCoder, rounded, together
from metier.coding.choice import coder_of
from metier.coding.coder import BulkReader
from metier.coding.columns import values_of
from metier.coding.model import TitleModel
from metier.store.read import Snapshot

ALMANAC = Path(__file__).resolve().parents[2] / "src" / "metier" / "almanac"
ODD = ["", "asdf", "a@b.example", "漢字", "#12345", "Loan servicing specialist", "x" * 300, "$9/hr"]


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Snapshot(ALMANAC)


@pytest.fixture(scope="module")
def coder(snapshot: Snapshot) -> BulkReader:
    return coder_of(snapshot.titles, snapshot.model)


@pytest.mark.parametrize("name", ["titles_employer_filed", "titles_from_postings"])
def test_many_titles_have_the_codes_and_probabilities_that_each_has_alone(
    data: Path, coder: BulkReader, name: str
) -> None:
    with (data / "titles" / f"{name}.csv").open(encoding="utf-8") as stream:
        titles = [*ODD, *(row["title"] for row in csv.DictReader(stream))]
    alone = [coder.code(title) for title in titles]
    assert coder.columns(titles) == values_of(alone)
    together = coder.code_all(titles)
    assert len(together) == len(titles)
    for one, other in zip(alone, together, strict=True):
        assert (one.text, one.note, one.seniority) == (other.text, other.note, other.seniority)
        assert [(found.code, found.probability) for found in one.candidates] == [
            (found.code, found.probability) for found in other.candidates
        ]


def test_a_block_is_asked_for_distinct_keys_of_titles_that_can_be_read(snapshot: Snapshot) -> None:
    assert snapshot.model is not None
    bulk = BulkCoder(snapshot.titles, TitleModel.load(snapshot.model))
    block = bulk.block(["", "Executive Assistant to CFO", "acountant zzz", "#12"])
    assert block.asked == [1, 2]
    assert block.keys[1] == "accountant zzz"
    assert block.worker_keys[0] == "executive assistant"
    assert [bool(note) for note in block.notes] == [True, False, False, True]
    found, foremost = bulk.shares(block)
    assert found.sum(axis=1) == pytest.approx(np.ones(2), abs=0.3)
    assert ((foremost > 0) & (foremost <= 1)).all()


def test_probabilities_are_rounded_down_and_never_add_up_to_more_than_1() -> None:
    shares = np.random.default_rng(3).dirichlet(np.ones(50), 200)
    given = rounded(shares)
    assert (given <= shares + 1e-9).all()
    assert (given.sum(axis=1) <= 1 + 1e-9).all()


def test_a_worker_that_is_the_whole_title_counts_as_the_title() -> None:
    scores = np.array([[0.2, 0.8], [1.0, 0.0]])
    found = together(scores, np.array([0, 1]), np.array([0, 0]))
    assert found == pytest.approx(np.array([[0.2, 0.8], [0.52, 0.48]]))


@pytest.mark.parametrize(
    ("title", "share", "said"),
    [
        ("accountant zzz", 0.049, "no occupation has a share of 5%; the largest is 5%"),
        ("accountant zzz", 0.051, ""),
        ("qwxz vbnk", 0.499, "none of its words is in a listed title"),
        ("qwxz vbnk", 0.501, ""),
    ],
)
def test_a_title_is_declined_below_a_share_of_5_percent_or_half_where_no_word_is_known(
    snapshot: Snapshot, title: str, share: float, said: str
) -> None:
    assert snapshot.model is not None
    bulk = BulkCoder(snapshot.titles, TitleModel.load(snapshot.model))
    assert bulk.declined(bulk.block([title]), 0, share) == said
