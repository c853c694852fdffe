"""The states of the United States, the District of Columbia and the territories.

Federal files name a state by its FIPS number, its two letters or its name;
metier writes the two letters and reads all three.

Source: FIPS 5-2 (ANSI INCITS 38:2009), as the Census Bureau publishes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class State:
    """A state, the District of Columbia, or a territory.

    Attributes:
        letters: as the Postal Service writes it, as in `CA`.
        fips: two digits, leading zero kept, as in `06`.
        name: in full, as in `California`.
        territory: whether it is outside the 50 states and the District.
    """

    letters: str
    fips: str
    name: str
    territory: bool = False


STATES = (
    State("AL", "01", "Alabama"),
    State("AK", "02", "Alaska"),
    State("AZ", "04", "Arizona"),
    State("AR", "05", "Arkansas"),
    State("CA", "06", "California"),
    State("CO", "08", "Colorado"),
    State("CT", "09", "Connecticut"),
    State("DE", "10", "Delaware"),
    State("DC", "11", "District of Columbia"),
    State("FL", "12", "Florida"),
    State("GA", "13", "Georgia"),
    State("HI", "15", "Hawaii"),
    State("ID", "16", "Idaho"),
    State("IL", "17", "Illinois"),
    State("IN", "18", "Indiana"),
    State("IA", "19", "Iowa"),
    State("KS", "20", "Kansas"),
    State("KY", "21", "Kentucky"),
    State("LA", "22", "Louisiana"),
    State("ME", "23", "Maine"),
    State("MD", "24", "Maryland"),
    State("MA", "25", "Massachusetts"),
    State("MI", "26", "Michigan"),
    State("MN", "27", "Minnesota"),
    State("MS", "28", "Mississippi"),
    State("MO", "29", "Missouri"),
    State("MT", "30", "Montana"),
    State("NE", "31", "Nebraska"),
    State("NV", "32", "Nevada"),
    State("NH", "33", "New Hampshire"),
    State("NJ", "34", "New Jersey"),
    State("NM", "35", "New Mexico"),
    State("NY", "36", "New York"),
    State("NC", "37", "North Carolina"),
    State("ND", "38", "North Dakota"),
    State("OH", "39", "Ohio"),
    State("OK", "40", "Oklahoma"),
    State("OR", "41", "Oregon"),
    State("PA", "42", "Pennsylvania"),
    State("RI", "44", "Rhode Island"),
    State("SC", "45", "South Carolina"),
    State("SD", "46", "South Dakota"),
    State("TN", "47", "Tennessee"),
    State("TX", "48", "Texas"),
    State("UT", "49", "Utah"),
    State("VT", "50", "Vermont"),
    State("VA", "51", "Virginia"),
    State("WA", "53", "Washington"),
    State("WV", "54", "West Virginia"),
    State("WI", "55", "Wisconsin"),
    State("WY", "56", "Wyoming"),
    State("AS", "60", "American Samoa", territory=True),
    State("GU", "66", "Guam", territory=True),
    State("MP", "69", "Northern Mariana Islands", territory=True),
    State("PR", "72", "Puerto Rico", territory=True),
    State("VI", "78", "Virgin Islands", territory=True),
)
"""In the order of their FIPS numbers, territories last."""

BY_LETTERS: Mapping[str, State] = MappingProxyType({state.letters: state for state in STATES})
"""Every state by its two letters, upper case."""

BY_FIPS: Mapping[str, State] = MappingProxyType({state.fips: state for state in STATES})
"""Every state by its FIPS number of two digits."""

BY_NAME: Mapping[str, State] = MappingProxyType(
    {state.name.lower(): state for state in STATES}
    | {"u.s. virgin islands": STATES[-1], "us virgin islands": STATES[-1]}
)
"""Every state by its name, lower case."""


def find_state(text: str) -> State | None:
    """The state that a FIPS number, two letters or a name stands for.

    Args:
        text: in any case; a FIPS number may have lost its leading zero.

    Returns:
        The state; None if there is no such one.

    >>> find_state("6").letters, find_state("ca").name, find_state("Puerto Rico").fips
    ('CA', 'California', '72')
    >>> find_state("Atlantis") is None, find_state("3") is None
    (True, True)
    """
    folded = " ".join(text.split())
    if folded.isascii() and folded.isdigit():
        return BY_FIPS.get(folded.zfill(2))
    return BY_LETTERS.get(folded.upper()) or BY_NAME.get(folded.lower())


def states_in_title(title: str) -> tuple[str, ...]:
    """The states that the title of a metro area names, in its order: largest share first.

    Args:
        title: as the Office of Management and Budget words it, `City-City, ST-ST`.

    Returns:
        Two letters each; empty where the title does not end in states.

    >>> states_in_title("Washington-Arlington-Alexandria, DC-VA-MD-WV")
    ('DC', 'VA', 'MD', 'WV')
    >>> states_in_title("Atlantis, ZZ"), states_in_title("Gotham")
    ((), ())
    """
    letters = tuple(title.rpartition(", ")[2].split("-"))
    return letters if all(part in BY_LETTERS for part in letters) else ()
