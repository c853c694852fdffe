"""The language that words are said in: messages written in English, said as a catalogue has them.

A message is a whole sentence or label in English with named placeholders, and is its own key in
the catalogue of another language (`locale/<language>/LC_MESSAGES/metier.mo`, gettext). English
needs no catalogue. `make words` collects the messages from the source, so each stands there as
a plain string: in a call of `say`, `say_many`, `say_in` or `later`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from metier.errors import UsageError
from metier.words.patterns import PATTERNS

if TYPE_CHECKING:
    from gettext import NullTranslations

ENGLISH = "en"
LANGUAGES = (ENGLISH, "es")
"""Tags of the languages there are; numbers are written as in the United States in all of them."""

LOCALE = Path(__file__).parent / "locale"
LOADED: dict[str, NullTranslations] = {}
"""Catalogues by language, each read when it is first needed."""

_LANGUAGE: ContextVar[str] = ContextVar("language", default=ENGLISH)


def language() -> str:
    """The tag of the language in force.

    >>> language()
    'en'
    """
    return _LANGUAGE.get()


def known_language(tag: str) -> str:
    """The tag, if there is such a language.

    Raises:
        UsageError: there is none.
    """
    if tag not in LANGUAGES:
        raise UsageError("language", f"one of {', '.join(LANGUAGES)}", repr(tag[:40]))
    return tag


@contextmanager
def speaking(tag: str | None) -> Iterator[None]:
    """A language in force for as long as the block runs, in this thread or task only.

    Args:
        tag: one of `LANGUAGES`; None leaves the one in force.

    Raises:
        UsageError: there is no such language.

    >>> with speaking("es"):
    ...     language()
    'es'
    """
    token = _LANGUAGE.set(known_language(tag) if tag is not None else language())
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def say(message: str, /, **values: object) -> str:
    """A message in the language in force, with its values put in.

    Args:
        message: in English; `{name}` is a placeholder, `{{` and `}}` are braces.
        values: by name of placeholder, as they are to be read.

    >>> say("Average pay in {place}", place="Ohio")
    'Average pay in Ohio'
    """
    if (spoken := _LANGUAGE.get()) != ENGLISH:
        message = catalogue(spoken).gettext(message)
    return message.format(**values)


def say_in(context: str, message: str, /, **values: object) -> str:
    """As `say`, of an English message that other languages say differently by context.

    >>> say_in("of a rate", "higher")
    'higher'
    """
    if (spoken := _LANGUAGE.get()) != ENGLISH:
        message = catalogue(spoken).pgettext(context, message)
    return message.format(**values)


def say_many(one: str, many: str, n: int, /, **values: object) -> str:
    """As `say`, in the grammatical number that the language has for n.

    Args:
        one: the message for one.
        many: the message for any other number.
        n: how many; `{n}` in a message is this number, with commas.
        values: of other placeholders.

    >>> say_many("{n} job", "{n} jobs", 1), say_many("{n} job", "{n} jobs", 1200)
    ('1 job', '1,200 jobs')
    """
    if (spoken := _LANGUAGE.get()) != ENGLISH:
        message = catalogue(spoken).ngettext(one, many, n)
    else:
        message = one if n == 1 else many
    return message.format(**{"n": f"{n:,}", **values})


def later(message: str, /) -> str:
    """A message as it is, for the catalogue to have; `say` or `translated` says it in time.

    >>> later("a year")
    'a year'
    """
    return message


def translated(text: str) -> str:
    """A text that data keep in English, in the language in force; as it is where none is known.

    Args:
        text: the message itself, or with figures where one of `PATTERNS` has placeholders, or
            several such with semicolons between them.

    >>> translated("not in this snapshot")
    'not in this snapshot'
    """
    if (spoken := _LANGUAGE.get()) == ENGLISH or not text:
        return text
    if (found := catalogue(spoken).gettext(text)) != text:
        return found
    message, values = _taken_apart(text)
    if values:
        return say(message, **{name: translated(value) for name, value in values})
    return "; ".join(map(translated, text.split("; "))) if "; " in text else text


def catalogue(tag: str) -> NullTranslations:
    """The messages of a language other than English."""
    if tag not in LOADED:
        from gettext import GNUTranslations

        with (LOCALE / tag / "LC_MESSAGES" / "metier.mo").open("rb") as file:
            LOADED[tag] = GNUTranslations(file)
    return LOADED[tag]


@lru_cache(8192)
def _taken_apart(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The message that a text was made from, with its values; the text alone where none is."""
    for message, pattern in _patterns():
        if matched := pattern.fullmatch(text):
            return message, tuple(matched.groupdict().items())
    return text, ()


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((message, _pattern(message)) for message in PATTERNS)


def _pattern(message: str) -> re.Pattern[str]:
    """What a message looks like once its values are put in."""
    parts = re.split(r"\{(\w+)\}", message)
    return re.compile(
        "".join(f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)),
        re.DOTALL,
    )
