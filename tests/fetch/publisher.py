"""A publisher's server on this machine, which answers each request as it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request, and what can be done with it."""

    protocol_version = "HTTP/1.1"
    publisher: Publisher

    def do_GET(self) -> None:
        told = self.publisher
        told.asked.append((self.path, dict(self.headers)))
        number = min(len(told.asked), len(told.answers)) - 1
        self.close_connection = True
        told.answers[number](self)

    def say(self, status: int, headers: Mapping[str, str], body: bytes = b"") -> None:
        self.send_response_only(status)
        for name, value in {"Connection": "close", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: the test says what was asked."""


@dataclass
class Publisher:
    """Where the server is, what it answers, and what it was asked.

    Attributes:
        answers: one for each request in order; the last one for all that follow.
        asked: path and headers of each request.
        done: set when the test is over, for answers that stall.
    """

    url: str
    answers: Sequence[Answer] = ()
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)


class Server(ThreadingHTTPServer):
    """A server that does not mind when a client has gone."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: what the client says of it is what is tested."""


@contextmanager
def publishing() -> Iterator[Publisher]:
    class Handler(Request):
        pass

    server = Server(("127.0.0.1", 0), Handler)
    Handler.publisher = Publisher(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield Handler.publisher
    Handler.publisher.done.set()
    server.shutdown()
    thread.join()
    server.server_close()


def whole(body: bytes, **headers: str) -> Answer:
    """The file, with the rest of it where a range of the same edition is asked for."""

    def answer(request: Request) -> None:
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        asked = request.headers.get("Range", "")
        known = request.headers.get("If-Range") in (said.get("ETag"), said.get("Last-Modified"))
        if not asked or not known:
            request.say(200, {"Content-Length": str(len(body)), **said}, body)
            return
        start = int(asked.removeprefix("bytes=").removesuffix("-"))
        if start >= len(body):
            request.say(416, {"Content-Range": f"bytes */{len(body)}", "Content-Length": "0"})
            return
        part = {
            "Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}",
            "Content-Length": str(len(body) - start),
        }
        request.say(206, {**part, **said}, body[start:])

    return answer


def cut(body: bytes, at: int, **headers: str) -> Answer:
    """The file's length, and its beginning."""

    def answer(request: Request) -> None:
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        request.say(200, {"Content-Length": str(len(body)), **said}, body[:at])

    return answer


def stalled(body: bytes, at: int, **headers: str) -> Answer:
    """The file's beginning, and then nothing."""

    def answer(request: Request) -> None:
        cut(body, at, **headers)(request)
        request.publisher.done.wait(20)

    return answer


def status(number: int, **headers: str) -> Answer:
    """No file."""

    def answer(request: Request) -> None:
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        request.say(number, {"Content-Length": "0", **said})

    return answer


def raw(number: int, headers: Mapping[str, str], body: bytes) -> Answer:
    """These headers and these bytes, whatever they mean together."""
    return lambda request: request.say(number, headers, body)


def endless(headers: Mapping[str, str], block: bytes) -> Answer:
    """A body without an end."""

    def answer(request: Request) -> None:
        request.say(200, headers)
        while not request.publisher.done.is_set():
            request.wfile.write(block)

    return answer
