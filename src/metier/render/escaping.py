"""Words as they may stand in a page of HTML: escaped, figures kept whole, nothing but words."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LONG = 1_000
"""Letters up to which words are kept: labels and names come back on every page."""


def tied(text: str) -> str:
    """Words whose figures no line break tears apart.

    >>> tied("84 % ± 2")
    '84\\xa0% ±\\xa02'
    """
    return text.replace(" %", "\N{NO-BREAK SPACE}%").replace(" ± ", " ±\N{NO-BREAK SPACE}")


def escaped(text: str) -> Markup:
    """Words ready for a page, without what would move a terminal's cursor.

    >>> escaped("R & D: 84 %\\x1b")
    Markup('R &amp; D: 84\\xa0%')
    """
    return _kept(text) if len(text) < _LONG else _escaped(text)


def _escaped(text: str) -> Markup:
    return escape(tied(_CONTROL.sub("", text)))


_kept = lru_cache(maxsize=16_384)(_escaped)
