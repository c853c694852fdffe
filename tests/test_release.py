"""A release: the same bytes wherever it is built, with what it needs and nothing else, by hash."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from release import archives
from release.bom import bill
from release.dist import Pair, build, same, twice
from release.offline import environment, install, libraries, link, tried

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "metier"
OUTSIDE = ROOT / "tests" / "outside" / "careers.py"
EPOCH = 1_700_000_000
MEGABYTE = 1_000_000
BUILD = ("hatchling",)


def lock(name: str) -> dict[str, set[str]]:
    """Each pin of a lock, as `name==version`, with its hashes."""
    text = (ROOT / "requirements" / f"{name}.lock").read_text("utf-8")
    pins = re.findall(r"^(\S+==\S+) \\\n((?:    --hash=\S+(?: \\)?\n)+)", text, re.MULTILINE)
    return {pin: set(re.findall("sha256:[0-9a-f]{64}", hashes)) for pin, hashes in pins}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """The archives, built twice and once more from the source archive, all the same bytes."""
    folder = tmp_path_factory.mktemp("release")
    (folder / "tree").mkdir()
    return twice(build(ROOT, folder / "tree", EPOCH).sdist, folder / "work", EPOCH)


@pytest.fixture(scope="module")
def installed(made: Pair, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment with the wheel and what the wheel says it needs."""
    python = environment(tmp_path_factory.mktemp("installed") / "environment")
    link(python, libraries(archives.requires(made.wheel)))
    install(python, made.wheel)
    return python


@pytest.fixture(scope="module")
def materials(made: Pair) -> Mapping[str, Any]:
    """The bill of materials of the wheel."""
    parsed: Mapping[str, Any] = json.loads(bill(made.wheel, EPOCH))
    return parsed


