"""A whole O*NET release."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.fixtures.onet import LINK, RATING, folder

from metier.errors import CodeError, InputError, LayoutError
from metier.model.measure import MEASURES
from metier.readers import onet as reader
from metier.readers.base import Reading


def test_release_says_what_it_is(release: Reading) -> None:
    """Number, month and licence come from the release itself."""
    assert release.release.address == "onet/29.3"
    assert release.release.period == "2025-05"
    assert release.release.licence == "CC BY 4.0"
    assert "USDOL/ETA" in release.release.publisher


def test_whole_release_is_counted(release: Reading) -> None:
    """As many facts, occupations and links as the files have rows for them."""
    assert Counter(fact.measure for fact in release.facts) == {
        "technology.top": 32681,
        "skills.top": 30765,
        "knowledge.top": 29007,
        "education.required": 10296,
        "activities.top": 9952,
        "job_zone": 923,
    }
    assert len(release.occupations) == 1016
    assert len(release.links) == 18460
    assert {fact.measure for fact in release.facts} <= set(MEASURES)
    assert {fact.occupation for fact in release.facts} <= {o.code for o in release.occupations}


def test_every_row_is_used_or_set_aside(release: Reading) -> None:
    """Only rows of scales that are no measure are set aside."""
    account = release.account
    assert (account.rows_in, account.rows_used) == (296422, 210737)
    assert all(reason.startswith("scale ") for reason in account.aside)
    assert account.problems == []


@pytest.mark.parametrize(
    ("name", "text", "error", "match"),
    [
        ("Skills", "", InputError, "empty file"),
        ("Skills", RATING.replace("\tN\t", "\t"), LayoutError, "a column 'N'"),
        ("Skills", RATING + "43-3011.00\tSpeaking\tIM\t3", InputError, "Skills.txt:2"),
        ("Career_Changers_Matrix", LINK + "43-3011\t43-4041.00\t1\n", CodeError, "43-3011'"),
        ("Unknown", "x\n", InputError, "at least one of"),
    ],
)
def test_broken_folders_are_refused(
    tmp_path: Path, name: str, text: str, error: type[InputError], match: str
) -> None:
    """Empty file, missing column, truncated line, unreadable code, nothing known."""
    with pytest.raises(error, match=match):
        reader.read(folder(tmp_path, **{name: text}))
