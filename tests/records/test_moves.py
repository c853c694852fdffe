"""Titles before and after, counted by people."""

from __future__ import annotations

import pyarrow as pa
from tests.fixtures import careers

from metier.engine import local
from metier.readers.records import Kind
from metier.records.figures import Origin, Told
from metier.records.histories import MOVES
from metier.records.lists import Lister
from metier.records.moves import moves

ORIGIN = Origin("profiles/2025/file", "2025", "profiles of file.csv", Kind.PROFILES)


def told(rows: list[tuple[int, str, str]]) -> dict[tuple[str, str | None, str | None], Told]:
    """Of people, origins and goals the figures, by measure, title and other title."""
    batch = pa.RecordBatch.from_pylist(
        [{"person": p, "origin": a, "goal": b, "weight": 1000} for p, a, b in rows], MOVES
    )
    lister = Lister(ORIGIN, careers.CODES, local.run)
    found = moves(lister, lambda: iter([batch]))
    return {(t.fact.measure, t.fact.title, t.fact.slice.group): t for t in found}


def test_shares_are_of_those_who_came_and_of_those_who_left() -> None:
    found = told(
        [(at, "Clerk", "Baker") for at in range(30)]
        + [(at, "Teller", "Baker") for at in range(30, 40)]
        + [(at, "Clerk", "Teller") for at in range(40, 50)]
    )
    values = {key: one.fact.estimate.value for key, one in found.items()}
    assert values == {
        ("move.into", "Baker", "Clerk"): 75.0,
        ("move.into", "Baker", "Teller"): 25.0,
        ("move.into", "Teller", "Clerk"): 100.0,
        ("move.out", "Clerk", "Baker"): 75.0,
        ("move.out", "Clerk", "Teller"): 25.0,
        ("move.out", "Teller", "Baker"): 100.0,
    }


def test_who_goes_to_and_fro_counts_once() -> None:
    found = told([(1, "Clerk", "Baker"), (1, "Baker", "Clerk")] * 20)
    assert {key: one.people for key, one in found.items()} == {
        ("move.into", "Baker", "Clerk"): 1,
        ("move.into", "Clerk", "Baker"): 1,
        ("move.out", "Baker", "Clerk"): 1,
        ("move.out", "Clerk", "Baker"): 1,
    }


def test_a_title_without_figures_of_its_own_is_named_only_as_the_other() -> None:
    assert set(told([(1, "Chief of everything", "Clerk")])) == {
        ("move.into", "Clerk", "Chief of everything")
    }


def test_no_moves_are_no_figures() -> None:
    assert told([]) == {}
