"""Text as a person reads it: without the tags and character references of HTML."""

from __future__ import annotations

import html
import re

import pyarrow as pa
import pyarrow.compute as pc

_BREAKING = "br|p|div|li|ul|ol|tr|table|h[1-6]|hr|section|article"
_INLINE = "a|b|i|u|s|em|strong|span|font|small|sub|sup|td|th|tbody|thead|img|code|mark|label|body"
_BREAKS = re.compile(rf"</?(?:{_BREAKING})\b[^<>]*>", re.IGNORECASE)
_MARKS = re.compile(rf"</?(?:{_INLINE})\b[^<>]*>", re.IGNORECASE)
"""Known tags only: `C++ <Embedded> Developer` loses nothing."""

_SUSPECT = r"[<&]"
_BLANKS = re.compile(r"[ \t\xa0]+")


def plain(text: str) -> str:
    """A text without HTML; what a browser sets on a new line is on a new line.

    >>> plain("R&amp;D <b>Engineer</b>"), plain("<p>One</p><p>Two</p>"), plain("C <Embedded>")
    ('R&D Engineer', 'One\\nTwo', 'C <Embedded>')
    """
    bare = _MARKS.sub("", _BREAKS.sub("\n", html.unescape(text)))
    lines = (_BLANKS.sub(" ", line).strip() for line in bare.split("\n"))
    return "\n".join(line for line in lines if line)


def plain_column(texts: pa.Array) -> pa.Array:
    """A column without HTML; null where nothing is left."""
    suspect = pc.fill_null(pc.match_substring_regex(texts, _SUSPECT), fill_value=False)
    if not pc.any(suspect).as_py():
        return texts
    found = [plain(text) or None for text in texts.filter(suspect).to_pylist()]
    return pc.replace_with_mask(texts, suspect, pa.array(found, pa.string()))
