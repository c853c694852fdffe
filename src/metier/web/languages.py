"""The language of a page, which its address alone remembers, and links that keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from metier.web.asked import Asked, Parameter, address
from metier.words.language import ENGLISH, LANGUAGES, language

LANGUAGE = Parameter(
    "lang", "Of labels and sentences: `en` or `es`; names and keys of data stay English.", ENGLISH
)
"""What an address says its language in; no header and no cookie is read."""

NAMES: Mapping[str, str] = {"en": "English", "es": "Español"}
"""What each language calls itself."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A page in one of the languages.

    Attributes:
        tag: of the language.
        name: what it calls itself.
        address: of the page in it.
    """

    tag: str
    name: str
    address: str


def tongues(path: str, asked: Asked) -> tuple[Tongue, ...]:
    """The same page in every language."""
    others = {name: each for name, each in asked.values.items() if name != LANGUAGE.name}
    found = []
    for tag in LANGUAGES:
        values = others if tag == ENGLISH else {**others, LANGUAGE.name: (tag,)}
        found.append(Tongue(tag, NAMES[tag], address(path, Asked("", values))))
    return tuple(found)


def at(href: str) -> str:
    """An address of the site as a page in the language in force links to it.

    >>> from metier.words.language import speaking
    >>> with speaking("es"):
    ...     at("/careers"), at("?as=43-3011"), at("/career/teller?lang=es")
    ('/careers?lang=es', '?as=43-3011&lang=es', '/career/teller?lang=es')
    """
    tag = language()
    if tag == ENGLISH or LANGUAGE.name in dict(parse_qsl(urlsplit(href).query)):
        return href
    return f"{href}{'&' if '?' in href else '?'}{LANGUAGE.name}={tag}"


def tag_of(pairs: Mapping[str, str]) -> str:
    """The language that a query asks for; English where it is none that there is."""
    tag = pairs.get(LANGUAGE.name, ENGLISH)
    return tag if tag in LANGUAGES else ENGLISH
