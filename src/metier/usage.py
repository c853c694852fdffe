"""What is wrong with a command line, as place, expected and found."""

from __future__ import annotations

from difflib import get_close_matches

import click

from metier.errors import UsageError


class Commands(click.Group):
    """Commands whose list says each one's first sentence to its end."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list below the options."""
        named = ((name, self.commands[name]) for name in self.list_commands(ctx))
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(limit=500)) for name, one in named])


def usage_error(error: click.ClickException) -> UsageError:
    """The error of the command line's parser as one of metier's.

    >>> str(usage_error(click.NoSuchOption("--plce", possibilities=["--place"])))
    '--plce: expected an option of metier, found no such'
    """
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "metier"
    hint = f"see {command} --help"
    match error:
        case click.exceptions.NoArgsIsHelpError():
            return UsageError(command, f"a command ({_commands(context)})", "none", hint)
        case click.NoSuchOption():
            near = f"; did you mean {error.possibilities[0]}?" if error.possibilities else ""
            return UsageError(error.option_name, f"an option of {command}", "no such", hint + near)
        case click.BadOptionUsage():
            return UsageError(error.option_name, "a value", "none", hint)
        case click.MissingParameter(param=click.Parameter() as param):
            return UsageError(_name(param), "a value", "none", hint)
        case click.BadParameter(param=click.Parameter() as param):
            found = error.message.partition(" is not ")[0]
            return UsageError(_name(param), _expected(param.type), found, hint)
    said = error.message.rstrip(".")
    begin, _, found = said.partition(" ('" if said.endswith("')") else " '")
    if begin == "No such command":
        known = _commands(context)
        alike = get_close_matches(found, known.split(", "), n=1)
        also = f"; did you mean {alike[0]}?" if alike else ""
        return UsageError(command, f"a command ({known})", f"'{found}", hint + also)
    if "extra argument" in said:
        extra = said.partition("(")[2].rstrip(")")
        return UsageError(command, "no further argument", repr(extra), hint)
    return UsageError(command, "another command line", said, hint)


def _commands(context: click.Context | None) -> str:
    group = context.command if context else None
    return ", ".join(sorted(group.commands)) if isinstance(group, click.Group) else ""


def _name(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name


def _expected(kind: object) -> str:
    if isinstance(kind, click.Choice):
        return ", ".join(kind.choices[:-1]) + f" or {kind.choices[-1]}"
    if isinstance(kind, click.IntRange):
        return f"a whole number from {kind.min} to {kind.max}"
    return "a number"
