"""A snapshot opened for reading: the only SQL of the project."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

from metier.model.codes import Code
from metier.model.estimate import Estimate, Status
from metier.model.fact import Cell, Fact, Slice
from metier.model.records import Link, Occupation, Place, PlaceKind, Relation
from metier.model.release import Basis, Release
from metier.store.conditions import conditions
from metier.store.database import connected
from metier.store.layout import FACT_COLUMNS, MODEL, locate
from metier.store.manifest import verified
from metier.store.memory import Memory
from metier.store.names import Names
from metier.store.once import once
from metier.store.titles import Titles

if TYPE_CHECKING:
    import pyarrow as pa

_STATUSES = {status.value: status for status in Status}
_FACTS = ", ".join(f'"{name}"' for name in FACT_COLUMNS)


class Snapshot:
    """An immutable folder of facts, checked byte for byte when opened.

    Args:
        path: a snapshot's folder, or the folder of a build's output.

    Raises:
        SnapshotError: missing, damaged, or written by another format's version.
    """

    def __init__(self, path: Path) -> None:
        self.folder: Path = locate(path)
        manifest = verified(self.folder)
        self.id: str = manifest["snapshot"]
        self.files: Mapping[str, Mapping[str, Any]] = manifest["files"]
        self.releases: Mapping[str, Release] = {
            item["address"]: Release(**{**item, "basis": Basis(item["basis"])})
            for item in manifest["releases"]
        }
        self._database = connected()
        self._database.execute("SET parquet_metadata_cache = true")

    def __repr__(self) -> str:
        return f"Snapshot({self.id})"

    @cached_property
    def report(self) -> Mapping[str, Any]:
        """The report of the build that wrote it."""
        report: Mapping[str, Any] = json.loads((self.folder / "report.json").read_text("utf-8"))
        return report

    @property
    def model(self) -> bytes | None:
        """The trained classifier of titles; None if the build made none."""
        return (self.folder / MODEL).read_bytes() if MODEL in self.files else None

    def facts(
        self,
        occupations: Iterable[Code] | None = None,
        *,
        title: str | None = None,
        measures: Iterable[str] | None = None,
        places: Iterable[str] | None = None,
        employers: Iterable[str] | None = None,
    ) -> list[Fact]:
        """Facts of the given codes, measures, places and employers; None means any.

        Args:
            title: a canonical title; None means facts of occupations, not of titles.
        """
        where, values = conditions(occupations, title, measures, places, employers)
        rows = self._rows(f"SELECT {_FACTS} FROM {self._file('facts')} WHERE {where}", values)
        return [_fact(row) for row in rows]

    @cached_property
    def memory(self) -> Memory:
        """The facts of codes in a place, by codes alone, and their pay and jobs elsewhere."""
        return Memory(self._around)

    def _around(self, codes: Sequence[Code], place: str) -> Iterable[Fact]:
        """Facts of codes in a place and the nation; average pay in all places, jobs in states."""
        yield from self.facts(codes, places=dict.fromkeys((place, "US")))
        where, values = conditions(codes, None, ["pay.annual.mean", "employment.jobs"], None)
        rows = self._rows(
            f"SELECT {_FACTS} FROM {self._file('facts')} WHERE {where} AND place NOT IN (?, 'US') "
            "AND (measure = 'pay.annual.mean' OR length(place) = 2)",
            [*values, place],
        )
        yield from map(_fact, rows)

    def by_occupation(self, measures: Iterable[str]) -> Iterator[list[Fact]]:
        """Facts that have a number, of occupations and titles, one occupation at a time.

        A snapshot may hold more facts than fit into memory; one occupation's always do.
        """
        where, values = conditions(None, None, measures, None, any_title=True)
        query = f"SELECT {_FACTS} FROM {self._file('facts')} WHERE {where} AND value IS NOT NULL"
        cursor = self._database.cursor().execute(query, values)
        rows = chain.from_iterable(iter(lambda: cursor.fetchmany(10_000), []))
        for _, group in groupby(rows, key=itemgetter(0, 1)):
            yield [_fact(row) for row in group]

    def table(
        self,
        occupations: Iterable[Code] | None = None,
        *,
        title: str | None = None,
        measures: Iterable[str] | None = None,
        places: Iterable[str] | None = None,
        any_title: bool = False,
    ) -> pa.Table:
        """The same as an Arrow table, with the columns of the contract."""
        where, values = conditions(occupations, title, measures, places, any_title=any_title)
        query = (
            'SELECT occupation, title, measure, "group", place, industry, employer, period, '
            "value, standard_error, n, status, source, method, NULL::VARCHAR AS inherited_from, "
            'category, reason, universe, system, sheet, "column", record, row '
            f"FROM {self._file('facts')} WHERE {where}"
        )
        return self._database.sql(query, params=values).to_arrow_table()

    def occupation(self, code: Code) -> Occupation | None:
        """The occupation of that code; the finest level where a code stands twice."""
        found = self.occupations([code])
        return found[-1] if found else None

    def occupations(self, codes: Iterable[Code] | None = None) -> list[Occupation]:
        """Occupations of the given codes, or all; ordered by code and level."""
        return self._names.occupations(codes)

    def specialties(self, occupation: Code) -> list[Code]:
        """The O*NET-SOC codes that split a SOC occupation, in order."""
        return self._names.specialties(occupation)

    @cached_property
    def _names(self) -> Names:
        return Names(self._rows, self._file("occupations"), self._file("links"))

    @cached_property
    def titles(self) -> Titles:
        """The listed titles, found by key and by word."""
        return Titles(self._rows, self._file("titles"), self._file("occupations"))

    def links(
        self, source: Code | None = None, target: Code | None = None, *relations: Relation
    ) -> list[Link]:
        """Links from a code, to a code, or both; of the given relations, or any."""
        return self._names.links(source, target, relations)

    def places(self) -> Sequence[Place]:
        """Every place with a name, ordered by kind and code."""
        return self._places

    @cached_property
    def _places(self) -> Sequence[Place]:
        rows = self._rows(
            f"SELECT place, name, kind, states FROM {self._file('places')} ORDER BY kind, place", []
        )
        return [
            Place(code, name, PlaceKind(kind), tuple(states)) for code, name, kind, states in rows
        ]

    def employers(self, measures: Iterable[str]) -> list[str]:
        """Every employer that has a fact of the measures, in order of name."""
        where, values = conditions(None, None, measures, None)
        rows = self._rows(
            f"SELECT DISTINCT employer FROM {self._file('facts')} WHERE {where} "
            "AND employer IS NOT NULL ORDER BY employer",
            values,
        )
        return [employer for (employer,) in rows]

    def industries(self) -> Mapping[str, str]:
        """The official name of each industry by its code."""
        return self._industries

    @cached_property
    def _industries(self) -> Mapping[str, str]:
        return dict(self._rows(f"SELECT industry, title FROM {self._file('industries')}", []))

    @once
    def jobs(self, industry: str | None = None, period: str | None = None) -> Mapping[Code, float]:
        """Jobs in the nation of every SOC occupation and group that has a figure.

        Args:
            industry: None for all.
            period: None for the newest that has figures.
        """
        rows = self._rows(
            f"SELECT occupation, value FROM {self._file('facts')} WHERE system = 'soc-2018' "
            "AND title IS NULL AND measure = 'employment.jobs' AND place = 'US' "
            "AND industry IS NOT DISTINCT FROM ? AND period = coalesce(?, period) "
            "AND value IS NOT NULL QUALIFY period = max(period) OVER ()",
            [industry, period],
        )
        return {_code("soc-2018", occupation): value for occupation, value in rows}

    def sizes(self) -> Mapping[str, int]:
        """Rows in each file."""
        names = [Path(name).stem for name in self.files if name.endswith(".parquet")]
        query = " UNION ALL ".join(
            f"SELECT '{name}', count(*) FROM {self._file(name)}" for name in sorted(names)
        )
        return dict(self._rows(query, []))

    def _rows(self, query: str, values: Sequence[Any]) -> list[Any]:
        return self._database.execute(query, list(values)).fetchall()

    def _file(self, name: str) -> str:
        path = str(self.folder / f"{name}.parquet").replace("'", "''")
        return f"read_parquet('{path}')"


@lru_cache(maxsize=4096)
def _code(system: str, value: str) -> Code:
    return Code.parse(f"{system}/{value}")


def _fact(row: Sequence[Any]) -> Fact:
    (
        system, value, title, measure, group, place, period, universe, industry, employer,
        number, error, n, status, category, reason, source, sheet, column, record, line, method,
    ) = row  # fmt: skip
    # words that thousands of facts share are kept once
    return Fact(
        _code(system, value),
        intern(measure),
        Slice(intern(place), intern(period), intern(universe), industry, employer, group),
        Estimate(number, error, n, _STATUSES[status], category, reason),
        intern(source),
        Cell(intern(sheet), intern(column), record, line) if sheet is not None else None,
        intern(method),
        title,
    )
