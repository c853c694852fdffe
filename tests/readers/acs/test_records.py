"""Which records are used, set aside or refused."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from tests.fixtures.persons import HEADER, person, rows, text, written

from metier.errors import CodeError, InputError, LayoutError, UsageError
from metier.model.sample import ROWS, Sample, VarianceScheme
from metier.readers.acs import records
from metier.readers.acs.records import NO_OCCUPATION, NO_WEIGHT, NOT_EMPLOYED, REPLICATES


def test_every_row_is_used_or_set_aside_for_a_reason(tmp_path: Path) -> None:
    people = [
        person(),
        person(OCCP="", ESR=""),
        person(ESR="6"),
        person(ESR="4"),
        person(PWGTP="2O"),
        person(PWGTP7=""),
        person(AGEP="forty"),
    ]
    path = written(tmp_path, people)
    path.write_text(path.read_text() + "P,2023HU0000001,07,0050")
    source = records(path)
    ages = [row["age"] for batch in source for row in batch.to_pylist()]
    assert ages == [40, None]
    assert dict(source.account.aside) == {
        NO_OCCUPATION: 1, NOT_EMPLOYED: 2, NO_WEIGHT: 2, "wrong number of fields": 1,
    }  # fmt: skip
    assert source.account.rows_in == len(people) + 1
    assert [p.place for p in source.account.problems] == [
        "psam_p01.csv!PWGTP:5",
        "psam_p01.csv!AGEP:7",
    ]


@pytest.mark.parametrize(
    ("changes", "place"),
    [({"OCCP": "00A0"}, "OCCP:1"), ({"ST": "99"}, "STATE:1"), ({"INDP": "x770"}, "INDP:1")],
)
def test_an_unreadable_code_is_an_error(
    tmp_path: Path, changes: dict[str, str], place: str
) -> None:
    with pytest.raises(CodeError, match=place):
        rows(written(tmp_path, [person(**changes)]))


def test_a_missing_replicate_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "psam_p01.csv"
    path.write_text(text([person()], [name for name in HEADER if name != "PWGTP37"]))
    with pytest.raises(LayoutError, match="PWGTP37"):
        records(path)


def test_a_five_year_file_needs_its_period_said(tmp_path: Path) -> None:
    people = [person(SERIALNO="2017000000001"), person(SERIALNO="2021HU0000001")]
    path = written(tmp_path, people, "psam_pusa.csv")
    with pytest.raises(InputError, match="a record of 2017"):
        rows(path)
    assert len(rows(path, "2017-21")) == 2
    assert records(path, "2017-21").release.period == "2017-21"
    with pytest.raises(UsageError):
        records(path, "5-year")


def test_households_are_never_cut_and_must_stand_together(tmp_path: Path) -> None:
    table = pa.Table.from_pylist(
        [
            {name: value for name, value in person(SERIALNO=f"2023HU{at // 3:07d}").items()
             if not name.startswith("PWGTP") or name == "PWGTP"}
            for at in range(1000)
        ]
    )  # fmt: skip
    path = tmp_path / "p_01.parquet"
    pa.parquet.write_table(table, path, row_group_size=100)
    seen: set[str] = set()
    for batch in records(path):
        own = set(batch["household"].to_pylist())
        assert not own & seen
        seen |= own
    assert len(seen) == 334
    pa.parquet.write_table(table.take([5, 1, 0]), path)
    with pytest.raises(InputError, match="SERIALNO rising"):
        rows(path)


def test_the_records_at_hand_say_which_states_are_missing(official: Path) -> None:
    source = records(official / "acs_pums" / "person_2024_1yr")
    assert source.universe == "employed civilians, United States without California and Texas"
    assert (source.release.address, source.occupations) == ("acs/2024/person", "2018")
    used = sum(batch.num_rows for batch in source)
    assert source.account.rows_used == used
    assert source.account.rows_in == 2_736_891
    assert not source.account.problems


def test_the_reader_names_a_sample_that_can_be_tallied(tmp_path: Path) -> None:
    scheme = VarianceScheme.successive_difference()
    names = set(next(iter(records(written(tmp_path, [person()])))).schema.names)
    sample = Sample("weight", scheme, ("occupation",), (ROWS, "pay"), REPLICATES)
    assert {*sample.weights, *sample.by, "pay"} <= names


def test_files_with_codes_before_2010_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="records of 2010 or later"):
        records(written(tmp_path, [person(SERIALNO="2009000000001")]))
    assert records(written(tmp_path, [person(SERIALNO="2016000000001")])).occupations == "2010"
    source = records(written(tmp_path, [person(SERIALNO="2015000000001")]), "2015-19")
    assert source.occupations == "2018"
