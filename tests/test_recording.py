"""Builds from the user's own records: every row accounted for, nobody named, the same again."""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

import metier
from metier.build import Built
from metier.coding.skills import MEASURES as SKILLS
from metier.errors import UsageError
from metier.recording import Names
from metier.store.read import Snapshot

Rows = Sequence[Mapping[str, object]]
MARKER = "zqx7"
"""Stands in all that tells of a person and must not leave the build."""
OPENINGS = {"postings.count", "company.openings", "company.count"}


def profiles(count: int) -> Rows:
    """People of three titles, some of whom changed; each second stands twice."""
    draw, rows = random.Random(1), []
    for number in range(count):
        who = {"person": f"{MARKER}-{number}", "sex": draw.choice("FM"), "birth_year": 1980,
               "major": "Finance", "company": draw.choice(["Acme", "Best Bank"])}  # fmt: skip
        start = f"{draw.randint(2005, 2020)}-0{draw.randint(1, 9)}-15"
        title = draw.choice(["Loan Officer", "Payroll Clerk", "Registered Nurse"])
        now = {"title": title, "start": start, "end": "", "pay": draw.randint(40, 90) * 1000}
        before = {"title": "Bank Teller", "start": "2003-05-01", "end": start, "pay": ""}
        rows += [{**who, **before}, {**who, **now}]
        if number % 2:
            rows.append({**who, **now})
    return [*rows, {**rows[0], "title": "", "company": f"{MARKER} Inc"}]


def written(path: Path, rows: Rows) -> None:
    with path.open("w", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)


def build(folder: Path, text: str, engine: str = "local") -> Built:
    specification = folder / "spec.toml"
    specification.write_text(text)
    return metier.build_snapshot(specification, folder / "out", engine=engine)


TEXT = "[[records]]\nreader = 'profiles'\npath = 'day*.csv'\nperiod = '2025'\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two files of profiles."""
    path = tmp_path_factory.mktemp("records")
    rows = profiles(150)
    written(path / "day1.csv", rows[:200])
    written(path / "day2.csv", rows[200:])
    return path


@pytest.fixture(scope="module")
def built(folder: Path) -> Built:
    return build(folder, TEXT)


def own_facts(folder: Path) -> list[dict[str, Any]]:
    facts = pyarrow.parquet.read_table(Snapshot(folder / "out").folder / "facts.parquet")
    return [row for row in facts.to_pylist() if row["source"].startswith("profiles/")]


def test_rows_in_are_rows_used_and_rows_set_aside_each_listed(folder: Path, built: Built) -> None:
    account = built.report["files"][-1]
    assert account["rows_in"] == len(profiles(150)) == 376
    assert account["rows_used"] == 300
    assert account["set_aside"] == {"no title": 1, "stands twice": 75}
    asides = pyarrow.parquet.read_table(Snapshot(folder / "out").folder / "asides.parquet")
    assert asides.num_rows == 76
    assert set(asides["file"].to_pylist()) == {"day1.csv", "day2.csv"}
    assert set(asides["found"].to_pylist()) == {""}
    assert built.taken == len(built.report["files"]) - 1


def test_facts_have_a_title_an_error_and_people_enough(folder: Path, built: Built) -> None:
    facts = own_facts(folder)
    assert {"Loan officer", "Payroll clerk", "Registered nurse"} <= {f["title"] for f in facts}
    assert all(fact["n"] >= 10 for fact in facts if fact["measure"] not in OPENINGS)
    pay = [fact for fact in facts if fact["measure"] == "pay.annual.mean"]
    assert pay
    assert all(fact["standard_error"] > 0 for fact in pay)
    nurse = [f for f in facts if f["title"] == "Registered nurse" and f["measure"] == "move.into"]
    assert [(fact["group"], fact["value"]) for fact in nurse] == [("Bank teller", 100.0)]


