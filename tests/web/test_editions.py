"""A new snapshot is taken up while the site answers; a damaged one is left."""

from __future__ import annotations

import gc
import shutil
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.fixtures.postings import snapshot

from metier import SnapshotError
from metier.web import editions, newest
from metier.web.editions import Edition, Editions
from metier.web.site import Site

WAIT = 20.0


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest, "EVERY", 0.01)


def until(true: Callable[[], bool]) -> bool:
    """Whether something became true before patience ended."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)  # a snapshot is taken up by a thread that tells nobody
    return False


def test_a_new_snapshot_is_taken_up_and_no_request_is_dropped(tmp_path: Path) -> None:
    old = snapshot(tmp_path, {"title": "Loan clerk"}).id
    answers: list[int] = []
    stop = threading.Event()
    with TestClient(Site(tmp_path)) as client:

        def ask() -> None:
            while not stop.is_set():
                answers.append(client.get("/jobs").status_code)

        asking = threading.Thread(target=ask)
        asking.start()
        first = client.get("/jobs").headers["etag"]
        new = snapshot(tmp_path, {"title": "Loan clerk"}, {"title": "Bill collector"}).id
        assert until(lambda: client.get("/healthz").json()["snapshot"] == new != old)
        stop.set()
        asking.join()
        answer = client.get("/jobs", headers={"if-none-match": first})
    assert set(answers) == {200}
    assert answer.status_code == 200
    assert answer.headers["etag"] != first
    assert "Bill collector" in answer.text


def test_a_damaged_snapshot_is_told_once_and_the_one_before_stays(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    old = snapshot(tmp_path, {"title": "Loan clerk"}).id
    shelf = Editions(tmp_path)
    new = snapshot(tmp_path / "other", {"title": "Bill collector"}).id
    shutil.copytree(tmp_path / "other" / new, tmp_path / new)
    (tmp_path / new / "facts.parquet").write_bytes(b"damaged")
    (tmp_path / "current").write_text(f"{new}\n")
    assert until(lambda: shelf.current() is not None and bool(caplog.records))
    time.sleep(0.1)  # time enough to try, and to log, a second time
    assert shelf.current().atlas.id == old
    assert len(caplog.records) == 1
    assert "the snapshot before stays" in caplog.text


def test_a_page_pinned_to_a_former_snapshot_is_answered_from_it(tmp_path: Path) -> None:
    old = snapshot(tmp_path, {"title": "Loan clerk"}).id
    new = snapshot(tmp_path, {"title": "Loan clerk"}, {"title": "Bill collector"}).id
    with TestClient(Site(tmp_path)) as client:
        now = client.get("/jobs")
        assert f'href="/jobs?snapshot={new}"' in now.text
        pinned = client.get(f"/jobs?snapshot={new}").text
        assert "no longer the newest" not in pinned
        former = client.get(f"/jobs?snapshot={old}")
        assert "Bill collector" in now.text
        assert "Bill collector" not in former.text
        assert "no longer the newest" in former.text
        assert '<a href="/jobs">The page of today</a>' in former.text
        assert client.get(f"/jobs.json?snapshot={old}").json()["snapshot"] == old


def test_a_snapshot_that_is_not_here_is_not_found_and_the_page_of_today_is_named(
    tmp_path: Path,
) -> None:
    now = snapshot(tmp_path, {"title": "Loan clerk"}).id
    with TestClient(Site(tmp_path)) as client:
        for id in ("0" * 16, "../../etc", "current", "x" * 100):
            answer = client.get("/jobs.json", params={"limit": "3", "snapshot": id})
            assert answer.status_code == 404
            assert now in answer.json()["error"]["expected"]
            assert answer.json()["instead"][0]["address"] == "/jobs.json?limit=3"


def test_few_former_snapshots_are_open_at_once(tmp_path: Path) -> None:
    ids = [
        snapshot(tmp_path, *[{"title": "Loan clerk"}] * (at + 1)).id
        for at in range(editions.FORMER + 2)
    ]
    shelf = Editions(tmp_path)
    first = shelf.of(ids[0])
    assert shelf.of(ids[0]) is first
    assert shelf.of(ids[-1]) is shelf.of(None) is shelf.current()
    for id in ids[1:-1]:
        assert shelf.of(id).atlas.id == id
    assert shelf.of(ids[0]) is not first


def test_a_former_snapshot_is_freed_when_it_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerks = [{"title": "Loan clerk", "description": "Opens accounts"}]
    old, *_ = (snapshot(tmp_path, *clerks * count).id for count in (1, 2))
    site = Site(tmp_path)
    with TestClient(site) as client:
        for page in ("jobs", "careers"):
            assert client.get(f"/{page}?snapshot={old}").status_code == 200
        former = site._editions.of(old)
        assert site._editions.of(old) is former
        atlas, held = weakref.ref(former.atlas), weakref.ref(former.atlas._snapshot)
        del former
        monkeypatch.setattr(editions, "IDLE", 0.0)
        assert client.get("/careers").status_code == 200
        gc.collect()
        assert (atlas(), held()) == (None, None)


def test_nothing_that_was_worked_out_of_a_snapshot_keeps_it() -> None:
    edition = Edition(None)
    compared = edition.atlas.compare("loan officer", "teller", place="MD")
    assert compared.rows
    edition.atlas.career("roofer")
    edition.atlas.skills(["Python"])
    held = weakref.ref(edition.atlas._snapshot)
    del edition, compared
    gc.collect()
    assert held() is None


def test_a_snapshot_that_another_took_the_place_of_is_freed(tmp_path: Path) -> None:
    snapshot(tmp_path, {"title": "Loan clerk"})
    with TestClient(site := Site(tmp_path)) as client:
        for path in ("/jobs", "/careers", "/career/teller", "/compare/cook-vs-teller"):
            client.get(path)
        held = weakref.ref(site._editions.current().atlas._snapshot)
        new = snapshot(tmp_path, {"title": "Loan clerk"}, {"title": "Bill collector"}).id
        assert until(lambda: client.get("/healthz").json()["snapshot"] == new)
        assert until(lambda: gc.collect() >= 0 and held() is None)


def test_a_snapshot_that_is_named_itself_never_changes(tmp_path: Path) -> None:
    old = snapshot(tmp_path, {"title": "Loan clerk"})
    shelf = Editions(old.folder)
    snapshot(tmp_path, {"title": "Bill collector"})
    time.sleep(0.05)  # time enough to look at the folder again
    assert [shelf.current().atlas.id for _ in range(3)] == [old.id] * 3


def test_without_a_snapshot_there_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError):
        Editions(tmp_path)
