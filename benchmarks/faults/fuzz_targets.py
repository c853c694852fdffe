"""What is fuzzed: a seed, how it is broken, and who has to answer to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

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
from metier.readers.acs.dictionary import labels
from metier.readers.acs.geography import sectors_of_industries
from metier.specification import parse

from . import fuzz_answers as answers
from . import fuzz_books as books
from . import fuzz_seeds as seeds
from . import fuzz_soc
from .fuzz_answers import in_file, metros, persons, stream, unpacked
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


POSTINGS, PROFILES = answers.records_of("postings"), answers.records_of("profiles")
REVIEWS, FILINGS = answers.records_of("reviews"), answers.records_of("filings")


def _workbook(name: str, read: Callable[[Path], object], *whole: bytes) -> Target:
    return Target(whole, in_file(name, read), archive_mutated, 5)


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

PARTS = {
    "one title": Target(TITLES, answers.coded, text_mutated, 500),
    "titles in bulk": Target([b"\n".join(TITLES)], answers.coded_in_bulk, mutated, 15),
    "find": Target(TITLES, answers.found, text_mutated, 50),
    "addresses": Target(_ADDRESSES, answers.addressed, text_mutated, 70),
    "check of a page": Target([seeds.PUBLISHED], answers.checked, mutated, 15),
    "specification": Target([seeds.SPECIFICATION], in_file("b.toml", parse), mutated, 20),
    "metier code, CSV": Target([seeds.POSTINGS], in_file("s.csv", stream("s.csv"))),
    "metier code, JSON lines": Target([seeds.LINES], in_file("s.jsonl", stream("s.jsonl"))),
    "metier code, Parquet": Target([seeds.parquet()], in_file("s.parquet", stream("s.parquet"))),
}
"""What is no reader."""

RECORDS = {
    "postings, CSV": Target([seeds.POSTINGS], in_file("p.csv", POSTINGS), mutated, 30),
    "postings, JSON lines": Target([seeds.LINES], in_file("p.jsonl", POSTINGS), mutated, 30),
    "postings, JSON-LD": Target([seeds.JSONLD], in_file("p.json", POSTINGS), mutated, 30),
    "postings, web page": Target([seeds.PAGE], in_file("p.html", POSTINGS), mutated, 30),
    "postings, Parquet": Target([seeds.parquet()], in_file("p.parquet", POSTINGS), mutated, 20),
    "postings, tables joined": Target(
        [zipped(seeds.POSTED)],
        unpacked("posted", lambda folder: POSTINGS(folder / "postings.csv")),
        part_mutated,
    ),
    "profiles, CSV": Target([seeds.PROFILES], in_file("q.csv", PROFILES), mutated, 30),
    "profiles, resumes": Target([seeds.RESUMES], in_file("q.json", PROFILES), mutated, 30),
    "reviews, CSV": Target([seeds.REVIEWS, seeds.REVIEWED], in_file("r.csv", REVIEWS), mutated, 30),
    "filings, CSV": Target(
        [seeds.FILED, seeds.PAYROLL], in_file("lca_2017.csv", FILINGS), mutated, 20
    ),
}
"""Readers of records."""

PUBLICATIONS = {
    "published page": Target([seeds.PUBLISHED], in_file("page.txt", published.read), mutated, 60),
    "titles filed, CSV": Target([seeds.TITLES_FILED], in_file("lca_2017.csv", disclosures.read)),
    "prices, CSV": Target([seeds.PRICES], in_file("SARPP_STATE_2008_2023.csv", prices.read)),
    "skills, CSV": Target([seeds.SKILLS], in_file("skills_en.csv", esco.labels)),
    "SOC editions, CSV": Target([seeds.EDITIONS], in_file("soc_2010_to_2018.csv", soc.read)),
    "OEWS, CSV": Target([books.OEWS_TEXT], in_file("national_M2024_dl.csv", oews.read)),
    "PUMS dictionary": Target([seeds.DICTIONARY], in_file("d.csv", labels)),
    "PUMS persons, CSV": Target([seeds.PERSONS], in_file("psam_p01.csv", persons), mutated, 20),
    "PUMS persons, Parquet": Target(
        [seeds.PERSONS_IN_COLUMNS], in_file("psam_p01.parquet", persons)
    ),
    "PUMS persons, zip": Target(
        [seeds.PERSONS_ZIPPED], in_file("csv_pal.zip", persons), archive_mutated
    ),
    "tracts": Target([seeds.TRACTS, zipped({"t.txt": seeds.TRACTS})], in_file("t.zip", metros)),
    "O*NET release": Target(
        [zipped(seeds.ONET), zipped(seeds.ONET_BEFORE)],
        unpacked("onet_29_3", onet.read),
        part_mutated,
        30,
    ),
    "O*NET workbook": _workbook("onet_30_alternate_titles.xlsx", onet.read, books.ALTERNATES),
    "OEWS workbook": _workbook("national_M2024_dl.xlsx", oews.read, books.OEWS),
    "projections workbook": _workbook("occupation.xlsx", projections.read, books.PROJECTIONS),
    "CPS workbook": _workbook("cpsaat11.xlsx", cps.read, *books.CPS),
    "SOC workbook": _workbook("soc.xlsx", soc.read, *fuzz_soc.ALL),
    "areas workbook": _workbook("list1_2023.xlsx", places.read, books.AREAS),
    "industries workbook": _workbook("codes.xlsx", sectors_of_industries, books.INDUSTRIES),
}
"""Readers of publications."""

TARGETS = {**PARTS, **RECORDS, **PUBLICATIONS}
"""By name; a campaign of n inputs shares them out by `share`."""
