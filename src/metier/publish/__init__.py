"""The site as files that any host serves: the pages of `metier serve`, made ahead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import metier
from metier.errors import UsageError
from metier.publish.files import Edition, write_whole
from metier.publish.making import FORMS, Making, made
from metier.publish.parts import parts
from metier.publish.plan import Plan, plan_of
from metier.publish.site import base_of
from metier.words.language import ENGLISH, known_language

__all__ = ["FORMS", "forms_of", "languages_of", "publish"]

Tell = Callable[[str, int, int], None]
"""Told what is being done, how much of it is behind, and how much there is."""


def forms_of(text: str) -> tuple[str, ...]:
    """The forms in a list with commas.

    Raises:
        UsageError: one that there is not.

    >>> forms_of("json, md"), forms_of("")
    (('json', 'md'), ())
    """
    asked = tuple(dict.fromkeys(form.strip() for form in text.split(",") if form.strip()))
    for form in asked:
        if form not in FORMS:
            raise UsageError("--forms", f"some of {', '.join(FORMS)}", repr(form[:40]))
    return asked


def languages_of(text: str) -> tuple[str, ...]:
    """The languages in a list with commas, each once.

    Raises:
        UsageError: one that there is not.

    >>> languages_of("en, es"), languages_of("es")
    (('en', 'es'), ('es',))
    """
    return tuple(dict.fromkeys(known_language(tag.strip()) for tag in text.split(",")))


def publish(
    folder: Path,
    pairs: str,
    *,
    base: str = "",
    forms: tuple[str, ...] = (),
    languages: tuple[str, ...] = (ENGLISH,),
    atlas: str | None = None,
    workers: int = 1,
    tell: Tell = lambda doing, done, total: None,
) -> tuple[int, int, int]:
    """Write the site into a folder; what stands there and is still right is left alone.

    Args:
        folder: new, empty, or of an earlier publication.
        pairs: a file of titles, `top:N`, or `all`; see `metier.publish.plan`.
        base: the address that the folder will have on the web; empty if unknown.
        forms: of `FORMS`, besides HTML.
        languages: as of `languages_of`; pages of others than the first stand in folders.
        atlas: a snapshot's folder; None for the embedded almanac.
        workers: processes that make pages.

    Returns:
        Pages written, left as they were, and removed.

    Raises:
        UsageError: the folder holds something else, or the pairs or the base cannot be.
        InputError, NotFoundError: the file of pairs, or a title in it, cannot be read.
    """
    opened = metier.open(atlas)
    plan: Plan = plan_of(opened, pairs)
    making = Making(atlas, base_of(base), forms, plan.compared, languages, languages[0])
    pages = [(each, each.files(plan)) for each in making.in_each()]
    wanted = {name for _, files in pages for names in files.values() for name in names}
    mark = making.mark(opened.id)
    own = {name: one for each, _ in pages for name, one in each.own_marks(mark, plan).items()}
    with Edition(folder, mark, own) as edition:
        lacking = [
            (each, {address: names for address, names in files.items() if not edition.has(names)})
            for each, files in pages
        ]
        done, total = 0, sum(len(names) for _, files in lacking for names in files.values())
        for each, files in lacking:
            for names in made(each, folder, list(files), workers):
                edition.note(names)
                done += len(names)
                tell("making pages", done, total)
        left = len(wanted) - done
        for name, content in parts(opened, plan, making):
            write_whole(folder / name, content, only_if_other=True)
            edition.note([name])
            wanted.add(name)
        return done, left, edition.keep_only(wanted)
