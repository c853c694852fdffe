"""A figure of a page: a button, and what it opens in place. A career's are made once for all pages.

They are put together here and not by a template, for a page has two hundred of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from metier.document.evidence import citation, evidence
from metier.document.nodes import Cell
from metier.model.comparison import Answer
from metier.model.measure import Unit
from metier.words import display, figure, say, say_in, translated
from metier.words.language import language

MOST = 30_000
"""Cells that are kept, of two to four thousand letters each; who was not asked for longest goes."""

_ID = "\0"
"""Stands in a kept cell for the cell's name, which is another on every page."""

_Key = tuple[tuple[int, ...], Unit, str, float, str]
_KEPT: dict[_Key, tuple[Cell, str]] = {}


def tied(text: str) -> str:
    """Words whose figures no line break tears apart."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%").replace(" ± ", " ±\N{NO-BREAK SPACE}")


def contents(cell: Cell, unit: Unit, about: str, confidence: float, id: str) -> Markup:
    """What stands in a cell of the table, without the marks of its notes.

    Args:
        unit: of the line's measure.
        about: whose figure of what it is.
        confidence: of the margin, as 0.9.
        id: of the cell, unique on the page.
    """
    key = tuple(map(id_of, cell.answers)), unit, about, confidence, language()
    if (found := _KEPT.pop(key, None)) is None:
        # the cell is kept with its words, so that no other answer can have its answers' identity
        found = cell, _contents(cell, unit, about, confidence)
    _KEPT[key] = found
    if len(_KEPT) > MOST:
        _KEPT.pop(next(iter(_KEPT)), None)
    return Markup(found[1].replace(_ID, id))


id_of = id
"""The identity of an object."""


def button(
    id: str,
    about: str,
    value: str,
    opened: Iterable[tuple[str, str]],
    *,
    whole: bool = False,
    margin: str = "",
    credit: str | None = None,
) -> Markup:
    """A figure that opens what stands behind it.

    Args:
        about: what the figure is of, in words.
        value: the figure; a whole one stays on one line.
        opened: names and words for what stands behind it.
        margin: what follows the figure, on one line too.
        credit: the citation of its source.
    """
    start = '<span class="m">' if whole else "<span>"
    aside = f' <span class="m">{_words(margin)}</span>' if margin else ""
    told = "".join(f"<dt>{_words(name)}</dt><dd>{_words(text)}</dd>" for name, text in opened)
    cited = _credit(credit) if credit else ""
    title = _words(about)
    return Markup(
        f'<button type="button" class="figure" popovertarget="{id}" aria-haspopup="dialog">'
        f"{start}{_words(value)}</span>{aside}</button>\n"
        f'<div popover class="evidence" id="{id}" role="dialog" aria-label="{title}">\n'
        f"<h4>{title}</h4>\n<dl>{told}</dl>\n{cited}</div>"
    )


def _contents(cell: Cell, unit: Unit, about: str, confidence: float) -> str:
    # two ends that read the same are said once
    alike = len({display(answer, unit) for answer in cell.answers}) == 1
    answers = cell.answers[:1] if alike else cell.answers
    to = f" {_words(say_in('between the ends of a range', 'to'))} "
    figures = (
        _figure(answer, unit, about, confidence, f"{_ID}-{at}") for at, answer in enumerate(answers)
    )
    weak = f' <span class="weak">{_words(say("(weak)"))}</span>' if cell.weak else ""
    return _entries(answers, unit) + to.join(figures) + weak


def _figure(answer: Answer, unit: Unit, about: str, confidence: float, id: str) -> str:
    listed = bool(answer.items) and answer.estimate.category is None
    words = say("Where this is from") if listed else display(answer, unit)
    if answer.release is None and answer.estimate.value is None:
        return str(_words(words))
    opened = evidence(answer, unit, confidence)
    credit = citation(answer)
    if listed or not answer.estimate.known or answer.estimate.category is not None:
        return button(id, about, words, opened, credit=credit)
    value, found, margin = words.partition(" ± ")
    margin = f"{found.lstrip()}{margin}"
    return button(id, about, value, opened, whole=True, margin=margin, credit=credit)


def _entries(answers: Sequence[Answer], unit: Unit) -> str:
    """The entries of a list, each with its figure."""
    first = answers[0]
    if first.estimate.category is not None or not first.items:
        return ""
    told = []
    for item in first.items:
        value = item.estimate.value
        bare = value is None or unit is Unit.NAME
        amount = "" if bare or value is None else f" <span>{_words(figure(value, unit))}</span>"
        told.append(f"<li><span>{_words(translated(item.name))}</span>{amount}</li>")
    return f'<ul class="items">{"".join(told)}</ul>\n'


def _credit(citation: str) -> str:
    label = _words(say("Citation, to copy"))
    return f'<p class="cite"><span>{label}</span><q>{_words(citation)}</q></p>\n'


@lru_cache(maxsize=16_384)
def _words(text: str) -> Markup:
    return escape(tied(text))
