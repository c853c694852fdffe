"""What an address asks for: read from a request, and printed as the one address of its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from urllib.parse import quote, urlencode

from metier.errors import UsageError

FORMS = ("json", "md", "csv", "txt")
"""Forms besides HTML that the suffix of an address picks."""
PROV = "prov"
"""One more of pages that trace a figure: W3C PROV."""

LONGEST = 2_000
"""Characters of an address."""
PER_PAGE = 20
"""Entries of a list on one page, unless asked otherwise."""
_MOST = 5
"""Values of one parameter, unless it takes more."""
_LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an address.

    Attributes:
        default: what it means where it is left out; empty for nothing.
        repeated: whether it may stand several times, in an order that matters.
        listed: whether its values may stand in one, with commas between them.
        most: values that it takes where it is repeated.
        longest: characters of a value.
        kind: the type of a value in the description of the interface.
    """

    name: str
    summary: str
    default: str = ""
    repeated: bool = False
    kind: str = "string"
    listed: bool = False
    most: int = _MOST
    longest: int = _LONGEST_VALUE


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of one page.

    Attributes:
        name: the part of the path that names what the page is about; empty for none.
        values: the values of each parameter given, in the order of the page's parameters;
            none is empty.
    """

    name: str
    values: Mapping[str, tuple[str, ...]]

    def text(self, name: str) -> str | None:
        """The value of a parameter; None where it is left out."""
        return self.values.get(name, (None,))[0]

    def number(self, name: str, default: float) -> float:
        """The value of a parameter as a number.

        Raises:
            UsageError: it is none.
        """
        text = self.text(name)
        try:
            number = default if text is None else float(text)
        except ValueError as error:
            raise UsageError(name, "a number", repr(text)) from error
        if not isfinite(number):
            raise UsageError(name, "a number", repr(text))
        return number

    def whole(self, name: str, default: int) -> int:
        """The value of a parameter as a whole number from 0.

        Raises:
            UsageError: it is none.
        """
        text = self.text(name)
        if text is None:
            return default
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise UsageError(name, "a whole number 0 or more", repr(text))
        return int(text)

    @property
    def query(self) -> str:
        """The values as the query of an address."""
        return urlencode([(name, value) for name, each in self.values.items() for value in each])


def values_of(
    pairs: Sequence[tuple[str, str]], parameters: Sequence[Parameter]
) -> Mapping[str, tuple[str, ...]]:
    """The values of the parameters among the pairs of a query; what is no parameter is left out.

    Raises:
        UsageError: a value that is too long, or too many.

    >>> values_of([("x", "1"), ("in", "  MD ")], [Parameter("in", "")])
    {'in': ('MD',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for parameter in parameters:
        written = (v for n, v in pairs if n == parameter.name)
        parts = (part for v in written for part in (v.split(",") if parameter.listed else [v]))
        each = tuple(" ".join(part.split()) for part in parts)
        given = tuple(value for value in each if value)
        if all(value == parameter.default for value in given):
            continue
        if len(given) > (parameter.most if parameter.repeated else 1):
            most = f"at most {parameter.most}" if parameter.repeated else "one value"
            raise UsageError(parameter.name, most, f"{len(given)} values")
        if any(len(value) > parameter.longest for value in given):
            raise UsageError(
                parameter.name, f"at most {parameter.longest} characters", "a longer text"
            )
        found[parameter.name] = given
    return found


def split_form(name: str) -> tuple[str, str]:
    """The last part of a path without its suffix, and the form the suffix picks.

    >>> split_form("teller.json"), split_form("teller")
    (('teller', 'json'), ('teller', ''))
    """
    head, dot, form = name.rpartition(".")
    return (head, form) if dot and form in (*FORMS, PROV) else (name, "")


def address(path: str, asked: Asked, form: str = "") -> str:
    """The address of a page.

    Args:
        form: that a suffix asks for; empty for the page as it is.

    >>> address("/career/{name}", Asked("teller", {"in": ("MD",)}), "json")
    '/career/teller.json?in=MD'
    """
    suffix = f".{form}" if form else ""
    query = f"?{asked.query}" if asked.values else ""
    return path.replace("{name}", quote(asked.name, safe="")) + suffix + query
