"""English names within a page of another language, marked for whatever reads the page aloud.

Source: Web Content Accessibility Guidelines 2.2, success criterion 3.1.2 (language of parts).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from metier.document.english import english_names
from metier.document.nodes import Document
from metier.render.escaping import escaped
from metier.words.language import ENGLISH

_TAGS = re.compile(
    r"""(<(script|style|title|desc|text|option|textarea)\b.*?</\2>|<[^>]*\slang="en"[^>]*>[^<]*|<[^>]*>)""",
    re.DOTALL,
)
"""What holds no running text: tags, and elements (also of drawings) without marks within."""


def with_english(html: str, document: Document) -> str:
    """A document's page with its English names marked, where the page is in another language."""
    if document.language == ENGLISH:
        return html
    return marked(html, english_names(document))


def marked(html: str, names: Iterable[str]) -> str:
    """A page with each of the names in its text marked as English, the longest first.

    Args:
        names: as a reader sees them.

    >>> marked("<title>Clerks</title><p>mayor en clerks</p>", {"clerks"})
    '<title>Clerks</title><p>mayor en <span lang="en">clerks</span></p>'
    """
    known = sorted({str(escaped(name)) for name in names}, key=lambda name: (-len(name), name))
    if not known:
        return html
    name = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
    parts = _TAGS.split(html)
    # each match gives a text, a tag and the name of its element, if it is one of those above
    told = {text: name.sub(r'<span lang="en">\g<0></span>', text) for text in set(parts[::3])}
    tags = [*parts[1::3], ""]
    return "".join(told[text] + tag for text, tag in zip(parts[::3], tags, strict=True))
