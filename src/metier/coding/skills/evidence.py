"""Whether the words around a phrase show that it names a skill.

`Excel`, `Access`, `Go`, `R`, `design` have other meanings. Where they stand in
a list beside software, or with a capital beside words such as `proficient in`,
they are names; a field of study or work counts where its sentence asks for it.
"""

from __future__ import annotations

import re

from metier.coding.skills.lists import Demand
from metier.coding.skills.phrases import Phrase
from metier.coding.skills.sections import Sections, sentence

_SOFTWARE = re.compile(
    rb"software|proficien|program|application|computer|spreadsheet|microsoft| version| using |"
    rb"experience (?:with|in|using)|knowledge of|skill|familiar| tools? |platform|"
    rb"comfortable|expertise| \d{4} | \d+\.\d"
)
_PROGRAMMING = re.compile(
    rb"programming|language|software| code |coding|develop|python| java |sql |statistic"
)
_ASKING = re.compile(
    rb" (?:experience|knowledge|skill|abilit|proficien|degree|background|familiar|understanding|"
    rb"expertise|requir|prefer|strong|excellent|major|course|concept|demonstrat|competen|"
    rb"bachelor|master|certif|qualif|advanced|fluen|field|endorse|licens|discipline|speak)"
)
_LISTED = re.compile(
    rb"[\s,;/&(|]*[,;/&(|]?[\s]*(?:(?:[\w.+#]+(?: [\w.+#]+)?)[,;/]\s*){0,2}"
    rb"(?:(?:and/or|and|or)\s+)?[\s(]*",
    re.IGNORECASE,
)
_BEFORE_ITEM = (*(bytes([sign]) for sign in b",;/:(|?*-"), b" in", b" of", b" and", b" or")
_AFTER_ITEM = (
    *(bytes([sign]) for sign in b"\n,;/.)|"),
    *(b"and ", b"or ", b"degree", b"major", b"background", b"experience", b"skills", b"prefer"),
    *(b"required", b"is "),
)
"""What stands beside a field that is no part of a longer name."""
_OTHERS = re.compile(rb" (?:students?|learners?|child|children|pupils?|participants|they|their) ")
_BROUGHT_ABOUT = re.compile(
    rb" (?:build|develop|develops|improve|help|foster|fosters|promote|strengthen|stimulate|enhance|"
    rb"encourage|cultivate|cultivating|empower) "
)
_LETTER = re.compile(rb"[A-Z]")
_SEPARATED = re.compile(rb"[,;/&(|]|\b(?:and|or)\b", re.IGNORECASE)
_BEFORE, _AFTER = 45, 30
"""How far words of software may stand from a phrase, in characters."""


def enough(
    raw: bytes, folded: bytes, start: int, end: int, phrase: Phrase, parts: Sections
) -> bool:
    """Whether the text alone shows that a phrase is meant as a name.

    Args:
        raw: the text, one byte for each character, case kept.
        folded: the same folded, one byte later.
        start, end: where the phrase stands in `raw`.
        phrase: with its demand.
        parts: the text's sections.
    """
    demand = phrase.demand
    if demand >= Demand.FIELD:
        if demand is Demand.ITEM and not alone(raw, start, end):
            return False
        if raw[end : end + 1] == b":":
            return False
        if parts.is_asked(start):
            return True
        first, last = sentence(raw, start, end)
        return bool(_ASKING.search(folded, max(first, start - 160), min(last, end + 120) + 1))
    written = raw[start:end]
    if not written[:1].isupper() or shouted(raw, start, end):
        return False
    if demand is Demand.CAPS:
        return written == phrase.spelling or written.isupper()
    if written != phrase.spelling and not phrase.spelling[1:].islower() and len(written) > 1:
        return False
    words = _PROGRAMMING if demand is Demand.LETTER else _SOFTWARE
    first, last = sentence(raw, start, end)
    if not raw[first:start].strip():
        return False
    return bool(words.search(folded, max(first, start - _BEFORE), start + 1)) or bool(
        words.search(folded, end + 1, min(last, end + _AFTER) + 2)
    )


def of_others(folded: bytes, first: int, start: int) -> bool:
    """Whether a skill is what the person is to bring about in others.

    Args:
        folded: the text, folded.
        first: where the sentence starts.
        start: where the skill starts.

    >>> of_others(b" build students critical thinking ", 0, 16)
    True
    >>> of_others(b" teach students with critical thinking ", 0, 21)
    False
    """
    others = _OTHERS.search(folded, max(first, start - 60), start + 1)
    return others is not None and bool(
        _BROUGHT_ABOUT.search(folded, max(first, start - 90), others.start() + 1)
    )


def alone(raw: bytes, start: int, end: int) -> bool:
    """Whether words stand by themselves, as an item or a field, and in no longer name.

    >>> text = b"degree in history, media or change management"
    >>> alone(text, 10, 17), alone(text, 19, 24), alone(text, 35, 45)
    (True, True, False)
    """
    before, after = raw[max(0, start - 6) : start], raw[end : end + 13].lstrip(b" ").lower()
    begun = b"\n" in before or not before.strip() or before.rstrip().endswith(_BEFORE_ITEM)
    return begun and (not after or after.startswith(_AFTER_ITEM))


def shouted(raw: bytes, start: int, end: int) -> bool:
    """Whether the words beside a phrase are in capitals too, so that its own say nothing.

    >>> shouted(b"WE EXCEL IN SERVICE", 3, 8), shouted(b"we use Excel and SAS", 7, 12)
    (True, False)
    """
    around = raw[max(0, start - 15) : start] + raw[end : end + 15]
    return around.isupper() and len(_LETTER.findall(around)) > 3


def listed(raw: bytes, end: int, start: int) -> bool:
    """Whether what ends at `end` and what starts at `start` are items of one list.

    >>> text = b"MS Office (word, access) and Outlook"
    >>> listed(text, 9, 11), listed(text, 15, 17), listed(text, 23, 29)
    (True, True, True)
    >>> listed(b"Excel with access", 5, 11)
    False
    """
    if start - end > 60:
        return False
    gap = raw[end:start]
    tidy = gap.replace(b")", b" ")
    return bool(_LISTED.fullmatch(tidy)) and bool(_SEPARATED.search(tidy))
