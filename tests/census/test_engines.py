"""A build on Spark is the build on this machine."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from metier import build_snapshot
from metier.engine import spark
from metier.store.read import Snapshot

pytestmark = [
    # Spark is an extra of 400 MB that a user of one machine never installs
    pytest.mark.skipif(
        importlib.util.find_spec("pyspark") is None or shutil.which("java") is None,
        reason="PySpark or Java is not installed",
    ),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
]


def test_two_workers_of_spark_give_the_local_snapshot(specification: Path, tmp_path: Path) -> None:
    here = build_snapshot(specification, tmp_path / "local")
    session = spark.session(workers=2)
    try:
        there = build_snapshot(specification, tmp_path / "spark", engine="spark")
        jobs = session.sparkContext.statusTracker().getJobIdsForGroup()
    finally:
        session.stop()
    assert len(jobs) >= 5
    assert there.snapshot == here.snapshot
    assert there.report == here.report
    assert sum(1 for _ in Snapshot(tmp_path / "spark").facts()) > 10_000
