"""Small whole files in their publishers' layouts, written here, from which broken ones are made."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from .fuzz_mutations import zipped

POSTINGS = b"""title,id,company,place,posted,expires,pay_min,pay_max,pay_unit,remote,description
Loan Officer,1,"Acme, Inc.","Austin, TX",2023-06-30,2023-08-01,52000,61000,year,false,"Two
lines"
Sr. Nurse (RN),2,Beta,"Boston, MA",2023-01-05,,31.50,,hour,true,Night shift
Teller,3,,Remote,2023-02,2023-03-01,"$4,000",,month,,Counts cash
"""

PROFILES = b"""title,person,start,end,pay,company,place,degree,graduated,birth_year,sex,race,lgbt,\
weight
Teller,p1,2015-03,2018-06,"31,000",Bank,"Dallas, TX",Bachelor's,2014,1992,F,White,no,1.5
Loan Officer,p1,2018-07,,54000,Bank,"Dallas, TX",Bachelor's,2014,1992,F,White,no,1.5
Nurse,p2,2012,,71000,Clinic,"Boston, MA",Master,2011,1985,M,Asian,,0.8
"""

REVIEWS = b"""company,title,rating,date,place
Acme,Loan Officer,4.5,2023-01-31,"Austin, TX"
Beta,Teller,1,2022-12-01,
"""

REVIEWED = b"""firm,date_review,job_title,location,overall_rating
Acme,2020-01-31,Loan Officer,"Austin, TX",4
Beta,31/12/2019, Anonymous Employee ,,1
"""
"""In the layout of a site of reviews."""

PAYROLL = b"""Job Titles,Department,Full or Part-Time,Salary or Hourly,Annual Salary,Hourly Rate
FOREMAN OF DRIVERS,STREETS,F,HOURLY,,41.41
FIREFIGHTER-EMT (RECRUIT),FIRE DEPARTMENT,F,SALARY,80448.00,
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
| Salary range | $35,000 - $60,000 | $90,000 - $200,000 |
| Most common degree | Bachelor's Degree, 45% | Master's Degree, 30% |
| Most common major | Accounting | Business |
| Gender ratio | Male, 23.5% Female, 76.5% | Male, 40% Female, 60% |
| Race ratio | White, 60.1% Hispanic or Latino, 20% | White, 65% |
| Highest paying state | Texas | - |
| Best paying company | Acme | Beta |

A payroll clerk has an average salary of $50,960, which is lower than the $136,350 average annual \
salary of a HR manager. The skills for payroll clerk include payroll, Excel and law.

Source: 3,000 profiles, 2021
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

