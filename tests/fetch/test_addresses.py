"""Only https is asked, or this machine; a redirect leads to no less."""

from __future__ import annotations

import pytest

from metier.errors import InputError, UsageError
from metier.fetch.addresses import is_safe, mirrored, redirected

HERE = "http://127.0.0.1:8000/a/file"
THERE = "https://www.bls.gov/a/file"


@pytest.mark.parametrize("url", [THERE, HERE, "http://localhost/", "http://[::1]:80/"])
def test_https_and_this_machine_are_asked(url: str) -> None:
    assert is_safe(url)


@pytest.mark.parametrize(
    "url",
    [
        *("http://www.bls.gov/", "ftp://www.bls.gov/", "file:///etc/passwd", "www.bls.gov", ""),
        *("https://name:word@www.bls.gov/", "https://name@www.bls.gov/", "https://"),
        *("https://[::1/", "https://www.bls.gov:port/", "http://127.0.0.1.example.org/"),
    ],
)
def test_nothing_else_is_asked(url: str) -> None:
    assert not is_safe(url)
    with pytest.raises(UsageError, match="--mirror"):
        mirrored(THERE, url)


@pytest.mark.parametrize(
    ("url", "location", "target"),
    [
        (THERE, "/b", "https://www.bls.gov/b"),
        (THERE, "b", "https://www.bls.gov/a/b"),
        (THERE, "https://download.bls.gov/b", "https://download.bls.gov/b"),
        (THERE, "//download.bls.gov/b", "https://download.bls.gov/b"),
        (HERE, "/b", "http://127.0.0.1:8000/b"),
        (HERE, "http://127.0.0.1:9000/b", "http://127.0.0.1:9000/b"),
        (HERE, "https://www.bls.gov/b", "https://www.bls.gov/b"),
    ],
)
def test_a_redirect_to_https_or_to_the_same_machine_is_followed(
    url: str, location: str, target: str
) -> None:
    assert redirected(url, location) == target


@pytest.mark.parametrize(
    ("url", "location"),
    [
        (THERE, "http://www.bls.gov/b"),
        (THERE, "http://127.0.0.1:8000/b"),
        (THERE, "file:///etc/passwd"),
        (THERE, "https://name:word@www.bls.gov/"),
        (HERE, "http://www.bls.gov/b"),
        (HERE, "http://localhost:8000/b"),
        (THERE, "https://[::1/"),
    ],
)
def test_a_redirect_to_less_is_refused(url: str, location: str) -> None:
    with pytest.raises(InputError, match="expected a redirect to https"):
        redirected(url, location)


def test_a_mirror_has_the_publishers_paths_below_its_base() -> None:
    assert mirrored(THERE, None) == THERE
    assert mirrored(THERE, "http://127.0.0.1:8000/x/") == "http://127.0.0.1:8000/x/a/file"
