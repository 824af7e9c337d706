"""What the award rules of a plan permit, and what of it the plan already counts on.

All projects in the reach of a rule are one package: its total is the sum of their
needs, without those that a condition keeps out. What nobody said is a question, never
a no.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import sources_below
from ecoplanner.model.award_rule import AwardCondition
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.award_rule import AwardStep
from ecoplanner.model.award_rule import OF_PROJECT
from ecoplanner.model.award_rule import ProjectFact
from ecoplanner.model.bilingual import joined
from ecoplanner.model.funding import ONE_PPM
from ecoplanner.model.funding import Source
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.money import yi_text
from ecoplanner.model.project import Project
from ecoplanner.model.project import Quantity
from ecoplanner.model.saying import Saying
from ecoplanner.model.unit import convert
from ecoplanner.model.unit import same_dimension
from ecoplanner.model.unit import unit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A condition, and the projects for which something holds.

    Attributes:
        condition: the condition.
        project_ids: the projects, in the user's order; empty where the condition is
            about all of them together.
    """

    condition: AwardCondition
    project_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardState:
    """What a rule permits a plan, or a scenario of it.

    Attributes:
        rule: the rule.
        project_ids: projects that count, in the user's order.
        total_fen: their needs together, whole fen.
        step: the step that the total reaches; None below the first, and for rules
            that pay by the unit or name no amount.
        most_fen: the most it grants for that total, whole fen; None where the rule
            names no amount.
        next_step: the step after it, or None.
        to_next_fen: what the total lacks to reach that, whole fen, or None.
        next_fen: the most that the next step grants when it is just reached.
        to_most_fen: what the total lacks until a share comes to its maximum, whole
            fen; None without such, 0 when it has.
        allocated_fen: what is set aside of this money in reach of the rule.
        barred: conditions that keep projects out.
        barred_fen: what is set aside for those projects all the same.
        failed: conditions that all of them together do not meet.
        questions: conditions of which nobody said whether they hold.
        years: years outside those in force, in which money is set aside.
    """

    rule: AwardRule
    project_ids: tuple[str, ...]
    total_fen: int
    step: AwardStep | None
    most_fen: int | None
    next_step: AwardStep | None
    to_next_fen: int | None
    next_fen: int | None
    to_most_fen: int | None
    allocated_fen: int
    barred: tuple[Asked, ...]
    barred_fen: int
    failed: tuple[AwardCondition, ...]
    questions: tuple[Asked, ...]
    years: tuple[int, ...]

    @property
    def claim_fen(self) -> int | None:
        """The most that may be claimed as things stand; None where nothing says."""
        return 0 if self.failed else self.most_fen

    @property
    def excess_fen(self) -> int:
        """What is set aside beyond that; 0 for a rule that does not bind."""
        if self.claim_fen is None or not self.rule.is_hard:
            return 0
        return max(0, self.allocated_fen - self.claim_fen)


def states(
    portfolio: Portfolio, scenario: Scenario | None = None
) -> tuple[AwardState, ...]:
    """Return what every rule that the plan keeps permits, in the user's order."""
    parts = allotted(portfolio, scenario)
    return tuple(_state(portfolio, award, parts) for award in portfolio.all(AwardRule))


def evaluate(
    portfolio: Portfolio, award: AwardRule, scenario: Scenario | None = None
) -> AwardState:
    """Return what a rule permits the plan, or a scenario of it."""
    return _state(portfolio, award, allotted(portfolio, scenario))


def conditions_of(portfolio: Portfolio, award: AwardRule) -> tuple[AwardCondition, ...]:
    """Return the conditions of a rule, in its order."""
    return portfolio.having(AwardCondition, "rule_id", award.id)


def steps_of(portfolio: Portfolio, award: AwardRule) -> tuple[AwardStep, ...]:
    """Return the steps of a rule, the smallest total first."""
    steps = portfolio.having(AwardStep, "rule_id", award.id)
    return tuple(sorted(steps, key=lambda step: (step.from_fen, step.measure)))


