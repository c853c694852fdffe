"""Arrow batches are coded as `atlas.code` codes titles, here and on Spark."""

from __future__ import annotations

import pickle
from typing import Any

import pyarrow as pa
import pytest

from metier.atlas import Atlas
from metier.batches import TYPES, TitleBatches
from metier.errors import LayoutError

TITLES = ["Sr. Loan Servicing Spec.", "asdf", None, "RN - Night Shift", "RN - Night Shift"]


def test_batches_have_the_columns_of_the_file_command(almanac: Atlas) -> None:
    add = pickle.loads(pickle.dumps(TitleBatches("title")))
    batch = pa.record_batch({"id": [1, 2, 3, 4, 5], "title": TITLES, "code": ["old"] * 5})
    (coded,) = add([batch])
    assert coded.schema == add.schema(batch.schema)
    assert coded.schema.names == ["id", "title", *TYPES]
    expected = almanac.code_columns(TITLES)
    assert {name: coded.column(name).to_pylist() for name in TYPES} == dict(expected)
    assert pickle.loads(pickle.dumps(add)).schema(batch.schema) == coded.schema


def test_a_missing_column_is_named() -> None:
    with pytest.raises(LayoutError, match="a column 'title', found columns job"):
        next(TitleBatches("title")([pa.record_batch({"job": ["cook"]})]))


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")
def test_spark_gives_the_same(cluster: Any, almanac: Atlas) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema

    add = TitleBatches("title")
    frame = cluster.createDataFrame([(title,) for title in TITLES], "title string")
    schema = from_arrow_schema(add.schema(pa.schema({"title": pa.string()})))
    found = frame.mapInArrow(add, schema).toArrow()
    assert found.column("code").to_pylist() == almanac.code_columns(TITLES)["code"]
    assert found.column("probability").type == pa.float64()
