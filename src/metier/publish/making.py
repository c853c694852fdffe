"""Pages made ahead, by as many processes as are asked for; each opens the snapshot itself."""

from __future__ import annotations

import hashlib
import signal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import resources
from multiprocessing import get_context
from pathlib import Path

import metier
from metier.atlas import Atlas
from metier.document.nodes import Document
from metier.publish.files import write_whole
from metier.publish.layout import laid_out
from metier.publish.plan import Plan
from metier.publish.site import file_of, relinked, up_from
from metier.render.json import to_json
from metier.render.markdown import to_markdown
from metier.web.asked import Asked
from metier.web.assets import assets
from metier.web.comparing import BETWEEN, excerpt
from metier.web.languages import NAMES, Tongue
from metier.web.pages import PAGES
from metier.words.language import ENGLISH, speaking

_WRITERS = {"json": to_json, "md": to_markdown}
_EMBED = "embed"
FORMS = (*_WRITERS, _EMBED)
"""Forms besides HTML that a page may be published in; a small one, to embed, of comparisons."""
ALONE = ("/", "/careers", "/professions", "/sources", "/methods")
"""Pages that are about no title; those that search records need a server."""
_LOT = 64
"""Pages that a process is given at once."""
_MAKE = {page.path: page.make for page in PAGES}
_ABOUT = {"/career/": "/career/{name}", "/compare/": "/compare/{name}"}


@dataclass(frozen=True)
class Making:
    """All that pages are made from, besides the snapshot itself.

    Attributes:
        atlas: the snapshot's folder; None for the embedded almanac.
        base: the address of the site, ending in a stroke; empty if unknown.
        forms: besides HTML.
        compared: the names of the comparisons that each career is in.
        languages: of the site; pages of the first stand at its top, those of others in folders.
        language: of the pages.
    """

    atlas: str | None
    base: str
    forms: tuple[str, ...]
    compared: Mapping[str, tuple[str, ...]]
    languages: tuple[str, ...] = (ENGLISH,)
    language: str = ENGLISH

    @property
    def folder(self) -> str:
        """Of the pages within the site; empty for its top."""
        return self._folder_of(self.language)

    def _folder_of(self, language: str) -> str:
        return "" if language == self.languages[0] else f"{language}/"

    def in_each(self) -> tuple[Making, ...]:
        """The same in every language of the site."""
        return tuple(replace(self, language=each) for each in self.languages)

    def mark(self, snapshot: str) -> str:
        """What tells pages made from this from pages made from anything else."""
        said = [snapshot, metier.__version__, self.base, *self.languages]
        package = resources.files("metier")
        for language in self.languages:
            if language != ENGLISH:
                words = package.joinpath(f"words/locale/{language}/LC_MESSAGES/metier.mo")
                said.append(words.read_bytes().hex())
        said += [asset.name for asset in assets().values()]
        for folder in ("publish/templates", "render/templates"):
            for file in sorted(package.joinpath(folder).iterdir(), key=lambda one: one.name):
                said.append(file.read_text("utf-8"))
        return _digest(said)

    def own_marks(self, mark: str, plan: Plan) -> Mapping[str, str]:
        """The marks of the files of careers, which lead to the comparisons that there are.

        Args:
            mark: of all that pages are made from.
        """
        return {
            name: _digest([mark, *self.compared.get(address.rpartition("/")[2], ())])
            for address, names in self.files(plan).items()
            if address.startswith("/career/")
            for name in names
        }

    def files(self, plan: Plan) -> Mapping[str, tuple[str, ...]]:
        """The files of each page by its address, in the order in which they are made."""
        addresses = [
            *ALONE,
            *(f"/career/{slug}" for slug in plan.careers),
            *(f"/compare/{BETWEEN.join(slugs)}" for slugs in plan.comparisons),
        ]
        return {
            address: tuple(
                self.folder + name for name in (file_of(address), *self._others(address).values())
            )
            for address in addresses
        }

    def published(self, address: str) -> bool:
        """Whether a page may lead to an address; to another comparison only a career's does."""
        return address in ALONE or address.startswith("/career/")

    def page(self, atlas: Atlas, address: str) -> Iterable[tuple[str, str]]:
        """The files of one page with what stands in each."""
        with speaking(self.language):
            return tuple(self._files(atlas, address))

    def _files(self, atlas: Atlas, address: str) -> Iterator[tuple[str, str]]:
        document, template = self._document(atlas, address)
        name = address.rpartition("/")[2]
        said = {
            "address": address,
            "canonical": self._canonical(address),
            "compared": self._beside(atlas, name) if address.startswith("/career/") else (),
            "up": up_from(address),
            "top": self.top(address),
            "tongues": self.tongues(address),
        }
        html = laid_out(template, document, said)
        yield self.folder + file_of(address), relinked(html, up_from(address), self.published)
        for form, other in self._others(address).items():
            if form == _EMBED:
                small = laid_out(
                    "small.html", excerpt(document), {**said, "whole": file_of(address)}
                )
                content = relinked(small, up_from(address), self.published)
            else:
                content = _WRITERS[form](document)
            yield self.folder + other, content

    def _others(self, address: str) -> Mapping[str, str]:
        """The file of a page in each form besides HTML that it has."""
        found = {form: f"{address[1:]}.{form}" for form in self.forms if form in _WRITERS}
        if _EMBED in self.forms and address.startswith("/compare/"):
            found[_EMBED] = file_of(address.replace("/compare/", "/embed/", 1))
        return found if address != "/" else {}

    def _canonical(self, address: str) -> str:
        page = "" if address == "/" else file_of(address)
        return f"{self.base}{self.folder}{page}" if self.base else ""

    def top(self, address: str) -> str:
        """The way from a page to the folder of the site."""
        return up_from(f"/{self.folder}{address[1:]}")

    def tongues(self, address: str) -> tuple[Tongue, ...]:
        """The same page in every language, where there are several; by whole addresses if known."""
        if len(self.languages) == 1:
            return ()
        start, file = self.base or self.top(address), file_of(address)
        return tuple(
            Tongue(each, NAMES[each], f"{start}{self._folder_of(each)}{file}")
            for each in self.languages
        )

    def _document(self, atlas: Atlas, address: str) -> tuple[Document, str]:
        for start, path in _ABOUT.items():
            if address.startswith(start):
                return _MAKE[path](atlas, Asked(address.removeprefix(start), {})), "about.html"
        template = "front.html" if address == "/" else "published.html"
        return _MAKE[address](atlas, Asked("", {})), template

    def _beside(self, atlas: Atlas, slug: str) -> list[tuple[str, str]]:
        """The file of each comparison with a career, and the titles it stands beside there."""
        return [
            (
                file_of(f"/compare/{name}"),
                ", ".join(atlas.title_of(other) for other in name.split(BETWEEN) if other != slug),
            )
            for name in self.compared.get(slug, ())
        ]


