"""The likeliest occupations found for many titles are those that each title has alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from metier.coding import foremost
from metier.coding.calibration import EVIDENCE, Calibrator
from metier.coding.foremost import BLOCK, ForemostCoder
from metier.coding.model import TitleModel
from metier.coding.seniority import LEVELS
from metier.coding.trained import TrainedCoder
from metier.store.read import Snapshot

ALMANAC = Path(__file__).resolve().parents[2] / "src" / "metier" / "almanac"
ODD = [
    "", "acountant zzz", "Loan servicing specialist", "Nurze (Cook)", "Zzz (Registered Nurse)",
    "qqq", "AP clerk", "SR. REGSITERED NURSE", "cook " * 38, "a@b.example", "café manager",
]  # fmt: skip


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Snapshot(ALMANAC)


@pytest.fixture(scope="module")
def model(snapshot: Snapshot) -> TitleModel:
    """The classifier with evidence that counts, whatever the almanac's was fitted on."""
    assert snapshot.model is not None
    made = TitleModel.load(snapshot.model)
    draw = np.random.default_rng(5)
    weights, effects = draw.normal(0, 0.3, 1 + len(EVIDENCE)), draw.normal(size=len(made.codes))
    return replace(made, calibrator=Calibrator(weights, effects))


def test_listed_titles_are_read_as_one_by_one(snapshot: Snapshot, model: TitleModel) -> None:
    table = pq.read_table(snapshot.folder / "titles.parquet", columns=["title"])
    listed = table.column("title").to_pylist()[::40]
    titles = [*ODD, *listed, *(title.upper() for title in listed[::9])]
    alone = TrainedCoder(snapshot.titles, model).code_all(titles)
    found = [
        (shown, (*LEVELS, "")[level], model.codes[place] if place >= 0 else None, chance)
        for best in ForemostCoder(snapshot.titles, model).best(titles)
        for shown, level, place, chance in zip(
            best.shown, best.levels, best.places, best.chances, strict=True
        )
    ]
    expected = [
        (one.canonical_title, one.seniority, one.best.code.value, one.best.probability)
        if one.best
        else (one.canonical_title, one.seniority, None, 0.0)
        for one in alone
    ]
    assert found == expected


def test_no_more_words_are_held_than_said(
    snapshot: Snapshot, model: TitleModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = ["bill collector"] * BLOCK + ["cook"]
    coder = ForemostCoder(snapshot.titles, model)
    first = [best.chances.tolist() for best in coder.best(titles)]
    monkeypatch.setattr(foremost, "WORDS", 10)
    assert [best.chances.tolist() for best in coder.best(titles)] == first
