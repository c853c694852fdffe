"""The source archive and the wheel of the last commit, made twice and compared, in `dist/`.

    python -m release.dist

The tree of the commit is unpacked into two folders and built in each: with other names of the
folders, permissions, locale, time zone and order of hashes, the time in the archives being that of
the commit. Then the wheel is built once more, from the source archive. All have to be the same
bytes. Beside them lie the bill of materials and the sha256 of each file.
"""

from __future__ import annotations

import filecmp
import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from release.bom import bill

ROOT = Path(__file__).resolve().parents[1]


class Surroundings(NamedTuple):
    """What differs from one machine to another and must not bear on what is built."""

    umask: int
    environment: Mapping[str, str]


HERE = Surroundings(0o022, {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"})
THERE = Surroundings(
    0o077, {"LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}
)


class Pair(NamedTuple):
    """What is released: the source archive and the wheel."""

    sdist: Path
    wheel: Path


def build(tree: Path, into: Path, epoch: int, around: Surroundings = HERE) -> Pair:
    """Build the source archive and the wheel of a tree.

    Args:
        tree: of the project.
        into: the folder of the two files.
        epoch: the time that the archives give their files, in seconds since 1970.
        around: where it is built.
    """
    _run(tree, ["hatchling", "build", "-d", str(into)], epoch, around)
    (sdist,), (wheel,) = into.glob("*.tar.gz"), into.glob("*.whl")
    return Pair(sdist, wheel)


def build_wheel(tree: Path, into: Path, epoch: int, around: Surroundings = HERE) -> Path:
    """Build the wheel alone, as an installer does from a source archive."""
    _run(tree, ["hatchling", "build", "-t", "wheel", "-d", str(into)], epoch, around)
    (wheel,) = into.glob("*.whl")
    return wheel


def unpack(archive: Path, into: Path, around: Surroundings = HERE) -> Path:
    """Unpack a source archive, as a user of that umask has it; its one folder is returned."""
    into.mkdir(parents=True)
    command = ["tar", "--extract", "--no-same-permissions", "--file", str(archive.resolve())]
    subprocess.run(command, cwd=into, umask=around.umask, check=True)
    (tree,) = into.iterdir()
    return tree


def same(first: Path, second: Path) -> None:
    """Hold two files against each other, byte for byte.

    Raises:
        ValueError: they differ.
    """
    if not filecmp.cmp(first, second, shallow=False):
        raise ValueError(f"{first} and {second} differ: the build is not reproducible")


def twice(source: Path, folder: Path, epoch: int) -> Pair:
    """Build an archived tree in two surroundings, and the wheel from the source archive.

    Args:
        source: an archive with one folder, the project.
        folder: an empty one to work in.
        epoch: as of `build`.

    Raises:
        ValueError: two of the builds differ.
    """
    here = build(unpack(source, folder / "a"), folder / "built", epoch)
    tree = unpack(source, folder / "another" / "folder", THERE)
    there = build(tree, folder / "again", epoch, THERE)
    tree = unpack(here.sdist, folder / "sdist", THERE)
    same(here.sdist, there.sdist)
    same(here.wheel, there.wheel)
    same(here.wheel, build_wheel(tree, folder / "wheel", epoch, THERE))
    return here


def release(into: Path) -> list[Path]:
    """Make everything that is released of the last commit.

    Raises:
        ValueError: what is built differs from one build to the next.
    """
    epoch = int(_git("log", "-1", "--format=%ct"))
    with TemporaryDirectory() as name:
        folder = Path(name)
        commit = folder / "commit.tar"
        _git("archive", "--prefix", "metier/", "--output", str(commit), "HEAD")
        made = twice(commit, folder / "work", epoch)
        text = bill(made.wheel, epoch)
        into.mkdir(exist_ok=True)
        files = [into / file.name for file in made]
        for source, target in zip(made, files, strict=True):
            target.write_bytes(source.read_bytes())
    materials = into / (files[0].name.removesuffix(".tar.gz") + ".cdx.json")
    materials.write_text(text, encoding="utf-8")
    files.append(materials)
    sums = into / "SHA256SUMS"
    sums.write_text("".join(f"{_sha256(file)}  {file.name}\n" for file in files), "ascii")
    return [*files, sums]


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


def _run(tree: Path, module: list[str], epoch: int, around: Surroundings) -> None:
    environment = {**os.environ, **around.environment, "SOURCE_DATE_EPOCH": str(epoch)}
    subprocess.run(
        [sys.executable, "-m", *module],
        cwd=tree,
        env=environment,
        umask=around.umask,
        stdout=subprocess.DEVNULL,
        check=True,
    )


if __name__ == "__main__":
    for made in release(ROOT / "dist"):
        print(f"{_sha256(made)}  {made.relative_to(ROOT)}")
