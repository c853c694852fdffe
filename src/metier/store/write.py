"""Facts, names and links into a snapshot: whole or not at all, the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from metier.model.fact import Fact
from metier.model.records import IndexedTitle, Industry, Link, Occupation, Place
from metier.model.release import Release
from metier.store.layout import CURRENT, FACT_COLUMNS, FORMAT, MANIFEST, snapshot_id

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


def write(
    output: Path,
    *,
    facts: Iterable[Fact],
    occupations: Iterable[Occupation],
    titles: Iterable[IndexedTitle],
    links: Iterable[Link],
    places: Iterable[Place],
    industries: Iterable[Industry],
    releases: Sequence[Release],
    report: Mapping[str, object],
    before_taking_up: Callable[[Path], None] = lambda folder: None,
) -> str:
    """Write a snapshot below `output` and make it the one in force.

    Order of the arguments' items does not matter: everything is sorted, doubles
    are dropped, and so the same content gives the same bytes and id.

    Args:
        output: the folder of a build's output; made if missing.
        report: the build report, without anything that changes from run to run.
        before_taking_up: called with the finished folder before it is put in force;
            what it raises leaves the old snapshot in force.

    Returns:
        The snapshot's id.
    """
    output.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".building-", dir=output))
    try:
        _parquet(
            staging / "facts.parquet", FACT_COLUMNS, sorted(set(map(fact_row, facts)), key=_key)
        )
        _parquet(
            staging / "occupations.parquet",
            ("system", "occupation", "title", "level"),
            sorted({(_scheme(o.code), o.code.value, o.title, o.level.value) for o in occupations}),
        )
        _parquet(
            staging / "titles.parquet",
            ("key", "title", "system", "occupation", "listing", "weight", "reason", "words"),
            sorted({_title_row(title) for title in titles}),
        )
        _parquet(
            staging / "links.parquet",
            ("system", "occupation", "relation", "rank", "to_system", "to_occupation"),
            sorted({_link_row(link) for link in links}, key=_key),
        )
        _parquet(
            staging / "places.parquet",
            ("place", "name", "kind", "states"),
            sorted({(p.code, p.name, p.kind.value, p.states) for p in places}),
        )
        _parquet(
            staging / "industries.parquet",
            ("industry", "title"),
            sorted({(i.code, i.title) for i in industries}),
        )
        _json(staging / "report.json", report)
        digests = {file.name: _sha256(file) for file in sorted(staging.iterdir())}
        id = snapshot_id(digests)
        _json(
            staging / MANIFEST,
            {
                "format": FORMAT,
                "snapshot": id,
                "releases": [asdict(r) for r in sorted(releases, key=lambda r: r.address)],
                "files": {
                    name: {"bytes": (staging / name).stat().st_size, "sha256": digest}
                    for name, digest in digests.items()
                },
            },
        )
        before_taking_up(staging)
        _take_up(staging, output, id)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return id


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


def _key(row: tuple[object, ...]) -> tuple[tuple[bool, object], ...]:
    return tuple((value is not None, "" if value is None else value) for value in row)


def _parquet(file: Path, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
    schema = pa.schema([(name, _TYPES.get(name, pa.string())) for name in columns])
    arrays = list(zip(*rows, strict=True)) if rows else [() for _ in columns]
    table = pa.table(
        [pa.array(values, type=field.type) for values, field in zip(arrays, schema, strict=True)],
        schema=schema,
    )
    pq.write_table(
        table,
        file,
        compression="zstd",
        compression_level=12,
        row_group_size=ROW_GROUP,
        use_dictionary=True,
        write_statistics=True,
    )


def _json(file: Path, content: Mapping[str, object]) -> None:
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _take_up(staging: Path, output: Path, id: str) -> None:
    for file in staging.iterdir():
        _sync(file)
    target = output / id
    if target.exists():
        shutil.rmtree(target)
    staging.rename(target)
    target.chmod(0o755)
    pointer = output / f".{CURRENT}-{os.getpid()}"
    pointer.write_text(id + "\n", encoding="utf-8")
    _sync(pointer)
    pointer.replace(output / CURRENT)
    _sync(output)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
