"""Codes with their edition: an occupation, industry or place, never a bare string.

`43-3011` means one thing in SOC 2018 and may mean another in SOC 2010, so a
code always carries the system and the edition it belongs to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from metier.errors import CodeError


class System(StrEnum):
    """A classification that codes belong to."""

    SOC = "soc"
    ONET = "onet-soc"
    CENSUS = "census-occ"
    CENSUS_TITLE = "census-title"
    NAICS = "naics"
    CIP = "cip"


_SHAPES = {
    System.SOC: re.compile(r"\d{2}-\d{4}", re.ASCII),
    System.ONET: re.compile(r"\d{2}-\d{4}\.\d{2}", re.ASCII),
    System.CENSUS: re.compile(r"\d{4}", re.ASCII),
    System.CENSUS_TITLE: re.compile(r".+"),
    System.NAICS: re.compile(r"\d{2}(-\d{2})?|\d{3,6}", re.ASCII),
    System.CIP: re.compile(r"\d{2}(\.\d{2}(\d{2})?)?", re.ASCII),
}

_IRREGULAR_MINOR = {"15-12": "15-1200", "31-11": "31-1100", "51-51": "51-5100"}
"""Minor groups of SOC 2018 whose third digit from the right is not zero."""


_IRREGULAR_BROAD = {"29-122": "29-1210"}
"""Detailed codes of SOC 2018 that are not numbered after their broad group: physicians."""


@dataclass(frozen=True, slots=True, order=True)
class Code:
    """A code with its system and edition; `str` and `parse` are inverse.

    >>> Code.parse("soc-2018/43-3011")
    Code(system=<System.SOC: 'soc'>, edition='2018', value='43-3011')
    >>> str(soc("43-3011"))
    'soc-2018/43-3011'
    """

    system: System
    edition: str
    value: str

    def __post_init__(self) -> None:
        if not _SHAPES[self.system].fullmatch(self.value):
            raise CodeError("code", f"a {self.system} code", repr(self.value))
        if not (self.edition.isascii() and self.edition.isalnum()):
            raise CodeError("code", "an edition of letters and digits", repr(self.edition))

    def __str__(self) -> str:
        return f"{self.system}-{self.edition}/{self.value}"

    @classmethod
    def parse(cls, text: str) -> Code:
        """Read what `str` wrote.

        Raises:
            CodeError: the text names no known system or has no value.
        """
        scheme, slash, value = text.partition("/")
        system, dash, edition = scheme.rpartition("-")
        if not (slash and dash) or system not in set(System):
            raise CodeError("code", "system-edition/value, as in soc-2018/43-3011", repr(text))
        return cls(System(system), edition, value)

    @property
    def parents(self) -> tuple[Code, ...]:
        """The groups this code belongs to, nearest first; empty where there are none.

        An O*NET-SOC code's first parent is its SOC occupation.

        >>> [parent.value for parent in soc("43-3011").parents]
        ['43-3010', '43-3000', '43-0000', '00-0000']
        >>> [parent.value for parent in soc("43-0000").parents]
        ['00-0000']
        >>> [parent.value for parent in onet("13-2099.01").parents][:2]
        ['13-2099', '13-2090']
        """
        return _parents(self)


@lru_cache(maxsize=8_192)
def _parents(code: Code) -> tuple[Code, ...]:
    if code.system is System.ONET:
        base = Code(System.SOC, "2018" if code.edition >= "2019" else "2010", code.value[:7])
        return (base, *base.parents)
    if code.system is not System.SOC:
        return ()
    digits = code.value
    broad = _IRREGULAR_BROAD.get(digits[:6], digits[:6] + "0")
    minor = _IRREGULAR_MINOR.get(digits[:5], digits[:4] + "000")
    chain = [broad, minor, digits[:2] + "-0000", "00-0000"]
    above = chain[max((at + 1 for at, group in enumerate(chain) if group == digits), default=0) :]
    return tuple(Code(System.SOC, code.edition, value) for value in dict.fromkeys(above))


def soc(value: str, edition: str = "2018") -> Code:
    """A SOC code, of 2018 unless said otherwise.

    >>> soc("43-3011").value
    '43-3011'
    """
    return Code(System.SOC, edition, value)


def onet(value: str, edition: str = "2019") -> Code:
    """An O*NET-SOC code, of 2019 unless said otherwise.

    >>> str(onet("43-3011.00"))
    'onet-soc-2019/43-3011.00'
    """
    return Code(System.ONET, edition, value)


def census(value: str, edition: str = "2018") -> Code:
    """A Census occupation code of four digits, leading zeros kept.

    >>> census("0010").value
    '0010'
    """
    return Code(System.CENSUS, edition, value)


def census_title(title: str, edition: str = "2018") -> Code:
    """A row of a Census-coded table that prints the occupation's title and no code.

    Case, spacing, footnote marks and dashes are folded, so that the same
    occupation has the same key in every table that prints its title.

    >>> census_title("Bill and  account collectors(1)").value
    'bill and account collectors'
    """
    folded = re.sub(r"\(\d+\)|\[\d+\]", "", title).replace("–", "-").replace("’", "'")
    return Code(System.CENSUS_TITLE, edition, " ".join(folded.lower().split()))
