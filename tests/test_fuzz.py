"""Broken files, titles and addresses: an answer or an error of metier, in little time and memory.

The large campaign is `python -m benchmarks.faults.fuzz 200000`.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

import pytest
from faults import fuzz, fuzz_patterns
from faults.fuzz_targets import PARTS, PUBLICATIONS, RECORDS, Target

from metier import readers

SOURCE = Path(readers.__path__[0])
INPUTS = 150
"""Of each target."""
LONG = 8_000
QUICK = 0.005
"""Seconds of a processor that a linear expression does not take for a text so long."""
MOST = 0.5
"""Seconds after which it is stopped: no linear expression takes them."""
TELLING = 0.1
"""Seconds that a clock can tell from twice as many."""
LONGEST = 1_000_000
GROWTH = 3
"""Twice the text takes a linear expression twice as long, a quadratic one four times."""


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


def test_no_regular_expression_takes_more_than_its_share_for_twice_the_text() -> None:
    slow = [
        f"{used.module}: {used.pattern.pattern[:90]!r} on {text[:40]!r}"
        for used in fuzz_patterns.patterns()
        for text in fuzz_patterns.texts(used.pattern, min(used.size, LONG))
        if fuzz_patterns.took(used, text, MOST) > QUICK and grows(used, text)
    ]
    assert not slow, "\n".join(slow)


def grows(used: fuzz_patterns.Used, text: str) -> bool:
    """Whether twice the text takes more than thrice the time, each at its quickest of three.

    The text is first made so long that a clock that goes by ticks of some milliseconds can tell.
    """
    once = quickest(used, text, MOST)
    while once < TELLING and len(text) < LONGEST:
        text = twice(text)
        once = quickest(used, text, MOST)
    limit = GROWTH * once
    return once >= MOST or (once >= TELLING and quickest(used, twice(text), 2 * limit) > limit)


def twice(text: str) -> str:
    return text[:-1] * 2 + text[-1:]


def quickest(used: fuzz_patterns.Used, text: str, most: float) -> float:
    return min(fuzz_patterns.took(used, text, most) for _ in range(3))


def test_the_texts_tell_an_expression_that_is_slow_from_one_that_is_not() -> None:
    for written, slow in ((r"a+!", True), (r"\s+vs", True), (r"(?<!\s)\s+vs", False)):
        pattern = re.compile(written)
        used = fuzz_patterns.Used("here", "", pattern, frozenset({"search"}), LONG)
        found = (
            grows(used, text)
            for text in fuzz_patterns.texts(pattern, LONG)
            if fuzz_patterns.took(used, text, MOST) > QUICK
        )
        assert any(found) is slow


def test_what_is_said_of_an_expression_is_said_of_one_that_is_there() -> None:
    for module, name in (*fuzz_patterns.BOUNDED, *fuzz_patterns.OWN):
        assert isinstance(getattr(importlib.import_module(module), name), re.Pattern)
