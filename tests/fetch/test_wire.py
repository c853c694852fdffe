"""A request follows redirects within bounds, and says when there is no such host."""

from __future__ import annotations

import pytest
from tests.fetch.publisher import Publisher, status, whole
from urllib3.exceptions import ProxyError

from metier.errors import InputError
from metier.fetch.wire import Wire, status_in_words


def test_a_redirect_on_the_same_machine_is_followed(publisher: Publisher, wire: Wire) -> None:
    publisher.answers = (status(302, Location="/moved"), whole(b"file"))
    answer = wire.ask(f"{publisher.url}/file", {"If-Range": '"1"'})
    assert answer.read() == b"file"
    assert [path for path, _ in publisher.asked] == ["/file", "/moved"]
    assert publisher.asked[1][1]["If-Range"] == '"1"'


@pytest.mark.parametrize("location", ["http://192.0.2.1/file", "ftp://127.0.0.1/file"])
def test_a_redirect_to_another_machine_by_http_is_refused(
    publisher: Publisher, wire: Wire, location: str
) -> None:
    publisher.answers = (status(301, Location=location),)
    with pytest.raises(InputError, match=f"found one to {location}"):
        wire.ask(f"{publisher.url}/file", {})


def test_redirects_come_to_an_end(publisher: Publisher, wire: Wire) -> None:
    publisher.answers = (status(307, Location="/again"),)
    with pytest.raises(InputError, match="at most 5 redirects"):
        wire.ask(f"{publisher.url}/file", {})
    assert len(publisher.asked) == 6


def test_a_server_that_cannot_be_trusted_is_refused(publisher: Publisher, wire: Wire) -> None:
    with pytest.raises(InputError, match="a connection that can be trusted"):
        wire.ask(publisher.url.replace("http:", "https:"), {})


def test_a_host_that_is_not_there_is_named(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(InputError, match=r"found no nowhere\.invalid"):
        wire.ask("https://nowhere.invalid/file", {})


def test_a_proxy_of_the_environment_is_asked_for_https(
    publisher: Publisher, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("https_proxy", publisher.url)
    publisher.answers = (whole(b""),)
    with pytest.raises(ProxyError):
        wire.ask("https://www.example.org/file", {})


def test_a_status_has_its_name_where_it_has_one() -> None:
    assert (status_in_words(503), status_in_words(599)) == ("503 Service Unavailable", "599")
