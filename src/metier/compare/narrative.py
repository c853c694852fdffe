"""The findings of a page, from verdicts and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from metier.compare.naming import capital, listed, name, short_name, wider_name
from metier.compare.outlook_finding import grow, openings, outlook, schooling, span
from metier.compare.pay_finding import amount, pay
from metier.compare.records_finding import beside, kind_of
from metier.compare.sentences import labels
from metier.model.comparison import CLEAR, Career, Row, Sentence, Verdict
from metier.model.measure import PERCENTILES, Kind, Section, Unit
from metier.words import compact, figure, later, mid_sentence, per, say, translated

_SAID_OF_PAY = frozenset(
    {"pay.real"}
    | {f"pay.{often}.{name}" for often in ("annual", "hourly") for name in (*PERCENTILES, "mean")}
)
"""Pay in other words: of it the finding about pay tells."""

MOST = 5
"""Findings on a page."""

_OF_PLACES = (Section.PAY, Section.DEMAND, Section.PEOPLE)
"""Sections whose figures differ between places; what an occupation asks for does not."""

OF_OCCUPATIONS = later("Official figures, of the occupation rather than the title.")
"""Ends a finding on a page of titles with figures of their own that rests on none of them."""

NATIONAL = later("National figures.")
"""Ends a finding on a page of one place that has no figures for the place."""


def is_national(row: Row) -> bool:
    """Whether a place was asked for and a figure of the row is the nation's."""
    return any("national" in answer.flags for answer in row.answers)


def findings(rows: Sequence[Row], careers: Sequence[Career]) -> tuple[Sentence, ...]:
    """Up to five sentences: what differs, by what people weigh; then what does not."""
    by_id = {row.measure.id: row for row in reversed(rows) if row.primary}
    own = has_own([row for row in rows if row.primary])
    alike = _read_alike(careers, own=own)
    if len({career.occupation for career in careers}) == 1 and not (own and alike):
        return (*alike, *_alone(by_id, careers, rows))
    women = next(
        (r for r in rows if r.measure.id == "gender.share" and r.group == "female" and r.primary),
        None,
    )
    people = _people(women, careers)
    clear = women is not None and women.verdict in CLEAR
    told = [
        *alike,
        pay(by_id, careers, rows),
        outlook(by_id, careers),
        schooling(by_id, careers),
        _skills(by_id, careers),
        people if clear else None,
        _alike(rows, careers),
        None if clear else people,
    ]
    kept = [sentence for sentence in told if sentence is not None][:MOST]
    return tuple(_with_notes(kept, by_id, careers, rows))


def _with_notes(
    told: Sequence[Sentence],
    rows: Mapping[str, Row],
    careers: Sequence[Career],
    every: Sequence[Row],
) -> Iterable[Sentence]:
    """Findings that say, the first time, whose figures stand for a career that has none."""
    said: set[tuple[int, str]] = set()
    own = has_own(every)
    for sentence in told:
        notes = []
        for at, career in enumerate(careers):
            answers = [rows[id].answers[at] for id in sentence.rows if id in rows]
            wider = next((a for a in answers if "wider occupation" in a.flags), None)
            if wider is None or (at, wider.inherited_title) in said:
                continue
            said.add((at, wider.inherited_title))
            group = wider_name(career, wider.inherited_title)
            notes.append(
                say(
                    "For {career} the figures are those of {group}.",
                    career=name(career),
                    group=group,
                )
            )
        about = [rows[id] for id in sentence.rows if id in rows]
        # where records have the measure too, the finding itself says which figures are official
        if own and sentence.rows and not has_own(r for r in every if r.measure.id in sentence.rows):
            notes.append(say(OF_OCCUPATIONS))
            own = False
        if few := _asked_few(about[:1], careers):
            notes.append(say("Weak, few people asked: {careers}.", careers=few))
        if any(is_national(row) for row in about if row.measure.section in _OF_PLACES):
            notes.append(say(NATIONAL))
        yield replace(sentence, text=" ".join([sentence.text, *notes]))


def _asked_few(rows: Iterable[Row], careers: Sequence[Career]) -> str:
    """The careers of which official figures come from few people; what titles own says its n."""
    weak = {
        at
        for row in rows
        for at, answer in enumerate(row.answers)
        if "weak" in answer.flags and answer.fact is not None and answer.fact.title is None
    }
    return listed([name(careers[at]) for at in sorted(weak)])


def has_own(rows: Iterable[Row]) -> bool:
    """Whether one of the rows has a title's own figure."""
    facts = (answer.fact for row in rows for answer in row.answers)
    return any(fact is not None and fact.title is not None for fact in facts)


def _read_alike(careers: Sequence[Career], *, own: bool) -> tuple[Sentence, ...]:
    if len(careers) == 1 or len({career.occupation for career in careers}) > 1:
        return ()
    whose = short_name(careers[0].occupation_title)
    text = say(
        _READ_ALIKE[len(careers) == 2, own],
        n=len(careers),
        occupation=whose,
        code=careers[0].occupation.value,
    )
    return (Sentence(text, ()),)


