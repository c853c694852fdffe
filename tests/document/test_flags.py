"""Contradictions as a document: under the sentence of their rule, in their order."""

from __future__ import annotations

import pytest

from metier.check import FACT_RULES, PAGE_RULES, RULES
from metier.document.flags import flags_document
from metier.document.nodes import Bullets, Heading, Paragraph
from metier.model.comparison import Comparison, Flag

FLAGS = (
    Flag("race-total", "61.0 + 29.8 = 90.8", ("race.share",)),
    Flag("race-unknown", "29.8 % Unknown", ("race.share",)),
    Flag("race-total", "50.0 + 40.0 = 90.0", ("race.share",)),
)


def test_flags_stand_together_under_the_sentence_of_their_rule() -> None:
    document = flags_document(FLAGS, "page.txt", page=True)
    heads = [block for block in document.blocks if isinstance(block, Heading)]
    lists = [block for block in document.blocks if isinstance(block, Bullets)]
    assert [head.anchor for head in heads] == ["race-total", "race-unknown"]
    assert heads[0].text.lower() == RULES["race-total"].sentence.rstrip(".").lower()
    assert [block.items for block in lists] == [
        ("61.0 + 29.8 = 90.8", "50.0 + 40.0 = 90.0"),
        ("29.8 % Unknown",),
    ]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (0, "Nothing found in page.txt"),
        (1, "1 contradiction found in page.txt"),
        (3, "3 contradictions found in page.txt"),
    ],
)
def test_the_title_counts_in_singular_and_plural(number: int, title: str) -> None:
    assert flags_document(FLAGS[:number], "page.txt", page=True).title == title


def test_silence_says_how_many_rules_were_asked() -> None:
    for page, rules in ((True, PAGE_RULES), (False, FACT_RULES)):
        (block,) = flags_document((), "it", page=page).blocks
        assert isinstance(block, Paragraph)
        assert block.text == f"None of the {len(rules)} rules fired."


def test_the_data_form_is_a_list_of_flags() -> None:
    subject = flags_document(FLAGS[:1], "page.txt", page=True).subject
    assert not isinstance(subject, Comparison)
    assert subject["flags"] == [
        {
            "rule": "race-total",
            "text": "61.0 + 29.8 = 90.8",
            "rows": ["race.share"],
            "page": "docs/rules/race-total.md",
        }
    ]


def test_every_rule_has_a_sentence_for_its_heading() -> None:
    assert all(rule.sentence for rule in RULES.values())
