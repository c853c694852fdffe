"""The server: one process, or several that answer at the same address."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import uvicorn

import metier
from metier.errors import UsageError
from metier.web import origin
from metier.web.front import Front
from metier.web.patience import Patient

_ATLAS = "METIER_ATLAS"
"""Where worker processes are told the path of the snapshot."""
_MAKERS = "METIER_MAKERS"
"""Where they are told how many processes may make pages for each."""
CONNECTIONS = 1_000
"""Those that a process has at once, of which the next is told to come again."""
_MOST = 4
"""Of them, for each has a snapshot open, which takes memory."""
_PATIENCE = 10
"""Seconds that answers under way have when the server is stopped."""


def serve(host: str, port: int, workers: int, folder: str | None, base: str = "") -> None:
    """Serve the site until the process is told to stop.

    Args:
        folder: of a snapshot or a build's output; None for the embedded almanac.
        base: the address that readers see; empty where links may do without.

    Raises:
        SnapshotError: there is no snapshot.
        UsageError: the address cannot be listened at, or `base` is none.
    """
    _free(host, port)
    os.environ[_ATLAS] = folder or ""
    os.environ[origin.VARIABLE] = origin.checked(base) if base else ""
    os.environ[_MAKERS] = str(makers(os.cpu_count() or 1, workers))
    if workers > 1:
        # the processes open it for themselves; what is wrong with it is told by this one
        metier.open(folder)
    uvicorn.run(
        f"{__name__}:from_environment",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        http=Patient,
        ws="none",
        limit_concurrency=CONNECTIONS,
        log_level="info",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )


def from_environment() -> Front:
    """The site of one process that answers."""
    folder = os.environ.get(_ATLAS)
    return Front(Path(folder) if folder else None, int(os.environ.get(_MAKERS, "1")))


def makers(processors: int, workers: int) -> int:
    """How many processes may make pages for each that answers.

    >>> makers(2, 1), makers(2, 8), makers(64, 1)
    (2, 1, 4)
    """
    return min(_MOST, max(1, processors // workers))


def _free(host: str, port: int) -> None:
    """See that one can listen there, before anything is opened.

    Raises:
        UsageError: one cannot.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        socket.create_server((host, port), family=family).close()
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            "--host, --port",
            "an address to listen at",
            f"{host}:{port} ({reason.lower().partition(' (while')[0]})",
            "give another --port, or stop what listens there",
        ) from error
