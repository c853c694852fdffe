"""Two hundred figures drawn at random, each recomputed from the file that its trace names.

The trace is all that the recomputing modules are given: `tests/recomputed` imports nothing of
metier and reads the publishers' files with pandas.
"""

from __future__ import annotations

import ast
import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import pytest
from tests.recomputed import microdata
from tests.recomputed.cells import Found, Library, plain
from tests.recomputed.people import People

from metier.atlas import Atlas
from metier.document.explanation import trace
from metier.model.comparison import Answer
from metier.model.estimate import Status

FIGURES = 200
MOST = 6
"""Figures of one measure, publication and kind of place: so that none crowds out the others."""
COMPUTED = {"pay.real", "pay.trend"}
"""Worked out on the page from other figures: see `test_provenance_computed`."""
BEHIND = {"pay.adjusted.effect", "pay.adjusted.error"}
"""What stands on no page, and behind the like-for-like gap of two careers; see there too."""
PUBLICATIONS = {
    "acs/2024/person",
    "cps/2023/table-11",
    "cps/2025/table-11b",
    "cps/2025/table-39",
    "oews/2024-05/sector",
    "oews/2025-05/national",
    "onet/29.3",
    "prices/2023/state",
    "prices/2024/metro",
    "projections/2022-32",
    "projections/2024-34",
}


@dataclass(frozen=True)
class Drawn:
    """One figure: the answer on the page, and its trace as the explanation tells it."""

    answer: Answer
    trace: Mapping[str, str]

    @property
    def kind(self) -> tuple[str, ...]:
        """What it is one of: measure, publication, kind of place."""
        place = self.trace["place"]
        where = "nation" if place == "US" else "metro" if place.isdigit() else "state"
        return self.trace["measure"], self.trace["release"], where


@pytest.fixture(scope="module")
def library(data: Path) -> Library:
    return Library(data)


@pytest.fixture(scope="module")
def people(official: Path) -> People:
    return People(official, official / "acs_pums" / "person_2024_1yr")


@pytest.fixture(scope="module")
def drawn(almanac: Atlas, library: Library) -> list[Drawn]:
    """Figures of random careers in random places, told by `explain`."""
    rows = library.cells("national_M2025_dl.xlsx", "national_M2025_dl").rows
    table = rows.iloc[1:].set_axis(list(rows.iloc[0]), axis=1)
    titles = sorted(table[table["O_GROUP"] == "detailed"]["OCC_TITLE"])
    places = sorted(set(almanac.facts(measure="price.level")["place"].to_pylist()))
    counts: Counter[tuple[str, ...]] = Counter()
    found: list[Drawn] = []
    for figure in figures(almanac, titles, places):
        if counts[figure.kind] < MOST:
            counts[figure.kind] += 1
            found.append(figure)
        if len(found) == FIGURES:
            return found
    raise AssertionError("the draw never ends")


def figures(almanac: Atlas, titles: list[str], places: list[str]) -> Iterator[Drawn]:
    """The measures in turn, each of a random career in a random place."""
    lots = random.Random(20_260)
    career = almanac.career(titles[0], place="OH")
    measures = sorted({row.measure.id for row in career.rows} - COMPUTED)
    for measure in cycle(measures):
        title, place = lots.choice(titles), lots.choice(["US", lots.choice(places)])
        if place == "US" and measure == "price.level":  # the nation has none of its own
            continue
        sheet, rows = almanac.explain(title, measure, place=place)
        known = [row for row in rows if row.answers[0].fact and told(row.answers[0])]
        if known:
            row = lots.choice(known)
            yield Drawn(row.answers[0], dict(trace(row, row.answers[0], sheet)))


def told(answer: Answer) -> bool:
    """Whether there is anything to recompute: a number, a name or a list."""
    known = answer.estimate.value is not None or answer.estimate.category is not None
    return answer.estimate.status is not Status.TOP_CODED and (known or bool(answer.items))


