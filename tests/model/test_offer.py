"""What an address gives is kept under the archive's name, or under the file's."""

from __future__ import annotations

from dataclasses import replace

from metier.model.offer import Offer

OFFER = Offer("a/2025", "A", "BLS", "public domain", "page", "https://x/a.csv", "a.csv")


def test_what_the_address_gives_has_the_name_of_the_archive_if_there_is_one() -> None:
    assert OFFER.download == "a.csv"
    assert replace(OFFER, archive="a.zip").download == "a.zip"
