"""The command line: one function for each command, and errors as sentences."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

import metier
from metier import (
    companycommands,
    diffcommands,
    explaincommands,
    fetchcommands,
    filecommands,
    jobcommands,
    terminal,
)
from metier.errors import MetierError
from metier.printing import atlas_option, form_option, print_document, write
from metier.usage import Commands, usage_error

if TYPE_CHECKING:
    from metier.atlas import Atlas

ENGINES = ("local", "spark")


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog='Example: metier compare "loan officer" "bill collector"',
)
@click.version_option(metier.__version__, prog_name="metier")
def commands() -> None:
    """Careers side by side, on figures that can be checked."""


@commands.command(epilog='Example: metier compare "registered nurse" "medical assistant" --in MD')
@click.argument("titles", nargs=-1, required=True)
@click.option("--in", "place", metavar="PLACE", help="A state or a metro area.")
@click.option("--confidence", type=float, default=0.9, show_default=True, help="Of every margin.")
@click.option(
    "--as",
    "choices",
    metavar="CODE",
    multiple=True,
    help="A SOC code that settles a title's reading; once for each title in order, `auto` to "
    "leave one.",
)
@click.option("--with", "page", metavar="FILE", help="A published comparison page to audit.")
@click.option(
    "--first",
    metavar="SECTION",
    multiple=True,
    help="What matters most: pay, demand, way-in, people, work, places, or the id of a measure; "
    "several in their order.",
)
@click.option(
    "--only", metavar="SECTION", multiple=True, help="Show this alone; several add to it."
)
@atlas_option
@form_option
def compare(
    titles: tuple[str, ...],
    place: str | None,
    confidence: float,
    choices: tuple[str, ...],
    page: str | None,
    first: tuple[str, ...],
    only: tuple[str, ...],
    folder: str | None,
    form: str,
) -> None:
    """Two to five careers side by side."""
    if len(titles) < 2:
        raise metier.UsageError(
            "titles", "at least two", str(len(titles)), 'one alone is: metier career "TITLE"'
        )
    from metier.document.order import Order, arranged

    order = Order(first, only)
    made = _open(folder).compare(
        *titles,
        place=place,
        confidence=confidence,
        choices=[None if choice == "auto" else choice for choice in choices],
        page=page,
    )
    print_document(arranged(made, order).document(), form)


@commands.command(epilog='Example: metier career "loan officer"')
@click.argument("title")
@click.option("--in", "place", metavar="PLACE", help="A state or a metro area.")
@click.option("--confidence", type=float, default=0.9, show_default=True, help="Of every margin.")
@atlas_option
@form_option
def career(title: str, place: str | None, confidence: float, folder: str | None, form: str) -> None:
    """Everything known of one career."""
    made = _open(folder).career(title, place=place, confidence=confidence)
    print_document(made.document(), form)


@commands.command(epilog='Example: metier find "sr acct mgr"')
@click.argument("text")
@click.option("--industry", help="Of the employer, in words.")
@click.option("--limit", type=click.IntRange(1, 50), default=5, show_default=True)
@atlas_option
@form_option
def find(text: str, industry: str | None, limit: int, folder: str | None, form: str) -> None:
    """The occupations that a job title may mean, likeliest first."""
    from metier.document.reading import reading_document

    atlas = _open(folder)
    print_document(
        reading_document(atlas.find(text, industry=industry, limit=limit), atlas.id), form
    )


@commands.command(epilog="Example: metier check page.txt")
@click.argument("file", required=False)
@click.option("--strict", is_flag=True, help="Exit with 1 where something was found.")
@atlas_option
@form_option
def check(file: str | None, strict: bool, folder: str | None, form: str) -> None:
    """Contradictions on a published page, or in the snapshot."""
    from metier.document.flags import flags_document

    atlas = _open(folder)
    flags = atlas.check() if file is None else atlas.check_page(file)
    subject = f"snapshot {atlas.id}" if file is None else Path(file).name
    print_document(flags_document(flags, subject, page=file is not None), form)
    if strict and flags:
        sys.exit(1)


@commands.command(epilog="Example: metier info --format json")
@atlas_option
@form_option
def info(folder: str | None, form: str) -> None:
    """The snapshot's id, its releases with period and licence, and counts."""
    from metier.document.holdings import holdings_document

    atlas = _open(folder)
    print_document(holdings_document(atlas.id, atlas.releases, atlas.sizes), form)


