"""A comparison as JSON: every figure in full, under names that scripts rely on."""

from __future__ import annotations

import json
from typing import Any

from metier.document.audited import claimed
from metier.document.evidence import address
from metier.document.formula import formula
from metier.document.nodes import Document
from metier.document.spoken import in_its_language
from metier.model.codes import Code
from metier.model.comparison import Answer, Audited, Career, Comparison, Item, Move, Row, Trend
from metier.model.measure import Unit
from metier.words import display, translated

SCHEMA = "metier/comparison/1"

Object = dict[str, Any]
"""What becomes a JSON object."""


@in_its_language
def to_json(document: Document) -> str:
    """The document's subject as JSON, in UTF-8 text with a final newline.

    Returns:
        Everything the document was made from; absent is null with a reason,
        never NaN.
    """
    subject = document.subject
    said = comparison_object(subject) if isinstance(subject, Comparison) else subject
    return json.dumps(said, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def comparison_object(comparison: Comparison) -> Object:
    """A comparison as plain objects, lists, strings and numbers."""
    said: Object = {
        "schema": SCHEMA,
        "snapshot": comparison.snapshot,
        "language": comparison.language,
        "confidence": comparison.confidence,
        "place": comparison.place.code,
        "place_name": comparison.place.name,
        "tested": comparison.tested,
        "careers": [_career(career) for career in comparison.careers],
        "rows": [_row(row) for row in comparison.rows],
        "sentences": [{"text": s.text, "rows": list(s.rows)} for s in comparison.findings],
        "flags": [
            {"rule": flag.rule, "text": flag.text, "rows": list(flag.rows)}
            for flag in comparison.flags
        ],
        "moves": [_move(move) for move in comparison.moves],
        "trends": [_trend(trend) for trend in comparison.trends],
    }
    if comparison.states:
        said["states"] = [_state(row) for row in comparison.states]
    if comparison.industries:
        said["industries"] = [_industry(row) for row in comparison.industries]
    if comparison.audited:
        said["audited"] = [_audited(entry) for entry in comparison.audited]
    return said


def _career(career: Career) -> Object:
    mine = [c for c in career.coding.candidates if c.code == career.occupation]
    return {
        "title": career.title,
        "asked": career.coding.text,
        "occupation": career.occupation.value,
        "occupation_title": career.occupation_title,
        "short_name": career.short_name,
        "chosen": career.chosen,
        "probability": mine[0].probability if mine else None,
        "reason": translated(mine[0].reason) if mine else None,
        "note": translated(career.coding.note) or None,
        "alternatives": [
            {
                "occupation": other.code.value,
                "occupation_title": other.occupation_title,
                "probability": other.probability,
                "reason": translated(other.reason),
            }
            for other in career.coding.candidates
            if other.code != career.occupation
        ],
    }


def _row(row: Row) -> Object:
    said: Object = {
        "measure": row.measure.id,
        "section": row.measure.section.value,
        "label": row.label,
        "unit": row.measure.unit.value,
        "group": row.group,
        "primary": row.primary,
        "cells": [_cell(answer, row.measure.unit) for answer in row.answers],
        "gap": None if row.gap is None else {"value": row.gap.value, "margin": row.gap.margin},
        "verdict": row.verdict,
        "why": translated(row.why) or None,
        "sentence": row.sentence,
    }
    if row.verdicts:
        said["verdicts"] = [list(line) for line in row.verdicts]
    return said


def _cell(answer: Answer, unit: Unit) -> Object:
    estimate, fact = answer.estimate, answer.fact
    where = None if fact is None else fact.slice
    return {
        "display": display(answer, unit, exact=True),
        "value": estimate.value,
        "category": estimate.category,
        "standard_error": estimate.standard_error,
        "margin": answer.margin,
        "n": estimate.n,
        "status": estimate.status.value,
        "reason": None if estimate.reason is None else translated(estimate.reason),
        "period": where.period if where else None,
        "place": where.place if where else None,
        "universe": translated(where.universe) if where else None,
        "industry": where.industry if where else None,
        "employer": where.employer if where else None,
        "source": fact.source if fact else answer.release.address if answer.release else None,
        "where": address(answer),
        "citation": answer.release.citation if answer.release else None,
        "inherited_from": _code(answer.inherited_from),
        "inherited_title": answer.inherited_title or None,
        "method": translated(fact.method) if fact else None,
        "formula": formula(answer, unit) or None,
        "flags": list(answer.flags),
        "note": answer.note or None,
        "items": [_item(item) for item in answer.items],
    }


def _code(code: Code | None) -> str | None:
    return None if code is None else code.value


def _item(item: Item) -> Object:
    return {
        "name": item.name,
        "value": item.estimate.value,
        "standard_error": item.estimate.standard_error,
        "n": item.estimate.n,
        "note": item.note or None,
    }


def _move(move: Move) -> Object:
    return {
        "origin": move.origin,
        "goal": move.goal,
        "related_rank": move.related_rank,
        "steps": [{"label": step.label, "text": step.text} for step in move.steps],
    }


def _trend(trend: Trend) -> Object:
    return {
        "career": trend.career,
        "points": [
            {"period": period, "value": value, "margin": margin}
            for period, value, margin in trend.points
        ],
    }


def _state(row: Row) -> Object:
    """One measure in one state, without what all states share."""
    facts = [answer.fact for answer in row.answers if answer.fact is not None]
    return {
        "measure": row.measure.id,
        "place": row.group,
        "place_name": row.label,
        "period": facts[0].slice.period if facts else None,
        "universe": facts[0].slice.universe if facts else None,
        "source": facts[0].source if facts else None,
        "cells": [
            {
                "value": answer.estimate.value,
                "standard_error": answer.estimate.standard_error,
                "margin": answer.margin,
                "n": answer.estimate.n,
                "status": answer.estimate.status.value,
                "reason": answer.estimate.reason,
            }
            for answer in row.answers
        ],
        "gap": None if row.gap is None else {"value": row.gap.value, "margin": row.gap.margin},
        "verdict": row.verdict,
        "why": row.why or None,
    }


def _industry(row: Row) -> Object:
    """The share of each career's jobs in one industry."""
    facts = [answer.fact for answer in row.answers if answer.fact is not None]
    return {
        "industry": row.group,
        "industry_name": row.label,
        "period": facts[0].slice.period if facts else None,
        "source": facts[0].source if facts else None,
        "shares": [answer.estimate.value for answer in row.answers],
    }


def _audited(entry: Audited) -> Object:
    said, cell = entry.claimed, entry.claimed.cell
    return {
        "career": entry.career,
        "measure": entry.measure.id,
        "group": said.slice.group,
        "published": {
            "display": claimed(entry),
            "value": said.estimate.value,
            "category": said.estimate.category,
            "source": said.source,
            "row": cell.row if cell else None,
        },
        "official": None if entry.official is None else _cell(entry.official, entry.measure.unit),
        "outcome": entry.outcome.value,
        "why": entry.why,
    }
