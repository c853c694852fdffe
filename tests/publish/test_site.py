"""Links between files that may stand in any folder of any host."""

from __future__ import annotations

import pytest

from metier.errors import UsageError
from metier.publish.site import base_of, file_of, relinked, up_from

PUBLISHED = {"/", "/career/teller"}.__contains__


def test_a_link_leads_up_and_down_again_and_keeps_its_anchor_and_attributes() -> None:
    html = '<p><a class="x" href="/career/teller#pay" rel="y"><b>Pay</b></a> <a href="/">Home</a>'
    assert relinked(html, up_from("/compare/a-vs-b"), PUBLISHED) == (
        '<p><a class="x" href="../career/teller.html#pay" rel="y"><b>Pay</b></a> '
        '<a href="../index.html">Home</a>'
    )


def test_a_link_to_what_is_not_published_leaves_its_words() -> None:
    html = '<a href="/career/x">X</a> or <a href="?as=43-3071">Y</a>'
    assert relinked(html, "", PUBLISHED) == "X or Y"


def test_links_elsewhere_and_within_the_page_stay() -> None:
    html = '<a href="#note-1">1</a> <a href="https://www.bls.gov/">BLS</a>'
    assert relinked(html, "../", PUBLISHED) == html


def test_a_page_of_the_site_is_its_address_with_a_suffix() -> None:
    assert file_of("/professions") == "professions.html"


@pytest.mark.parametrize("text", ["example.org", "ftp://example.org", "https://", "https://a/?b"])
def test_what_is_no_address_of_a_site_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="--base: expected the address of the site"):
        base_of(text)
