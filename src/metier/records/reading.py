"""All figures of one table of records: staged, counted, told where enough people are behind them.

read and code -> set doubles aside -> positions -> tallies -> facts -> withhold -> blend
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from metier.model.release import Release
from metier.readers.base import Account, Reading
from metier.readers.records import Aside, Kind, Records
from metier.records.blending import blended
from metier.records.cells import READ as READ_OF_CELLS
from metier.records.cells import sums as cells_of
from metier.records.coding import Coder
from metier.records.companies import company_counts, company_facts
from metier.records.counts import READ as READ_OF_COUNTS
from metier.records.counts import posting_counts
from metier.records.entries import entry_times
from metier.records.figures import Maker, Origin, Told
from metier.records.kept import Keeper, batches_of
from metier.records.lists import Lister, names_of
from metier.records.margins import Margins
from metier.records.moves import moves
from metier.records.openings import openings, standing
from metier.records.samples import (
    FROM_EMPLOYERS,
    LISTED,
    SPOTS,
    WHOSE,
    Spot,
    Titles,
    counted,
    states_of_metros,
)
from metier.records.staging import parts_of
from metier.records.table import Staged, numbered, stage
from metier.records.telling import tellable
from metier.records.weights import Weights, weighted_people, weights

if TYPE_CHECKING:
    from metier.engine.choice import Engine, Mapper

Progress = Callable[[str], None]
_NAMES = (*WHOSE, *LISTED, "skills", "weight")


@dataclass(frozen=True, slots=True)
class Table:
    """What one table of records gives.

    Attributes:
        reading: its figures, with the account of all its files.
        releases: its own, and those of its files where they are several.
        asides: every row set aside.
        postings: makes them, in the columns of `openings.SCHEMA`, but for those of the sources
            that it is given; none for other kinds.
        standing: of each source the rows that `postings` has.
    """

    reading: Reading
    releases: tuple[Release, ...]
    asides: tuple[Aside, ...]
    postings: Callable[[Collection[str]], Iterator[pa.RecordBatch]]
    standing: Callable[[], Mapping[str, pa.ChunkedArray]]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What records are made into figures with.

    Attributes:
        coder: reads titles, places and texts.
        engine: adds up tallies.
        mapped: gives batches to the coder.
        folder: for temporary files.
        margins: what official statistics know of occupations.
        rake: what records are weighted by, of `margins.RAKED`.
        keeper: has the coded postings of files that did not change; None if nothing is kept.
    """

    coder: Coder
    engine: Engine
    mapped: Mapper
    folder: Path
    margins: Margins
    rake: tuple[str, ...] = ()
    keeper: Keeper | None = None


def read_table(
    opened: Sequence[Records],
    release: Release,
    workshop: Workshop,
    progress: Progress = lambda doing: None,
) -> Table:
    """Every figure that files of one kind carry.

    Args:
        opened: files of one kind.
        release: of all of them; the file's own where there is one.
        progress: called with what is being done.

    Returns:
        The figures, the account of every row, and, of postings, what is searched for. They are
        made when asked for; the workshop's folder has to be there until then.

    Raises:
        InputError, LayoutError: a file is not what it was said to be.
    """
    progress("reading and coding")
    kind = opened[0].kind
    staged = stage(opened, workshop.coder, workshop.mapped, workshop.folder, workshop.keeper)
    origin = Origin(release.address, release.period, _universe(opened, release), kind)
    told: list[Told] = []
    weighted = weights(
        lambda: _owned(staged), workshop.rake, workshop.margins, employers=kind in FROM_EMPLOYERS
    )
    if staged.present & {"title", "occupation"}:
        for spot in SPOTS:
            if not spot.within or (spot.within in staged.present and "pay" in staged.present):
                within = f" and {spot.within}" if spot.within else ""
                progress(f"counting by {spot.whose}{within}")
                told += _counted(spot, origin, staged, weighted, workshop)
        progress("counting skills, majors, colleges and moves")
        made_by = origin, staged.titles, workshop.engine
        lister = Lister(*made_by, weighted.said, weighted.sample)
        told += names_of(lister, staged.present, lambda: _positions(staged, weighted, _NAMES))
        lister = Lister(*made_by, weighted.said_of_people, weighted.sample)
        told += moves(lister, lambda: _people(staged.moves, staged, weighted))
        progress("counting the time to become one")
        told += entry_times(
            *made_by[:2], lambda: _people(staged.entries, staged, weighted), made_by[2], weighted
        )
    progress("counting by company")
    cells = cells_of(_owned(staged, READ_OF_CELLS))
    told += company_facts(origin, cells)
    areas = states_of_metros(_owned(staged, ("metro", "state")))
    facts = [one.fact for one in blended(tellable(told, areas), workshop.margins.pay)]
    facts += company_counts(origin, cells)
    if kind is Kind.POSTINGS:
        facts += posting_counts(origin, staged.titles, _owned(staged, READ_OF_COUNTS))
    account = _joined([records.ledger for records in opened])
    files = {records.release.address: records.release for records in opened}
    return Table(
        Reading(release, account, facts=tuple(facts)),
        tuple({**files, release.address: release}.values()),
        tuple(aside for records in opened for aside in records.ledger.listed),
        partial(_postings, opened, staged),
        partial(_standing, opened, staged),
    )


