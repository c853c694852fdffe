"""Saved web pages: the JSON-LD in their scripts.

The pages are read by `html.parser` of the standard library: only the text of script elements
is wanted, which it gives for broken pages too, and a faster parser would be one more package.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

from metier.errors import InputError
from metier.readers.batches import LONGEST, Fault, Row
from metier.readers.postings.jsonld import texts

ENDINGS = (".html", ".htm")

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_TOO_LONG = Fault("a page too long", f"at most {LONGEST // 2**20} MB", "more")
_NO_SCRIPT = Fault("no job posting", "a script of type application/ld+json", "none")


class _Scripts(HTMLParser):
    """Collects the texts of scripts of JSON-LD."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").partition(";")[0].strip().lower()
        self._open = tag == "script" and kind == "application/ld+json"
        if self._open:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1] += data

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """`<![...` is a comment, as browsers take it; the base class stumbles over most of them."""
        return self.parse_bogus_comment(i)


def pages(path: Path) -> list[Path]:
    """The page itself, or the pages in a folder and those below, by name; none if it has none."""
    if path.is_dir():
        return sorted(one for one in path.rglob("*") if one.is_file() and _is_page(one))
    return [path] if _is_page(path) and path.is_file() else []


def _is_page(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS


def rows(page: Path, own: Sequence[str], numbers: Iterator[int]) -> Iterator[Row]:
    """The postings of a page; a page, or a script, without one is a row at fault.

    Args:
        numbers: of the rows, taken as they come.

    Raises:
        InputError: the page cannot be opened.
    """
    for row in _rows(page, own):
        yield next(numbers), row


def _rows(page: Path, own: Sequence[str]) -> Iterator[list[str] | Fault]:
    content = _content(page)
    if isinstance(content, Fault):
        yield content
        return
    parser = _Scripts()
    parser.feed(content)
    parser.close()
    found = [row for script in parser.found for row in _postings(script, own)]
    good = [row for row in found if not isinstance(row, Fault)]
    broken = [row for row in found if isinstance(row, Fault) and row.reason != _NO_SCRIPT.reason]
    # scripts about other things (a breadcrumb, the site) are no fault beside a posting
    yield from good
    yield from broken
    if not good and not broken:
        yield found[0] if found else _NO_SCRIPT


def _content(page: Path) -> str | Fault:
    try:
        with page.open("rb") as stream:
            content = stream.read(LONGEST + 1)
    except OSError as error:
        raise InputError(page.name, "a page that can be opened", str(error.strerror)) from error
    if len(content) > LONGEST:
        return _TOO_LONG
    named = _CHARSET.search(content[:4096])
    for encoding in ("utf-8-sig", named[1].decode() if named else "utf-8"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            found = f"byte {content[error.start]:#04x}"
        except LookupError:
            found = f"the encoding {encoding}"
    return Fault("not UTF-8", "text in UTF-8, or as the page says", found)


def _postings(script: str, own: Sequence[str]) -> Iterator[list[str] | Fault]:
    try:
        value = json.loads(script.strip(), strict=False)  # line breaks within texts are usual
    except RecursionError:
        yield Fault("nested too deep", "JSON", "hundreds of levels")
    except ValueError as error:
        yield Fault("not JSON", "JSON", str(error))
    else:
        yield from texts(value, own)
