"""A build specification: what it may say, and what is said of one that is none."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from metier.errors import UsageError
from metier.specification import READERS, parse

ROOT = Path(__file__).resolve().parents[1]


def spec(folder: Path, text: str) -> Path:
    path = folder / "spec.toml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        ("[[release]", "a TOML file", "at line 1"),
        ("\udcff", "a TOML file", "utf-8"),
        ("", "[[release]] and [[records]] tables and nothing else", "nothing"),
        ("release = 1", "[[release]] and [[records]] tables and nothing else", "release"),
        ("release = [1, 2]", "[[release]] and [[records]] tables and nothing else", "release"),
        ("release = []", "[[release]] and [[records]] tables and nothing else", "release"),
        (
            "[[releases]]\nreader = 'oews'",
            "[[release]] and [[records]] tables and nothing else",
            "releases",
        ),
        (
            "[[release]]\n[[record]]",
            "[[release]] and [[records]] tables and nothing else",
            "record, release",
        ),
        ("[[release]]\nreader = 'oews'\npaht = 'x'", "reader, path, period, measures", "'paht'"),
        ("[[release]]\npath = 'x'", "a reader (acs, cps", "none"),
        ("[[release]]\nreader = 'os'\npath = 'x'", "a reader (acs, cps", "'os'"),
        ("[[release]]\nreader = ['oews']\npath = 'x'", "a reader (acs, cps", "['oews']"),
        ("[[release]]\nreader = 'oews'", "a path", "none"),
        ("[[release]]\nreader = 'oews'\npath = 3", "a path", "3"),
        ("[[release]]\nreader = 'oews'\npath = 'x'\nperiod = 2025", "a period in quotes", "2025"),
        ("[[release]]\nreader = 'oews'\npath = 'x'\nmeasures = 'y'", "a list of measures", "'y'"),
        (
            "[[release]]\nreader = 'oews'\npath = 'x'\nmeasures = [['pay']]",
            "measures of the catalogue",
            "['pay']",
        ),
        (
            "[[release]]\nreader = 'acs'\npath = 'file'\ntracts = 3",
            "tracts = one file",
            "3",
        ),
        (
            "[[release]]\nreader = 'oews'\npath = 'x'\nmeasures = ['pay']",
            "measures of the catalogue",
            "'pay'",
        ),
        ("[[release]]\nreader = 'oews'\npath = 'x.xlsx'", "a file or folder", "'x.xlsx'"),
        ("[[release]]\nreader = 'oews'\npath = '*.xlsx'", "a file or folder", "'*.xlsx'"),
        ("[[release]]\nreader = 'oews'\npath = '/nowhere/*'", "a file or folder", "'/nowhere/*'"),
        ("[[release]]\nreader = 'oews'\npath = 'a**/b'", "a file or folder", "'a**/b'"),
        ('[[release]]\nreader = "oews"\npath = "a\\u0000b"', "a file or folder", r"'a\x00b'"),
    ],
)
def test_a_specification_that_is_none_is_wrong_usage(
    tmp_path: Path, text: str, expected: str, found: str
) -> None:
    path = tmp_path / "spec.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError) as caught:
        parse(path)
    assert caught.value.place.startswith("spec.toml")
    assert expected in caught.value.expected
    assert found in caught.value.found


def test_the_release_at_fault_is_counted_from_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    text = "[[release]]\nreader = 'oews'\npath = 'file'\n[[release]]\nreader = 'x'\n"
    with pytest.raises(UsageError, match=r"^spec\.toml: release 2: expected a reader"):
        parse(spec(tmp_path, text))


@pytest.mark.parametrize("name", ["missing.toml", ""])
def test_a_specification_that_is_not_there_or_a_folder_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="nothing readable") as caught:
        parse(tmp_path / name)
    assert caught.value.place == str(tmp_path / name)


def test_a_glob_gives_its_files_in_order_of_name_and_brackets_may_be_in_a_name(
    tmp_path: Path,
) -> None:
    for name in ("b.xlsx", "a.xlsx", "c[1].xlsx", "c1.xlsx"):
        (tmp_path / name).write_text("")
    text = "[[release]]\nreader = 'oews'\npath = '{}'\n"
    files = parse(spec(tmp_path, text.format("[ab].xlsx"))).releases
    assert [item.path.name for item in files] == ["a.xlsx", "b.xlsx"]
    absolute = parse(spec(tmp_path, text.format(tmp_path / "?.xlsx"))).releases
    assert [item.path.name for item in absolute] == ["a.xlsx", "b.xlsx"]
    literal = parse(spec(tmp_path, text.format("c[1].xlsx"))).releases
    assert [item.path.name for item in literal] == ["c[1].xlsx"]


@pytest.mark.parametrize("name", READERS)
def test_every_reader_is_a_module_with_a_function_that_reads(name: str) -> None:
    """Person records are read row by row, everything else as a whole."""
    module = import_module(f"metier.readers.{name}")
    assert callable(getattr(module, "records" if name == "acs" else "read"))


def test_a_release_has_its_period_and_measures_where_the_specification_says_so(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("")
    text = "[[release]]\nreader = 'oews'\npath = 'file'\nperiod = '2025-05'\n"
    (plain,) = parse(spec(tmp_path, text)).releases
    (kept,) = parse(spec(tmp_path, text + "measures = ['pay.annual.mean']\n")).releases
    assert (plain.period, plain.measures) == ("2025-05", None)
    assert kept.measures == frozenset({"pay.annual.mean"})


def test_records_have_their_files_columns_and_period_together(tmp_path: Path) -> None:
    for name in ("day1.csv", "day2.csv"):
        (tmp_path / name).write_text("")
    text = "[[records]]\nreader = 'postings'\npath = 'day*.csv'\nperiod = '2025'\n"
    (table,) = parse(spec(tmp_path, text + "columns = { title = 'job' }\n")).records
    assert [path.name for path in table.paths] == ["day1.csv", "day2.csv"]
    assert (table.name, table.columns, table.period) == ("day*.csv", {"title": "job"}, "2025")
    assert parse(spec(tmp_path, text)).releases == ()
    assert (table.rake, table.margins) == ((), None)
    (table,) = parse(spec(tmp_path, text + "rake = ['age']\nmargins = 'day1.csv'\n")).records
    assert (table.rake, table.margins) == (("age",), tmp_path / "day1.csv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reader = 'oews'", "a reader (disclosures, postings, profiles, reviews)"),
        ("reader = 'reviews'\ncolumns = 'title'", "columns = { title"),
        ("reader = 'reviews'\ncolumns = { title = 3 }", "columns = { title"),
        ("reader = 'reviews'\nrake = ['height']", "rake = a list of age, sex, schooling"),
        ("reader = 'reviews'\nmargins = 'file'", "rake = a list, beside margins"),
        ("reader = 'reviews'\nrake = ['age']\nmargins = 'none'", "margins = one file"),
        ("reader = 'reviews'\nmeasures = []", "reader, path, columns, period, rake, margins"),
    ],
)
def test_records_that_cannot_be_understood_are_wrong_usage(
    tmp_path: Path, text: str, expected: str
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError) as caught:
        parse(spec(tmp_path, f"[[records]]\npath = 'file'\n{text}\n"))
    assert caught.value.place == "spec.toml: records 1"
    assert expected in caught.value.expected


def test_the_files_beside_a_release_are_found_as_its_own_are(tmp_path: Path) -> None:
    for name in ("records", "tracts", "areas", "codes", "dictionary"):
        (tmp_path / f"{name}.csv").write_text("")
    names = ("tracts", "areas", "codes", "dictionary")
    beside = "".join(f"{name} = '{name}.*'\n" for name in names)
    text = f"[[release]]\nreader = 'acs'\npath = 'records.csv'\n{beside}"
    (item,) = parse(spec(tmp_path, text)).releases
    assert item.beside == {name: tmp_path / f"{name}.csv" for name in names}
    (tmp_path / "tracts.zip").write_text("")
    with pytest.raises(UsageError, match="expected tracts = one file"):
        parse(spec(tmp_path, text))


def test_the_almanac_has_a_specification_that_can_be_read(data: Path) -> None:
    assert data.is_dir()
    assert {item.reader for item in parse(ROOT / "almanac.toml").releases} == set(READERS)
