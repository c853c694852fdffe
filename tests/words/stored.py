"""Words that the model and the embedded almanac keep in English, each a message as it is."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pyarrow.parquet as pq

import metier
from metier.coding.listing import BY_WORDS, LISTED, REASONS
from metier.model.companies import By
from metier.model.comparison import Outcome, Verdict
from metier.model.estimate import Status
from metier.model.measure import AGES, LEVELS, MEASURES, RACES, SCHOOLING, SEXES, Section, Unit
from metier.model.release import Basis
from metier.words.language import _taken_apart
from metier.words.patterns import PATTERNS

ALMANAC = Path(metier.__file__).parent / "almanac"
CORRECTIONS = ALMANAC.parent / "coding" / "corrections.csv"
NAMED = ("education.", "experience.", "training.")
"""Measures whose names are those of a short official list."""


def stored() -> Iterator[str]:
    """All of them."""
    yield from of_model()
    yield from of_facts()
    with (Path(metier.__file__).parent / "coding" / "corrections.csv").open(
        encoding="utf-8"
    ) as file:
        yield from (row["reason"] for row in csv.DictReader(file))


def of_model() -> Iterator[str]:
    """Labels, groups, sections, verdicts, and texts that have a shape."""
    for enum in (Section, Verdict, Outcome, Status, Basis, By, Unit):
        yield from words_of(enum)
    yield from PATTERNS
    yield from (*REASONS.values(), LISTED, BY_WORDS)
    for measure in MEASURES.values():
        yield measure.label
        yield measure.missing
    for groups in (SEXES, RACES, SCHOOLING, LEVELS, AGES):
        yield from groups
        yield from (group.capitalize() for group in groups)


def words_of(enum: type[StrEnum]) -> Iterator[str]:
    """The values of an enumeration."""
    return (member.value for member in enum)


def of_facts() -> Iterator[str]:
    """Reasons, universes and ways of counting of the embedded almanac, each part once."""
    facts = ALMANAC / (ALMANAC / "current").read_text("utf-8").strip() / "facts.parquet"
    for column in ("reason", "universe", "method"):
        texts = pq.read_table(facts, columns=[column]).column(column).unique().to_pylist()
        whole = (text.partition(", United States")[0] for text in texts if text)
        parts = (part for text in whole for part in text.split("; "))
        yield from (part for part in dict.fromkeys(parts) if part and not shaped(part))
    table = pq.read_table(facts, columns=["measure", "category", "group"]).to_pydict()
    for measure, *names in zip(*table.values(), strict=True):
        if measure.startswith(NAMED):
            yield from filter(None, names)


def shaped(text: str) -> bool:
    """Whether a text is one of the patterns with its values put in."""
    return bool(_taken_apart(text)[1])
