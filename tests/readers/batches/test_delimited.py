"""CSV as rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.errors import InputError
from metier.readers.batches.delimited import header, rows
from metier.readers.batches.lines import LONGEST, Fault


def test_a_header_may_stand_below_blank_lines_and_span_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('\n\n"title\nof job",b\nx,y\n')
    assert header(path) == ["title\nof job", "b"]
    assert list(rows(path, ["b"])) == [(1, ["y"])]


@pytest.mark.parametrize("content", ["\n\n\n", '"title\nCook\n', b"t\xf6\n1\n", ",,\n1,2,3\n"])
def test_a_file_without_a_readable_header_is_refused(tmp_path: Path, content: str | bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputError):
        header(path)


def test_a_quoted_field_that_goes_on_for_too_long_loses_no_row_below_it(tmp_path: Path) -> None:
    below = LONGEST // 8
    path = tmp_path / "a.csv"
    path.write_text('title,place\n"A,x\n' + "cook,y\n" * below)
    found = list(rows(path, ["title"]))
    assert isinstance(found[0][1], Fault)
    assert [number for number, row in found if row == ["cook"]] == list(range(2, below + 2))


def test_carriage_returns_alone_are_not_taken_for_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"title\na\rb\nc\n")
    assert [type(row) for _, row in rows(path, ["title"])] == [Fault, list]
