"""A file stands under its name only if it is whole and what it is said to be."""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fetch.publisher import Answer, Publisher, cut, raw, stalled, status, whole

from metier.errors import InputError, UsageError
from metier.fetch import Fetched, fetch
from metier.fetch.contents import sha256_of
from metier.fetch.wire import Wire
from metier.model.offer import Offer

BODY = b"code,pay\n43-3011,49060\n" * 2000
OTHER = b"code,pay\n43-3011,51000\n" * 2000
SHA256 = hashlib.sha256(BODY).hexdigest()
OFFER = Offer(
    *("pay/2025", "Pay", "BLS", "public domain", "https://www.bls.gov/page"),
    *("https://www.bls.gov/pay/2025.csv", "pay.csv"),
)
CHECKED = replace(OFFER, sha256=SHA256, size=len(BODY))
Get = Callable[..., Fetched]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "new" / "folder"


@pytest.fixture
def get(publisher: Publisher, wire: Wire, folder: Path) -> Get:
    def get(offer: Offer, *answers: Answer, accept: bool = False) -> Fetched:
        publisher.answers = answers
        return fetch(offer, folder, wire, mirror=publisher.url, accept=accept)

    return get


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("offer", [OFFER, CHECKED], ids=["unknown", "known"])
def test_a_file_is_there_with_its_checksum_and_where_it_is_from(
    get: Get, publisher: Publisher, folder: Path, offer: Offer
) -> None:
    made = get(offer, whole(BODY, ETag='"1"'))
    assert made == Fetched(folder / "pay.csv", SHA256, kept=False)
    assert made.path.read_bytes() == BODY
    assert names(folder) == ["pay.csv", "pay.csv.json", "pay.csv.sha256"]
    told = json.loads((folder / "pay.csv.json").read_text())
    assert told.pop("fetched").endswith("+00:00")
    assert told == {
        "release": "pay/2025",
        "publisher": "BLS",
        "licence": "public domain",
        "url": f"{publisher.url}/pay/2025.csv",
        "etag": '"1"',
        "last_modified": None,
        "size": len(BODY),
        "sha256": SHA256,
    }


def test_a_file_that_is_there_is_checked_and_not_asked_for_again(
    get: Get, publisher: Publisher, folder: Path
) -> None:
    get(OFFER, whole(BODY))
    assert get(OFFER, status(500)) == Fetched(folder / "pay.csv", SHA256, kept=True)
    assert len(publisher.asked) == 1


def test_a_file_that_was_changed_since_is_told(get: Get, folder: Path) -> None:
    get(OFFER, whole(BODY))
    (folder / "pay.csv").write_bytes(OTHER)
    with pytest.raises(InputError, match=f"expected sha256 {SHA256}, as stands beside it"):
        get(OFFER, whole(BODY))


def test_a_known_file_without_a_sidecar_is_taken_as_it_is(
    get: Get, publisher: Publisher, folder: Path
) -> None:
    folder.mkdir(parents=True)
    (folder / "pay.csv").write_bytes(BODY)
    assert get(CHECKED, status(500)).kept
    assert publisher.asked == []
    assert names(folder) == ["pay.csv", "pay.csv.json", "pay.csv.sha256"]


@pytest.mark.parametrize("offer", [OFFER, CHECKED], ids=["unknown", "known"])
def test_somebody_elses_file_is_left_alone(get: Get, folder: Path, offer: Offer) -> None:
    folder.mkdir(parents=True)
    (folder / "pay.csv").write_bytes(OTHER)
    with pytest.raises(UsageError, match="a file without"):
        get(offer, whole(BODY))
    assert (folder / "pay.csv").read_bytes() == OTHER


def test_a_file_that_is_not_the_known_one_is_set_aside(get: Get, folder: Path) -> None:
    with pytest.raises(InputError, match=f"expected sha256 {SHA256}") as caught:
        get(CHECKED, whole(OTHER))
    assert "--accept" in caught.value.hint
    assert names(folder) == ["pay.csv.rejected"]


def test_a_file_that_is_accepted_is_taken_for_what_it_is(get: Get, folder: Path) -> None:
    assert get(CHECKED, whole(OTHER), accept=True).sha256 != SHA256
    assert (folder / "pay.csv").read_bytes() == OTHER
    with pytest.raises(InputError, match=f"expected sha256 {SHA256}"):
        get(CHECKED)
    assert get(CHECKED, accept=True).kept


def test_a_file_put_together_of_two_editions_is_asked_for_once_more(
    get: Get, publisher: Publisher
) -> None:
    silent = raw(
        206,
        {
            "Content-Length": str(len(BODY) - 20_000),
            "Content-Range": f"bytes 20000-{len(BODY) - 1}/{len(BODY)}",
        },
        BODY[20_000:],
    )
    made = get(CHECKED, cut(OTHER, 20_000, ETag='"1"'), silent, whole(BODY))
    assert made.path.read_bytes() == BODY
    assert "Range" not in publisher.asked[2][1]


