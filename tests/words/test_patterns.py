"""What data keep with values put in is known by its shape, each shape by its own pattern."""

from __future__ import annotations

import re

import pytest

from metier.words import language
from metier.words.patterns import PATTERNS

VALUES = re.compile(r"\{(\w+)\}")


def test_each_pattern_stands_once_and_has_a_value() -> None:
    assert len(set(PATTERNS)) == len(PATTERNS)
    assert all(map(VALUES.search, PATTERNS))


@pytest.mark.parametrize("message", PATTERNS)
def test_a_text_of_a_pattern_is_said_with_its_values(message: str) -> None:
    names = VALUES.findall(message)
    text = message.format(**{name: f"zq{at}" for at, name in enumerate(names)})
    with language.speaking("es"):
        said = language.translated(text)
        expected = language.catalogue("es").gettext(message)
    assert expected != message
    assert said == expected.format(**{name: f"zq{at}" for at, name in enumerate(names)})
