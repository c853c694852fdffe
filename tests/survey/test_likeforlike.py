"""Like-for-like pay: who takes part, and what the 2024 person files say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from metier.errors import LayoutError
from metier.survey import likeforlike
from metier.survey.likeforlike import like_for_like, prepare
from metier.survey.quasivariance import quasi_variances

STATES = (11, 24, 51)


def person(**changes: object) -> pa.RecordBatch:
    row = {
        "occupation": "0910", "household": "2024HU1", "age": 30, "sex": 0, "schooling": 4,
        "hours": 40, "pay_hourly": 2_500, "state": "MD", "weight": 100,
    }  # fmt: skip
    return pa.record_batch({name: pa.array([value]) for name, value in {**row, **changes}.items()})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"pay_hourly": pa.scalar(None, pa.int64())}, likeforlike.NOT_PAID),
        ({"hours": pa.scalar(None, pa.int64())}, likeforlike.NOT_PAID),
        ({"age": 17}, likeforlike.NOT_OF_AGE),
        ({"age": 65}, likeforlike.NOT_OF_AGE),
        ({"pay_hourly": 362}, likeforlike.TOO_LOW),
        ({"pay_hourly": 50_001}, likeforlike.TOO_HIGH),
        ({"schooling": pa.scalar(None, pa.int64())}, likeforlike.NO_CONTROL),
        ({"age": 70, "pay_hourly": 1}, likeforlike.NOT_OF_AGE),
    ],
)
def test_a_row_out_of_bounds_is_set_aside_under_its_first_reason(
    changes: dict[str, object], reason: str
) -> None:
    found = prepare(person(**changes))
    assert found.batch.num_rows == 0
    assert {name: n for name, n in found.set_aside.items() if n} == {reason: 1}


@pytest.mark.parametrize("changes", [{"age": 18}, {"age": 64}, {"pay_hourly": 363}])
def test_the_bounds_themselves_are_inside(changes: dict[str, object]) -> None:
    assert prepare(person(**changes)).batch.num_rows == 1


def test_a_missing_column_is_named() -> None:
    with pytest.raises(LayoutError, match="weight_1"):
        prepare(person(), ("weight_1",))


@pytest.fixture(scope="module")
def persons(official: Path) -> list[pa.RecordBatch]:
    """Three areas' person records, in metier's columns, one batch an area."""
    return [read(official, number) for number in STATES]


def read(official: Path, number: int) -> pa.RecordBatch:
    names = ["SERIALNO", "STATE", "PWGTP", "AGEP", "SEX", "SCHL", "OCCP", "COW", "ESR", "WKHP",
             "WKWN", "WAGP"]  # fmt: skip
    path = official / "acs_pums" / "person_2024_1yr" / f"p_{number}.parquet"
    rows = pq.read_table(path, columns=names).combine_chunks()
    employee = pc.and_(pc.is_in(rows["ESR"], pa.array([1, 2])), pc.less_equal(rows["COW"], 5))
    worked = pc.multiply(rows["WKHP"], rows["WKWN"])
    paid = pc.and_(employee, pc.greater(rows["WAGP"], 0))
    cents = pc.divide(pc.multiply(rows["WAGP"], 101.525), worked)
    table = pa.table(
        {
            "occupation": pc.cast(rows["OCCP"], pa.string()),
            "household": rows["SERIALNO"],
            "age": rows["AGEP"],
            "sex": pc.subtract(2, rows["SEX"]),
            "schooling": pc.max_element_wise(rows["SCHL"], 15),
            "hours": rows["WKHP"],
            "pay_hourly": pc.cast(pc.round(pc.if_else(paid, cents, None)), pa.int64()),
            "state": rows["STATE"],
            "weight": rows["PWGTP"],
        }
    )
    return table.to_batches()[0]


def test_real_records_give_gaps_of_the_known_direction_and_all_rows_are_accounted_for(
    persons: list[pa.RecordBatch],
) -> None:
    result = like_for_like(persons)
    effects = result.effects
    rows = sum(batch.num_rows for batch in persons)
    assert effects.rows + sum(result.set_aside.values()) == rows
    assert 0.35 < effects.r_squared < 0.6
    by_label = dict(zip(effects.labels, effects.coefficients.tolist(), strict=True))
    assert by_label["male",] > 0 > by_label["age_squared",]
    assert by_label["schooling", 21] > by_label["schooling", 17] > 0
    gap = effects.gap(("3255",), ("3645",))
    assert gap is not None
    assert gap.gap > 5 * gap.standard_error > 0


def test_the_answer_is_the_same_to_the_last_bit_however_households_are_batched(
    persons: list[pa.RecordBatch],
) -> None:
    whole = like_for_like(persons).effects
    cut = []
    for batch in persons:
        homes = batch["household"].to_pylist()
        middle = next(at for at in range(len(homes) // 2, len(homes)) if homes[at] != homes[at - 1])
        cut += [batch.slice(middle), batch.slice(0, middle)]
    again = like_for_like(cut[::-1]).effects
    assert again.value.tobytes() == whole.value.tobytes()
    assert again.covariance.tobytes() == whole.covariance.tobytes()


def test_quasi_variances_stand_for_the_real_covariance(persons: list[pa.RecordBatch]) -> None:
    effects = like_for_like(persons).effects
    common = effects.n >= 30
    kept = np.where(common[:, None] & common, effects.covariance, np.nan)
    quasi = quasi_variances(kept)
    assert common.sum() > 200
    assert quasi.median < 0.01


def test_replicate_weights_need_one_pass_and_name_their_method(
    persons: list[pa.RecordBatch],
) -> None:
    draw = np.random.default_rng(1)
    names = tuple(f"weight_{number}" for number in range(1, 5))
    batch = persons[0]
    weights = batch["weight"].to_numpy()
    for name in names:
        factors = draw.choice([0.3, 1.0, 1.7], weights.size)
        batch = batch.append_column(name, pa.array(np.rint(weights * factors).astype(int)))
    effects = like_for_like(iter([batch]), names).effects
    plain = like_for_like([batch]).effects
    assert effects.value.tobytes() == plain.value.tobytes()
    assert "4 replicates" in effects.method
    assert "households" in plain.method
