"""What reads a snapshot is quiet, and fetches nothing."""

from __future__ import annotations

from metier.store.database import connected


def test_no_progress_is_shown_on_standard_output() -> None:
    # a bar would stand there from a query's second second on, in the midst of what is printed
    database = connected()
    for asked in (database, database.cursor()):
        shown = asked.execute("SELECT current_setting('enable_progress_bar')").fetchone()
        assert shown == (False,)


def test_no_extension_is_installed_or_loaded_by_itself() -> None:
    names = ("autoinstall_known_extensions", "autoload_known_extensions")
    settings = ", ".join(f"current_setting('{name}')" for name in names)
    assert connected().execute(f"SELECT {settings}").fetchone() == (False, False)
