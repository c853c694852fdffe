"""Job titles in sentence case, with acronyms and proper names kept whole."""

from __future__ import annotations

import re
from functools import lru_cache

from metier.words.vocabulary import ACRONYMS, NAMES, ROMAN, WORDS_TOO

_JOINING = frozenset({"and", "at", "by", "for", "in", "of", "on", "the", "to"})
_STEM = re.compile(r"^([^\w]*)(.*?)([^\w+#]*)$")


@lru_cache(maxsize=8_192)
def sentence_case(title: str) -> str:
    """A title with a capital at its beginning only; acronyms and proper names keep theirs.

    >>> sentence_case("Loan Servicing Specialist"), sentence_case("REGISTERED NURSE (RN)")
    ('Loan servicing specialist', 'Registered nurse (RN)')
    >>> [sentence_case(t) for t in ("it manager", "X-Ray Technician", "cnc operator")]
    ['IT manager', 'X-ray technician', 'CNC operator']
    """
    text = " ".join(title_words(title))
    return text[:1].upper() + text[1:] if text and not _keeps_case(text.split()[0]) else text


@lru_cache(maxsize=8_192)
def mid_sentence(title: str) -> str:
    """A title as it stands inside a sentence.

    >>> mid_sentence("Loan Servicing Specialist"), mid_sentence("RN"), mid_sentence("X-Ray Tech")
    ('loan servicing specialist', 'RN', 'X-ray tech')
    """
    return " ".join(title_words(title))


def title_words(title: str) -> list[str]:
    """The words of a title, each in the case it has inside a sentence."""
    shouted = title.upper() == title
    return [_word(word, shouted=shouted) for word in title.split()]


def unshouted(name: str) -> str:
    """The name of a company or body in capitals as it is written elsewhere; others stay.

    Words of up to three letters may be acronyms, and keep their capitals unless they join others.

    >>> unshouted("DEPT OF DESIGN & CONSTRUCTION"), unshouted("BSN SPORTS")
    ('Dept of Design & Construction', 'BSN Sports')
    >>> unshouted("IBM"), unshouted("NTT DATA Services"), unshouted("ORACLE")
    ('IBM', 'NTT DATA Services', 'ORACLE')
    """
    words = name.split()
    if len(words) < 2 or name != name.upper():
        return name
    return " ".join(
        word.lower() if at and word.lower() in _JOINING else _named(word)
        for at, word in enumerate(words)
    )


def _named(word: str) -> str:
    return word if len(word) < 4 or word.upper() in ACRONYMS else word.capitalize()


def _word(word: str, *, shouted: bool) -> str:
    """One word in the case of running text; parts around / and - are words of their own."""
    matched = _STEM.match(word)
    before, core, after = matched.groups() if matched else ("", word, "")
    if core.lower() in NAMES:
        return before + NAMES[core.lower()] + after
    if core.upper() in ACRONYMS and (core.upper() not in WORDS_TOO or core.isupper()):
        return before + core.upper() + after
    parts = re.split(r"([/-])", core)
    if len(parts) > 1:
        return before + "".join(_word(part, shouted=shouted) for part in parts) + after
    if core in ROMAN or (len(core) == 1 and core.isupper() and core not in "AI"):
        return before + core + after
    if len(core) == 1 and core == "A" and not shouted:
        return before + core + after
    if not shouted and (_inner_capital(core) or (core.isupper() and len(core) <= 5)):
        return before + core + after
    return before + core.lower() + after


def _inner_capital(word: str) -> bool:
    """Whether a capital stands after the first letter of a word that is not all capitals."""
    return not word.isupper() and any(letter.isupper() for letter in word[1:])


def _keeps_case(word: str) -> bool:
    """Whether a word begins small on purpose, as iOS does."""
    return word[:1].islower() and _inner_capital(word)
