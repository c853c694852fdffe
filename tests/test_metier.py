"""What `import metier` gives: three verbs, the errors, the version, and nothing slow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import metier
from metier.atlas import Atlas

ROOT = Path(__file__).resolve().parents[1]
SLOW = ("duckdb", "jinja2", "numba", "numpy", "pandas", "pyarrow", "rich")


def loaded_by(statement: str) -> set[str]:
    """The packages outside of the standard library that a fresh interpreter loads."""
    program = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT / "src", capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_every_public_name_is_there_and_the_verbs_are_no_packages() -> None:
    assert all(hasattr(metier, name) for name in metier.__all__)
    for verb in (metier.open, metier.build_snapshot, metier.check_page):
        assert callable(verb)


def test_importing_metier_loads_nothing_slow() -> None:
    assert loaded_by("import metier") & set(SLOW) == set()


def test_a_comparison_as_text_loads_no_more_than_it_needs() -> None:
    compare = (
        "from metier import cli\n"
        "try:\n    cli.main(['compare', 'loan officer', 'bill collector'])\n"
        "except SystemExit:\n    pass"
    )
    # NumPy scores the titles; nothing is compiled, drawn or put into columns
    needless = {"jinja2", "numba", "pandas", "pyarrow"}
    assert loaded_by(compare) & needless == set()


def test_a_snapshot_is_built_and_opened(official: Path, tmp_path: Path) -> None:
    specification = tmp_path / "spec.toml"
    path = official / "geography" / "list1_2023.xlsx"
    specification.write_text(f"[[release]]\nreader = 'places'\npath = '{path}'\n")
    built = metier.build_snapshot(str(specification), tmp_path / "out")
    opened = metier.open(str(tmp_path / "out"))
    assert isinstance(opened, Atlas)
    assert opened.id == built.snapshot
    assert (opened.sizes["places"], opened.sizes["facts"]) == (935, 0)


def test_a_page_that_is_none_is_an_error_of_input(almanac: Atlas, tmp_path: Path) -> None:
    with pytest.raises(metier.InputError):
        metier.check_page(tmp_path / "nowhere.txt", almanac)
