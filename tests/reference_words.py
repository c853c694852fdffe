"""What the source cannot say of itself: headings, flags and marks in words."""

from __future__ import annotations

from collections.abc import Mapping

HEADINGS: Mapping[str, tuple[str, str]] = {
    "commands": (
        "Commands",
        "The document goes to standard output, progress and notes to standard error. Exit codes: "
        "0; 1 where the data cannot answer; 2 for wrong usage. Every command has `--help`; "
        "`metier --version` prints the version.",
    ),
    "measures": (
        "Measures",
        "Shares and chances are percentages from 0 to 100. The last column is what a page says "
        "where a snapshot has no figure of the measure.",
    ),
    "rules": (
        "Rules and flags",
        "A rule looks for one contradiction; a flag is one finding of a rule, with the figures, "
        "where they stand, and the arithmetic.",
    ),
    "statuses": (
        "Statuses, verdicts, marks",
        "Absence is a value: a cell without a figure has a status and a reason, never a zero.",
    ),
    "json": (
        "JSON",
        "What `--format json` prints, in UTF-8. A figure that is not there is `null` with a "
        "`reason`; there is no NaN. New keys may come; these do not change their meaning while "
        "the schema keeps its number.",
    ),
    "routes": (
        "Addresses of the site",
        "What `metier serve` answers, all of it read only. Addresses of pages for readers take "
        "`lang` and `snapshot` besides; a suffix picks the form. `/openapi.json` says the same "
        "for programs.",
    ),
    "errors": (
        "Errors",
        "An error is a place, what was expected there, what was found, and a hint. It goes to "
        "standard error; the exit code is 2 for wrong usage and 1 for everything else. The "
        "messages below are those that the tests hold word for word; an id or digest is written "
        "`<digest>`. Behind them stands every error that there is, by its class, with … for what "
        "varies.",
    ),
}

PAGE_FLAGS: Mapping[str, str] = {
    "same-reading": "titles that are read as one occupation: their official figures are the same",
    "ambiguous-title": "a title that could be other occupations, with their probabilities",
    "corrected-title": "a title that the official lists misplace, and why it is read otherwise",
    "own-figures": "titles that records have figures of, and whose the others are",
    "inherited": "titles without official figures of their own, and whose figures stand there",
    "beside-official": "figures of records and of publications side by side, and why they differ",
    "further-records": "records that make no rows of their own, and where their figures are",
    "wider-occupation": "figures that are published only for a group the occupation is part of",
    "specialty": "figures that are ratings of an O*NET specialty of the occupation",
    "national": "measures without a figure for the place asked for, shown for the nation",
    "weak-sample": "figures that rest on fewer than 30 people",
    "top-coded": "figures at or above the highest pay published",
    "sources-opposed": "measures on which two sources, beyond their errors, say the opposite",
    "doubted": "figures that the checks of the build object to, with the sentence of the rule",
    "different-universe": "measures whose sources do not count the same people",
}

CELL_MARKS: Mapping[str, str] = {
    "inherited": "the career was asked for by another title than its occupation's own",
    "wider occupation": "the figure is of a wider code, which `inherited_from` names",
    "specialty": "the figure is of one O*NET specialty of the occupation",
    "national": "a place was asked for; the figure is of the nation",
    "weak": "from fewer than 30 people",
    "top-coded": "a bound: at or above the value",
}
