"""The columns of coded titles: a value for each text, equal titles coded once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from metier.coding import columns
from metier.coding.columns import NAMES, TitleColumns, Values, values_of
from metier.model.codes import soc
from metier.model.coding import Candidate, Coding


class Reader:
    """Columns of titles, with a record of what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, titles: Sequence[str]) -> Values:
        self.asked += titles
        cook = Candidate(soc("35-2014"), "Cooks, Restaurant", 0.75, "because")
        return values_of(
            [
                Coding(title, title.capitalize(), (cook,) if title == "cook" else ())
                for title in titles
            ]
        )


def test_equal_titles_are_coded_once_and_a_declined_one_has_no_code() -> None:
    read = Reader()
    of = TitleColumns(read)
    found = of(["cook", "zzz", None, "cook"])
    assert read.asked == ["cook", "zzz", ""]
    assert tuple(found) == NAMES
    assert found["code"] == ["35-2014", None, None, "35-2014"]
    assert found["probability"] == [0.75, None, None, 0.75]
    assert found["canonical_title"] == ["Cook", "Zzz", None, "Cook"]
    assert of(["cook", "aaa"])["code"] == ["35-2014", None]
    assert read.asked == ["cook", "zzz", "", "aaa"]
    assert of([]) == {name: [] for name in NAMES}


def test_a_bounded_number_of_titles_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "MOST", 2)
    read = Reader()
    of = TitleColumns(read)
    of(["a", "b"])
    assert of(["b", "cook"])["code"] == [None, "35-2014"]
    assert read.asked == ["a", "b", "b", "cook"]
