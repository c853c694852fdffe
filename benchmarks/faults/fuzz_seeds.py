"""Small whole files in their publishers' layouts, written here, from which broken ones are made."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from .fuzz_mutations import zipped

POSTINGS = b"""title,id,company,place,posted,expires,pay_min,pay_max,pay_unit,remote,description
Loan Officer,1,"Acme, Inc.","Austin, TX",2023-06-30,2023-08-01,52000,61000,year,false,"Two
lines"
Sr. Nurse (RN),2,Beta,"Boston, MA",2023-01-05,,31.50,,hour,true,Night shift
Teller,3,,Remote,2023-02,2023-03-01,"$4,000",,month,,Counts cash
"""

PROFILES = b"""title,person,start,end,pay,company,place,degree,graduated,birth_year,sex,weight
Teller,p1,2015-03,2018-06,"31,000",Bank,"Dallas, TX",Bachelor's,2014,1992,F,1.5
Loan Officer,p1,2018-07,,54000,Bank,"Dallas, TX",Bachelor's,2014,1992,F,1.5
Nurse,p2,2012,,71000,Clinic,"Boston, MA",Master,2011,1985,M,0.8
"""

REVIEWS = b"""company,title,rating,date,place
Acme,Loan Officer,4.5,2023-01-31,"Austin, TX"
Beta,Teller,1,2022-12-01,
"""

FILED = b"""CASE_NUMBER,CASE_STATUS,DECISION_DATE,VISA_CLASS,EMPLOYER_NAME,JOB_TITLE,SOC_CODE,SOC_NAME,\
NAICS_CODE,TOTAL_WORKERS,FULL_TIME_POSITION,PREVAILING_WAGE,PW_UNIT_OF_PAY,WAGE_RATE_OF_PAY_FROM,\
WAGE_RATE_OF_PAY_TO,WAGE_UNIT_OF_PAY,WORKSITE_CITY,WORKSITE_STATE
I-200,CERTIFIED,2016-10-03,H-1B,ACME INC,LOAN OFFICER,13-2072,LOAN OFFICERS,522110,1,Y,51000,Year,\
52000,0,Year,AUSTIN,TX
I-201,CERTIFIED,10/4/2016,H-1B,BETA LLC,SR. ANALYST,13-2051,ANALYSTS,523,2,Y,24.5,Hour,25,30,Hour,\
BOSTON,MA
"""  # noqa: E501

TITLES_FILED = b"""JOB_TITLE,SOC_CODE,SOC_NAME
LOAN OFFICER,13-2072,Loan Officers
NURSE,29-1141.00,Registered Nurses
"""

LINES = b"""{"title": "Loan Officer", "company": "Acme", "pay_min": 52000, "pay_unit": "year"}
{"title": "Nurse", "place": "Boston, MA", "posted": "2023-05-01", "description": "a\\nb \\ud83d\\ude00"}
{"title": "Teller", "remote": true, "pay_min": 15.5, "pay_unit": "hour"}
"""  # noqa: E501

JSONLD = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "JobPosting",
                "title": "Loan Officer",
                "datePosted": "2023-05-01",
                "hiringOrganization": {"@type": "Organization", "name": "Acme"},
                "jobLocation": {
                    "address": {"addressLocality": "Austin", "addressRegion": "TX"},
                },
                "baseSalary": {
                    "currency": "USD",
                    "value": {"minValue": 50000, "maxValue": 61000.5, "unitText": "YEAR"},
                },
                "description": "<p>Counts &amp; lends</p>",
            }
        ],
    },
    indent=1,
).encode()

PAGE = (
    b'<!doctype html><html><head><meta charset="utf-8"><title>Job</title>\n'
    b'<script type="application/ld+json">' + JSONLD + b"</script></head>\n"
    b"<body><p class='a'>Loan officer<!-- x --></p></body></html>\n"
)

RESUMES = json.dumps(
    [
        {
            "basics": {"name": "A", "location": {"city": "Austin"}},
            "work": [
                {"name": "Acme", "position": "Nurse", "startDate": "2010-05", "endDate": "2012-01"},
                {"company": "Beta", "position": "Head Nurse", "startDate": "2012"},
            ],
            "education": [{"area": "Biology", "studyType": "Bachelor", "endDate": "2006-06"}],
        }
    ]
).encode()

PUBLISHED = b"""# Payroll Clerk vs HR Manager

Payroll clerks earn $50,960 a year and HR managers $136,350 in 2021. The average age of payroll \
clerks is 45 years. It takes 6-12 months to become a payroll clerk.

| | Payroll Clerk | HR Manager |
| --- | --- | --- |
| Yearly salary | $50,960 | $136,350 |
| Hourly rate | $24.50 | $65.55 |
| Growth rate | -16% | 5% |
| Number of jobs | 154,300 | 1,200 |
| Job satisfaction | - | 3.5 |
| Most common skill | Payroll, 12.5% | Human resources, 8% |

| Male | 23% | 40% |
| Female | 77% | 60% |
"""

DICTIONARY = b"""NAME,SEX,C,1,Sex
VAL,SEX,C,1,1,1,Male
VAL,SEX,C,1,2,2,Female
NAME,AGEP,N,2,Age
VAL,AGEP,N,2,0,0,Under 1 year
"""

TRACTS = b"""STATEFP,COUNTYFP,TRACTCE,PUMA5CE
01,033,020100,00100
01,999,020200,00100
"""

PRICES = b"""GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2021,2022,2023
 "00000",United States,,SARPP,1,...,RPPs: All items,Index,100.000,100.000,100.000
 "06000",California,8,SARPP,1,...,RPPs: All items,Index,111.1,112.2,112.581
 "06000",California,8,SARPP,2,...,RPPs: Goods,Index,(NA),108.2,109.0