def step_fen(step: AwardStep, total_fen: int) -> int:
    """Return the most that a step grants for a total, whole fen, rounded down."""
    granted = step.grant_fen or 0
    if step.share_ppm is not None:
        granted = total_fen * step.share_ppm // ONE_PPM
    if step.most_fen is not None:
        granted = min(granted, step.most_fen)
    return min(granted, total_fen)


def sayings(state: AwardState) -> Iterator[Saying]:
    """Yield in sentences which step is reached and how far the next one is."""
    total = yi_text(state.total_fen, None)
    if state.most_fen is None:
        yield Saying("award_names_no_amount", {"total": total})
    elif state.step is None and state.next_step is not None:
        yield Saying("award_below_first_step", {"total": total})
    else:
        most = yi_text(state.most_fen, None)
        yield Saying("award_step_reached", {"total": total, "most": most})
    if state.to_next_fen is not None and state.next_fen is not None:
        yield Saying(
            "award_to_next_step",
            {
                "missing": yi_text(state.to_next_fen, None),
                "most": yi_text(state.next_fen, None),
            },
        )
    if state.to_most_fen:
        yield Saying("award_to_maximum", {"missing": yi_text(state.to_most_fen, None)})
    if state.failed:
        words = joined((each.words for each in state.failed), "；")
        yield Saying("award_not_met", {"words": words})
    if state.most_fen is not None:
        said = {"allocated": yi_text(state.allocated_fen, None)}
        yield Saying("award_allocated", said)


def _state(
    portfolio: Portfolio, award: AwardRule, parts: Sequence[Allotted]
) -> AwardState:
    reach = _reach(portfolio, award)
    below = sources_below(portfolio, award.source_id)
    funded = _centrally_funded(portfolio, parts, below)
    conditions = conditions_of(portfolio, award)
    barred, open_ = _asked_of_projects(portfolio, conditions, reach, funded)
    out = (
        {id_ for each in barred for id_ in each.project_ids} if award.is_hard else set()
    )
    counted = [project for project in reach if project.id not in out]
    total = sum(project.need_fen or 0 for project in counted)
    failed, unanswered = _asked_of_all(conditions, counted, total)
    ids = {project.id for project in reach}
    own = [part for part in parts if part.source_id in below and part.project_id in ids]
    steps = steps_of(portfolio, award)
    tiers = [step for step in steps if step.rate_fen is None]
    reached = [step for step in tiers if step.from_fen <= total]
    step = reached[-1] if reached else None
    later = tiers[len(reached)] if len(reached) < len(tiers) else None
    rates = _rates_fen(portfolio, steps, counted)
    return AwardState(
        rule=award,
        project_ids=tuple(project.id for project in counted),
        total_fen=total,
        step=step,
        most_fen=(step_fen(step, total) if step else 0) + rates if steps else None,
        next_step=later,
        to_next_fen=later.from_fen - total if later else None,
        next_fen=step_fen(later, later.from_fen) + rates if later else None,
        to_most_fen=_to_most_fen(step, total),
        allocated_fen=sum(part.amount_fen for part in own),
        barred=barred,
        barred_fen=sum(part.amount_fen for part in own if part.project_id in out),
        failed=failed,
        questions=(*open_, *unanswered),
        years=_years_out(award, own),
    )


def _reach(portfolio: Portfolio, award: AwardRule) -> tuple[Project, ...]:
    if award.program_id is None:
        return portfolio.all(Project)
    return portfolio.having(Project, "program_id", award.program_id)


def _centrally_funded(
    portfolio: Portfolio, parts: Iterable[Allotted], below: frozenset[str]
) -> set[str]:
    """Return the projects that have secured money of another central source."""
    central = {row.id for row in portfolio.all(Source) if row.root == "central"}
    others = central - below
    return {
        part.project_id
        for part in parts
        if part.source_id in others and part.tier == "secured"
    }


