"""oEmbed: what another site shows where its writer names a comparison.

Source: oEmbed 1.0, https://oembed.com/, section 2.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from metier.atlas import Atlas
from metier.errors import NotFoundError
from metier.web import comparing
from metier.web.asked import LONGEST, Asked, Parameter, address, values_of
from metier.web.feed import Feed, Reply
from metier.web.languages import LANGUAGE
from metier.words.language import say, speaking

WIDTH = 640
"""Pixels of the frame, unless less is asked for."""
_HEIGHTS = ((600, 560), (450, 610), (0, 690))
"""Pixels that the small page of two careers is high, at most, from a width on; widest first."""
_MORE = 120
"""Pixels that a further career adds."""
_SHOWN = ("/compare/", "/embed/")
_EMBEDDED = next(page for page in comparing.PAGES if page.path.startswith("/embed/"))
_JSON, _XML = "application/json", "text/xml; charset=utf-8"
_PARAMETERS = (
    Parameter("url", "The address of a comparison on this site.", longest=LONGEST),
    Parameter("maxwidth", "The most pixels that the frame may be wide.", kind="integer"),
    Parameter("maxheight", "The most pixels that the frame may be high.", kind="integer"),
    Parameter("format", "`json` or `xml`.", "json"),
)


def height_of(name: str, width: int = WIDTH) -> int:
    """Pixels in which the small page of a comparison is whole, so that nothing scrolls in it.

    >>> height_of("nurse-vs-teller"), height_of("nurse-vs-teller-vs-cashier", 320)
    (560, 810)
    """
    two = next(height for least, height in _HEIGHTS if width >= least)
    return two + _MORE * max(0, name.count(comparing.BETWEEN) - 1)


def frame(src: str, title: str, width: int = WIDTH, height: int = 0) -> str:
    """The markup that shows an embedded page in a frame.

    Args:
        height: as the page needs it, if it is 0.
    """
    height = height or height_of(src, width)
    named = f'src="{escape(src)}" title="{escape(title)}" width="{width}" height="{height}"'
    return f'<iframe {named} loading="lazy" style="border:0;max-width:100%"></iframe>'


def embedded_address(atlas: Atlas, origin: str, url: str) -> tuple[str, str]:
    """The address of the small page of a comparison, and the comparison's title.

    Args:
        url: of the comparison, or of its small page, on this site.

    Raises:
        NotFoundError: there is no such comparison here.
        UsageError: a parameter of the address that cannot be.
    """
    here = urlsplit(origin)
    try:
        there = urlsplit(url)
    except ValueError:
        raise _unknown(url) from None
    base = next((base for base in _SHOWN if there.path.startswith(base)), None)
    if (there.netloc or here.netloc) != here.netloc or base is None:
        raise _unknown(url)
    name = unquote(there.path.removeprefix(base), errors="replace")
    if "/" in name or comparing.BETWEEN not in name:
        raise _unknown(url)
    takes = (*_EMBEDDED.parameters, LANGUAGE)
    asked = Asked(
        comparing.settled(atlas, name), values_of(parse_qsl(there.query, errors="replace"), takes)
    )
    with speaking(asked.text(LANGUAGE.name)):
        made = comparing.embedded(atlas, asked)
    return origin + address(_EMBEDDED.path, asked), made.title


def oembed(atlas: Atlas, origin: str, asked: Asked) -> Reply:
    """What is shown of a comparison, as oEmbed has it.

    Raises:
        NotFoundError: there is no such comparison here.
        UsageError: a parameter that cannot be.
    """
    form = asked.text("format") or "json"
    if form not in ("json", "xml"):
        return Reply(say("The formats are json and xml.") + "\n", "text/plain; charset=utf-8", 501)
    width = min(asked.whole("maxwidth", WIDTH), WIDTH)
    src, title = embedded_address(atlas, origin, asked.text("url") or "")
    needed = height_of(src, width)
    height = min(asked.whole("maxheight", needed), needed)
    said: Mapping[str, str | int] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "metier",
        "provider_url": f"{origin}/",
        "cache_age": 86_400,
        "width": width,
        "height": height,
        "html": frame(src, title, width, height),
    }
    if form == "json":
        return Reply(json.dumps(said, ensure_ascii=False) + "\n", _JSON)
    inner = "".join(f"<{name}>{_xml(value)}</{name}>" for name, value in said.items())
    return Reply(f'<?xml version="1.0" encoding="utf-8"?>\n<oembed>{inner}</oembed>\n', _XML)


def discovery(origin: str, address: str, form: str) -> str:
    """The address that tells of a comparison's frame, for the head of its page."""
    return f"{origin}/oembed?url={quote(origin + address, safe='')}&format={form}"


def _xml(value: str | int) -> str:
    """A value as the content of an element; without what no XML can hold."""
    return escape("".join(c for c in str(value) if c >= " "), quote=False)


def _unknown(url: str) -> NotFoundError:
    expected = say("the address of a comparison on this site")
    return NotFoundError("url", expected, repr(url[:80]), say("see /embed"))


OEMBED = Feed(
    "/oembed",
    "What another site shows of a comparison (oEmbed 1.0).",
    oembed,
    (_JSON, _XML),
    _PARAMETERS,
    {501: "Another format than json or xml."},
    {"url": "/compare/loan-officer-vs-teller"},
)
