"""The employer's industry as evidence of what a title means.

Bayes' rule, with the title and the industry independent once the occupation is known:
a reading is as much likelier as more of its occupation's jobs are in the industry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from metier.coding.titles import normalise
from metier.model.codes import Code
from metier.model.coding import Coding

LEAST = 0.005
"""A share of jobs not published is taken as this, as the cells left out are the small ones;
readings less likely than this are not named."""

_WORDS: Final = {
    "11": "agriculture farm farming forestry fishing hunting crop ranch logging",
    "21": "mining mine quarry oil gas petroleum drilling extraction",
    "22": "utility electricity power water sewage",
    "23": "construction building contractor homebuilding roofing plumbing",
    "31-33": "manufacturing manufacturer factory plant automotive aerospace semiconductor steel",
    "42": "wholesale wholesaler distributor",
    "44-45": "retail retailer store shop supermarket grocery dealership ecommerce",
    "48-49": "transportation transport trucking airline railroad shipping freight logistic "
    "warehousing warehouse courier transit",
    "51": "information media publishing newspaper broadcasting television radio film "
    "telecommunication telecom software internet",
    "52": "finance financial bank banking insurance insurer lender lending mortgage credit "
    "brokerage investment fintech",
    "53": "realty leasing rental landlord",
    "54": "consulting consultancy law legal accounting advertising architecture research "
    "scientific biotech",
    "55": "holding headquarter",
    "56": "staffing janitorial landscaping security waste callcenter",
    "61": "education educational school university college academic",
    "62": "health healthcare hospital clinic medical nursing hospice childcare dental",
    "71": "art entertainment recreation museum casino theater sport gym fitness",
    "72": "restaurant hotel motel hospitality accommodation food catering cafe bar lodging",
    "81": "church charity nonprofit salon laundry religious",
    "99": "government federal state municipal public county city police",
}

SECTORS: Final = MappingProxyType(
    {word: sector for sector, words in _WORDS.items() for word in words.split()}
    | {"real estate": "53", "call center": "56", "debt collection": "56", "day care": "62"}
    | {"law enforcement": "99", "public administration": "99", "auto repair": "81"}
    | {"food manufacturing": "31-33", "food processing": "31-33", "power plant": "22"}
    | {"public school": "61", "state university": "61", "oil gas": "21", "credit union": "52"}
    | {"social service": "62", "professional service": "54", "business service": "56"}
    | {"information technology": "54", "gas station": "44-45", "nursing home": "62"}
)
"""Words for industries, as keys have them, and the NAICS sector each names."""


@dataclass(frozen=True, slots=True)
class Sector:
    """An industry and how much of each occupation it has.

    Attributes:
        title: its name in a sentence.
        shares: of an occupation's jobs, those in the industry, from 0 to 1; an occupation
            that is missing has so few that no figure was published.
    """

    title: str
    shares: Mapping[Code, float]


def sector_of(text: str) -> str | None:
    """The NAICS sector that words for an industry name; None where they name none.

    Two words that name one together count before each alone; then the last one does,
    as it is the noun that the others qualify.

    >>> sector_of("Regional banks"), sector_of("food manufacturing"), sector_of("xyz")
    ('52', '31-33', None)
    """
    words = normalise(text).split()
    pairs = (f"{a} {b}" for a, b in pairwise(words))
    for found in (*pairs, *reversed(words)):
        if found in SECTORS:
            return SECTORS[found]
    return None


def weighed(coding: Coding, sector: Sector) -> Coding:
    """A coding with its probabilities weighed by the sector's shares; their sum stays.

    Readings that become less likely than `LEAST` are left out, but never all.

    >>> from metier.model.codes import soc
    >>> from metier.model.coding import Candidate
    >>> cook, chef = soc("35-2012"), soc("35-2014")
    >>> found = (Candidate(chef, "A", 0.6, "listed"), Candidate(cook, "B", 0.4, "listed"))
    >>> schools = Sector("educational services", {chef: 0.01, cook: 0.4})
    >>> best = weighed(Coding("cook", "Cook", found), schools).best
    >>> best.occupation_title, best.probability, best.reason
    ('B', 0.9638, 'listed; 40 % of its jobs are in educational services')
    """
    worth = [
        found.probability * max(sector.shares.get(found.code, 0.0), LEAST)
        for found in coding.candidates
    ]
    whole = sum(found.probability for found in coding.candidates)
    scale = whole / sum(worth) if worth else 0.0
    made = [
        replace(
            found,
            probability=int(value * scale * 10_000) / 10_000,
            reason=f"{found.reason}; {_told(sector, found.code)}",
        )
        for found, value in zip(coding.candidates, worth, strict=True)
    ]
    made.sort(key=lambda found: (-found.probability, found.code))
    named = [found for found in made if found.probability >= LEAST] or made[:1]
    return replace(coding, candidates=tuple(named))


def _told(sector: Sector, code: Code) -> str:
    share = sector.shares.get(code)
    if share is None:
        return f"no figure of its jobs in {sector.title}"
    percent = 100 * share
    told = "less than 1 %" if percent < 1 else f"{percent:.0f} %"
    return f"{told} of its jobs are in {sector.title}"


def shares(
    codes: Sequence[Code], inside: Mapping[Code, float], overall: Mapping[Code, float]
) -> Mapping[Code, float]:
    """The share of each occupation's jobs that are in an industry, where both are published.

    An occupation without figures has those of the nearest group that has them, since some
    are surveyed only as a group.

    Args:
        inside, overall: jobs in the industry, and in all.

    >>> from metier.model.codes import soc
    >>> shares([soc("31-1121")], {soc("31-1120"): 30.0}, {soc("31-1120"): 40.0})
    {Code(system=<System.SOC: 'soc'>, edition='2018', value='31-1121'): 0.75}
    """
    found = {}
    for code in codes:
        own = next((c for c in (code, *code.parents[:1]) if c in overall), code)
        if own in inside and overall.get(own):
            found[code] = min(1.0, inside[own] / overall[own])
    return found