def _asked_of_projects(
    portfolio: Portfolio,
    conditions: Iterable[AwardCondition],
    reach: Sequence[Project],
    funded: set[str],
) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """Return the conditions that keep projects out, and those still open."""
    barred, open_ = [], []
    for condition in conditions:
        if condition.kind == "note" or condition.fact not in OF_PROJECT:
            continue
        unwanted = condition.kind == "excludes"
        answers = _answers(portfolio, condition.fact, reach, funded)
        out = tuple(id_ for id_, answer in answers.items() if answer is unwanted)
        if out:
            barred.append(Asked(condition=condition, project_ids=out))
        unknown = tuple(id_ for id_, answer in answers.items() if answer is None)
        if unknown:
            open_.append(Asked(condition=condition, project_ids=unknown))
    return tuple(barred), tuple(open_)


def _answers(
    portfolio: Portfolio, fact: str, reach: Sequence[Project], funded: set[str]
) -> Mapping[str, bool | None]:
    """Return by project whether a fact holds; None where nobody said."""
    if fact == "earns_income":
        return {project.id: project.earns_income for project in reach}
    said = {
        row.project_id: row.answer
        for row in portfolio.having(ProjectFact, "fact", fact)
    }
    known: dict[str, bool | None] = {}
    for project in reach:
        known[project.id] = said.get(project.id)
        if known[project.id] is None and fact == "central_funded":
            known[project.id] = True if project.id in funded else None
    return known


def _asked_of_all(
    conditions: Iterable[AwardCondition], counted: Sequence[Project], total: int
) -> tuple[tuple[AwardCondition, ...], tuple[Asked, ...]]:
    """Return the conditions that are not met, and those still open."""
    failed, open_ = [], []
    for condition in conditions:
        if condition.kind == "note" or condition.fact in OF_PROJECT:
            continue
        answer = condition.answer
        if answer is None:
            answer = _holds(condition, counted, total)
        if answer is None:
            open_.append(Asked(condition=condition))
        elif answer is (condition.kind == "excludes"):
            failed.append(condition)
    return tuple(failed), tuple(open_)


def _holds(
    condition: AwardCondition, counted: Sequence[Project], total: int
) -> bool | None:
    """Return what the plan itself says about a condition, None where it does not."""
    if condition.value is None:
        return None
    value = Decimal(condition.value)
    if condition.fact == "total_at_least":
        return total >= value * FEN_PER_WAN
    if condition.fact == "years_at_most":
        years = [year for project in counted for year in project.years]
        if years and max(years) - min(years) + 1 > value:
            return False
        is_whole = all(project.years for project in counted) and bool(counted)
        return True if is_whole else None
    return None


def _rates_fen(
    portfolio: Portfolio, steps: Iterable[AwardStep], counted: Sequence[Project]
) -> int:
    """Return what is paid by the unit, whole fen, each amount rounded down."""
    ids = {project.id for project in counted}
    total = 0
    for step in steps:
        wanted = unit(step.unit)
        if step.rate_fen is None or wanted is None:
            continue
        for quantity in portfolio.having(Quantity, "name", step.measure):
            measured = unit(quantity.unit)
            if (
                quantity.project_id in ids
                and measured is not None
                and same_dimension(measured, wanted)
            ):
                done = convert(quantity.value, measured, wanted)
                total += max(0, int(done * step.rate_fen))
    return total


def _to_most_fen(step: AwardStep | None, total: int) -> int | None:
    if step is None or not step.share_ppm or step.most_fen is None:
        return None
    full = -(-step.most_fen * ONE_PPM // step.share_ppm)
    return max(0, full - total)


def _years_out(award: AwardRule, parts: Iterable[Allotted]) -> tuple[int, ...]:
    last = award.last_year
    years = {part.year for part in parts if part.year is not None}
    return tuple(
        sorted(
            year
            for year in years
            if year < award.first_year or (last is not None and year > last)
        )
    )
