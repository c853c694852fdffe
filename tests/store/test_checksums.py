"""Files under checksums: any other byte, and any file more or less, is noticed and named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metier.errors import SnapshotError
from metier.store.checksums import CHECKSUMS, damaged, files, verify, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a").write_bytes(b"some bytes")
    (tmp_path / "b").write_bytes(b"")
    write(tmp_path, {})
    return tmp_path


def test_what_was_written_is_as_it_was(folder: Path) -> None:
    assert {name: entry["bytes"] for name, entry in verify(folder).items()} == {"a": 10, "b": 0}


def test_a_file_known_to_be_unchanged_is_not_read_again(folder: Path) -> None:
    known = {"a": {"bytes": 1, "sha256": "as said"}}
    write(folder, known)
    with pytest.raises(SnapshotError, match=r"/a: .* a file changed"):
        verify(folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(at=st.integers(0, 9), bit=st.integers(0, 7))
def test_every_flipped_bit_is_noticed(folder: Path, at: int, bit: int) -> None:
    whole = bytearray(b"some bytes")
    whole[at] ^= 1 << bit
    (folder / "a").write_bytes(whole)
    with pytest.raises(SnapshotError) as said:
        verify(folder)
    assert said.value.place.endswith("/a")


@pytest.mark.parametrize("change", ["missing", "added"])
def test_a_file_more_or_less_is_noticed(folder: Path, change: str) -> None:
    if change == "missing":
        (folder / "b").unlink()
    else:
        (folder / "c").write_text("new")
    with pytest.raises(SnapshotError):
        verify(folder)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"a": 1}', "\0", '{"a": null, "b": null}'])
def test_damaged_checksums_are_noticed(folder: Path, text: str) -> None:
    (folder / CHECKSUMS).write_text(text)
    with pytest.raises(SnapshotError):
        verify(folder)


def test_a_lock_is_no_part_of_what_is_kept(folder: Path) -> None:
    (folder / ".writer.lock").write_text("")
    assert files(folder) == ["a", "b"]
    assert set(verify(folder)) == {"a", "b"}


def test_the_error_says_what_to_do() -> None:
    said = damaged(Path("search"), "nothing")
    assert str(said) == "search: expected the index of the postings, found nothing"
    assert said.hint == "build it again"
