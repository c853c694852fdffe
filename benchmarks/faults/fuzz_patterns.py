"""Regular expressions of the package against texts made to be slow for each of them.

    python -m benchmarks.faults.fuzz_patterns

Every pattern that a module of the package holds, and every literal one in a call, is tried on
texts of 50 kB. Some are one character or pair repeated; others are made of the pattern: what
leads up to one of its repetitions, what it repeats as often as fits, and a character that fails.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import signal
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import metier

SIZE = 50_000
SLOWEST = 2.0
"""Seconds of processor time for one pattern and text."""

_PLAIN = (" ", "\n", "a", "A", "1", "-", ".", ",", "(", "$", "/", '"', "<", "|", "'", "&", "_")
_PAIRS = ("a ", "A. ", "1,", "a-", "a/", "- ", "a,", "1 ", ". ", "(a", "a'", "a&", "$1", ' "')


class _Slow(Exception):
    """The time is up."""


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Every pattern with the module that has it, each once."""
    seen = set()
    for found in pkgutil.walk_packages(metier.__path__, "metier."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        held = [one for value in vars(module).values() for one in _held(value)]
        for pattern in [*held, *_written(Path(str(module.__file__)))]:
            if pattern not in seen:
                seen.add(pattern)
                yield found.name, pattern


def _held(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        yield from (one for inner in value.items() for one in _held(inner))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from (one for inner in value for one in _held(inner))
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        fields = value.__dataclass_fields__
        yield from (one for name in fields for one in _held(getattr(value, name)))


def _written(file: Path) -> Iterator[re.Pattern[Any]]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and ast.unparse(node.func).startswith("re.")
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            yield re.compile(node.args[0].value)


def texts(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Texts that may be slow for a pattern."""
    for piece in (*_PLAIN, *_PAIRS):
        yield piece * (SIZE // len(piece))
        yield piece * (SIZE // len(piece)) + "\0"
    written = pattern.pattern
    source = written.decode("latin-1") if isinstance(written, bytes) else written
    for before, inner in _repeated(parser.parse(source, pattern.flags & ~re.UNICODE), ""):
        if inner:
            many = inner * (SIZE // len(inner))
            yield before + many + "\0"
            yield (before + inner * 3) * (SIZE // len(before + inner * 3)) + "\0"


def _repeated(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """For each repetition of a parsed pattern, a text that leads to it and one that it repeats."""
    for kind, value in tree:
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            yield before, _example(value[2])
            yield from _repeated(value[2], before)
        elif kind is sre.SUBPATTERN:
            yield from _repeated(value[3], before)
        elif kind is sre.BRANCH:
            for one in value[1]:
                yield from _repeated(one, before)
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _repeated(value[1], before)
        before += _example([(kind, value)])


def _example(tree: Any) -> str:
    """A short text that a parsed pattern matches, near enough."""
    text = ""
    for kind, value in tree:
        if kind is sre.LITERAL:
            text += chr(value)
        elif kind is sre.NOT_LITERAL:
            text += "b" if value == ord("a") else "a"
        elif kind is sre.ANY:
            text += "a"
        elif kind is sre.IN:
            text += _one_of(value)
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            text += _example(value[2]) * min(max(value[0], 1), 8)
        elif kind is sre.SUBPATTERN:
            text += _example(value[3])
        elif kind is sre.BRANCH:
            text += _example(value[1][0])
    return text


def _one_of(members: Any) -> str:
    classes = {
        sre.CATEGORY_DIGIT: "1",
        sre.CATEGORY_SPACE: " ",
        sre.CATEGORY_WORD: "a",
        sre.CATEGORY_NOT_DIGIT: "a",
        sre.CATEGORY_NOT_SPACE: "a",
        sre.CATEGORY_NOT_WORD: "-",
    }
    kind, value = members[0]
    if kind is sre.NEGATE:
        refused = {chr(v) for k, v in members if k is sre.LITERAL}
        return next(one for one in "a 1-" if one not in refused)
    if kind is sre.LITERAL:
        return chr(value)
    return chr(value[0]) if kind is sre.RANGE else classes[value]


def slowest(pattern: re.Pattern[Any], most: float = SLOWEST) -> tuple[float, str]:
    """The processor time of the slowest text, and how it begins; stopped after `most` seconds."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _Slow

    before = signal.signal(signal.SIGVTALRM, stop)
    worst = 0.0, ""
    try:
        for text in texts(pattern):
            given: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
            begun = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, most)
            try:
                pattern.sub("" if isinstance(given, str) else b"", given)
                pattern.fullmatch(given)
            except _Slow:
                return most, text[:40]
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            worst = max(worst, (time.process_time() - begun, text[:40]))
    finally:
        signal.signal(signal.SIGVTALRM, before)
    return worst


def main() -> None:
    found = [(*slowest(pattern), module, pattern) for module, pattern in patterns()]
    print(f"{len(found)} patterns")
    for took, text, module, pattern in sorted(found, key=lambda one: -one[0])[:40]:
        print(f"{took:6.2f} s  {module}  {pattern.pattern[:90]!r}  on {text!r}")


if __name__ == "__main__":
    main()
