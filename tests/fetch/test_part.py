"""A part keeps what has come and what is known of the whole, for one process at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.errors import UsageError
from metier.fetch.part import Whole, continues, opened, whole

URL = "https://www.bls.gov/file"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file.part"


def test_what_is_known_of_the_whole_outlives_the_process(path: Path) -> None:
    about = Whole(URL, '"1"', "yesterday", 10)
    with opened(path) as part:
        part.begin(about)
        part.file.write(b"begin")
    with opened(path) as part:
        assert (part.size, part.known(URL)) == (5, about)
        assert part.known("https://www.bls.gov/other") == Whole("https://www.bls.gov/other")


@pytest.mark.parametrize("note", ["", "[]", "{", '{"url": 1, "more": 2}', "null"])
def test_a_note_that_cannot_be_read_says_nothing(path: Path, note: str) -> None:
    with opened(path) as part:
        part.note.write_text(note)
        assert part.known(URL) == Whole(URL)


def test_to_begin_leaves_nothing_of_what_came_before(path: Path) -> None:
    with opened(path) as part:
        part.file.write(b"before")
        part.begin(Whole(URL))
        part.file.write(b"now")
    assert path.read_bytes() == b"now"


def test_a_part_that_is_whole_gets_its_name_and_leaves_no_note(path: Path) -> None:
    with opened(path) as part:
        part.begin(Whole(URL))
        part.file.write(b"whole")
        part.become(path.with_name("file"))
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [
        ("file", b"whole")
    ]


def test_two_do_not_write_one_part(path: Path) -> None:
    with opened(path), pytest.raises(UsageError, match="another fetch"), opened(path):
        pass


def test_a_weak_etag_is_no_validator() -> None:
    assert whole(URL, {"ETag": 'W/"1"'}, None).validator == ""
    assert whole(URL, {"ETag": 'W/"1"', "Last-Modified": "now"}, 3).validator == "now"
    assert whole(URL, {"ETag": '"1"', "Last-Modified": "now"}, 3).validator == '"1"'


@pytest.mark.parametrize("etag", ['"1\r\n 2"', '"é"', '"\x7f"'])
def test_what_cannot_be_sent_back_is_no_validator(etag: str) -> None:
    assert whole(URL, {"ETag": etag}, 3).validator == ""


@pytest.mark.parametrize(
    ("told", "content_range", "rest"),
    [
        (Whole(URL, '"1"'), "bytes 5-9/10", True),
        (Whole(URL), "bytes 5-9/10", True),
        (Whole(URL, '"2"'), "bytes 5-9/10", False),
        (Whole(URL, "", "today"), "bytes 5-9/10", False),
        (Whole(URL), "bytes 4-9/10", False),
        (Whole(URL), "bytes 5-8/10", False),
        (Whole(URL), "bytes 5-11/12", False),
        (Whole(URL), "", False),
    ],
)
def test_a_rest_continues_the_part_of_the_same_whole_only(
    path: Path, told: Whole, content_range: str, rest: bool
) -> None:
    known = Whole(URL, '"1"', "yesterday", 10)
    with opened(path) as part:
        part.file.write(b"begin")
        assert continues(part, known, told, content_range) is rest
