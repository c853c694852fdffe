"""Names of employers: which spellings are one employer."""

from __future__ import annotations

import re
import unicodedata

LEGAL_FORMS = frozenset(
    (
        *("ag", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated"),
        *("limited", "llc", "llp", "lp", "ltd", "na", "nv", "plc", "pllc", "pte", "pvt", "sa"),
    )
)
"""Words at the end of a name that say what an employer is in law, not which."""
_INITIAL = re.compile(r"\b([^\W\d_])\.")
_DROPPED = re.compile(r"['’`´]")
_WORD = re.compile(r"[^\W_]+")


def employer_key(name: str) -> str:
    """What spellings of one employer share: lower case, no accents, marks or legal forms.

    Points after initials and apostrophes go, `&` is `and`, other marks part words, and words
    of `LEGAL_FORMS` go from the end, with an `and` before them. A name of nothing but these
    keeps its words.

    >>> employer_key("Amazon.com, Inc."), employer_key("AMAZON.COM INC")
    ('amazon com', 'amazon com')
    >>> employer_key("J.P. Morgan & Co. L.L.C."), employer_key("The Limited")
    ('jp morgan', 'the limited')
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    plain = _DROPPED.sub("", _INITIAL.sub(r"\1", plain)).replace("&", " and ")
    words = _WORD.findall(plain)
    kept = len(words)
    while kept and words[kept - 1] in LEGAL_FORMS:
        kept -= 1
    if 0 < kept < len(words) and words[kept - 1] == "and":
        kept -= 1
    named = words[:kept]
    return " ".join(words if named in ([], ["the"]) else named)


def employer_slug(name: str) -> str:
    """The last part of the address of an employer's page: the same for all its spellings.

    >>> employer_slug("J.P. Morgan & Co. L.L.C.")
    'jp-morgan'
    """
    return employer_key(name).replace(" ", "-")
