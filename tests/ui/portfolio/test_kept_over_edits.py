"""What is made of a plan and kept over edits: that of the plan read anew."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model import allotment
from ecoplanner.model.agency import Agency
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.shares import shares
from ecoplanner.model.shares import WAYS
from ecoplanner.model.text import folded
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.ui.portfolio import facts as facts_module
from ecoplanner.ui.portfolio.column_filter import counted_values
from ecoplanner.ui.portfolio.facts import Facts
from ecoplanner.ui.portfolio.figures import Figures
from ecoplanner.ui.portfolio.figures import Group
from ecoplanner.ui.portfolio.figures import GROUPINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.ui.portfolio.figures import Grouping

    Changed = dict[type[Any], dict[str, Any]]

_EDITS = 25


def _anew(plan: Portfolio) -> Portfolio:
    """The same plan, of which nothing is known yet."""
    return Portfolio(
        {kind: {row.id: row for row in plan.all(kind)} for kind in KINDS.values()}
    )


class _Edits:
    """Edits of a sample, one after another, that may move what the table says."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - no secret
        rows: dict[type[Any], dict[str, Any]] = {}
        for row in sample_rows("shanggao"):
            rows.setdefault(type(row), {})[row.id] = row
        self.now = Portfolio(rows)
        self._count = 0

    def edit(self) -> None:
        ways: tuple[Callable[[], Changed], ...] = (
            self._typed,
            self._moved,
            self._named,
            self._linked,
            self._unlinked,
            self._gone,
            self._split,
            self._paid,
        )
        self._count += 1
        self.now = self.now.updated(self._random.choice(ways)())

    def _any(self, kind: type[Any]) -> Any:
        return self._random.choice(self.now.all(kind))

    def _typed(self) -> Changed:
        row = self._any(Project)
        changed = replace(
            row,
            need_fen=self._random.choice([None, 0, 7, 10**8 + 1]),
            name=f"Ｎ{self._count}，",
            places_text=self._random.choice(["", "某镇"]),
        )
        return {Project: {row.id: changed}}

    def _moved(self) -> Changed:
        row = self._any(Project)
        return {Project: {row.id: replace(row, program_id=self._any(Program).id)}}

    def _named(self) -> Changed:
        row = self._any(self._random.choice([Agency, Zone, Place, Program]))
        return {type(row): {row.id: replace(row, name=f"{row.name}Ｘ")}}

    def _linked(self) -> Changed:
        kind, head, field = self._random.choice(
            [
                (ProjectAgency, Agency, "agency_id"),
                (ProjectZone, Zone, "zone_id"),
                (ProjectPlace, Place, "place_id"),
            ]
        )
        values: dict[str, Any] = {
            "id": f"new-{self._count}",
            "project_id": self._any(Project).id,
            field: self._any(head).id,
        }
        known: tuple[Any, ...] = self.now.having(
            kind, "project_id", values["project_id"]
        )
        if any(getattr(row, field) == values[field] for row in known):
            return {}
        if kind is ProjectZone:
            values["amount_fen"] = self._random.choice([None, None, 500])
        return {kind: {values["id"]: kind(**values)}}

    def _unlinked(self) -> Changed:
        row = self._any(self._random.choice([ProjectAgency, ProjectZone, ProjectPlace]))
        return {type(row): {row.id: None}}

    def _gone(self) -> Changed:
        if len(self.now.all(Project)) <= len(GROUPINGS):
            return {}
        row = self._any(Project)
        changed: Changed = {Project: {row.id: None}}
        for kind in (ProjectAgency, ProjectZone, ProjectPlace, Allocation):
            hanging = self.now.having(kind, "project_id", row.id)
            changed[kind] = {each.id: None for each in hanging}
        return changed

    def _split(self) -> Changed:
        plan = self.now.plan
        changed = replace(
            plan,
            lead_split=self._random.choice(["equal", "first"]),
            zone_split=self._random.choice(["equal", "area"]),
        )
        return {type(plan): {plan.id: changed}}

    def _paid(self) -> Changed:
        money = Allocation(
            id=f"money-{self._count}",
            project_id=self._any(Project).id,
            source_id=self._any(Source).id,
            amount_fen=self._random.randint(1, 10**8),
        )
        return {Allocation: {money.id: money}}


