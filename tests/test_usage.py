"""What is wrong with a command line, without the words of the library that reads it."""

from __future__ import annotations

from collections.abc import Sequence

import click
import pytest

from metier.errors import UsageError
from metier.usage import Commands, usage_error


@click.group()
def app() -> None:
    """A command line to be used wrongly."""


@app.command()
@click.argument("name")
@click.option("--form", type=click.Choice(["text", "json"]))
@click.option("--limit", type=click.IntRange(1, 9))
@click.option("--share", type=float)
def show(**_: object) -> None:
    """Do nothing."""


def test_a_command_that_is_misspelled_is_named() -> None:
    assert wrong("shwo").hint == "see app --help; did you mean show?"
    assert wrong("frob").hint == "see app --help"


def test_the_list_of_commands_has_each_first_sentence_to_its_end() -> None:
    first = "What it does, in more words than one line of a terminal would have room for."
    every = Commands("app", commands={"one": click.Command("one", help=f"{first}\n\nMore.")})
    with click.Context(every, info_name="app", max_content_width=60) as context:
        assert first in " ".join(every.get_help(context).split())


def wrong(*arguments: str) -> UsageError:
    with pytest.raises(click.ClickException) as caught:
        app.main(list(arguments), prog_name="app", standalone_mode=False)
    return usage_error(caught.value)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "app: expected a command (show), found none"),
        (["shw"], "app: expected a command (show), found 'shw'"),
        (["show"], "NAME: expected a value, found none"),
        (["show", "a", "b c"], "app show: expected no further argument, found 'b c'"),
        (["show", "a", "--frm", "x"], "--frm: expected an option of app show, found no such"),
        (["show", "a", "--form"], "--form: expected a value, found none"),
        (["show", "a", "--form", "xml"], "--form: expected text or json, found 'xml'"),
        (["show", "a", "--limit", "0"], "--limit: expected a whole number from 1 to 9, found 0"),
        (["show", "a", "--limit", "x"], "--limit: expected a whole number from 1 to 9, found 'x'"),
        (["show", "a", "--share", "x"], "--share: expected a number, found 'x'"),
    ],
)
def test_the_place_what_was_expected_and_what_was_found_are_named(
    arguments: Sequence[str], said: str
) -> None:
    error = wrong(*arguments)
    assert str(error) == said
    assert error.hint.startswith("see ")
    assert error.exit_code == 2


def test_an_option_that_is_nearly_right_is_suggested() -> None:
    assert wrong("show", "a", "--frm", "x").hint == "see app show --help; did you mean --form?"


def test_what_has_no_form_of_its_own_keeps_its_sentence() -> None:
    error = usage_error(click.ClickException("The disk is asleep."))
    assert str(error) == "metier: expected another command line, found The disk is asleep"
