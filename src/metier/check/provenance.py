"""Rules about the page as a whole: where its figures come from, and whether they repeat."""

from __future__ import annotations

from metier.check.page import Page, line
from metier.check.rule import Found, Rule, digits, label
from metier.model.claim import ClaimKind
from metier.model.fact import Fact
from metier.words import join, later, say

_NEEDED = {
    ClaimKind.SOURCE: later("no source"),
    ClaimKind.PERIOD: later("no year"),
    ClaimKind.SAMPLE: later("no number of people"),
}


def _nothing_said(page: Page) -> Found:
    missing = [say(words) for kind, words in _NEEDED.items() if not page.claimed(kind)]
    if missing and page.facts:
        said = say(
            "Not one of the page's {n} figures carries its origin: {missing} is named anywhere.",
            n=len(page.facts),
            missing=join(missing),
        )
        yield said, ()


def _said(fact: Fact) -> str:
    parts = [fact.estimate.category or ""]
    if fact.estimate.value is not None:
        parts.append(digits(fact.estimate.value))
    return " ".join(part for part in parts if part)


def _repeated(page: Page) -> Found:
    groups: dict[tuple[str | None, str, str | None], list[Fact]] = {}
    for title in page.titles:
        for measure_id in dict.fromkeys(fact.measure for fact in page.facts):
            for fact in page.all(title, measure_id):
                groups.setdefault((title, measure_id, fact.slice.group), []).append(fact)
    for (name, measure_id, group), facts in groups.items():
        said = dict.fromkeys(map(_said, facts))
        if len(said) > 1:
            named = f"{label(measure_id)} ({group})" if group else label(measure_id)
            text = say(
                "{title}: {measure} is given as {figures} ({where}).",
                title=name,
                measure=named,
                figures=join(list(said)),
                where=line(*facts),
            )
            yield text, (measure_id,)


RULES: tuple[Rule[Page], ...] = (
    Rule(
        "no-sample-size",
        later(
            "The page does not say where its figures come from, of which year, or how many people "
            "they rest on."
        ),
        "no line with a source, no year, or no number of people in the text",
        _nothing_said,
    ),
    Rule(
        "repeated-rows-disagree",
        later("A row that the page repeats says something else."),
        "two figures of one title, measure and group differ",
        _repeated,
    ),
)
