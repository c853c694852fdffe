"""What careers, verdicts and places are called on a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from metier.model.comparison import CLEAR, Answer, Career, Comparison, Row, Verdict
from metier.model.measure import Unit
from metier.words import (
    difference,
    join,
    later,
    mid_sentence,
    per,
    plural,
    say,
    sentence_case,
    translated,
)

_HEAD = re.compile(r", | \(| (?:of|for|in|at|to|with|on|under|by|except)\b")
_TIMES = frozenset({Unit.YEARS, Unit.MONTHS, Unit.MINUTES})
_MORE = frozenset({Unit.JOBS, Unit.OPENINGS, Unit.POSTINGS})


def heads(comparison: Comparison) -> tuple[str, ...]:
    """The head of each column: the occupation, or the title where that tells more.

    The title stands where two careers share an occupation, or where a figure
    is the title's own.
    """
    careers = comparison.careers
    official = [career.occupation_title for career in careers]
    own = [any(_titled(row.answers[at]) for row in comparison.rows) for at in range(len(careers))]
    return tuple(
        sentence_case(career.title if own[at] or official.count(official[at]) > 1 else official[at])
        for at, career in enumerate(careers)
    )


def _titled(answer: Answer) -> bool:
    return answer.fact is not None and answer.fact.title is not None


def tags(careers: Sequence[Career]) -> tuple[str, ...]:
    """A short plural name for each career, distinct from the others'.

    The noun alone where that tells them apart, `clerks` and `collectors`;
    otherwise the occupation; otherwise the title.
    """
    titles = [mid_sentence(plural(career.title)) for career in careers]
    names = [career.short_name or title for career, title in zip(careers, titles, strict=True)]
    nouns = [_HEAD.split(name)[0].rsplit(" ", 1)[-1] for name in names]
    for choice in (nouns, names, titles):
        if len(set(choice)) == len(choice):
            return tuple(choice)
    return tuple(f"{title} ({at})" for at, title in enumerate(titles, 1))


def verdict_words(row: Row, tags: Sequence[str], *, brief: bool = False) -> str:
    """A verdict for the last column of a table; empty where there is nothing to say.

    Args:
        tags: a short name for each career.
        brief: whether the reason was said before.
    """
    if row.verdict is None or len(tags) < 2:
        return ""
    if all(answer.estimate.value is None for answer in row.answers):
        return ""
    if row.verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return translated(row.verdict)
    if row.verdict in CLEAR:
        return _clear(row, tags)
    said = translated(row.verdict)
    if row.why and not brief:
        said = say("{verdict}: {reason}", verdict=said, reason=translated(row.why))
    return "; ".join(part for part in (_apart(row, tags), said) if part)


def _clear(row: Row, tags: Sequence[str]) -> str:
    higher = row.verdict is Verdict.HIGHER
    if len(tags) > 2:
        return say(_AGAINST_REST[_counted(row), higher], career=tags[0])
    career = tags[0] if higher else tags[1]
    if _counted(row):
        return say("{career} more", career=career)
    return say("{career} higher", career=career)


_AGAINST_REST = {
    (True, True): later("{career} more than the others' average"),
    (True, False): later("{career} fewer than the others' average"),
    (False, True): later("{career} higher than the others' average"),
    (False, False): later("{career} lower than the others' average"),
}
"""By whether a row counts, and whether the first career stands above the others."""


def _counted(row: Row) -> bool:
    """Whether a row is about how many, so that it is more and not higher."""
    return row.measure.unit in _MORE or row.measure.id.endswith(".share")


def _apart(row: Row, tags: Sequence[str]) -> str:
    """The size of a gap that was not tested, before the reason for not testing it."""
    if row.verdict is not Verdict.NOT_TESTED or row.gap is None or len(tags) != 2:
        return ""
    size = difference(row.gap.value, row.measure.unit)
    if not re.search("[1-9]", size):
        return say("the same")
    if row.measure.unit in _TIMES:
        size += f" {per(row.measure.unit)}"
    leader = tags[0] if row.gap.value > 0 else tags[1]
    if _counted(row) or row.measure.id.startswith("pay."):
        return say("{career} {gap} more", career=leader, gap=size)
    return say("{career} {gap} higher", career=leader, gap=size)


def aside(label: str, *words: str) -> str:
    """A label with words in brackets after it, in the brackets it ends with if it has some.

    >>> aside("Jobs", "2024", ""), aside("Jobs (with the self-employed)", "nation"), aside("Age")
    ('Jobs (2024)', 'Jobs (with the self-employed; nation)', 'Age')
    """
    told = "; ".join(word for word in words if word)
    if not told:
        return label
    return f"{label[:-1]}; {told})" if label.endswith(")") else f"{label} ({told})"


def page_title(comparison: Comparison) -> str:
    """The titles as asked, joined in a sentence."""
    titles = [career.title for career in comparison.careers]
    text = join([sentence_case(titles[0]), *[mid_sentence(title) for title in titles[1:]]])
    if comparison.place.code == "US":
        return text
    return say("{careers} in {place}", careers=text, place=comparison.place.name)
