"""Findings and sentences, from verdicts and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metier.model.comparison import Answer, Career, Row, Sentence, Verdict
from metier.model.estimate import Status
from metier.model.measure import Kind, Unit
from metier.words import (
    compact,
    difference,
    display,
    figure,
    join,
    mid_sentence,
    per,
)

_CLEAR = (Verdict.HIGHER, Verdict.LOWER)


def row_sentence(row: Row, careers: Sequence[Career]) -> str:
    """One row in one sentence."""
    said = [display(answer, row.measure.unit) for answer in row.answers]
    if len(careers) == 1:
        return f"{row.label}: {said[0]}."
    if len(set(said)) == 1 and row.answers[0].fact is None:
        return f"{row.label}: {said[0]} for {'both' if len(careers) == 2 else 'all'}."
    told = join([f"{text} for {name(c)}" for text, c in zip(said, careers, strict=True)])
    ending = _ending(row, careers)
    return f"{row.label}: {told}{'; ' if ending else ''}{ending}."


def _ending(row: Row, careers: Sequence[Career]) -> str:
    if row.verdict is None:
        return ""
    if row.verdict in _CLEAR and row.gap is not None:
        if len(careers) > 2:
            way = "higher" if row.verdict is Verdict.HIGHER else "lower"
            return f"{name(careers[0])} {way} than the others taken together"
        higher = careers[0] if row.verdict is Verdict.HIGHER else careers[1]
        apart = difference(row.gap.value, row.measure.unit, row.gap.margin)
        return f"higher for {name(higher)}, by {apart}"
    if row.verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return "no clear difference"
    return f"{row.verdict}: {row.why}" if row.why else row.verdict.value


def findings(rows: Sequence[Row], careers: Sequence[Career]) -> tuple[Sentence, ...]:
    """Up to five sentences: what differs, by what people weigh; then what does not."""
    by_id = {row.measure.id: row for row in reversed(rows) if row.primary}
    women = next((r for r in rows if r.measure.id == "gender.share" and r.group == "female"), None)
    if len({career.occupation for career in careers}) == 1 and len(careers) > 1:
        return _alone(by_id, careers)
    told = [
        _pay(by_id, careers),
        _outlook(by_id, careers),
        _schooling(by_id, careers),
        _skills(by_id, careers),
        _people(women, careers),
        _alike(rows, careers),
    ]
    return tuple(sentence for sentence in told if sentence is not None)[:5]


def name(career: Career) -> str:
    """What a career is called in a sentence: its occupation, plural, mid-sentence."""
    return career.short_name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _alone(rows: Mapping[str, Row], careers: Sequence[Career]) -> tuple[Sentence, ...]:
    """Findings where there is one set of figures: one career, or several read alike."""
    who = _capital(name(careers[0]))
    told = []
    pay = rows["pay.annual.mean"].answers[0]
    if pay.estimate.value is not None:
        text = f"{who} are paid {_amount(pay, Unit.USD_YEAR)} a year on average"
        middle = rows["pay.annual.median"].answers[0]
        if middle.estimate.value is not None:
            text += f"; half are paid more than {_amount(middle, Unit.USD_YEAR)}"
        told.append(Sentence(f"{text}.", ("pay.annual.mean", "pay.annual.median")))
    growth, openings = rows["employment.growth"].answers[0], rows["openings.annual"].answers[0]
    if growth.estimate.value is not None:
        told.append(
            Sentence(
                f"Their number is projected to {_grow(growth)} {_years(growth)}"
                + _openings([openings])
                + ".",
                ("employment.growth", "openings.annual"),
            )
        )
    if (entry := rows["education.entry"].answers[0].estimate.category) is not None:
        told.append(Sentence(f"Asked for at entry: {mid_sentence(entry)}.", ("education.entry",)))
    return tuple(told)


def _amount(answer: Answer, unit: Unit) -> str:
    value = answer.estimate.value or 0.0
    bound = "at least " if answer.estimate.status is Status.TOP_CODED else ""
    return bound + figure(value, unit, answer.margin).partition(" ±")[0]


def _pay(rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence | None:
    row = next(
        (
            rows[id]
            for id in ("pay.annual.mean", "pay.annual.median", "pay.hourly.mean")
            if any(answer.estimate.value is not None for answer in rows[id].answers)
        ),
        None,
    )
    if row is None:
        return None
    unit, kind = row.measure.unit, "half way up" if "median" in row.measure.id else "on average"
    amounts = [_amount(answer, unit) for answer in row.answers]
    known = [answer.estimate.value is not None for answer in row.answers]
    if len(careers) > 2:
        return _pay_of_many(row, careers)
    first, second = careers
    if not all(known):
        have, lack = (0, 1) if known[0] else (1, 0)
        reason = row.answers[lack].estimate.reason or row.why
        text = (
            f"{_capital(name(careers[have]))} are paid {amounts[have]} {per(unit)} {kind}; "
            f"for {name(careers[lack])} there is no figure ({reason})."
        )
        return Sentence(text, (row.measure.id,))
    if row.verdict in _CLEAR and row.gap is not None:
        top, low = (0, 1) if row.verdict is Verdict.HIGHER else (1, 0)
        text = (
            f"{_capital(name(careers[top]))} earn more: {amounts[top]} {per(unit)} against "
            f"{amounts[low]} {kind}, {difference(row.gap.value, unit, row.gap.margin)} more."
        )
        chance = _chance(rows["pay.outearn.chance"], low, careers)
        ids = (row.measure.id, "pay.outearn.chance") if chance else (row.measure.id,)
        return Sentence(text + chance, ids)
    pair = f"{amounts[0]} {per(unit)} for {name(first)}, {amounts[1]} for {name(second)}"
    if row.verdict is Verdict.NO_CLEAR_DIFFERENCE:
        wide = figure(row.gap.margin, unit) if row.gap and row.gap.margin else "its margin"
        text = f"Pay is about the same {kind}: {pair}; the gap is within its margin of {wide}."
    else:
        text = f"Pay {kind}: {pair}; {row.verdict}: {row.why}."
    return Sentence(text, (row.measure.id,))


def _chance(row: Row, low: int, careers: Sequence[Career]) -> str:
    value = row.answers[low].estimate.value
    if value is None:
        return ""
    tenths = max(0, min(10, round(value / 10)))
    often = "almost never" if tenths == 0 else f"about {tenths} times in 10"
    return (
        " Still, take one worker from each at random: the one from "
        f"{name(careers[low])} is paid more {often}."
    )


def _pay_of_many(row: Row, careers: Sequence[Career]) -> Sentence | None:
    unit = row.measure.unit
    order = sorted(
        (at for at, a in enumerate(row.answers) if a.estimate.value is not None),
        key=lambda at: -(row.answers[at].estimate.value or 0.0),
    )
    if not order:
        return None
    told = join([f"{_amount(row.answers[at], unit)} for {name(careers[at])}" for at in order])
    text = f"Average pay, {per(unit)}: {told}."
    close = [
        f"{name(careers[a])} and {name(careers[b])}"
        for at, a in enumerate(order)
        for b in order[at + 1 :]
        if row.verdicts and row.verdicts[a][b] is Verdict.NO_CLEAR_DIFFERENCE
    ]
    if close:
        text += f" No clear difference between {compact(close)}."
    return Sentence(text, (row.measure.id,))


def _outlook(rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence | None:
    growth, openings = rows["employment.growth"], rows["openings.annual"]
    known = [a for a in growth.answers if a.estimate.value is not None]
    if len(known) < len(careers):
        return None
    each = [
        f"{name(career)} {_grow(answer)}"
        for career, answer in zip(careers, growth.answers, strict=True)
    ]
    ups = {(a.estimate.value or 0.0) > 0 for a in known}
    if len(ups) == 1 and len(careers) == 2 and all(a.estimate.value for a in known):
        way = "grow" if ups == {True} else "shrink"
        sizes = [
            f"{name(c)} by {figure(abs(a.estimate.value or 0.0), Unit.PERCENT)}"
            for c, a in zip(careers, growth.answers, strict=True)
        ]
        text = f"Both are projected to {way} {_years(known[0])}: {join(sizes)}"
    else:
        text = f"Projected {_years(known[0])}: {join(each)}"
    text += f"{_openings(openings.answers)} (projections have no published error)."
    return Sentence(text, ("employment.growth", "openings.annual"))


def _grow(answer: Answer) -> str:
    value = answer.estimate.value or 0.0
    size = figure(abs(value), Unit.PERCENT)
    if value == 0:
        return "stay about the same"
    return f"{'grow' if value > 0 else 'shrink'} by {size}"


def _years(answer: Answer) -> str:
    period = answer.fact.slice.period if answer.fact else ""
    start, _, end = period.partition("-")
    return f"between {start} and {start[:2]}{end}" if len(end) == 2 else f"in {period}"


def _openings(answers: Sequence[Answer]) -> str:
    values = [answer.estimate.value for answer in answers]
    if any(value is None for value in values):
        return ""
    told = [figure(value or 0.0, Unit.OPENINGS) for value in values]
    if len(told) == 1:
        return f", with {told[0]} openings a year"
    return f"; openings a year: {join(told)}" + (" in that order" if len(told) > 2 else "")


def _schooling(rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence | None:
    ids = ("education.entry", "experience.entry", "training.on_the_job")
    answers = [rows[id].answers for id in ids]
    if any(answer.estimate.category is None for answer in answers[0]):
        return None
    asked = [[a.estimate.category for a in line] for line in answers]
    if all(len(set(line)) == 1 for line in asked):
        return Sentence(f"The way in is the same: {_way_in(asked, 0)}.", ids)
    each = [
        f"{_way_in(asked, at, same=False)} for {name(career)}" for at, career in enumerate(careers)
    ]
    if len(set(asked[0])) == 1:
        rest = [_way_in(asked[1:], at, same=False) for at in range(len(careers))]
        told = [f"{text} for {name(c)}" for text, c in zip(rest, careers, strict=True)]
        entry = mid_sentence(asked[0][0] or "")
        return Sentence(f"Schooling asked for is the same, {entry}; then {join(told)}.", ids)
    return Sentence(f"The way in differs: {'; '.join(each)}.", ids)


def _way_in(asked: Sequence[Sequence[str | None]], at: int, *, same: bool = True) -> str:
    parts = [
        f"{mid_sentence(line[at] or '')} of related experience"
        if (line[at] or "").endswith(("years", "years or more"))
        else mid_sentence(line[at] or "")
        for line in asked
        if line[at] not in (None, "None")
    ]
    return ", then ".join(parts) if parts else "nothing more"


def _skills(rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence | None:
    row = rows["skills.difference"]
    if len(careers) != 2:
        return None
    told = [
        f"{compact([mid_sentence(item.name) for item in answer.items])} to {name(career)}"
        for career, answer in zip(careers, row.answers, strict=True)
        if answer.items
    ]
    if not told:
        return None
    return Sentence(f"What matters more: {join(told)}.", (row.measure.id,))


def _people(row: Row | None, careers: Sequence[Career]) -> Sentence | None:
    if row is None or any(a.estimate.value is None for a in row.answers) or len(careers) != 2:
        return None
    told = [
        f"{figure(a.estimate.value or 0.0, Unit.PERCENT, a.margin)} of {name(c)}"
        for a, c in zip(row.answers, careers, strict=True)
    ]
    if row.verdict in _CLEAR:
        return Sentence(f"Women are {join(told)}.", (row.measure.id,))
    tail = "no clear difference" if row.verdict is Verdict.NO_CLEAR_DIFFERENCE else str(row.verdict)
    reason = f", {row.why}" if row.why else ""
    return Sentence(f"Women are {join(told)} ({tail}{reason}).", (row.measure.id,))


def _alike(rows: Sequence[Row], careers: Sequence[Career]) -> Sentence | None:
    """What was tested and does not differ, said once, together."""
    same = [
        row
        for row in rows
        if row.verdict is Verdict.NO_CLEAR_DIFFERENCE
        and row.measure.kind is Kind.QUANTITY
        and row.measure.id != "pay.annual.mean"
    ]
    if not same:
        return None
    names = compact([mid_sentence(row.label) for row in same], 4)
    ids = tuple(dict.fromkeys(row.measure.id for row in same))
    return Sentence(f"No clear difference: {names}.", ids)
