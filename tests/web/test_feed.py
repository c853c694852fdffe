"""A feed answers at its address with what its description says."""

from __future__ import annotations

from metier.web.feed import Reply


def test_an_answer_is_in_order_unless_it_says_otherwise() -> None:
    assert (Reply("", "text/plain").status, dict(Reply("", "text/plain").headers)) == (200, {})
