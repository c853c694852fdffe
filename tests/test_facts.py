"""Facts of an occupation come under its own code, whatever code a publication gives it."""

from __future__ import annotations

import pytest

from metier.atlas import Atlas
from metier.errors import CodeError
from metier.facts import code_of
from metier.model.codes import census, onet, soc


def test_an_occupation_has_the_figures_that_the_census_and_onet_give_it(almanac: Atlas) -> None:
    rows = almanac.facts(occupation="43-3011").to_pylist()
    assert {row["occupation"] for row in rows} == {"43-3011"}
    assert {row["inherited_from"] for row in rows} == {None}
    assert {"acs", "cps", "oews", "onet", "projections"} == {
        row["source"].partition("/")[0] for row in rows
    }
    (women,) = [
        row
        for row in almanac.facts(
            occupation="43-3011", measure="gender.share", place="US"
        ).to_pylist()
        if row["group"] == "female" and row["source"].startswith("acs")
    ]
    assert women["n"] == 837
    assert women["system"] == "census-occ-2018"


def test_a_figure_of_several_occupations_together_names_their_code(almanac: Atlas) -> None:
    rows = almanac.facts(occupation="13-2072", measure="gender.share", place="US").to_pylist()
    assert {row["inherited_from"] for row in rows if row["source"].startswith("acs")} == {"0910"}
    jobs = almanac.facts(occupation="13-1021", measure="employment.jobs").to_pylist()
    assert "13-1020" in {row["inherited_from"] for row in jobs}


def test_a_code_of_another_system_gives_what_stands_under_it_alone(almanac: Atlas) -> None:
    rows = almanac.facts(occupation="census-occ-2018/5100").to_pylist()
    assert {row["source"] for row in rows} == {"acs/2024/person"}


def test_a_title_inherits_what_its_occupation_inherits(almanac: Atlas) -> None:
    rows = almanac.facts(title="loan officer", measure="gender.share", place="US").to_pylist()
    assert {row["title"] for row in rows} == {"Loan officer"}
    assert "0910" in {row["inherited_from"] for row in rows}
    pay = almanac.facts(title="loan officer", measure="pay.annual.mean", place="US").to_pylist()
    assert "13-2072" in {row["inherited_from"] for row in pay}


def test_codes_are_read_as_users_write_them() -> None:
    assert code_of("43-3011") == soc("43-3011")
    assert code_of("43-3011.00") == onet("43-3011.00")
    assert code_of("census-occ-2018/0010") == census("0010")
    with pytest.raises(CodeError, match="occupation: expected a SOC 2018"):
        code_of("nurse")
