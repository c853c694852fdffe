"""Words whose spelling a rule cannot tell: acronyms, proper names, and odd plurals."""

from __future__ import annotations

_ACRONYMS = """
AP API AR ASP AV AWS BI CAD CAM CDL CEO CFO CIO CMM CNA CNC COO CPA CPR CRM CSR CTO DBA DC DMV
DNA DOT EEG EHS EKG EMS EMT ENT ERP ESL ETL FBI FDA GIS GP HIM HR HRIS HSE HVAC ICU IRS IT JD
KYC LAN LPN LVN MBA MD MEP MRI NDT OB-GYN OT OTR PA PC PCB PHP PLC PMO PR PT QA QC R&D RF RN
RV SAP SEC SEO SOX SQL TIG TSA TV UI UK UPS US USPS UX VA VP
"""

_WORDS_TOO = """
AP AR CAD CAM DC DOT ENT JD LAN MD OR PA SEC TIG US VA
"""

_NAMES = """
African Alaska Amazon American Android Arabic Asian Catholic Chinese Christian DevOps English
French German Google Hispanic Indian iOS Japanese Java JavaScript Korean Linux Medicaid
Medicare Microsoft Montessori MySQL Oracle PhD PostgreSQL PowerPoint Python Russian Salesforce
SharePoint Spanish Uber WordPress X-ray
"""

_UNCHANGED = """
accounting aircraft clergy crew engineering faculty management marketing nursing operations
personnel police sales staff support
"""

ACRONYMS = frozenset(_ACRONYMS.split())
"""Acronyms of job titles; recognised in any case, save those in `WORDS_TOO`."""

WORDS_TOO = frozenset(_WORDS_TOO.split())
"""Acronyms that are also words, names or abbreviations when written in lower case."""

SPOKEN = frozenset({"CAD", "CAM", "DOT", "LAN", "SAP", "NASA", "TIG", "CRUD", "SOX"})
"""Acronyms said as one word, so that their article follows the sound of the word."""

NAMES = {name.lower(): name for name in _NAMES.split()}
"""Proper names and names with a spelling of their own, by their lower case."""

ROMAN = frozenset({"II", "III", "IV", "VI", "VII"})
"""Levels that follow a title."""

UNCHANGED = frozenset(_UNCHANGED.split())
"""Nouns that have no other plural."""

IRREGULAR = {
    "person": "people",
    "child": "children",
    "midwife": "midwives",
    "housewife": "housewives",
    "foot": "feet",
    "alumnus": "alumni",
    "boss": "bosses",
    "bus": "buses",
}
"""Endings whose plural no rule makes."""

NOT_MEN = ("human", "german", "roman", "norman", "shaman", "talisman")
"""Words that end in -man and are not compounds of man."""

NOT_PLURAL = ("specimen", "regimen", "abdomen", "acumen")
"""Words that end in -men and are one thing."""
