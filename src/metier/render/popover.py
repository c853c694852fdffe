"""A figure of a page: a button, and what it opens in place. A career's are made once for all pages.

They are put together here and not by a template, for a page has two hundred of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from metier.document.evidence import citation, evidence
from metier.document.nodes import Cell
from metier.model.comparison import Answer
from metier.model.measure import Unit
from metier.render.escaping import escaped
from metier.words import display, figure, say, say_in, translated
from metier.words.kept import kept

_ID = "\0"
"""Stands in kept words for the cell's name, which is another on every page."""


def contents(cell: Cell, unit: Unit, about: str, confidence: float, id: str) -> str:
    """What stands in a cell of the table, as HTML without the marks of its notes.

    Args:
        unit: of the line's measure.
        about: whose figure of what it is.
        confidence: of the margin, as 0.9.
        id: of the cell, unique on the page.
    """
    if len(cell.answers) == 1:
        said = _figure(cell.answers[0], unit, about, confidence).replace(_ID, f"{id}-0")
        return f"{said}{_weak()}" if cell.weak else said
    # two ends that read the same are said once
    alike = len({display(answer, unit) for answer in cell.answers}) == 1
    answers = cell.answers[:1] if alike else cell.answers
    figures = [
        _figure(answer, unit, about, confidence).replace(_ID, f"{id}-{at}")
        for at, answer in enumerate(answers)
    ]
    said = figures[0] if alike else _between().join(figures)
    return f"{said}{_weak()}" if cell.weak else said


def _weak() -> str:
    return f' <span class="weak">{escaped(say("(weak)"))}</span>'


def _between() -> str:
    return f" {escaped(say_in('between the ends of a range', 'to'))} "


def button(
    id: str,
    about: str,
    value: str,
    opened: Iterable[tuple[str, str]],
    *,
    whole: bool = False,
    margin: str = "",
    credit: str | None = None,
) -> str:
    """A figure that opens what stands behind it, as HTML.

    Args:
        about: what the figure is of, in words.
        value: the figure; a whole one stays on one line.
        opened: names and words for what stands behind it.
        margin: what follows the figure, on one line too.
        credit: the citation of its source.
    """
    start = '<span class="m">' if whole else "<span>"
    aside = f' <span class="m">{escaped(margin)}</span>' if margin else ""
    told = "".join(f"<dt>{escaped(name)}</dt><dd>{escaped(text)}</dd>" for name, text in opened)
    cited = _credit(credit) if credit else ""
    title = escaped(about)
    return (
        f'<button type="button" class="figure" popovertarget="{id}" aria-haspopup="dialog">'
        f"{start}{escaped(value)}</span>{aside}</button>\n"
        f'<div popover class="evidence" id="{id}" role="dialog" aria-label="{title}" tabindex="0">'
        f"\n<h4>{title}</h4>\n<dl>{told}</dl>\n{cited}</div>"
    )


@kept
def _figure(answer: Answer, unit: Unit, about: str, confidence: float) -> str:
    listed = bool(answer.items) and answer.estimate.category is None
    words = say("Where this is from") if listed else display(answer, unit)
    if answer.release is None and answer.estimate.value is None:
        return f"{_entries(answer, unit)}{escaped(words)}"
    opened = evidence(answer, unit, confidence)
    credit = citation(answer)
    if listed or not answer.estimate.known or answer.estimate.category is not None:
        opening = button(_ID, about, words, opened, credit=credit)
        return f"{_entries(answer, unit)}{opening}"
    value, found, margin = words.partition(" ± ")
    margin = f"{found.lstrip()}{margin}"
    return button(_ID, about, value, opened, whole=True, margin=margin, credit=credit)


def _entries(answer: Answer, unit: Unit) -> str:
    """The entries of a list, each with its figure."""
    if answer.estimate.category is not None or not answer.items:
        return ""
    told = []
    for item in answer.items:
        value = item.estimate.value
        bare = value is None or unit is Unit.NAME
        amount = "" if bare or value is None else f" <span>{escaped(figure(value, unit))}</span>"
        told.append(f"<li><span>{escaped(translated(item.name))}</span>{amount}</li>")
    return f'<ul class="items">{"".join(told)}</ul>\n'


def _credit(citation: str) -> str:
    label = escaped(say("Citation, to copy"))
    return f'<p class="cite"><span>{label}</span><q>{escaped(citation)}</q></p>\n'
