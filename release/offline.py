"""metier installed in a fresh environment and tried there, without a network.

    python -m release.offline dist/metier-0.1.0-py3-none-any.whl dist/metier-0.1.0.tar.gz

takes what they need from a folder of wheels that is downloaded first, by the hashes of
`requirements/run.lock` and, to build the source archive, `requirements/build.lock`. The test takes
instead what is installed here, which was installed by the same hashes: nothing is downloaded.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
TRIAL = Path(__file__).with_name("trial.py")
LOCKS = tuple(ROOT / "requirements" / name for name in ("run.lock", "build.lock"))
_PIP = ("--quiet", "--disable-pip-version-check")


def without_network() -> list[str]:
    """The beginning of a command that has no network; nothing where the kernel forbids it.

    Some containers do not let a process have a network namespace of its own. There pip is still
    told to ask no index, and what is tried has no address but this machine's.
    """
    prefix = ["unshare", "--map-root-user", "--net"]
    try:
        allowed = subprocess.run([*prefix, "true"], capture_output=True, check=False)
    except FileNotFoundError:
        return []
    return prefix if allowed.returncode == 0 else []


def environment(folder: Path) -> Path:
    """Make an environment with nothing in it, pip neither; its interpreter is returned."""
    venv.create(folder, symlinks=True)
    return folder / "bin" / "python"


def libraries(requirements: Iterable[str]) -> set[str]:
    """The distributions that requirements name, and all that these need here without extras."""
    found: set[str] = set()
    waiting = list(requirements)
    while waiting:
        need = Requirement(waiting.pop())
        name = canonicalize_name(need.name)
        if name not in found and (need.marker is None or need.marker.evaluate({"extra": ""})):
            found.add(name)
            waiting.extend(distribution(name).requires or [])
    return found


def link(python: Path, names: Iterable[str]) -> None:
    """Give an environment what is installed here of some distributions, and nothing else."""
    (packages,) = python.parents[1].glob("lib/python3.*/site-packages")
    for name in names:
        for file in distribution(name).files or []:
            top = file.parts[0]
            if top not in {"..", "__pycache__"} and not (packages / top).exists():
                (packages / top).symlink_to(Path(str(distribution(name).locate_file(top))))


def download(into: Path) -> None:
    """Download what the locks name, by hash."""
    for lock in LOCKS:
        _run([sys.executable, "-m", "pip", "download", *_PIP, "--require-hashes", "--no-deps",
              "--requirement", str(lock), "--dest", str(into)])  # fmt: skip


def install(python: Path, archive: Path, wheels: Path | None = None) -> None:
    """Install a wheel or a source archive into an environment, without a network.

    Args:
        python: of the environment.
        archive: of metier.
        wheels: a folder with what it needs; None where the environment has that.
    """
    source = ["--no-build-isolation"] if wheels is None else ["--find-links", str(wheels)]
    _run([*without_network(), sys.executable, "-m", "pip", "--python", str(python), "install",
          *_PIP, "--no-index", "--no-cache-dir", *source, str(archive)])  # fmt: skip


def tried(python: Path, folder: Path) -> str:
    """Compare, check and serve with the metier of an environment, in a folder that is not its own.

    Returns:
        What was tried, a line each.

    Raises:
        subprocess.CalledProcessError: something did not work.
    """
    command = [*without_network(), str(python), "-I", str(TRIAL)]
    return _run(command, folder)


def _run(command: list[str], folder: Path | None = None) -> str:
    # pip's own settings name package hosts, and PYTHONPATH would lend this tree to the trial
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if "--no-index" in command:
        own = {name: value for name, value in own.items() if not name.startswith("PIP_")}
        own["PIP_CONFIG_FILE"] = os.devnull
    done = subprocess.run(command, cwd=folder, env=own, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        here = Path(name)
        download(here / "wheels")
        for number, archive in enumerate(sys.argv[1:]):
            fresh = environment(here / f"environment{number}")
            install(fresh, Path(archive).resolve(), here / "wheels")
            (elsewhere := here / f"elsewhere{number}").mkdir()
            print(f"{archive}, {tried(fresh, elsewhere)}", end="")
