"""Codes: text and back, which texts are none, and the groups above each."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import CodeError
from metier.model.codes import Code, System, census_title, onet, soc
from metier.model.records import Level
from metier.readers import soc as reader
from metier.readers.base import Reading

SHAPES = {
    System.SOC: r"[0-9]{2}-[0-9]{4}",
    System.ONET: r"[0-9]{2}-[0-9]{4}\.[0-9]{2}",
    System.CENSUS: r"[0-9]{4}",
    System.CENSUS_TITLE: r"[a-z ,/()-]{1,30}",
    System.NAICS: r"[0-9]{3,6}|[0-9]{2}(-[0-9]{2})?",
    System.CIP: r"[0-9]{2}(\.[0-9]{2}([0-9]{2})?)?",
}
NEAR = st.from_regex(r"(soc|naics|cip|census-title)-?[0-9a-z/-]{0,8}/[^a]{0,9}", fullmatch=True)
"""Texts that are almost a code, or one."""
WIDER = (Level.DETAILED, Level.BROAD, Level.MINOR, Level.MAJOR, Level.TOTAL)


@st.composite
def codes(draw: st.DrawFn) -> Code:
    system = draw(st.sampled_from(System))
    edition = draw(st.sampled_from(["2010", "2018", "2018full", "2019", "2022"]))
    return Code(system, edition, draw(st.from_regex(SHAPES[system], fullmatch=True)))


@pytest.fixture(scope="module")
def structure(official: Path) -> Reading:
    return reader.read(official / "crosswalks" / "soc_structure_2018.xlsx")


@given(codes())
def test_a_code_is_read_back_from_its_text(code: Code) -> None:
    assert Code.parse(str(code)) == code


@given(st.one_of(st.text(max_size=30), NEAR))
def test_any_text_is_a_code_that_writes_it_again_or_an_error(text: str) -> None:
    try:
        written = str(Code.parse(text))
    except CodeError:
        written = text
    assert written == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "43-3011",
        "soc/43-3011",
        "soc-2018",
        "soc-2018/",
        "soc-/43-3011",
        "soc-20/18/43-3011",
        "isco-08/4214",
        "soc-2018/43-301",
        "soc-2018/43-30111",
        "soc-2018/43-3011 ",
        "soc-2018/٤٣-٣٠١١",
        "onet-soc-2019/43-3011",
        "census-occ-2018/10",
        "naics-2022/1",
    ],
)
def test_a_text_that_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(CodeError):
        Code.parse(text)


@pytest.mark.parametrize("edition", ["", "20-18", "20/18", "2018 ", "２０１８"])
def test_an_edition_that_would_not_be_read_back_is_refused(edition: str) -> None:
    with pytest.raises(CodeError, match="edition"):
        soc("43-3011", edition)


@given(st.from_regex(SHAPES[System.SOC], fullmatch=True))
def test_the_groups_above_a_code_end_at_the_total_and_each_is_wider(value: str) -> None:
    chain = [soc(value), *soc(value).parents]
    assert chain[-1].value == "00-0000"
    assert len(set(chain)) == len(chain)
    for position, code in enumerate(chain[1:], 1):
        assert code.parents == tuple(chain[position + 1 :])


@given(st.from_regex(SHAPES[System.SOC], fullmatch=True), st.sampled_from(["2010", "2018"]))
def test_the_groups_above_a_code_are_of_its_edition(value: str, edition: str) -> None:
    assert {parent.edition for parent in soc(value, edition).parents} <= {edition}


@pytest.mark.parametrize(("taxonomy", "edition"), [("2019", "2018"), ("2010", "2010")])
def test_above_an_onet_code_stands_its_occupation_in_the_soc_of_its_time(
    taxonomy: str, edition: str
) -> None:
    base = soc("13-2099", edition)
    assert onet("13-2099.01", taxonomy).parents == (base, *base.parents)


@pytest.mark.parametrize("system", [System.CENSUS, System.NAICS, System.CIP])
def test_a_code_of_a_flat_list_has_no_groups(system: System) -> None:
    value = {System.CENSUS: "0010", System.NAICS: "522", System.CIP: "52.03"}[system]
    assert Code(system, "2018", value).parents == ()


def test_every_group_above_the_867_occupations_exists(structure: Reading) -> None:
    levels = {one.code: one.level for one in structure.occupations}
    levels[soc("00-0000")] = Level.TOTAL
    detailed = [code for code, level in levels.items() if level is Level.DETAILED]
    assert len(detailed) == 867
    for code in detailed:
        assert tuple(levels[parent] for parent in code.parents) == WIDER[1:], code


def test_the_groups_above_a_code_are_those_it_is_printed_under(structure: Reading) -> None:
    """The file prints each occupation below its groups: the nearest of each level above it."""
    under: dict[Level, Code] = {Level.TOTAL: soc("00-0000")}
    for one in structure.occupations:
        at = WIDER.index(one.level)
        assert one.code.parents == tuple(under[level] for level in WIDER[at + 1 :]), one
        under = {level: under[level] for level in WIDER[at + 1 :]} | {one.level: one.code}


@given(st.from_regex(r"[a-zA-Z]{1,20}", fullmatch=True))
def test_a_printed_title_has_the_same_key_however_it_is_spaced_and_noted(title: str) -> None:
    plain = census_title(title)
    assert census_title(f"  {title.upper()}(1) ") == plain
    assert census_title(f"{title} [2]") == plain
    assert census_title(plain.value) == plain


@pytest.mark.parametrize("title", ["", "  ", "(1)"])
def test_a_row_without_a_title_has_no_key(title: str) -> None:
    with pytest.raises(CodeError):
        census_title(title)
