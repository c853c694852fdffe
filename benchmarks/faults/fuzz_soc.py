"""Small workbooks of SOC and Census codes, one of each layout, from which broken ones are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .fuzz_books import workbook

_CHIEFS = ("11-1011", "Chief Executives")


def _structure() -> Iterator[Sequence[str]]:
    """As many groups of each level as the SOC has, under codes of nobody."""
    yield "2018 Standard Occupational Classification", "", "", "", ""
    yield "Major Group", "Minor Group", "Broad Group", "Detailed Occupation", ""
    sizes = (23, 98, 459, 867)
    for level, size in enumerate(sizes):
        for number in range(size):
            code = f"{11 + number // 90}-{1000 + number % 90 * 10 + level}"
            yield *[""] * level, code, *[""] * (3 - level), f"Group {level} {number}"


STRUCTURE = workbook({"2018 Structure": list(_structure())})

DEFINITIONS = workbook(
    {
        "2018 SOC": [
            ["U.S. Bureau of Labor Statistics"],
            ["SOC Group", "SOC Code", "SOC Title", "SOC Definition"],
            ["Major", "11-0000", "Management Occupations"],
            ["Detailed", *_CHIEFS, "Determine and formulate policies."],
        ]
    }
)

DIRECT_MATCH = workbook(
    {
        "Sorted by SOC": [
            ["2018 SOC Direct Match Title File"],
            ["2018 SOC Code", "2018 SOC Title", "2018 SOC Direct Match Title", "Illustrative"],
            [*_CHIEFS, "CEO", ""],
            ["43-3011", "Bill and Account Collectors", "Debt collector", "x"],
        ]
    }
)

_OLD_AND_NEW: Sequence[Sequence[Any]] = (
    ["Census Occupation Code Crosswalk from 2010 to 2018"],
    [
        *("2010 SOC code", "2010 Census Code", "2010 Census Title"),
        *("2018 SOC Code", "2018 Census Code", "2018 Census Title"),
    ],
    ["11-1011", "0010", "Chief Executives", "11-1011", "0010", "Chief Executives"],
    ["11-2020", "0050", "Marketing and Sales Managers"],
    ["", "", "", "11-2021", "0051", "Marketing Managers"],
    ["11-2031", "0060", "Relations Managers", "11-203X", "0060", "Relations Managers"],
    ["", "", "", "", "", "Public Relations Managers (11-2032)"],
    ["", "", "", "", "", "Fundraising Managers (11-2033)"],
)
CODE_LIST = workbook(
    {
        "OVERVIEW": [["Census occupation codes"]],
        "2018 Census Occ Code List": [
            ["", "2018 Census Title", "2018 Census Code", "2018 SOC Code"],
            ["", "Management Occupations:", "0010-0440", "11-0000"],
            ["", "Chief executives", "0010", "11-1011"],
            ["", "Marketing managers", 51, "11-2021"],
            ["", "Relations managers", "0060", "11-203X"],
            ["", "Military, rank not specified", "9830", "none"],
        ],
        "2010 to 2018 Crosswalk": _OLD_AND_NEW,
        "Occ Code Changes": [
            [
                *("2010 Census OCC Code", "2010 Census Title", "New 2018 Census OCC Code"),
                *("2018  Census Title", "Summary of changes"),
            ],
            ["0050", "Marketing and Sales Managers", "0051", "Marketing Managers", "split"],
            ["", "", "0052", "Sales Managers"],
        ],
    }
)

MATRIX_TO_ACS = workbook(
    {
        "NEM SOC ACS crosswalk": [
            ["Bureau of Labor Statistics"],
            ["As of 9/8/2021"],
            [
                *("Sort Order", "Hybrid SOC Code"),
                *("National Employment Matrix/SOC Occupational Title", "ACS Code"),
                "ACS Occupational Title",
            ],
            [1, "11-1011", "Chief executives", 10, "Chief executives and legislators"],
            [2, "11-1021", "General managers", 20, "General managers"],
            [3, "11-1031", "Legislators", 10, "Chief executives and legislators"],
        ]
    }
)

MATRIX_TO_ONET = workbook(
    {
        "ONET to SOC crosswalk": [
            ["As of 9/6/2023"],
            [
                *("Sort Order", "O*NET-SOC Code", "O*NET-SOC Title", "NEM Code"),
                "National Employment Matrix Occupational Title",
            ],
            [1, "11-1011.00", "Chief Executives", "11-1011", "Chief executives"],
            [2, "11-1011.03", "Chief Sustainability Officers", "11-1011", "Chief executives"],
            [3, "21-1011.00", "Counselors", "21-1018", "Counselors"],
        ]
    }
)

PERSONS = workbook(
    {
        "Table of contents": [["Code lists of the ACS"]],
        "OCCP & SOCP": [
            [
                *("2018 Census PUMS Occupation Code", "2018 SOC Code"),
                "Description (2018 Census Occupation Code)",
            ],
            ["0010-3550", "11-0000 - 29-0000", "Management, Business and Arts Occupations:"],
            ["0010", "11-10XX", "Chief executives and legislators"],
            ["", "Combines:"],
            ["", "11-1011", "0010 - Chief executives"],
            ["", "11-1031", "0030 - Legislators"],
            ["0020", "11-1021", "General and operations managers"],
            ["9920", "999920", "Unemployed"],
        ],
    }
)

ALL = (
    *(STRUCTURE, DEFINITIONS, DIRECT_MATCH, CODE_LIST),
    *(MATRIX_TO_ACS, MATRIX_TO_ONET, PERSONS),
)
