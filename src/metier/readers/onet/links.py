"""Which occupations are near one another: related, entered from, started in."""

from __future__ import annotations

from metier.model.records import Link, Relation
from metier.readers.onet.source import Source


def read_related(source: Source) -> None:
    """Related occupations, ranked."""
    _read(source, "Related Occupations.txt", Relation.RELATED)


def read_changers(source: Source) -> None:
    """Occupations that experienced workers may move to with little preparation, ranked."""
    _read(source, "Career Changers Matrix.txt", Relation.MOVES_TO)


def read_starters(source: Source) -> None:
    """Occupations for those who start out with an interest in the first, ranked."""
    _read(source, "Career Starters Matrix.txt", Relation.STARTS_AS)


def _read(source: Source, name: str, relation: Relation) -> None:
    table = source.table(name)
    at_code, at_related = (
        table.position("O*NET-SOC Code"),
        table.position("Related O*NET-SOC Code"),
    )
    at_rank = table.position("Index")
    account = source.contents.account
    for index in range(len(table.rows)):
        origin = source.code(table, at_code, index)
        goal = source.code(table, at_related, index)
        rank = source.figure(table, at_rank, index, 1, 1000)
        if rank is None:
            account.set_aside("no readable figure")
            continue
        source.contents.links.append(Link(origin, goal, relation, int(rank)))
        account.use()