def test_the_figures_are_of_every_publication_that_an_explanation_leads_to(
    drawn: list[Drawn],
) -> None:
    assert len(drawn) == FIGURES
    assert {figure.trace["release"] for figure in drawn} == PUBLICATIONS
    assert {figure.kind[2] for figure in drawn} == {"nation", "state", "metro"}


def test_every_measure_that_the_almanac_has_is_drawn(almanac: Atlas, drawn: list[Drawn]) -> None:
    measures = {figure.trace["measure"].partition(",")[0] for figure in drawn}
    leaders = {id for id in measures if id.startswith("pay.top.")}  # made of figures of pay
    assert measures - leaders == set(almanac.facts()["measure"].to_pylist()) - BEHIND
    assert leaders == {"pay.top.state", "pay.top.metro", "pay.top.industry"}


def test_every_trace_names_a_file_with_the_digest_of_the_one_at_hand(
    drawn: list[Drawn], library: Library
) -> None:
    """A folder's digest is that of its files' names and digests, as `sha256sum` prints them."""
    digests = {figure.trace["workbook"]: figure.trace["sha256"] for figure in drawn}
    for name, digest in digests.items():
        assert sha256(library.path(name)) == digest, name


def sha256(path: Path) -> str:
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    files = sorted(file for file in path.rglob("*") if file.is_file())
    lines = (f"{file.relative_to(path).as_posix()}\0{sha256(file)}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def test_every_figure_that_stands_in_a_cell_is_what_stands_there(
    drawn: list[Drawn], library: Library
) -> None:
    wrong = []
    for figure in drawn:
        if figure.trace["release"].startswith("acs/"):
            continue
        own = figure.answer.estimate
        computed = figure.trace["measure"].startswith("activities.top")
        found = (library.activities if computed else library.figure)(figure.trace)
        if figure.answer.items and not own.category:
            same = entries_agree(figure.answer, found)
        else:
            # pages leave out what a sector's name says after its comma: "excluding ..."
            named = found.name is None or plain(found.name).startswith(plain(own.category))
            same = named and close(own.value, found.value, 1e-12)
            same = same and close(own.standard_error, found.error, 1e-12)
            same = same and (found.n is None or own.n == found.n)
        if not same:
            wrong.append(f"{told_by(figure)}: {found}")
    assert not wrong, "\n".join(wrong)


def test_every_figure_of_workers_follows_from_the_person_records(
    drawn: list[Drawn], people: People
) -> None:
    """Values are kept with seven significant digits, errors with four."""
    wrong = []
    for figure in drawn:
        if not figure.trace["release"].startswith("acs/"):
            continue
        listed = figure.trace["measure"].startswith("major.share")
        for item in figure.answer.items if listed else (None,):
            own = item.estimate if item else figure.answer.estimate
            value, error, n = microdata.figure(people, figure.trace, item.name if item else None)
            same = close(own.value, value, 5.1e-7) and close(own.standard_error, error, 5.1e-4)
            if not same or own.n not in (n, None):
                wrong.append(f"{told_by(figure)}: {own}; {value}, {error}, {n}")
    assert not wrong, "\n".join(wrong)


def close(own: float | None, found: float | None, precision: float) -> bool:
    """Whether both are the same number, or both none."""
    if own is None or found is None:
        return own is found
    return own == pytest.approx(found, rel=precision)


def entries_agree(answer: Answer, found: Found) -> bool:
    """Whether each entry of a list is in the file with that figure or mark."""
    return all(
        found.entries.get(plain(item.name))
        == (item.note if item.estimate.value is None else item.estimate.value)
        for item in answer.items
    )


def told_by(figure: Drawn) -> str:
    """Where a figure that disagrees is to be found."""
    names = ("measure", "figure", "release", "occupation in the file", "place", "universe",
             "group", "sheet", "column", "row")  # fmt: skip
    return ", ".join(figure.trace[name] for name in names if name in figure.trace)


def test_what_recomputes_imports_nothing_of_metier() -> None:
    for path in sorted((Path(__file__).parent / "recomputed").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not [name for name in names if name.split(".")[0] == "metier"], path.name
