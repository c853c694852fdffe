"""The database that reads a snapshot's files: it fetches nothing and prints nothing."""

from __future__ import annotations

import duckdb


def connected() -> duckdb.DuckDBPyConnection:
    """A database of its own, in memory.

    It keeps the order of rows, installs and loads no extensions, and shows no progress: a bar
    would stand on standard output, in the midst of what a command prints there.

    >>> connected().execute("SELECT current_setting('enable_progress_bar')").fetchone()
    (False,)
    """
    database = duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "preserve_insertion_order": True,
        }
    )
    database.execute("SET enable_progress_bar = false")
    return database
