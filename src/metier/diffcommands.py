"""The command that holds two snapshots against each other."""

from __future__ import annotations

import click

import metier
from metier.printing import form_option, print_document


@click.command(epilog="Example: metier diff atlas-2024 atlas-2025 --limit 5")
@click.argument("before", metavar="DIR")
@click.argument("after", metavar="DIR")
@click.option(
    "--confidence", type=float, default=0.9, show_default=True, help="Of the tests of changes."
)
@click.option(
    "--limit",
    type=click.IntRange(0, 1000),
    default=3,
    show_default=True,
    help="Changes listed of each measure.",
)
@form_option
def diff(before: str, after: str, confidence: float, limit: int, form: str) -> None:
    """What changed from the first snapshot to the second: releases, figures, by how much.

    Of a changed figure with an error on both sides it is said whether it differs by more than
    the errors allow.
    """
    from metier.document.differences import differences_document

    found = metier.diff(before, after, confidence=confidence, limit=limit)
    print_document(differences_document(found), form)
