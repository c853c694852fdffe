"""The words of job titles: abbreviations, acronyms, grades, decoration.

Tables only. What an abbreviation stands for may depend on where it stands: the
last word of a title names the worker ("lab tech": technician), a word before it
the work ("tech writer": technical).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


ABBREVIATIONS: Final = MappingProxyType(
    {
        "spec": "specialist", "mgr": "manager", "mngr": "manager", "mgmt": "management",
        "mgt": "management", "asst": "assistant", "assoc": "associate", "coord": "coordinator",
        "rep": "representative", "reps": "representatives", "sup": "supervisor",
        "supv": "supervisor", "supvr": "supervisor", "spvr": "supervisor", "dir": "director",
        "exec": "executive", "pres": "president", "vp": "vice president",
        "svp": "senior vice president", "evp": "executive vice president",
        "avp": "assistant vice president", "engr": "engineer", "eng": "engineer",
        "techn": "technician", "svc": "service", "svcs": "services", "srvc": "service",
        "serv": "service", "cust": "customer", "mfg": "manufacturing", "mktg": "marketing",
        "maint": "maintenance", "ops": "operations", "oper": "operator", "opr": "operator",
        "sw": "software", "sys": "systems", "proj": "project", "cert": "certified",
        "reg": "registered", "lic": "licensed", "med": "medical", "pharm": "pharmacy",
        "ther": "therapist", "tchr": "teacher", "instr": "instructor", "prof": "professor",
        "insp": "inspector", "sls": "sales", "whse": "warehouse", "wkr": "worker",
        "drvr": "driver", "equip": "equipment", "acctg": "accounting", "accts": "accounts",
        "fin": "financial", "mkt": "market", "dept": "department", "natl": "national",
        "intl": "international", "gen": "general", "comm": "commercial", "anlst": "analyst",
        "adm": "administrative", "edu": "education", "govt": "government", "dist": "district",
        "info": "information", "bldg": "building", "const": "construction", "corp": "corporate",
        "elem": "elementary", "univ": "university", "emer": "emergency", "recep": "receptionist",
        "trans": "transportation", "distr": "distribution", "purch": "purchasing",
        "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior",
    }
)  # fmt: skip
"""One meaning wherever they stand."""

BY_POSITION: Final = MappingProxyType(
    {
        "tech": ("technical", "technician"),
        "techs": ("technical", "technicians"),
        "admin": ("administrative", "administrator"),
        "dev": ("development", "developer"),
        "prog": ("program", "programmer"),
        "mech": ("mechanical", "mechanic"),
        "elec": ("electrical", "electrician"),
        "acct": ("accounting", "accountant"),
    }
)
"""Before another word, and as the last word."""

ACCOUNT_FOLLOWERS: Final = _each(
    "manager mgr mngr executive exec representative rep director dir coordinator coord "
    "supervisor specialist spec associate assoc collector"
)
"""After `acct` these speak of a customer's account, not of accounting."""

LEDGER_FOLLOWERS: Final = _each("clerk specialist spec manager mgr coordinator supervisor analyst")
"""After `ap` and `ar` these speak of accounts payable and receivable."""

ENGINEERING_FOLLOWERS: Final = _each(
    "manager mgr director dir technician tech supervisor sup vp lead aide assistant asst"
)
"""After `eng` these speak of engineering; other words follow an engineer's title."""

ACRONYMS: Final = MappingProxyType(
    {
        "rn": "registered nurse", "lpn": "licensed practical nurse",
        "lvn": "licensed vocational nurse", "cna": "certified nursing assistant",
        "np": "nurse practitioner", "crna": "certified registered nurse anesthetist",
        "emt": "emergency medical technician", "hha": "home health aide",
        "pta": "physical therapist assistant", "cota": "certified occupational therapy assistant",
        "slp": "speech language pathologist", "dsp": "direct support professional",
        "hr": "human resources", "it": "information technology", "ceo": "chief executive officer",
        "cfo": "chief financial officer", "coo": "chief operating officer",
        "cto": "chief technology officer", "cio": "chief information officer",
        "qa": "quality assurance", "qc": "quality control", "ux": "user experience",
        "ui": "user interface", "dba": "database administrator",
        "csr": "customer service representative", "gm": "general manager",
        "cpa": "certified public accountant", "lcsw": "licensed clinical social worker",
        "er": "emergency room", "icu": "intensive care unit", "ai": "artificial intelligence",
        "ml": "machine learning", "pr": "public relations", "av": "audio visual",
        "rd": "research development",
    }
)  # fmt: skip
"""Kept as they are in a canonical title, spelled out in a key."""

