"""What others may rely on is on record: a break of it is seen, and so is what is new.

The record is `tests/golden/public.txt`; `docs/releasing.md` says what it promises. A line that goes
or changes is a break and needs the step of version that is told there. Then, and where lines only
came, METIER_WRITE_GOLDEN=1 writes the record anew.
"""

from __future__ import annotations

import dataclasses
import enum
import importlib
import inspect
import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pyarrow.parquet as pq
from tests.reference_site import PLAIN

import metier
from metier import errors
from metier.cli import commands
from metier.errors import MetierError
from metier.model.measure import MEASURES
from metier.model.release import Release
from metier.store.layout import ASIDE_COLUMNS, FORMAT, MANIFEST, locate
from metier.store.postings import POSTINGS
from metier.web.feeds import FEEDS
from metier.web.pages import PAGES

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "tests" / "golden" / "public.txt"
ALMANAC = ROOT / "src" / "metier" / "almanac"
JSON = ROOT / "docs" / "reference" / "json.md"

NAMES = (
    "metier.atlas.Atlas",
    "metier.atlas.Comparison",
    "metier.batches.TitleBatches",
    "metier.build.Built",
    "metier.coding.columns.TitleColumns",
    "metier.companies.ranking.Options",
    "metier.jobs.Options",
)
"""Classes that verbs return or take, besides those of the modules below."""

MODULES = (
    "metier.errors",
    "metier.model.catalogue",
    "metier.model.codes",
    "metier.model.coding",
    "metier.model.companies",
    "metier.model.comparison",
    "metier.model.differences",
    "metier.model.estimate",
    "metier.model.fact",
    "metier.model.measure",
    "metier.model.postings",
    "metier.model.release",
    "metier.model.skill",
)
"""Modules whose classes are public, all of them."""

OPERATORS = ("__call__", "__getitem__")
"""What a class gives without a name."""


def signature(function: object) -> str:
    """A function's parameters, with their types and defaults, and what it returns."""
    assert callable(function)
    return re.sub(r"(?<=[:>] )'([^']*)'", r"\1", str(inspect.signature(function)))


def members(owner: type) -> Iterator[str]:
    """What a class gives: members of an enumeration, fields, properties and methods."""
    name = f"{owner.__module__}.{owner.__qualname__}"
    if issubclass(owner, enum.Enum):
        yield from (f"{name}.{member.name} = {member.value!r}" for member in owner)
        return
    if dataclasses.is_dataclass(owner):
        yield from (f"{name}.{field.name}: {field.type}" for field in dataclasses.fields(owner))
    elif "__annotations__" in vars(owner):
        for key, type in vars(owner)["__annotations__"].items():
            yield f"{name}.{key}: {getattr(type, '__forward_arg__', type)}"
    else:
        yield f"{name}{signature(owner)}"
    for key in sorted({key for base in owned(owner) for key in vars(base)}):
        found = inspect.getattr_static(owner, key)
        if key.startswith("_") and key not in OPERATORS:
            continue
        if inspect.isfunction(found) or isinstance(found, classmethod | staticmethod):
            yield f"{name}.{key}{signature(getattr(owner, key))}"
        elif getter := getattr(found, "fget", None) or getattr(found, "func", None):
            yield f"{name}.{key} -> {inspect.signature(getter).return_annotation}"


def owned(owner: type) -> list[type]:
    """A class and those it inherits from, if they are of metier."""
    return [base for base in owner.__mro__ if base.__module__.startswith("metier")]


def classes() -> Iterator[type]:
    for name in NAMES:
        module, _, own = name.rpartition(".")
        yield getattr(importlib.import_module(module), own)
    for module in MODULES:
        found = vars(importlib.import_module(module)).values()
        yield from (
            one for one in found if inspect.isclass(one) and one.__module__ == module
            and not one.__name__.startswith("_")
        )  # fmt: skip


def python_names() -> Iterator[str]:
    for name in metier.__all__:
        found = getattr(metier, name)
        yield f"metier.{name}{signature(found)}" if inspect.isfunction(found) else f"metier.{name}"
    for owner in classes():
        yield from members(owner)


def command_names() -> Iterator[str]:
    for name, command in commands.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield from (f"metier {name} {option}" for option in parameter.opts)
            else:
                yield f"metier {name} {parameter.human_readable_name}"


def addresses() -> Iterator[str]:
    for page in PAGES:
        yield from (page.path, *(f"{page.path}.{form}" for form in page.forms))
        yield from (f"{page.path}?{parameter.name}=" for parameter in page.parameters)
    for feed in FEEDS:
        yield from (feed.path, *(f"{feed.path}?{parameter.name}=" for parameter in feed.parameters))
    yield from PLAIN


def keys() -> Iterator[str]:
    """The keys of each schema, from the reference, which other tests hold against the program."""
    for part in JSON.read_text("utf-8").split("\n## ")[1:]:
        title = part.partition("\n")[0]
        yield from (
            f"{title}: {key}" for key in re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE)
        )
        yield from (f"{title}: {name}" for name in re.findall(r"`(metier/[a-z-]+/\d+)`", part))


def columns() -> Iterator[str]:
    """The format of snapshots, and the columns of each table that the embedded one has."""
    yield FORMAT
    for file in sorted(locate(ALMANAC).glob("*.parquet")):
        yield from (f"{file.name} {field.name}: {field.type}" for field in pq.read_schema(file))
    yield from (f"{MANIFEST} releases[].{field.name}" for field in dataclasses.fields(Release))
    yield from (f"asides.parquet {name}" for name in ASIDE_COLUMNS)
    yield from (f"postings.*.parquet {field.name}: {field.type}" for field in POSTINGS)


def record() -> Iterator[str]:
    """Everything that others may rely on, a line each."""
    parts = {
        "python": python_names(),
        "command": command_names(),
        "address": addresses(),
        "json": keys(),
        "measure": iter(MEASURES),
        "snapshot": columns(),
        "exit": (f"{e.__name__} {e.exit_code}" for e in classes() if issubclass(e, MetierError)),
    }
    for kind, lines in parts.items():
        yield from (f"{kind} {line}" for line in sorted(set(lines)))


def test_what_others_rely_on_is_what_is_on_record() -> None:
    today = list(record())
    if os.environ.get("METIER_WRITE_GOLDEN"):
        RECORD.write_text("".join(f"{line}\n" for line in today), "utf-8")
        return
    known = RECORD.read_text("utf-8").splitlines()
    broken = [f"- {line}" for line in known if line not in today]
    new = [f"+ {line}" for line in today if line not in known]
    assert today == known, "\n".join(["see the head of this file:", *broken, *new])


def test_every_error_that_is_public_says_its_exit_code() -> None:
    told = {line.split()[1]: line.split()[2] for line in record() if line.startswith("exit ")}
    assert told.keys() == {name for name in metier.__all__ if name.endswith("Error")}
    assert set(told.values()) == {"1", "2"}
    assert told["UsageError"] == str(errors.UsageError.exit_code) == "2"