@commands.command(epilog="Example: metier build almanac.toml --output atlas")
@click.argument("specification")
@click.option("--output", metavar="DIR", required=True, help="The folder to build into.")
@click.option("--strict", is_flag=True, help="Refuse the first unreadable figure.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="local",
    show_default=True,
    help="Where person records are counted.",
)
def build(specification: str, output: str, strict: bool, engine: str) -> None:
    """A snapshot from the files that a specification names."""
    with terminal.progress() as progress:
        built = metier.build_snapshot(
            specification, output, strict=strict, engine=engine, progress=progress
        )
    for line in built.summary():
        click.echo(line, err=True)
    write(f"{built.snapshot}\n")


commands.add_command(explaincommands.explain)
commands.add_command(filecommands.code)
commands.add_command(filecommands.skills)
commands.add_command(jobcommands.jobs)
commands.add_command(companycommands.companies)
commands.add_command(fetchcommands.fetch)
commands.add_command(diffcommands.diff)


@commands.command(epilog="Example: metier serve --port 8000 --atlas atlas")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that answer; each has others make its pages.",
)
@click.option("--base", metavar="URL", default="", help="The address that readers see.")
@atlas_option
def serve(host: str, port: int, workers: int, base: str, folder: str | None) -> None:
    """The web site and its data forms, read only, until it is stopped."""
    from metier.web.server import serve as listen

    listen(host, port, workers, folder, base)


@commands.command(epilog="Example: metier publish site --pairs top:100 --base https://example.org/")
@click.argument("site", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--pairs",
    metavar="FILE|top:N|all",
    default="top:50",
    show_default=True,
    help="Which careers are compared: a CSV file with two to five titles in a line, every two of "
    "the N occupations with the most jobs, or every two of all.",
)
@click.option("--base", metavar="URL", default="", help="The address that DIR will have.")
@click.option("--forms", metavar="LIST", default="", help="Besides HTML: some of json, md, embed.")
@click.option("--languages", metavar="LIST", default="en", help="Of the pages: en, es, or en,es.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    help="Processes that make pages; as many as there are processors if left out.",
)
@atlas_option
def publish(
    site: Path, pairs: str, base: str, forms: str, languages: str, workers: int, folder: str | None
) -> None:
    """The web site as files that any host serves; run again, only what changed is written."""
    from metier.publish import forms_of, languages_of
    from metier.publish import publish as written

    asked, tags = forms_of(forms), languages_of(languages)
    with terminal.progress() as tell:
        done, left, removed = written(
            site,
            pairs,
            base=base,
            forms=asked,
            languages=tags,
            atlas=folder,
            workers=workers,
            tell=tell,
        )
    said = f"{done:,} pages written, {left:,} left as they were, {removed:,} removed"
    click.echo(said, err=True)


def _open(folder: str | None) -> Atlas:
    return metier.open(folder)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code.

    An error is `place: expected ..., found ...` on standard error, with a hint;
    2 means wrong usage, 1 that the data cannot answer.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # a terminal that cannot show a character gets a question mark, not a traceback
        sys.stdout.reconfigure(errors="replace")
    try:
        commands.main(arguments, prog_name="metier", standalone_mode=False)
    except MetierError as error:
        _fail(error)
    except click.ClickException as error:
        _fail(usage_error(error))
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(130)
    sys.exit(0)


def _fail(error: MetierError) -> NoReturn:
    # what a file holds may be in the words, and is not to move a terminal's cursor
    for line in filter(None, (str(error), error.hint and f"hint: {error.hint}")):
        click.echo(
            "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in line), err=True
        )
    sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
