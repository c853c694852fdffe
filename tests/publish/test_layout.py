"""A published page is complete, and what is told it is escaped."""

from __future__ import annotations

from metier.document.nodes import Document, Paragraph, Span
from metier.publish.layout import laid_out

SAID = {
    "address": "/methods",
    "canonical": "",
    "compared": (),
    "up": "../",
    "top": "../../",
    "tongues": (),
}


def test_words_are_escaped_and_files_are_found_from_below() -> None:
    document = Document("x", "A & B", "", (Paragraph((Span("<b>"),)),), {})
    html = laid_out("published.html", document, SAID)
    assert "<h1>A &amp; B</h1>" in html
    assert "&lt;b&gt;" in html
    assert 'href="../../static/site-' in html
    assert 'href="../methods.html" aria-current="page"' in html
