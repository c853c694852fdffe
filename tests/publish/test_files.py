"""Files stand there whole or not at all, and the list of them survives a stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.errors import UsageError
from metier.publish.files import MANIFEST, Edition, write_whole


def test_a_file_is_written_with_its_folder_and_left_alone_where_it_is_the_same(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a" / "b.html"
    assert write_whole(file, "one")
    before = file.stat().st_mtime_ns
    assert not write_whole(file, "one", only_if_other=True)
    assert file.stat().st_mtime_ns == before
    assert write_whole(file, "two", only_if_other=True)
    assert file.read_text() == "two"
    assert [one.name for one in file.parent.iterdir()] == ["b.html"]


def test_a_page_of_another_mark_and_one_that_is_gone_are_not_had(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_whole(tmp_path / "site" / name, name)
        (tmp_path / "site" / name).rename(tmp_path / name)
    with Edition(tmp_path / "site", "1") as edition:
        for name in ("a.html", "b.html"):
            (tmp_path / name).rename(tmp_path / "site" / name)
        edition.note(["a.html", "b.html"])
        assert edition.has(["a.html", "b.html"])
    (tmp_path / "site" / "b.html").unlink()
    with Edition(tmp_path / "site", "1") as edition:
        assert edition.has(["a.html"])
        assert not edition.has(["a.html", "b.html"])
    with Edition(tmp_path / "site", "2") as edition:
        assert not edition.has(["a.html"])


def test_a_list_cut_short_loses_its_last_line_alone(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_whole(tmp_path / name, name)
    (tmp_path / MANIFEST).write_text("1 a.html\n1 b.ht")
    with Edition(tmp_path, "1") as edition:
        assert edition.has(["a.html"])
        assert not edition.has(["b.html"])


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("")
    with pytest.raises(UsageError, match="site: expected a folder, found a file in its place"):
        Edition(tmp_path / "site", "1")


def test_a_folder_that_cannot_be_made_is_an_error_in_words() -> None:
    edition = Edition(Path("/proc/none/site"), "1")
    with pytest.raises(UsageError, match="/proc/none/site: expected a folder to write into"):
        edition.__enter__()
