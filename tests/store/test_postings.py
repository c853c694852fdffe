"""Postings in files: one for each source, the same bytes every time, cut where they are long."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.fixtures.postings import SOURCE, batch

from metier.errors import InputError
from metier.store.postings import POSTINGS, STORED, carry, file_name, link, one, sources, write


def test_each_source_has_a_file_of_its_rows_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    mixed = batch(
        {"title": "Clerk", "source": "a/1"},
        {"title": "Nurse", "source": "b/1"},
        {"title": "Cook", "source": "a/1"},
    )
    more = batch({"title": "Guard", "source": "b/1", "posting": 3, "row": 1})
    list(write(tmp_path, [mixed, more]))
    found = {
        source: pq.read_table(tmp_path / file_name(source))["title"].to_pylist()
        for source in sources(path.name for path in tmp_path.iterdir())
    }
    assert found == {"a/1": ["Clerk", "Cook"], "b/1": ["Nurse", "Guard"]}


def test_the_same_postings_give_the_same_bytes(tmp_path: Path) -> None:
    texts = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        list(write(tmp_path / name, [batch({"title": "Clerk", "skills": ["Excel", "SQL"]})]))
        texts.append((tmp_path / name / file_name(SOURCE)).read_bytes())
    assert texts[0] == texts[1]


def test_a_long_description_is_cut_in_the_file_and_passed_on_in_full(tmp_path: Path) -> None:
    (passed,) = write(tmp_path, [batch({"description": "é" * (STORED + 5)})])
    assert passed["description"].to_pylist() == ["é" * (STORED + 5)]
    kept = pq.read_table(tmp_path / file_name(SOURCE))
    assert kept["description"].to_pylist() == ["é" * STORED]
    assert kept.schema.equals(POSTINGS)


def test_columns_may_stand_in_any_order_but_not_be_missing(tmp_path: Path) -> None:
    made = batch({"title": "Clerk"})
    (passed,) = write(tmp_path, [made.select(POSTINGS.names[::-1])])
    assert passed.schema.names == POSTINGS.names
    with pytest.raises(InputError, match="the columns of POSTINGS"):
        list(write(tmp_path, [made.drop_columns(["url"])]))
    words = made.set_column(POSTINGS.get_field_index("pay_low"), "pay_low", pa.array(["much"]))
    with pytest.raises(InputError, match="the columns of POSTINGS"):
        list(write(tmp_path, [words]))


def test_an_unchanged_source_keeps_its_file(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    list(write(old, [batch({"title": "Clerk"})]))
    carry(new, old, [SOURCE])
    assert (new / file_name(SOURCE)).samefile(old / file_name(SOURCE))


def test_a_source_that_is_not_there_or_is_read_as_well_cannot_be_carried_over(
    tmp_path: Path,
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    with pytest.raises(InputError, match="postings in the snapshot before, found none"):
        carry(new, old, [SOURCE])
    list(write(old, [batch({"title": "Clerk"})]))
    list(write(new, [batch({"title": "Nurse"})]))
    with pytest.raises(InputError, match="either read or carried over, found both"):
        carry(new, old, [SOURCE])
    assert pq.read_table(old / file_name(SOURCE))["title"].to_pylist() == ["Clerk"]


def test_a_link_is_a_copy_where_files_cannot_be_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    (tmp_path / "a").write_text("text")
    monkeypatch.setattr("os.link", refuse)
    link(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_text() == "text"


def test_one_posting_is_read_by_its_number(tmp_path: Path) -> None:
    list(write(tmp_path, [batch({"title": "Clerk"}, {"title": "Nurse", "skills": ["CPR"]})]))
    found = one(tmp_path / file_name(SOURCE), 1)
    assert found is not None
    assert (found["title"], found["skills"]) == ("Nurse", ["CPR"])
    assert one(tmp_path / file_name(SOURCE), 7) is None
