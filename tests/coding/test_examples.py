"""Examples: which lists have a say on a key, and how much."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from metier.coding.examples import DISCLOSURE, WORTH, gather
from metier.model.codes import onet, soc
from metier.model.records import TitleEntry

ENTRIES = st.builds(
    TitleEntry,
    st.sampled_from(["Cook", "cooks", "Chief cook (galley)", "!!!", "Food Cook"]),
    st.sampled_from([soc("35-2014"), onet("35-2014.00"), soc("35-1011"), soc("35-2010")]),
    st.sampled_from([*WORTH, "another"]),
    st.sampled_from([0.5, 1.0, 3.0]),
)


@given(st.lists(ENTRIES))
def test_the_order_of_the_lists_does_not_matter(entries: list[TitleEntry]) -> None:
    found = gather(entries)
    turned = gather(reversed(entries))
    assert found.votes.keys() == turned.votes.keys()
    for key, votes in found.votes.items():
        assert votes.keys() == turned.votes[key].keys()
        assert all(votes[code] > 0 for code in votes)
        assert not any(code.endswith("0") for code in votes)


def test_the_lexicon_overrides_every_list_and_a_correction_the_lexicon() -> None:
    listed = TitleEntry("Cook", soc("35-1011"), "soc direct match")
    frequent = TitleEntry("cook", soc("35-2014"), "lexicon")
    settled = TitleEntry("cooks", soc("35-2015"), "correction", 0.9, "why")
    assert gather([listed, frequent]).votes["cook"].keys() == {"35-2014"}
    assert gather([listed, frequent, settled]).votes["cook"].keys() == {"35-2015"}


def test_a_list_votes_once_however_many_spellings_it_has() -> None:
    one = [TitleEntry("Cook", soc("35-2014"), "onet alternate")]
    two = [*one, TitleEntry("Cooks", soc("35-2014"), "onet alternate")]
    assert gather(one).votes == gather(two).votes


def test_many_filings_count_more_than_one_but_less_than_in_proportion() -> None:
    filed = TitleEntry("Cook", soc("35-2014"), DISCLOSURE)
    once, often = (gather([filed] * n).votes["cook"]["35-2014"] for n in (1, 100))
    assert once < often < 10 * once


def test_without_what_its_lists_say_a_key_and_its_words_are_gone() -> None:
    found = gather(
        [
            TitleEntry("Chief cook", soc("35-2014"), "onet title"),
            TitleEntry("Cook", soc("35-2014"), "onet title"),
            TitleEntry("Cook", soc("35-1011"), "onet reported"),
        ]
    )
    assert found.words() == {"chief": 1, "cook": 2}
    assert found.lists("cook") == {"onet title", "onet reported"}
    left = found.without(
        {"chief cook": frozenset({"onet title"}), "cook": frozenset({"onet title"})}
    )
    assert left.words() == {"cook": 1}
    assert left.votes["cook"].keys() == {"35-1011"}
