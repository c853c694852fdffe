"""A build: what a specification may say, an account of every row, the same bytes every time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from metier.atlas import Atlas
from metier.build import build
from metier.check import FACT_RULES
from metier.errors import InputError, MetierError, UsageError
from metier.specification import BESIDE, READERS
from metier.store.layout import CURRENT
from metier.store.read import Snapshot

ROOT = Path(__file__).resolve().parents[1]

SMALL = """
[[release]]
reader = "oews"
path = "{official}/oews/national_M2025_dl.xlsx"
measures = ["pay.annual.mean"]

[[release]]
reader = "places"
path = "{official}/geography/list1_20*.xlsx"
"""


@pytest.fixture(scope="module")
def specification(official: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A specification of two real files."""
    path = tmp_path_factory.mktemp("specification") / "small.toml"
    path.write_text(SMALL.format(official=official))
    return path


@pytest.fixture(scope="module")
def built(specification: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("built")
    build(specification, output)
    return output


def spec(folder: Path, text: str) -> Path:
    path = folder / "spec.toml"
    path.write_text(text)
    return path


def test_a_release_that_stands_twice_is_refused_and_both_files_named(
    official: Path, tmp_path: Path
) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        shutil.copy(official / "geography" / "list1_2023.xlsx", tmp_path / name)
    text = "[[release]]\nreader = 'places'\npath = '*.xlsx'\n"
    with pytest.raises(UsageError, match=r"two\.xlsx: expected each release once.*one\.xlsx"):
        build(spec(tmp_path, text), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("reader", sorted({*READERS} - {*BESIDE}))
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"\xff\xfe\x00", b"a,b\n1,2\n"])
def test_a_file_that_is_none_of_its_kind_stops_the_build(
    tmp_path: Path, reader: str, content: bytes
) -> None:
    (tmp_path / "file.xlsx").write_bytes(content)
    text = f"[[release]]\nreader = '{reader}'\npath = 'file.xlsx'\n"
    with pytest.raises(InputError, match=r"file\.xlsx"):
        build(spec(tmp_path, text), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("reader", sorted({*READERS} - {*BESIDE}))
def test_an_empty_folder_stops_the_build(tmp_path: Path, reader: str) -> None:
    (tmp_path / "folder").mkdir()
    text = f"[[release]]\nreader = '{reader}'\npath = 'folder'\n"
    with pytest.raises(MetierError):
        build(spec(tmp_path, text), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_build_that_fails_leaves_the_snapshot_before_in_force(
    specification: Path, built: Path, tmp_path: Path
) -> None:
    output = shutil.copytree(built, tmp_path / "out")
    before = Snapshot(output).id
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError):
        build(spec(tmp_path, "[[release]]\nreader = 'oews'\npath = 'file'\n"), output)
    assert Snapshot(output).id == before


def test_strict_refuses_at_the_first_problem(official: Path, tmp_path: Path) -> None:
    name = "2018-occupation-code-list-and-crosswalk.xlsx"
    text = f"[[release]]\nreader = 'soc'\npath = '{official}/crosswalks/{name}'\n"
    path = spec(tmp_path, text)
    with pytest.raises(InputError) as caught:
        build(path, tmp_path / "out", strict=True)
    assert caught.value.place.startswith(name)
    assert caught.value.found == "56-6031"
    assert not (tmp_path / "out").exists()
    assert build(path, tmp_path / "out").report["files"][0]["problems"]


def test_only_the_measures_asked_for_are_kept(built: Path) -> None:
    assert {fact.measure for fact in Snapshot(built).facts()} == {"pay.annual.mean"}


def test_progress_goes_from_nothing_to_all(specification: Path, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    build(specification, tmp_path, progress=lambda *step: seen.append(step))
    assert [done for _, done, _ in seen] == [0, 1, 2, 3]
    assert {total for *_, total in seen} == {3}
    assert seen[0][0] == "reading national_M2025_dl.xlsx"


def test_the_summary_accounts_for_every_row_in_words(specification: Path, tmp_path: Path) -> None:
    lines = list(build(specification, tmp_path).summary())
    assert lines[0].startswith("national_M2025_dl.xlsx: 1,401 rows = 1,394 used + 7 set aside")
    assert "    966 set aside: further county of an area" in lines


def test_the_report_counts_what_every_rule_found_and_gives_each_finding(
    tmp_path: Path, official: Path
) -> None:
    releases = "\n".join(
        f"[[release]]\nreader = 'oews'\npath = '{official}/oews/national_M{year}_dl.xlsx'\n"
        for year in (2024, 2025)
    )
    built = build(spec(tmp_path, releases), tmp_path / "out")
    checks = built.report["checks"]
    counts = {rule["rule"]: rule["findings"] for rule in checks["rules"]}
    assert set(counts) == {rule.id for rule in FACT_RULES}
    assert counts["jump-between-editions"] == 1
    (found,) = checks["findings"]
    assert [figure["value"] for figure in found["figures"]] == [17_510, 41_050]
    assert Snapshot(tmp_path / "out").report["checks"] == checks
    assert [line for line in built.summary() if line.startswith("jump-between-editions: 1")]


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"},
    ],
)
def test_the_same_files_give_the_same_bytes_wherever_and_whenever_they_are_built(
    specification: Path, built: Path, tmp_path: Path, surroundings: Mapping[str, str]
) -> None:
    command = [sys.executable, "-m", "metier.cli", "build", str(specification), "--output", "out"]
    environment = {**os.environ, **surroundings, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert contents(tmp_path / "out") == contents(built)


def test_the_order_of_releases_does_not_matter_for_the_figures(
    specification: Path, built: Path, tmp_path: Path
) -> None:
    first, second = specification.read_text().split("\n\n")
    build(spec(tmp_path, f"{second}\n\n{first}\n"), tmp_path / "out")
    there, here = contents(built), contents(tmp_path / "out")
    for name in there:
        if name.endswith(".parquet"):
            assert here[name] == there[name]


def contents(output: Path) -> dict[str, bytes]:
    """The bytes of every file of the snapshot in force, and its id."""
    id = (output / CURRENT).read_bytes()
    folder = output / id.decode().strip()
    return {CURRENT: id} | {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def files_of(atlas: Atlas) -> list[Mapping[str, Any]]:
    files = atlas.report["files"]
    assert isinstance(files, list)
    return files


def test_rows_in_are_rows_used_and_set_aside_for_every_file_of_the_almanac(almanac: Atlas) -> None:
    files = files_of(almanac)
    assert len(files) == len(almanac.releases)
    for file in files:
        assert file["rows_in"] == file["rows_used"] + sum(file["set_aside"].values()), file["file"]
        assert file["rows_used"] > 0
        assert all(reason and rows > 0 for reason, rows in file["set_aside"].items())


def test_the_facts_of_the_almanac_are_those_the_report_counts(almanac: Atlas) -> None:
    counted = {file["release"]: file["facts"] for file in files_of(almanac) if file["facts"]}
    stored = almanac.facts()["source"].value_counts().to_pylist()
    assert {item["values"]: item["counts"] for item in stored} == counted


def test_no_path_of_the_machine_that_built_it_is_in_the_almanac(almanac: Atlas) -> None:
    assert str(ROOT.parent) not in str(almanac.report)
    assert all("/" not in release.file for release in almanac.releases.values())


def test_the_almanac_is_what_its_specification_gives(
    data: Path, almanac: Atlas, tmp_path: Path
) -> None:
    assert data.is_dir()
    assert build(ROOT / "almanac.toml", tmp_path).snapshot == almanac.id


def test_the_almanac_is_small_and_holds_one_snapshot() -> None:
    folder = ROOT / "src" / "metier" / "almanac"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 27_000_000
    assert {path.name for path in folder.iterdir()} == {
        CURRENT,
        (folder / CURRENT).read_text().strip(),
    }
