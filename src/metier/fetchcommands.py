"""The command that fetches official files from their publishers' addresses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import metier
from metier.errors import InputError, MetierError, UsageError
from metier.printing import form_option, print_document, write
from metier.terminal import progress

if TYPE_CHECKING:
    from metier.model.offer import Offer

AGENT = f"metier/{metier.__version__} (official statistics, for use on one machine)"


@click.command(
    epilog='Example: metier fetch oews/2025-05/national --to official --agent "A. Name (a@b.org)"'
)
@click.argument("releases", metavar="[RELEASE]...", nargs=-1)
@click.option("--to", "folder", metavar="DIR", help="The folder that files are put in.")
@click.option("--mirror", metavar="URL", help="Ask for the same paths below this address instead.")
@click.option(
    "--agent",
    metavar="TEXT",
    envvar="METIER_AGENT",
    default=AGENT,
    help="Who asks, with a contact, as publishers want it; METIER_AGENT if left out.",
)
@click.option("--accept", is_flag=True, help="Take files whose checksum is not the known one.")
@form_option
def fetch(
    releases: tuple[str, ...],
    folder: str | None,
    mirror: str | None,
    agent: str,
    accept: bool,
    form: str,
) -> None:
    """Official files of RELEASEs, whole and checked; without RELEASE the list of what there is.

    RELEASE is a release as metier info names it, or what its name begins with: oews/2025-05. A
    fetch that was stopped goes on where it was. Printed is a line of sha256sum for each file.
    """
    from metier.fetch.catalogue import chosen, offers

    if not releases:
        from metier.document.offers import offers_document

        print_document(offers_document(offers()), form)
        return
    if folder is None:
        raise UsageError("--to", "a folder", "none", "metier fetch RELEASE --to DIR")
    _fetch(chosen(releases), Path(folder), mirror, _readable(agent), accept)


def _fetch(
    wanted: tuple[Offer, ...], folder: Path, mirror: str | None, agent: str, accept: bool
) -> None:
    """Each file, though others cannot be had.

    Raises:
        MetierError: one or more cannot be had.
    """
    from metier.fetch import fetch as fetched
    from metier.fetch.wire import Manners, Wire

    failed = 0
    with Wire(Manners(agent)) as wire, progress() as bar:
        for offer in wanted:
            try:
                done = fetched(offer, folder, wire, mirror=mirror, accept=accept, progress=bar)
            except UsageError:
                raise  # the next file would meet the same: no leave, no room, no such mirror
            except MetierError as error:
                if len(wanted) == 1:
                    raise
                failed += 1
                click.echo(f"{error}\nhint: {error.hint}" if error.hint else str(error), err=True)
            else:
                write(f"{done.sha256}  {done.path}\n")
    if failed:
        raise InputError(
            "metier fetch",
            f"{len(wanted)} files",
            f"{len(wanted) - failed}",
            "the same command asks only for those that are not there",
        )


def _readable(agent: str) -> str:
    """A User-Agent that a header can hold.

    Raises:
        UsageError: it is empty, or has a character that it cannot hold.
    """
    if not agent.strip() or not agent.isascii() or not agent.isprintable():
        raise UsageError("--agent", "one line of plain letters", repr(agent[:60]))
    return agent
