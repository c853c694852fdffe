"""Addresses of a published site: a file for each page, and links from one to another."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from metier.errors import UsageError

_LINK = re.compile(
    r'<a ((?:(?!href=)[^<>])*+)href="([/?][^"<>]*+)"([^<>]*+)>((?:(?!</?a\b).)*+)</a>', re.DOTALL
)


def file_of(address: str) -> str:
    """The file of a page: its address with `.html`, which every host and every disk knows.

    >>> file_of("/"), file_of("/compare/teller-vs-nurse")
    ('index.html', 'compare/teller-vs-nurse.html')
    """
    return "index.html" if address == "/" else f"{address[1:]}.html"


def up_from(address: str) -> str:
    """The way from a page to the folder of the site, so that it may stand anywhere.

    >>> up_from("/careers"), up_from("/career/teller")
    ('', '../')
    """
    return "../" * (address.count("/") - 1)


def relinked(html: str, up: str, published: Callable[[str], bool]) -> str:
    """A page whose links lead to the files of other pages; to a page that is none, no link leads.

    Args:
        up: the way from the page to the folder of the site, or that folder's address.
        published: whether an address is one of the site's.

    >>> published = {"/careers"}.__contains__
    >>> relinked('<a href="/careers">All</a>, <a href="/jobs">Jobs</a>', "../", published)
    '<a href="../careers.html">All</a>, Jobs'
    """

    def led(link: re.Match[str]) -> str:
        before, address, after, words = link.groups()
        page, mark, anchor = address.partition("#")
        if not published(page):
            return words
        return f'<a {before}href="{up}{file_of(page)}{mark}{anchor}"{after}>{words}</a>'

    return _LINK.sub(led, html)


def base_of(text: str) -> str:
    """The address of a site, ending in a stroke; empty where none is given.

    Raises:
        UsageError: it is no address of the web.

    >>> base_of("https://example.org/careers"), base_of("")
    ('https://example.org/careers/', '')
    """
    if not text:
        return ""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise UsageError(
            "--base", "the address of the site", repr(text), "as https://example.org/careers/"
        )
    return text.rstrip("/") + "/"