def test_a_web_page_under_the_files_address_is_set_aside(get: Get, folder: Path) -> None:
    with pytest.raises(InputError, match="found a web page"):
        get(OFFER, whole(b"<!DOCTYPE html><title>Access denied</title>"))
    assert names(folder) == ["pay.csv.rejected"]


def test_a_file_of_no_stated_length_is_whole_only_if_its_checksum_says_so(
    get: Get, folder: Path
) -> None:
    assert get(CHECKED, raw(200, {}, BODY)).sha256 == SHA256
    with pytest.raises(InputError, match="an answer that says its length"):
        get(replace(OFFER, file="other.csv"), raw(200, {}, BODY))
    assert "other.csv" not in names(folder)


def archive(name: str, body: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr(name, body)
    return made.getvalue()


PACKED = replace(CHECKED, archive="pay.zip", url="https://www.bls.gov/pay.zip")


def test_a_packed_file_is_taken_out_and_both_are_checked(
    get: Get, publisher: Publisher, folder: Path
) -> None:
    assert get(PACKED, whole(archive("pay/pay.csv", BODY))).sha256 == SHA256
    for name in ("pay.csv", "pay.zip"):
        assert (folder / f"{name}.sha256").read_text() == f"{sha256_of(folder / name)}  {name}\n"
    assert json.loads((folder / "pay.csv.json").read_text())["archive"] == "pay.zip"
    assert get(PACKED).kept
    (folder / "pay.csv").unlink()
    assert get(PACKED).sha256 == SHA256
    assert len(publisher.asked) == 1
    assert len(names(folder)) == 6


def test_a_packed_file_that_is_not_the_known_one_is_set_aside(get: Get, folder: Path) -> None:
    with pytest.raises(InputError, match=f"expected sha256 {SHA256}"):
        get(PACKED, whole(archive("pay.csv", OTHER)))
    assert "pay.csv.rejected" in names(folder)
    assert "pay.csv" not in names(folder)
    assert get(PACKED, accept=True).path.read_bytes() == OTHER


def test_a_folder_that_cannot_be_one_is_told(
    publisher: Publisher, wire: Wire, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UsageError, match="a folder to write into"):
        fetch(OFFER, tmp_path / "file", wire, mirror=publisher.url)


SCRIPT = """
import sys
from pathlib import Path
from metier.errors import MetierError
from metier.fetch import fetch
from metier.fetch.wire import Manners, Wire
from metier.model.offer import Offer

offer = Offer("pay/2025", "Pay", "BLS", "", "", "https://www.bls.gov/pay/2025.csv", "pay.csv")
try:
    with Wire(Manners("tests")) as wire:
        fetch(offer, Path(sys.argv[2]), wire, mirror=sys.argv[1])
except MetierError as error:
    sys.exit(f"{type(error).__name__} {error}")
"""


def test_a_fetch_that_is_killed_goes_on_where_it_was(
    get: Get, publisher: Publisher, folder: Path
) -> None:
    publisher.answers = (stalled(BODY, 40_000, ETag='"1"'),)
    running = subprocess.Popen([sys.executable, "-c", SCRIPT, publisher.url, folder])
    part = folder / "pay.csv.part"
    deadline = time.monotonic() + 20
    while not (part.exists() and part.stat().st_size >= 16_384) and time.monotonic() < deadline:
        time.sleep(0.02)  # another process writes: nothing tells when so much has come
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    assert names(folder) == ["pay.csv.part", "pay.csv.part.json"]
    come = part.stat().st_size
    publisher.asked.clear()
    assert get(OFFER, whole(BODY, ETag='"1"')).path.read_bytes() == BODY
    assert publisher.asked[0][1]["Range"] == f"bytes={come}-"
    assert names(folder) == ["pay.csv", "pay.csv.json", "pay.csv.sha256"]


def test_a_full_disk_is_told_and_what_came_is_kept(
    get: Get, publisher: Publisher, folder: Path
) -> None:
    publisher.answers = (whole(BODY, ETag='"1"'),)
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))"
    said = subprocess.run(
        [sys.executable, "-c", limited + SCRIPT, publisher.url, folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert said.stderr.startswith(f"UsageError {folder}/pay.csv: expected room to write")
    assert "pay.csv" not in names(folder)
    made = get(OFFER, whole(BODY, ETag='"1"'))
    assert made.path.read_bytes() == BODY
    assert publisher.asked[1][1]["Range"] == "bytes=30000-"
