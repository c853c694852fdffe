"""How the figures of every page are made, as a page."""

from __future__ import annotations

import re

from metier.document.nodes import Block, Data, Document, Heading, Paragraph, Role, Span
from metier.words import later, say

_SECTIONS = (
    (
        later("Where a figure comes from"),
        later(
            "Every figure stands in a file of a publisher, or is counted from person records, and "
            "keeps its way: the publication with its period, the file, the sheet, the row and the "
            "column. On a comparison each number opens to show it, with a citation to copy."
        ),
    ),
    (
        later("What a title is read as"),
        later(
            "Official figures are about occupations of the Standard Occupational Classification, "
            "not about titles. A title is looked up in the lists of the classification and of "
            "O*NET, and else read by a classifier; each occupation it may mean has a probability. "
            "The likeliest is taken, the others are offered. A figure that is the occupation's "
            "and not the title's own is called inherited."
        ),
    ),
    (
        later("Margins"),
        later(
            "± is the margin of sampling error at 90 % confidence, unless a page says another. It "
            "comes from the publisher's standard error, or from the replicate weights of a "
            "survey, or from the households of a sample as clusters. Where no error is published "
            "none is made up. Figures from fewer than 30 people are marked weak."
        ),
    ),
    (
        later("Verdicts"),
        later(
            "Two figures are compared only where place, period, universe and kind (average or "
            "median) agree. Higher and lower are results of a test of the difference; no clear "
            "difference means that chance alone may explain it; not tested, that an error is "
            "missing. On each page the tests are taken together and the share of false ones among "
            "those called real is held to the level (Benjamini and Hochberg)."
        ),
    ),
    (
        later("What is absent"),
        later(
            "Withheld by the publisher, top-coded, not published, no public source, needs own "
            "records: each is said in words. No figure is invented, and none is carried over from "
            "another occupation without saying so."
        ),
    ),
    (
        later("Pay"),
        later(
            "Averages, medians and percentiles of wages are those of the Occupational Employment "
            "and Wage Statistics. The chance that one worker is paid more than another is "
            "computed from both published distributions. Pay like for like holds age, schooling, "
            "hours, place and sex equal in one regression over the workers of the American "
            "Community Survey."
        ),
    ),
    (
        later("People and schooling"),
        later(
            "Age, sex, origin, schooling and majors are shares of people counted in surveys. They "
            "are shares, never causes."
        ),
    ),
    (
        later("Best-paying places"),
        later("The leader is named together with all places that cannot be told apart from it."),
    ),
    (
        later("Postings, companies and own records"),
        later(
            "Records are no random sample. They are weighted to official margins where they carry "
            "the columns, figures from fewer than 10 people are never shown, and a title's own "
            "pay is blended with its occupation's according to how well each is known."
        ),
    ),
)


def methods_document(snapshot: str) -> Document:
    """The methods in short, section by section."""
    blocks: list[Block] = []
    for title, text in _SECTIONS:
        anchor = re.sub("[^a-z]+", "-", title.lower())
        blocks += [Heading(say(title), anchor), Paragraph((Span(say(text)),))]
    blocks.append(Paragraph((Span(say("Snapshot {id}.", id=snapshot)),), Role.METHOD))
    data: Data = {
        "schema": "metier/methods/1",
        "snapshot": snapshot,
        "sections": [{"title": say(title), "text": say(text)} for title, text in _SECTIONS],
    }
    summary = say("How titles are read, figures compared and margins computed.")
    return Document("methods", say("Methods"), summary, tuple(blocks), data)
