"""The shape of the tree: short modules, each with its test module in the same place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "metier"
TESTS = ROOT / "tests"

LINES = 300


def python_files() -> Iterator[Path]:
    for folder in (SOURCE, TESTS, ROOT / "benchmarks"):
        yield from sorted(folder.rglob("*.py"))


def has_code(path: Path) -> bool:
    """Whether a module does more than carry a docstring, imports and `__all__`."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            continue
        return True
    return False


def test_no_module_is_longer_than_the_limit() -> None:
    longer = [
        path.relative_to(ROOT).as_posix()
        for path in python_files()
        if len(path.read_text("utf-8").splitlines()) > LINES
    ]
    assert not longer, "\n".join(longer)


def place_of_test(path: Path) -> Path:
    """`a/b.py` is tested in `a/test_b.py`, `a/__init__.py` in `a/test_init.py`."""
    if path == SOURCE / "__init__.py":
        return TESTS / "test_metier.py"
    below = path.relative_to(SOURCE).with_suffix("")
    return TESTS / below.parent / f"test_{below.name.strip('_')}.py"


def test_every_module_with_code_has_a_test_module_in_the_same_place() -> None:
    missing = [
        f"{path.relative_to(SOURCE)}: {place_of_test(path).relative_to(ROOT)}"
        for path in sorted(SOURCE.rglob("*.py"))
        if (path.name != "__init__.py" or has_code(path)) and not place_of_test(path).is_file()
    ]
    assert not missing, "\n".join(missing)


def test_every_module_says_what_it_is() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in python_files()
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not silent, "\n".join(silent)
