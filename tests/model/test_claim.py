"""Claims say nothing that the sentence does not."""

from __future__ import annotations

from metier.model.claim import Claim, ClaimKind


def test_a_claim_of_the_whole_text_has_no_title_measure_verdict_or_figure() -> None:
    claim = Claim(ClaimKind.SOURCE, "Source: BLS.", 40)
    assert (claim.titles, claim.values) == ((), ())
    assert claim.measure is None
    assert claim.verdict is None
