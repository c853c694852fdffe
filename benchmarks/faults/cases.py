"""Two builds that differ in a figure or a row: one is in force while the other is harmed."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from metier.store.layout import CURRENT
from metier.store.postings import sources
from metier.store.read import Snapshot
from metier.store.search import PostingsIndex
from metier.store.staging import PREFIX, claimed

OFFICIAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "official"
PUBLICATIONS = """
[[release]]
reader = "oews"
path = "{official}/oews/national_M2025_dl.xlsx"
measures = ["pay.annual.{measure}"]

[[release]]
reader = "places"
path = "{official}/geography/list1_2023.xlsx"
"""
RECORDS = """
[[release]]
reader = "soc"
path = "{official}/crosswalks/soc_structure_2018.xlsx"

[[release]]
reader = "soc"
path = "{official}/crosswalks/soc_2018_direct_match_title_file.xlsx"

[[records]]
reader = "postings"
path = "{folder}/day*.csv"
period = "2025"
"""
TITLES = ("Loan Officer", "Payroll Clerk", "Registered Nurse")


@dataclass(frozen=True, slots=True)
class Case:
    """A build that is harmed, and what may be in force afterwards.

    Attributes:
        name: what is built.
        specification: of the build.
        output: a folder with the snapshot before, which nothing may change; it is copied.
        old, new: the ids of the snapshot before, and of the build when it is left alone.
        seconds: that the build takes when it is left alone.
    """

    name: str
    specification: Path
    output: Path
    old: str
    new: str
    seconds: float

    def copied(self, target: Path) -> Path:
        """The output of the build before, to be built into."""
        shutil.rmtree(target, ignore_errors=True)
        return shutil.copytree(self.output, target)


def command(specification: Path, output: Path) -> list[str]:
    """A build as anybody starts it."""
    build = ("build", str(specification), "--output", str(output))
    return [sys.executable, "-c", "from metier.cli import main; main()", *build]


def publications(folder: Path, official: Path = OFFICIAL) -> Case:
    """Two workbooks; the average pay is in force while the median is built."""
    for name, measure in (("old", "mean"), ("new", "median")):
        text = PUBLICATIONS.format(official=official, measure=measure)
        (folder / f"{name}.toml").write_text(text)
    return _case("publications", folder, folder / "old.toml", folder / "new.toml")


def records(folder: Path, official: Path = OFFICIAL) -> Case:
    """Postings of a day are in force while those of two days are built."""
    specification = folder / "records.toml"
    specification.write_text(RECORDS.format(official=official, folder=folder))
    postings(folder / "day1.csv", 0)
    return _case("records", folder, specification, specification, folder / "day2.csv")


def _case(name: str, folder: Path, old: Path, new: Path, added: Path | None = None) -> Case:
    output, alone = folder / "output", folder / "alone"
    subprocess.run(command(old, output), check=True, capture_output=True)
    if added is not None:
        postings(added, 300)
    shutil.copytree(output, alone)
    began = time.perf_counter()
    subprocess.run(command(new, alone), check=True, capture_output=True)
    seconds = time.perf_counter() - began
    return Case(name, new, output, in_force(output), in_force(alone), seconds)


def postings(file: Path, first: int) -> None:
    """A file of 300 postings, numbered from `first` on."""
    with file.open("w", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("id", "title", "company", "location", "posted", "description"))
        for number in range(first, first + 300):
            title = TITLES[number % len(TITLES)]
            said = f"{title} number {number}, with knowledge of Excel and SQL"
            table.writerow((number, title, f"Firm {number}", "Baltimore, MD", "2025-03-01", said))


def in_force(output: Path) -> str:
    """The id of the snapshot in force, after every byte of it was checked and its facts were read.

    Raises:
        SnapshotError: there is none that is whole.
    """
    snapshot = Snapshot(output)
    snapshot.facts()
    if sources(snapshot.files):
        len(PostingsIndex(snapshot.folder))
    return snapshot.id


def leftovers(output: Path) -> list[str]:
    """What lies in an output and is no snapshot, once the next build has begun there."""
    with claimed(output):
        found = [path.name for path in output.iterdir()]
    ids = {path.parent.name for path in output.glob("*/manifest.json")}
    kept = {CURRENT, ".postings", *ids}
    own = f"{PREFIX}{os.getpid()}-"
    return [name for name in found if name not in kept and not name.startswith(own)]
