"""Releases into a snapshot, with an account of every row.

specification -> readers -> resolve table titles to codes -> index titles -> store.write
"""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from metier.check import account
from metier.engine.choice import engine_of
from metier.errors import InputError, LayoutError
from metier.inputs import refuse_twins, unchanged
from metier.model.codes import Code, System
from metier.model.fact import Fact
from metier.readers.base import Reader, Reading
from metier.specification import Input, parse
from metier.store.read import Snapshot
from metier.store.staging import claimed
from metier.store.write import write
from metier.titling import filed, index, model_of

if TYPE_CHECKING:
    from metier.engine.choice import Engine
    from metier.records.reading import Table
    from metier.specification import RecordsInput

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are behind, and how many there are."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made.

    Attributes:
        snapshot: its id.
        report: rows in, used and set aside for each file, every problem, and what the checks found.
        taken: files of the report, the first ones, that were read by an earlier build.
    """

    snapshot: str
    report: Mapping[str, Any]
    taken: int = 0

    def summary(self) -> Iterator[str]:
        """Lines for a person: rows of each file read, its first problem, and findings by rule."""
        for file in self.report["files"][self.taken :]:
            aside = sum(file["set_aside"].values())
            yield (
                f"{file['file']}: {file['rows_in']:,} rows = {file['rows_used']:,} used + "
                f"{aside:,} set aside; {file['facts']:,} facts"
            )
            for reason, rows in file["set_aside"].items():
                yield f"    {rows:,} set aside: {reason}"
            if problems := file["problems"]:
                first = problems[0]
                more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
                yield (
                    f"    {first['place']}: expected {first['expected']}, "
                    f"found {first['found']}{more}"
                )
        for rule in self.report["checks"]["rules"]:
            if number := rule["findings"]:
                yield f"{rule['rule']}: {number:,} findings, explained in {rule['page']}"


def build(
    specification: Path,
    output: Path,
    *,
    strict: bool = False,
    engine: str = "local",
    progress: Progress = lambda doing, done, total: None,
) -> Built:
    """Build a snapshot below `output` and put it in force.

    Args:
        specification: a TOML file of `[[release]]` tables; paths are relative to it.
        strict: refuse the build at the first unreadable figure.
        engine: where person records are counted, `local` or `spark`; the snapshot is the same.

    Raises:
        UsageError: the specification is not one, or there is no such engine.
            Another build is at work in `output`, or it cannot be written into.
        InputError: a file cannot be read as what it was said to be, changed while it was
            read, or, where strict, holds an unreadable figure.
        SnapshotError: the system writes no more, as on a full disk.
    """
    count = engine_of(engine)
    plan = parse(specification)
    steps = len(plan.releases) + len(plan.records) + 1
    with claimed(output) as workplace:
        readings = []
        for done, item in enumerate(plan.releases):

            def said(doing: str, done: int = done) -> None:
                progress(doing, done, steps)

            said(f"reading {item.path.name}")
            with unchanged([item.path, *item.beside.values()]):
                readings.append(_read(item, said, count, strict=strict))
        releases = (reading.release for reading in readings)
        refuse_twins(releases, "leave one of the two out of the specification")
        if not plan.records:
            progress("writing the snapshot", steps - 1, steps)
            built = _of_releases(readings, output, workplace)
        else:
            built = _with_records(readings, plan.records, output, workplace, engine, progress)
    progress("done", steps, steps)
    return built


def _of_releases(readings: Sequence[Reading], output: Path, workplace: Path) -> Built:
    """A snapshot of what publications say."""
    reaching = _reaching_old_codes(readings)
    linked = {link.target for reading in reaching for link in reading.links}
    resolved = [resolve(reading, linked) for reading in reaching]
    links = [link for reading in resolved for link in reading.links]
    facts = chain.from_iterable(reading.facts for reading in resolved)
    report = {"files": [reading.told() for reading in resolved], "checks": account(facts, links)}
    snapshot = write(
        output,
        facts=chain.from_iterable(reading.facts for reading in resolved),
        occupations=chain.from_iterable(reading.occupations for reading in resolved),
        titles=index(chain.from_iterable(reading.titles for reading in resolved)),
        links=links,
        places=chain.from_iterable(reading.places for reading in resolved),
        industries=chain.from_iterable(reading.industries for reading in resolved),
        releases=[reading.release for reading in resolved],
        report=report,
        model=model_of(resolved),
        workplace=workplace,
    )
    return Built(snapshot, report)


def _with_records(
    readings: Sequence[Reading],
    records: Sequence[RecordsInput],
    output: Path,
    workplace: Path,
    engine: str,
    progress: Progress,
) -> Built:
    """A snapshot of publications, or of the almanac where there are none, and of records."""
    from metier.recording import before, tables

    almanac = Path(str(resources.files("metier") / "almanac"))
    folder = workplace / "releases"
    folder.mkdir()
    if readings:
        _of_releases(readings, folder, workplace)
    base = Snapshot(folder if readings else almanac)
    names, lists = (base, []) if base.sizes()["titles"] else _borrowed(almanac, folder)

    def said(doing: str) -> None:
        progress(doing, len(readings), len(readings) + len(records) + 1)

    with tables(records, names.folder, base, output, engine, said, workplace) as made:
        found, previous = made.tables, before(output)
        carried = made.unchanged(previous)
        said("writing the snapshot")
        facts = chain.from_iterable(table.reading.facts for table in found)
        report = {
            "files": [*base.report["files"], *(t.reading.told() for t in found)],
            "checks": account(facts, before=base.report.get("checks")),
        }
        fresh = chain.from_iterable(table.postings(carried) for table in found)
        snapshot = write(
            output,
            facts=chain.from_iterable(table.reading.facts for table in found),
            releases=[*base.releases.values(), *chain.from_iterable(t.releases for t in found)],
            report=report,
            model=names.model or b"",
            asides=chain.from_iterable(map(_asides, found)),
            bases=[base.folder, *lists],
            postings=fresh if any(item.reader == "postings" for item in records) else None,
            carried=carried,
            previous=previous,
            workplace=workplace,
        )
        made.keep(output, snapshot)
    return Built(snapshot, report, 0 if readings else len(base.report["files"]))


def _borrowed(almanac: Path, folder: Path) -> tuple[Snapshot, list[Path]]:
    """The almanac, and a folder with its titles alone, for a build whose releases list none."""
    names, lists = Snapshot(almanac), folder / "lists"
    lists.mkdir()
    shutil.copyfile(names.folder / "titles.parquet", lists / "titles.parquet")
    return names, [lists]


def _asides(table: Table) -> Iterator[tuple[object, ...]]:
    """Rows set aside, in the columns of a snapshot."""
    source = table.reading.release.address
    return ((source, a.file, a.row, a.column, a.expected, a.found, a.reason) for a in table.asides)


def _census(item: Input, progress: Callable[[str], None], engine: Engine) -> Reading:
    """Figures made from person records; what makes them is loaded only where it is needed."""
    from metier.census import Geography, census_reading
    from metier.readers.acs import labels, records
    from metier.readers.acs.geography import metros_of_pumas, sectors_of_industries

    dictionary = labels(item.beside["dictionary"])
    if lacking := [name for name in ("OCCP", "FOD1P") if name not in dictionary]:
        raise LayoutError(
            item.beside["dictionary"].name,
            f"the codes of {' and '.join(lacking)}",
            "none",
            "give the data dictionary of the person files",
        )
    metros = metros_of_pumas(item.beside["tracts"], item.beside["areas"])
    geography = Geography(
        {puma: metro for puma, (metro, _) in metros.items()},
        sectors_of_industries(item.beside["codes"]),
        dictionary["FOD1P"],
    )
    return census_reading(records(item.path, item.period, dictionary), geography, progress, engine)


def _read(item: Input, progress: Callable[[str], None], engine: Engine, *, strict: bool) -> Reading:
    if item.reader == "acs":
        reading = _census(item, progress, engine)
    elif item.reader == "disclosures":
        reading = filed(item)
    else:
        module: Reader = importlib.import_module(f"metier.readers.{item.reader}")
        reading = module.read(item.path, item.period)
    problems = reading.account.problems
    if strict and problems:
        first = problems[0]
        more = f" (and {len(problems) - 1} more problems)" if len(problems) > 1 else ""
        raise InputError(
            first.place,
            first.expected,
            f"{first.found}{more}",
            "build without --strict to set them aside",
        )
    if item.measures is None:
        return reading
    return replace(reading, facts=tuple(f for f in reading.facts if f.measure in item.measures))


def _reaching_old_codes(readings: Sequence[Reading]) -> Sequence[Reading]:
    """The readings, with links to occupation codes of 2010 where older person files have them."""
    if any(f.occupation.edition == "2010" for r in readings for f in _of_people(r)):
        from metier.census.editions import reach_old_codes

        return reach_old_codes(readings)
    return readings


def _of_people(reading: Reading) -> Iterator[Fact]:
    return (fact for fact in reading.facts if fact.occupation.system is System.CENSUS)


def resolve(reading: Reading, linked: Set[Code]) -> Reading:
    """The reading without facts of printed titles that no crosswalk links to a code.

    Some tables print an occupation's title and no code; the rows of groups, which
    no crosswalk has, are set aside.
    """
    lost = {
        fact.occupation
        for fact in reading.facts
        if fact.occupation.system is System.CENSUS_TITLE and fact.occupation not in linked
    }
    reading.account.rows_used -= len(lost)
    if lost:
        reading.account.set_aside("a title that no crosswalk has", len(lost))
    return replace(reading, facts=tuple(f for f in reading.facts if f.occupation not in lost))
