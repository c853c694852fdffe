"""How the figures of every page are made, in plain words, with examples of the snapshot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from metier.document.nodes import Block, Data, Document, Heading, Paragraph, Role, Span
from metier.model.comparison import CLEAR, Comparison, Row, Verdict
from metier.words import join, later, mid_sentence, say

Example = Callable[[Comparison], str]
"""A sentence of a comparison; empty where it has none."""
_WITHOUT = re.compile(r"United States without (.+)$")


@dataclass(frozen=True, slots=True)
class Section:
    """One question and its answer.

    Attributes:
        examples: what shows it in a comparison.
    """

    title: str
    text: str
    examples: tuple[Example, ...] = ()


def _rows(comparison: Comparison, verdicts: Iterable[Verdict]) -> Iterable[Row]:
    wanted = frozenset(verdicts)
    return (r for r in comparison.rows if r.primary and r.verdict in wanted and r.sentence)


def _within(row: Row) -> bool:
    """Whether the gap is no larger than its margin."""
    gap = row.gap
    return gap is not None and gap.margin is not None and abs(gap.value) <= gap.margin


def _first(*verdicts: Verdict, within: bool | None = None) -> Example:
    """The sentence of the first row with one of the verdicts.

    Args:
        within: whether its gap is within its margin; None for either.
    """

    def example(comparison: Comparison) -> str:
        rows = _rows(comparison, verdicts)
        return next((r.sentence for r in rows if within in (None, _within(r))), "")

    return example


def _reading(comparison: Comparison) -> str:
    career = comparison.careers[0]
    candidates = career.coding.candidates
    if not candidates:
        return ""
    return say(
        "“{title}” is read as {occupation} with a probability of {chance} %.",
        title=career.title,
        occupation=mid_sentence(candidates[0].occupation_title),
        chance=f"{100 * candidates[0].probability:.0f}",
    )


def _lacking(comparison: Comparison) -> str:
    facts = (answer.fact for row in comparison.rows for answer in row.answers)
    found = (_WITHOUT.search(fact.slice.universe) for fact in facts if fact)
    places = sorted({match[1] for match in found if match})
    if not places:
        return ""
    return say(
        "The person records of this snapshot lack {places}; shares, ages and hours are those of "
        "the other states.",
        places=join(places),
    )


_SECTIONS = (
    Section(
        later("Where does a figure come from?"),
        later(
            "From a file of a publisher, or from counting records of people. Each keeps its "
            "source: on a comparison every number opens to show the publication, the file, the "
            "row and the column, with a citation to copy."
        ),
    ),
    Section(
        later("How is a title read?"),
        later(
            "Official figures are about some 830 occupations, not about titles. A title is looked "
            "up in official lists of titles, and else read by a program that learned from them. "
            "Each occupation it may mean gets a probability; the likeliest is taken and the "
            "others are offered. Two titles of one occupation have the same official figures."
        ),
        (_reading,),
    ),
    Section(
        later("What does ± mean?"),
        later(
            "A survey asks some people and not all, so another sample would give a slightly "
            "different figure. ± is the margin for that chance: nine times in ten, the range from "
            "the figure less the margin to the figure plus the margin holds what asking everybody "
            "would give. It covers chance alone, not wrong answers. A figure without ± has no "
            "published error, and none is made up. One from fewer than 30 people is marked weak."
        ),
        (_first(*CLEAR),),
    ),
    Section(
        later("When is one figure called higher?"),
        later(
            "Only figures of the same place, year, kind and group of people are compared. One is "
            "called higher if chance alone would rarely make so large a gap. No clear difference "
            "does not mean equal: it means that these samples cannot tell. About the same is "
            "said of pay whose gap is at most 5 %, margin included. Not tested means that an error "
            "is missing."
        ),
        (_first(Verdict.NO_CLEAR_DIFFERENCE, within=True), _first(Verdict.NOT_TESTED)),
    ),
    Section(
        later("Why is a gap larger than its margin sometimes not clear?"),
        later(
            "A page tests many gaps at once, and among many some look large by chance. So all are "
            "tested together: of those called real, at most one in ten is expected to be chance "
            "(the rule of Benjamini and Hochberg)."
        ),
        (_first(Verdict.NO_CLEAR_DIFFERENCE, within=False),),
    ),
    Section(
        later("Why do some figures not exist?"),
        later(
            "The publisher withholds a figure about too few people or firms, gives only a bound "
            "for the highest pay, or does not ask at all. The page then says why. No figure is "
            "guessed, and one taken from a wider occupation is marked as inherited."
        ),
        (_first(Verdict.CANNOT_TELL),),
    ),
    Section(
        later("Who is counted?"),
        later(
            "Pay and jobs come from a survey of employers: jobs where the work is, without the "
            "self-employed. Age, sex, origin, schooling and hours come from surveys of people, "
            "where they live. They are shares and say nothing about causes."
        ),
        (_lacking,),
    ),
    Section(
        later("What is pay like for like?"),
        later(
            "Careers differ in who works in them. Pay like for like compares workers of the same "
            "age, schooling, hours, place and sex, by one regression over a survey of workers."
        ),
    ),
    Section(
        later("What is done with records of people?"),
        later(
            "Records that a host adds (profiles, postings, reviews, filed pay) are counted, and "
            "profiles are not kept. No figure about fewer than 10 people is shown, nor one from "
            "which such a figure could be worked out."
        ),
    ),
    Section(
        later("How do own records enter a figure?"),
        later(
            "They are no random sample. They are weighted so that age, sex and other known shares "
            "agree with official ones. A title's own average is then drawn toward its "
            "occupation's official one: the fewer records, the more. Such a figure is called "
            "blended, and its ± counts both sources."
        ),
    ),
)


def methods_document(snapshot: str, shown: Comparison | None = None) -> Document:
    """The methods in short, section by section.

    Args:
        shown: a comparison whose sentences are the examples; None for none.
    """
    blocks: list[Block] = []
    told: list[Mapping[str, object]] = []
    for section in _SECTIONS:
        title, text = say(section.title), say(section.text)
        anchor = re.sub("[^a-z]+", "-", section.title.lower()).strip("-")
        each = [example(shown) for example in section.examples] if shown else []
        examples = [example for example in each if example]
        blocks += [Heading(title, anchor), Paragraph((Span(text),))]
        blocks += [
            Paragraph((Span(say("For example: {sentence}", sentence=one)),), Role.READING)
            for one in examples
        ]
        told.append({"title": title, "text": text, "examples": examples})
    sources = Span(say("The publications and their periods"), href="/sources")
    blocks.append(
        Paragraph((sources, Span(". "), Span(say("Snapshot {id}.", id=snapshot))), Role.METHOD)
    )
    careers = [
        {"canonical_title": career.title, "occupation_title": career.occupation_title}
        for career in (shown.careers if shown else ())
    ]
    data: Data = {
        "schema": "metier/methods/1",
        "snapshot": snapshot,
        "sections": told,
        "careers": careers,
    }
    summary = say("How titles are read, figures compared and margins computed.")
    return Document("methods", say("Methods"), summary, tuple(blocks), data)
