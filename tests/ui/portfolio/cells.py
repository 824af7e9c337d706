"""Cells of the table of projects: selected, read, put on the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ecoplanner.ui.portfolio.columns import AT

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from ecoplanner.ui.portfolio.page import PortfolioPage


def shown(page: PortfolioPage) -> list[str]:
    rows = [page.model.index(line, AT["name"]) for line in range(len(page.model.rows))]
    return [index.data() for index in rows if page.model.project(index)]


def put(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def select(page: PortfolioPage, *indexes: QModelIndex) -> None:
    """Select the block between two cells, as with Shift and arrows."""
    page.view.go_to(indexes[0])
    model = page.view.selectionModel()
    for line in range(indexes[0].row(), indexes[-1].row() + 1):
        for column in range(indexes[0].column(), indexes[-1].column() + 1):
            model.select(page.model.index(line, column), model.SelectionFlag.Select)
