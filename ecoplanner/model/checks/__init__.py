"""Checks: one subject a module; each reads the plan and yields findings.

To add a rule, write a function that takes a portfolio and yields findings, list it in
`RULES`, say in `_READS` which tables it looks at, give its code a sentence in
`ecoplanner.messages`, and test it.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.annex import Waiver
from ecoplanner.model.checks import award
from ecoplanner.model.checks import ceiling
from ecoplanner.model.checks import link
from ecoplanner.model.checks import money
from ecoplanner.model.checks import place
from ecoplanner.model.checks import schedule
from ecoplanner.model.checks import wording
from ecoplanner.model.finding import Finding
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

Rule = Callable[[Portfolio], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    money.costs_differ_from_need,
    money.zones_differ_from_need,
    money.more_than_needed,
    money.income_missing,
    money.need_missing,
    ceiling.ceiling_broken,
    ceiling.ceilings_contradict,
    award.award_exceeded,
    award.award_not_claimable,
    award.award_out_of_force,
    schedule.outside_period,
    schedule.money_outside_schedule,
    schedule.scenario_money_outside_schedule,
    schedule.start_bounds_impossible,
    schedule.start_outside_bounds,
    link.links_contradict,
    schedule.time_missing,
    place.place_without_zone,
    place.places_unknown,
    place.zone_contradicts_places,
    place.lead_missing,
    wording.name_differs,
)

_ORDER = {"error": 0, "warning": 1, "notice": 2}
#: Kinds whose rows belong to one project each.
_OF_A_PROJECT: tuple[type[Any], ...] = (
    Cost,
    ProjectZone,
    ProjectPlace,
    ProjectAgency,
    Allocation,
    Override,
)
#: Up to so many projects are checked on their own.
_FEW = 200
#: More rows than these are not looked at in some milliseconds.
_MANY = 500
#: As many projects are looked at in some milliseconds.
_QUICK = 20_000


class _Reads(NamedTuple):
    """What a rule looks at.

    Attributes:
        own: tables of which it looks, for a project, at the rows of that one alone.
        whole: tables whose rows count for any finding.
    """

    own: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()


def _reads(own: str, whole: str = "") -> _Reads:
    return _Reads(frozenset(own.split()), frozenset(whole.split()))


#: A rule that is not named here looks at everything.
_READS: dict[Rule, _Reads] = {
    money.costs_differ_from_need: _reads("projects costs"),
    money.zones_differ_from_need: _reads("projects project_zones"),
    money.more_than_needed: _reads("projects allocations overrides", "scenarios"),
    money.income_missing: _reads("projects allocations overrides", "scenarios sources"),
    money.need_missing: _reads("", "projects"),
    schedule.outside_period: _reads("projects", "plan"),
    schedule.money_outside_schedule: _reads("projects allocations"),
    schedule.scenario_money_outside_schedule: _reads("projects overrides", "scenarios"),
    schedule.start_bounds_impossible: _reads("projects", "plan"),
    schedule.start_outside_bounds: _reads("projects"),
    schedule.time_missing: _reads("projects"),
    link.links_contradict: _reads("", "projects project_links"),
    place.place_without_zone: _reads("", "places zones zone_places project_places"),
    place.places_unknown: _reads("projects project_places", "places"),
    place.zone_contradicts_places: _reads(
        "projects project_zones project_places", "zones places zone_places"
    ),
    place.lead_missing: _reads("projects project_agencies"),
    wording.name_differs: _reads("", " ".join(("wordings", *wording.NAMED))),
}


def findings(portfolio: Portfolio) -> list[Finding]:
    """Return what all rules find: errors first, then in the order of the rules."""
    return _ordered(portfolio, [list(rule(portfolio)) for rule in RULES])


def found_by_rule(portfolio: Portfolio) -> dict[Rule, list[Finding]]:
    """Return what each rule finds, for a `Watch` to take."""
    return {rule: list(rule(portfolio)) for rule in RULES}


class Watch:
    """What is found in a plan that is being edited.

    After an edit only what it can have touched is checked again.
    """

    def __init__(self) -> None:
        self._of: Portfolio | None = None
        self._by_rule: dict[Rule, list[Finding]] = {}
        self._found: list[Finding] = []
        self._touched: dict[str, set[str]] = {}
        #: A check on its way; an edit makes it worthless.
        self._under_way: Iterator[None] | None = None

    def note(self, rows: Mapping[str, AbstractSet[str]]) -> None:
        """Take down which rows an edit touched, by table their ids."""
        self._under_way = None
        for table, ids in rows.items():
            self._touched.setdefault(table, set()).update(ids)

    def is_quick(self, portfolio: Portfolio) -> bool:
        """Return whether checking again takes no more than some milliseconds."""
        if self._of is None or sum(map(len, self._touched.values())) > _MANY:
            return False
        tables = self._touched.keys()
        wholes = sum(
            rule not in _READS or not _READS[rule].whole.isdisjoint(tables)
            for rule in RULES
        )
        return wholes * len(portfolio.all(Project)) <= _QUICK

    def take(self, portfolio: Portfolio, found: Mapping[Rule, list[Finding]]) -> None:
        """Take what `found_by_rule` returned, perhaps in another thread."""
        self._of, self._by_rule, self._touched = portfolio, dict(found), {}
        self._under_way = None
        self._found = _ordered(portfolio, self._by_rule.values())

    def findings(self, portfolio: Portfolio) -> list[Finding]:
        """Return what `findings` returns; every edit since was noted."""
        while not self.check_on(portfolio):
            pass
        return self._found

    def check_on(self, portfolio: Portfolio) -> bool:
        """Check by one more rule; return whether all is checked.

        Args:
            portfolio: the plan, the same until all is checked or an edit was noted.
        """
        if portfolio is self._of:
            return True
        under_way, self._under_way = self._under_way or self._checks(portfolio), None
        for _ in under_way:
            self._under_way = under_way
            return False
        return True

    def _checks(self, portfolio: Portfolio) -> Iterator[None]:
        """Check what is due, resting after each rule."""
        by_rule = dict(self._by_rule)
        if self._of is None:
            for rule in RULES:
                by_rule[rule] = list(rule(portfolio))
                yield
        else:
            yield from self._checks_again(by_rule, self._of, portfolio)
        self._of, self._by_rule, self._touched = portfolio, by_rule, {}
        self._found = _ordered(portfolio, by_rule.values())

    def _checks_again(
        self, by_rule: dict[Rule, list[Finding]], before: Portfolio, now: Portfolio
    ) -> Iterator[None]:
        tables = self._touched.keys()
        ids = _projects_of(self._touched, before, now)
        part: Portfolio | None = None
        for rule in RULES:
            reads = _READS.get(rule)
            is_whole = reads is None or not reads.whole.isdisjoint(tables)
            if reads is not None and not is_whole and reads.own.isdisjoint(tables):
                continue
            if is_whole or len(ids) > _FEW:
                by_rule[rule] = list(rule(now))
            else:
                hanging = dict.fromkeys(_OF_A_PROJECT, "project_id")
                part = part or now.narrowed(Project, ids, hanging)
                by_rule[rule] = _put(by_rule[rule], ids, list(rule(part)), now)
            yield


def _put(
    former: list[Finding],
    ids: AbstractSet[str],
    news: list[Finding],
    portfolio: Portfolio,
) -> list[Finding]:
    """Return what was found with news of some projects in the place of theirs."""
    kept = [finding for finding in former if finding.row_id not in ids]
    if not news and len(kept) == len(former):
        return former

    def order(finding: Finding) -> tuple[int, str]:
        project = portfolio.get(Project, finding.row_id)
        return project.position, project.id

    return sorted([*kept, *news], key=order)


def _projects_of(
    touched: Mapping[str, AbstractSet[str]], before: Portfolio, now: Portfolio
) -> frozenset[str]:
    """Return the projects that rows belong to, or did."""
    found = set(touched.get(Project.TABLE, ()))
    for kind in _OF_A_PROJECT:
        for id_ in touched.get(kind.TABLE, ()):
            rows = (plan.find(kind, id_) for plan in (before, now))
            found.update(row.project_id for row in rows if row is not None)
    return frozenset(found)


def _ordered(portfolio: Portfolio, found: Iterable[Iterable[Finding]]) -> list[Finding]:
    """Return findings, errors first, with the reasons for which some may stand."""
    waivers = {
        (waiver.code, waiver.of_table, waiver.of_id, waiver.field): waiver.reason
        for waiver in portfolio.all(Waiver)
    }
    rows = [finding for each in found for finding in each]
    if waivers:
        rows = [_waived(finding, waivers) for finding in rows]
    return sorted(rows, key=lambda finding: _ORDER[finding.severity])


def _waived(
    finding: Finding, waivers: Mapping[tuple[str, str, str, str], str]
) -> Finding:
    key = (finding.code, finding.table, finding.row_id, finding.field)
    reason = waivers.get(key)
    return finding if reason is None else replace(finding, waived=reason)
