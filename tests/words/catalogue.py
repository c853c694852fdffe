"""The catalogue of another language kept in step with the source: `make words` runs this.

Messages are collected from the code and the templates of the package, and from the words that
the model and the embedded almanac keep in English; what is new stands in the catalogue without a
translation until somebody writes one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from tests.words.stored import stored

from metier.words.language import ENGLISH, LANGUAGES, LOCALE

SOURCE = LOCALE.parents[1]
KEYWORDS = {"say": None, "say_many": (1, 2), "say_in": ((1, "c"), 2)}
"""Functions that templates say messages with, and which of their arguments those are."""
TEMPLATES = [("**.html", "jinja2.ext:babel_extract")]
ERRORS = ("UsageError", "NotFoundError")
"""What is said to who asked for something that cannot be."""
ASKED = ("atlas.py", "catalogue.py", "companies", "compare", "document", "jobs.py", "model", "web")
"""Where those are made that pages show; others are of files and of building."""
Message = str | tuple[str, str]
OTHERS = tuple(tag for tag in LANGUAGES if tag != ENGLISH)


def extracted(folder: Path = SOURCE) -> Catalog:
    """Every message of the package, without translations."""
    found = Catalog(project="metier")
    for path in sorted(folder.rglob("*.py")):
        asked = path.relative_to(folder).parts[0] in ASKED
        for message, context in said(path.read_text("utf-8"), errors=asked):
            found.add(message, context=context)
    told = extract_from_dir(folder, method_map=TEMPLATES, keywords=KEYWORDS)
    for _, _, shown, _, context in told:
        found.add(shown, context=context)
    for text in stored():
        found.add(text)
    return found


def said(source: str, *, errors: bool = False) -> Iterator[tuple[Message, str | None]]:
    """The messages of a module with their contexts, wherever in an expression they stand.

    Args:
        errors: whether the plain parts of an error are messages too.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
            plain = [text for text in texts if isinstance(text, str)]
            match node.func.id, plain:
                case (("say" | "later"), [message]):
                    yield message, None
                case "say_many", [one, many]:
                    yield (one, many), None
                case "say_in", [context, message]:
                    yield message, context
                case (name, parts) if errors and name in ERRORS:
                    yield from ((part, None) for part in parts if part and part[0] != "-")


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