"Note: See the included footnote file."
"Last updated: February 2025"
"""  # noqa: E501

SKILLS = b"""conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels
KnowledgeSkillCompetence,http://data.europa.eu/1,skill,cross,manage staff,"lead staff
run a team"
KnowledgeSkillCompetence,http://data.europa.eu/2,knowledge,cross,SQL,
"""

EDITIONS = b"""soc2010,soc2010_title,soc2018,soc2018_title
11-1011,Chief Executives,11-1011,Chief Executives
13-2072,Loan Officers,13-2072,Loan Officers
"""

SPECIFICATION = b"""[[release]]
reader = "oews"
path = "*"
period = "2025-05"
measures = ["pay.annual.mean"]

[[records]]
reader = "postings"
path = "."
columns = { title = "job", place = "where" }
rake = ["age", "sex"]
"""

ONET: Mapping[str, bytes] = {
    "Read Me.txt": b"O*NET 29.3 Database\nMay 2025 Release\n",
    "Occupation Data.txt": b"O*NET-SOC Code\tTitle\tDescription\n"
    b"43-3011.00\tBill and Account Collectors\tCollect.\n",
    "Alternate Titles.txt": b"O*NET-SOC Code\tTitle\tAlternate Title\tShort Title\tSource(s)\n"
    b"43-3011.00\tBill and Account Collectors\tCollector\tn/a\t02,08\n",
    "Skills.txt": b"O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\t"
    b"Standard Error\tLower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\t"
    b"Domain Source\n43-3011.00\t2.A.1.a\tReading\tIM\t3.50\t8\t0.19\t3.1\t3.9\tN\tn/a\t08/2023\t"
    b"Analyst\n43-3011.00\t2.A.1.a\tReading\tLV\t3.25\t8\t0.16\t2.9\t3.6\tN\tN\t08/2023\tAnalyst\n",
    "Related Occupations.txt": b"O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n"
    b"43-3011.00\t43-4131.00\tPrimary-Short\t1\n",
}
"""Text files of an O*NET release; a zip of them stands for the folder."""

_PERSON = {
    "RT": "P", "SERIALNO": "2023HU0000001", "SPORDER": "01", "PUMA": "00500", "ST": "01",
    "ADJINC": "1019518", "PWGTP": "00020", "AGEP": "40", "COW": "1", "JWMNP": "025",
    "SCHL": "21", "SEX": "2", "WAGP": "0060000", "WKHP": "40", "WKWN": "52", "ESR": "1",
    "FOD1P": "6203", "HISP": "01", "INDP": "0770", "JWTRNS": "11", "MIGSP": "",
    "OCCP": "0010", "RAC1P": "1", **{f"PWGTP{at}": str(at) for at in range(1, 81)},
}  # fmt: skip

PERSONS = "\n".join(
    [",".join(_PERSON), ",".join(_PERSON.values()), ",".join(_PERSON.values()), ""]
).encode()

PERSONS_ZIPPED = zipped({"psam_p01.csv": PERSONS, "ACS2023_PUMS_README.pdf": b"%PDF"})


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """A workbook of those rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def parquet(source: bytes = LINES) -> bytes:
    """A Parquet file of the JSON lines given."""
    table = pa.Table.from_pylist([json.loads(line) for line in source.splitlines()])
    whole = io.BytesIO()
    pq.write_table(table, whole, row_group_size=2)
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
OEWS = workbook(
    estimates=[_PAY, (*_PLACE, *_COLLECTORS, *_QUANTILES)],
    notes=[["May 2024 OEWS Estimates"], ["Notes:"], [_FLOOR]],
)

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
            *(
                "Bill and account collectors",
                "43-3011",
                "Line item",
                190.2,
                171.1,
                -19.1,
                -10.0,
            ),
            *(0.9, 17.2, "High school diploma or equivalent", "None"),
            "Moderate-term on-the-job training",
        ],
    ]
}
PROJECTIONS = workbook(
    Contents=[
        ["Occupation.xlsx contents"],
        ["Table 1.2 Occupational projections, 2024-2034, and worker characteristics, 2024"],
    ],
    **_TABLES,
)

CPS = workbook(
    cpsaat11=[
        ["HOUSEHOLD DATA\nANNUAL AVERAGES\n11. Employed persons by detailed occupation, sex, race"],
        ["[Numbers in thousands]"],
        ["Occupation", 2023],
        ["", "Total\nemployed", "Percent of total employed"],
        ["", "", "Women", "White", "Black or\nAfrican\nAmerican", "Asian", "Hispanic\nor Latino"],
        [],
        ["Total, 16 years and over", 161037, 46.9, 76.5, 12.8, 6.9, 18.8],
        ["Bill and account collectors", 87, 66.4, 60.1, 33.3, 2.6, 25.1],
        ["Tellers", "-", "–", "-", "-", "-", "-"],
    ]
)

DIRECT_MATCH = workbook(
    Sorted_by_SOC=[
        ["2018 SOC Direct Match Title File"],
        ["2018 SOC Code", "2018 SOC Title", "2018 SOC Direct Match Title", "Illustrative"],
        ["11-1011", "Chief Executives", "CEO", ""],
        ["43-3011", "Bill and Account Collectors", "Debt collector", "x"],
    ]
)

AREAS = workbook(
    List_1=[
        ["List 1. Core based statistical areas, July 2023"],
        [],
        [
            *("CBSA Code", "CBSA Title", "Metropolitan/Micropolitan Statistical Area"),
            *("FIPS State Code", "FIPS County Code"),
        ],
        ["12420", "Austin-Round Rock, TX", "Metropolitan Statistical Area", "48", "453"],
        ["Note: see the standards"],
    ]
)
