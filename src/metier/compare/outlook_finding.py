"""The findings about the years to come and about the way in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metier.compare.naming import capital, listed, name
from metier.model.comparison import Answer, Career, Row, Sentence
from metier.model.measure import Unit
from metier.words import article, figure, join, later, mid_sentence, say, translated
from metier.words.language import ENGLISH, language

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
        message, told = _ONE, grow(growth[0])
    elif len(ups) == 1 and len(careers) == 2 and all(values):
        shares = [figure(abs(value or 0.0), Unit.PERCENT) for value in values]
        told = say("each by {share}", share=shares[0])
        if values[0] != values[1]:
            told = listed([_by(career, s) for career, s in zip(careers, shares, strict=True)])
        message = _BOTH[ups == {True}]
    else:
        known = [(c, a) for c, a in zip(careers, growth, strict=True) if a.estimate.known]
        each = [say("{career} {grow}", career=name(c), grow=grow(answer)) for c, answer in known]
        message, told = _EACH, listed(each)
    then = openings(rows["openings.annual"].answers)
    text = say(message, told=told, years=years, openings=then)
    missing = [name(c) for c, value in zip(careers, values, strict=True) if value is None]
    if missing:
        text += " " + say("No projection for {careers}.", careers=listed(missing))
    return Sentence(text, ("employment.growth", "openings.annual"))


_ONE = later(
    "The occupation is projected to {told} {years}{openings} (projections have no published error)."
)
_BOTH = {
    True: later(
        "Both are projected to grow {years}: {told}{openings} (projections have no published "
        "error)."
    ),
    False: later(
        "Both are projected to shrink {years}: {told}{openings} (projections have no published "
        "error)."
    ),
}
_EACH = later("Projected {years}: {told}{openings} (projections have no published error).")


def _by(career: Career, share: str) -> str:
    return say("{career} by {share}", career=name(career), share=share)


def grow(answer: Answer) -> str:
    """The change projected, as a verb."""
    value = answer.estimate.value or 0.0
    if value == 0:
        return say("stay as many")
    share = figure(abs(value), Unit.PERCENT)
    return (
        say("grow by {share}", share=share) if value > 0 else say("shrink by {share}", share=share)
    )


def span(answer: Answer) -> str:
    """The years of a projection in words."""
    period = answer.fact.slice.period if answer.fact else ""
    start, _, end = period.partition("-")
    if len(end) == 2:
        return say("between {first} and {last}", first=start, last=f"{start[:2]}{end}")
    return say("in {period}", period=period)


def openings(answers: Sequence[Answer]) -> str:
    """Openings a year as the end of a sentence; empty unless all are known."""
    values = [answer.estimate.value for answer in answers]
    if any(value is None for value in values):
        return ""
    told = [figure(value or 0.0, Unit.OPENINGS) for value in values]
    if len({answer.fact for answer in answers}) == 1:
        return say(", with {openings} openings a year", openings=told[0])
    order = join(told) if len(told) == 2 else "; ".join(told)
    return say("; openings a year: {openings}, in that order", openings=order)


def schooling(rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence | None:
    """What is asked for at entry; None unless it is known of every career."""
    asked = [[answer.estimate.category for answer in rows[id].answers] for id in _WAY_IN]
    if any(asked[0][at] is None for at in range(len(careers))):
        return None
    ways = [_way_in([line[at] for line in asked]) for at in range(len(careers))]
    if len(careers) == 1:
        return Sentence(say("Asked for at entry: {ways}.", ways=ways[0]), _WAY_IN)
    if len(set(ways)) == 1:
        return Sentence(say("The same is asked for at entry: {ways}.", ways=ways[0]), _WAY_IN)
    each = "; ".join(_of(ways, careers))
    if len(set(asked[0][: len(careers)])) == 1:
        after = [_way_in([line[at] for line in asked[1:]]) for at in range(len(careers))]
        text = say(
            "{schooling} is asked for at entry to each; then {ways}.",
            schooling=_one(asked[0][0] or ""),
            ways="; ".join(_of(after, careers)),
        )
        return Sentence(capital(text), _WAY_IN)
    return Sentence(say("Asked for at entry: {ways}.", ways=each), _WAY_IN)


def _of(ways: Sequence[str], careers: Sequence[Career]) -> list[str]:
    """Each way in with those it is for, once."""
    whose: dict[str, list[str]] = {}
    for way, career in zip(ways, careers, strict=True):
        whose.setdefault(way, []).append(name(career))
    return [_for(way, join(names)) for way, names in whose.items()]


def _for(way: str, names: str) -> str:
    if "," in way:
        return say("{way}, for {careers}", way=way, careers=names)
    return say("{way} for {careers}", way=way, careers=names)


def _way_in(answers: Sequence[str | None]) -> str:
    parts = [_one(answer) for answer in answers if answer not in (None, "None")]
    if not parts:
        return say("nothing more")
    way = parts[0]
    for part in parts[1:]:
        way = say("{first}, then {second}", first=way, second=part)
    return way


def _one(answer: str | None) -> str:
    """What is asked for inside a sentence; English names it with an article."""
    named = translated(answer or "")
    if (answer or "").endswith(("years", "years or more")):
        return say("{years} of related experience", years=mid_sentence(named))
    if language() != ENGLISH:
        return mid_sentence(named)
    text = mid_sentence(named).replace("/", " or ").replace(", no ", " but no ")
    return text if text.startswith(_WITHOUT_ARTICLE) else f"{article(text)} {text}"
