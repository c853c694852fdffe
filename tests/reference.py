"""Writes `docs/reference/` and `docs/rules/` from the program: `python -m tests.reference`.

What only a reader can know (why a mark stands there, what a key holds) is written
here, and held against the source, so that nothing is missing and nothing is left over.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from inspect import cleandoc
from pathlib import Path

import click
from tests.check.pages import BENDS, bent
from tests.check.planted import LINKS, PLANTED
from tests.reference_errors import errors_blocks
from tests.reference_rules import NOTES
from tests.reference_site import routes_blocks
from tests.reference_words import CELL_MARKS, HEADINGS, PAGE_FLAGS
from tests.schema import json_page

from metier.check import FACT_RULES, PAGE_RULES, check_facts
from metier.cli import commands
from metier.model.measure import MEASURES

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "metier"
GOLDEN = ROOT / "tests" / "golden"
FOLDER = ROOT / "docs" / "reference"
RULES = ROOT / "docs" / "rules"
SNAPSHOT = "In a snapshot"
WRITTEN = "Written by `python -m tests.reference`; do not edit.\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(c.replace('|', '&#124;') for c in line)} |\n" for line in lines)


def page(name: str, *blocks: str) -> str:
    """A page: its heading, how it came about, and its blocks."""
    title, first = HEADINGS[name]
    return "\n".join((f"# {title}\n", WRITTEN, f"{textwrap.fill(first, 120)}\n", *blocks))


def commands_page() -> str:
    """Every command with its arguments and options, from its own help."""
    blocks = []
    for name, command in sorted(commands.commands.items()):
        with click.Context(command, info_name=f"metier {name}") as context:
            usage = " ".join(command.collect_usage_pieces(context))
        told = cleandoc((command.help or "").replace("\b", ""))
        blocks.append(f"## metier {name}\n\n{told}\n\n    metier {name} {usage}\n")
        options = [p for p in command.params if isinstance(p, click.Option)]
        blocks.append(table(("option", "takes", "default", "is"), map(_option, options)))
        blocks.append(f"{command.epilog}\n".replace("Example: ", "Example: `", 1).rstrip() + "`\n")
    return page("commands", *blocks)


def _option(option: click.Option) -> tuple[str, str, str, str]:
    default = str(option.default) if option.show_default else ""
    takes = "" if option.is_flag else option.metavar or _kind(option.type)
    needed = "needed" if option.required else default
    return f"`{', '.join(option.opts)}`", takes, needed, (option.help or "").rstrip(".")


def _kind(kind: object) -> str:
    if isinstance(kind, click.Choice):
        return ", ".join(f"`{choice}`" for choice in kind.choices)
    if isinstance(kind, click.IntRange):
        return f"{kind.min} to {kind.max}"
    return "a number" if kind is click.FLOAT else "text"


def measures_page() -> str:
    """The catalogue of measures, by section."""
    blocks = []
    for section in dict.fromkeys(m.section for m in MEASURES.values()):
        rows = [
            (f"`{m.id}`", m.label, m.unit, m.kind, ", ".join(m.groups), m.missing)
            for m in MEASURES.values()
            if m.section is section
        ]
        head = ("id", "label", "unit", "kind", "groups", "where there is no figure")
        blocks.append(f"## {section.capitalize()}\n\n{table(head, rows)}")
    return page("measures", *blocks)


def rules_page() -> str:
    """The rules of `metier check`, and the flags of a comparison."""
    head = ("id", "fires where", "arithmetic")
    checks = (
        ("On a published page: `metier check FILE`", PAGE_RULES),
        ("In a snapshot: `metier check`", FACT_RULES),
    )
    blocks = [
        f"## {title}\n\n"
        + table(head, [(_linked(r.id), r.sentence.rstrip("."), r.computes) for r in rules])
        for title, rules in checks
    ]
    flags = table(("id", "says"), [(f"`{id}`", words) for id, words in PAGE_FLAGS.items()])
    return page("rules", *blocks, f'## On a comparison: "What to know"\n\n{flags}')


def _linked(rule: str) -> str:
    return f"[`{rule}`](../rules/{rule}.md)"


def rule_pages() -> Mapping[str, str]:
    """A page for each rule: sentence, arithmetic, an example, and what a finding may mean."""
    found: dict[str, list[str]] = {}
    for where, rules in (("On a published page", PAGE_RULES), (SNAPSHOT, FACT_RULES)):
        for rule in rules:
            found.setdefault(rule.id, []).append(
                f"## {where}\n\n{_filled(rule.sentence)}\n"
                f"    {rule.computes}\n\nFor example:\n\n{_quoted(_example(where, rule.id))}"
            )
    return {f"{id}.md": _rule_page(id, blocks) for id, blocks in found.items()}


def _rule_page(id: str, blocks: Sequence[str]) -> str:
    notes = NOTES[id]
    told = [("What to do", notes.do), ("Innocent causes", notes.innocent)]
    told += [("What was found", notes.found)] if notes.found else []
    more = [f"## {title}\n\n{_filled(text)}" for title, text in told]
    back = "[All rules](../reference/rules.md)\n"
    return "\n".join((f"# `{id}`\n", WRITTEN, *blocks, *more, back))


def _example(where: str, id: str) -> str:
    """What the rule says of the figures that are planted for its test."""
    if where == SNAPSHOT:
        flags = check_facts(PLANTED[id].fires, LINKS)
    else:
        flags = bent(*next(changes for rule, changes in BENDS if rule == id))
    return next(flag.text for flag in flags if flag.rule == id)


def _filled(text: str) -> str:
    return f"{textwrap.fill(text, 120, break_long_words=False, break_on_hyphens=False)}\n"


def _quoted(text: str) -> str:
    return textwrap.indent(textwrap.fill(text, 117, break_on_hyphens=False), "> ") + "\n"


def statuses_page() -> str:
    """Statuses, verdicts and outcomes with their words, and the marks of a cell."""
    blocks = []
    for module, name, title in (
        ("estimate", "Status", "Status of a cell"),
        ("comparison", "Verdict", "Verdict of a row"),
        ("comparison", "Outcome", "Outcome for a figure of a published page"),
        ("measure", "Kind", "Kind of a measure"),
    ):
        rows = [(f"`{value}`", words) for value, words in members(module, name)]
        blocks.append(f"## {title}\n\n{table(('value', 'means'), rows)}")
    marks = table(("mark", "means"), [(f"`{mark}`", words) for mark, words in CELL_MARKS.items()])
    return page("statuses", *blocks, f"## Marks of a cell\n\n{marks}")


def members(module: str, name: str) -> Iterator[tuple[str, str]]:
    """The values of an enumeration, each with the words below it or, failing them, ours."""
    tree = ast.parse((SOURCE / "model" / f"{module}.py").read_text("utf-8"))
    body = next(n.body for n in tree.body if isinstance(n, ast.ClassDef) and n.name == name)
    for at, node in enumerate(body):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            value = str(node.value.value)
            below = body[at + 1] if at + 1 < len(body) else None
            said = below.value if isinstance(below, ast.Expr) else None
            words = said.value if isinstance(said, ast.Constant) else VERDICTS[value]
            yield value, str(words)


VERDICTS = {
    "higher": "the first is higher than the second, and the test says that the gap is real",
    "lower": "the first is lower than the second, and the test says that the gap is real",
    "no clear difference": "tested; chance alone may explain the gap",
    "not tested": "a gap or a bound is shown; an error is not published, or one side is a bound",
    "cannot tell": "a side is withheld or absent, or the two are not alike in place, period or "
    "universe, or are one and the same figure",
}


def errors_page() -> str:
    """The tree of errors, and each message that a test holds word for word."""
    from tests.test_errors import COMMANDS

    tree = ast.get_docstring(ast.parse((SOURCE / "errors.py").read_text("utf-8"))) or ""
    drawn = re.search(r"^ {4}MetierError.*?(?=\n\n)", tree, re.MULTILINE | re.DOTALL)
    blocks = [f"{drawn[0]}\n" if drawn else ""]
    for name, arguments in COMMANDS.items():
        code, *said = (GOLDEN / "errors" / f"{name}.txt").read_text("utf-8").splitlines()
        typed = " ".join(f'"{a}"' if not a or " " in a else a for a in arguments)
        lines = "".join(f"    {line}\n" for line in said)
        blocks.append(f"`metier{f' {typed}' if typed else ''}` ({code})\n\n{lines}")
    return page("errors", *blocks, *errors_blocks(table))


def marks_in_source() -> set[str]:
    """The marks that `compare` puts on cells."""
    source = (SOURCE / "compare" / "holding.py").read_text("utf-8")
    return set(re.findall(r'flags\.append\("(.+?)"\)', source))


def flags_in_source() -> set[str]:
    """The ids of the flags that `compare` puts on a page."""
    found = set()
    texts = [path.read_text("utf-8") for path in (SOURCE / "compare").glob("*flags.py")]
    for node in (node for text in texts for node in ast.walk(ast.parse(text))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            at = {"Flag": 0, "_marked": 2}.get(node.func.id)
            if at is not None and isinstance(node.args[at], ast.Constant):
                found.add(str(node.args[at].value))  # type: ignore[attr-defined]
    return found


def pages() -> Mapping[str, str]:
    """Every page of the reference by its file's name."""
    return {
        "commands.md": commands_page(),
        "measures.md": measures_page(),
        "rules.md": rules_page(),
        "statuses.md": statuses_page(),
        "json.md": page("json", *json_page(table)),
        "errors.md": errors_page(),
        "routes.md": page("routes", *routes_blocks(table)),
    }


if __name__ == "__main__":
    for folder, texts in ((FOLDER, pages()), (RULES, rule_pages())):
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