_RATED = (
    b"O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tCategory\tData Value\tN\tStandard Error\t"
    b"Lower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source\n"
)
_CODE = b"43-3011.00\t"
ONET: Mapping[str, bytes] = {
    "Read Me.txt": b"O*NET 29.3 Database\nMay 2025 Release\n",
    "Occupation Data.txt": b"O*NET-SOC Code\tTitle\tDescription\n"
    + (_CODE + b"Bill and Account Collectors\tCollect.\n"),
    "Alternate Titles.txt": b"O*NET-SOC Code\tTitle\tAlternate Title\tShort Title\tSource(s)\n"
    + (_CODE + b"Bill and Account Collectors\tCollector\tn/a\t02,08\n"),
    "Sample of Reported Titles.txt": b"O*NET-SOC Code\tReported Job Title\tShown in My Next Move\n"
    + (_CODE + b"CEO (Chief Executive Officer)\tY\n"),
    "Skills.txt": _RATED
    + (_CODE + b"2.A.1.a\tReading\tIM\tn/a\t3.50\t8\t0.19\t3.1\t3.9\tN\tn/a\t08/2023\tAnalyst\n")
    + (_CODE + b"2.A.1.a\tReading\tLV\tn/a\t3.25\t8\t0.16\t2.9\t3.6\tN\tN\t08/2023\tAnalyst\n"),
    "Knowledge.txt": _RATED
    + (_CODE + b"2.C.1.a\tLaw\tIM\tn/a\t4.78\t28\t0.11\t4.5\t5\tN\t\t08/2023\tIncumbent\n")
    + (_CODE + b"2.C.1.a\tLaw\tLV\tn/a\t6.5\t28\t0.21\t6.0\t6.9\tY\tN\t08/2023\tIncumbent\n"),
    "Education, Training, and Experience.txt": _RATED
    + (_CODE + b"2.D.1\tSchooling\tRL\t1\t0\t28\t0\t\t\tN\t\t08/2023\tIncumbent\n")
    + (_CODE + b"2.D.1\tSchooling\tRL\t2\t4.4\t28\t4.1\t0.6\t25.5\tN\t\t08/2023\tIncumbent\n"),
    "Education, Training, and Experience Categories.txt": (
        b"Element ID\tElement Name\tScale ID\tCategory\tCategory Description\n"
        b"2.D.1\tSchooling\tRL\t1\tLess than a High School Diploma\n"
        b"2.D.1\tSchooling\tRL\t2\tHigh School Diploma - or the equivalent\n"
    ),
    "Job Zones.txt": b"O*NET-SOC Code\tTitle\tJob Zone\tDate\tDomain Source\n"
    + (_CODE + b"Collectors\t2\t08/2023\tAnalyst\n"),
    "Technology Skills.txt": b"O*NET-SOC Code\tExample\tHot Technology\tIn Demand\n"
    + (_CODE + b"Adobe Acrobat\tY\tN\n"),
    "Tasks to DWAs.txt": b"O*NET-SOC Code\tTask ID\tTask\tDWA ID\n"
    + (_CODE + b"20461\tReview laws.\t4.A.2.a.4.I09.D03\n"),
    "DWA Reference.txt": b"Element ID\tElement Name\tDWA ID\tDWA Title\n"
    b"4.A.2.a.4\tAnalyzing Data\t4.A.2.a.4.I09.D03\tAnalyze impact of changes.\n",
    "Related Occupations.txt": b"O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n"
    + (_CODE + b"43-4131.00\tPrimary-Short\t1\n"),
}
"""Text files of an O*NET release; a zip of them stands for the folder."""

_NEAR = b"O*NET-SOC Code\tRelated O*NET-SOC Code\tIndex\n11-1011.00\t11-9111.00\t1\n"
ONET_BEFORE: Mapping[str, bytes] = {
    "Read Me.txt": b"O*NET 24.2 Database\nFebruary 2020 Release\n",
    "Career Changers Matrix.txt": _NEAR,
    "Career Starters Matrix.txt": _NEAR,
}
"""The matrices that releases before 25.1 have."""

POSTED: Mapping[str, bytes] = {
    "postings.csv": b"job_id,company_id,title,location,formatted_work_type,original_listed_time,"
    b"max_salary,min_salary,pay_period,remote_allowed,description\n"
    b'1,7,Loan Officer,"Austin, TX",Full-time,1692829000000.0,70000,50000,YEARLY,1,Lends\n'
    b"2,8,Teller,Texas,Part-time,1692829000000.0,,,,,Pays $15 to $17.50 an hour\n",
    "companies.csv": b"company_id,name\n7,Acme\n8,Beta\n",
    "salaries.csv": b"job_id,min_salary,max_salary,med_salary,pay_period,currency\n"
    b"2,,,16,HOURLY,USD\n",
    "job_industries.csv": b"job_id,industry_id\n1,4\n",
    "industries.csv": b"industry_id,industry_name\n4,Banking\n",
}
"""Postings whose company, pay and industry stand in tables of their own; packed in a zip."""

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


def parquet(source: bytes = LINES) -> bytes:
    """A Parquet file of the JSON lines given."""
    table = pa.Table.from_pylist([json.loads(line) for line in source.splitlines()])
    whole = io.BytesIO()
    pq.write_table(table, whole, row_group_size=2)
    return whole.getvalue()


def _persons_in_columns() -> bytes:
    numbers = {"ADJINC", "PWGTP", "AGEP", "OCCP", "WAGP", "WKHP", "SEX", "INDP"}
    row = {name: int(value) if name in numbers else value for name, value in _PERSON.items()}
    whole = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([row, row]), whole)
    return whole.getvalue()


PERSONS_IN_COLUMNS = _persons_in_columns()
