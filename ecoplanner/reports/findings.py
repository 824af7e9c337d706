"""The annexed list of what the checks found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.reports import texts
from ecoplanner.reports.draft import ColumnDraft
from ecoplanner.reports.draft import Draft
from ecoplanner.reports.draft import finished
from ecoplanner.reports.draft import RowDraft
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Fact
from ecoplanner.reports.table import Kind
from ecoplanner.words import SEVERITIES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Table

KEY = "findings"
TITLE = "{region}规划核对问题清单"
WAIVED = "保留：{reason}"
COLUMNS = (
    ColumnDraft(key="number", kind=Kind.NO, words=texts.NUMBER_HEADER),
    ColumnDraft(key="severity", kind=Kind.WORD, words="级别"),
    ColumnDraft(key="sentence", kind=Kind.PROSE, words="问题"),
    ColumnDraft(key="place", kind=Kind.NAME, words="位置"),
    ColumnDraft(key="treatment", kind=Kind.PROSE, words="处理"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """A finding in words.

    Attributes:
        severity: how grave it is.
        sentence: what was found, in the plan's language.
        place: where, in words.
        reason: why it was left standing; empty while nobody said.
        table: table of the row that it is about, or empty.
        row_id: id of that row, or empty.
        field: field of that row, or empty.
    """

    severity: Literal["error", "warning", "notice"]
    sentence: str
    place: str = ""
    reason: str = ""
    table: str = ""
    row_id: str = ""
    field: str = ""


def compose_findings(
    portfolio: Portfolio, options: TableOptions, lines: Sequence[FindingLine] = ()
) -> Table:
    """Return the findings in the order given."""
    draft = Draft(
        key=KEY,
        title=TITLE.format(region=portfolio.plan.region),
        columns=COLUMNS,
        rows=[_row(number, line) for number, line in enumerate(lines, start=1)],
        stub=("number", "severity"),
    )
    return finished(portfolio, draft, options)


def _row(number: int, line: FindingLine) -> RowDraft:
    fact = Fact(line.table, line.row_id, line.field) if line.table else None
    return RowDraft(
        cells={
            "number": Cell(str(number)),
            "severity": Cell(word(SEVERITIES, line.severity, "zh")),
            "sentence": Cell(line.sentence, fact=fact),
            "place": Cell(line.place, fact=fact),
            "treatment": Cell(WAIVED.format(reason=line.reason) if line.reason else ""),
        },
        row_id=line.row_id,
    )
