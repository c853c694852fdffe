"""Facts, names and links into a snapshot: whole or not at all, the same bytes every time."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from metier.errors import InputError, SnapshotError
from metier.model.fact import Fact
from metier.model.records import IndexedTitle, Industry, Link, Occupation, Place
from metier.model.release import Release
from metier.store.layout import (
    ASIDE_COLUMNS,
    FACT_COLUMNS,
    FORMAT,
    MANIFEST,
    MODEL,
    canonical,
    locate,
    snapshot_id,
)
from metier.store.postings import sources
from metier.store.read import Snapshot
from metier.store.staging import claimed, point, put

ROW_GROUP = 16_384
"""Rows in a row group of facts: small enough that one occupation reads little."""

_TYPES: Mapping[str, pa.DataType] = {
    "value": pa.float64(),
    "standard_error": pa.float64(),
    "n": pa.int64(),
    "record": pa.int32(),
    "row": pa.int32(),
    "rank": pa.int32(),
    "weight": pa.float64(),
    "words": pa.list_(pa.string()),
    "states": pa.list_(pa.string()),
}

_DELTA = frozenset({"record", "row"})
"""Columns whose values grow by little from row to row."""
_PLAIN = frozenset({"value", "standard_error", "weight"})
"""Columns of which no dictionary is kept: most values occur once."""


def write(
    output: Path,
    *,
    facts: Iterable[Fact],
    releases: Sequence[Release],
    report: Mapping[str, object],
    occupations: Iterable[Occupation] = (),
    titles: Iterable[IndexedTitle] = (),
    links: Iterable[Link] = (),
    places: Iterable[Place] = (),
    industries: Iterable[Industry] = (),
    model: bytes = b"",
    postings: Iterable[pa.RecordBatch] | None = None,
    carried: Collection[str] = (),
    previous: Path | None = None,
    asides: Iterable[Sequence[object]] = (),
    bases: Sequence[Path] = (),
    workplace: Path | None = None,
) -> str:
    """Write a snapshot below `output` and make it the one in force.

    Order of the arguments' items does not matter: everything is sorted, doubles
    are dropped, and so the same content gives the same bytes and id.

    Args:
        output: the folder of a build's output; made if missing.
        report: the build report, without anything that changes from run to run.
        model: the trained classifier of titles; empty if there is none.
        postings: in the columns of `metier.store.postings.POSTINGS`, a source's in the order of
            `row`; None for a snapshot without postings.
        carried: sources whose postings are taken from the snapshot before, and are not among
            `postings`.
        previous: the folder of the snapshot before; None for the one in force at `output`.
        asides: rows of records that were set aside, in the order of `ASIDE_COLUMNS`.
        bases: folders of tables that join those written; of each file that is there.
        workplace: the folder in which it is made, where `output` is claimed already (see
            `metier.store.staging.claimed`); None to claim it for as long as this takes.

    Returns:
        The snapshot's id.

    Raises:
        UsageError: `output` cannot be made or written into, or another build is at work there.
        SnapshotError: the snapshot cannot be written, as on a full disk.
        InputError: a figure is not a finite number, a batch of postings has other columns,
            or there are no postings to carry over.
    """
    with nullcontext(workplace) if workplace else claimed(output) as place:
        staging = place / "snapshot"
        staging.mkdir()

        def table(name: str, columns: Sequence[str], rows: Collection[tuple[object, ...]]) -> None:
            _parquet(staging / name, columns, rows, [base / name for base in bases])

        table("facts.parquet", FACT_COLUMNS, set(map(fact_row, facts)))
        table(
            "occupations.parquet",
            ("system", "occupation", "title", "level"),
            {(_scheme(o.code), o.code.value, o.title, o.level.value) for o in occupations},
        )
        table(
            "titles.parquet",
            ("key", "title", "system", "occupation", "listing", "weight", "reason", "words"),
            {_title_row(title) for title in titles},
        )
        table(
            "links.parquet",
            ("system", "occupation", "relation", "rank", "to_system", "to_occupation"),
            {_link_row(link) for link in links},
        )
        table(
            "places.parquet",
            ("place", "name", "kind", "states"),
            {(p.code, p.name, p.kind.value, p.states) for p in places},
        )
        table(
            "industries.parquet",
            ("industry", "title"),
            {(i.code, i.title) for i in industries},
        )
        if aside := {tuple(row) for row in asides}:
            table("asides.parquet", ASIDE_COLUMNS, aside)
        (staging / "report.json").write_text(canonical(report), encoding="utf-8")
        if model:
            (staging / MODEL).write_bytes(model)
        if postings is not None:
            from metier.store.search import add  # only where there are postings

            before = (previous or locate(output)) if carried else None
            add(staging, postings, before, carried)
        files = sorted(file for file in staging.iterdir() if file.is_file())
        manifest = {
            "format": FORMAT,
            "releases": [asdict(r) for r in sorted(releases, key=lambda r: r.address)],
            "files": {
                file.name: {"bytes": file.stat().st_size, "sha256": _sha256(file)} for file in files
            },
        }
        id = snapshot_id(manifest)
        (staging / MANIFEST).write_text(canonical({**manifest, "snapshot": id}), encoding="utf-8")
        # a whole one of that id is served from, perhaps at this moment: it has the same content
        if not _serves(output / id):
            put(staging, output / id)
        point(place, output, id)
    return id


def _serves(folder: Path) -> bool:
    """Whether a snapshot stands there of which nothing is damaged."""
    try:
        files = Snapshot(folder).files
        if sources(files):
            from metier.store.search import PostingsIndex

            PostingsIndex(folder)
    except SnapshotError:
        return False
    return True


def fact_row(fact: Fact) -> tuple[object, ...]:
    """A fact as a row of facts.parquet, in the order of `FACT_COLUMNS`."""
    where, estimate, cell = fact.slice, fact.estimate, fact.cell
    return (
        _scheme(fact.occupation),
        fact.occupation.value,
        fact.title,
        fact.measure,
        where.group,
        where.place,
        where.period,
        where.universe,
        where.industry,
        where.employer,
        estimate.value,
        estimate.standard_error,
        estimate.n,
        estimate.status.value,
        estimate.category,
        estimate.reason,
        fact.source,
        cell.sheet if cell else None,
        cell.column if cell else None,
        cell.record if cell else None,
        cell.row if cell else None,
        fact.method,
    )


def _scheme(code: object) -> str:
    return str(code).partition("/")[0]


def _title_row(title: IndexedTitle) -> tuple[object, ...]:
    entry = title.entry
    code = entry.code
    return (
        title.key,
        entry.title,
        _scheme(code),
        code.value,
        entry.listing,
        entry.weight,
        entry.reason,
        title.words,
    )


def _link_row(link: Link) -> tuple[object, ...]:
    source, target = link.source, link.target
    relation = link.relation.value
    return (
        _scheme(source),
        source.value,
        relation,
        link.rank,
        _scheme(target),
        target.value,
    )


def _parquet(
    file: Path,
    columns: Sequence[str],
    rows: Collection[tuple[object, ...]],
    others: Sequence[Path] = (),
) -> None:
    """Rows, and those of other such files, into a file, sorted by every column, None first."""
    schema = pa.schema([(name, _TYPES.get(name, pa.string())) for name in columns])
    arrays = list(zip(*rows, strict=True)) if rows else [() for _ in columns]
    table = pa.table(
        [_array(values, field) for values, field in zip(arrays, schema, strict=True)],
        schema=schema,
    )
    known = [pq.read_table(other).cast(schema) for other in others if other.is_file()]
    table = pa.concat_tables([*known, table]).combine_chunks()
    keys = _keys(table)
    order = pc.sort_indices(pa.table(keys), sort_keys=[(name, "ascending") for name in keys])
    pq.write_table(
        table.take(order),
        file,
        compression="zstd",
        compression_level=12,
        row_group_size=ROW_GROUP,
        use_dictionary=[n for n in columns if n not in _DELTA and n not in _PLAIN],
        column_encoding={n: "DELTA_BINARY_PACKED" for n in columns if n in _DELTA},
        write_statistics=True,
    )


def _keys(table: pa.Table) -> dict[str, pa.ChunkedArray]:
    """What rows are sorted by: of each column whether there is a value, then the value."""
    keys = {}
    for name, column in zip(table.column_names, table.columns, strict=True):
        keys[f"{name} known"] = pc.is_valid(column)
        listed = pa.types.is_list(column.type)
        keys[name] = pc.binary_join(column, "\0") if listed else column
    return keys


def _array(values: Sequence[object], field: pa.Field) -> pa.Array:
    """A column; minus zero is zero, so that equal figures have equal bytes.

    Raises:
        InputError: a number that is none, or is infinite: absence has a status instead.
    """
    array = pa.array(values, type=field.type)
    if not pa.types.is_floating(field.type):
        return array
    for found in pc.filter(array, pc.invert(pc.is_finite(array))):
        raise InputError(field.name, "a finite number, or None with a status", str(found))
    return pc.add(array, 0.0)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
