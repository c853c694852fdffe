"""The catalogue names each file once, with an address that can be asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from metier.atlas import Atlas
from metier.errors import NotFoundError
from metier.fetch.addresses import is_safe, mirrored
from metier.fetch.catalogue import chosen, offers
from metier.fetch.contents import sha256_of


def test_each_release_has_one_file_of_its_own() -> None:
    names = [offer.release for offer in offers()]
    files = [offer.file for offer in offers()]
    assert names == sorted(set(names))
    assert len(set(files)) == len(files)


def test_every_address_is_asked_by_https_and_none_shares_a_path_of_a_mirror() -> None:
    assert all(is_safe(offer.url) and offer.url.startswith("https:") for offer in offers())
    paths = {mirrored(offer.url, "https://example.org") for offer in offers()}
    assert len(paths) == len({offer.url for offer in offers()})


def test_an_archive_is_a_zip_and_a_file_has_the_kind_of_its_address() -> None:
    for offer in offers():
        last = offer.url.rpartition("/")[2]
        if offer.archive:
            assert (last, Path(last).suffix) == (offer.archive, ".zip")
        else:
            assert Path(offer.file).suffix == Path(last).suffix


def test_a_checksum_is_one_and_comes_with_a_size() -> None:
    for offer in offers():
        assert (offer.sha256 is None) is (offer.size is None)
        assert offer.sha256 is None or re.fullmatch("[0-9a-f]{64}", offer.sha256)


def test_checksums_and_sizes_are_those_of_the_files(official: Path) -> None:
    known = {offer.sha256: offer.size for offer in offers() if offer.sha256}
    names = {offer.file for offer in offers() if offer.sha256}
    held = {
        sha256_of(path): path.stat().st_size for path in official.rglob("*") if path.name in names
    }
    assert known.items() <= held.items()


def test_what_the_almanac_was_built_from_is_what_is_fetched(almanac: Atlas) -> None:
    shared = [offer for offer in offers() if offer.sha256 and offer.release in almanac.releases]
    assert len(shared) > 10
    for offer in shared:
        release = almanac.releases[offer.release]
        assert (release.file, release.sha256) == (offer.file, offer.sha256)


def test_a_release_is_chosen_by_its_name_or_the_beginning_of_it() -> None:
    assert [offer.release for offer in chosen(["oews/2025-05/national"])] == [
        "oews/2025-05/national"
    ]
    assert [offer.release for offer in chosen(["oews/2025-05/"])] == [
        *("oews/2025-05/metro", "oews/2025-05/national", "oews/2025-05/state")
    ]
    assert len(chosen(["oews", "oews/2025-05", "oews"])) == len(chosen(["oews"]))


@pytest.mark.parametrize("name", ["oews/2025-05/nationl", "oews/2025", "", "/"])
def test_a_release_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(NotFoundError, match="a release that can be fetched"):
        chosen([name])
    with pytest.raises(NotFoundError) as caught:
        chosen(["oews/2025-05/nationl"])
    assert "oews/2025-05/national" in caught.value.hint
