"""All figures of one table of records: staged, counted, told where enough people are behind them.

read and code -> set doubles aside -> positions -> tallies -> facts -> withhold
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from metier.model.fact import Fact
from metier.model.release import Release
from metier.model.sample import ROWS
from metier.readers.base import Account, Reading
from metier.readers.records import Aside, Kind, Records
from metier.records.blending import blended
from metier.records.cells import sums as cells_of
from metier.records.coding import Coder
from metier.records.companies import company_counts, company_facts
from metier.records.employers import joined
from metier.records.entries import entry_times
from metier.records.figures import Maker, Origin, Told
from metier.records.lists import Sums, listed, sums
from metier.records.margins import Margins
from metier.records.openings import openings
from metier.records.samples import (
    LISTED,
    SPOTS,
    WHOSE,
    Spot,
    Titles,
    sample_of,
    skills_apart,
    with_employers,
)
from metier.records.staging import parts_of
from metier.records.table import Staged, stage
from metier.records.weights import Weights, weights
from metier.records.withholding import Cell, withheld
from metier.survey.encoding import Group

if TYPE_CHECKING:
    from metier.engine.choice import Engine, Mapper

Progress = Callable[[str], None]
_MOVES = (("move.into", "goal", "origin"), ("move.out", "origin", "goal"))
"""Measure, whose it is, and the other title."""


@dataclass(frozen=True, slots=True)
class Table:
    """What one table of records gives.

    Attributes:
        reading: its figures, with the account of all its files.
        releases: its own, and those of its files where they are several.
        asides: every row set aside.
        postings: in the columns of `openings.SCHEMA`; none for other kinds.
    """

    reading: Reading
    releases: tuple[Release, ...]
    asides: tuple[Aside, ...]
    postings: Callable[[], Iterator[pa.RecordBatch]]


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
    """

    coder: Coder
    engine: Engine
    mapped: Mapper
    folder: Path
    margins: Margins
    rake: tuple[str, ...] = ()


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
    """
    progress("reading and coding")
    kind = opened[0].kind
    staged = stage(opened, workshop.coder, workshop.mapped, workshop.folder)
    origin = Origin(release.address, release.period, _universe(opened, release), kind)
    told: list[Told] = []
    weighted = weights(lambda: _owned(staged), workshop.rake, workshop.margins)
    if staged.present & {"title", "occupation"}:
        for spot in SPOTS:
            if not spot.within or (spot.within in staged.present and "pay" in staged.present):
                within = f" and {spot.within}" if spot.within else ""
                progress(f"counting by {spot.whose}{within}")
                told += _counted(spot, origin, staged, weighted, workshop)
        progress("counting skills, majors, colleges and moves")
        told += _lists(origin, staged, weighted, workshop)
        told += _histories(origin, staged, workshop)
    progress("counting by company")
    cells = cells_of(_owned(staged))
    told += company_facts(origin, cells)
    account = _joined([records.ledger for records in opened])
    asides = tuple(aside for records in opened for aside in records.ledger.listed)
    files = {records.release.address: records.release for records in opened}
    return Table(
        Reading(
            release,
            account,
            facts=(
                *_told(blended(told, workshop.margins.pay)),
                *company_counts(origin, cells),
            ),
        ),
        tuple({**files, release.address: release}.values()),
        asides,
        lambda: openings(parts_of(staged.postings), opened, staged.doubles, staged.today),
    )


def _counted(
    spot: Spot, origin: Origin, staged: Staged, weighted: Weights, workshop: Workshop
) -> Iterator[Told]:
    sample = spot.sample(origin.kind, staged.present)
    tally = workshop.engine(_positions(staged, weighted), sample)
    return Maker(origin, spot, tally, staged.titles, weighted.said).facts()


def _owned(staged: Staged) -> Iterator[pa.RecordBatch]:
    """Positions under one occupation for each title, as they are."""
    return map(Titles(staged.titles), map(joined, parts_of(staged.positions)))


def _positions(staged: Staged, weighted: Weights) -> Iterator[pa.RecordBatch]:
    """Positions with their employers and weights."""
    return (with_employers(weighted(batch)) for batch in _owned(staged))


def _lists(origin: Origin, staged: Staged, weighted: Weights, workshop: Workshop) -> Iterator[Told]:
    """Majors, colleges and skills of each title and occupation."""
    measures = {"major": ("major.share", "major.most_common"),
                "college": ("college.share", "college.most_common")}  # fmt: skip
    for whose in WHOSE:
        for column in LISTED:
            if column in staged.present:
                sample = sample_of((whose, column), (ROWS,), clustered=False)
                items = workshop.engine(_positions(staged, weighted), sample)
                maker = Maker(origin, Spot(whose), items, staged.titles)
                yield from listed(maker, items, _wholes(sums(items)), *measures[column])
        if "skills" in staged.present:
            sample = sample_of((whose, "skill"), (ROWS,), clustered=False)
            items = workshop.engine(
                (part for batch in _positions(staged, weighted) for part in skills_apart(batch)),
                sample,
            )
            asked = sample_of((whose,), (ROWS,), clustered=False)
            described = (
                batch.filter(batch.column("skills").is_valid())
                for batch in _positions(staged, weighted)
            )
            wholes = sums(workshop.engine(described, asked))
            maker = Maker(origin, Spot(whose), items, staged.titles)
            yield from listed(maker, items, wholes, "skills.top")


def _wholes(items: dict[Group, Sums]) -> dict[Group, Sums]:
    """The sums of whose they are, over all names."""
    found: dict[Group, Sums] = {}
    for group, part in items.items():
        old = found.get(group[:1], Sums(0, 0.0, 0.0))
        found[group[:1]] = Sums(
            old.rows + part.rows, old.weight + part.weight, old.squares + part.squares
        )
    return found


def _histories(origin: Origin, staged: Staged, workshop: Workshop) -> Iterator[Told]:
    """The time to become one, and the titles before and after."""
    if not staged.entries:
        return
    yield from entry_times(origin, staged.titles, parts_of(staged.entries), workshop.engine)
    known = pa.array(list(staged.titles), pa.string())
    for measure, whose, other in _MOVES:
        moves = (_between(batch, whose, other, known) for batch in parts_of(staged.moves))
        items = workshop.engine(moves, sample_of(("title", measure), (ROWS,), clustered=False))
        maker = Maker(origin, Spot("title"), items, staged.titles)
        yield from listed(maker, items, _wholes(sums(items)), measure)


def _between(batch: pa.RecordBatch, whose: str, other: str, known: pa.Array) -> pa.RecordBatch:
    """Moves as the title whose they are, and the other under the measure's name."""
    place = pa.compute.index_in(batch.column(whose), known)
    measure = next(name for name, mine, _ in _MOVES if mine == whose)
    return pa.record_batch(
        {
            "title": known.take(place),
            measure: batch.column(other),
            "weight": pa.repeat(pa.scalar(1, pa.int64()), batch.num_rows),
        }
    )


def _told(told: Iterable[Told]) -> Iterator[Fact]:
    """The facts whose cells of people may be told."""
    kept = list(told)
    people: dict[Cell, int] = {}
    for one in kept:
        people[one.cell] = one.people
        whole = one.cell._replace(group=None)
        if one.cell.group is not None and whole not in people:
            people[whole] = one.fact.estimate.n or 0
    overlapping = {"skill", *(measure for measure, _, _ in _MOVES)}
    hidden = withheld(people, overlapping)
    return (one.fact for one in kept if one.cell not in hidden)


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
        name: the table's, where it has several files.
        sha256: of all files.
    """
    if len(opened) == 1:
        return opened[0].release
    first = opened[0].release
    period = max(records.release.period for records in opened)
    address = f"{opened[0].kind.value}/{period}/{name}"
    return replace(first, address=address, period=period, file=name, sha256=sha256)


__all__ = ["Kind", "Table", "Workshop", "read_table", "release_of"]
