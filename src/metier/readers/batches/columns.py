"""Which column of a file is which of metier's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metier.errors import LayoutError, UsageError


def match(
    place: str,
    found: Sequence[str],
    own: Sequence[str],
    columns: Mapping[str, str],
    required: Sequence[str] = (),
) -> dict[str, str]:
    """The file's name of each of metier's columns that the file has.

    A name that is not mapped is found by itself, whatever its case and with blanks or hyphens
    for underscores.

    Args:
        place: the file, for errors.
        found: its columns.
        own: metier's names.
        columns: from metier's names to the file's; these have to be there.
        required: metier's names that have to be there, mapped or not.

    Raises:
        UsageError: `columns` maps a name that is not metier's.
        LayoutError: a mapped or required column is not there, or there twice.

    >>> match("f.csv", ["Job", "Pay Min"], ["title", "pay_min", "url"], {"title": "job"})
    {'title': 'Job', 'pay_min': 'Pay Min'}
    """
    for name in columns:
        if name not in own:
            raise UsageError(f"columns of {place}", f"one of {', '.join(own)}", repr(name))
    matched = {}
    for name in own:
        wanted = columns.get(name, name)
        same = [one for one in found if one == wanted] or [
            one for one in found if _folded(one) == _folded(wanted)
        ]
        if len(same) > 1:
            raise LayoutError(
                place,
                f"one column {wanted!r}",
                f"{len(same)} of them among {_listed(found)}",
                "rename all but one",
            )
        if not same and (name in columns or name in required):
            raise LayoutError(
                place,
                f"a column {wanted!r}",
                f"columns {_listed(found)}",
                f'say which is meant: columns = {{ {name} = "..." }}',
            )
        if same:
            matched[name] = same[0]
    return matched


def _folded(name: str) -> str:
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())


def _listed(names: Sequence[str], most: int = 40) -> str:
    return ", ".join(names[:most]) + (" ..." if len(names) > most else "")
