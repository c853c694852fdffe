"""Broken files, titles and addresses: an answer or an error of metier, in little time and memory.

The large campaign is `python -m benchmarks.faults.fuzz 200000`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

import pytest
from faults import fuzz
from faults.fuzz_targets import PARTS, PUBLICATIONS, RECORDS, Target

from metier import readers

SOURCE = Path(readers.__path__[0])
INPUTS = 150
"""Of each target."""


@pytest.mark.parametrize("targets", [PARTS, RECORDS, PUBLICATIONS], ids=["parts", "records", "pub"])
def test_what_is_broken_is_answered_or_refused_in_words(targets: Mapping[str, Target]) -> None:
    results = fuzz.in_a_process(list(targets), INPUTS, seed=2)
    assert {name: dict(result.faults) for name, result in results.items() if result.faults} == {}
    assert results.keys() == targets.keys()
    for result in results.values():
        assert result.slowest <= fuzz.LONGEST
        assert result.memory <= fuzz.MOST
        assert result.errors.total() == INPUTS


def test_every_module_of_the_readers_is_reached_by_a_whole_input_of_a_target(
    tmp_path: Path,
) -> None:
    reached = set()

    def called(frame: FrameType, _event: str, _argument: object) -> None:
        reached.add(frame.f_code.co_filename)

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        for target in (*RECORDS.values(), *PUBLICATIONS.values()):
            for whole in target.seeds:
                target.answer(whole, tmp_path)
    finally:
        sys.setprofile(before)
    code = {str(path) for path in SOURCE.rglob("*.py") if "def " in path.read_text("utf-8")}
    assert code
    assert not code - reached
