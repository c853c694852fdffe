"""Findings and sentences, from verdicts and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from metier.compare.align import PROPER
from metier.compare.naming import capital, listed, listed_label, name, short_name, wider_name
from metier.compare.outlook_finding import grow, openings, outlook, schooling, span
from metier.compare.pay_finding import amount, pay
from metier.compare.records_finding import beside, kind_of
from metier.compare.verdicts import A_BOUND, beyond
from metier.model.comparison import Answer, Career, Row, Sentence, Verdict
from metier.model.estimate import Status
from metier.model.measure import Kind, Section, Unit
from metier.words import compact, difference, display, figure, mid_sentence

_CLEAR = (Verdict.HIGHER, Verdict.LOWER)
_LEVELS = ("p10", "p25", "median", "p75", "p90")
_COUNTED = (Unit.JOBS, Unit.OPENINGS, Unit.POSTINGS, Unit.PERCENT)
_SAID_OF_PAY = frozenset(
    {"pay.real"}
    | {f"pay.{often}.{name}" for often in ("annual", "hourly") for name in (*_LEVELS, "mean")}
)
"""Pay in other words: of it the finding about pay tells."""

MOST = 5
"""Findings on a page."""

_OF_PLACES = (Section.PAY, Section.DEMAND, Section.PEOPLE)
"""Sections whose figures differ between places; what an occupation asks for does not."""

OF_OCCUPATIONS = " Official figures, of the occupation rather than the title."
"""Ends a finding on a page of titles with figures of their own that rests on none of them."""

NATIONAL = " National figures."
"""Ends a finding on a page of one place that has no figures for the place."""


def row_sentence(row: Row, careers: Sequence[Career]) -> str:
    """One row in one sentence."""
    said = [_said(answer, row.measure.unit) for answer in row.answers]
    label = full_label(row)
    if len(careers) == 1:
        return f"{label}: {said[0]}."
    missing = [_missing(answer) for answer in row.answers]
    if len(set(said)) == 1:
        whom = ("either" if missing[0] else "both") if len(careers) == 2 else "any"
        if missing[0]:
            return f"{label}: no figure for {whom} ({said[0]})."
        ending = _ending(row, careers)
        whom = "both" if len(careers) == 2 else "all"
        return f"{label}: {said[0]} for {whom}{'; ' if ending else ''}{ending}."
    told = listed(
        [
            f"no figure for {name(career)} ({text})" if lacks else f"{text} for {name(career)}"
            for text, lacks, career in zip(said, missing, careers, strict=True)
        ]
    )
    ending = "" if any(missing) else _ending(row, careers)
    return f"{label}: {told}{'; ' if ending else ''}{ending}."


def is_national(row: Row) -> bool:
    """Whether a place was asked for and a figure of the row is the nation's."""
    return any("national" in answer.flags for answer in row.answers)


def full_label(row: Row) -> str:
    """A row's label that stands on its own, without a heading above it.

    The level of a distribution is named after its measure.
    """
    if row.group is None:
        return row.label
    proper = row.label.startswith(PROPER)
    level = row.label if proper else mid_sentence(row.label)
    return f"{row.measure.label} ({level.replace(' (', '; ').removesuffix(')')})"


def labels(rows: Sequence[Row]) -> list[str]:
    """Rows as parts of a list in a sentence; several levels of a distribution are counted."""
    told = []
    for id in dict.fromkeys(row.measure.id for row in rows):
        mine = [row for row in rows if row.measure.id == id]
        if len(mine) == 1 or mine[0].group is None:
            told += [listed_label(full_label(row)) for row in mine]
        else:
            label = listed_label(mine[0].measure.label)
            told.append(f"{label} ({len(mine)} of its {len(mine[0].measure.groups)} levels)")
    return told


def _said(answer: Answer, unit: Unit) -> str:
    text = display(answer, unit)
    if text == "None":
        return "none asked for"
    yearly = unit is Unit.PERCENT_YEAR and not _missing(answer) and not text.endswith("a year")
    return f"{text} a year" if yearly else text


def _missing(answer: Answer) -> bool:
    return answer.estimate.status in (Status.WITHHELD, Status.ABSENT)


def _ending(row: Row, careers: Sequence[Career]) -> str:
    if row.verdict is None:
        return ""
    unit = row.measure.unit
    if row.verdict in _CLEAR and row.gap is not None:
        up, down = ("more", "fewer") if unit in _COUNTED else ("higher", "lower")
        if len(careers) > 2:
            way = up if row.verdict is Verdict.HIGHER else down
            return f"{way} for {name(careers[0])} than for the others taken together"
        top = careers[0] if row.verdict is Verdict.HIGHER else careers[1]
        return f"{up} for {name(top)}, by {difference(row.gap.value, unit, row.gap.margin)}"
    if row.verdict is Verdict.NO_CLEAR_DIFFERENCE:
        if row.gap is None or len(careers) > 2:
            return "no clear difference"
        apart = difference(row.gap.value, unit, row.gap.margin)
        return f"no clear difference, {apart} apart{beyond(row.gap)}"
    verdict = f"{row.verdict}: {row.why}" if row.why else row.verdict.value
    if row.why == A_BOUND and row.gap is not None and len(careers) == 2:
        return f"the gap is at least {difference(row.gap.value, unit)}; {verdict}"
    return verdict


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
    clear = women is not None and women.verdict in _CLEAR
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
    return tuple(_with_notes(kept, by_id, careers))


