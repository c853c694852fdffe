"""A build on Spark is the build on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from metier import build_snapshot
from metier.store.read import Snapshot

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")


def test_two_workers_of_spark_give_the_local_snapshot(
    cluster: Any, specification: Path, tmp_path: Path
) -> None:
    here = build_snapshot(specification, tmp_path / "local")
    there = build_snapshot(specification, tmp_path / "spark", engine="spark")
    jobs = cluster.sparkContext.statusTracker().getJobIdsForGroup()
    assert len(jobs) >= 5
    assert there.snapshot == here.snapshot
    assert there.report == here.report
    assert sum(1 for _ in Snapshot(tmp_path / "spark").facts()) > 10_000
