"""What people in an occupation use and do: technology, and activities counted from tasks."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from metier.errors import CodeError
from metier.model.codes import Code
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact, Slice
from metier.readers.onet.source import Source

TECHNOLOGY_METHOD = "published; named in employers' postings or by workers"
ACTIVITY_METHOD = "number of the occupation's tasks under this activity"
_MARKS = {
    ("Y", "Y"): "hot technology, in demand",
    ("Y", "N"): "hot technology",
    ("N", "Y"): "in demand",
    ("N", "N"): "listed",
}


def read_technology(source: Source) -> None:
    """Software and tools by name, marked as O*NET marks them."""
    table = source.table("Technology Skills.txt")
    at_code, at_name = table.position("O*NET-SOC Code"), table.position("Example")
    at_hot, at_demand = table.position("Hot Technology"), table.position("In Demand")
    account = source.contents.account
    for index, row in enumerate(table.rows):
        mark = _MARKS.get((str(row[at_hot]), str(row[at_demand])))
        if mark is None:
            found = f"{row[at_hot]}, {row[at_demand]}"
            account.problem(table.place(at_hot, index), "Y or N", found, "unreadable mark")
            account.set_aside("no readable figure")
            continue
        source.contents.facts.append(
            Fact(
                source.code(table, at_code, index),
                "technology.top",
                Slice(
                    "US", source.edition.period, "jobs in the occupation", group=str(row[at_name])
                ),
                _listed(mark),
                source.address,
                table.cell(at_name, index),
                TECHNOLOGY_METHOD,
            )
        )
        account.use()


@lru_cache(maxsize=8)
def _listed(mark: str) -> Estimate:
    return Estimate(None, category=mark)


def read_activities(source: Source) -> None:
    """Generalised work activities, each with how many of the occupation's tasks fall under it.

    The path goes from a task to its detailed activities and from those to the
    generalised activity; a task counts once under each.

    Raises:
        CodeError: a detailed activity is not in the reference file.
    """
    activities = _activities(source)
    table = source.table("Tasks to DWAs.txt")
    at_code, at_task = table.position("O*NET-SOC Code"), table.position("Task ID")
    at_detail = table.position("DWA ID")
    tasks: defaultdict[tuple[Code, str], set[str]] = defaultdict(set)
    for index, row in enumerate(table.rows):
        activity = activities.get(str(row[at_detail]))
        if activity is None:
            raise CodeError(
                table.place(at_detail, index), "an id of DWA Reference.txt", repr(row[at_detail])
            )
        tasks[source.code(table, at_code, index), activity].add(str(row[at_task]))
    source.contents.account.use(len(table.rows))
    for (code, activity), under in tasks.items():
        slice_ = Slice("US", source.edition.period, "tasks of the occupation", group=activity)
        count = Estimate(float(len(under)), status=Status.ESTIMATED)
        source.contents.facts.append(
            Fact(code, "activities.top", slice_, count, source.address, None, ACTIVITY_METHOD)
        )


def _activities(source: Source) -> dict[str, str]:
    """Detailed activity id to the name of its generalised activity."""
    table = source.table("DWA Reference.txt")
    at_id, at_name = table.position("DWA ID"), table.position("Element Name")
    return {str(row[at_id]): str(row[at_name]) for row in table.rows}
