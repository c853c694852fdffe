"""Shares to weight to: the newest official ones, or those of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.errors import InputError, LayoutError, MetierError
from metier.model.codes import Code, System, soc
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.model.records import Link, Relation
from metier.records.margins import Margins, margins, own_margins

CENSUS = Code(System.CENSUS, "5165", "2018")
NOTHING = Margins({}, {})
HEADER = "occupation,measure,group,share\n"


def fact(
    value: float | None,
    *,
    of: Code | None = None,
    measure: str = "gender.share",
    group: str | None = "female",
    period: str = "2024",
    source: str = "acs/2024/people",
    place: str = "US",
) -> Fact:
    where = Slice(place, period, "workers", group=group)
    return Fact(of or soc("43-3031"), measure, where, Estimate(value), source)


def female(*facts: Fact, links: tuple[Link, ...] = ()) -> float | None:
    found = margins(facts, links).shares.get("43-3031", {})
    return found.get("gender.share", {}).get("female")


def test_the_newest_figure_of_the_most_believed_source_counts() -> None:
    old, new = fact(60.0, period="2019"), fact(70.0)
    other = fact(80.0, period="2025", source="cps/2025/people")
    assert female(old, new, other) == female(other, new, old) == 70.0
    assert female(other) == 80.0


@pytest.mark.parametrize(
    "other",
    [fact(None), fact(1.0, place="TX"), fact(1.0, source="profiles/2025/mine"),
     fact(1.0, of=soc("43-3071"))],
    ids=["absent", "of a state", "of records", "of another occupation"],
)  # fmt: skip
def test_other_figures_are_passed_over(other: Fact) -> None:
    assert female(other) is None
    assert female(other, fact(70.0)) == 70.0


def test_a_code_that_joins_occupations_speaks_for_each_of_them() -> None:
    links = tuple(
        Link(soc(value), CENSUS, relation)
        for value, relation in (("43-3031", Relation.PART_OF), ("43-3071", Relation.SAME_AS))
    )
    found = margins([fact(70.0, of=CENSUS)], links).shares
    assert {code: shares["gender.share"]["female"] for code, shares in found.items()} == {
        "43-3031": 70.0,
        "43-3071": 70.0,
    }


def test_pay_is_the_fact_that_leads() -> None:
    pay = fact(50_000.0, measure="pay.annual.mean", group=None, source="oews/2025-05/national")
    other = fact(60_000.0, measure="pay.annual.mean", group=None)
    found = margins([other, pay], ())
    assert found.pay == {"43-3031": pay}
    assert found.shares == {}


def test_shares_of_a_file_stand_in_place_of_the_official(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        HEADER + "43-3031,age.share,16 to 19,1\n43-3031,age.share,20 to 24,2.5\n", "utf-8-sig"
    )
    pay = {"43-3031": fact(50_000.0, measure="pay.annual.mean", group=None)}
    found = own_margins(path, Margins({"43-3071": {}}, pay))
    assert found.shares == {"43-3031": {"age.share": {"16 to 19": 1.0, "20 to 24": 2.5}}}
    assert (found.pay, found.source) == (pay, "mine.csv")


def test_ages_of_a_file_may_be_divided_otherwise_and_jobs_stand_beside(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    rows = "43-3031,age.share,35 to 39,1\n43-3031,age.share,40 and over,3\n"
    path.write_text(HEADER + rows + "43-3031,employment.jobs,,1200\n43-3071,employment.jobs,,800\n")
    found = own_margins(path, NOTHING)
    assert found.shares == {"43-3031": {"age.share": {"35 to 39": 1.0, "40 and over": 3.0}}}
    assert found.jobs == {"43-3031": 1200.0, "43-3071": 800.0}
    path.write_text(HEADER + rows)
    official = margins([fact(1e6, measure="employment.jobs", group=None)], ())
    assert own_margins(path, official).jobs == official.jobs == {"43-3031": 1e6}


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (b"", LayoutError, "a column 'occupation'"),
        (b"occupation,measure,share\n", LayoutError, "a column 'group'"),
        (b"\xff\xfe\x00", InputError, "CSV in UTF-8"),
        (HEADER.encode() + b"43303,age.share,16 to 19,1\n", InputError, "row 1: expected a SOC"),
        (HEADER.encode() + b"43-3031,height,16 to 19,1\n", InputError, "age.share"),
        (HEADER.encode() + b"43-3031,age.share,old,1\n", InputError, "a level of age.share"),
        (HEADER.encode() + b"43-3031,age.share,9 to 4,1\n", InputError, "younger age first"),
        (
            HEADER.encode() + b"43-3031,age.share,16 to 20,1\n43-3031,age.share,20,1\n",
            InputError,
            "each age of 43-3031 in one level",
        ),
        (HEADER.encode() + b"43-3031,age.share,16 to 19,many\n", InputError, "a share of 0"),
        (HEADER.encode() + b"43-3031,age.share,16 to 19,-1\n", InputError, "a share of 0"),
        (HEADER.encode() + b"43-3031,age.share,16 to 19,nan\n", InputError, "a share of 0"),
        (HEADER.encode() + b"43-3031,age.share,16 to 19\n", InputError, "a share of 0"),
        (
            HEADER.encode() + b"43-3031,gender.share,male,1\n" * 2,
            InputError,
            "row 2: expected each",
        ),
    ],
)
def test_a_file_that_says_something_else_is_refused_with_its_row(
    tmp_path: Path, content: bytes, error: type[MetierError], said: str
) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(error, match=said):
        own_margins(path, Margins({}, {}))
