"""The files that can be fetched: `catalogue.toml` of this package as offers."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from metier.errors import NotFoundError
from metier.model.offer import Offer

_FILE = Path(__file__).with_name("catalogue.toml")


@cache
def offers() -> tuple[Offer, ...]:
    """All offers, in order of their releases.

    >>> [offer.file for offer in offers() if offer.release == "oews/2025-05/national"]
    ['national_M2025_dl.xlsx']
    """
    found = [
        Offer(
            release["name"],
            publication["title"],
            publication["publisher"],
            publication["licence"],
            publication["page"],
            release["url"],
            release["file"],
            release.get("archive", ""),
            release.get("sha256"),
            release.get("size"),
        )
        for publication in tomllib.loads(_FILE.read_text("utf-8"))["publication"]
        for release in publication["release"]
    ]
    return tuple(sorted(found, key=lambda offer: offer.release))


def chosen(names: Sequence[str]) -> tuple[Offer, ...]:
    """The offers that are asked for, each once, in the order asked.

    Args:
        names: releases, or what a release's name begins with, up to a stroke: `oews/2025-05`.

    Raises:
        NotFoundError: there is none of that name.

    >>> [offer.release for offer in chosen(["prices"])]
    ['prices/2023/state', 'prices/2024/metro', 'prices/2024/portion']
    """
    return tuple(dict.fromkeys(offer for name in names for offer in _below(name)))


def _below(name: str) -> list[Offer]:
    begin = name.rstrip("/") + "/"
    found = [offer for offer in offers() if (offer.release + "/").startswith(begin)]
    if not found:
        near = get_close_matches(name, [offer.release for offer in offers()], n=1)
        known = f"did you mean {near[0]}? " if near else ""
        raise NotFoundError(
            name,
            "a release that can be fetched",
            "none of that name",
            f"{known}metier fetch lists them all",
        )
    return found
