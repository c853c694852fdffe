"""Which facts are asked for, as conditions of SQL with their values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from metier.model.codes import Code


def scheme(code: Code) -> str:
    """A code's system and edition, as the files name it."""
    return f"{code.system}-{code.edition}"


def codes_in(codes: Iterable[Code] | None) -> tuple[str, list[Any]]:
    """The condition that a row is of one of the codes, and its values; None means any."""
    if codes is None:
        return "TRUE", []
    by_scheme: dict[str, list[str]] = {}
    for code in codes:
        by_scheme.setdefault(scheme(code), []).append(code.value)
    parts, values = [], list[Any]()
    for system, members in by_scheme.items():
        parts.append(f"(system = ? AND occupation IN ({', '.join('?' * len(members))}))")
        values += [system, *members]
    return f"({' OR '.join(parts)})" if parts else "FALSE", values


def conditions(
    occupations: Iterable[Code] | None,
    title: str | None,
    measures: Iterable[str] | None,
    places: Iterable[str] | None,
    employers: Iterable[str] | None = None,
    *,
    any_title: bool = False,
) -> tuple[str, list[Any]]:
    """The condition that a fact is of codes, title, measures, places, employers; None means any.

    Args:
        any_title: whether no title means facts of titles too, and not those of none alone.
    """
    where, values = codes_in(occupations)
    if title is not None:
        where, values = f"{where} AND title = ?", [*values, title]
    elif not any_title:
        where += " AND title IS NULL"
    columns = (("measure", measures), ("place", places), ("employer", employers))
    for column, wanted in columns:
        if wanted is not None:
            members = list(wanted)
            where += f" AND {column} IN ({', '.join('?' * len(members)) or 'NULL'})"
            values += members
    return where, values
