"""Plans, and golden files of table descriptions.

A golden file shows a description as text: label and title, unit, header rows, body
rows, notes; a row a line, cells parted by ` | `. A cell over several columns ends in
`>n`, one over several rows in `vn`; a covered place is `"`. A mark follows `^`. Body
rows begin with what they are. A file that is missing is written, for a person to
read, and the test fails once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.plan import Plan
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.samples import sample_rows
from ecoplanner.reports import REPORTS
from ecoplanner.reports.options import read_options

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.funding import Scenario
    from ecoplanner.reports.table import Cell
    from ecoplanner.reports.table import Table

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture(scope="session")
def plan_of() -> Callable[..., Portfolio]:
    """Return a function that makes a portfolio of rows."""

    def make(*rows: Entity) -> Portfolio:
        kinds: dict[type[Entity], dict[str, Entity]] = {}
        for row in rows:
            kinds.setdefault(type(row), {})[row.id] = row
        return Portfolio(kinds)

    return make


@pytest.fixture(scope="session")
def shanggao(plan_of: Callable[..., Portfolio]) -> Portfolio:
    return plan_of(*sample_rows("shanggao"))


@pytest.fixture(scope="session")
def jilin_nature(plan_of: Callable[..., Portfolio]) -> Portfolio:
    return plan_of(*sample_rows("jilin-nature-14fyp"))


@pytest.fixture(scope="session")
def empty(plan_of: Callable[..., Portfolio]) -> Portfolio:
    return plan_of(
        Plan(
            id="plan",
            title="空规划",
            region="某县",
            base_year=2025,
            first_year=2026,
            last_year=2030,
        )
    )


@pytest.fixture(scope="session")
def table_of() -> Callable[..., Table]:
    """Return a function that composes a table as the plan's own settings have it."""

    def compose(
        portfolio: Portfolio, key: str, scenario: Scenario | None = None
    ) -> Table:
        options, problems = read_options(portfolio, key)
        assert not problems
        return REPORTS[key].compose(portfolio, options, scenario)

    return compose


@pytest.fixture(scope="session")
def texts_of() -> Callable[[Table, str], list[str]]:
    """Return a function that lists the texts of a column; covered places are "."""

    def texts(table: Table, key: str) -> list[str]:
        at = [column.key for column in table.columns].index(key)
        return [row.cells[at].text if at in row.cells else '"' for row in table.rows]

    return texts


@pytest.fixture(scope="session")
def golden() -> Callable[[str, Table], None]:
    """Return a function that compares a description with its golden file."""

    def compare(name: str, table: Table) -> None:
        path = GOLDEN / f"{name}.txt"
        if not path.exists():
            path.write_text(rendered(table), encoding="utf-8", newline="\n")
            pytest.fail(f"{path.name} is new: read it")
        assert rendered(table) == path.read_text(encoding="utf-8")

    return compare


def rendered(table: Table) -> str:
    """Return a description as text."""
    width = len(table.columns)
    lines = [f"{table.label} {table.title}".strip(), table.unit]
    lines += [_line(row, width) for row in table.header]
    lines += [f"{row.role.value:8} | {_line(row.cells, width)}" for row in table.rows]
    lines += [f"{table.notes_marks or '-'} {note}" for note in table.notes]
    return "".join(f"{line}\n" for line in lines if line)


def _line(cells: Mapping[int, Cell], width: int) -> str:
    return " | ".join(_text(cells.get(at)) for at in range(width))


def _text(cell: Cell | None) -> str:
    if cell is None:
        return '"'
    text = cell.text.replace("\n", "\\n")
    if cell.mark:
        text += f"^{cell.mark}"
    if cell.columns > 1:
        text += f">{cell.columns}"
    return text + (f"v{cell.rows}" if cell.rows > 1 else "")
