"""A document as one page of HTML that needs nothing else: no script, no other host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from metier.document.chart import Chart
from metier.document.nodes import (
    Block,
    Document,
    Heading,
    Steps,
    Table,
)
from metier.document.spoken import in_its_language
from metier.document.states import StateMap
from metier.model.comparison import Comparison
from metier.render.chart import Picture, pictured
from metier.render.english import with_english
from metier.render.escaping import escaped
from metier.render.sheet import TableView, laid_out
from metier.words import say, say_in

_Part = tuple[str, object]
_CONFIDENCE = 0.9
"""Of margins where a document is no comparison; there are none on such a page."""


@in_its_language
def to_html(document: Document) -> str:
    """The document as a page.

    Returns:
        The same text for the same document, every time; all words are escaped.
    """
    page = environment().get_template("page.html").render(context(document))
    return with_english(page, document)


@cache
def framed(document: Document) -> str:
    """The page in a frame of its own, whose styles do not reach the notebook around it."""
    style = "width: 100%; height: 85vh; border: 0"
    page = escape(to_html(document), quote=True)
    return f'<iframe title="{escape(document.title)}" style="{style}" srcdoc="{page}"></iframe>'


def environment(*folders: str) -> Environment:
    """The templates of pages; `page.html` has blocks for a masthead, head, style and colophon.

    Args:
        folders: in the package, with templates of their own that may extend or replace these.
    """
    loaders = [PackageLoader("metier", folder) for folder in (*folders, "render/templates")]
    made = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_worded,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"say": say, "say_in": say_in, "at": str}
    made.tests["web"] = _is_web
    made.tests["local"] = _is_local
    return made


def context(document: Document, *, linked: bool = False) -> dict[str, object]:
    """What `page.html` is rendered with: the document, and its parts ready to be laid out.

    Args:
        linked: whether the page stands on a site, so that links to its other pages lead there.
    """
    subject = document.subject
    confidence = subject.confidence if isinstance(subject, Comparison) else _CONFIDENCE
    parts = tuple(_parts(document.blocks, confidence))
    if any(isinstance(part, TableView) for _, part in parts):
        parts = _with_contents(parts)
    return {"document": document, "parts": parts, "linked": linked}


def _with_contents(parts: tuple[_Part, ...]) -> tuple[_Part, ...]:
    """The parts with what is on the page listed before the first heading; the table by section."""
    entries: list[tuple[str, str]] = []
    for _, part in parts:
        if isinstance(part, Heading) and part.anchor != "figures":
            entries.append((part.text, part.anchor))
        elif isinstance(part, TableView):
            entries += [(group.title, group.anchor) for group in part.groups]
    start = next((at for at, (name, _) in enumerate(parts) if name == "Heading"), len(parts))
    return (*parts[:start], ("Contents", tuple(entries)), *parts[start:])


def _worded(value: object) -> object:
    """What a template puts into a page: text escaped, anything else as it is."""
    return escaped(value) if type(value) is str else value


def _is_web(url: str) -> bool:
    """Whether an address may stand in a link."""
    return url.startswith(("https://", "http://"))


def _is_local(url: str) -> bool:
    """Whether an address is one of the same site.

    >>> _is_local("/careers"), _is_local("?as=43-3011"), _is_local("//example.org")
    (True, True, False)
    """
    return url.startswith(("/", "?")) and not url.startswith(("//", "/\\"))


def _parts(blocks: Sequence[Block], confidence: float) -> Iterator[_Part]:
    """Blocks by name; charts and ways that follow each other are laid out together."""
    charts: list[Picture] = []
    ways: list[Steps] = []
    headed = False
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        match block:
            case Chart() | StateMap():
                charts.append(pictured(block))
                if not isinstance(following, Chart | StateMap):
                    # before any heading a chart's title is one of the same rank
                    yield "Charts" if headed else "Lead", tuple(charts)
                    charts = []
            case Steps():
                ways.append(block)
                if not isinstance(following, Steps):
                    yield "Ways", tuple(ways)
                    ways = []
            case Table():
                yield "Table", laid_out(block, confidence)
            case _:
                headed = headed or isinstance(block, Heading)
                yield type(block).__name__, block
