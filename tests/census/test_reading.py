"""Person records are read whole, and read again alike."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from metier.census import Geography, census_reading
from metier.readers.acs import Records
from metier.readers.base import Reading


def test_every_row_is_used_or_set_aside(
    reading: Reading, people: Path, table: pd.DataFrame
) -> None:
    rows = sum(len(pd.read_parquet(file)) for file in people.iterdir())
    assert reading.account.rows_in == rows
    assert reading.account.rows_used == len(table)


def test_a_second_pass_gives_the_same_facts(
    reading: Reading, opened: Records, geography: Geography
) -> None:
    said: list[str] = []
    assert census_reading(opened, geography, said.append).facts == reading.facts
    assert said[0] == "counting workers by occupation"
