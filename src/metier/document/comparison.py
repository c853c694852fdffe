"""A comparison as a document, in the order in which a reader needs it."""

from __future__ import annotations

from collections.abc import Iterable

from metier.document.audited import audited_blocks
from metier.document.figures import PAY_CHART, pictures, section_of
from metier.document.naming import heads, page_title
from metier.document.nodes import (
    Block,
    Bullets,
    Document,
    Emphasis,
    Heading,
    Paragraph,
    Role,
    Span,
    Step,
    Steps,
)
from metier.document.notes import Notebook
from metier.document.order import sections_of
from metier.document.reading import other_readings
from metier.document.spans import slot, spread
from metier.document.tables import table
from metier.model.comparison import Comparison, Move
from metier.model.measure import Section
from metier.words import join, later, mid_sentence, plural, say, say_many
from metier.words.language import speaking

_IN_READING = frozenset({"same-reading", "corrected-title", "national"})
"""Flags that say how titles and place were read; they stand at the top, not among the rest."""

_SAID = frozenset({"inherited", "own-figures", "ambiguous-title"})
"""Flags whose words the reading line has in full."""


def comparison_document(comparison: Comparison) -> Document:
    """The page of a comparison; of one career alone, its own page.

    Order: how the titles were read, the findings, the chart of what
    matters first (pay, unless a reader says otherwise), the table with its
    notes, the other charts, a published page's figures where one was given, the way from
    one career to another, what to know, and the method.
    """
    with speaking(comparison.language):
        return _document(comparison)


def _document(comparison: Comparison) -> Document:
    notebook = Notebook()
    figures = table(comparison, notebook)
    drawn = pictures(comparison)
    opening = sections_of(comparison.rows)[:1]
    first = [
        chart
        for chart in drawn[:1]
        if chart.anchor == PAY_CHART
        or (opening != (Section.PAY,) and (section_of(chart),) == opening)
    ]
    drawn = drawn[len(first) :]
    blocks: list[Block] = [*_reading(comparison), *_findings(comparison), *first]
    blocks += [Heading(say("The figures"), "figures"), figures, notebook.notes]
    if drawn:
        blocks += [Heading(say("Charts"), "charts"), *drawn]
    blocks += audited_blocks(comparison)
    blocks += _ways(comparison)
    blocks += _flags(comparison)
    blocks += [Heading(say("How to read this"), "method"), _method(comparison)]
    kind = "comparison" if len(comparison.careers) > 1 else "career"
    summary = comparison.findings[0].text if comparison.findings else ""
    return Document(kind, page_title(comparison), summary, tuple(blocks), comparison)


def _reading(comparison: Comparison) -> Iterable[Block]:
    """One line for what the titles were read as, then the other readings."""
    unique = dict.fromkeys((c.occupation_title, c.occupation.value) for c in comparison.careers)
    unsure = {
        c.occupation.value: 100 * c.coding.candidates[0].probability
        for c in comparison.careers
        if c.coding.ambiguous and not c.chosen
    }
    parts = {}
    for title, code in unique:
        likely = code
        if code in unsure:
            likely = say(
                "{code}, the likeliest at {percent} %", code=code, percent=f"{unsure[code]:.0f}"
            )
        parts[code] = [Span(mid_sentence(title), Emphasis.TERM), Span(f" ({likely})")]
    read = say("Read as {occupations}.", occupations=join([slot(code) for code in parts]))
    # where all titles are read alike the first finding says so
    said = {"same-reading"} if len(unique) == 1 else set()
    told = [_ended(flag.text) for flag in comparison.flags if flag.rule in _IN_READING - said]
    text = " ".join(filter(None, (read, _inherited(comparison), *told)))
    yield Paragraph(spread(text, parts), Role.READING)
    if others := other_readings(comparison):
        yield others


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _inherited(comparison: Comparison) -> str:
    """Which titles have no figures of their own, or have some."""
    careers = comparison.careers
    if own := [flag.text for flag in comparison.flags if flag.rule == "own-figures"]:
        return own[0]
    without = [
        career
        for at, career in enumerate(careers)
        if any("inherited" in row.answers[at].flags for row in comparison.rows)
    ]
    if not without:
        return ""
    if len(without) < len(careers):
        return say_many(
            "There are no official figures for {careers} alone: theirs are the occupation's.",
            "There are no official figures for {careers} alone: theirs are the occupations'.",
            len(without),
            careers=join([mid_sentence(plural(career.title)) for career in without]),
        )
    if len(careers) == 1:
        return say(
            "The title has no official figures of its own: what follows is for the occupation."
        )
    one = len({career.occupation for career in careers}) == 1
    return say(_WITHOUT[len(careers) == 2, one])


