"""The package runs as the command does."""

from __future__ import annotations

import subprocess
import sys

import metier


def test_the_package_is_run_as_the_command_is() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "metier", "--version"], capture_output=True, text=True, check=True
    )
    assert said.stdout == f"metier, version {metier.__version__}\n"
    assert said.stderr == ""
