"""JSON lines, arrays and objects as values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import InputError
from metier.readers.batches.jsonlines import keys, objects
from metier.readers.batches.lines import LONGEST

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


def values(path: Path, text: str | bytes) -> list[tuple[int, object]]:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return list(objects(path))


@given(st.lists(VALUES, max_size=8), st.sampled_from([None, 2]))
def test_an_array_is_read_whatever_is_in_it(
    tmp_path_factory: pytest.TempPathFactory, content: list[object], indent: int | None
) -> None:
    path = tmp_path_factory.getbasetemp() / "a.json"
    assert values(path, json.dumps(content, indent=indent)) == list(enumerate(content, start=1))


def test_lines_that_are_arrays_are_lines(tmp_path: Path) -> None:
    assert values(tmp_path / "a.jsonl", '[{"a": 1}]\n[{"a": 2}]\n')[1] == (2, [{"a": 2}])


def test_an_object_over_several_lines_is_one_value_of_a_json_file(tmp_path: Path) -> None:
    text = json.dumps({"a": [1, 2]}, indent=2)
    assert values(tmp_path / "a.jsonld", text) == [(1, {"a": [1, 2]})]
    assert len(values(tmp_path / "a.jsonl", text)) == 6


def test_an_array_longer_than_a_piece_is_read_element_by_element(tmp_path: Path) -> None:
    content = [{"n": n, "text": "ü" * 1000} for n in range(3000)]
    found = values(tmp_path / "a.json", json.dumps(content, ensure_ascii=False))
    assert [value for _, value in found] == content


@pytest.mark.parametrize(
    "text",
    [
        '[{"a": 1}, {"a": 2}',
        '[{"a": 1}, {"a": ]',
        '[{"a": 1}, ' + "[" * 100_000 + "]" * 100_000 + "]",
        '[{"a": "' + "x" * (LONGEST + 2**21) + '"}]',
        b'[{"a": "\xf6"}]',
    ],
    ids=["open", "broken", "deep", "long", "bytes"],
)
def test_a_broken_array_is_refused_with_its_place(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(InputError):
        values(tmp_path / "a.json", text)


def test_the_keys_of_a_file_without_an_object_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('1\n"a"\n')
    with pytest.raises(InputError):
        keys(tmp_path / "a.jsonl")
