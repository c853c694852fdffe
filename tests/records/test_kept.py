"""Coded postings are kept from build to build, and taken only for what they were made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from metier.model.release import Basis, Release
from metier.readers.base import Problem
from metier.readers.records import POSTINGS, Aside, Kind, Ledger, Records
from metier.records.kept import Keeper, batches_of, keep

SCHEMA = pa.schema({"row": pa.int64(), "title": pa.string()})
BATCHES = [
    pa.record_batch({"row": [1, 2], "title": ["Clerk", None]}, schema=SCHEMA),
    pa.record_batch({"row": [4], "title": ["Cook"]}, schema=SCHEMA),
]
SOURCE = "postings/2025/day1"


def opened(sha256: str = "a", beside: tuple[Path, ...] = ()) -> Records:
    release = Release(SOURCE, "", "", "2025", "day1.csv", sha256, "", "", Basis.OBSERVED)
    return Records(release, Kind.POSTINGS, "postings", Ledger(), lambda: iter(()), beside)


def made(records: Records) -> Iterator[pa.RecordBatch]:
    """Batches, with a row that is set aside and another that is noted."""
    records.ledger.begin()
    yield from BATCHES
    records.ledger.use(3)
    records.ledger.leave(Aside("day1.csv", 3, "title", "a title", "", "no title"))
    records.ledger.problem("row 9", "a date", "x", "unreadable date")
    records.ledger.notes["pay: competitive"] += 2


def never() -> Iterator[pa.RecordBatch]:
    pytest.fail("read again")


@pytest.fixture
def first(tmp_path: Path) -> Keeper:
    """What a build before made and kept."""
    keeper = Keeper(tmp_path / "made", tmp_path / "kept", "titles of May")
    records = opened()
    keeper.coded(records, lambda: made(records), SCHEMA)
    keep(keeper.folder, tmp_path / "kept", "s1")
    return keeper


def test_a_file_that_stays_is_not_read_again_and_its_account_is_the_same(first: Keeper) -> None:
    records, again = opened(), opened()
    list(made(records))
    file = first.coded(again, never, SCHEMA)
    assert list(batches_of(file)) == BATCHES
    assert again.ledger == records.ledger
    assert again.ledger.problems == [Problem("row 9", "a date", "x", "unreadable date")]
    assert first.same(SOURCE, "s1")


def test_another_file_other_means_or_another_file_beside_it_are_read(
    first: Keeper, tmp_path: Path
) -> None:
    beside = tmp_path / "companies.csv"
    beside.write_text("name\n", "utf-8")
    for number, (records, means) in enumerate(
        [(opened("b"), first.means), (opened(), "others"), (opened(beside=(beside,)), first.means)]
    ):
        keeper = replace(first, folder=tmp_path / str(number), means=means)
        file = keeper.coded(records, lambda: iter(BATCHES[:1]), SCHEMA)
        assert list(batches_of(file)) == BATCHES[:1]
        assert not keeper.same(SOURCE, "s1")


@pytest.mark.parametrize("name", ["coded.parquet", "account.json"])
@pytest.mark.parametrize("part", [0.0, 0.1, 0.4, 0.7, 0.99])
def test_a_file_with_a_changed_byte_is_not_taken(first: Keeper, name: str, part: float) -> None:
    assert first.before is not None
    (file,) = first.before.glob(f"*/{name}")
    whole = bytearray(file.read_bytes())
    whole[int(part * len(whole))] ^= 4
    file.write_bytes(whole)
    again = opened()
    coded = first.coded(again, lambda: made(again), SCHEMA)
    assert list(batches_of(coded)) == BATCHES
    assert not coded.samefile(file.with_name("coded.parquet"))
    assert not first.same(SOURCE, "s1")


@pytest.mark.parametrize("text", [b"", b"null", b"[]", b"{}", b"\xff"])
def test_an_account_that_is_none_is_not_taken(first: Keeper, text: bytes) -> None:
    assert first.before is not None
    (file,) = first.before.glob("*/account.json")
    file.write_bytes(text)
    assert not first.same(SOURCE, "s1")


def test_another_snapshot_was_made_of_others(first: Keeper) -> None:
    first.coded(opened(), never, SCHEMA)
    assert not first.same(SOURCE, "s2")
    assert not first.same("postings/2025/day2", "s1")


def test_a_build_that_fails_leaves_what_was_kept(first: Keeper, tmp_path: Path) -> None:
    failing = replace(first, folder=tmp_path / "failing", means="others")
    with pytest.raises(OSError, match="disk"):
        failing.coded(opened(), disk_is_full, SCHEMA)
    first.coded(opened(), never, SCHEMA)


def disk_is_full() -> Iterator[pa.RecordBatch]:
    yield BATCHES[0]
    raise OSError("disk is full")


def test_without_postings_nothing_is_kept(first: Keeper, tmp_path: Path) -> None:
    assert first.before is not None
    assert first.before.is_dir()
    keep(tmp_path / "nothing", first.before, "s2")
    assert not first.before.exists()


def test_a_file_without_postings_has_no_batches(tmp_path: Path) -> None:
    file = Keeper(tmp_path / "made").coded(opened(), lambda: iter(()), POSTINGS)
    assert list(batches_of(file, ["row", "expires"])) == []
