"""The files of the site load nothing from elsewhere and are named by their content."""

from __future__ import annotations

import re

from metier.web.assets import assets


def test_a_name_tells_the_content() -> None:
    for name, asset in assets().items():
        stem, _, suffix = name.partition(".")
        assert re.fullmatch(rf"{stem}-[0-9a-f]{{12}}\.{suffix}", asset.name)
        assert asset.address == f"/static/{asset.name}"
    assert len({asset.name for asset in assets().values()}) == len(assets())


def test_the_style_of_a_page_that_stands_alone_is_that_of_the_site() -> None:
    assert b"--mark-1" in assets()["site.css"].content


def test_nothing_is_loaded_from_elsewhere() -> None:
    for asset in assets().values():
        text = asset.content.decode()
        assert "url(" not in text
        assert "@import" not in text
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)
