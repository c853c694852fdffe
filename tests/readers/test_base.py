"""Accounts of rows, digests of files and folders, and publishers that are spelled in one way."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import InputError
from metier.readers import base
from metier.readers.base import Account, digest

STEPS = st.lists(
    st.tuples(st.sampled_from(["used", "footnote", "empty row"]), st.integers(0, 50)), max_size=20
)


@given(STEPS)
def test_rows_in_are_rows_used_and_rows_set_aside_each_under_its_reason(
    steps: list[tuple[str, int]],
) -> None:
    account, told = Account(), Counter[str]()
    for reason, rows in steps:
        told[reason] += rows
        if reason == "used":
            account.use(rows)
        else:
            account.set_aside(reason, rows)
    assert account.rows_used == told.pop("used", 0)
    assert account.aside == told
    assert account.rows_in == sum(rows for _, rows in steps)


def test_an_unreadable_figure_is_noted_and_takes_no_row_away() -> None:
    account = Account()
    account.use()
    account.problem("f.xlsx#s!A:1", "a number", "'n/a'", "unreadable figure")
    account.problem("f.xlsx#s!B:1", "a number", "'?'", "unreadable figure")
    assert (account.rows_in, account.rows_used) == (1, 1)
    assert [problem.place for problem in account.problems] == ["f.xlsx#s!A:1", "f.xlsx#s!B:1"]


def test_two_accounts_share_nothing() -> None:
    first, second = Account(), Account()
    first.set_aside("footnote")
    first.problem("f", "a number", "'?'", "unreadable figure")
    assert second == Account()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    release = tmp_path / "release"
    (release / "inner").mkdir(parents=True)
    (release / "a.txt").write_text("one")
    (release / "inner" / "b.txt").write_text("two")
    return release


@pytest.mark.parametrize("content", [b"", b"one", b"\x00\xff" * 5000])
def test_the_digest_of_a_file_is_the_sha256_of_its_bytes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert digest(path) == hashlib.sha256(content).hexdigest()
    assert digest(path.rename(tmp_path / "renamed")) == hashlib.sha256(content).hexdigest()


def test_the_digest_of_a_folder_is_the_same_wherever_it_stands(
    folder: Path, tmp_path: Path
) -> None:
    before = digest(folder)
    assert re.fullmatch("[0-9a-f]{64}", before)
    assert digest(folder.rename(tmp_path / "moved")) == before


def test_the_digest_of_a_folder_changes_with_a_name_a_byte_a_file_and_a_place(
    folder: Path,
) -> None:
    first, inner = folder / "a.txt", folder / "inner" / "b.txt"
    digests = [digest(folder)]
    first = first.rename(folder / "c.txt")
    digests.append(digest(folder))
    first.write_text("One")
    digests.append(digest(folder))
    (folder / "d.txt").touch()
    digests.append(digest(folder))
    inner.rename(folder / "b.txt")
    digests.append(digest(folder))
    (folder / "b.txt").write_text(first.read_text())
    first.write_text("two")
    digests.append(digest(folder))
    assert len(set(digests)) == len(digests)


def test_there_is_no_digest_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing there"):
        digest(tmp_path / "nowhere")


def test_no_reader_spells_a_common_publisher_itself() -> None:
    root = Path(base.__file__).parent
    spelled = re.compile(r"""["']U\.?S\.? (Bureau|Census)""")
    wrong = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if path.name != "base.py" and spelled.search(path.read_text("utf-8"))
    ]
    assert wrong == []
