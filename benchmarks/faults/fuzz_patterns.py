"""Regular expressions of the package against texts made to be slow for each of them.

    python -m benchmarks.faults.fuzz_patterns

Every pattern that a module of the package holds, and every literal one in a call, is tried in the
ways the package uses it on texts of 50 kB, or as long as its input may be. Some are one character
or pair repeated; others are made of the pattern: what leads up to one of its repetitions, what it
repeats as often as fits, and a character that fails. `tests/test_fuzz.py` asks of all of them that
twice the text takes no more than three times as long.
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
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import metier

SIZE = 50_000
SLOWEST = 2.0
"""Seconds of processor time for one pattern and text."""

BOUNDED: Mapping[tuple[str, str], tuple[int, str]] = {
    ("metier.coding.listing", "_MAIL"): (200, "`obstacle` refuses longer titles before"),
    ("metier.coding.listing", "_PROGRAM"): (200, "`obstacle` refuses longer titles before"),
    ("metier.coding.skills.evidence", "_LISTED"): (60, "`listed` looks at no longer gap"),
}
"""The longest input of patterns whose module allows no longer one, and by what."""
OWN: Mapping[tuple[str, str], str] = {
    ("metier.render.english", "_TAGS"): "pages that metier wrote: what begins in them ends",
}
"""Patterns that never meet a text of somebody else's making; they are not tried."""

_ANCHORED = {"match", "fullmatch"}
_WAYS = _ANCHORED | {"search", "sub", "subn", "split", "findall", "finditer"}
_PLAIN = (" ", "\n", "a", "A", "1", "-", ".", ",", "(", "$", "/", '"', "<", "|", "'", "&", "_")
_PAIRS = ("a ", "A. ", "1,", "a-", "a/", "- ", "a,", "1 ", ". ", "(a", "a'", "a&", "$1", ' "')


class _Slow(Exception):
    """The time is up."""


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern and how the package uses it.

    Attributes:
        module: that has it.
        name: by which; empty for one that stands in a call or a collection.
        pattern: compiled.
        ways: `match`, `sub` and so on; all of them where it is not known.
        size: characters of the longest text that it meets, as far as texts have an end.
    """

    module: str
    name: str
    pattern: re.Pattern[Any]
    ways: frozenset[str]
    size: int

    def __call__(self, text: str) -> None:
        """Look for the pattern in a text, from the beginning alone if it is always so."""
        given: Any = text.encode() if isinstance(self.pattern.pattern, bytes) else text
        if not self.ways <= _ANCHORED:
            self.pattern.sub(given[:0], given)
        self.pattern.match(given)
        self.pattern.fullmatch(given)


def patterns() -> Iterator[Used]:
    """Every pattern of the package, each once for each module."""
    for found in pkgutil.walk_packages(metier.__path__, "metier."):
        if not found.name.endswith("__main__"):
            seen = set()
            for one in _of_module(found.name):
                if (one.pattern, one.ways) not in seen:
                    seen.add((one.pattern, one.ways))
                    yield one


def _of_module(module: str) -> Iterator[Used]:
    loaded = importlib.import_module(module)
    for name, value in vars(loaded).items():
        if (module, name) in OWN:
            continue
        direct = isinstance(value, re.Pattern)
        for pattern in _held(value):
            ways = _uses().get(name, frozenset()) if direct else frozenset()
            size = BOUNDED.get((module, name), (SIZE, ""))[0]
            yield Used(module, name if direct else "", pattern, ways or frozenset(_WAYS), size)
    for node in _calls(Path(str(loaded.__file__))):
        if ast.unparse(node.func.value) == "re" and node.args:
            written = node.args[0]
            if isinstance(written, ast.Constant) and node.func.attr in _WAYS:
                ways = frozenset([node.func.attr])
                yield Used(module, "", re.compile(written.value), ways, SIZE)


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


def _calls(file: Path) -> Iterator[Any]:
    """Calls of a method in a file."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node


@cache
def _uses() -> Mapping[str, frozenset[str]]:
    """In which ways what has a name is used, anywhere in the package.

    What is handed on by its name alone may be used in every way.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in Path(metier.__path__[0]).rglob("*.py"):
        nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
        asked = [one for one in nodes if isinstance(one, ast.Attribute)]
        bare = {id(one): one for one in nodes if isinstance(one, ast.Name)}
        for one in asked:
            if isinstance(one.value, ast.Name):
                del bare[id(one.value)]
                found[one.value.id].add(one.attr)
        for name in bare.values():
            if isinstance(name.ctx, ast.Load):
                found[name.id] |= _WAYS
    return {name: frozenset(ways & _WAYS) for name, ways in found.items()}


def texts(pattern: re.Pattern[Any], size: int) -> Iterator[str]:
    """Texts of so many characters that may be slow for a pattern."""
    for piece in (*_PLAIN, *_PAIRS):
        yield piece * (size // len(piece)) + "\0"
    written = pattern.pattern
    source = written.decode("latin-1") if isinstance(written, bytes) else written
    for before, inner in _repeated(parser.parse(source, pattern.flags & ~re.UNICODE), ""):
        if inner:
            several = before + inner * 3
            yield before + inner * (size // len(inner)) + "\0"
            yield several * (size // len(several)) + "\0"


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


def took(used: Used, text: str, most: float = SLOWEST) -> float:
    """Processor time of one pattern on one text, in seconds; stopped after `most`."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _Slow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    begun = time.process_time()
    try:
        used(text)
    except _Slow:
        return most
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - begun


def slowest(used: Used) -> tuple[float, str]:
    """The processor time of the slowest text, and how it begins."""
    return max((took(used, text), text[:40]) for text in texts(used.pattern, used.size))


def main() -> None:
    found = [(*slowest(used), used) for used in patterns()]
    print(f"{len(found)} patterns")
    for seconds, text, used in sorted(found, key=lambda one: -one[0])[:20]:
        print(f"{seconds:6.2f} s  {used.module}  {used.pattern.pattern[:90]!r}  on {text!r}")


if __name__ == "__main__":
    main()
