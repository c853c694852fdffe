"""Which addresses are asked: https without a user's name in it, redirected to no less.

Plain http is asked on this machine only, where nobody stands between.
"""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

from metier.errors import InputError, UsageError

_HERE = ("localhost", "127.0.0.1", "::1")


def is_safe(url: str) -> bool:
    """Whether an address is https, or http on this machine, and has no user's name.

    >>> is_safe("https://www.bls.gov/oes/"), is_safe("http://www.bls.gov/oes/")
    (True, False)
    """
    parts = _split(url)
    if parts is None or not parts.hostname or parts.username is not None:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)


def mirrored(url: str, mirror: str | None) -> str:
    """The address of the same path below another base.

    Args:
        url: the publisher's address.
        mirror: the base; None for the publisher's own.

    Raises:
        UsageError: the base is no address that is asked.

    >>> mirrored("https://www.bls.gov/oes/oesm25nat.zip", "https://example.org/copies/")
    'https://example.org/copies/oes/oesm25nat.zip'
    """
    if mirror is None:
        return url
    if not is_safe(mirror) or urlsplit(mirror).query:
        raise UsageError(
            "--mirror",
            "an https address without a user's name or a query",
            repr(mirror),
            "http is for this machine only; files of a folder need no fetching: "
            "name them in the specification",
        )
    return mirror.rstrip("/") + urlsplit(url).path


def redirected(url: str, location: str) -> str:
    """The address that an answer leads to.

    Args:
        url: what was asked.
        location: as the answer says it, whole or relative.

    Raises:
        InputError: it leads away from https, or from this machine's http to another machine.
    """
    try:
        target = urljoin(url, location)
    except ValueError:
        target = location
    before, after = urlsplit(url), _split(target)
    same = after is not None and (after.scheme, after.hostname) == (before.scheme, before.hostname)
    https = after is not None and after.scheme == "https"
    if not is_safe(target) or not (https or same):
        raise InputError(
            url,
            "a redirect to https",
            f"one to {target[:200]}",
            "nothing was taken from there; is a network's login page in between?",
        )
    return target


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # read, since only reading it says that it is none
    except ValueError:
        return None
    return parts
