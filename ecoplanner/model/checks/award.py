"""Rules about money that award rules grant: too much of it, or none at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.award import AwardState
from ecoplanner.model.award import states
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.bilingual import joined
from ecoplanner.model.bilingual import shortened
from ecoplanner.model.finding import Finding
from ecoplanner.model.funding import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.finding import Severity
    from ecoplanner.model.portfolio import Portfolio

#: Most words of conditions that a sentence lists.
_LISTED = 3


def award_exceeded(portfolio: Portfolio) -> Iterator[Finding]:
    """More is set aside of a source than its award rule grants for that total.

    A scenario that exceeds it by no more than the plan is not named.
    """
    if not portfolio.all(AwardRule):
        return
    before = {}
    for state in states(portfolio):
        before[state.rule.id] = state.excess_fen
        if state.excess_fen and not state.failed:
            yield _about(state, "award_exceeded", "warning", **_figures(state))
    for scenario in portfolio.all(Scenario):
        for state in states(portfolio, scenario):
            if state.excess_fen > before[state.rule.id] and not state.failed:
                yield _about(
                    state,
                    "scenario_award_exceeded",
                    "warning",
                    **_figures(state),
                    scenario=scenario.name,
                )


def award_not_claimable(portfolio: Portfolio) -> Iterator[Finding]:
    """Money is set aside that a condition of its award rule does not grant.

    What nobody answered is only worth knowing, and so is all that a rule says which
    is not confirmed.
    """
    if not portfolio.all(AwardRule):
        return
    for state in states(portfolio):
        if not state.allocated_fen:
            continue
        sure: Severity = "warning" if state.rule.is_hard else "notice"
        if state.failed:
            words = [condition.words for condition in state.failed]
            yield _about(
                state,
                "award_not_claimable",
                sure,
                words=_listed(words),
                allocated_fen=state.allocated_fen,
            )
        if state.barred_fen:
            yield _about(
                state,
                "award_barred",
                sure,
                words=_listed([each.condition.words for each in state.barred]),
                allocated_fen=state.barred_fen,
            )
        if state.questions:
            words = [each.condition.words for each in state.questions]
            yield _about(
                state,
                "award_unanswered",
                "notice",
                words=_listed(words),
                count=len(words),
            )


def award_out_of_force(portfolio: Portfolio) -> Iterator[Finding]:
    """Money is set aside in years in which the edition kept is not in force."""
    if not portfolio.all(AwardRule):
        return
    for state in states(portfolio):
        if state.years:
            yield _about(
                state,
                "award_out_of_force",
                "notice",
                years=joined(map(str, state.years)),
                first=state.rule.first_year,
            )


def _figures(state: AwardState) -> dict[str, object]:
    return {"limit_fen": state.claim_fen, "allocated_fen": state.allocated_fen}


def _listed(words: list[str]) -> str:
    return shortened(words, _LISTED, "；")


def _about(
    state: AwardState, code: str, severity: Severity, **evidence: object
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        table=AwardRule.TABLE,
        row_id=state.rule.id,
        name=state.rule.name,
        evidence=evidence,
    )
