"""Where a snapshot lies, and what its id stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.errors import SnapshotError
from metier.store.layout import CURRENT, ID_LENGTH, canonical, locate, snapshot_id


def test_a_snapshot_is_found_by_its_own_folder_and_by_the_output_folder(small: Path) -> None:
    folder = locate(small)
    assert folder.parent == small
    assert locate(folder) == folder


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("0123456789abcdef\n", "'0123456789abcdef'"),
        ("../elsewhere\n", "'../elsewhere'"),
        ("", "''"),
        ("\udcff\udcfe", "'\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}'"),
    ],
)
def test_a_pointer_to_nothing_is_an_error_that_names_it(
    tmp_path: Path, content: str, found: str
) -> None:
    (tmp_path / CURRENT).write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(SnapshotError) as caught:
        locate(tmp_path)
    assert caught.value.place == str(tmp_path / CURRENT)
    assert caught.value.found == found


def test_a_folder_without_a_snapshot_and_no_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="a folder without one"):
        locate(tmp_path)
    with pytest.raises(SnapshotError, match="nothing there") as caught:
        locate(tmp_path / "missing")
    assert "metier build" in caught.value.hint


def test_the_id_changes_with_any_part_of_the_content() -> None:
    content = {"files": {"a": {"sha256": "00"}}, "releases": [{"licence": "public domain"}]}
    other = {"files": {"a": {"sha256": "00"}}, "releases": [{"licence": "unknown"}]}
    assert len(snapshot_id(content)) == ID_LENGTH
    assert snapshot_id(content) != snapshot_id(other)


def test_the_same_content_in_another_order_is_the_same_text() -> None:
    assert canonical({"a": 1, "b": 2}) == canonical({"b": 2, "a": 1})
