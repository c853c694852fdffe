"""Files that are given twice, or change while they are read, are refused in words."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fixtures.rows import OEWS

from metier.errors import InputError, UsageError
from metier.inputs import refuse_twins, unchanged


def longer(file: Path) -> None:
    file.write_text("one and more")


def as_long(file: Path) -> None:
    """Other bytes, as many as before, and the time of the old ones."""
    status = file.stat()
    file.write_text("two")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def replaced(file: Path) -> None:
    """The same bytes, written by another hand."""
    os.utime(file, ns=(0, 0))


def removed(file: Path) -> None:
    file.unlink()


def added(file: Path) -> None:
    (file.parent / "new").write_text("")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "file"
    path.parent.mkdir()
    path.write_text("one")
    return path


def test_files_that_stay_as_they_are_are_no_error(file: Path) -> None:
    with unchanged([file, file.parent, file]):
        file.read_text()


@pytest.mark.parametrize("change", [longer, as_long, replaced, removed])
def test_a_file_that_changes_is_named_with_both_states(
    file: Path, change: Callable[[Path], None]
) -> None:
    with pytest.raises(InputError) as caught, unchanged([file]):
        change(file)
    said = caught.value
    assert said.place == str(file)
    assert "3 bytes of 20" in said.expected
    assert "sha256 7692c3ad3540" in said.expected
    assert said.found != said.expected
    assert ("no such file" in said.found) == (change is removed)


@pytest.mark.parametrize("change", [longer, removed, added])
def test_a_change_within_a_folder_is_noticed(file: Path, change: Callable[[Path], None]) -> None:
    said = "the same file from beginning to end"
    with pytest.raises(InputError, match=said), unchanged([file.parent]):
        change(file)


def test_what_a_reader_stumbled_over_is_not_told_in_place_of_the_change(file: Path) -> None:
    def stumbling() -> None:
        with unchanged([file]):
            longer(file)
            raise ValueError("half a row")

    with pytest.raises(InputError, match="from beginning to end"):
        stumbling()


def test_an_error_of_a_file_that_stayed_is_told_as_it_is(file: Path) -> None:
    with pytest.raises(ValueError, match="half a row"), unchanged([file]):
        raise ValueError("half a row")


def test_a_file_that_is_not_there_is_an_error_from_the_beginning(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing there"), unchanged([tmp_path / "none"]):
        pass


def test_of_two_releases_with_one_address_the_second_is_named_with_the_first() -> None:
    first, second = replace(OEWS, file="one.xlsx"), replace(OEWS, file="two.xlsx")
    refuse_twins([first, replace(OEWS, address="oews/2024-05/national")], "")
    with pytest.raises(UsageError, match=r"two\.xlsx: .*, which one\.xlsx is too") as caught:
        refuse_twins([first, second], "leave one out")
    assert caught.value.hint == "leave one out"
