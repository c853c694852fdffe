"""Asking a server: one request with its redirects, and how patient one is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http.client import responses
from typing import Self
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import LocationParseError, NameResolutionError, SSLError

from metier.errors import InputError
from metier.fetch.addresses import redirected

_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Manners:
    """How a server is asked.

    Attributes:
        agent: the User-Agent; publishers want a contact in it.
        timeout: seconds without a byte after which an answer is given up.
        tries: how often one file is asked for at most.
        pause: seconds before the second try, doubled with each further one; up to as much again
            is added at random, so that many who were cut off do not come back at once.
        patience: seconds that a server may ask to wait (Retry-After).
        largest: bytes that a file may have.
    """

    agent: str
    timeout: float = 30
    tries: int = 6
    pause: float = 1
    patience: float = 300
    largest: int = 8 << 30


class Wire:
    """Connections that are kept open from one file to the next."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self._timeout = urllib3.Timeout(connect=manners.timeout, read=manners.timeout)
        self._pools: dict[str, urllib3.PoolManager] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pool in self._pools.values():
            pool.clear()

    def ask(self, url: str, headers: Mapping[str, str]) -> urllib3.BaseHTTPResponse:
        """The answer to GET, its redirects followed, its body not yet read.

        Args:
            url: as `addresses` lets it pass.
            headers: besides those that every request has.

        Raises:
            InputError: a redirect leads astray, or there is no such host or no trust in it.
            urllib3.exceptions.HTTPError: what may be otherwise at the next try.
        """
        sent = {**headers, "User-Agent": self.manners.agent, "Accept-Encoding": "identity"}
        asked = url
        for _ in range(_REDIRECTS + 1):
            try:
                answer = self._pool(asked).request(
                    "GET",
                    asked,
                    headers=sent,
                    redirect=False,
                    retries=False,
                    timeout=self._timeout,
                    preload_content=False,
                    decode_content=False,
                )
            except NameResolutionError as error:
                raise InputError(
                    asked,
                    "a host that can be found",
                    f"no {urlsplit(asked).hostname}",
                    "is there a network? a copy elsewhere is given with --mirror",
                ) from error
            except (SSLError, LocationParseError) as error:
                raise InputError(
                    asked, "a connection that can be trusted", str(error)[:200]
                ) from error
            location = answer.get_redirect_location()
            if not location:
                return answer
            answer.close()
            asked = redirected(asked, location)
        raise InputError(url, f"at most {_REDIRECTS} redirects", "more")

    def _pool(self, url: str) -> urllib3.PoolManager:
        """Through the proxy that the environment names for the address, if it names one."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        direct = parts.scheme == "http" or proxy_bypass(host)
        proxy = "" if direct else getproxies().get(parts.scheme, "")
        if proxy not in self._pools:
            self._pools[proxy] = urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()
        return self._pools[proxy]


def status_in_words(status: int) -> str:
    """A status with its name.

    >>> status_in_words(404)
    '404 Not Found'
    """
    return f"{status} {responses.get(status, '')}".strip()
