"""The card of limits is read and copied as other tables are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Source
from ecoplanner.model.store.funding_edit import add_ceiling

if TYPE_CHECKING:
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.funding.page import FundingPage

WAN = 1_000_000


def test_that_limits_are_copied_as_a_spreadsheet_reads_them(page: FundingPage) -> None:
    source = next(
        row for row in page.session.portfolio.all(Source) if row.kind != "group"
    )

    def limit(writer: Writer) -> None:
        most = Ceiling(id="new", source_id=source.id, amount_fen=90_000 * WAN)
        add_ceiling(writer, most)

    page.session.edit("Limit", limit)
    view = page.widgets.below.limits_view
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    heads, line = QGuiApplication.clipboard().text().splitlines()
    assert len(heads.split("\t")) == len(line.split("\t"))
    name, used, room = line.split("\t")
    assert source.name in name
    assert float(used) + float(room) == 90_000
