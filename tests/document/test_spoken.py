"""A renderer speaks the language of the document, whatever is in force around it."""

from __future__ import annotations

from metier.document.nodes import Document
from metier.document.spoken import in_its_language
from metier.words.language import language, speaking


@in_its_language
def said(document: Document, more: str = "") -> str:
    return language() + more


def test_a_document_is_rendered_in_the_language_it_was_made_in() -> None:
    with speaking("es"):
        document = Document("home", "", "", (), {})
    assert said(document) == "es"
    assert said(document, more="!") == "es!"
    assert language() == "en"
