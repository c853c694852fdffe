"""Engines by name."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from metier.engine import local, spark
from metier.engine.choice import engine_of, mapper_of
from metier.errors import UsageError


def test_the_local_engine_is_threads_on_this_machine() -> None:
    assert engine_of("local") is local.run


@pytest.mark.parametrize("name", ["", "Spark", "flink"])
def test_another_name_is_wrong_usage(name: str) -> None:
    with pytest.raises(UsageError, match="engine: expected local or spark"):
        engine_of(name)


def test_without_pyspark_the_way_to_install_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "pyspark" else find(name)
    )
    with pytest.raises(UsageError, match="expected PySpark") as caught:
        engine_of("spark")
    assert caught.value.hint == "pip install metier[spark]"


def test_without_java_spark_is_refused_before_any_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # with or without the extra: PySpark is found, and never imported
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: spark.__spec__)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="expected Java"):
        spark.require()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="expected Java"):
        spark.require()


def test_the_local_mapper_is_threads_and_another_name_is_wrong_usage() -> None:
    assert mapper_of("local") is local.mapped
    with pytest.raises(UsageError, match="engine: expected local or spark"):
        mapper_of("flink")
