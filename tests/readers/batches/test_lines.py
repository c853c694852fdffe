"""Lines of bounded length, of text that is unpacked and in UTF-8."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import InputError
from metier.readers.batches.lines import Overlong, lines, opened


@given(st.lists(st.text('a"\r', max_size=9).map(str.encode)), st.integers(2, 9))
def test_a_line_within_the_limit_is_whole_and_a_longer_one_keeps_the_parity_of_its_marks(
    content: list[bytes], longest: int
) -> None:
    whole = [line + b"\n" for line in content]
    found = list(lines(io.BytesIO(b"".join(whole)), longest))
    assert len(found) == len(whole)
    for line, given_line in zip(found, whole, strict=True):
        assert (line == given_line) is (len(given_line) <= longest)
        assert isinstance(line, Overlong) is (len(given_line) > longest)
        assert line.count(b'"') % 2 == given_line.count(b'"') % 2


def test_utf16_cut_in_the_middle_of_a_character_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("title\nCook".encode("utf-16")[:-1])
    with pytest.raises(InputError) as caught, opened(path) as source:
        list(source.lines())
    assert caught.value.expected == "text in UTF-16"
