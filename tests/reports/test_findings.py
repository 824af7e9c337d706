"""The annexed list of findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.reports.findings import compose_findings
from ecoplanner.reports.findings import FindingLine
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.table import Fact

if TYPE_CHECKING:
    from ecoplanner.model.portfolio import Portfolio


def test_that_findings_are_listed_with_what_became_of_them(empty: Portfolio) -> None:
    lines = [
        FindingLine(
            severity="error",
            sentence="合计不符",
            place="表5-1",
            table="projects",
            row_id="a",
            field="need_fen",
        ),
        FindingLine(severity="notice", sentence="名称不一", reason="原文如此"),
    ]

    table = compose_findings(empty, TableOptions(), lines)

    assert [[cell.text for cell in row.cells.values()] for row in table.rows] == [
        ["1", "错误", "合计不符", "表5-1", ""],
        ["2", "建议", "名称不一", "", "保留：原文如此"],
    ]
    assert table.rows[0].row_id == "a"
    assert table.rows[0].cells[2].fact == Fact("projects", "a", "need_fen")
    assert table.rows[1].cells[2].fact is None
