"""What the pages tell a reader to type works: commands, Python, addresses, specifications.

A command that takes no outside file and ends by itself is run; of every other the arguments and
options are read by the command line itself. The tutorial has its own test, which holds what it
prints.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import pytest
from starlette.testclient import TestClient
from tests.fixtures import employers
from tests.fixtures.postings import CITY, snapshot

import metier
from metier import cli
from metier.atlas import Atlas
from metier.specification import BESIDE, READERS, RECORDS, RECORDS_KEYS
from metier.web.site import Site

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "benchmarks/README.md"])
PAGE = """\
| Registered Nurse | Medical Assistant | |
| Average salary | $70,000 | $40,000 |
| Salary range | Between $75,000 And $90,000 | Between $30,000 And $50,000 |
"""
"""A published comparison with an average outside its range."""
TYPED = [page for page in PAGES if page.parent.name not in ("reference", "decisions")]
"""Pages with commands as a reader types them; the reference has their outlines and mistakes."""
READ_ONLY = ("build", "fetch", "publish", "serve")
"""Commands that are not run: they take long, never end, or ask a publisher for files."""
FINDS = {"check page.txt --strict": 1}
"""What does not exit with 0, as its page says."""
_CODE = (r"`(metier [^`\n]+)`", r"`((?:metier |--)[^`\n]+)`")
"""Code of a sentence: of a how-to also an option alone, which elsewhere may be another tool's."""
BLOCK = re.compile(r"(?:^    .*\n(?:\n(?=    ))?)+", re.MULTILINE)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[str]:
    """What is set apart by four blanks or by a fence."""
    text = page.read_text("utf-8")
    for found in BLOCK.findall(text):
        yield re.sub(r"^    ", "", found, flags=re.MULTILINE)
    yield from re.findall(r"^```\w*[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def commands() -> list[tuple[str, str]]:
    """Every line of a block that begins with `metier`, and its page."""
    return [
        (name_of(page), line.partition("#")[0].removeprefix("$ ").strip().removeprefix("metier "))
        for page in TYPED
        for block in blocks(page)
        for line in block.splitlines()
        if re.match(r"(?:\$ )?metier [a-z]+( |$)", line) and "|" not in line
    ]


COMMANDS = commands()
RUN = [
    (page, line)
    for page, line in COMMANDS
    if page.startswith("docs/how-to/") and line.split()[0] not in READ_ONLY
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reader's folder, with the files that the pages speak of."""
    made = tmp_path_factory.mktemp("reader")
    (made / "page.txt").write_text(PAGE, "utf-8")
    (made / "postings.csv").write_text("title,description\nRN,Knows Excel.\n", "utf-8")
    for year, count in (("2024", 2), ("2025", 3)):
        snapshot(made / f"atlas-{year}", *CITY[:count])
    return made


@pytest.fixture(scope="module")
def atlases(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The snapshot that a page's `atlas` is: with postings, or with companies."""
    postings = tmp_path_factory.mktemp("postings") / "atlas"
    snapshot(postings, *CITY)
    return {"docs/how-to/jobs.md": postings, "docs/how-to/companies.md": employers.folder()}


@pytest.mark.parametrize(("page", "line"), COMMANDS, ids=lambda value: value)
def test_a_command_is_read_by_the_command_line(page: str, line: str) -> None:
    name, *arguments = shlex.split(line)
    command = cli.commands.commands[name]
    if not {"-h", "--help"} & set(arguments):
        command.make_context(name, arguments, resilient_parsing=False).close()


@pytest.mark.parametrize(("page", "line"), RUN, ids=lambda value: value)
def test_a_command_of_a_how_to_does_what_its_page_says(
    page: str,
    line: str,
    folder: Path,
    atlases: Mapping[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    if page in atlases:
        line = line.replace("--atlas atlas", f"--atlas {atlases[page]}")
    if line.split()[:1] == ["fetch"]:
        line = "fetch"
    with pytest.raises(SystemExit) as left:
        cli.main(shlex.split(line))
    said = capsys.readouterr()
    assert left.value.code == FINDS.get(line, 0), said.err
    assert said.out or "--output" in line


def test_every_command_and_option_named_in_a_sentence_is_one() -> None:
    known = {"--help", "--version"} | {
        option
        for command in cli.commands.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
    for script in (ROOT / "benchmarks").rglob("*.py"):
        known |= set(re.findall(r'"(--[a-z-]+)"', script.read_text("utf-8")))
    wrong = [
        f"{name_of(page)}: {code}"
        for page in TYPED
        for code in re.findall(_CODE[page.parent.name == "how-to"], page.read_text("utf-8"))
        for command in re.findall(r"^metier ([a-z]+)\b", code) or ["find"]
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", code) or ["--help"]
        if command not in cli.commands.commands or option not in known
    ]
    assert not wrong, "\n".join(wrong)


def python() -> Iterator[tuple[str, str]]:
    """Blocks of Python of the how-to pages."""
    for page in sorted((ROOT / "docs" / "how-to").glob("*.md")):
        for block in blocks(page):
            if re.search(r"\batlas\.\w+\(|metier\.open\(", block):
                yield name_of(page), block


@pytest.mark.parametrize(("page", "block"), list(python()))
def test_python_of_a_how_to_runs(
    page: str,
    block: str,
    almanac: Atlas,
    atlases: Mapping[str, Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    atlas = metier.open(atlases[page]) if page in atlases else almanac
    opened = block.replace('metier.open("atlas")', "atlas").replace("metier.open()", "atlas")
    exec(compile(opened, page, "exec"), {"atlas": atlas})


def test_every_call_of_the_page_about_python_can_be_made(almanac: Atlas, folder: Path) -> None:
    text = (ROOT / "docs" / "how-to" / "notebook.md").read_text("utf-8")
    made = almanac.compare("loan officer", "bill collector")
    known: dict[str, Any] = {"metier": metier, "atlas": almanac, "made": made, "folder": folder}
    for code in re.findall(r"`((?:atlas|made|metier)[.\[][^`]*)`", text):
        if "build_snapshot" in code or "..." in code or code == "atlas.check()":
            code = code.partition("(")[0]  # too long to run here, or no whole call
        eval(code.replace('"page.txt"', 'folder / "page.txt"'), known)


def test_every_address_that_curl_asks_for_is_answered(folder: Path) -> None:
    text = (ROOT / "docs" / "how-to" / "serve.md").read_text("utf-8")
    asked = re.findall(r"^    curl (.*?)http://127.0.0.1:8000(\S+)$", text, re.MULTILINE)
    assert len(asked) == text.count("    curl ")
    with TestClient(Site()) as client:
        for options, address in asked:
            if "--data-binary" in options:
                content = (folder / "page.txt").read_bytes()
                answer = client.post(
                    address, content=content, headers={"content-type": "text/plain"}
                )
            else:
                answer = client.get(address)
            assert answer.status_code == 200, address
            assert answer.json()["schema"]


def test_every_key_of_a_specification_shown_is_one() -> None:
    shown = [
        (name_of(page), table, entry)
        for page in PAGES
        for block in blocks(page)
        if re.match(r"\[\[(release|records)\]\]", block.strip())
        for table, entries in tomllib.loads(block).items()
        for entry in entries
    ]
    assert {table for _, table, _ in shown} == {"release", "records"}
    for page, table, entry in shown:
        reader = entry["reader"]
        assert reader in (READERS if table == "release" else RECORDS), page
        keys: tuple[str, ...] = RECORDS_KEYS
        if table == "release":
            keys = ("reader", "path", "period", "measures", *BESIDE.get(reader, ()))
        assert set(entry) <= set(keys), page


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    found: dict[str, int] = {}
    names = set()
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).lower()
        name = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        times = found[name] = found.get(name, 0) + 1
        names.add(name if times == 1 else f"{name}-{times - 1}")
    return names


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_to_a_heading_leads_to_one(page: Path) -> None:
    for link, anchor in re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", page.read_text("utf-8")):
        if "://" not in link:
            target = page if not link else (page.parent / link).resolve()
            assert target.suffix != ".md" or anchor in anchors(target), f"{link}#{anchor}"


def test_every_page_is_reached_from_the_index() -> None:
    reached: set[Path] = set()
    ahead = {ROOT / "docs" / "index.md"}
    while ahead:
        page = ahead.pop()
        reached.add(page)
        for link in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
            target = (page.parent / link).resolve()
            pages = target.glob("*.md") if target.is_dir() else [target]
            ahead |= {one for one in pages if one.suffix == ".md" and one.exists()} - reached
    missing = set((ROOT / "docs").rglob("*.md")) - reached
    assert not missing, "\n".join(map(name_of, sorted(missing)))