CAPITALS: Final = frozenset(ACRONYMS) | _each(
    "hvac cnc cdl cad mri ct sql aws sap erp crm gis plc bi tv pc pcb rf ot pt md do va atm "
    "usa us uk eeg ekg mep oem usda dod nyc bsn msn pca ota dj ehs sas"
)
"""Written in capitals in a canonical title."""

DROPPED_GRADES: Final = frozenset({"senior", "junior", "lead", "principal"})
"""Grades that do not change the occupation, where a worker's name follows."""

LEARNERS: Final = _each("trainee intern apprentice extern coop")
"""Who learns a trade, which is not to practise it."""

LEARNING: Final = _each("internship apprenticeship traineeship externship op")
"""At the end of a part these speak of learning ("co-op"); before a word, of an office for it."""

MANAGERS: Final = _each("manager supervisor director head president chief superintendent")
"""Who directs others, in the part of a title that names the worker."""

ATTENDANTS: Final = _each("assistant secretary aide clerk receptionist")
"""After one of `MANAGERS` these help them."""

LEADERS: Final = _each("lead leader")
"""Who leads others without being their manager."""

LED_THINGS: Final = _each("generation gen qualification abatement paint hazard poisoning")
"""After `lead` these speak of customers or of the metal."""

STAFF_ROLES: Final = _each("engineer developer scientist architect programmer designer")
"""After `staff` these are of a rank above senior; others are members of a staff."""

KEEP_SENIOR_BEFORE: Final = _each(
    "care living center citizen citizens service services housing home adult adults health "
    "community vice"
)
"""After `senior` these speak of old age (or of a rank of its own), not of the worker's grade."""

LEVELS: Final = _each("i ii iii iv v vi vii 1 2 3 4 5 6 7")
"""Steps of a pay ladder at the end of a title."""

DECORATION: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "full time", "part time", "per diem", "entry level", "mid level", "work from home",
        "first shift", "second shift", "third shift", "1st shift", "2nd shift", "3rd shift",
        "day shift", "night shift", "evening shift", "overnight shift", "weekend shift",
        "swing shift", "graveyard shift", "all shifts", "day shifts", "night shifts",
        "now hiring", "hiring now", "hiring immediately", "immediate hire", "immediate start",
        "immediate opening", "urgently hiring", "sign on bonus", "job available",
        "jobs available", "no experience", "no experience needed", "experience required",
        "remote", "hybrid", "onsite", "on site", "telecommute", "wfh", "prn", "ft",
        "nights", "weekends", "req", "requisition", "job id", "seasonal", "temporary", "temp",
        "urgent", "f m", "m f", "m f d", "usa", "bilingual",
    )
)  # fmt: skip
"""Phrases about a posting rather than the work; the longest that fits goes first."""

STOPWORDS: Final = _each("and or of the a an for in to at on with by")
"""Words a key does without."""

QUALIFIERS: Final = _each("to for with at in")
"""After these a title says whom or where the worker serves."""

ROLES: Final = _each(
    "manager director engineer analyst president supervisor coordinator specialist associate "
    "assistant technician representative administrator consultant executive clerk officer "
    "attendant agent aide nurse mechanic accountant consultant scientist attorney cook chef "
    "cashier assistant superintendent architect intern apprentice trainee lead head chief staff "
    "professor instructor teacher driver operator worker laborer guard pilot physician "
    "paralegal host hostess server barista crew judge dean principal helper tutor coach nanny "
    "expert professional hand resident fellow partner advocate strategist therapist tech mgr "
    "rep spec asst rn lpn lvn cna csr ceo cfo coo cto cio dba vp"
)
"""Names of workers that their ending does not give away, and the commonest ones."""

ROLE_ENDINGS: Final = ("er", "or", "ist", "ian", "yst", "eer", "man", "woman", "person")
"""Endings of names of workers."""

NOT_ROLES: Final = _each(
    "center customer power water computer consumer summer order other after under never "
    "senior junior labor floor outdoor indoor motor color interior exterior cyber fiber "
    "quarter master cancer minor major behavior sector career transfer offer charter "
    "member human river career tower rubber lumber timber paper number newspaper "
    "december november october september laser super inner outer"
)
"""Words with such an ending that name no worker."""

STATES: Final = _each(
    "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm "
    "ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc"
)
"""Postal letters of the states."""

STATE_NAMES: Final = _each(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia "
    "hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts "
    "michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon "
    "pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming"
) | {
    "new york", "new jersey", "new mexico", "new hampshire", "north carolina", "north dakota",
    "south carolina", "south dakota", "rhode island", "west virginia",
}  # fmt: skip
"""Names of the states."""