def _digest(said: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def made(
    making: Making, folder: Path, addresses: Sequence[str], workers: int
) -> Iterator[Sequence[str]]:
    """Make and write pages.

    Yields:
        The names of the files of a lot of pages, when all of them stand there.
    """
    lots = [addresses[at : at + _LOT] for at in range(0, len(addresses), _LOT)]
    if workers == 1 or len(lots) == 1:
        press = _Press(making, folder)
        yield from map(press, lots)
        return
    begin = (making, folder)
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, begin) as pool:
        try:
            yield from pool.map(_lot, lots)
        finally:
            pool.shutdown(cancel_futures=True)


class _Press:
    """Makes pages in one process."""

    def __init__(self, making: Making, folder: Path) -> None:
        self._making = making
        self._folder = folder

    @cached_property
    def _atlas(self) -> Atlas:
        return metier.open(self._making.atlas)

    def __call__(self, addresses: Sequence[str]) -> Sequence[str]:
        """Make and write the pages of the addresses."""
        names = []
        for address in addresses:
            for name, content in self._making.page(self._atlas, address):
                write_whole(self._folder / name, content)
                names.append(name)
        return names


_press: _Press | None = None
"""Of a worker process."""


def _begin(making: Making, folder: Path) -> None:
    global _press
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops its workers
    _press = _Press(making, folder)


def _lot(addresses: Sequence[str]) -> Sequence[str]:
    if _press is None:
        raise AssertionError("a worker that was not begun")
    return _press(addresses)
