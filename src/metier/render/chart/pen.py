"""Elements of SVG as text: few decimals, words escaped, colours left to the style sheet.

A drawing has no width of its own. Horizontal places are percentages of the width it is given,
vertical ones pixels, so that one drawing fills a page and a phone with letters of one size.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape

SIZE = 13
"""Pixels of the letters of a name."""
SMALL = 12
"""Pixels of the letters of a figure."""

_WIDE, _ROUND = "mwMW@%", "abcdeghknopqsuvxyz0123456789$ABCDEFGHJKLNOPQRSTUVXYZ±"
_NOT_XML = re.compile(r"[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OUTLINES = (
    "",
    "M0-6.6L6.6 0L0 6.6L-6.6 0z",
    "M-4.7-4.7h9.4v9.4h-9.4z",
    "M0-6L6 4.6h-12z",
    "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
)
"""The mark of each career around its middle, so that colour is never the only difference; the
first is a circle."""


def element(tag: str, content: str = "", /, **attributes: str | float) -> str:
    """One element; an underscore at the end of a name is left out, within it is a hyphen.

    >>> element("text", "A &amp; B", class_="key", x="4%", y=12.04)
    '<text class="key" x="4%" y="12">A &amp; B</text>'
    """
    said = "".join(
        [
            f' {_attribute(name)}="{value if isinstance(value, str) else px(value)}"'
            for name, value in attributes.items()
        ]
    )
    return f"<{tag}{said}>{content}</{tag}>" if content else f"<{tag}{said}/>"


@cache
def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


@lru_cache(maxsize=65_536)
def px(value: float) -> str:
    """A number with at most one decimal.

    >>> px(12.04), px(0.26), px(-0.01)
    ('12', '0.3', '0')
    """
    return f"{round(value, 1) + 0.0:g}"


def percent(value: float) -> str:
    """A place across a drawing.

    >>> percent(41.25), percent(100.0)
    ('41.2%', '100%')
    """
    return f"{px(value)}%"


@lru_cache(maxsize=8_192)
def words(text: str) -> str:
    """Text as it may stand in SVG: escaped, and without what XML cannot hold."""
    return escape(plain(text), quote=False)


def plain(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def cut(text: str, width: float, size: float = SIZE) -> str:
    """Text as far as it fits into a width in pixels, up to the end of a word where it has several.

    >>> cut("Judgment and decision making", 120)
    'Judgment and…'
    """
    if text_width(text, size) <= width:
        return text
    short = text
    while short and text_width(short + "…", size) > width:
        short = short[:-1]
    if not text[len(short) :].startswith(" ") and " " in short.rstrip():
        short = short.rpartition(" ")[0]
    return short.rstrip(" ,") + "…"


@lru_cache(maxsize=8_192)
def text_width(text: str, size: float = SIZE) -> float:
    """About how wide text is drawn, in pixels, rather too wide than too narrow."""
    return size * sum(0.9 if c in _WIDE else 0.6 if c in _ROUND else 0.38 for c in text)


def text(
    said: str, x: float, y: float, /, classes: str = "", anchor: str = "start", shift: float = 0.0
) -> str:
    """Words at a place: `x` in per cent and `shift` in pixels from there, `y` their base line."""
    named: dict[str, str | float] = {"class_": classes} if classes else {}
    if anchor != "start":
        named["text_anchor"] = anchor
    if shift:
        named["dx"] = shift
    return element("text", words(said), x=percent(x), y=y, **named)


def rule(x1: float, x2: float, y1: float, y2: float, classes: str) -> str:
    """A straight line from one place to another."""
    across = f'x1="{px(x1)}%" x2="{px(x2)}%"'
    return f'<line {across} y1="{px(y1)}" y2="{px(y2)}" class="{classes}"/>'


def bar(x1: float, x2: float, y: float, height: float, classes: str) -> str:
    """A filled stretch from one place across to another; `y` is its middle."""
    top = y - height / 2
    wide = percent(max(x2 - x1, 0.1))
    return element("rect", x=percent(x1), y=top, width=wide, height=height, class_=classes)


def dot(career: int, x: float, y: float) -> str:
    """The mark of one figure of a career."""
    if not career:
        return f'<circle cx="{px(x)}%" cy="{px(y)}" r="5.2" class="dot"/>'
    return outline(_OUTLINES[career], x, y)


def diamond(x: float, y: float) -> str:
    """The mark of an average among percentiles."""
    return outline(_OUTLINES[1], x, y, "mean")


def outline(path: str, x: float, y: float, classes: str = "dot") -> str:
    """A small shape whose middle is at a place."""
    return f'<svg x="{px(x)}%" y="{px(y)}"><path d="{path}" class="{classes}"/></svg>'


def marked(content: str, career: int, row: int) -> str:
    """What one figure is drawn with: in its career's colour, and which cell of the table it is."""
    return f'<g class="p s{career + 1}" data-k="{row}" data-c="{career}">{content}</g>'
