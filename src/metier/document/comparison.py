"""A comparison as a document, in the order in which a reader needs it."""

from __future__ import annotations

from collections.abc import Iterable

from metier.document.audited import audited_blocks
from metier.document.figures import charts
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
from metier.document.reading import other_readings
from metier.document.tables import table
from metier.model.comparison import Comparison, Move
from metier.words import join, mid_sentence, plural

_IN_READING = frozenset({"same-reading", "corrected-title", "national"})
"""Flags that say how titles and place were read; they stand at the top, not among the rest."""

_SAID = frozenset({"inherited", "own-figures", "ambiguous-title"})
"""Flags whose words the reading line has in full."""


def comparison_document(comparison: Comparison) -> Document:
    """The page of a comparison; of one career alone, its own page.

    Order: how the titles were read, the findings, the table with its notes, the
    charts, a published page's figures where one was given, the way from one career
    to another, what to know, and the method.
    """
    notebook = Notebook()
    figures = table(comparison, notebook)
    drawn = charts(comparison)
    blocks: list[Block] = [*_reading(comparison), *_findings(comparison)]
    blocks += [Heading("The figures", "figures"), figures, notebook.notes]
    if drawn:
        blocks += [Heading("Charts", "charts"), *drawn]
    blocks += audited_blocks(comparison)
    blocks += _ways(comparison)
    blocks += _flags(comparison)
    blocks += [Heading("How to read this", "method"), _method(comparison)]
    kind = "comparison" if len(comparison.careers) > 1 else "career"
    summary = comparison.findings[0].text if comparison.findings else ""
    return Document(kind, page_title(comparison), summary, tuple(blocks), comparison)


def _reading(comparison: Comparison) -> Iterable[Block]:
    """One line for what the titles were read as, then the other readings."""
    spans = [Span("Read as ")]
    unique = dict.fromkeys((c.occupation_title, c.occupation.value) for c in comparison.careers)
    unsure = {
        c.occupation.value: 100 * c.coding.candidates[0].probability
        for c in comparison.careers
        if c.coding.ambiguous and not c.chosen
    }
    for at, (title, code) in enumerate(unique):
        if at:
            spans.append(Span(" and " if at == len(unique) - 1 else ", "))
        likely = f", the likeliest at {unsure[code]:.0f} %" if code in unsure else ""
        spans += [Span(mid_sentence(title), Emphasis.TERM), Span(f" ({code}{likely})")]
    spans.append(Span(f". {_inherited(comparison)}".rstrip()))
    # where all titles are read alike the first finding says so
    said = {"same-reading"} if len(unique) == 1 else set()
    told = [_ended(flag.text) for flag in comparison.flags if flag.rule in _IN_READING - said]
    if told:
        spans.append(Span(f" {' '.join(told)}"))
    yield Paragraph(tuple(spans), Role.READING)
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
        who = join([mid_sentence(plural(career.title)) for career in without])
        whose = "occupation's" if len(without) == 1 else "occupations'"
        return f"There are no official figures for {who} alone: theirs are the {whose}."
    if len(careers) == 1:
        return "The title has no official figures of its own: what follows is for the occupation."
    none = "Neither title has" if len(careers) == 2 else "None of the titles has"
    one = len({career.occupation for career in careers}) == 1
    return (
        f"{none} official figures of its own: what follows is for "
        f"{'that occupation' if one else 'those occupations'}."
    )


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
    yield Heading("From one to the other", "moves")
    names = [mid_sentence(head) for head in heads(comparison)]
    for move in comparison.moves:
        steps = tuple(Step(step.label, step.text) for step in move.steps)
        title = f"From {names[move.origin]} to {names[move.goal]}"
        yield Steps(title, _near(move), steps)


def _near(move: Move) -> str:
    if move.related_rank is None:
        return "Not among the occupations that O*NET lists as related."
    return f"Number {move.related_rank} among the occupations that O*NET lists as related."


def _flags(comparison: Comparison) -> Iterable[Block]:
    texts = [flag.text for flag in comparison.flags if flag.rule not in _IN_READING | _SAID]
    if texts:
        yield Heading("What to know", "flags")
        yield Bullets(tuple(texts), Role.FLAG)


def _method(comparison: Comparison) -> Paragraph:
    """The confidence, the number of tests, and the snapshot, each said once."""
    confidence = f"{100 * comparison.confidence:.0f} %"
    said = [f"± is the margin at {confidence} confidence."]
    if comparison.tested:
        rows = "One row was" if comparison.tested == 1 else f"{comparison.tested} rows were"
        level = f"{100 * (1 - comparison.confidence):.0f} %"
        said.append(
            f"{rows} tested at once; of the differences called real, at most {level} are expected "
            "to be chance (Benjamini and Hochberg)."
        )
    said.append(
        "Where no error is published a gap is shown and not tested. Figures are rounded to what "
        "their margin supports; the data forms have them in full."
    )
    said.append(f"Snapshot {comparison.snapshot}.")
    return Paragraph((Span(" ".join(said)),), Role.METHOD)
