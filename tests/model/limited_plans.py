"""A plan with money that limits are set on."""

from __future__ import annotations

from typing import Any

from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Zone

SCENARIO = Scenario(id="scenario-1", name="方案一")
#: Two programmes, three projects, a tree of sources, zones with one inside another.
ROWS: tuple[Any, ...] = (
    Program(id="mines", name="矿山工程", position=1),
    Program(id="water", name="水生态工程", position=2),
    Project(
        id="a",
        program_id="mines",
        name="甲",
        first_year=2021,
        last_year=2022,
        need_fen=1000,
    ),
    Project(
        id="b",
        program_id="water",
        name="乙",
        first_year=2022,
        last_year=2022,
        need_fen=300,
    ),
    Project(id="c", program_id="water", name="丙", need_fen=None),
    Source(id="central", name="中央", root="central", level="central"),
    Source(
        id="transfer",
        name="转移支付",
        root="central",
        level="central",
        parent_id="central",
    ),
    Source(id="county", name="县级", root="local", level="county"),
    Zone(id="north", name="北部"),
    Zone(id="north-1", name="北部一片", parent_id="north"),
    Zone(id="south", name="南部"),
    Zone(id="core", name="重点区", kind="key_area"),
    Zone(id="core-2", name="重点区二", kind="key_area"),
    ProjectZone(id="z1", project_id="a", zone_id="north-1"),
    ProjectZone(id="z2", project_id="a", zone_id="south", amount_fen=250),
    ProjectZone(id="z3", project_id="a", zone_id="core"),
    ProjectZone(id="z4", project_id="a", zone_id="core-2"),
    ProjectZone(id="z5", project_id="b", zone_id="south"),
    SCENARIO,
)


def paid(project: str, source: str, year: int | None, fen: int) -> Allocation:
    return Allocation(
        id=f"{project}-{source}-{year}",
        project_id=project,
        source_id=source,
        year=year,
        amount_fen=fen,
    )


MONEY = (
    paid("a", "central", 2021, 100),
    paid("a", "transfer", 2022, 201),
    paid("a", "county", 2022, 50),
    paid("b", "transfer", 2022, 30),
    paid("b", "county", None, 7),
)


def ceiling_of(id_: str = "limit-1", **changes: Any) -> Ceiling:
    fields: dict[str, Any] = {"id": id_}
    if "share_ppm" not in changes:
        fields["amount_fen"] = 100
    return Ceiling(**(fields | changes))
