"""What is asked of the site, apart from the connection by which it came."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.types import Scope

from metier.web.headers import Header

_READ = (b"host", b"content-type")
"""Headers that answers go by; of others the site knows nothing."""


@dataclass(frozen=True, slots=True)
class Question:
    """A request, as far as its answer goes by it: two that are equal have the same answer.

    Attributes:
        path: decoded.
        raw: the path as it was sent.
        body: as it was sent.
        refused: the status with which the body was refused; 0 where it was read.
    """

    method: str
    scheme: str
    path: str
    raw: bytes
    query: bytes
    headers: tuple[Header, ...]
    body: bytes = b""
    refused: int = 0

    def scope(self) -> Scope:
        """The same as ASGI has it."""
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": self.method,
            "scheme": self.scheme,
            "path": self.path,
            "raw_path": self.raw,
            "query_string": self.query,
            "root_path": "",
            "headers": list(self.headers),
            "client": None,
            "server": None,
        }


def question_of(scope: Scope, body: bytes = b"", refused: int = 0) -> Question:
    """What a request asks; a HEAD asks what a GET does."""
    return Question(
        "GET" if scope["method"] == "HEAD" else scope["method"],
        scope["scheme"],
        scope["path"],
        _raw(scope),
        scope["query_string"],
        tuple((name, value) for name, value in scope["headers"] if name in _READ),
        body,
        refused,
    )


def target(scope: Scope) -> str:
    """The address as it was asked for."""
    query: bytes = scope["query_string"]
    raw = _raw(scope)
    return (raw + b"?" + query if query else raw).decode("latin-1")


def _raw(scope: Scope) -> bytes:
    raw: bytes = scope.get("raw_path") or scope["path"].encode("utf-8", "replace")
    return raw
