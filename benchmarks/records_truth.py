"""How often what is true of generated people lies in the 90 % interval of a figure from records.

    python benchmarks/records_truth.py [--seeds 50] [--profiles 20000] [--postings 10000]
    python benchmarks/records_truth.py --young 3

Each seed draws profiles and postings of the known population (`benchmarks/records`) and makes
figures of them as a build does. With `--young 3`, people under 40 are three times as likely to
be in the sample as others; the figures are then made without weights, and weighted to the ages
and jobs of the population, which tables by one year or by five of age (`--spans`) give. A
distribution's shares are figures of their own.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from records.draw import Population
from records.generate import postings_of, profiles_of, write
from records.population import titles as titles_of
from records.population import young_share
from records.tables import PUBLISHED
from records.truth import truth

import metier
from metier.model.fact import Fact
from metier.recording import Names, tables
from metier.records.margins import COLUMNS
from metier.specification import RecordsInput
from metier.store.read import Snapshot

REACH = 1.645
FIRST_AGE, OLD = 20, 65
Held = dict[str, list[bool]]
"""By measure, of each figure whether the truth lies in its interval."""


def margins(count: int, width: int = 5) -> Iterator[tuple[str, str, str, float]]:
    """Occupation, measure, level and number: ages and jobs of the population.

    Args:
        width: years of a span of ages, of which the last are from 65 on.
    """
    known = {name: code for name, code in _codes(count).items() if code}
    firsts = [FIRST_AGE, *range(FIRST_AGE + width, OLD + 1, width)]
    names = [f"{low} to {high - 1}" for low, high in pairwise(firsts)] + [f"{firsts[-1]} and over"]
    shares: defaultdict[tuple[str, str, str], float] = defaultdict(float)
    for title in titles_of(count):
        below = [0.0, *(young_share(title.years, first) for first in firsts[1:]), 1.0]
        if title.name in known:
            occupation = known[title.name]
            shares[occupation, "employment.jobs", ""] += title.jobs
            for name, (low, high) in zip(names, pairwise(below), strict=True):
                shares[occupation, "age.share", name] += title.jobs * (high - low)
    for key, share in shares.items():
        yield *key, share


def _codes(count: int) -> Mapping[str, str | None]:
    names = [title.name for title in titles_of(count)]
    found = Names(_almanac().folder).titles(names)["code"]
    return {name: code if isinstance(code, str) else None
            for name, code in zip(names, found, strict=True)}  # fmt: skip


def _almanac() -> Snapshot:
    return metier.open()._snapshot


def figures(
    folder: Path, seed: int, count: int, profiles: int, postings: int, young: float = 1.0
) -> tuple[Fact, ...]:
    """The figures of one sample; of profiles alone where there are no postings.

    Args:
        folder: with `margins.csv`, if the profiles are to be weighted to it.
    """
    population, shares = Population(count), folder / "margins.csv"
    inputs = []
    for kind, drawn in (
        ("profiles", profiles_of(population, profiles, seed, young)),
        ("postings", postings_of(population, postings, seed)),
    ):
        path = folder / f"{kind}.parquet"
        write(drawn, path)
        if path.exists():
            raked = kind == "profiles" and shares.exists()
            rake, own = (("age", "jobs"), shares) if raked else ((), None)
            inputs.append(RecordsInput(kind, path.name, (path,), {}, "2026-06-30", rake, own))
    base = _almanac()
    with tables(inputs, base.folder, base, folder, "local") as found:
        return tuple(fact for table in found.tables for fact in table.reading.facts)


def held(facts: Iterable[Fact], count: int, postings: int) -> dict[str, Held]:
    """Whether the truth lies in the intervals, of the titles of the pages and of all."""
    pages = {title.name for title in PUBLISHED}
    names = {title.name for title in titles_of(count)}
    found: dict[str, Held] = {"pages": defaultdict(list), "all": defaultdict(list)}
    for fact in facts:
        where, estimate = fact.slice, fact.estimate
        whole = where.place == "US" and not where.industry and not where.employer
        if fact.title not in names or not whole or estimate.standard_error is None:
            continue
        try:
            true = truth(fact.title, fact.measure, where.group, count=count, postings=postings)
        except KeyError:  # a figure that the population does not fix, as shares of levels
            continue
        if isinstance(true, float | int) and estimate.category is None:
            inside = abs((estimate.value or 0.0) - true) <= REACH * estimate.standard_error
            row = f"{fact.source.partition('/')[0]}: {fact.measure}"
            found["all"][row].append(inside)
            if fact.title in pages:
                found["pages"][row].append(inside)
    return found


def over_seeds(
    seeds: int, count: int, profiles: int, postings: int, young: float, width: int = 0
) -> dict[str, Held]:
    """The same over samples with the seeds from 1 on.

    Args:
        width: of the spans of ages to which they are weighted, in years; 0 for no weights.
    """
    gathered: dict[str, Held] = {"pages": defaultdict(list), "all": defaultdict(list)}
    for seed in range(1, seeds + 1):
        with TemporaryDirectory() as name:
            folder = Path(name)
            if width:
                with (folder / "margins.csv").open("w", newline="") as file:
                    csv.writer(file).writerows([COLUMNS, *margins(count, width)])
            facts = figures(folder, seed, count, profiles, postings, young)
        for which, rows in held(facts, count, postings).items():
            for row, inside in rows.items():
                gathered[which][row] += inside
    return gathered


def share(inside: list[bool]) -> str:
    return f"{100 * sum(inside) / len(inside):.1f} % of {len(inside):,}" if inside else ""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, default=50)
    options.add_argument("--titles", type=int, default=30)
    options.add_argument("--profiles", type=int, default=20_000)
    options.add_argument("--postings", type=int, default=10_000)
    options.add_argument("--young", type=float, default=1.0)
    options.add_argument("--spans", type=int, nargs="*", default=[0, 5, 1], help="0: no weights")
    given = options.parse_args()
    sizes = given.titles, given.profiles
    if given.young == 1.0:
        found = over_seeds(given.seeds, *sizes, given.postings, 1.0)
        columns = {"three titles": found["pages"], "all titles": found["all"]}
    else:
        columns = {
            f"ages of {width} years" if width else "as they are": over_seeds(
                given.seeds, *sizes, 0, given.young, width
            )["all"]
            for width in given.spans
        }
    print(f"| figure | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for row in sorted({row for held in columns.values() for row in held}):
        print(f"| {row} | {' | '.join(share(held[row]) for held in columns.values())} |")


if __name__ == "__main__":
    main()
