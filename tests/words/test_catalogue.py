"""Every message of the source has a translation, of the same values, and the package loads it."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog, Message
from tests.words.catalogue import OTHERS, compiled, extracted, po, read, said

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@pytest.fixture(scope="module")
def template() -> Catalog:
    return extracted()


@pytest.fixture(scope="module", params=OTHERS)
def tag(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def parts(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The forms of a message, and of its translation."""
    one, said = message.id, message.string
    ids = (one,) if isinstance(one, str) else tuple(one)
    return ids, (said,) if isinstance(said, str) else tuple(said or ())


def test_every_message_of_the_source_is_translated(template: Catalog, tag: str) -> None:
    catalog = read(tag)
    missing = []
    for message in template:
        known = catalog.get(message.id, message.context) if message.id else None
        if message.id and (known is None or known.fuzzy or not all(parts(known)[1])):
            missing.append(message.id)
    assert not missing, f"make words, then translate in {po(tag)}: {missing}"


def test_a_translation_has_the_values_of_its_message(tag: str) -> None:
    wrong = []
    for message in read(tag):
        ids, told = parts(message)
        # the form for one may leave out the number
        wanted, has = (set(PLACEHOLDER.findall(" ".join(texts))) for texts in (ids, told))
        if wanted != has:
            wrong.append(ids)
    assert not wrong


def test_what_the_package_loads_is_what_is_written(tag: str) -> None:
    assert po(tag).with_suffix(".mo").read_bytes() == compiled(read(tag))


def test_messages_are_found_within_expressions_and_with_their_contexts() -> None:
    source = (
        """say(KNOWN.get(n, later("b")), n=n); say_many("c", "d", n); say_in("e", "f"); say(x)"""
    )
    assert set(said(source)) == {("b", None), (("c", "d"), None), ("f", "e")}
