"""Batches are coded alike, whatever batch a title stands in and whatever is remembered."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pytest
from tests.fixtures import careers

from metier.readers.records import Kind
from metier.records import coding
from metier.records.coding import Coder
from metier.records.columns import coded
from metier.records.gazetteer import Gazetteer

ROWS: list[dict[str, str | None]] = [
    {"title": "Clerk", "place": "Austin, TX", "description": "knows SQL and SQL and EXCEL"},
    {"title": "Senior Teller", "place": "Atlantis", "description": None},
    {"title": None, "place": None, "description": ""},
    {"title": "?", "place": "TX", "description": "nothing"},
]


def test_a_row_keeps_its_columns_and_gets_what_is_known_of_it() -> None:
    found = careers.coder()(careers.read(Kind.POSTINGS, ROWS))
    assert found.schema == coded(Kind.POSTINGS)
    rows = found.to_pylist()
    assert [row["occupation"] for row in rows] == ["43-3031", "43-3071", None, None]
    assert [row["canonical_title"] for row in rows] == ["Clerk", "Teller", None, None]
    assert rows[1]["seniority"] == "senior"
    assert [(row["state"], row["metro"]) for row in rows[:2]] == [("TX", "12420"), (None, None)]


def test_skills_stand_once_and_are_unknown_without_a_description() -> None:
    found = careers.coder()(careers.read(Kind.POSTINGS, ROWS)).column("skills").to_pylist()
    assert found == [["SQL", "EXCEL"], None, None, []]


def test_records_without_descriptions_say_nothing_of_skills() -> None:
    found = careers.coder()(careers.read(Kind.REVIEWS, [{"title": "Clerk"}]))
    assert found.column("skills").null_count == 1


def test_a_title_is_read_once_however_often_it_stands() -> None:
    asked: list[str | None] = []

    def titles(texts: Sequence[str | None]) -> Mapping[str, Sequence[object]]:
        asked.extend(texts)
        return careers.titles(texts)

    coder = Coder(titles, None, careers.coder().gazetteer)
    batch = careers.read(Kind.POSTINGS, ROWS * 3)
    assert coder(batch).equals(coder(batch))
    assert sorted(filter(None, asked)) == ["?", "Clerk", "Senior Teller"]


def test_forgetting_titles_between_threads_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coding, "_KEPT", 3)
    coder = careers.coder()
    names = ["Clerk", "Teller", "Cashier", "Baker", "none", "other"]
    batches = [
        careers.read(Kind.REVIEWS, [{"title": names[(at + k) % 6]} for k in range(3)])
        for at in range(200)
    ]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(coder, batches))
    for batch, coded_batch in zip(batches, found, strict=True):
        assert coded_batch.equals(careers.coder()(batch))


def test_a_batch_without_rows_is_coded() -> None:
    batch = careers.read(Kind.PROFILES, [])
    assert careers.coder()(batch).equals(pa.RecordBatch.from_pylist([], coded(Kind.PROFILES)))


def test_a_coder_travels_to_other_processes() -> None:
    batch = careers.read(Kind.POSTINGS, ROWS)
    again = pickle.loads(pickle.dumps(careers.coder()))
    assert again(batch).equals(careers.coder()(batch))


def test_an_acronym_and_the_words_it_stands_for_are_one_title() -> None:
    shown = {"RN": "RN", "Registered nurse": "Registered nurse", "?": None}

    def titles(texts: Sequence[str | None]) -> Mapping[str, Sequence[object]]:
        nothing = [None] * len(texts)
        read = [shown[text or "?"] for text in texts]
        return {
            "canonical_title": read, "code": nothing, "probability": nothing, "seniority": nothing,
        }  # fmt: skip

    coder = Coder(titles, None, Gazetteer({}))
    rows = pa.record_batch({"title": ["RN", "Registered nurse", "?"], "place": pa.nulls(3, "utf8")})
    named = coder(rows).column("canonical_title").to_pylist()
    assert named == ["Registered nurse", "Registered nurse", None]
