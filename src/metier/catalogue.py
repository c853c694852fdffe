"""What pages a snapshot has, and under which addresses: the verbs of an atlas for a site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from typing import Protocol

from metier.coding.titles import slug, title_of
from metier.errors import NotFoundError
from metier.model.catalogue import Catalogue, Entry, Field
from metier.model.codes import Code, soc
from metier.model.fact import Fact
from metier.model.records import Level, Occupation
from metier.store.once import once
from metier.store.read import Snapshot
from metier.words import sentence_case

_MARK = re.compile(r"[^\w ]")


class Opened(Protocol):
    """What the verbs are on."""

    _snapshot: Snapshot


class CatalogueVerbs:
    """The verbs about addresses and what stands under them."""

    def catalogue(self: Opened) -> Catalogue:
        """The detailed occupations by field."""
        return _catalogue(self._snapshot)

    def slug_of(self: Opened, title: str) -> str:
        """The address of a title, the same for all its spellings.

        Official names keep all their words in their order.
        """
        return _addresses(self._snapshot).get(title.strip().casefold()) or slug(title)

    def title_of(self: Opened, slug: str) -> str:
        """The title that an address stands for; its own address may be another."""
        return _official(self._snapshot).get(slug) or title_of(slug)

    def posting(self: Opened, number: int) -> Mapping[str, object]:
        """One posting in full, in the columns of `metier.store.postings.POSTINGS`.

        Raises:
            NotFoundError: the snapshot has no posting of that number.
        """
        from metier.store.postings import file_name, one, sources

        for source in sources(self._snapshot.files):
            if found := one(self._snapshot.folder / file_name(source), number):
                return found
        raise NotFoundError(
            "posting", f"a posting of snapshot {self._snapshot.id}", str(number), "see metier jobs"
        )


@once
def _catalogue(snapshot: Snapshot) -> Catalogue:
    names, jobs = snapshot.titles.detailed, snapshot.jobs()
    pay = _pay(snapshot)
    majors = {
        o.code.value[:2]: replace(o, title=sentence_case(o.title))
        for o in snapshot.occupations()
        if o.level is Level.MAJOR and str(o.code).startswith("soc-2018/")
    }
    entries = [
        Entry(
            Occupation(code, sentence_case(name), Level.DETAILED),
            _plain(name),
            jobs.get(code),
            pay[code].estimate if code in pay else None,
        )
        for code, name in sorted(names.items())
    ]
    fields = groupby(entries, key=lambda entry: entry.occupation.code.value[:2])
    return Catalogue(
        snapshot.id,
        tuple(Field(majors.get(d) or _unnamed(d), tuple(within)) for d, within in fields),
        max((fact.slice.period for fact in pay.values()), default=""),
    )


def _pay(snapshot: Snapshot) -> Mapping[Code, Fact]:
    """The newest official median of the nation, of each occupation that has one."""
    codes = snapshot.titles.detailed
    found = [
        fact
        for fact in snapshot.facts(codes, measures=["pay.annual.median"], places=["US"])
        if fact.source.startswith("oews") and fact.slice.industry is None
    ]
    newest = max((fact.slice.period for fact in found), default="")
    return {
        fact.occupation: fact
        for fact in found
        if fact.slice.period == newest and fact.estimate.value is not None
    }


def _unnamed(digits: str) -> Occupation:
    """A major group of a snapshot that has no names of groups."""
    code = soc(f"{digits}-0000")
    return Occupation(code, code.value, Level.MAJOR)


@once
def _addresses(snapshot: Snapshot) -> Mapping[str, str]:
    """The addresses of official names that have marks, by their names in small letters."""
    names = snapshot.titles.detailed.values()
    return {name.casefold(): _plain(name) for name in names if _MARK.search(name)}


@once
def _official(snapshot: Snapshot) -> Mapping[str, str]:
    """The same names by their addresses."""
    names = snapshot.titles.detailed.values()
    return {_plain(name): name for name in names if _MARK.search(name)}


def _plain(name: str) -> str:
    """The address of an official name: of its words alone, for marks would turn them around.

    >>> _plain("Art, Drama, and Music Teachers, Postsecondary")
    'art-drama-and-music-teachers-postsecondary'
    """
    return slug(_MARK.sub(" ", name))
