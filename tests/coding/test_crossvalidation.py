"""Questions to a coder: what is asked is kept from it, and nothing else."""

from __future__ import annotations

import pytest

from metier.coding.crossvalidation import FOLDS, KINDS, ask, weights
from metier.coding.examples import gather
from metier.model.codes import soc
from metier.model.records import TitleEntry

LISTS = ("onet alternate", "onet reported", "disclosure")
EXAMPLES = gather(
    TitleEntry(f"word{number} cook", soc("35-2014"), listing)
    for number in range(60)
    for listing in (*LISTS, *(["lexicon"] if number % 3 == 0 else []))
)


@pytest.mark.parametrize("fold", range(FOLDS))
def test_what_is_right_is_kept_from_the_coder(fold: int) -> None:
    asked, hidden = ask(EXAMPLES, fold)
    assert {question.kind for question in asked} == {*KINDS}
    for question in asked:
        gone = hidden.get(question.key, frozenset())
        assert question.right == {"35-2014"}
        assert not question.shown & (gone | {"disclosure"})
        assert question.kind != "filed" or "disclosure" in gone
        assert question.kind != "unseen" or not question.shown
        assert question.kind != "listed" or len(question.shown) == 1


def test_every_filed_title_is_asked_once() -> None:
    keys = [q.key for fold in range(FOLDS) for q in ask(EXAMPLES, fold)[0] if q.kind == "filed"]
    assert sorted(keys) == sorted(EXAMPLES.voters)


def test_filed_titles_count_half_and_each_other_kind_a_sixth() -> None:
    asked, _ = ask(EXAMPLES, 0)
    counted = weights(asked)
    sums = [sum(w for q, w in zip(asked, counted, strict=True) if q.kind == kind) for kind in KINDS]
    assert sums == pytest.approx([len(asked) * part for part in (1 / 2, 1 / 6, 1 / 6, 1 / 6)])
    official = [question for question in asked if question.kind != "filed"]
    assert sum(weights(official)) == pytest.approx(len(official))


def test_a_filed_title_is_asked_in_capitals_where_it_mostly_is_filed_so() -> None:
    typed = ["LINE COOK", "LINE COOK", "Line Cook", "PASTRY COOK", "Pastry Cook"]
    found = gather(TitleEntry(title, soc("35-2014"), "disclosure") for title in typed)
    asked = [question for fold in range(FOLDS) for question in ask(found, fold)[0]]
    assert {q.key: q.capitals for q in asked} == {"line cook": True, "pastry cook": False}
