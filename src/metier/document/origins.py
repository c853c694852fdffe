"""The facts behind a figure and the files they stand in: as data, and as tables of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from metier.compare.gathered import of_records
from metier.document.nodes import Data, Grid
from metier.model.comparison import Answer
from metier.model.fact import Fact
from metier.model.measure import measure
from metier.model.release import Release
from metier.words import display, say, say_many, translated, when

Releases = Mapping[str, Release]
"""The releases of a snapshot by address."""


def origins(answer: Answer) -> tuple[Fact, ...]:
    """The facts that a figure is, or was computed from; empty where there is no figure."""
    return answer.inputs or ((answer.fact,) if answer.fact else ())


def named_by(fact: Fact, releases: Releases) -> list[Release]:
    """The releases that a fact rests on: its own first, then those that its method names."""
    words = fact.method.replace(":", " ").replace(",", " ").split()
    addresses = dict.fromkeys([fact.source, *(word for word in words if word in releases)])
    return [releases[address] for address in addresses if address in releases]


def fact_data(fact: Fact) -> Data:
    """A fact under the names of JSON; what is not there is None."""
    spot, cell, estimate = fact.slice, fact.cell, fact.estimate
    return {
        "measure": fact.measure,
        "unit": measure(fact.measure).unit.value,
        "occupation": str(fact.occupation),
        "title": fact.title,
        "group": spot.group,
        "place": spot.place,
        "period": spot.period,
        "universe": spot.universe,
        "industry": spot.industry,
        "employer": spot.employer,
        "value": estimate.value,
        "category": estimate.category,
        "standard_error": estimate.standard_error,
        "n": estimate.n,
        "status": estimate.status.value,
        "method": fact.method,
        "source": fact.source,
        "sheet": cell.sheet if cell else None,
        "column": cell.column if cell else None,
        "row": cell.row if cell else None,
        "record": cell.record if cell else None,
    }


def release_data(release: Release) -> Data:
    """A release under the names of JSON."""
    return {
        "address": release.address,
        "title": release.title,
        "publisher": release.publisher,
        "period": release.period,
        "file": release.file,
        "sha256": release.sha256,
        "url": release.url,
        "licence": release.licence,
        "basis": release.basis.value,
    }


def files_of(facts: Iterable[Fact], releases: Releases) -> list[Release]:
    """The releases that facts rest on, each once."""
    found = (release for fact in facts for release in named_by(fact, releases))
    return list({release.address: release for release in found}.values())


def origin_grids(facts: Sequence[Fact], releases: Releases) -> tuple[Grid, Grid]:
    """Each fact with where it stands in its file, and the files with their digests."""
    heads = say("what"), say("value"), say("where it stands")
    lines = tuple((_named(fact), _valued(fact), _where(fact, releases)) for fact in facts)
    files = tuple((f"{r.file}, {r.address}", r.sha256) for r in files_of(facts, releases))
    return (
        Grid(say("The figures behind it"), heads, lines),
        Grid(say("Their files"), (say("file"), say("sha256")), files),
    )


def _named(fact: Fact) -> str:
    spot = fact.slice
    named = [translated(measure(fact.measure).label)]
    named += [translated(part) for part in (fact.title, spot.group) if part]
    named += [part for part in (spot.industry, spot.employer) if part]
    named += [str(fact.occupation), spot.place, when(spot.period)]
    return "; ".join(named)


def _valued(fact: Fact) -> str:
    return display(Answer(fact.estimate), measure(fact.measure).unit, exact=True)


def _where(fact: Fact, releases: Releases) -> str:
    file = releases[fact.source].file if fact.source in releases else fact.source
    if fact.cell is not None:
        return f"{file}#{fact.cell}"
    n = fact.estimate.n
    if n is None:
        return say("computed from {file}", file=file)
    if of_records(fact):
        return say_many("one record of {file}", "{n} records of {file}", n, file=file)
    return say_many(
        "one person or establishment asked, of {file}",
        "{n} people or establishments asked, of {file}",
        n,
        file=file,
    )
