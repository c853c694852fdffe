"""The columns of coded titles: a value for each text, equal titles coded once."""

from __future__ import annotations

from collections.abc import Sequence

from metier.coding.columns import NAMES, columns
from metier.model.codes import soc
from metier.model.coding import Candidate, Coding


def test_equal_titles_are_coded_once_and_a_declined_one_has_no_code() -> None:
    asked: list[str] = []

    def code(titles: Sequence[str]) -> list[Coding]:
        asked.extend(titles)
        cook = Candidate(soc("35-2014"), "Cooks, Restaurant", 0.75, "because")
        return [
            Coding(title, title.capitalize(), (cook,) if title == "cook" else (), seniority="")
            for title in titles
        ]

    found = columns(["cook", "zzz", None, "cook"], code)
    assert asked == ["cook", "zzz", ""]
    assert tuple(found) == NAMES
    assert found["code"] == ["35-2014", None, None, "35-2014"]
    assert found["probability"] == [0.75, None, None, 0.75]
    assert found["canonical_title"] == ["Cook", "Zzz", None, "Cook"]
    assert columns([], code) == {name: [] for name in NAMES}