def outside(python: Path, folder: Path, *command: str) -> str:
    """What a command prints in an environment that knows nothing of this folder."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    (folder / OUTSIDE.name).write_bytes(OUTSIDE.read_bytes())
    done = subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_two_different_files_are_not_taken_for_the_same_build(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"2")
    with pytest.raises(ValueError, match="not reproducible"):
        same(tmp_path / "a", tmp_path / "b")


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(made: Pair) -> None:
    packed = {name for name in archives.files(made.wheel) if ".dist-info/" not in name}
    assert packed == {
        path.relative_to(ROOT / "src").as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".po"
    }
    assert "metier/py.typed" in packed


def test_the_wheel_carries_its_licence_and_those_of_its_data(made: Pair) -> None:
    described = {
        name.partition(".dist-info/")[2]
        for name in archives.files(made.wheel)
        if ".dist-info/" in name
    }
    assert described == {
        "METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE", "licenses/NOTICE",
    }  # fmt: skip


def test_the_wheel_has_one_almanac_each_file_as_its_manifest_says(made: Pair) -> None:
    manifest = archives.manifest(made.wheel)
    folder = f"metier/almanac/{manifest['snapshot']}/"
    sizes = archives.files(made.wheel)
    found = {name: size for name, size in sizes.items() if name.startswith("metier/almanac/")}
    del found["metier/almanac/current"], found[f"{folder}manifest.json"]
    said = manifest["files"].items()
    assert found == {folder + name: file["bytes"] for name, file in said}


def test_apart_from_the_almanac_the_wheel_is_small(made: Pair) -> None:
    sizes = archives.files(made.wheel)
    other = sum(size for name, size in sizes.items() if not name.startswith("metier/almanac/"))
    assert other < 3 * MEGABYTE
    assert made.wheel.stat().st_size < 30 * MEGABYTE


def test_the_source_archive_has_the_tests_and_no_trace_of_having_been_used(made: Pair) -> None:
    packed = archives.files(made.sdist)
    assert {"pyproject.toml", "PKG-INFO", "LICENSE", "NOTICE", "Makefile", "almanac.toml"} <= set(
        packed
    )
    assert "tests/test_release.py" in packed
    traces = {"__pycache__", ".git", ".venv", "dist", ".hypothesis", ".mypy_cache"}
    assert not [name for name in packed if traces & set(Path(name).parts)]


def test_a_fresh_installation_compares_checks_and_serves_without_a_network(
    installed: Path, tmp_path: Path
) -> None:
    said = tried(installed, tmp_path).splitlines()
    assert said[1:] == ["metier compare", "python -m metier check", "metier serve"]


def test_from_the_source_archive_the_same_package_is_installed(
    made: Pair, installed: Path, tmp_path: Path
) -> None:
    python = environment(tmp_path / "environment")
    link(python, libraries([*archives.requires(made.wheel), *BUILD]))
    install(python, made.sdist)
    (one,), (other,) = (
        path.parents[1].glob("lib/python3.*/site-packages/metier") for path in (installed, python)
    )
    names = [path.relative_to(one) for path in one.rglob("*") if path.suffix not in {"", ".pyc"}]
    assert len(names) > 400
    for name in names:
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_a_program_outside_is_typed_by_mypy_and_by_pyright_and_runs(
    installed: Path, tmp_path: Path
) -> None:
    outside(
        installed, tmp_path, sys.executable, "-m", "mypy", "--strict", "--config-file=",
        f"--cache-dir={tmp_path / 'cache'}", "--python-executable", str(installed), OUTSIDE.name,
    )  # fmt: skip
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    outside(
        installed, tmp_path, sys.executable, "-m", "basedpyright",
        "--pythonpath", str(installed), OUTSIDE.name,
    )  # fmt: skip
    assert "'zxqj'" in outside(installed, tmp_path, str(installed), OUTSIDE.name)


def test_the_lock_of_the_wheel_is_all_it_needs_and_nothing_else(made: Pair) -> None:
    names = {pin.partition("==")[0] for pin in lock("run")}
    assert names == libraries(archives.requires(made.wheel))


def test_the_lock_of_the_build_is_all_the_back_end_needs_and_nothing_else() -> None:
    assert {pin.partition("==")[0] for pin in lock("build")} == libraries(BUILD)


@pytest.mark.parametrize("name", ["run", "build"])
def test_what_a_user_of_a_lock_runs_is_what_was_tested(name: str) -> None:
    assert lock(name).items() <= lock("test").items()


@pytest.mark.parametrize("name", ["run", "build", "audit", "spark"])
def test_a_lock_has_hashes_and_names_no_package_host(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.lock").read_text("utf-8")
    assert len(lock(name)) == len(re.findall("==", text)) > 1
    assert all(lock(name).values())
    assert not re.search(r"://|^-", text, re.MULTILINE)


def test_no_dependency_of_the_library_but_the_index_of_postings_has_an_upper_bound(
    made: Pair,
) -> None:
    needs = [Requirement(line) for line in archives.requires(made.wheel)]
    bounded = {need.name for need in needs if any("<" in str(part) for part in need.specifier)}
    assert bounded == {"tantivy"}
    assert all(">=" in str(need.specifier) for need in needs)


def test_the_bill_of_materials_keeps_to_its_schema_and_is_the_same_each_time(
    made: Pair, materials: Mapping[str, Any]
) -> None:
    text = bill(made.wheel, EPOCH)
    assert json.loads(text) == materials
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert materials["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"


def test_the_bill_of_materials_has_every_locked_library_with_its_hashes_and_licence(
    materials: Mapping[str, Any],
) -> None:
    listed = [part for part in materials["components"] if part["type"] == "library"]
    found = {
        f"{canonicalize_name(part['name'])}=={part['version']}": {
            f"sha256:{digest['content']}"
            for reference in part["externalReferences"]
            for digest in reference["hashes"]
        }
        for part in listed
    }
    assert found == lock("run")
    assert all(part["licenses"] for part in listed)


def test_the_bill_of_materials_has_every_source_of_figures_with_its_hash_and_licence(
    made: Pair, materials: Mapping[str, Any]
) -> None:
    (almanac,) = (part for part in materials["components"] if part["name"] == "almanac")
    sources = [part for part in almanac["components"] if part["type"] == "data"]
    found = {(part["name"], part["hashes"][0]["content"]) for part in sources}
    releases = archives.manifest(made.wheel)["releases"]
    assert found == {(release["address"], release["sha256"]) for release in releases}
    assert len(sources) == len(releases)
    assert all(part["licenses"] for part in sources)


def test_every_edition_in_the_wheel_that_asks_for_credit_is_credited(made: Pair) -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    releases = archives.manifest(made.wheel)["releases"]
    credited = {r["address"] for r in releases if r["licence"] != "public domain"}
    assert credited
    for address in credited:
        name, _, edition = address.partition("/")
        assert name == "onet", "say in NOTICE who is to be credited, and look for it here"
        assert f"O*NET {edition}" in notice


def test_a_library_of_another_version_than_locked_is_refused(made: Pair, tmp_path: Path) -> None:
    other = tmp_path / "other.lock"
    other.write_text(f"click==0.1 \\\n    --hash=sha256:{'0' * 64}\n")
    with pytest.raises(ValueError, match=r"click: 0\.1 is locked"):
        bill(made.wheel, EPOCH, other)


def test_the_change_log_keeps_to_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    first, *versions = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert first == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\]( - \d{4}-\d\d-\d\d)?", one) for one in versions)
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.*)$", text, re.MULTILINE)) <= kinds
