"""A language that puts every message in brackets, so that what is no message stands outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gettext import NullTranslations
from html import unescape
from html.parser import HTMLParser

from babel.messages.catalog import Catalog

OPEN, CLOSE = "⟦⟧"
_PLACEHOLDER = re.compile(r"(\{\w+\})")
_INNER = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


class Pseudo(NullTranslations):
    """English with brackets around the words of a message, but not around its values.

    Args:
        messages: of the catalogue; any other text is left as it is.
    """

    def __init__(self, messages: Iterable[str]) -> None:
        super().__init__()
        self._messages = frozenset(messages)

    def gettext(self, message: str) -> str:
        """The message's own words in brackets."""
        if message not in self._messages:
            return message
        parts = _PLACEHOLDER.split(message)
        return "".join(
            part if at % 2 or not part else f"{OPEN}{part}{CLOSE}" for at, part in enumerate(parts)
        )

    def pgettext(self, context: str, message: str) -> str:
        """The same in any context."""
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The same in either number."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def messages_of(catalog: Catalog) -> Iterator[str]:
    """Every message of a catalogue, in each of its numbers."""
    for message in catalog:
        yield from (message.id,) if isinstance(message.id, str) else message.id


def outside(text: str) -> str:
    """What stands in no brackets.

    >>> outside("⟦pay of ⟧clerks⟦ and ⟦⟦more⟧⟧⟧")
    ' clerks '
    """
    while (less := _INNER.sub(" ", text)) != text:
        text = less
    return text


class _Words(HTMLParser):
    """The words of a page, a line for each element and for each attribute that is read out."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = [""]
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in _UNREAD
        if tag not in _WITHIN:
            self.said.append("")
        described = tag == "meta" and ("name", "description") in attrs
        for name, value in attrs:
            if value and (name in _READ_OUT or (described and name == "content")):
                self.said.insert(0, value)

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in _UNREAD
        if tag not in _WITHIN:
            self.said.append("")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.said[-1] += data


def words_of_drawings(html: str) -> list[str]:
    """Every text in the charts of a page, as it is drawn."""
    return [unescape(text) for text in _DRAWN.findall(html)]


_DRAWN = re.compile(r"<text\b[^>]*>([^<]+)</text>")
_UNREAD = ("script", "style", "text")
"""A drawing cuts names that are too long for it; its sentence and its table have them in full."""
_WITHIN = ("strong", "em", "b", "a", "span", "sup")
_READ_OUT = ("aria-label", "title", "placeholder", "alt")


def words_of_page(html: str) -> list[str]:
    """What a reader of a page sees or hears, piece by piece."""
    page = _Words()
    page.feed(html)
    return page.said


def unsaid(texts: Iterable[str], names: Iterable[str]) -> set[str]:
    """Words that stand outside all messages, and are not among the names.

    Args:
        names: of data: occupations, skills, releases, places; and what no language translates.
    """
    known = sorted({name for name in names if len(name) > 1}, key=len, reverse=True)
    named = re.compile("|".join(map(re.escape, known)))
    rest = (outside(named.sub(" ", " ".join(text.split()))) for text in texts)
    return {word for text in rest for word in re.findall(r"[A-Za-z][A-Za-z']+", text)}
