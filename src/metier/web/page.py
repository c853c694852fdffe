"""What a page of the site is: an address, what it accepts, and the document it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from metier.atlas import Atlas
from metier.document.nodes import Document
from metier.web.asked import FORMS, Asked, Parameter
from metier.web.languages import LANGUAGE

SNAPSHOT = Parameter(
    "snapshot", "The id of the snapshot to answer from, as long as it is kept; the newest if none."
)
"""What pins an address to the figures as they are today."""

Make = Callable[[Atlas, Asked], Document]
"""Makes the document of what is asked; raises a `MetierError` where it cannot."""

Settle = Callable[[Atlas, str], str]
"""The one spelling of the part of an address that names what the page is about."""


def as_it_is(_: Atlas, name: str) -> str:
    """A name that has no other spelling."""
    return name


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of page.

    Attributes:
        path: with `{name}` where the page is about something.
        summary: one line for the description of the interface.
        parameters: in the order in which an address has them.
        template: the layout of its HTML.
        forms: that a suffix may ask for.
        form: where there is no suffix.
        framed: whether other sites may show it in a frame.
        example: of the name, for the description of the interface.
    """

    path: str
    summary: str
    make: Make
    parameters: tuple[Parameter, ...] = ()
    settle: Settle = as_it_is
    template: str = "site.html"
    forms: tuple[str, ...] = FORMS
    form: str = "html"
    framed: bool = False
    example: str = ""

    @property
    def accepts(self) -> tuple[Parameter, ...]:
        """All parameters of its address; one for readers has a language and can be pinned."""
        return (*self.parameters, LANGUAGE, SNAPSHOT) if self.form == "html" else self.parameters
