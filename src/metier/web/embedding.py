"""Where the writer of another site gets the markup that shows a comparison there."""

from __future__ import annotations

from metier.atlas import Atlas
from metier.document.nodes import Block, Data, Document, Paragraph, Span
from metier.errors import UsageError
from metier.web.asked import Asked
from metier.web.comparing import PLACE, TITLE, address_of, asked_titles
from metier.web.feed import Feed, Reply
from metier.web.headers import NOT_KEPT
from metier.web.languages import LANGUAGE
from metier.web.oembed import embedded_address, frame, height_of
from metier.web.page import Page
from metier.web.rendering import MEDIA, rendered
from metier.words.language import say

PAGE = Page(
    "/embed",
    "The markup that shows a comparison on another site.",
    lambda *_: _blank(),
    template="embedding.html",
    forms=(),
)


def embedding(atlas: Atlas, origin: str, asked: Asked) -> Reply:
    """The form, and the markup and the look of what was asked for in it.

    Raises:
        NotFoundError: a title that cannot be read.
        UsageError: one title only, or too many.
    """
    titles = asked_titles(asked.values.get(TITLE.name, ()))
    if len(titles) == 1:
        raise UsageError("titles", say("at least two"), say("one"))
    document = _blank() if not titles else _shown(atlas, origin, titles, asked.text(PLACE.name))
    text = rendered(document, PAGE, asked, "html", PAGE.path)
    return Reply(text, MEDIA["html"], headers=NOT_KEPT)


def _blank() -> Document:
    title = say("A comparison on your own site")
    text = say(
        "Name two to five titles to get the markup of a frame with what their comparison finds, "
        "light or dark as its reader has it. It loads nothing but itself, from this site, and "
        "sets no cookie."
    )
    return Document("embedding", title, text, (Paragraph((Span(text),)),), _data("", "", 0))


def _shown(atlas: Atlas, origin: str, titles: list[str], place: str | None) -> Document:
    page = address_of(atlas, titles, place)
    src, title = embedded_address(atlas, origin, page)
    text = say("The markup of the frame, to be copied:")
    blocks: tuple[Block, ...] = (Paragraph((Span(text),)),)
    data = _data(src.removeprefix(origin), frame(src, title), height_of(src))
    return Document("embedding", title, text, blocks, data)


def _data(address: str, markup: str, height: int) -> Data:
    schema = "metier/embedding/1"
    return {"schema": schema, "address": address, "markup": markup, "height": height}


EMBEDDING = Feed(PAGE.path, PAGE.summary, embedding, (MEDIA["html"],), (TITLE, PLACE, LANGUAGE))
