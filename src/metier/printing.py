"""What a command puts on standard output: a document in the form asked for, and nothing else."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from metier.errors import UsageError
from metier.words.language import ENGLISH, LANGUAGES, speaking

if TYPE_CHECKING:
    from metier.document.nodes import Document

FORMATS = ("text", "markdown", "html", "json", "csv")

Command = Callable[..., Any]


def atlas_option(function: Command) -> Command:
    """`--atlas DIR`: another snapshot than the embedded almanac."""
    return click.option(
        "--atlas",
        "folder",
        metavar="DIR",
        help="A snapshot, or a build's output folder; the embedded almanac if left out.",
    )(function)


def form_option(function: Command, more: Sequence[str] = ()) -> Command:
    """`--format` and `--language`: the form of what is printed, and what it is said in.

    Args:
        more: forms of this command alone.
    """
    forms = click.Choice((*FORMATS, *more))
    in_form = click.option("--format", "form", type=forms, default="text", show_default=True)
    in_language = click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default=ENGLISH,
        show_default=True,
        expose_value=False,
        callback=_speak,
        help="Of labels and sentences.",
    )
    return in_form(in_language(function))


def _speak(context: click.Context, _: click.Parameter, tag: str) -> None:
    """The language in force for as long as the command runs."""
    context.with_resource(speaking(tag))


def print_document(document: Document, form: str) -> None:
    """The document on standard output, in the form asked for."""
    if form == "text":
        from metier.render.text import to_text

        width = shutil.get_terminal_size((80, 24)).columns
        # https://no-color.org
        colour = is_terminal() and not os.environ.get("NO_COLOR")
        write(to_text(document, width, colour=colour))
    else:
        write(_writer(form)(document))


def is_terminal() -> bool:
    """Whether standard output is a terminal.

    Raises:
        UsageError: it is closed.
    """
    if sys.stdout is None:
        raise UsageError("standard output", "room to write", "it closed", "send it to a file")
    return sys.stdout.isatty()


def write(text: str) -> None:
    """Text on standard output, to the last byte.

    Raises:
        UsageError: nothing more can be written there.
    """
    try:
        click.echo(text.removesuffix("\n"), color=is_terminal())
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader of a pipe has seen enough; what is left to flush at exit goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        reason = str(error.strerror).lower()
        raise UsageError("standard output", "room to write", reason, "make room there") from error


def _writer(form: str) -> Callable[[Document], str]:
    """The renderer of a form; only the one asked for is loaded."""
    if form == "markdown":
        from metier.render.markdown import to_markdown

        return to_markdown
    if form == "html":
        from metier.render.html import to_html

        return to_html
    if form == "csv":
        from metier.render.csv import to_csv

        return to_csv
    from metier.render.json import to_json

    return to_json
