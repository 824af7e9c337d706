"""Lines of the tree of award rules, and how they stand on a printed page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QTreeWidget

    from ecoplanner.model.rulebook import BookEntry
    from ecoplanner.reports.answer import AnswerTable

#: Ids of the rule, the condition and the project that a line is about.
ID_ROLE = Qt.ItemDataRole.UserRole


def line_of(
    words: str, rule_id: str, condition_id: str = "", project_id: str = ""
) -> QTreeWidgetItem:
    """Return a line about a rule, or about a condition and project of it."""
    item = QTreeWidgetItem([words])
    item.setToolTip(0, words)
    item.setData(0, ID_ROLE, (rule_id, condition_id, project_id))
    return item


def entry_name(entry: BookEntry) -> str:
    """Return the name of a rule with the years it is in force."""
    last = "" if entry.rule.last_year is None else str(entry.rule.last_year)
    return f"{entry.rule.name}（{entry.rule.first_year}—{last}）"


def printed_rules(tree: QTreeWidget, head: str) -> list[AnswerTable]:
    """Return each rule of a tree as a table of its lines, under a head."""
    # Only here: descriptions of pages are not needed to show the panel.
    from ecoplanner.reports.answer import AnswerTable  # noqa: PLC0415

    tops = (tree.topLevelItem(at) for at in range(tree.topLevelItemCount()))
    return [
        AnswerTable(
            title=top.text(0),
            heads=(head,),
            numbers=(False,),
            rows=tuple((line,) for line in _lines_below(top)),
        )
        for top in tops
        if top is not None
    ]


def _lines_below(item: QTreeWidgetItem) -> Iterator[str]:
    for at in range(item.childCount()):
        child = item.child(at)
        if child is not None:
            yield child.text(0)
            yield from (f"　{line}" for line in _lines_below(child))
