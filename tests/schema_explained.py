"""The keys of what `metier explain` and `metier info` print, each with its meaning."""

from __future__ import annotations

from collections.abc import Mapping

_RELEASE: Mapping[str, str] = {
    "address": "publication, edition and part",
    "title": "of the publication",
    "publisher": "its publisher",
    "period": "starts with the year",
    "file": "that was read",
    "sha256": "of the file",
    "url": "official page",
    "licence": "in words",
    "basis": "survey, model, expert, observed or unsourced",
}

_FACT: Mapping[str, str] = {
    "measure": "id",
    "unit": "of its value",
    "occupation": "the file's own code, with its system and edition",
    "title": "of records: the canonical title; null for a figure of an occupation",
    "group": "level of a distribution; null otherwise",
    "place": "as in cells",
    "period": "starts with the year",
    "universe": "who is counted, in words",
    "industry": "a NAICS sector; null for all",
    "employer": "a name; null for all",
    "value": "in its unit; null if none",
    "category": "of a measure that is a name",
    "standard_error": "null if unknown",
    "n": "rows or people counted; null where it is printed without",
    "status": "as in cells",
    "method": "`published`, or how it was computed from the rows",
    "source": "the address of its release",
    "sheet": "of the cell, or the file within a folder; null for a computed fact",
    "column": "the publisher's name of the column",
    "row": "counted from 1 at the top of the sheet",
    "record": "counted from 1 below the header",
}

_FIGURE: Mapping[str, str] = {
    "label": "with its universe",
    "title": "of its career",
    "occupation": "SOC 2018 code of its career",
    "inherited_from": "the code whose figure it is, if not the career's own",
    "group": "level of a distribution; null otherwise",
    "unit": "of its values",
    "value": "null where there is none",
    "category": "the answer of a measure that is a name",
    "items": "names of the entries of a list",
    "standard_error": "in the unit of `value`; null if unknown",
    "margin": "half the width of the interval; null if unknown",
    "n": "people, establishments or records behind it; null if unknown",
    "status": "as in cells",
    "reason": "why there is no figure; null where there is one",
    "formula": "with the numbers put in; null where it is printed as it is",
    "source": "the address of the release that leads; null if there is none",
    "computed": "whether it is worked out from facts rather than being one",
    "facts": "what it comes from: the fact itself, all that it is computed from, or the entries "
    "of a list",
    **{f"facts[].{key}": words for key, words in _FACT.items()},
    "trace": "names and values as the text form has them",
}

EXPLAINED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "explain": (
        "`metier explain`",
        {
            "schema": "`metier/explanation/1`",
            "snapshot": "id",
            "confidence": "of margins",
            "title": "of the first career, in sentence case",
            "occupation": "SOC 2018 code of the first career",
            "measure": "id",
            "figures": "of each source, the leading one first; with `--against` of each of the two",
            **{f"figures[].{key}": words for key, words in _FIGURE.items()},
            "differences": "with `--against`: one for each pair of figures that is a quantity",
            "differences[].label": "of the row",
            "differences[].figures": "where the two stand among `figures`, from 0",
            "differences[].value": "first minus second; null if none",
            "differences[].margin": "null where it is not known",
            "differences[].verdict": "see [Statuses](statuses.md)",
            "differences[].formula": "with the numbers put in",
            "differences[].trace": "names and values as the text form has them: margin, test, what "
            "was tested together",
            "releases": "the files behind all of it, as `metier info` has them",
            **{f"releases[].{key}": words for key, words in _RELEASE.items()},
        },
    ),
    "info": (
        "`metier info`",
        {
            "schema": "`metier/info/1`",
            "snapshot": "id",
            "counts": "rows by table",
            "releases": "in order of address",
            **{f"releases[].{key}": words for key, words in _RELEASE.items()},
        },
    ),
}
"""By what prints it: the heading, and its keys."""
