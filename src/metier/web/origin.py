"""The address of the site itself, for what other sites follow."""

from __future__ import annotations

import os
import re

from starlette.requests import Request

from metier.errors import UsageError

VARIABLE = "METIER_URL"
"""Where the processes of the server are told the address that readers see."""
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9.-]{0,252})|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?", re.I)


def checked(url: str) -> str:
    """The address of a site, without a slash at the end.

    Raises:
        UsageError: it is none.

    >>> checked("https://careers.example.org/")
    'https://careers.example.org'
    """
    scheme, mark, host = url.rstrip("/").partition("://")
    if scheme not in ("http", "https") or not mark or not _HOST.fullmatch(host):
        raise UsageError("--base", "an address such as https://careers.example.org", repr(url[:80]))
    return f"{scheme}://{host}"


def configured() -> str:
    """The address that readers see, as the host of the site said; empty where it was not said."""
    return os.environ.get(VARIABLE, "")


def origin_of(request: Request) -> str:
    """The address of the site: as its host said, else as the request has it.

    What is made from the request's must not be given to another one.

    Raises:
        UsageError: the request names no host that can be.
    """
    if known := configured():
        return known
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        raise UsageError("host", "a name, with a port or without", repr(host[:80]))
    return f"{request.url.scheme}://{host}"
