"""Award rules and what they come to, as plain values for JSON."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.commands.fund.award_lines import names_of
from ecoplanner.commands.fund.shared import saying_record
from ecoplanner.model.award import conditions_of
from ecoplanner.model.award import sayings
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program

if TYPE_CHECKING:
    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.award import Asked
    from ecoplanner.model.award import AwardState
    from ecoplanner.model.award_rule import AwardCondition
    from ecoplanner.model.award_rule import AwardRule
    from ecoplanner.model.award_rule import AwardStep
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.rulebook import BookEntry

Record = dict[str, Any]


def rule_record(rule: AwardRule) -> Record:
    """Return an award rule, for JSON."""
    return {
        "key": rule.rule_key,
        "line": rule.line,
        "name": rule.name,
        "document": rule.document,
        "number": rule.number,
        "issued": rule.issued,
        "years": [rule.first_year, rule.last_year],
        "address": rule.address,
        "confidence": rule.confidence,
        "note": rule.note,
    }


def step_record(step: AwardStep) -> Record:
    """Return what a rule pays from a total on, for JSON."""
    names = ("from_fen", "grant_fen", "most_fen", "rate_fen", "measure", "unit")
    share = None if step.share_ppm is None else step.share_ppm / 1_000_000
    return {name: getattr(step, name) for name in names} | {"share": share}


def condition_record(condition: AwardCondition) -> Record:
    """Return what a rule asks, for JSON."""
    names = ("kind", "fact", "value", "words", "confidence")
    return {name: getattr(condition, name) for name in names}


def entry_record(entry: BookEntry) -> Record:
    """Return an edition of the rule book, for JSON."""
    return rule_record(entry.rule) | {
        "steps": [step_record(step) for step in entry.steps],
        "conditions": [condition_record(each) for each in entry.conditions],
    }


def _asked_record(portfolio: Portfolio, asked: Asked) -> Record:
    return {
        "fact": asked.condition.fact,
        "words": asked.condition.words,
        "projects": names_of(portfolio, asked.project_ids),
    }


def state_record(portfolio: Portfolio, state: AwardState, speaker: Speaker) -> Record:
    """Return what a rule comes to and what it asks, for JSON."""
    rule = state.rule
    program = portfolio.get(Program, rule.program_id) if rule.program_id else None
    return rule_record(rule) | {
        "id": rule.id,
        "source": portfolio.get(Source, rule.source_id).name,
        "program": program.name if program else None,
        "is_hard": rule.is_hard,
        "projects": len(state.project_ids),
        "total_fen": state.total_fen,
        "step": step_record(state.step) if state.step else None,
        "most_fen": state.most_fen,
        "claim_fen": state.claim_fen,
        "next_step": step_record(state.next_step) if state.next_step else None,
        "to_next_fen": state.to_next_fen,
        "next_fen": state.next_fen,
        "to_most_fen": state.to_most_fen,
        "allocated_fen": state.allocated_fen,
        "excess_fen": state.excess_fen,
        "barred": [_asked_record(portfolio, each) for each in state.barred],
        "barred_fen": state.barred_fen,
        "failed": [each.words for each in state.failed],
        "questions": [_asked_record(portfolio, each) for each in state.questions],
        "years_out_of_force": list(state.years),
        "conditions": [
            {
                "number": number,
                **condition_record(each),
                "answer": each.answer,
                "note": each.note,
            }
            for number, each in enumerate(conditions_of(portfolio, rule), start=1)
        ],
        "sentences": [saying_record(each, speaker.language) for each in sayings(state)],
    }
