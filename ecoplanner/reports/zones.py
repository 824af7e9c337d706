"""The table of zones with the work that comes first in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Zone
from ecoplanner.reports import texts
from ecoplanner.reports.draft import ColumnDraft
from ecoplanner.reports.draft import Draft
from ecoplanner.reports.draft import finished
from ecoplanner.reports.draft import RowDraft
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Table

KEY = "zones"
TITLE = "{region}各{zones}优先安排重大工程项目表"
ZONES = {
    frozenset(): "生态修复分区",
    frozenset({"zone"}): "生态修复分区",
    frozenset({"key_area"}): "重点区域",
    frozenset({"zone", "key_area"}): "生态修复分区（重点区域）",
}
WORK_HEADER = "重大工程项目"


def compose(portfolio: Portfolio, options: TableOptions) -> Table:
    """Return the zones with their projects, or where they have none the programmes.

    Key areas lie over the zones: where only one of the two kinds has any work, the
    other kind is left out.
    """
    work = {zone.id: _work(portfolio, zone) for zone in portfolio.all(Zone)}
    busy = frozenset(zone.kind for zone in portfolio.all(Zone) if work[zone.id])
    kinds = busy or frozenset(zone.kind for zone in portfolio.all(Zone))
    rows: list[RowDraft] = []
    for zone in portfolio.all(Zone):
        if zone.kind in kinds:
            rows += _zone_rows(portfolio, zone, work[zone.id])
    columns = (
        ColumnDraft(key="zone", kind=Kind.NAME, words=ZONES[kinds]),
        ColumnDraft(key="work", kind=Kind.NAME, words=WORK_HEADER),
    )
    draft = Draft(
        key=KEY,
        title=TITLE.format(region=portfolio.plan.region, zones=ZONES[kinds]),
        columns=columns,
        rows=rows,
        stub=("zone",),
    )
    return finished(portfolio, draft, options)


def _work(portfolio: Portfolio, zone: Zone) -> list[Project | Program | Task]:
    """Return what is done in a zone: its projects, else the programmes meant for it.

    A task for the zone that has no programme stands for itself.
    """
    parts = portfolio.having(ProjectZone, "zone_id", zone.id)
    if parts:
        return [portfolio.get(Project, part.project_id) for part in parts]
    found: list[Project | Program | Task] = []
    for task in portfolio.having(Task, "zone_id", zone.id):
        found += portfolio.having(Program, "task_id", task.id) or (task,)
    return found


def _zone_rows(
    portfolio: Portfolio, zone: Zone, work: Sequence[Project | Program | Task]
) -> Iterator[RowDraft]:
    heading = texts.heading(portfolio, KEY, zone, max(len(work), 1))
    if not work:
        yield RowDraft(
            cells={"zone": heading, "work": Cell("")},
            section=zone.id,
            section_title=heading.text,
            row_id=zone.id,
        )
    for at, row in enumerate(work):
        cells = {"work": texts.named(portfolio, KEY, row)}
        yield RowDraft(
            cells=cells if at else {"zone": heading, **cells},
            section=zone.id,
            section_title="" if at else heading.text,
            row_id=row.id,
        )
