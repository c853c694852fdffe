"""Facts asked for again come from memory, and memory has an end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from metier.model.codes import Code, soc
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.store.memory import Memory
from metier.store.read import Snapshot

A, B, C = (soc(f"43-99{at}1") for at in (1, 2, 3))


class File:
    """A file that has two facts of each code and counts how often it is read."""

    def __init__(self) -> None:
        self.read: list[tuple[Code, ...]] = []

    def __call__(self, codes: Sequence[Code], place: str) -> list[Fact]:
        self.read.append(tuple(codes))
        where = Slice(place, "2025", "jobs")
        return [
            Fact(code, measure, where, Estimate(1.0), "oews/2025")
            for measure in ("age.mean", "age.median")
            for code in codes
        ]


def test_a_code_is_read_once_for_each_place_and_all_that_lack_together() -> None:
    file = File()
    memory = Memory(file)
    memory.facts([A], "US")
    found = memory.facts([A, B, C], "US")
    assert [[fact.measure for fact in found[code]] for code in (A, B, C)] == [
        ["age.mean", "age.median"]
    ] * 3
    memory.facts([A], "MD")
    assert file.read == [(A,), (B, C), (A,)]


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    file = File()
    memory = Memory(file, room=4)
    for code in (A, B, A, C, A, B):
        memory.facts([code], "US")
    assert file.read == [(A,), (B,), (C,), (B,)]
    assert len(memory) == 4


def test_more_than_there_is_room_for_is_still_answered() -> None:
    found = Memory(File(), room=1).facts([A, B], "US")
    assert [len(facts) for facts in found.values()] == [2, 2]


def test_a_snapshot_remembers_what_it_would_read(small: Path) -> None:
    snapshot = Snapshot(small)
    code = soc("43-3011")
    local = snapshot.facts([code], places=["MD", "US"])
    means = snapshot.facts([code], measures=["pay.annual.mean"])
    expected = [*local, *(fact for fact in means if fact not in local)]
    assert list(snapshot.memory.facts([code], "MD")[code]) == expected
