"""The Census Bureau's codes as metier's columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fixtures.persons import person, rows, written

from metier.model.measure import AGES, RACES, SCHOOLING, SEXES


def test_a_worker_has_metiers_columns_with_leading_zeros_and_adjusted_cents(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path, [person()]))
    assert (row["occupation"], row["industry"], row["state"]) == ("0010", "0770", "AL")
    assert (row["puma"], row["household"]) == ("0100500", "2023HU0000001")
    assert row["pay"] == row["pay_full_time"] == round(60_000 * 1.019518 * 100)
    assert row["pay_hourly"] == round(60_000 * 101.9518 / (40 * 52))
    assert (SEXES[row["sex"]], RACES[row["race"]]) == ("female", "white")
    assert (SCHOOLING[row["schooling"]], AGES[row["age_band"]]) == ("bachelor's", "35 to 44")
    assert (row["remote"], row["self_employed"], row["major"]) == (1, 0, 6203)
    assert (row["experience"], row["moved_state"], row["commute"]) == (18, 0, 25)
    assert (row["weight"], row["weight_1"], row["weight_80"]) == (20, 1, 80)


@pytest.mark.parametrize(
    ("changes", "column", "value"),
    [
        ({"HISP": "02", "RAC1P": "6"}, "race", RACES.index("hispanic")),
        ({"RAC1P": "3"}, "race", RACES.index("american indian")),
        ({"RAC1P": "6"}, "race", RACES.index("asian")),
        ({"RAC1P": "7"}, "race", RACES.index("pacific islander")),
        ({"RAC1P": "9"}, "race", RACES.index("two or more")),
        ({"SCHL": "15"}, "schooling", 0),
        ({"SCHL": "17"}, "schooling", 1),
        ({"SCHL": "20"}, "schooling", 3),
        ({"SCHL": "23"}, "schooling", 6),
        ({"AGEP": "19"}, "age_band", 0),
        ({"AGEP": "65"}, "age_band", 6),
        ({"COW": "6"}, "self_employed", 1),
        ({"COW": "6"}, "pay", None),
        ({"WAGP": "0"}, "pay", None),
        ({"WKHP": "34"}, "pay_full_time", None),
        ({"WKWN": "49"}, "pay_full_time", None),
        ({"MIGSP": "024"}, "moved_state", 1),
        ({"MIGSP": "001"}, "moved_state", 0),
        ({"MIGSP": "215"}, "moved_state", 0),
        ({"JWTRNS": ""}, "remote", None),
    ],
)
def test_codes_become_the_groups_of_the_catalogue(
    tmp_path: Path, changes: dict[str, str], column: str, value: object
) -> None:
    (row,) = rows(written(tmp_path, [person(**changes)]))
    assert row[column] == value
