"""A document rendered in the language that it is in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from metier.document.nodes import Document
from metier.words.language import speaking

P = ParamSpec("P")


def in_its_language(
    render: Callable[Concatenate[Document, P], str],
) -> Callable[Concatenate[Document, P], str]:
    """A renderer that says its own words, and figures, in the document's language."""

    @wraps(render)
    def spoken(document: Document, /, *arguments: P.args, **options: P.kwargs) -> str:
        with speaking(document.language):
            return render(document, *arguments, **options)

    return spoken
