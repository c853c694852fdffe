"""Footnotes: what a table's figures rest on, each said once and numbered as it comes up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from metier.document.evidence import place_name
from metier.document.nodes import Cell, Note, Notes
from metier.model.comparison import Answer
from metier.words import later, mid_sentence, say, translated, when
from metier.words.kept import kept


class Notebook:
    """Numbers notes in the order in which they are first asked for.

    >>> notebook = Notebook()
    >>> notebook.mark("a"), notebook.mark("b"), notebook.mark("a")
    (1, 2, 1)
    """

    def __init__(self) -> None:
        self._marks: dict[tuple[str, str], int] = {}
        self._said: set[str] = set()

    def mark(self, text: str, url: str = "") -> int:
        """The number of a note; the same note has the same number."""
        return self._marks.setdefault((text, url), len(self._marks) + 1)

    def again(self, reason: str) -> bool:
        """Whether a reason was asked for before; from now on it was.

        >>> notebook = Notebook()
        >>> notebook.again("no published error"), notebook.again("no published error")
        (False, True)
        """
        known = reason in self._said
        self._said.add(reason)
        return known

    @property
    def notes(self) -> Notes:
        """All notes, by number."""
        return Notes(tuple(Note(mark, text, url) for (text, url), mark in self._marks.items()))

    def cells(
        self, answers: Sequence[Sequence[Answer]]
    ) -> tuple[tuple[Cell, ...], tuple[int, ...]]:
        """Cells with the marks that are theirs alone, and the marks all known cells share."""
        marks = [tuple(dict.fromkeys(self._of(several))) for several in answers]
        having = [set(mine) for mine, several in zip(marks, answers, strict=True) if _says(several)]
        shared = set.intersection(*having) if having else set()
        cells = tuple(
            Cell(tuple(several), tuple(mark for mark in mine if mark not in shared))
            for mine, several in zip(marks, answers, strict=True)
        )
        return cells, tuple(sorted(shared))

    def _of(self, answers: Iterable[Answer]) -> Iterable[int]:
        for answer in answers:
            for text, url in _noted(answer):
                yield self.mark(text, url)


def _says(answers: Iterable[Answer]) -> bool:
    return any(answer.release is not None or answer.note for answer in answers)


@kept
def _noted(answer: Answer) -> tuple[tuple[str, str], ...]:
    return tuple(_notes(answer))


def _notes(answer: Answer) -> Iterable[tuple[str, str]]:
    """The notes of one answer: its source, whose figure it is if not its own, its remark."""
    release, fact = answer.release, answer.fact
    if release is not None:
        parts = [f"{release.publisher}, {release.title}, {when(release.period)}"]
        if fact is not None:
            place = place_name(answer)
            # a universe may name the country it is of, and a leader's cell its place
            said = f"{fact.slice.universe} {answer.estimate.category}"
            # the title of records is whom they count
            whom = "" if fact.slice.universe == release.title else translated(fact.slice.universe)
            parts += [whom, "" if place in said else place]
        text = "; ".join(part for part in parts if part)
        yield f"{_capital(text)}.", release.url
    if "wider occupation" in answer.flags and answer.inherited_from is not None:
        title = answer.inherited_title or say("a wider occupation")
        code = answer.inherited_from.value
        message = later("Published only for {group} ({code}) as a whole.")
        if code.lower() == title.lower():  # some tables have names and no codes
            message = later("Published only for {group} as a whole.")
        yield say(message, group=mid_sentence(title), code=code), ""
    # a blend is not the title's own figure alone; other methods are in the figure's details
    if fact is not None and fact.slice.group is None and "blended" in fact.method:
        yield f"{_capital(translated(fact.method))}.", ""
    if answer.note:
        yield _capital(translated(answer.note)).rstrip(".") + ".", ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
