"""Words of a page: escaped, figures whole, without control characters, short and long alike."""

from __future__ import annotations

from markupsafe import Markup

from metier.render.escaping import escaped, tied


def test_no_line_break_tears_a_figure_from_its_sign_or_margin() -> None:
    assert tied("84 % ± 2") == "84\N{NO-BREAK SPACE}% ±\N{NO-BREAK SPACE}2"


def test_words_are_escaped_and_lose_what_moves_a_cursor() -> None:
    for text in ("<b>\x1b & 'x' \"y\"\x7f", "<b>\x1b & 'x' \"y\"\x7f" * 200):
        said = escaped(text)
        assert isinstance(said, Markup)
        assert "<" not in said
        assert "\x1b" not in said
        assert "\x7f" not in said
        assert said.startswith("&lt;b&gt; &amp; &#39;x&#39; &#34;y&#34;")
