"""A message is said in the language in force; English needs no catalogue."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from gettext import NullTranslations

import pytest

from metier.errors import UsageError
from metier.words import language
from metier.words.language import say, say_in, say_many, speaking, translated


class Shouting(NullTranslations):
    """A catalogue that has every message in capitals, but for its placeholders."""

    def gettext(self, message: str) -> str:
        return message.replace("jobs in", "JOBS IN")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return (msgid1 if n < 2 else msgid2).replace("job", "JOB")

    def pgettext(self, context: str, message: str) -> str:
        return f"{message}, {context}"


@pytest.fixture
def shouting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(language.LOADED, "es", Shouting())


def test_english_is_the_message_itself() -> None:
    assert say("{n} jobs in {place}, {{sic}}", n=3, place="Ohio") == "3 jobs in Ohio, {sic}"
    assert say_many("{n} job", "{n} jobs", 0) == "0 jobs"
    assert say_in("of pay", "higher") == "higher"


@pytest.mark.usefixtures("shouting")
def test_another_language_says_what_its_catalogue_has() -> None:
    with speaking("es"):
        assert say("{n} jobs in {place}", n=3, place="Ohio") == "3 JOBS IN Ohio"
        assert say_many("{n} job", "{n} jobs", 0) == "0 JOB"
        assert say_in("of pay", "higher") == "higher, of pay"


@pytest.mark.usefixtures("shouting")
def test_a_stored_text_is_looked_up_and_stays_where_it_is_unknown() -> None:
    assert translated("jobs in Ohio") == "jobs in Ohio"
    with speaking("es"):
        assert translated("jobs in Ohio") == "JOBS IN Ohio"
        assert translated("no such text") == "no such text"


def test_a_language_is_in_force_only_inside_its_block() -> None:
    with speaking("es"), speaking(None), speaking("en"):
        assert language.language() == "en"
    assert language.language() == "en"


def test_another_thread_speaks_its_own_language() -> None:
    with speaking("es"), ThreadPoolExecutor(1) as pool:
        assert pool.submit(language.language).result() == "en"


def test_a_language_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="language: expected one of en, es, found 'tlh'"):
        speaking("tlh").__enter__()


def test_english_loads_no_catalogue_reader() -> None:
    code = "import sys, metier.words.language as l; l.say('a'); print('gettext' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "False"
