"""Who may import whom. The tables below are the rule; `docs/architecture.md` prints them.

Every import counts, wherever it stands: at the top of a module, inside a function, under
`TYPE_CHECKING`, or by name through `importlib.import_module`.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "metier"
PUBLIC = "metier"

LAYERS: Mapping[str, str] = {
    "errors": "",
    "model": "errors",
    "words": "model errors",
    "readers": "model errors",
    "coding": "model errors",
    "survey": "model errors",
    "store": "model errors",
    "engine": "survey model errors",
    "specification": "model errors",
    "census": "readers engine survey model errors",
    "titling": "specification readers coding model",
    "records": "readers coding engine survey model errors",
    "inputs": "readers errors",
    "recording": "inputs specification records readers coding engine lookup store model errors",
    "build": "inputs recording records titling specification census readers coding survey engine "
    "store model errors",
    "compare": "survey store coding words model errors",
    "check": "survey store coding words model errors",
    "document": "compare check words model errors",
    "render": "document words model errors",
    "facts": "compare store model errors",
    "lookup": "store coding words model errors",
    "jobs": "compare store coding words model errors",
    "companies": "compare survey store coding words model errors",
    "catalogue": "store coding words model errors",
    "audits": "readers check compare store coding model errors",
    "atlas": "audits companies catalogue jobs lookup facts render document compare check build "
    "engine store survey coding readers words model errors",
    "differences": "survey store model errors",
    PUBLIC: "atlas differences build model errors",
    "publish": f"{PUBLIC} atlas web document render words errors",
    "web": f"{PUBLIC} atlas store document render words model errors",
    "fetch": "model errors",
    "usage": "errors",
    "terminal": "",
    "streams": "errors",
    "printing": "document render words errors",
    "batches": f"{PUBLIC} atlas errors",
    "filecommands": f"{PUBLIC} streams terminal errors",
    "jobcommands": f"{PUBLIC} document printing",
    "companycommands": f"{PUBLIC} document printing",
    "diffcommands": f"{PUBLIC} document printing",
    "fetchcommands": f"{PUBLIC} fetch document printing terminal model errors",
    "cli": f"{PUBLIC} atlas publish web document usage printing filecommands jobcommands "
    "companycommands diffcommands fetchcommands terminal errors",
    "__main__": "cli",
}
"""Each layer and the layers it may import; `metier` is what users import."""

DOORS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("compare", "survey"): ("metier.survey.inference", "metier.survey.outearn"),
    ("check", "survey"): ("metier.survey.inference",),
    ("differences", "survey"): ("metier.survey.inference",),
    ("web", "store"): ("metier.store.layout",),
    ("publish", "web"): (
        "metier.web.asked",
        "metier.web.assets",
        "metier.web.comparing",
        "metier.web.languages",
        "metier.web.pages",
    ),
}
"""Where one layer may use another, but only these modules of it."""

STRANGERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "readers": tuple(
        ("*", name)
        for name in ("base", "archives", "sheetsize", "tables", "records", "batches", "fields")
    ),
    "render": (
        *(("*", "format"), ("html", "chart"), ("html", "sheet")),
        *(("html", "popover"), ("sheet", "popover")),
    ),
}
"""Packages whose modules do not know each other, but for these (importer, imported)."""

HOMES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "duckdb": (("store",), "the only SQL"),
    "tantivy": (("store",), "full-text search"),
    "pyarrow": (
        (
            *("store", "survey", "engine", "readers", "census", "records", "build", "facts"),
            *("atlas", "batches", "streams"),
        ),
        "columns: the form in which records and facts travel",
    ),
    "python_calamine": (("readers",), "workbooks"),
    "numba": (("survey", "coding"), "the tally kernels; in coding the loops of the classifier"),
    "numpy": (
        ("survey", "engine", "coding", "readers", "records", "build", "companies"),
        "arrays",
    ),
    "rapidfuzz": (("coding",), "spelling of titles"),
    "ahocorasick_rs": (("coding",), "thousands of phrases in one pass over a text"),
    "pyspark": (("engine",), "clusters"),
    "jinja2": (("render", "web"), "templates"),
    "markupsafe": (("render",), "escaping where no template does it"),
    "rich": (("render", "terminal"), "the terminal; in terminal the progress on standard error"),
    "click": (
        (
            *("cli", "filecommands", "jobcommands", "companycommands", "diffcommands"),
            *("fetchcommands", "printing", "usage"),
        ),
        "the command line",
    ),
    "starlette": (("web",), "the site"),
    "uvicorn": (("web",), "the server"),
    "urllib3": (("fetch",), "files from their publishers, by HTTP"),
}
"""Each outside package, the layers it may be imported in, and what for."""


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


def inner() -> Iterator[tuple[Import, str]]:
    """Imports of metier by metier, each with the module it reaches."""
    for found in imports():
        if found.imported.split(".")[0] == "metier":
            yield found, target(found.imported)


def test_every_module_belongs_to_a_layer_of_the_table() -> None:
    assert {layer(module) for module in modules()} <= set(LAYERS)


def test_the_table_has_no_cycle() -> None:
    assert cycle({name: set(below.split()) for name, below in LAYERS.items()}) == []


def test_a_layer_imports_only_what_the_table_allows() -> None:
    wrong = [
        str(found)
        for found, module in inner()
        if layer(module) != layer(found.importer)
        and layer(module) not in LAYERS[layer(found.importer)].split()
    ]
    assert not wrong, "\n".join(wrong)


def test_a_layer_that_may_use_one_door_uses_no_other() -> None:
    wrong = []
    for found, module in inner():
        doors = DOORS.get((layer(found.importer), layer(module)))
        if doors is not None and module not in doors:
            wrong.append(str(found))
    assert not wrong, "\n".join(wrong)


def test_modules_of_a_package_of_strangers_know_only_the_named_ones() -> None:
    wrong = []
    for found, module in inner():
        package = layer(module)
        if package not in STRANGERS or layer(found.importer) != package:
            continue
        importer, imported = [*found.importer.split(".")[2:3], ""][0], module.split(".")[2:3]
        allowed = [name for who, name in STRANGERS[package] if who in ("*", importer)]
        if importer and imported and imported != [importer] and imported[0] not in allowed:
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
        layers, _ = HOMES.get(outside, ((), ""))
        if layer(found.importer) not in layers:
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


def table() -> str:
    """The layer table as `docs/architecture.md` prints it."""
    lines = ["| layer | may import |", "|---|---|"]
    for name, below in LAYERS.items():
        allowed = [
            f"{other} (only {', '.join(door.split('.')[-1] for door in DOORS[name, other])})"
            if (name, other) in DOORS
            else other
            for other in below.split()
        ]
        lines.append(f"| {name} | {', '.join(allowed) or 'nothing'} |")
    return "\n".join(lines)


def homes_table() -> str:
    """The table of outside packages as `docs/architecture.md` prints it."""
    lines = ["| package | imported in | for |", "|---|---|---|"]
    lines += [f"| {name} | {', '.join(where)} | {why} |" for name, (where, why) in HOMES.items()]
    return "\n".join(lines)


@pytest.mark.parametrize("printed", [table, homes_table])
def test_the_architecture_page_prints_the_same_tables(printed: object) -> None:
    assert callable(printed)
    assert printed() in (ROOT / "docs" / "architecture.md").read_text("utf-8")


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
