"""Official files from their publishers' addresses: whole, checked, and with a checksum beside them.

Under its final name a file stands only if it is whole and is what it is said to be. What has
come of it before that is `FILE.part`; what came whole but is not the file that is known is
`FILE.rejected`.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from metier.errors import InputError, UsageError
from metier.fetch.addresses import mirrored
from metier.fetch.contents import check_kind, sha256_of, take_member
from metier.fetch.download import Received, download
from metier.fetch.part import opened
from metier.fetch.sidecars import beside, noted_sha256, write_sidecars
from metier.fetch.wire import Wire
from metier.model.offer import Offer

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that is there and was checked.

    Attributes:
        path: of the file.
        sha256: of its bytes.
        kept: whether it was there before.
    """

    path: Path
    sha256: str
    kept: bool


def fetch(
    offer: Offer,
    folder: Path,
    wire: Wire,
    *,
    mirror: str | None = None,
    accept: bool = False,
    progress: Progress = lambda doing, done, total: None,
) -> Fetched:
    """The file of a release, in a folder.

    Args:
        offer: what to fetch.
        folder: made if it is not there.
        wire: how to ask for it.
        mirror: a base whose paths are the publisher's; None for the publisher's own.
        accept: take the file though its checksum is another than the known one.
        progress: called with the file's name, the bytes that have come and those there are.

    Returns:
        The file; one that is there and as its sidecar says is not asked for again.

    Raises:
        InputError: it cannot be had, or is not the file that is known.
        NotFoundError: it is not at its address.
        UsageError: it cannot be written, or a file of the same name is in the way.
    """
    url = mirrored(offer.url, mirror)
    target = folder / offer.file
    with _written(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with _written(target):
        held = _held(target, offer, accept)
        if held is not None:
            return Fetched(target, held, kept=True)
        if not offer.archive:
            sha256 = _fetched(offer, url, target, offer.sha256, wire, accept, progress)
            return Fetched(target, sha256, kept=False)
        archive = folder / offer.archive
        if noted_sha256(archive) is None or not archive.exists():
            _fetched(offer, url, archive, None, wire, accept, progress)
        else:
            _intact(archive)
        return Fetched(target, _unpacked(offer, archive, target, wire, accept), kept=False)


def _held(target: Path, offer: Offer, accept: bool) -> str | None:
    """The checksum of a file that is there already; None if there is none.

    Raises:
        UsageError: a file is there of which it is not known what it is.
        InputError: it was changed since, or is not the file that is known.
    """
    if not target.exists():
        return None
    if noted_sha256(target) is None:
        found = sha256_of(target)
        if found != offer.sha256:
            raise UsageError(
                str(target),
                "no file, or one with its checksum beside it",
                "a file without",
                "move it away, or give another folder",
            )
        write_sidecars(target, found, {**_origin(offer), "url": offer.url})
        return found
    found = _intact(target)
    if not accept:
        _known(target, offer.sha256, found)
    return found


def _intact(path: Path) -> str:
    noted, found = noted_sha256(path), sha256_of(path)
    if noted != found:
        raise InputError(
            str(path),
            f"sha256 {noted}, as stands beside it",
            found,
            "it was changed since it was fetched: remove it, and fetch it again",
        )
    return found


def _fetched(
    offer: Offer,
    url: str,
    target: Path,
    sha256: str | None,
    wire: Wire,
    accept: bool,
    progress: Progress,
) -> str:
    """The checksum of what was fetched to `target`, whole and checked."""

    def tell(done: int, total: int) -> None:
        progress(target.name, done, total)

    with opened(beside(target, "part")) as part:
        received = download(wire, url, part, offer.page, tell)
        found = sha256_of(part.path)
        if received.resumed and sha256 not in (None, found):
            # the publisher may have changed the file between its two parts, and not said so
            part.file.truncate(0)
            received = download(wire, url, part, offer.page, tell)
            found = sha256_of(part.path)
        try:
            _measured(url, received, sha256 == found)
            check_kind(part.path, target.name)
            if not accept:
                _known(target, sha256, found)
        except InputError:
            part.become(beside(target, "rejected"))
            raise
        write_sidecars(target, found, {**_origin(offer), **_answered(received)})
        part.become(target)
    return found


def _unpacked(offer: Offer, archive: Path, target: Path, wire: Wire, accept: bool) -> str:
    """The checksum of the file taken out of an archive to `target`, checked."""
    made = beside(target, "part")
    take_member(archive, offer.file, made, wire.manners.largest)
    found = sha256_of(made)
    try:
        check_kind(made, target.name)
        if not accept:
            _known(target, offer.sha256, found)
    except InputError:
        made.replace(beside(target, "rejected"))
        raise
    origin = {**_origin(offer), "url": offer.url, "archive": archive.name}
    write_sidecars(target, found, {**origin, "size": made.stat().st_size})
    made.replace(target)
    return found


def _known(target: Path, sha256: str | None, found: str) -> None:
    """Nothing, if the checksum is the known one, or none is known.

    Raises:
        InputError: it is another.
    """
    if sha256 not in (None, found):
        raise InputError(
            str(target),
            f"sha256 {sha256}",
            found,
            "publishers revise files under the same address, or put the next edition there: "
            "look at it, and take it with --accept",
        )


def _measured(url: str, received: Received, checked: bool) -> None:
    """Nothing, if it is known that the file is whole.

    Raises:
        InputError: neither the server nor a known checksum says where it ends.
    """
    if not received.measured and not checked:
        raise InputError(
            url, "an answer that says its length, or a known sha256", "neither", "try a mirror"
        )


def _origin(offer: Offer) -> dict[str, str | int | None]:
    return {
        "release": offer.release,
        "publisher": offer.publisher,
        "licence": offer.licence,
        "fetched": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _answered(received: Received) -> dict[str, str | int | None]:
    about = received.about
    return {
        "url": about.url,
        "etag": about.etag or None,
        "last_modified": about.modified or None,
        "size": about.size,
    }


@contextmanager
def _written(path: Path) -> Iterator[None]:
    """A block that writes to disk, whose failure is told.

    Raises:
        UsageError: there is no room, or no leave.
    """
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise UsageError(
            str(path),
            "room to write" if full else "a folder to write into",
            (error.strerror or str(error)).lower(),
            "what has come is kept; the same command goes on from there" if full else "",
        ) from error
