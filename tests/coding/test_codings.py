"""Many titles are read block by block, and only when they are looked at."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from metier.coding.codings import BLOCK, Codings
from metier.model.coding import Coding


def test_titles_are_read_in_blocks_when_they_are_looked_at() -> None:
    read: list[int] = []

    def block(titles: Sequence[str]) -> list[Coding]:
        read.append(len(titles))
        return [Coding(title, title, ()) for title in titles]

    titles = [f"title {number}" for number in range(BLOCK + 10)]
    found = Codings(titles, block)
    assert (len(found), read) == (BLOCK + 10, [])
    assert found[-1].text == titles[-1]
    assert read == [10]
    assert [coding.text for coding in found] == titles
    assert read == [10, BLOCK, 10]
    assert [coding.text for coding in found[3:5]] == titles[3:5]
    assert found[3:5] == [Coding(title, title, ()) for title in titles[3:5]]
    assert found != titles
    with pytest.raises(IndexError):
        found[len(titles)]
