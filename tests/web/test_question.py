"""A question has of a request what its answer goes by, and nothing that tells who asked."""

from __future__ import annotations

from starlette.types import Scope

from metier.web.question import question_of, target


def scope(method: str = "GET", query: bytes = b"in=MD", *headers: tuple[bytes, bytes]) -> Scope:
    return {
        "type": "http",
        "method": method,
        "scheme": "https",
        "path": "/career/té",
        "raw_path": b"/career/t%C3%A9",
        "query_string": query,
        "headers": [(b"host", b"localhost"), *headers],
        "client": ("192.0.2.1", 80),
    }


def test_the_address_is_as_it_was_sent() -> None:
    assert target(scope()) == "/career/t%C3%A9?in=MD"
    assert target(scope(query=b"")) == "/career/t%C3%A9"
    assert target({**scope(query=b""), "raw_path": b""}) == "/career/tÃ©"


def test_who_asks_the_same_has_the_same_answer() -> None:
    cookie, agent = (b"cookie", b"a=b"), (b"user-agent", b"Zanzibar")
    assert question_of(scope("GET", b"", cookie)) == question_of(scope("HEAD", b"", agent))
    assert question_of(scope()) != question_of(scope(query=b""))
    assert question_of(scope(), b"a") != question_of(scope(), b"b")
    other = (b"host", b"example.org")
    assert question_of(scope()) != question_of(scope("GET", b"in=MD", other))


def test_asgi_is_told_what_is_asked_and_not_by_whom() -> None:
    told = question_of(scope("POST", b"", (b"user-agent", b"Zanzibar"))).scope()
    assert (told["method"], told["path"], told["client"]) == ("POST", "/career/té", None)
    assert told["headers"] == [(b"host", b"localhost")]