def test_figures_of_records_and_of_publications_stand_side_by_side(
    folder: Path, built: Built
) -> None:
    found = Snapshot(folder / "out").facts(measures=["gender.share"], places=["US"])
    assert {fact.source.partition("/")[0] for fact in found} >= {"profiles", "acs"}


def test_nothing_of_a_person_is_in_any_file_of_the_snapshot(folder: Path, built: Built) -> None:
    files = [path for path in (folder / "out").rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        if path.suffix == ".parquet":
            content += str(pyarrow.parquet.read_table(path).to_pydict()).encode()
        assert MARKER.encode() not in content, path


def test_no_temporary_folder_is_left(folder: Path, built: Built, tmp_path: Path) -> None:
    assert not list((folder / "out").glob(".*"))
    written(tmp_path / "day1.csv", profiles(20))
    (tmp_path / "day2.csv").write_bytes(b"\x1f\x8b\x08 cut short")
    with pytest.raises(metier.MetierError):
        build(tmp_path, TEXT)
    assert not (tmp_path / "out").exists()


def test_a_second_build_and_rows_in_another_order_give_the_same_figures(
    folder: Path, built: Built, tmp_path: Path
) -> None:
    for name in ("day1.csv", "day2.csv"):
        shutil.copy(folder / name, tmp_path / name)
    assert build(tmp_path, TEXT).snapshot == built.snapshot
    rows = profiles(150)
    mixed = random.Random(2).sample(rows, len(rows))
    written(tmp_path / "day1.csv", mixed[:100])
    written(tmp_path / "day2.csv", mixed[100:])
    assert build(tmp_path, TEXT).snapshot != built.snapshot  # other files, by their hashes
    assert by_key(own_facts(tmp_path)) == by_key(own_facts(folder))


def by_key(facts: Sequence[Mapping[str, Any]]) -> dict[tuple[object, ...], object]:
    names = ("value", "title", "measure", "group", "place", "employer", "period")
    return {
        tuple(fact[name] for name in names): (fact["standard_error"], fact["n"]) for fact in facts
    }


@pytest.mark.usefixtures("cluster")
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")
def test_spark_gives_the_same_snapshot(tmp_path: Path) -> None:
    kept = ("person", "title", "start", "end", "major")
    written(tmp_path / "day1.csv", [{name: row[name] for name in kept} for row in profiles(60)])
    assert build(tmp_path, TEXT, "spark").snapshot == build(tmp_path, TEXT).snapshot


def test_two_files_of_one_name_kind_and_period_are_refused(folder: Path, tmp_path: Path) -> None:
    text = TEXT.replace("day*.csv", f"{folder}/day1.csv")
    with pytest.raises(UsageError, match="expected each release once") as caught:
        build(tmp_path, text + text)
    assert caught.value.found == "profiles/2025/day1, which day1.csv is too"


def test_records_are_weighted_to_a_file_of_shares(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "day1.csv", tmp_path / "day1.csv")
    shares = "43-3051,gender.share,female,30\n43-3051,gender.share,male,70\n"
    (tmp_path / "mine.csv").write_text(f"occupation,measure,group,share\n{shares}")
    build(tmp_path, f"{TEXT}rake = ['sex']\nmargins = 'mine.csv'\n")
    (women,) = (
        fact
        for fact in own_facts(tmp_path)
        if (fact["title"], fact["group"]) == ("Payroll clerk", "female")
    )
    assert women["value"] == pytest.approx(30.0, abs=0.1)
    assert "raked to the occupation's sex of mine.csv" in women["method"]


def test_names_know_the_titles_and_skills_of_a_snapshot() -> None:
    names = Names(metier.open()._snapshot.folder)
    assert SKILLS
    assert list(names.titles(["Loan Officer", "%%%%"])["code"]) == ["13-2072", None]
    (skills,) = names.skills(["We ask for Microsoft Excel and customer service."])
    assert "Microsoft Excel" in skills