def _postings(
    opened: Sequence[Records], staged: Staged, without: Collection[str]
) -> Iterator[pa.RecordBatch]:
    batches = (
        numbered(batch, number)
        for number, (records, file) in enumerate(zip(opened, staged.postings, strict=False))
        if records.release.address not in without
        for batch in batches_of(file)
    )
    return openings(batches, opened, staged.doubles, staged.today)


def _standing(opened: Sequence[Records], staged: Staged) -> Mapping[str, pa.ChunkedArray]:
    found = {}
    for number, (records, file) in enumerate(zip(opened, staged.postings, strict=False)):
        batches = (numbered(batch, number) for batch in batches_of(file, ("row", "expires")))
        kept = [standing(batch, staged.doubles, staged.today) for batch in batches]
        rows = [batch.column("row") for batch in kept]
        found[records.release.address] = pa.chunked_array(rows, pa.int64())
    return found


def _counted(
    spot: Spot, origin: Origin, staged: Staged, weighted: Weights, workshop: Workshop
) -> Iterator[Told]:
    sample = weighted.sample(spot.sample(origin.kind, staged.present))
    tally = counted(workshop.engine, _positions(staged, weighted, sample.columns), sample)
    if tally is None:
        return iter(())
    return Maker(origin, spot, tally, staged.titles, weighted.said).facts()


def _owned(staged: Staged, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
    """Positions as they are; all of their columns, or some."""
    return parts_of(staged.positions, columns)


def _people(files: Sequence[Path], staged: Staged, weighted: Weights) -> Iterator[pa.RecordBatch]:
    """Entries or moves with the weights of those people."""
    titles = Titles(staged.titles)
    return (weighted_people(batch, titles, weighted) for batch in parts_of(files))


def _positions(
    staged: Staged, weighted: Weights, columns: Sequence[str]
) -> Iterator[pa.RecordBatch]:
    """Positions with their weights; at least some of their columns."""
    return map(weighted, _owned(staged, None if weighted.by else columns))


def _universe(opened: Sequence[Records], release: Release) -> str:
    """Who or what the records of all files are, in words."""
    first = opened[0]
    return first.universe.replace(first.release.file, release.file)


def _joined(accounts: Sequence[Account]) -> Account:
    """The accounts of several files as one."""
    joined = Account()
    for account in accounts:
        joined.use(account.rows_used)
        joined.aside.update(account.aside)
        joined.problems += account.problems
    return joined


def release_of(opened: Sequence[Records], name: str, sha256: str) -> Release:
    """The release of a table: its file's own, or one that stands for its files.

    Args:
        name: the path of a table of several files, as the specification gives it.
        sha256: of all files.

    The end of the path names the table: `records/day*.csv` of `/data/records/day*.csv`.
    """
    if len(opened) == 1:
        return opened[0].release
    first = opened[0].release
    period = max(records.release.period for records in opened)
    shown = "/".join(name.split("/")[-2:])
    part = re.sub(r"[^a-z0-9]+", "-", shown.lower()).strip("-") or "records"
    address = f"{opened[0].kind.value}/{period}/{part}"
    return replace(first, address=address, period=period, file=shown, sha256=sha256)
