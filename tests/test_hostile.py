"""Whatever is typed, the answer is an answer or an error of metier, never another exception."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import metier
from metier.atlas import Atlas, Comparison
from metier.errors import MetierError

JOB_WORDS = ("senior", "nurse", "loan", "clerk", "of", "engineer", "(", ")", "/", "-", "&", "ñ")
TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(JOB_WORDS), max_size=9).map(" ".join)
STRANGE = (
    "",
    " ",
    "\0",
    "\ud800",
    "'; DROP TABLE facts; --",
    "%_*?[",
    "(((",
    "١٢٣",
    "a" * 5000,
    "nurse " * 500,
    "\N{RIGHT-TO-LEFT OVERRIDE}nurse",
    "soc-2018/",
    "43-3011.00.00",
    "census-title-2018/",
    "-/",
)


def answer(call: Callable[[], object]) -> object:
    """What a call gives, or the error of metier that it raises."""
    try:
        return call()
    except MetierError as error:
        return error


def in_words(error: MetierError) -> bool:
    return bool(error.place and error.expected and error.found and error.exit_code in (1, 2))


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_a_strange_text_is_no_traceback_anywhere(almanac: Atlas, tmp_path: Path, text: str) -> None:
    for call in (
        lambda: almanac.career(text),
        lambda: almanac.compare("loan officer", "nurse", place=text),
        lambda: almanac.compare("loan officer", choices=[text]),
        lambda: almanac.compare("loan officer", page=text),
        lambda: almanac.check_page(text),
        lambda: metier.open(text or "nowhere"),
        lambda: metier.build_snapshot(text, tmp_path / "out"),
        lambda: almanac.find(text, industry=text),
        lambda: almanac.code([text]),
        lambda: almanac.facts(title=text),
        lambda: almanac.facts(occupation=text),
        lambda: almanac.facts(place=text, measure="price.level"),
        lambda: almanac.facts(measure=text),
        lambda: almanac.explain("loan officer", text),
    ):
        found = answer(call)
        assert not isinstance(found, MetierError) or in_words(found)


@settings(max_examples=40, deadline=None)
@given(title=TEXTS)
@example(title="nurse")
def test_any_title_is_read_as_an_occupation_or_refused(almanac: Atlas, title: str) -> None:
    found = answer(lambda: almanac.career(title))
    if isinstance(found, MetierError):
        assert found.place == "title"
        assert in_words(found)
    else:
        assert isinstance(found, Comparison)
        assert found.careers[0].occupation_title


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, limit=st.integers(1, 9))
def test_any_text_is_coded_or_declined(almanac: Atlas, text: str, limit: int) -> None:
    (coding,) = almanac.code([text])
    chances = [candidate.probability for candidate in coding.candidates]
    assert sum(chances) <= 1 + 1e-9
    assert all(chance > 0 for chance in chances)
    if chances:
        found = almanac.find(text, industry=text, limit=limit)
        assert 0 < len(found.candidates) <= limit


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_any_place_code_or_measure_is_known_or_refused(almanac: Atlas, text: str) -> None:
    for call, places in (
        (lambda: almanac.facts(place=text, measure="price.level"), {"--in"}),
        (lambda: almanac.facts(occupation=text), {"occupation", "code"}),
        (lambda: almanac.facts(measure=text, occupation="43-3011"), {"measure"}),
        (lambda: almanac.compare("loan officer", choices=[text]), {"--as"}),
    ):
        found = answer(call)
        assert not isinstance(found, MetierError) or found.place in places
