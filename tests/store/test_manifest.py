"""A snapshot held against its manifest: every changed byte is noticed, and its file named."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from metier.errors import SnapshotError
from metier.store.checksums import checksums
from metier.store.layout import CURRENT, MANIFEST, canonical, locate, snapshot_id
from metier.store.manifest import verified
from metier.store.read import Snapshot

FILES = (
    "facts.parquet",
    "industries.parquet",
    "links.parquet",
    "manifest.json",
    "occupations.parquet",
    "places.parquet",
    "report.json",
    "titles.parquet",
)


def of_format(folder: Path, found: object) -> None:
    """Give the manifest another format, and the id that goes with it."""
    manifest = json.loads((folder / MANIFEST).read_text())
    del manifest["snapshot"]
    manifest["format"] = found
    (folder / MANIFEST).write_text(canonical({**manifest, "snapshot": snapshot_id(manifest)}))


def test_the_files_above_are_all_there_are(copy: Path) -> None:
    assert sorted(file.name for file in copy.iterdir()) == list(FILES)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("part", [0.0, 0.3, 0.6, 0.99])
def test_a_flipped_bit_anywhere_is_noticed_and_the_file_named(
    copy: Path, name: str, part: float
) -> None:
    content = bytearray((copy / name).read_bytes())
    content[int(part * len(content))] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(SnapshotError) as caught:
        Snapshot(copy)
    assert caught.value.place == str(copy / name)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(SnapshotError) as caught:
        Snapshot(copy)
    assert caught.value.place == (str(copy) if name == MANIFEST else str(copy / name))


@pytest.mark.parametrize("name", FILES)
def test_half_a_file_is_named(copy: Path, name: str) -> None:
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(SnapshotError) as caught:
        Snapshot(copy)
    assert caught.value.place == str(copy / name)
    assert "build it again" in caught.value.hint


@pytest.mark.parametrize("content", ["[]", "null", "{}", '{"format": "metier/snapshot/1"}', "\0"])
def test_a_manifest_that_is_none_is_damaged(copy: Path, content: str) -> None:
    (copy / MANIFEST).write_text(content)
    with pytest.raises(SnapshotError, match="a damaged file"):
        Snapshot(copy)


@pytest.mark.parametrize(
    ("found", "advice"),
    [
        ("metier/snapshot/0", "build it again with this version of metier"),
        ("metier/snapshot/2", "a newer metier wrote it: update metier"),
        ("metier/snapshot/10", "a newer metier wrote it: update metier"),
        ("another", "build it again with this version of metier"),
        (7, "build it again with this version of metier"),
    ],
)
def test_an_older_and_a_newer_format_are_told_apart(copy: Path, found: object, advice: str) -> None:
    of_format(copy, found)
    with pytest.raises(SnapshotError, match="expected format metier/snapshot/1, found") as caught:
        Snapshot(copy)
    assert caught.value.found == repr(found)
    assert caught.value.hint.startswith(advice)


def test_a_file_and_a_column_that_this_version_does_not_know_are_no_hindrance(copy: Path) -> None:
    before = Snapshot(copy)
    places = pq.read_table(copy / "places.parquet")
    more = places.append_column("area", pa.array([1.5] * places.num_rows))
    pq.write_table(more, copy / "places.parquet")
    (copy / "rivers.parquet").write_bytes((copy / "places.parquet").read_bytes())
    manifest = json.loads((copy / MANIFEST).read_text())
    del manifest["snapshot"]
    manifest["files"] = checksums(copy, [*manifest["files"], "rivers.parquet"])
    (copy / MANIFEST).write_text(canonical({**manifest, "snapshot": snapshot_id(manifest)}))
    after = Snapshot(copy)
    assert after.id != before.id
    assert after.places() == before.places()
    assert after.facts() == before.facts()


def test_a_licence_changed_in_the_manifest_is_noticed(copy: Path) -> None:
    text = (copy / MANIFEST).read_text().replace("public domain", "all rights reserved")
    (copy / MANIFEST).write_text(text)
    with pytest.raises(SnapshotError, match="found other content"):
        Snapshot(copy)


def test_a_byte_of_the_manifest_that_says_nothing_is_noticed_too(copy: Path) -> None:
    text = (copy / MANIFEST).read_text()
    (copy / MANIFEST).write_text(text.replace("\n ", "\n\t", 1))
    with pytest.raises(SnapshotError, match="found other content"):
        verified(copy)


def test_a_folder_with_the_name_of_another_snapshot_is_noticed(small: Path, tmp_path: Path) -> None:
    output = shutil.copytree(small, tmp_path / "out")
    other = "0123456789abcdef"
    locate(output).rename(output / other)
    (output / CURRENT).write_text(f"{other}\n")
    with pytest.raises(SnapshotError, match=f"expected snapshot {other}, as its folder is named"):
        Snapshot(output)


def test_of_two_hundred_bytes_anywhere_each_is_noticed(small: Path, tmp_path: Path) -> None:
    output, draw = shutil.copytree(small, tmp_path / "out"), random.Random(1)
    files = sorted(path for path in output.rglob("*") if path.is_file())
    for _ in range(200):
        file = draw.choice(files)
        whole = file.read_bytes()
        at, other = draw.randrange(len(whole)), draw.randrange(1, 256)
        file.write_bytes(whole[:at] + bytes([whole[at] ^ other]) + whole[at + 1 :])
        with pytest.raises(SnapshotError) as caught:
            Snapshot(output)
        assert caught.value.place == str(file), (at, other)
        file.write_bytes(whole)
    assert Snapshot(output).facts()
