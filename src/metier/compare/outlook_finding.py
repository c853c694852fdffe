"""The findings about the years to come and about the way in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metier.compare.naming import capital, listed, name
from metier.model.comparison import Answer, Career, Row, Sentence
from metier.model.measure import Unit
from metier.words import article, figure, join, mid_sentence

_WAY_IN = ("education.entry", "experience.entry", "training.on_the_job")
_WITHOUT_ARTICLE = ("no ", "some ", "short-term", "moderate-term", "long-term")


def outlook(rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence | None:
    """Growth and openings; None where no career has them, or not for the same years."""
    growth = rows["employment.growth"].answers
    values = [answer.estimate.value for answer in growth]
    spans = {span(answer) for answer in growth if answer.estimate.value is not None}
    if len(spans) != 1:
        return None
    years = spans.pop()
    ups = {(value or 0.0) > 0 for value in values}
    if len(careers) > 1 and len({career.occupation for career in careers}) == 1:
        text = f"The occupation is projected to {grow(growth[0])} {years}"
    elif len(ups) == 1 and len(careers) == 2 and all(values):
        way = "grow" if ups == {True} else "shrink"
        sizes = [
            f"{name(career)} by {figure(abs(value or 0.0), Unit.PERCENT)}"
            for career, value in zip(careers, values, strict=True)
        ]
        told = listed(sizes) if values[0] != values[1] else f"each by {sizes[0].split(' by ')[-1]}"
        text = f"Both are projected to {way} {years}: {told}"
    else:
        known = [(c, a) for c, a in zip(careers, growth, strict=True) if a.estimate.known]
        each = [f"{name(career)} {grow(answer)}" for career, answer in known]
        text = f"Projected {years}: {listed(each)}"
    text += f"{openings(rows['openings.annual'].answers)} (projections have no published error)."
    missing = [name(c) for c, value in zip(careers, values, strict=True) if value is None]
    if missing:
        text += f" No projection for {listed(missing)}."
    return Sentence(text, ("employment.growth", "openings.annual"))


def grow(answer: Answer) -> str:
    """The change projected, as a verb."""
    value = answer.estimate.value or 0.0
    if value == 0:
        return "stay as many"
    return f"{'grow' if value > 0 else 'shrink'} by {figure(abs(value), Unit.PERCENT)}"


def span(answer: Answer) -> str:
    """The years of a projection in words."""
    period = answer.fact.slice.period if answer.fact else ""
    start, _, end = period.partition("-")
    return f"between {start} and {start[:2]}{end}" if len(end) == 2 else f"in {period}"


def openings(answers: Sequence[Answer]) -> str:
    """Openings a year as the end of a sentence; empty unless all are known."""
    values = [answer.estimate.value for answer in answers]
    if any(value is None for value in values):
        return ""
    told = [figure(value or 0.0, Unit.OPENINGS) for value in values]
    if len({answer.fact for answer in answers}) == 1:
        return f", with {told[0]} openings a year"
    order = join(told) if len(told) == 2 else "; ".join(told)
    return f"; openings a year: {order}, in that order"


def schooling(rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence | None:
    """What is asked for at entry; None unless it is known of every career."""
    asked = [[answer.estimate.category for answer in rows[id].answers] for id in _WAY_IN]
    if any(asked[0][at] is None for at in range(len(careers))):
        return None
    ways = [_way_in([line[at] for line in asked]) for at in range(len(careers))]
    if len(careers) == 1:
        return Sentence(f"Asked for at entry: {ways[0]}.", _WAY_IN)
    if len(set(ways)) == 1:
        return Sentence(f"The same is asked for at entry: {ways[0]}.", _WAY_IN)
    each = "; ".join(_of(ways, careers))
    if len(set(asked[0][: len(careers)])) == 1:
        later = [_way_in([line[at] for line in asked[1:]]) for at in range(len(careers))]
        rest = "; ".join(_of(later, careers))
        start = capital(_one(asked[0][0] or ""))
        return Sentence(f"{start} is asked for at entry to each; then {rest}.", _WAY_IN)
    return Sentence(f"Asked for at entry: {each}.", _WAY_IN)


def _of(ways: Sequence[str], careers: Sequence[Career]) -> list[str]:
    """Each way in with those it is for, once."""
    whose: dict[str, list[str]] = {}
    for way, career in zip(ways, careers, strict=True):
        whose.setdefault(way, []).append(name(career))
    return [f"{way}{',' if ',' in way else ''} for {join(names)}" for way, names in whose.items()]


def _way_in(answers: Sequence[str | None]) -> str:
    parts = [_one(answer) for answer in answers if answer not in (None, "None")]
    return ", then ".join(parts) if parts else "nothing more"


def _one(answer: str | None) -> str:
    text = mid_sentence(answer or "").replace("/", " or ").replace(", no ", " but no ")
    if text.endswith(("years", "years or more")):
        return f"{text} of related experience"
    return text if text.startswith(_WITHOUT_ARTICLE) else f"{article(text)} {text}"
