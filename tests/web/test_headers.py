"""What a page may load is told with every answer."""

from __future__ import annotations

from typing import Any

from tests.fixtures.loops import run

from metier.web.headers import ALWAYS, policy, with_headers


def added(*given: tuple[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def answer() -> None:
        await with_headers(send)({"type": "http.response.start", "headers": list(given)})

    run(answer())
    return list(sent[0]["headers"])


def test_every_answer_has_all_of_them() -> None:
    assert added() == list(ALWAYS)


def test_an_answer_keeps_its_own_policy() -> None:
    framed = policy(framed=True)
    assert [h for h in added(framed) if h[0] == framed[0]] == [framed]


def test_nothing_runs_or_is_styled_within_a_page() -> None:
    (_, said) = policy()
    assert b"unsafe" not in said
    assert b"default-src 'none'" in said
    assert said.endswith(b"frame-ancestors 'none'")
    assert policy(framed=True)[1].endswith(b"frame-ancestors *")
