"""Small workbooks in their publishers' layouts, written here, from which broken ones are made."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook of those rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


_FLOOR = "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year "
_PAY = (
    *("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP"),
    *("OWN_CODE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "H_MEAN", "A_MEAN"),
    *("MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90"),
    *("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY"),
)
_PLACE = ("99", "U.S.", "1", "US", "000000", "Cross-industry", "cross-industry", "1235")
_COLLECTORS = ("43-3011", "Bill and Account Collectors", "detailed", 1000, 2.0, 24.04, 50000, 0.5)
_QUANTILES = (15.5, 18, "*", 27, "#", 32000, 38000, 46000, "#", 66000, "", "")
_SECTOR = ("99", "U.S.", "1", "US", "52", "Finance and Insurance", "sector", "1235")
OEWS = workbook(
    {
        "estimates": [_PAY, (*_PLACE, *_COLLECTORS, *_QUANTILES)],
        "Field Descriptions": [["May 2024 OEWS Estimates"], ["Notes:"], [_FLOOR]],
    }
)
OEWS_TEXT = "\n".join(
    ",".join(f'"{cell}"' for cell in row)
    for row in (
        _PAY,
        (*_PLACE, *_COLLECTORS, *_QUANTILES),
        (*_SECTOR, *_COLLECTORS, *_QUANTILES),
        ("48", "Texas", "2", "TX", *_PLACE[4:], *_COLLECTORS, *_QUANTILES),
    )
).encode()

_TABLES: Mapping[str, Sequence[Sequence[Any]]] = {
    "Table 1.2": [
        ["Table 1.2 Occupational projections, 2024-2034, and worker characteristics, 2024"],
        [
            *("2024 National Employment Matrix title", "2024 National Employment Matrix code"),
            *("Occupation type", "Employment, 2024", "Employment, 2034"),
            *("Employment change, numeric, 2024-34", "Employment change, percent, 2024-34"),
            *("Percent self employed, 2024", "Occupational openings, 2024-34 annual average"),
            *("Typical education needed for entry", "Work experience in a related occupation"),
            "Typical on-the-job training needed to attain competency in the occupation",
        ],
        [
            *("Total, all occupations", "00-0000", "Summary", 169956.1, 175167.9, 5211.8, 3.1),
            *(6.0, 18872.8, "—", "—", "—"),
        ],
        [
            *("Bill and account collectors", "43-3011", "Line item", 190.2, 171.1, -19.1, -10.0),
            *(0.9, 17.2, "High school diploma or equivalent", "None"),
            "Moderate-term on-the-job training",
        ],
    ],
    "Table 5.3": [
        [
            "Table 5.3 Educational attainment for workers 25 years and older by detailed "
            "occupation, 2022 and 2023"
        ],
        [
            *("2024 National Employment Matrix title", "2024 National Employment Matrix code"),
            *("Less than high school diploma", "High school diploma or equivalent"),
            *("Some college, no degree", "Associate's degree", "Bachelor's degree"),
            *("Master's degree", "Doctoral or professional degree"),
        ],
        ["Total, all occupations", "00-0000", 7.7, 23.1, 19.5, 9.5, 24.5, 11.2, 4.6],
        ["Chief executives(1)", "11-1011", 1.7, 8.0, 13.8, 4.8, 40.2, 24.8, 6.7],
        ["Footnotes:"],
        ["(1) This occupation is not an exact match with ACS"],
        ["Data Source: 2021 and 2022 American Community Survey Public Use Microdata"],
    ],
}
PROJECTIONS = workbook(
    {
        "Contents": [
            ["Occupation.xlsx contents"],
            ["Table 1.2 Occupational projections, 2024-2034, and worker characteristics, 2024"],
            ["Table 5.3 Educational attainment for workers 25 years and older"],
        ],
        **_TABLES,
    }
)

CPS = (
    workbook(
        {
            "cpsaat11": [
                ["HOUSEHOLD DATA\nANNUAL AVERAGES\n11. Employed persons by occupation, sex, race"],
                ["[Numbers in thousands]"],
                ["Occupation", 2023],
                ["", "Total\nemployed", "Percent of total employed"],
                [
                    *("", "", "Women", "White", "Black or\nAfrican\nAmerican", "Asian"),
                    "Hispanic\nor Latino",
                ],
                [],
                ["Total, 16 years and over", 161037, 46.9, 76.5, 12.8, 6.9, 18.8],
                ["Bill and account collectors", 87, 66.4, 60.1, 33.3, 2.6, 25.1],
                ["Tellers", "-", "–", "-", "-", "-", "-"],
            ]
        }
    ),
    workbook(
        {
            "cpsaat11b": [
                ["HOUSEHOLD DATA\n ANNUAL AVERAGES\n 11b. Employed people by detailed age"],
                ["[Numbers in thousands]"],
                [],
                ["Occupation", 2025],
                [
                    *("", "Total, 16 years and over", "16 to 19 years", "20 to 24 years"),
                    *("25 to 34 years", "35 to 44 years", "45 to 54 years", "55 to 64 years"),
                    *("65 years and over", "Median age"),
                ],
                [],
                ["Total employed", 163493, 5551, 14347, 36276, 37036, 32304, 26605, 11374, 42.1],
                ["Chief executives", 1802, 3, 9, 148, 384, 551, 471, 235, 51.6],
                ["Note: 2025 figures are 11-month averages that exclude October."],
            ]
        }
    ),
    workbook(
        {
            "cpsaat39": [
                ["HOUSEHOLD DATA\n ANNUAL AVERAGES\n 39. Median weekly earnings of workers"],
                ["[Numbers in thousands]"],
                [],
                ["Occupation", 2025],
                ["", "Total", "", "Men", "", "Women"],
                ["", *["Number of workers", "Median weekly earnings"] * 3],
                [],
                ["Total, full-time workers", 121470, 1204, 66979, 1326, 54491, 1089],
                ["Chief executives", 1200, 2600, 800, 2800, 400, "-"],
            ]
        }
    ),
)
"""Tables 11, 11b and 39."""

AREAS = workbook(
    {
        "List 1": [
            ["List 1. Core based statistical areas, July 2023"],
            [],
            [
                *("CBSA Code", "CBSA Title", "Metropolitan/Micropolitan Statistical Area"),
                *("FIPS State Code", "FIPS County Code"),
            ],
            ["12420", "Austin-Round Rock, TX", "Metropolitan Statistical Area", "48", "453"],
            ["Note: see the standards"],
        ]
    }
)

_SECTORS = "11 21 22 23 31-33 42 44-45 48-49 51 52 53 54 55 56 61 62 71 72 81 92".split()  # noqa: SIM905
INDUSTRIES = workbook(
    {
        "Industry": [
            ["2018 American Community Survey PUMS Industry Code List"],
            [
                *("", "Industry 2017 Description", "2017 Industry Code", "2017 NAICS Code"),
                "2017 NAICS Based Code",
            ],
            *(
                ["", "A sector", f"{100 + 10 * at:04}-{109 + 10 * at:04}", "", sector]
                for at, sector in enumerate(_SECTORS)
            ),
        ]
    }
)

ALTERNATES = workbook(
    {
        "Alternate Titles": [
            ["O*NET-SOC Code", "Title", "Alternate Title", "Short Title", "Source(s)"],
            ["43-3011.00", "Bill and Account Collectors", "Collector (Debt Collector)", "n/a", "2"],
        ]
    }
)
