"""Careers to a comparison: read the titles, gather the facts, test, and say."""

from __future__ import annotations

from collections.abc import Sequence

from metier.coding.coder import Coder, suggest
from metier.compare.audit import audit
from metier.compare.derived import trends
from metier.compare.desk import desk_of
from metier.compare.doubt_flags import doubted
from metier.compare.flags import flags_of
from metier.compare.industries import industry_rows
from metier.compare.moves import moves, related_ranks
from metier.compare.naming import short_name, tell_apart
from metier.compare.narrative import findings
from metier.compare.rows import rows
from metier.compare.sentences import Teller
from metier.compare.states import state_rows
from metier.compare.verdicts import judge
from metier.errors import CodeError, NotFoundError, UsageError
from metier.model.codes import Code, soc
from metier.model.coding import Coding
from metier.model.comparison import Career, Comparison, Row
from metier.model.fact import Fact
from metier.store.read import Snapshot
from metier.words import later, sentence_case
from metier.words.language import language

MOST = 5
"""Careers on one page."""


def compare(
    snapshot: Snapshot,
    coder: Coder,
    titles: Sequence[str],
    *,
    place: str | None = None,
    confidence: float = 0.9,
    choices: Sequence[str | None] = (),
    page: Sequence[Fact] = (),
) -> Comparison:
    """Careers side by side; one career alone gives its own page.

    Args:
        titles: one to five, as typed.
        place: a state or metro area; None for the nation.
        confidence: of margins and verdicts, between 0.5 and 0.999.
        choices: SOC codes that settle the readings, in the order of the titles;
            None leaves a title to the coder.
        page: facts of a published page, to be audited beside the official figures.

    Raises:
        UsageError: too many titles, a confidence out of range, a choice that is no code.
        NotFoundError: a title that cannot be read, or an unknown place.
    """
    if not 1 <= len(titles) <= MOST:
        raise UsageError("titles", f"1 to {MOST} titles", str(len(titles)), "compare fewer")
    if not 0.5 <= confidence <= 0.999:
        raise UsageError(
            "--confidence", "a number from 0.5 to 0.999", f"{confidence:g}", "90 % is 0.9"
        )
    if len(choices) > len(titles):
        raise UsageError(
            "--as", f"at most {len(titles)} codes", str(len(choices)), "give one for each title"
        )
    desk = desk_of(snapshot)
    frame = desk.frame(snapshot, place, confidence)
    asked = [*choices, *[None] * (len(titles) - len(choices))]
    read = [
        read_title(snapshot, coder, title, choice)
        for title, choice in zip(titles, asked, strict=True)
    ]
    holdings = desk.hold(snapshot, read, frame.place.code)
    careers = tell_apart(read, [holding.has_own for holding in holdings])
    series = trends(holdings, frame)
    ranks = related_ranks(snapshot, holdings)
    made = list(rows(snapshot, holdings, frame, ranks))
    told, tested = judge(made, confidence, Teller(tuple(careers), language()))
    return Comparison(
        snapshot.id,
        confidence,
        frame.place,
        tuple(careers),
        told,
        findings(told, careers),
        (*flags_of(told, careers, frame), *doubted(desk.doubts(snapshot), told, holdings)),
        moves(ranks, holdings, told),
        series,
        tested,
        audit(page, told, holdings),
        language(),
        state_rows(holdings, frame),
        industry_rows(holdings, snapshot.industries(), frame),
    )


def rows_about(sheet: Comparison, id: str) -> tuple[Row, ...]:
    """The rows of one measure, the leading source first.

    Raises:
        NotFoundError: there is none.
    """
    rows = tuple(row for row in sheet.rows if row.measure.id == id)
    if not rows:
        wanted = later("one that these careers have")
        hint = later("see metier compare")
        if len(sheet.careers) == 1:
            wanted = later("one that a single career can have")
            hint = later("name a second career with --against, or see metier career")
        raise NotFoundError("measure", wanted, repr(id), hint)
    return rows


def read_title(snapshot: Snapshot, coder: Coder, title: str, choice: str | None = None) -> Career:
    """A title as a career, read by the coder or as the reader chose.

    Raises:
        UsageError: the choice is not a code of the snapshot.
        NotFoundError: the title cannot be read; the hint names the nearest ones.
    """
    coding = coder.code(title)
    if choice is not None:
        code = _chosen(choice)
        official = snapshot.occupation(code)
        if official is None:
            raise UsageError(
                "--as", "a SOC 2018 code of the snapshot", repr(choice), "see metier find"
            )
        return _career(coding.canonical_title or title, coding, code, official.title, chosen=True)
    best = coding.best
    if best is None:
        near = suggest(title, snapshot.titles, 4)
        usual = later("try the usual name of the job")
        hint = f"did you mean {', '.join(near)}?" if near else usual
        reason = coding.note or "no title of the official lists is near"
        raise NotFoundError("title", "a job title", f"{title[:60]!r} ({reason})", hint)
    return _career(coding.canonical_title, coding, best.code, best.occupation_title, chosen=False)


def _career(title: str, coding: Coding, code: Code, official: str, *, chosen: bool) -> Career:
    asked = " ".join(coding.text.split()).casefold() == official.casefold()
    name = sentence_case(official)
    return Career(name if asked else title, coding, code, name, chosen, short_name(official))


def _chosen(choice: str) -> Code:
    try:
        return soc(choice[:7])
    except CodeError as error:
        raise UsageError(
            "--as", "a SOC 2018 code, as 43-3011, or auto", repr(choice), "see metier find"
        ) from error
