"""How each part of metier is given an input: as a file of its name, a title, an address."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes, unquote

import metier
from metier.atlas import Atlas
from metier.model.claim import Pasted
from metier.readers.acs import records
from metier.readers.acs.geography import metros_of_pumas
from metier.streams import rewrite
from metier.web.site import Site

from . import fuzz_books as books
from .fuzz_mutations import members

Answer = Callable[[bytes, Path], object]


def in_file(name: str, read: Callable[[Path], object]) -> Answer:
    """Reads an input as a file of that name."""

    def answer(data: bytes, folder: Path) -> object:
        path = folder / name
        path.write_bytes(data)
        return read(path)

    return answer


def records_of(kind: str) -> Callable[[Path], object]:
    """Reads every batch of a file of records."""
    module: Any = importlib.import_module(f"metier.readers.{kind}")

    def read(path: Path) -> object:
        opened = module.open_records(path, {})
        return sum(batch.num_rows for batch in opened.batches())

    return read


def unpacked(name: str, read: Callable[[Path], object]) -> Answer:
    """Reads the files that are packed in a zip, as a folder of that name."""

    def answer(data: bytes, folder: Path) -> object:
        inner = folder / name
        inner.mkdir(exist_ok=True)
        for old in inner.iterdir():
            old.unlink()
        for file, content in members(data).items():
            (inner / file).write_bytes(content)
        return read(inner)

    return answer


def persons(path: Path) -> object:
    """Reads every batch of person records."""
    return sum(batch.num_rows for batch in records(path, "2023"))


def metros(path: Path) -> object:
    """Reads census tracts, beside a list of areas that is whole."""
    areas = path.parent / "list1_2023.xlsx"
    if not areas.exists():
        areas.write_bytes(books.AREAS)
    return metros_of_pumas(path, areas)


@cache
def almanac() -> Atlas:
    """The embedded almanac."""
    return metier.open()


@cache
def _site() -> Site:
    return Site()


def stream(name: str) -> Callable[[Path], object]:
    """Codes a column of titles, as `metier code` does."""

    def read(path: Path) -> object:
        target = path.with_name(f"coded-{name}")
        return rewrite(path, target, "title", lambda texts: almanac().code_columns(list(texts)))

    return read


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape" if data[:1] < b"a" else "replace")


def coded(data: bytes, _: Path) -> object:
    """Reads one title as occupations."""
    return almanac().code([_text(data)])


def found(data: bytes, _: Path) -> object:
    """Finds a title, in an industry of as strange a name."""
    return almanac().find(_text(data), industry=_text(data[::-1]))


def coded_in_bulk(data: bytes, _: Path) -> object:
    """Reads a column of titles."""
    return almanac().code_columns(_text(data).split("\n"))


def checked(data: bytes, _: Path) -> object:
    """Audits a published page."""
    return almanac().check_page(Pasted(_text(data)))


class ServerError(Exception):
    """The site answered that it failed."""


def addressed(data: bytes, _: Path) -> object:
    """Asks the site for an address as a server hands it over."""
    raw, _mark, query = data.replace(b"\n", b"%0A").partition(b"?")
    path = b"/" + raw.lstrip(b"/")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path.decode("latin-1")),
        "raw_path": path,
        "query_string": quote_from_bytes(query, "=&%+").encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "server": ("localhost", 80),
        "client": None,
    }
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(_site()(scope, receive, send))
    if sent[0]["status"] >= 500:
        raise ServerError(sent[0]["status"])
    return sent[0]["status"]