def _with_notes(
    told: Sequence[Sentence], rows: Mapping[str, Row], careers: Sequence[Career]
) -> Iterable[Sentence]:
    """Findings that say, the first time, whose figures stand for a career that has none."""
    said: set[tuple[int, str]] = set()
    # where pay is official its finding says so, and what the titles' own records say
    own = has_own([rows[id] for id in ("pay.annual.mean", "pay.hourly.mean")])
    for sentence in told:
        notes = []
        for at, career in enumerate(careers):
            answers = [rows[id].answers[at] for id in sentence.rows if id in rows]
            wider = next((a for a in answers if "wider occupation" in a.flags), None)
            if wider is None or (at, wider.inherited_title) in said:
                continue
            said.add((at, wider.inherited_title))
            group = wider_name(career, wider.inherited_title)
            notes.append(f" For {name(career)} the figures are those of {group}.")
        about = [rows[id] for id in sentence.rows if id in rows]
        if own and sentence.rows and not has_own(about):
            notes.append(OF_OCCUPATIONS)
            own = False
        if any(is_national(row) for row in about if row.measure.section in _OF_PLACES):
            notes.append(NATIONAL)
        yield replace(sentence, text=sentence.text + "".join(notes))


def has_own(rows: Sequence[Row]) -> bool:
    """Whether one of the rows has a title's own figure."""
    facts = (answer.fact for row in rows for answer in row.answers)
    return any(fact is not None and fact.title is not None for fact in facts)


def _read_alike(careers: Sequence[Career], *, own: bool) -> tuple[Sentence, ...]:
    if len(careers) == 1 or len({career.occupation for career in careers}) > 1:
        return ()
    many = "Both" if len(careers) == 2 else f"All {len(careers)}"
    whose = short_name(careers[0].occupation_title)
    text = (
        f"{many} titles are read as one occupation, {whose} "
        f"({careers[0].occupation.value}): official figures cannot tell them apart"
        f"{', figures of the titles themselves can' if own else ''}."
    )
    return (Sentence(text, ()),)


def _alone(
    rows: Mapping[str, Row], careers: Sequence[Career], every: Sequence[Row]
) -> tuple[Sentence, ...]:
    """Findings where there is one set of figures: one career, or several read alike."""
    career = careers[0]
    whose = name(career) if len(careers) == 1 else short_name(career.occupation_title)
    who = capital(whose)
    told = [_pay_alone(rows, who, careers, every)]
    growth = rows["employment.growth"].answers[0]
    if growth.estimate.value is not None:
        text = (
            f"Their number is projected to {grow(growth)} {span(growth)}"
            f"{openings([rows['openings.annual'].answers[0]])}."
        )
        told.append(Sentence(text, ("employment.growth", "openings.annual")))
    told.append(schooling(rows, [career]))
    kept = [sentence for sentence in told if sentence is not None]
    return tuple(_with_notes(kept, rows, [replace(career, short_name=whose)]))


def _pay_alone(
    rows: Mapping[str, Row], who: str, careers: Sequence[Career], every: Sequence[Row]
) -> Sentence | None:
    for family, often in (("annual", "a year"), ("hourly", "an hour")):
        mean, middle = rows[f"pay.{family}.mean"], rows[f"pay.{family}.median"]
        parts, ids = [], []
        if mean.answers[0].estimate.value is not None:
            where = f" in {kind_of(mean)}" if kind_of(mean) else ""
            parts.append(f"{who} are paid {amount(mean, 0)} {often} on average{where}")
            ids.append(mean.measure.id)
        if middle.answers[0].estimate.known and middle.answers[0].estimate.value is not None:
            half = f"half are paid more than {amount(middle, 0)}"
            parts.append(half if parts else f"Of {who[:1].lower()}{who[1:]}, {half} {often}")
            ids.append(middle.measure.id)
        if parts:
            text = f"{'; '.join(parts)}.{beside(every, rows[ids[0]], careers)}"
            return Sentence(text, tuple(ids))
    return None


def _skills(rows: Mapping[str, Row], careers: Sequence[Career]) -> Sentence | None:
    row = rows["skills.difference"]
    if len(careers) != 2:
        return None
    asked = row.measure.unit is Unit.PERCENT
    start, word = ("asked for more", "of") if asked else ("that matter more", "to")
    told = [
        f"{word} {name(career)}: {compact([mid_sentence(item.name) for item in answer.items])}"
        for career, answer in zip(careers, row.answers, strict=True)
        if answer.items
    ]
    if not told:
        return None
    return Sentence(f"Skills {start} {'; '.join(told)}.", (row.measure.id,))


def _people(row: Row | None, careers: Sequence[Career]) -> Sentence | None:
    if row is None or any(a.estimate.value is None for a in row.answers):
        return None
    if len({career.occupation for career in careers}) == 1 and not has_own([row]):
        return None
    told = "; ".join(
        f"{figure(a.estimate.value or 0.0, Unit.PERCENT, a.margin)} of {name(c)}"
        for a, c in zip(row.answers, careers, strict=True)
    )
    if row.verdict in _CLEAR:
        return Sentence(f"Women: {told}.", (row.measure.id,))
    reason = f": {row.why}" if row.why else ""
    return Sentence(f"Women: {told} ({row.verdict}{reason}).", (row.measure.id,))


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
    return Sentence(f"No clear difference in {names}.", ids)
