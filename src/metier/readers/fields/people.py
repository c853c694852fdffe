"""Words about people: sex, race, schooling, yes or no, as groups of the catalogue of measures.

People describe themselves in many words. Those that are no group (`nonbinary`, `prefer not to
say`) leave the field missing; they are never an error and never made into another group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from metier.readers.fields.values import Unstated

_SEXES = {
    **dict.fromkeys(("female", "f", "woman"), "female"),
    **dict.fromkeys(("male", "m", "man"), "male"),
}
_YES = {
    **dict.fromkeys(("yes", "y", "true", "1"), True),
    **dict.fromkeys(("no", "n", "false", "0"), False),
}

_RACES: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (group, re.compile(pattern))
    for group, pattern in (
        ("hispanic", r"(?<!not )(?<!non )\b(?:hispanic|latin[oax]?)\b"),
        ("two or more", r"\b(?:two or more|multi ?racial|mixed|biracial|more than one)\b"),
        ("pacific islander", r"\b(?:pacific islander|native hawaiian|hawaiian)\b"),
        ("american indian", r"\b(?:american indian|alaska native|native american)\b"),
        ("black", r"\b(?:black|african american)\b"),
        ("asian", r"\basian\b"),
        ("white", r"\b(?:white|caucasian)\b"),
        ("other", r"^(?:some )?other(?: race)?$"),
    )
)
"""The first that is found; whoever is Hispanic is of no other group."""

_SCHOOLING: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (group, re.compile(pattern))
    for group, pattern in (
        (
            "less than high school",
            r"less than high school|some high school|no (?:high school )?diploma|no schooling"
            r"|(?:grade|primary|elementary|middle) school",
        ),
        ("some college", r"some (?:college|university)|no (?:college )?degree|without degree"),
        (
            "doctoral or professional",
            r"\b(?:doctor\w*|phd|dphil|edd|md|jd|juris|dds|dmd|dvm|pharmd|dnp|dpt|psyd)\b"
            r"|\bprofessional degree\b",
        ),
        (
            "master's",
            r"\bmasters?\b|\b(?:mba|ms|msc|ma|med|meng|mph|msw|mfa|mpa|mphil|llm|mtech)\b",
        ),
        (
            "bachelor's",
            r"\bbachelors?\b|\bbaccalaureate\b"
            r"|\b(?:bs|ba|bsc|beng|btech|bba|bfa|bsn|bed|bcom|llb)\b",
        ),
        ("associate's", r"\bassociates?\b|\b(?:aa|as|aas)\b"),
        (
            "high school",
            r"\bhigh school\b|\bged\b|\bhs\b|(?<!post )\bsecondary school\b",
        ),
    )
)
"""In the order in which they are looked for: `some high school` is no `high school`."""

_SHORT = re.compile(r"\.|['’]s?\b|['’]")


def sex(text: str) -> object:
    """`female`, `male`, or unstated.

    >>> sex("F"), sex("Woman"), sex("nonbinary").reason
    ('female', 'female', 'sex not stated as female or male')
    """
    return _SEXES.get(text.lower(), Unstated("sex not stated as female or male"))


def race(text: str) -> object:
    """A group of `race.share`, or unstated.

    >>> race("Black or African American"), race("White, not Hispanic or Latino")
    ('black', 'white')
    """
    folded = " ".join(re.sub(r"[^a-z]+", " ", text.lower()).split())
    folded = re.sub(r"(?:not|non) hispanic(?: or latin\w*)?", "", folded)
    groups = [group for group, pattern in _RACES if pattern.search(folded.strip())]
    if groups[:1] in (["hispanic"], ["two or more"]) or len(groups) == 1:
        return groups[0]
    return "two or more" if groups else Unstated("race of no group of the statistics")


def schooling(text: str) -> object:
    """The group of `education.share` that a degree belongs to, or unstated.

    >>> schooling("B.Sc. in Computer Science"), schooling("Ph.D."), schooling("MBA")
    ("bachelor's", 'doctoral or professional', "master's")
    """
    folded = " ".join(re.sub(r"[^a-z]+", " ", _SHORT.sub("", text.lower())).split())
    for group, pattern in _SCHOOLING:
        if pattern.search(folded):
            return group
    return Unstated("degree of no known level")


def yes(text: str) -> object:
    """Whether a text says yes, or unstated."""
    return _YES.get(text.lower(), Unstated("neither yes nor no"))
