"""What is fuzzed: a seed, how it is broken, and who has to answer to it."""

from __future__ import annotations

import asyncio
import importlib
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote_from_bytes, unquote

import metier
from metier.atlas import Atlas
from metier.model.claim import Pasted
from metier.readers import (
    cps,
    disclosures,
    esco,
    oews,
    onet,
    places,
    prices,
    projections,
    published,
    soc,
)
from metier.readers.acs import records
from metier.readers.acs.dictionary import labels
from metier.readers.acs.geography import metros_of_pumas
from metier.specification import parse
from metier.streams import rewrite
from metier.web.site import Site

from . import fuzz_seeds as seeds
from .fuzz_mutations import archive_mutated, mutated, part_mutated, text_mutated, zipped

Mutate = Callable[[Random, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Target:
    """One part of metier under fire.

    Attributes:
        seeds: whole inputs.
        answer: gives the part one input; the folder is its own, to write files into.
        mutate: makes an input of a seed.
        share: how many of 1,000 inputs of a campaign it gets.
    """

    seeds: Sequence[bytes]
    answer: Callable[[bytes, Path], object]
    mutate: Mutate = mutated
    share: int = 10


def _file(name: str, read: Callable[[Path], object]) -> Callable[[bytes, Path], object]:
    """Reads an input as a file of that name."""

    def answer(data: bytes, folder: Path) -> object:
        path = folder / name
        path.write_bytes(data)
        return read(path)

    return answer


def _all(kind: str) -> Callable[[Path], object]:
    """Reads every batch of a file of records."""
    module: Any = importlib.import_module(f"metier.readers.{kind}")

    def read(path: Path) -> object:
        opened = module.open_records(path, {})
        return sum(batch.num_rows for batch in opened.batches())

    return read


def _release(data: bytes, folder: Path) -> object:
    """Reads an O*NET release that is packed in a zip."""
    inner = folder / "onet_29_3"
    inner.mkdir(exist_ok=True)
    for old in inner.iterdir():
        old.unlink()
    (folder / "packed.zip").write_bytes(data)
    with zipfile.ZipFile(folder / "packed.zip") as archive:
        for name in archive.namelist():
            (inner / name).write_bytes(archive.read(name))
    return onet.read(inner)


def _persons(path: Path) -> object:
    return sum(batch.num_rows for batch in records(path, "2023"))


def _metros(path: Path) -> object:
    areas = path.parent / "list1_2023.xlsx"
    if not areas.exists():
        areas.write_bytes(seeds.AREAS)
    return metros_of_pumas(path, areas)


@cache
def almanac() -> Atlas:
    """The embedded almanac."""
    return metier.open()


@cache
def _site() -> Site:
    return Site()


def _stream(name: str) -> Callable[[Path], object]:
    def read(path: Path) -> object:
        target = path.with_name(f"coded-{name}")
        return rewrite(path, target, "title", lambda texts: almanac().code_columns(list(texts)))

    return read


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape" if data[:1] < b"a" else "replace")


def _coded(data: bytes, _: Path) -> object:
    return almanac().code([_text(data)])


def _found(data: bytes, _: Path) -> object:
    return almanac().find(_text(data), industry=_text(data[::-1]))


def _in_bulk(data: bytes, _: Path) -> object:
    return almanac().code_columns(_text(data).split("\n"))


def _checked(data: bytes, _: Path) -> object:
    return almanac().check_page(Pasted(_text(data)))


class ServerError(Exception):
    """The site answered that it failed."""


def _addressed(data: bytes, _: Path) -> object:
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


TITLES = tuple(
    title.encode()
    for title in (
        *("Sr. Loan Servicing Spec.", "Registered Nurse (RN) - Nights $35/hr", "C++ developer II"),
        *("Executive Assistant to CFO", "Manager, HR & Payroll, Dallas TX", "Professeur d'école"),
        *("CNA/HHA 1st shift", "IT Support Engineer - Tier 2 (Remote)", "truck driver cdl-a"),
    )
)
_ADDRESSES = (
    *(b"/career/loan-officer", b"/compare/teller-vs-cook?in=TX", b"/compare/a-vs-b-vs-c.json"),
    *(b"/jobs?q=nurse&company=a&min_pay=10&offset=3", b"/careers?language=es", b"/embed/a-vs-b"),
    *(b"/career/teller.csv?confidence=0.9&as=43-3071", b"/companies/acme", b"/professions.md"),
    *(
        b"/explain?title=teller&measure=pay.annual.mean",
        b"/oembed?url=http://localhost/embed/a-vs-b",
    ),
    *(b"/static/style.css", b"/sitemap.xml", b"/find?q=nurse", b"/compare?title=a&title=b"),
)

TARGETS = {
    "one title": Target(TITLES, _coded, text_mutated, 500),
    "titles in bulk": Target([b"\n".join(TITLES)], _in_bulk, mutated, 15),
    "find": Target(TITLES, _found, text_mutated, 50),
    "addresses": Target(_ADDRESSES, _addressed, text_mutated, 70),
    "check of a page": Target([seeds.PUBLISHED], _checked, mutated, 15),
    "published page": Target([seeds.PUBLISHED], _file("page.txt", published.read), mutated, 60),
    "postings, CSV": Target([seeds.POSTINGS], _file("p.csv", _all("postings")), mutated, 30),
    "postings, JSON lines": Target([seeds.LINES], _file("p.jsonl", _all("postings")), mutated, 30),
    "postings, JSON-LD": Target([seeds.JSONLD], _file("p.json", _all("postings")), mutated, 30),
    "postings, web page": Target([seeds.PAGE], _file("p.html", _all("postings")), mutated, 30),
    "postings, Parquet": Target(
        [seeds.parquet()], _file("p.parquet", _all("postings")), mutated, 20
    ),
    "profiles, CSV": Target([seeds.PROFILES], _file("q.csv", _all("profiles")), mutated, 30),
    "profiles, resumes": Target([seeds.RESUMES], _file("q.json", _all("profiles")), mutated, 30),
    "reviews, CSV": Target([seeds.REVIEWS], _file("r.csv", _all("reviews")), mutated, 30),
    "filings, CSV": Target([seeds.FILED], _file("lca_2017.csv", _all("filings")), mutated, 20),
    "titles filed, CSV": Target([seeds.TITLES_FILED], _file("lca_2017.csv", disclosures.read)),
    "prices, CSV": Target([seeds.PRICES], _file("SARPP_STATE_2008_2023.csv", prices.read)),
    "skills, CSV": Target([seeds.SKILLS], _file("skills_en.csv", esco.labels)),
    "SOC editions, CSV": Target([seeds.EDITIONS], _file("soc_2010_to_2018.csv", soc.read)),
    "PUMS dictionary": Target([seeds.DICTIONARY], _file("d.csv", labels)),
    "PUMS persons, CSV": Target([seeds.PERSONS], _file("psam_p01.csv", _persons), mutated, 20),
    "PUMS persons, zip": Target(
        [seeds.PERSONS_ZIPPED], _file("csv_pal.zip", _persons), archive_mutated
    ),
    "tracts": Target(
        [seeds.TRACTS, zipped({"t.txt": seeds.TRACTS})], _file("t.zip", _metros), mutated, 10
    ),
    "O*NET release": Target([zipped(seeds.ONET)], _release, part_mutated),
    "specification": Target([seeds.SPECIFICATION], _file("b.toml", parse), mutated, 20),
    "metier code, CSV": Target([seeds.POSTINGS], _file("s.csv", _stream("s.csv"))),
    "metier code, JSON lines": Target([seeds.LINES], _file("s.jsonl", _stream("s.jsonl"))),
    "metier code, Parquet": Target([seeds.parquet()], _file("s.parquet", _stream("s.parquet"))),
    "OEWS workbook": Target(
        [seeds.OEWS], _file("national_M2024_dl.xlsx", oews.read), archive_mutated, 5
    ),
    "projections workbook": Target(
        [seeds.PROJECTIONS], _file("occupation.xlsx", projections.read), archive_mutated, 5
    ),
    "CPS workbook": Target([seeds.CPS], _file("cpsaat11.xlsx", cps.read), archive_mutated, 5),
    "SOC workbook": Target([seeds.DIRECT_MATCH], _file("soc.xlsx", soc.read), archive_mutated, 5),
    "areas workbook": Target(
        [seeds.AREAS], _file("list1_2023.xlsx", places.read), archive_mutated, 5
    ),
}
"""By name; a campaign of n inputs shares them out by `share`."""
