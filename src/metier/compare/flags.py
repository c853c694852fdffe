"""What a reader should know before trusting a page: one flag for each rule that fires."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from metier.compare.gathered import of_records
from metier.compare.holding import Frame, is_own_title
from metier.compare.naming import capital, listed, listed_label, short_name, wider_name
from metier.compare.records_flags import beside_official, further, having_own, own_figures
from metier.model.comparison import CLEAR, Career, Flag, Row, Verdict
from metier.model.measure import Section
from metier.model.states import BY_LETTERS
from metier.words import compact, join, later, mid_sentence, say, translated


def flags_of(rows: Sequence[Row], careers: Sequence[Career], frame: Frame) -> tuple[Flag, ...]:
    """Flags in order of importance: readings first, then figures."""
    on_page = [row for row in rows if not row.beside]
    return (
        *_same_reading(careers),
        *_ambiguous(careers),
        *_corrected(careers),
        *own_figures(rows, careers),
        *_inherited(careers, having_own(rows, careers)),
        *beside_official(rows),
        *further(rows, careers),
        *_wider(on_page, careers),
        *_marked(on_page, "specialty", "specialty"),
        *_national(on_page, frame),
        *_marked(on_page, "weak", "weak-sample"),
        *_marked(on_page, "top-coded", "top-coded"),
        *_opposed(on_page),
        *_universes(on_page),
    )


def _same_reading(careers: Sequence[Career]) -> Iterable[Flag]:
    by_code: dict[str, list[Career]] = {}
    for career in careers:
        by_code.setdefault(career.occupation.value, []).append(career)
    for code, alike in by_code.items():
        if len(alike) > 1:
            text = say(
                "The titles {titles} are read as the same occupation, {occupation} ({code}): "
                "official figures are the same for them, and no difference between the titles can "
                "be told from them.",
                titles=join([f"“{mid_sentence(career.title)}”" for career in alike]),
                occupation=short_name(alike[0].occupation_title),
                code=code,
            )
            yield Flag("same-reading", text)


def _ambiguous(careers: Sequence[Career]) -> Iterable[Flag]:
    for career in careers:
        if career.chosen or not career.coding.ambiguous:
            continue
        others = [
            f"{short_name(c.occupation_title)} ({c.code.value}, {figure_of(c.probability)})"
            for c in career.coding.candidates
            if c.code != career.occupation
        ][:4]
        best = career.coding.candidates[0]
        message = later(
            "{title} is read as {occupation} ({code}, {probability}). Settle it with --as."
        )
        if others:
            message = later(
                "{title} is read as {occupation} ({code}, {probability}); it could also be "
                "{others}. Settle it with --as."
            )
        text = say(
            message,
            title=career.title,
            occupation=short_name(career.occupation_title),
            code=career.occupation.value,
            probability=figure_of(best.probability),
            others=join(others),
        )
        yield Flag("ambiguous-title", text)


def figure_of(probability: float) -> str:
    """A probability as whole per cent.

    >>> figure_of(0.347)
    '35 %'
    """
    return f"{100 * probability:.0f} %"


def _corrected(careers: Sequence[Career]) -> Iterable[Flag]:
    for career in careers:
        if career.coding.note and not career.chosen:
            note = translated(career.coding.note)
            yield Flag("corrected-title", say("{title}: {note}", title=career.title, note=note))


def _inherited(careers: Sequence[Career], own: Sequence[Career]) -> Iterable[Flag]:
    titles = [c for c in careers if not is_own_title(c) and c not in own]
    if not titles:
        return
    whose = listed(list(dict.fromkeys(short_name(c.occupation_title) for c in titles)))
    if len(titles) == 1:
        text = say(
            "{title} is a title without official figures of its own: the figures are those of "
            "{occupation}.",
            title=titles[0].title,
            occupation=whose,
        )
    else:
        text = say(
            "{titles} are titles without official figures of their own: the figures are those of "
            "{occupation}.",
            titles=listed([mid_sentence(career.title) for career in titles]),
            occupation=whose,
        )
    yield Flag("inherited", capital(text))


def _wider(rows: Sequence[Row], careers: Sequence[Career]) -> Iterable[Flag]:
    for position, career in enumerate(careers):
        groups: dict[str, list[str]] = {}
        for row in rows:
            answer = row.answers[position]
            if "wider occupation" in answer.flags and answer.inherited_from is not None:
                title = answer.inherited_title or answer.inherited_from.value
                groups.setdefault(title, []).append(row.measure.id)
        for title, ids in groups.items():
            text = say(
                "For {occupation}, some figures are published only for {group}: {measures}.",
                occupation=short_name(career.occupation_title),
                group=wider_name(career, title),
                measures=_named(rows, ids),
            )
            yield Flag("wider-occupation", text, tuple(dict.fromkeys(ids)))


def _national(rows: Sequence[Row], frame: Frame) -> Iterable[Flag]:
    ids = [
        row.measure.id
        for row in rows
        if row.primary
        and row.measure.section is not Section.WORK
        and any("national" in answer.flags for answer in row.answers)
    ]
    if ids:
        local = {row.measure.id for row in rows if _is_of(row, frame.place.code)}
        message = later("No local figure for {place}; shown for the nation: {measures}.")
        if not local - {"price.level", "pay.top.state", "pay.top.metro"}:
            message = later("No figures for {place}: those shown are for the nation.")
            if "price.level" in local:
                message = later(
                    "No figures for {place} but its price level: those shown are for the nation."
                )
        text = say(message, place=frame.place.name, measures=_named(rows, ids))
        if left_out := _left_out(rows, frame):
            text += " " + say("The census records at hand leave out {states}.", states=left_out)
        yield Flag("national", text, tuple(dict.fromkeys(ids)))


def _is_of(row: Row, place: str) -> bool:
    return any(a.fact is not None and a.fact.slice.place == place for a in row.answers)


def _left_out(rows: Sequence[Row], frame: Frame) -> str:
    """The states that a national figure leaves out, if the place lies in one; else empty."""
    place = frame.place
    names = {place.name, *(BY_LETTERS[letters].name for letters in place.states)}
    for row in rows:
        for answer in row.answers:
            universe = answer.fact.slice.universe if answer.fact else ""
            states = universe.partition("United States without ")[2]
            if states and any(name in states for name in names):
                return states
    return ""


_MARKED = {
    "specialty": later("Some figures are ratings of a specialty of the occupation: {measures}."),
    "weak": later("Some figures rest on fewer than 30 people: {measures}."),
    "top-coded": later("Some figures are at or above the highest pay published: {measures}."),
}


def _marked(rows: Sequence[Row], mark: str, rule: str) -> Iterable[Flag]:
    ids = [row.measure.id for row in rows if any(mark in a.flags for a in row.answers)]
    if ids:
        text = say(_MARKED[mark], measures=_named(rows, ids))
        yield Flag(rule, text, tuple(dict.fromkeys(ids)))


def _opposed(rows: Sequence[Row]) -> Iterable[Flag]:
    """One flag for all measures of which two sources clearly say the opposite."""
    said: dict[tuple[str, str | None], set[Verdict]] = {}
    for row in rows:
        if row.verdict in CLEAR:
            said.setdefault((row.measure.id, row.group), set()).add(row.verdict)
    ids = list(dict.fromkeys(id for (id, _), verdicts in said.items() if len(verdicts) > 1))
    if ids:
        text = say(
            "Sources contradict each other beyond their errors on which is higher: {measures}. "
            "They differ in whom they count, which the lines of other sources say.",
            measures=_named(rows, ids),
        )
        yield Flag("sources-opposed", text, tuple(ids))


def _universes(rows: Sequence[Row]) -> Iterable[Flag]:
    """One flag for all measures whose sources do not count the same people."""
    counted: dict[str, set[str]] = {}
    for row in rows:
        counted.setdefault(row.measure.id, set()).update(
            answer.fact.slice.universe
            for answer in row.answers
            if answer.fact and not of_records(answer.fact)
        )
    several = {row.measure.id for row in rows if not row.primary}
    ids = [id for id, universes in counted.items() if id in several and len(universes) > 1]
    if ids:
        text = say(
            "Sources differ in whom they count, which each line says: {measures}. Jobs are counted "
            "where they are, people where they live; some counts include the self-employed, some "
            "only those who work full time all year.",
            measures=_named(rows, ids),
        )
        yield Flag("different-universe", text, tuple(ids))


def _named(rows: Sequence[Row], ids: Sequence[str]) -> str:
    """Measures as a list in a sentence; percentiles go without saying where the median is there."""
    labels = {row.measure.id: row.measure.label for row in rows}
    middle = {id.rpartition(".")[0] for id in ids if id.endswith(".median")}
    told = [id for id in dict.fromkeys(ids) if not _goes_with(id, middle)]
    return compact([listed_label(translated(labels[id])) for id in told], 5)


def _goes_with(id: str, families: Collection[str]) -> bool:
    family, _, name = id.rpartition(".")
    return family in families and re.fullmatch(r"p\d\d", name) is not None
