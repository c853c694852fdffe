"""Articles and plurals of the nouns that careers are called by."""

from __future__ import annotations

import re
from collections.abc import Callable

from metier.words.vocabulary import IRREGULAR, NOT_MEN, NOT_PLURAL, ROMAN, SPOKEN, UNCHANGED

_HEAD = re.compile(r"(, | \(| (?:of|for|in|at|to|with|on|under|by)\b)")
_VOWEL_SOUND = re.compile(r"(?:hour|heir|honest|honou?r|8|11\b|18\b|[aeio]|u)")
_CONSONANT_SOUND = re.compile(
    r"(?:eu|ewe|one\b|once|uni(?!n[^i]|m[^i])|us(?:a|e|i(?!d)|u)|ut[ei]|ur[aeio]|ubi|uk\b|u\.)"
)
_AN_LETTERS = frozenset("AEFHILMNORSX8")


def article(noun: str) -> str:
    """`a` or `an`, by the sound of the first word.

    >>> [article(w) for w in ("hour", "user", "RN", "X-ray technician", "European", "clerk")]
    ['an', 'a', 'an', 'an', 'a', 'a']
    """
    first = re.split(r"[\s/-]", noun.strip(), maxsplit=1)[0]
    spelled = first.isupper() and first not in SPOKEN and (len(first) <= 4 or "." in first)
    if spelled and not first[0].isdigit():
        return "an" if first[0] in _AN_LETTERS else "a"
    low = first.lower()
    if _CONSONANT_SOUND.match(low):
        return "a"
    return "an" if _VOWEL_SOUND.match(low) else "a"


def plural(noun: str) -> str:
    """More than one; a noun that is plural stays as it is.

    >>> [plural(n) for n in ("loan clerk", "secretary", "chief of police", "salesman", "RN")]
    ['loan clerks', 'secretaries', 'chiefs of police', 'salesmen', 'RNs']
    >>> plural("bill and account collectors"), plural("engineer II")
    ('bill and account collectors', 'engineers II')
    """
    return _on_head(noun, _plural_word)


def singular(noun: str) -> str:
    """One of them; a noun that is singular stays as it is.

    >>> [singular(n) for n in ("loan clerks", "secretaries", "chiefs of police", "coaches", "boss")]
    ['loan clerk', 'secretary', 'chief of police', 'coach', 'boss']
    """
    return _on_head(noun, _singular_word)


def _on_head(noun: str, change: Callable[[str], str]) -> str:
    """Apply a change to the word that carries the number of a noun phrase."""
    cut = _HEAD.search(noun)
    head, rest = (noun[: cut.start()], noun[cut.start() :]) if cut else (noun, "")
    words = head.split(" ")
    place = len(words) - 1
    while place > 0 and (words[place] in ROMAN or words[place].isdigit()):
        place -= 1
    words[place] = change(words[place])
    return " ".join(words) + rest


def _plural_word(word: str) -> str:
    low = word.lower()
    if not word or low in UNCHANGED or low.endswith(tuple(IRREGULAR.values())) or _men(low):
        return word
    for one, many in IRREGULAR.items():
        if low.endswith(one):
            return word[: len(word) - len(one)] + many
    if low.endswith("man") and not low.endswith(NOT_MEN):
        return word[:-2] + "en"
    if word.isupper():
        return word + "s"
    if re.search(r"(?<![sui])s$", low):
        return word
    if re.search(r"[^aeiou]y$", low):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", low) else "s")


def _singular_word(word: str) -> str:
    low = word.lower()
    if _men(low):
        return word[:-2] + "an"
    for one, many in IRREGULAR.items():
        if low.endswith(many):
            return word[: len(word) - len(many)] + one
    if low in UNCHANGED or not re.search(r"(?<![sui])s$", low):
        return word
    if re.search(r"[^aeiou]ies$", low) and len(low) > 4:
        return word[:-3] + "y"
    return word[:-2] if re.search(r"(?:ss|x|z|ch|sh)es$", low) else word[:-1]


def _men(word: str) -> bool:
    return word.endswith("men") and not word.endswith(NOT_PLURAL)
