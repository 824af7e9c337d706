"""A plan of two projects and five sources, and shares typed for it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.mix import Typed
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio

WAN = 1_000_000
ROWS: tuple[Any, ...] = (
    Program(id="p", name="矿山工程"),
    Project(
        id="a",
        program_id="p",
        name="甲",
        first_year=2021,
        last_year=2023,
        need_fen=100 * WAN,
        position=1,
    ),
    Project(
        id="b",
        program_id="p",
        name="乙",
        first_year=2022,
        last_year=2023,
        need_fen=50 * WAN,
        position=2,
    ),
    Source(id="central", name="中央", root="central", level="central", position=1),
    Source(
        id="t1",
        name="转移一",
        root="central",
        level="central",
        parent_id="central",
        default_tier="applied",
        position=2,
    ),
    Source(
        id="t2",
        name="转移二",
        root="central",
        level="central",
        parent_id="central",
        position=3,
    ),
    Source(id="county", name="县级财政", root="local", level="county", position=4),
    Source(id="social", name="社会资本", root="social", level="social", position=5),
)


def paid(project: str, source: str, year: int | None, wan: int) -> Allocation:
    return Allocation(
        id=f"{project}-{source}-{year}",
        project_id=project,
        source_id=source,
        year=year,
        amount_fen=wan * WAN,
    )


MONEY = (
    paid("a", "t1", 2021, 30),
    paid("a", "county", 2021, 10),
    paid("a", "county", 2023, 30),
    paid("b", "county", 2022, 20),
    paid("b", "social", 2023, 15),
)


def projects_of(portfolio: Portfolio) -> Sequence[Project]:
    return portfolio.all(Project)


def share_of(source: str, percent: int | str) -> Typed:
    return Typed(source_id=source, share=Fraction(percent) / 100)
