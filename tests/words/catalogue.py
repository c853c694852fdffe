"""The catalogue of another language kept in step with the source: `make words` runs this.

Messages are collected from the code and the templates of the package, and from the words that
the model and the embedded almanac keep in English; what is new stands in the catalogue without a
translation until somebody writes one.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from tests.words.stored import stored

from metier.words.language import ENGLISH, LANGUAGES, LOCALE

SOURCE = LOCALE.parents[1]
KEYWORDS = {"say": None, "later": None, "say_many": (1, 2), "say_in": ((1, "c"), 2)}
METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
OTHERS = tuple(tag for tag in LANGUAGES if tag != ENGLISH)


def extracted(folder: Path = SOURCE) -> Catalog:
    """Every message of the package, without translations."""
    found = Catalog(project="metier")
    told = extract_from_dir(folder, method_map=METHODS, keywords=KEYWORDS)
    for _, _, message, _, context in told:
        found.add(message, context=context)
    for text in stored():
        found.add(text)
    return found


def po(tag: str) -> Path:
    """Where the translations of a language are written."""
    return LOCALE / tag / "LC_MESSAGES" / "metier.po"


def read(tag: str) -> Catalog:
    """The translations of a language; none where it has no file yet."""
    if not po(tag).is_file():
        return Catalog(tag, project="metier")
    with po(tag).open("rb") as file:
        return read_po(file, locale=tag)


def compiled(catalog: Catalog) -> bytes:
    """A catalogue as the package loads it."""
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def merged(catalog: Catalog, template: Catalog) -> Catalog:
    """The translations of the messages that there are now, in alphabetical order."""
    template.creation_date = catalog.creation_date
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """Messages without a translation, or with one that nobody has looked at."""
    return [
        str(message.id)
        for message in catalog
        if message.id and (message.fuzzy or not _whole(message.string))
    ]


def _whole(said: object) -> bool:
    return all(said) if isinstance(said, tuple | list) else bool(said)


def main() -> None:
    """Collect, merge and compile, and say what has no translation yet."""
    for tag in OTHERS:
        catalog = merged(read(tag), extracted())
        po(tag).parent.mkdir(parents=True, exist_ok=True)
        with po(tag).open("wb") as file:
            write_po(file, catalog, width=100, no_location=True, sort_output=True)
        po(tag).with_suffix(".mo").write_bytes(compiled(catalog))
        for text in untranslated(catalog):
            print(f"{tag}: {text}")


if __name__ == "__main__":
    main()