def _said(group: Group) -> tuple[Any, ...]:
    members = [tuple(member) for member in group.members]
    return group.key, group.name, group.short, group.series, members, group.sums


def _groups_of(plan: Portfolio, grouping: Grouping, row: Project) -> set[str]:
    match grouping:
        case "program":
            return {row.program_id}
        case "task":
            return {plan.get(Program, row.program_id).task_id or ""}
        case "zone":
            return {*allotment.by_zone(plan, row)} or {""}
        case "agency":
            return {*allotment.by_lead(plan, row)}
        case _:
            return {""}


def _among(ids: set[str]) -> Callable[[Project], bool]:
    return lambda row: row.id in ids


@pytest.mark.parametrize("seed", range(4))
def test_that_figures_after_edits_are_those_of_the_plan_read_anew(seed: int) -> None:
    edits = _Edits(seed)
    for _ in range(_EDITS):
        edits.edit()
        now, anew = Facts(edits.now), Facts(_anew(edits.now))
        few = _among({row.id for row in now.projects[::2]})
        for grouping in GROUPINGS:
            for accepts in (None, few):
                known = Figures(now, grouping, accepts)
                wanted = Figures(anew, grouping, accepts)
                assert [*map(_said, known.groups.values())] == [
                    *map(_said, wanted.groups.values())
                ]
                assert known.group_shares == wanted.group_shares
                assert known.shown == wanted.shown


@pytest.mark.parametrize("seed", range(4))
def test_that_a_group_has_what_its_parts_of_projects_have(seed: int) -> None:
    edits = _Edits(seed)
    for _ in range(_EDITS):
        edits.edit()
        plan, facts = edits.now, Facts(edits.now)
        for grouping in GROUPINGS:
            figures = Figures(facts, grouping)
            for row in facts.projects:
                keys = {
                    key
                    for key, group in figures.groups.items()
                    if any(member.project is row for member in group.members)
                }
                assert keys == _groups_of(plan, grouping, row)
            assert figures.need_fen == allotment.need_fen(plan)
            assert figures.given_fen == sum(facts.given.values())


@pytest.mark.parametrize("seed", range(4))
def test_that_words_after_edits_are_those_that_the_table_shows(seed: int) -> None:
    edits = _Edits(seed)
    for _ in range(_EDITS):
        edits.edit()
        facts = Facts(edits.now)
        for row in facts.projects:
            said = (
                row.name,
                facts.places_text(row),
                row.content,
                row.schedule_text,
                facts.agencies_text(row, "lead"),
                facts.agencies_text(row, "support"),
                facts.zones_text(row),
            )
            lines = {line for each in said for line in folded(each).split("\n")}
            assert {*facts.words(row).split("\n"), ""} == {*lines, ""}
        for key in ("leads", "zones", "program", "content"):
            anew = counted_values(Facts(_anew(edits.now)), key)
            assert counted_values(facts, key) == anew


@pytest.mark.parametrize("seed", range(4))
def test_that_parts_after_edits_are_those_of_the_plan_read_anew(seed: int) -> None:
    edits = _Edits(seed)
    for _ in range(_EDITS):
        edits.edit()
        for by in WAYS:
            assert shares(edits.now, by) == shares(_anew(edits.now), by)


def test_that_words_made_ahead_are_not_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = _Edits(0).now
    for _ in facts_module.work_ahead(plan):
        pass
    wanted = Facts(_anew(plan)).searched

    def never(text: str) -> str:
        raise AssertionError(text)

    monkeypatch.setattr(facts_module, "folded", never)

    assert Facts(plan).searched == wanted
