"""The files of the site that are the same for every page, under names that tell their content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from metier.web.kept import Kept, kept, mark_of

_FOR_EVER = b"public, max-age=31536000, immutable"
_MEDIA = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_FILES = {
    "site.css": ("render/templates/page.css", "web/static/site.css"),
    "suggest.js": ("web/static/suggest.js",),
    "parts.js": ("web/static/parts.js",),
    "charts.js": ("web/static/charts.js",),
    "mark.svg": ("web/static/mark.svg",),
}
"""What each is put together from."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site.

    Attributes:
        name: with a part that changes with the content, so that it may be kept for ever.
        media: its media type.
    """

    name: str
    media: str
    content: bytes

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        return f"/static/{self.name}"


@cache
def assets() -> Mapping[str, Asset]:
    """Each file by the name that templates know it by."""
    return {name: _asset(name, paths) for name, paths in _FILES.items()}


@cache
def kept_assets() -> Mapping[str, Kept]:
    """Each file as an answer, by its address."""
    return {
        asset.address: kept(asset.content, asset.media, mark_of(asset.name), caching=_FOR_EVER)
        for asset in assets().values()
    }


def _asset(name: str, paths: tuple[str, ...]) -> Asset:
    package = resources.files("metier")
    content = b"\n".join(package.joinpath(path).read_bytes() for path in paths)
    stem, _, suffix = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"{stem}-{digest}.{suffix}", _MEDIA[suffix], content)
