"""What a build makes of the user's records: each table read by its reader, coded, and counted."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING

from metier.coding.columns import TitleColumns
from metier.coding.skills import MEASURES, SkillFinder, terms
from metier.engine.choice import engine_of, mapper_of
from metier.errors import SnapshotError
from metier.inputs import refuse_twins, unchanged
from metier.lookup import Lookup
from metier.model.records import Relation
from metier.readers.base import digest
from metier.records.coding import Coder
from metier.records.gazetteer import Gazetteer
from metier.records.kept import Keeper, keep
from metier.records.margins import MEASURES as MARGINS
from metier.records.margins import margins, own_margins
from metier.records.reading import Table, Workshop, read_table, release_of
from metier.store.checksums import verify
from metier.store.postings import rows as stored_rows
from metier.store.read import Snapshot
from metier.store.search import FOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from metier.model.release import Release
    from metier.readers.records import Records
    from metier.specification import RecordsInput

Progress = Callable[[str], None]

KEPT = ".postings"
"""A folder beside the snapshots: coded postings, so that a file that stays is read once."""

_MODULES = {"disclosures": "filings"}
"""Readers of records whose module has another name, as the publication's own has it."""


class Names:
    """The titles, skills and places of a snapshot, as functions that code records.

    Only the folder's name travels to workers; each opens the snapshot for itself.

    Args:
        folder: the snapshot's.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._one_at_a_time = Lock()

    def __reduce__(self) -> tuple[type[Names], tuple[Path]]:
        return Names, (self._folder,)

    @cached_property
    def _snapshot(self) -> Snapshot:
        return Snapshot(self._folder)

    @cached_property
    def _columns(self) -> TitleColumns:
        return TitleColumns(Lookup(self._snapshot).columns)

    @cached_property
    def _finder(self) -> SkillFinder:
        named = self._snapshot.table(None, measures=list(MEASURES), any_title=True)
        return SkillFinder(terms(*(named[name].to_pylist() for name in ("measure", "group"))))

    def titles(self, texts: Sequence[str | None]) -> Mapping[str, Sequence[object]]:
        """The columns that coding adds to titles."""
        with self._one_at_a_time:
            return self._columns(texts)

    def skills(self, texts: Iterable[str]) -> list[list[str]]:
        """The names of skills that each text asks for."""
        with self._one_at_a_time:
            finder = self._finder
        return [[skill.name for skill in of_text] for of_text in finder.find_all(texts)]

    def coder(self) -> Coder:
        """What codes a batch of records."""
        return Coder(self.titles, self.skills, Gazetteer(self._snapshot.places()))


@dataclass(frozen=True, slots=True)
class Recorded:
    """The tables of records of a build, and what is kept of them for the next one.

    Attributes:
        tables: in the order of the specification.
        keeper: has the coded postings.
    """

    tables: list[Table]
    keeper: Keeper

    def unchanged(self, before: Path | None) -> set[str]:
        """The sources of which a snapshot has the very postings that it would have again.

        A source has others if its file changed, if it is read by other titles, and if one of
        its postings expired or was posted again since.

        Args:
            before: the folder of the snapshot; None if there is none.
        """
        if before is None:
            return set()
        return {
            source
            for table in self.tables
            for source, rows in table.standing().items()
            if self.keeper.same(source, before.name) and rows == stored_rows(before, source)
        }

    def keep(self, output: Path, snapshot: str) -> None:
        """Keep the coded postings for the next build, once they are in a snapshot."""
        keep(self.keeper.folder, output / KEPT, snapshot)


def before(output: Path) -> Path | None:
    """The folder of the snapshot in force, if it has postings and nothing of it is damaged."""
    try:
        folder = Snapshot(output).folder
        verify(folder / FOLDER)
    except SnapshotError:
        return None
    return folder


@contextmanager
def tables(
    inputs: Sequence[RecordsInput],
    names: Path,
    base: Snapshot,
    output: Path,
    engine: str,
    progress: Progress = lambda doing: None,
    workplace: Path | None = None,
) -> Iterator[Recorded]:
    """Every table of records of a specification; temporary files go when it is left.

    Args:
        names: folder of the snapshot whose titles, skills and places records are read by.
        base: the snapshot that the records join, whose figures they are weighted to.
        output: the folder that is built into, where coded postings are kept.
        engine: `local` or `spark`; the figures are the same.
        workplace: where temporary files lie, on the file system of `output`; None for `output`.

    Raises:
        UsageError: two files or tables have the same name, kind and period.
        InputError, LayoutError: a file is not what it was said to be, or changed meanwhile.
    """
    coder, read_by = Names(names).coder(), f"{Snapshot(names).id} {_program()}"
    known = margins(
        base.facts(measures=MARGINS, places=["US"]),
        base.links(None, None, Relation.SAME_AS, Relation.PART_OF),
    )
    with TemporaryDirectory(prefix=".records-", dir=workplace or output) as folder:
        keeper = Keeper(Path(folder) / "kept", output / KEPT)

        def read(
            number: int, item: RecordsInput, opened: Sequence[Records], release: Release
        ) -> Table:
            place = Path(folder) / f"{number:03d}"
            place.mkdir()
            shares = known if item.margins is None else own_margins(item.margins, known)
            workshop = Workshop(
                coder,
                engine_of(engine),
                mapper_of(engine),
                place,
                shares,
                item.rake,
                replace(keeper, means=f"{read_by} {item.period} {sorted(item.columns.items())}"),
            )
            return read_table(
                opened, release, workshop, lambda doing: progress(f"{item.name}: {doing}")
            )

        with unchanged(_files(inputs)):
            opened = _opened_tables(inputs, base)
            with unchanged(path for _, some, _ in opened for one in some for path in one.beside):
                found = [read(number, *table) for number, table in enumerate(opened)]
        yield Recorded(found, keeper)


def _files(inputs: Iterable[RecordsInput]) -> Iterator[Path]:
    for item in inputs:
        yield from item.paths
        if item.margins is not None:
            yield item.margins


def _program() -> str:
    """A digest of metier itself, which decides what is read in a file."""
    folder = Path(str(files("metier")))
    parts = (path for kind in ("*.py", "*.csv") for path in folder.rglob(kind))
    return sha256("".join(digest(path) for path in sorted(parts)).encode()).hexdigest()


def _opened_tables(
    inputs: Sequence[RecordsInput], base: Snapshot
) -> list[tuple[RecordsInput, list[Records], Release]]:
    """The files of each table, and its release; no two releases have one address."""
    tables = []
    for item in inputs:
        for opened in _alike([_opened(item, path) for path in item.paths]):
            together = sha256("".join(r.release.sha256 for r in opened).encode()).hexdigest()
            tables.append((item, opened, release_of(opened, item.name, together)))
    releases = list(base.releases.values())
    for _, opened, release in tables:
        own = [records.release for records in opened]
        releases += own if release in own else [*own, release]
    refuse_twins(releases, "give files of one kind and period names of their own")
    return tables


def _opened(item: RecordsInput, path: Path) -> Records:
    module = importlib.import_module(f"metier.readers.{_MODULES.get(item.reader, item.reader)}")
    opened: Records = module.open_records(path, item.columns, item.period)
    return opened


def _alike(opened: Sequence[Records]) -> list[list[Records]]:
    """The files that are about the same people or openings together, to be counted together."""
    groups: dict[str, list[Records]] = {}
    for records in opened:
        groups.setdefault(records.universe.replace(records.release.file, ""), []).append(records)
    return list(groups.values())
