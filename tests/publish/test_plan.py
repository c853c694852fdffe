"""Which comparisons are published, and what is said of a file that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.atlas import Atlas
from metier.errors import InputError, MetierError, UsageError
from metier.publish.plan import every_two, plan_of


def test_the_largest_careers_come_first_and_the_larger_stands_first(almanac: Atlas) -> None:
    plan = plan_of(almanac, "top:4")
    jobs = {entry.slug: entry.jobs or 0 for entry in almanac.catalogue().entries}
    largest = sorted(jobs, key=lambda slug: -jobs[slug])[:4]
    assert plan.comparisons == every_two(largest)
    assert plan.comparisons[0] == (largest[0], largest[1])
    assert set(plan.careers) == set(jobs)


def test_all_are_every_two_careers_once(almanac: Atlas) -> None:
    plan = plan_of(almanac, "all")
    count = len(almanac.catalogue().entries)
    assert len(set(map(frozenset, plan.comparisons))) == count * (count - 1) // 2


def test_a_file_has_two_to_five_titles_a_line_and_may_name_others_than_occupations(
    almanac: Atlas, tmp_path: Path
) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text('Teller,"Loan officer"\n\nnurse, teller ,welder\nteller,loan officer\n')
    plan = plan_of(almanac, str(file))
    assert plan.comparisons == [("teller", "loan-officer"), ("nurse", "teller", "welder")]
    assert plan.careers["teller"]
    assert plan.compared["teller"] == ("teller-vs-loan-officer", "nurse-vs-teller-vs-welder")


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("top:1", UsageError, r"--pairs: expected a number from 2 to [\d,]+ after `top:`"),
        ("top:many", UsageError, "found 'many'"),
        ("top:9999", UsageError, "found '9999'"),
        ("nowhere.csv", UsageError, "--pairs: expected a file of titles, found nowhere.csv"),
    ],
)
def test_what_is_no_choice_of_pairs_is_said(
    almanac: Atlas, text: str, kind: type[MetierError], message: str
) -> None:
    with pytest.raises(kind, match=message):
        plan_of(almanac, text)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"teller,nurse\nwelder\n", r"pairs\.csv:2: expected 2 to 5 titles, found 1"),
        (b"teller,nurse\n\nteller,zzqx\n", r"pairs\.csv:3: expected a job title, found 'zzqx'"),
        (b"teller,\xff\xfe\n", r"pairs\.csv: expected CSV in UTF-8"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(
    almanac: Atlas, tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "pairs.csv"
    file.write_bytes(content)
    with pytest.raises(InputError, match=message):
        plan_of(almanac, str(file))