_WITHOUT = {
    (True, True): later(
        "Neither title has official figures of its own: what follows is for that occupation."
    ),
    (True, False): later(
        "Neither title has official figures of its own: what follows is for those occupations."
    ),
    (False, True): later(
        "None of the titles has official figures of its own: what follows is for that occupation."
    ),
    (False, False): later(
        "None of the titles has official figures of its own: what follows is for those occupations."
    ),
}
"""By whether there are two titles, and whether they are read as one occupation."""


def _findings(comparison: Comparison) -> Iterable[Block]:
    for finding in comparison.findings:
        yield Paragraph(lead(finding.text), Role.FINDING)


def lead(text: str) -> tuple[Span, ...]:
    """A finding with what it says first made strong.

    That is up to its colon; without one its first sentence, or the first part of a single one.
    """
    for mark in (": ", ". ", "; ", ", "):
        head, found, rest = text.partition(mark)
        if found and rest and ". " not in head:
            return Span(head + mark.strip(), Emphasis.STRONG), Span(f" {rest}")
    return (Span(text, Emphasis.STRONG),)


def _ways(comparison: Comparison) -> Iterable[Block]:
    """What someone who changes from one career to the other would have to add."""
    if not any(move.steps for move in comparison.moves):
        return
    yield Heading(say("From one to the other"), "moves")
    names = [mid_sentence(head) for head in heads(comparison)]
    for move in comparison.moves:
        steps = tuple(Step(step.label, step.text) for step in move.steps)
        title = say("From {origin} to {goal}", origin=names[move.origin], goal=names[move.goal])
        yield Steps(title, _near(move), steps)


def _near(move: Move) -> str:
    if move.related_rank is None:
        return say("Not among the occupations that O*NET lists as related.")
    return say(
        "Number {rank} among the occupations that O*NET lists as related.", rank=move.related_rank
    )


def _flags(comparison: Comparison) -> Iterable[Block]:
    texts = [flag.text for flag in comparison.flags if flag.rule not in _IN_READING | _SAID]
    if texts:
        yield Heading(say("What to know"), "flags")
        yield Bullets(tuple(texts), Role.FLAG)


def _method(comparison: Comparison) -> Paragraph:
    """The confidence, the number of tests, and the snapshot, each said once."""
    confidence = f"{100 * comparison.confidence:.0f} %"
    said = [say("± is the margin at {confidence} confidence.", confidence=confidence)]
    if comparison.tested:
        said.append(
            say_many(
                "One row was tested at once; of the differences called real, at most {level} are "
                "expected to be chance (Benjamini and Hochberg).",
                "{n} rows were tested at once; of the differences called real, at most {level} are "
                "expected to be chance (Benjamini and Hochberg).",
                comparison.tested,
                level=f"{100 * (1 - comparison.confidence):.0f} %",
            )
        )
    said.append(
        say(
            "Where no error is published a gap is shown and not tested. Figures are rounded to "
            "what their margin supports; the data forms have them in full."
        )
    )
    said.append(say("Snapshot {id}.", id=comparison.snapshot))
    return Paragraph((Span(" ".join(said)),), Role.METHOD)
