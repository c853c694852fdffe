"""Who may import whom. The tables of `docs/architecture.md` are the rule, and are read here.

Every import counts, wherever it stands: at the top of a module, inside a function, under
`TYPE_CHECKING`, or by name through `importlib.import_module`.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "metier"
PAGE = ROOT / "docs" / "architecture.md"
PUBLIC = "metier"

Row = tuple[str, ...]


def table(*header: str) -> list[Row]:
    """The rows of the table of the page that has this header."""
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split("|")) if line.startswith("|") else ()
        for line in PAGE.read_text("utf-8").splitlines()
    ]
    first = rows.index(header) + 2  # below the line that parts header and rows
    found = rows[first : rows.index((), first)]
    assert {len(row) for row in found} == {len(header)}
    return found


def names(cell: str) -> dict[str, tuple[str, ...]]:
    """The names in a cell, each with the modules that alone are meant of it; none for all."""
    found: dict[str, tuple[str, ...]] = {}
    if cell == "nothing":
        return found
    for part in re.split(r", (?![^(]*\))", cell):
        name, _, only = part.removesuffix(")").partition(" (only ")
        found[name] = tuple(only.split(", ")) if only else ()
    return found


LAYERS = {name: names(below) for name, below in table("layer", "may import")}
"""Each layer and the layers it may import, some of them by these modules only."""

KNOWN = {
    (package, module): names(importers)
    for package, modules, importers in table("of", "module", "may be imported by")
    for module in names(modules)
}
"""Packages whose modules do not know each other, but for these."""

HOMES = {package: names(layers) for package, layers, _ in table("package", "imported in", "for")}
"""Each outside package and the layers it may be imported in."""


@dataclass(frozen=True)
class Import:
    """One import statement of a module of metier."""

    importer: str
    imported: str
    line: int

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


def module_name(path: Path) -> str:
    """`src/metier/model/codes.py` is `metier.model.codes`; a package is named by its folder."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> Mapping[str, Path]:
    return {module_name(path): path for path in sorted(SOURCE.rglob("*.py"))}


def named(node: ast.AST, package: str) -> Iterator[str]:
    """The dotted names that one statement or call imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*above, base] if base else above)
        yield from (f"{base}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call) and node.args:
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called in ("import_module", "__import__"):
            yield from written(node.args[0])


def written(argument: ast.expr) -> Iterator[str]:
    """The module name in `import_module(...)`, as far as it stands in the text."""
    if isinstance(argument, ast.JoinedStr) and argument.values:
        argument = argument.values[0]
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value.rstrip(".")


def imports_of(text: str, module: str, *, is_package: bool) -> Iterator[Import]:
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(text)):
        for name in named(node, package):
            yield Import(module, name, getattr(node, "lineno", 0))


@cache
def imports() -> tuple[Import, ...]:
    return tuple(
        found
        for module, path in modules().items()
        for found in imports_of(
            path.read_text("utf-8"), module, is_package=path.name == "__init__.py"
        )
    )


def target(name: str) -> str:
    """The module of metier that an imported name stands in: `metier.model.codes.Code`."""
    while name not in modules() and "." in name:
        name = name.rpartition(".")[0]
    return name


def layer(module: str) -> str:
    """`metier.readers.oews` is of the layer `readers`; `metier` itself is its own."""
    return module.split(".")[1] if "." in module else PUBLIC


def inside(module: str) -> str:
    """`metier.readers.oews.areas` is of the module `oews` of its layer."""
    return [*module.split(".")[2:3], ""][0]


def inner() -> Iterator[tuple[Import, str]]:
    """Imports of metier by metier, each with the module it reaches."""
    for found in imports():
        if found.imported.split(".")[0] == "metier":
            yield found, target(found.imported)


def test_the_tables_name_every_layer_and_only_layers() -> None:
    assert {layer(module) for module in modules()} == set(LAYERS)
    for below in (*LAYERS.values(), *HOMES.values()):
        assert set(below) <= set(LAYERS)


def test_the_table_has_no_cycle() -> None:
    assert cycle({name: set(below) for name, below in LAYERS.items()}) == []


def test_a_layer_imports_only_what_the_table_allows() -> None:
    wrong = [
        str(found)
        for found, module in inner()
        if layer(module) != layer(found.importer)
        and layer(module) not in LAYERS[layer(found.importer)]
    ]
    assert not wrong, "\n".join(wrong)


def test_of_a_layer_that_is_open_by_some_modules_no_other_is_imported() -> None:
    wrong = []
    for found, module in inner():
        doors = LAYERS[layer(found.importer)].get(layer(module))
        if doors and inside(module) not in doors:
            wrong.append(str(found))
    assert not wrong, "\n".join(wrong)


def test_modules_of_a_package_of_strangers_know_only_the_named_ones() -> None:
    wrong = []
    for found, module in inner():
        package, importer, imported = layer(module), inside(found.importer), inside(module)
        if layer(found.importer) != package or package not in {of for of, _ in KNOWN}:
            continue
        who = KNOWN.get((package, imported), {})
        if importer and imported not in ("", importer) and not {importer, "all"} & set(who):
            wrong.append(str(found))
    assert not wrong, "\n".join(wrong)


def test_no_import_cycle_deferred_imports_included() -> None:
    graph: dict[str, set[str]] = {module: set() for module in modules()}
    for found, module in inner():
        if module != found.importer:
            graph[found.importer].add(module)
    assert cycle(graph) == []


def test_each_outside_package_is_imported_at_home_only() -> None:
    wrong = []
    for found in imports():
        outside = found.imported.split(".")[0]
        if outside == "metier" or outside in sys.stdlib_module_names:
            continue
        if layer(found.importer) not in HOMES.get(outside, ()):
            wrong.append(str(found))
    assert not wrong, "\n".join(wrong)


def cycle(graph: Mapping[str, set[str]]) -> list[str]:
    """The nodes of one cycle in the order of its edges; empty if there is none."""
    done: set[str] = set()

    def visit(node: str, trail: list[str]) -> list[str]:
        if node in trail:
            return [*trail[trail.index(node) :], node]
        if node in done:
            return []
        for following in sorted(graph.get(node, ())):
            if found := visit(following, [*trail, node]):
                return found
        done.add(node)
        return []

    for node in sorted(graph):
        if found := visit(node, []):
            return found
    return []


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("import duckdb.typing", "duckdb.typing"),
        ("def f():\n    from metier.store import read", "metier.store.read"),
        ("if TYPE_CHECKING:\n    from metier.model.fact import Fact", "metier.model.fact.Fact"),
        ("from . import base", "metier.readers.base"),
        ("from ..errors import InputError", "metier.errors.InputError"),
        ("import importlib\nimportlib.import_module(f'metier.readers.{name}')", "metier.readers"),
    ],
)
def test_an_import_is_seen_wherever_it_stands(text: str, reached: str) -> None:
    found = [one.imported for one in imports_of(text, "metier.readers.oews", is_package=False)]
    assert reached in found


def test_a_cycle_is_found_and_named() -> None:
    assert cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
