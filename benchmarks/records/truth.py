"""What is true in the known population of each title, reckoned from its tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from math import exp, log
from statistics import NormalDist

from .population import HOURS, MONTHS_SPREAD, cities, employers, pay_parts, titles, young_share
from .tables import COLLEGES, EMPLOYERS, MAJORS, RACES, SCHOOLING, Title


def _crossing(below: Callable[[float], float], share: float, low: float, high: float) -> float:
    """Where a rising function is `share`, by halving."""
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < share else (low, middle)
    return (low + high) / 2


@cache
def _pay_quantile(title: Title, share: float) -> float:
    parts, centres, spread = pay_parts(title)
    normal = NormalDist()

    def below(level: float) -> float:
        heights = [normal.cdf((level - centre) / spread) for centre in centres.tolist()]
        return float(parts @ heights)

    return exp(_crossing(below, share, log(title.pay) - 3, log(title.pay) + 3))


def _age_median(age: float) -> float:
    return _crossing(lambda old: young_share(age, old), 0.5, 20.5, 80)


def _lognormal(median: float, spread: float, share: float) -> float:
    return median * exp(spread * NormalDist().inv_cdf(share))


def _best(groups: Mapping[str, tuple[float, float]]) -> str:
    return max(groups, key=lambda name: groups[name][1] / groups[name][0])


def leaders(title: Title) -> Mapping[str, str]:
    """The best-paying company, industry, city and state of a title, by mean."""
    found = {}
    for kind, spots, grouped in (
        ("company", employers(title), lambda name: name),
        ("industry", employers(title), EMPLOYERS.__getitem__),
        ("metro", cities(title), lambda name: name),
        ("state", cities(title), lambda name: name[-2:]),
    ):
        sums: dict[str, tuple[float, float]] = {}
        for name, share, effect in spots:
            weight, total = sums.get(grouped(name), (0.0, 0.0))
            sums[grouped(name)] = weight + share, total + share * exp(effect)
        found[kind] = _best(sums)
    return found


def moves_out(title: Title, every: tuple[Title, ...]) -> Mapping[str, float]:
    """Of those who left a title for another, the share of each other, in per cent."""
    flows = {
        goal.name: goal.jobs * share
        for goal in every
        for name, share in goal.before
        if name == title.name
    }
    total = sum(flows.values())
    return {name: 100 * flow / total for name, flow in flows.items()}


_QUANTILES = {"p10": 0.10, "p25": 0.25, "median": 0.50, "p75": 0.75, "p90": 0.90}


def truth(
    name: str, measure: str, group: str | None = None, *, count: int = 200, postings: int = 50_000
) -> float | str | None:
    """What is true in the population of one title.

    Args:
        name: of the title, in sentence case.
        measure: an id of metier's catalogue.
        group: the level of a distribution or the entry of a list.
        count: titles of the population; of moves it matters which there are.
        postings: how many postings there are of all titles.

    Returns:
        A number in the measure's unit or a name; None where the population does not tell
        (satisfaction or college of titles whose page has a dash).

    Raises:
        KeyError: no such title, measure or group.
    """
    every = titles(count)
    title = next((found for found in every if found.name == name), None)
    if title is None:
        raise KeyError(name)
    if measure.startswith("pay.top."):
        return leaders(title)[measure.rpartition(".")[2]]
    if measure.startswith("pay."):
        _, period, which = measure.split(".")
        year = title.pay if which == "mean" else _pay_quantile(title, _QUANTILES[which])
        return year / {"annual": 1, "hourly": HOURS}[period]
    if group is not None:
        return _shares(title, measure, every)[group]
    return _figures(title, every, postings)[measure]()


def _shares(title: Title, measure: str, every: tuple[Title, ...]) -> Mapping[str, float]:
    known = 100 - title.races[-1] * 100 / sum(title.races)
    tables: Mapping[str, Mapping[str, float]] = {
        "gender.share": {"female": title.female, "male": 100 - title.female},
        # of those whose race is known, as a share of people in a sample is
        "race.share": {
            race: share * 100 / sum(title.races) * 100 / known
            for race, share in zip(RACES[:-1], title.races, strict=False)
        },
        "education.share": dict(zip(SCHOOLING, title.schooling, strict=True)),
        "major.share": dict(zip(MAJORS, title.majors, strict=True)),
        "college.share": dict(zip(COLLEGES, title.colleges, strict=False)),
        "skills.top": dict(title.skills),
        "move.into": dict(title.before),
        "move.out": moves_out(title, every),
    }
    return tables[measure]


def _figures(
    title: Title, every: tuple[Title, ...], postings: int
) -> Mapping[str, Callable[[], float | str | None]]:
    def most(names: tuple[str, ...], shares: tuple[float, ...]) -> str | None:
        return max(zip(shares, names, strict=True))[1] if shares else None

    return {
        "age.mean": lambda: title.age,
        "age.median": lambda: _age_median(title.years),
        "lgbt.share": lambda: title.lgbt,
        "remote.share": lambda: title.remote,
        "satisfaction": lambda: title.satisfaction,
        "experience.years": lambda: title.experience,
        "entry.time": lambda: title.months,
        "entry.time.p25": lambda: _lognormal(title.months, MONTHS_SPREAD, 0.25),
        "entry.time.p75": lambda: _lognormal(title.months, MONTHS_SPREAD, 0.75),
        "education.most_common": lambda: most(tuple(SCHOOLING), title.schooling),
        "major.most_common": lambda: most(MAJORS, title.majors),
        "college.most_common": lambda: most(COLLEGES, title.colleges),
        "postings.count": lambda: postings * title.jobs / sum(one.jobs for one in every),
    }
