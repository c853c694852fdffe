"""Keys are scored alike alone and among many, to far more digits than are printed."""

from __future__ import annotations

import numpy as np
import pytest

from metier.coding import scoring
from metier.coding.features import ROWS
from metier.coding.model import MANY, TitleModel
from metier.coding.scoring import Scorer

CODES = ("11-3031", "29-1141", "43-3011")
KEYS = [f"{place} {role}" for place in ("", "night", "bank") for role in ("cook", "nurse", "c#")]


@pytest.fixture(scope="module")
def model() -> TitleModel:
    made = object.__new__(TitleModel)
    draw = np.random.default_rng(7)
    parts = {
        "codes": CODES,
        "table": draw.integers(-99, 99, (ROWS, 6)).astype(np.int8),
        "scales": draw.random(ROWS).astype(np.float16),
        "output": draw.normal(size=(7, len(CODES))).astype(np.float16),
    }
    for name, value in parts.items():
        object.__setattr__(made, name, value)
    return made


def test_a_key_is_scored_alike_alone_and_among_many(model: TitleModel) -> None:
    alone = np.concatenate([Scorer(model).shares([key]) for key in KEYS])
    many = Scorer(model).shares(KEYS * MANY)[: len(KEYS)]
    assert np.abs(alone - many).max() < 1e-12
    assert alone.sum(axis=1) == pytest.approx(np.ones(len(KEYS)))


def test_numbers_of_32_bits_are_close(model: TitleModel) -> None:
    scorer = Scorer(model)
    assert np.abs(scorer.shares(KEYS, np.float32) - scorer.shares(KEYS)).max() < 1e-5


def test_no_more_words_are_held_than_said(
    model: TitleModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring, "WORDS", 2)
    scorer = Scorer(model)
    first = scorer.shares(KEYS * MANY)[: len(KEYS)]
    assert np.array_equal(scorer.shares(KEYS * MANY)[: len(KEYS)], first)