_READ_ALIKE = {
    (True, False): later(
        "Both titles are read as one occupation, {occupation} ({code}): official figures cannot "
        "tell them apart."
    ),
    (True, True): later(
        "Both titles are read as one occupation, {occupation} ({code}): official figures cannot "
        "tell them apart, figures of the titles themselves can."
    ),
    (False, False): later(
        "All {n} titles are read as one occupation, {occupation} ({code}): official figures "
        "cannot tell them apart."
    ),
    (False, True): later(
        "All {n} titles are read as one occupation, {occupation} ({code}): official figures "
        "cannot tell them apart, figures of the titles themselves can."
    ),
}
"""By whether there are two titles, and whether they have figures of their own."""


def _alone(
    rows: Mapping[str, Row], careers: Sequence[Career], every: Sequence[Row]
) -> tuple[Sentence, ...]:
    """Findings where there is one set of figures: one career, or several read alike."""
    career = careers[0]
    whose = name(career) if len(careers) == 1 else short_name(career.occupation_title)
    told = [_pay_alone(rows, whose, careers, every)]
    growth = rows["employment.growth"].answers[0]
    if growth.estimate.value is not None:
        text = say(
            "Their number is projected to {grow} {years}{openings}.",
            grow=grow(growth),
            years=span(growth),
            openings=openings([rows["openings.annual"].answers[0]]),
        )
        told.append(Sentence(text, ("employment.growth", "openings.annual")))
    told.append(schooling(rows, [career]))
    kept = [sentence for sentence in told if sentence is not None]
    return tuple(_with_notes(kept, rows, [replace(career, short_name=whose)], every))


def _pay_alone(
    rows: Mapping[str, Row], who: str, careers: Sequence[Career], every: Sequence[Row]
) -> Sentence | None:
    for family in ("annual", "hourly"):
        mean, middle = rows[f"pay.{family}.mean"], rows[f"pay.{family}.median"]
        half = middle.answers[0].estimate
        told = [mean] if mean.answers[0].estimate.value is not None else []
        told += [middle] if half.known and half.value is not None else []
        if told:
            values = {
                "career": who,
                "mean": amount(mean, 0),
                "median": amount(middle, 0),
                "often": per(mean.measure.unit),
                "records": kind_of(mean),
            }
            text = capital(say(_paid(told, mean, middle), **values))
            other = beside(every, told[0], careers)
            return Sentence(
                " ".join(filter(None, (text, other))), tuple(row.measure.id for row in told)
            )
    return None


def _paid(told: Sequence[Row], mean: Row, middle: Row) -> str:
    """The sentence about the mean, the median or both, and whose they are."""
    if mean not in told:
        return later("Of {career}, half are paid more than {median} {often}.")
    if middle not in told and kind_of(mean):
        return later("{career} are paid {mean} {often} on average in {records}.")
    if middle not in told:
        return later("{career} are paid {mean} {often} on average.")
    if kind_of(mean):
        return later(
            "{career} are paid {mean} {often} on average in {records}; half are paid more than "
            "{median}."
        )
    return later("{career} are paid {mean} {often} on average; half are paid more than {median}.")


def _skills(rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence | None:
    row = rows["skills.difference"]
    if len(careers) != 2:
        return None
    asked = row.measure.unit is Unit.PERCENT
    each = later("of {career}: {skills}") if asked else later("to {career}: {skills}")
    told = "; ".join(
        say(
            each,
            career=name(career),
            skills=compact([mid_sentence(translated(item.name)) for item in answer.items]),
        )
        for career, answer in zip(careers, row.answers, strict=True)
        if answer.items
    )
    if not told:
        return None
    if asked:
        return Sentence(say("Skills asked for more {told}.", told=told), (row.measure.id,))
    return Sentence(say("Skills that matter more {told}.", told=told), (row.measure.id,))


def _people(row: Row | None, careers: Sequence[Career]) -> Sentence | None:
    if row is None or any(a.estimate.value is None for a in row.answers):
        return None
    if len({career.occupation for career in careers}) == 1 and not has_own([row]):
        return None
    told = "; ".join(
        say(
            "{share} of {career}",
            share=figure(a.estimate.value or 0.0, Unit.PERCENT, a.margin),
            career=name(c),
        )
        for a, c in zip(row.answers, careers, strict=True)
    )
    if row.verdict in CLEAR or row.verdict is None:
        return Sentence(say("Women: {told}.", told=told), (row.measure.id,))
    verdict = translated(row.verdict)
    if row.why:
        verdict = say("{verdict}: {reason}", verdict=verdict, reason=translated(row.why))
    text = say("Women: {told} ({verdict}).", told=told, verdict=verdict)
    return Sentence(text, (row.measure.id,))


def _alike(rows: Sequence[Row], careers: Sequence[Career]) -> Sentence | None:
    """What was tested and does not differ, said once, together."""
    same = [
        row
        for row in rows
        if row.primary
        and row.verdict is Verdict.NO_CLEAR_DIFFERENCE
        and row.measure.kind is Kind.QUANTITY
        and row.measure.id not in _SAID_OF_PAY
        and len(careers) == 2
    ]
    # of a place, what is known of the place; the nation's figures where there is nothing else
    same = [row for row in same if not is_national(row)] or same
    if not same:
        return None
    names = compact(labels(same), 4)
    ids = tuple(dict.fromkeys(row.measure.id for row in same))
    return Sentence(say("No clear difference: {names}.", names=names), ids)
