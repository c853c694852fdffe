"""What is opened of a newer snapshot takes the place of the one before, which is then closed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.fixtures.postings import snapshot

from metier.errors import SnapshotError
from metier.web import newest
from metier.web.newest import Newest


def test_the_one_before_is_used_until_the_newer_is_open_and_closed_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest, "EVERY", 0.0)
    old = snapshot(tmp_path, {"title": "Loan clerk"}).folder
    closed: list[Path | None] = []
    held = Newest(tmp_path, lambda folder: folder, closed.append)
    assert held.current() == old
    new = snapshot(tmp_path, {"title": "Bill collector"}).folder
    end = time.monotonic() + 20
    while held.current() == old and time.monotonic() < end:
        time.sleep(0.01)  # it is opened by a thread that tells nobody
    assert held.opened == new
    held.close()
    assert closed == [old, new]


def test_without_a_snapshot_nothing_is_opened(tmp_path: Path) -> None:
    opened: list[Path | None] = []
    with pytest.raises(SnapshotError):
        Newest(tmp_path, opened.append, opened.append)
    assert opened == []


def test_of_the_embedded_almanac_there_is_one() -> None:
    held = Newest(None, lambda folder: (folder,), lambda _: None)
    assert held.current() is held.opened == (None,)
