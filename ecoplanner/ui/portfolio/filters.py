"""Which projects the table shows: the shared filter, words and ticks."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from ecoplanner.model import allotment
from ecoplanner.model.program import Program
from ecoplanner.model.shares import GAP
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.portfolio import column_filter
from ecoplanner.ui.portfolio.matching import Needle

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.project import Project
    from ecoplanner.ui.portfolio.column_filter import ColumnFilter
    from ecoplanner.ui.portfolio.facts import Facts


@dataclass(frozen=True, slots=True)
class Wanted:
    """What narrows the table.

    Attributes:
        filter: parts of a way of sharing, shared by all pages.
        text: words that all must be in a project.
        has_gap: only projects whose money is missing.
        is_unpriced: only projects without a need.
        has_finding: only projects that a check found something about.
        columns: what single columns show.
    """

    filter: Filter = field(default_factory=Filter)
    text: str = ""
    has_gap: bool = False
    is_unpriced: bool = False
    has_finding: bool = False
    columns: tuple[ColumnFilter, ...] = ()


def accepting(
    wanted: Wanted, facts: Facts, found: AbstractSet[str]
) -> Callable[[Project], bool] | None:
    """Return whether a project is shown, or None when all are.

    Args:
        wanted: what narrows the table.
        facts: the plan.
        found: ids of projects that a check found something about.
    """
    rules: list[Callable[[Project], bool]] = []
    if wanted.filter.by:
        rules.append(_belongs(wanted.filter, facts))
    if wanted.has_gap:
        rules.append(lambda project: allotment.gap_fen(project, facts.given) > 0)
    if wanted.is_unpriced:
        rules.append(lambda project: project.need_fen is None)
    if wanted.has_finding:
        rules.append(lambda project: project.id in found)
    rules += [column_filter.accepts(each, facts) for each in wanted.columns]
    if needle := Needle(wanted.text):
        said = needle.found_in(facts.searched)
        rules.append(lambda project: project.id in said)
    if len(rules) <= 1:
        return rules[0] if rules else None
    return lambda project: all(rule(project) for rule in rules)


def _belongs(filter_: Filter, facts: Facts) -> Callable[[Project], bool]:
    keys, portfolio = filter_.keys, facts.portfolio
    match filter_.by:
        case "program":
            return lambda project: project.program_id in keys
        case "project":
            return lambda project: project.id in keys
        case "task":
            return lambda project: (
                (portfolio.get(Program, project.program_id).task_id or "") in keys
            )
        case "zone":
            return lambda project: (
                not keys.isdisjoint(allotment.by_zone(portfolio, project) or {""})
            )
        case "agency":
            return lambda project: (
                not keys.isdisjoint(allotment.by_lead(portfolio, project))
            )
        case _:
            return _takes(filter_, facts)


def _takes(filter_: Filter, facts: Facts) -> Callable[[Project], bool]:
    """Return whether a project takes money of a source, tier or year."""
    keys_of: dict[str, Callable[[Allotted], str]] = {
        "source": lambda part: part.source_id,
        "tier": lambda part: part.tier,
        "year": lambda part: "" if part.year is None else str(part.year),
    }
    key_of = keys_of[filter_.by]
    takers = {
        part.project_id for part in facts.allotted if key_of(part) in filter_.keys
    }
    has_gap = GAP in filter_.keys

    def takes(project: Project) -> bool:
        misses = has_gap and allotment.gap_fen(project, facts.given) > 0
        return misses or project.id in takers

    return takes
