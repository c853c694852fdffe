"""Every error that the source can raise, by its class, as the reference has them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.schema import Table

from metier import errors

SOURCE = Path(__file__).resolve().parents[1] / "src" / "metier"
VARIES = "…"
CLASSES = tuple(
    name
    for name, one in vars(errors).items()
    if isinstance(one, type)
    and issubclass(one, errors.MetierError)
    and one is not errors.MetierError
)


def errors_blocks(table: Table) -> Iterator[str]:
    """A table for each class: place, expected and hint; what varies is an ellipsis."""
    every = set(raised())
    for name in CLASSES:
        mine = sorted(
            {(expected, place, hint) for of, place, expected, hint in every if of == name}
        )
        yield f"## Every {name}\n\n" + table(("expected", "place", "hint"), mine)


def raised() -> Iterator[tuple[str, str, str, str]]:
    """Class, place, expected and hint of each error, as its place in the source spells them."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _named(node.func) in CLASSES and len(node.args) > 2:
                place, expected, _, *hint = map(_words, node.args)
                yield _named(node.func), place, expected, hint[0] if hint else ""


def _named(function: ast.expr) -> str:
    """What is called: `UsageError`, also of a module."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _words(node: ast.expr) -> str:
    """A text as the source has it, with an ellipsis for each part that varies."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_words, node.values))
    if isinstance(node, ast.Call) and _named(node.func) in ("say", "later") and node.args:
        return _words(node.args[0])
    return VARIES
