"""What programs of other sites ask for, in the form that their convention prescribes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from metier.atlas import Atlas
from metier.web.asked import Asked, Parameter


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that is a text of some media type."""

    text: str
    media: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feed:
    """One address for programs of other sites.

    Attributes:
        make: from the atlas, the address of the site and what is asked, the answer; raises a
            `MetierError` where it cannot.
        media: that it answers in.
        statuses: that it answers with besides 200, each with what it means.
        example: of the parameters, for the description of the interface.
    """

    path: str
    summary: str
    make: Callable[[Atlas, str, Asked], Reply]
    media: tuple[str, ...]
    parameters: tuple[Parameter, ...] = ()
    statuses: Mapping[int, str] = field(default_factory=dict)
    example: Mapping[str, str] = field(default_factory=dict)
