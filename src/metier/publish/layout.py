"""A document laid out as a page of the published site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import metier
from metier.document.nodes import Document
from metier.render.english import with_english
from metier.render.html import context, environment
from metier.web.assets import assets


def laid_out(template: str, document: Document, said: Mapping[str, Any]) -> str:
    """The document in a template of `publish/templates`.

    Args:
        said: what the template is told besides the document.
    """
    return with_english(_render(template)(**context(document, linked=True), **said), document)


@cache
def _render(template: str) -> Callable[..., str]:
    made = environment("publish/templates")
    made.globals["assets"] = {name: asset.address[1:] for name, asset in assets().items()}
    made.globals["version"] = metier.__version__
    return made.get_template(template).render
