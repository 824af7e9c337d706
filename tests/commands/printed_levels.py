"""What printed tables say of the county's money in each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.funding import Scenario
from ecoplanner.model.store.reading import reading
from ecoplanner.reports.annex import annex_of

if TYPE_CHECKING:
    from pathlib import Path


def printed_county(path: Path, scenario: str | None = None) -> list[int]:
    """Return 县级 by year as 附表 and its chart print it, 万元."""
    with reading(path) as reader:
        portfolio = reader.portfolio()
    way = None if scenario is None else portfolio.named(Scenario, scenario)
    assert scenario is None or way is not None
    (table,) = annex_of(portfolio, ["annual"], way).tables
    chart = table.charts[0]
    (at,) = [at for at, part in enumerate(chart.parts) if part.look == "county"]
    return [stack.values[at] // chart.scale for stack in chart.stacks]
