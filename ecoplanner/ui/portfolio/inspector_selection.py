"""What choosing among projects rests on: rank, worth, start, and links."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QWidget

from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.portfolio import project_parts
from ecoplanner.ui.portfolio.inspector_chips import Chips
from ecoplanner.ui.portfolio.inspector_chips import Choice
from ecoplanner.ui.portfolio.inspector_edit import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import LinkKind
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.theme import Theme

    #: Runs an edit of something, by what it is called; returns what is wrong.
    Write = Callable[[str, Callable[[Writer], object]], str]

_FIELDS = ("priority", "benefit", "start_from", "start_to")
_LABELS = 68


class SelectionFacts(QWidget):
    """Rank, worth, earliest and latest start, what is required and excluded."""

    def __init__(
        self, theme: Theme, write: Write, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._write = theme, write
        self._portfolio: Portfolio | None = None
        self._project_id = ""
        self._names = {
            "priority": self.tr("Priority"),
            "benefit": self.tr("Benefit"),
            "start_from": self.tr("Start from"),
            "start_to": self.tr("Start by"),
            "requires": self.tr("Requires"),
            "excludes": self.tr("Excludes"),
        }
        hints = {
            "priority": self.tr("1 is first"),
            "benefit": self.tr("by your own measure"),
            "start_from": self.tr("earliest year"),
            "start_to": self.tr("latest year"),
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setColumnMinimumWidth(0, theme.px(_LABELS))
        self._grid.setColumnStretch(1, 1)
        self.fields: dict[str, Field] = {}
        for key in _FIELDS:
            field = Field(theme, self._names[key])
            field.input.setProperty("kind", "flush")
            field.input.setPlaceholderText(hints[key])
            field.committed.connect(partial(self._on_committed, key))
            self.fields[key] = field
            self._add(key, field)
        self.requires = self._chips("requires")
        self.excludes = self._chips("excludes")

    def show_project(self, portfolio: Portfolio, project: Project) -> None:
        """Show what the plan says of a project."""
        is_new = project.id != self._project_id
        self._portfolio, self._project_id = portfolio, project.id
        for key in _FIELDS:
            value = getattr(project, key)
            text = "" if value is None else str(value)
            self.fields[key].show_text(text, is_new=is_new)
        links = portfolio.having(ProjectLink, "project_id", project.id)
        for kind, chips in (("requires", self.requires), ("excludes", self.excludes)):
            chips.show_choices(
                [
                    _choice(portfolio.get(Project, link.other_id))
                    for link in links
                    if link.kind == kind
                ]
            )

    def commit(self) -> None:
        """Store what is being typed."""
        for field in self.fields.values():
            field.commit()

    def _chips(self, kind: LinkKind) -> Chips:
        chips = Chips(self._theme, self._names[kind], self._others)
        chips.added.connect(partial(self._on_link_added, kind))
        chips.removed.connect(self._on_link_removed)
        self._add(kind, chips)
        return chips

    def _add(self, key: str, widget: QWidget) -> None:
        label = QLabel(self._names[key])
        label.setProperty("role", "secondary")
        label.setContentsMargins(0, self._theme.px(4), 0, 0)
        label.setBuddy(widget)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, row, 1)

    def _others(self) -> list[Choice]:
        """Return the projects that it may require or exclude."""
        if self._portfolio is None:
            return []
        rows = self._portfolio.all(Project)
        return [_choice(row) for row in rows if row.id != self._project_id]

    def _on_committed(self, key: str, text: str) -> None:
        id_ = self._project_id
        wrong = self._write(
            self._names[key], lambda writer: set_fields(writer, id_, {key: text})
        )
        if wrong:
            self.fields[key].show_problem(wrong)
        else:
            self.fields[key].restore()

    def _on_link_added(self, kind: LinkKind, other_id: str, *_: object) -> None:
        id_ = self._project_id
        self._write(
            self._names[kind],
            lambda writer: project_parts.add_link(writer, id_, other_id, kind),
        )

    def _on_link_removed(self, other_id: str) -> None:
        id_ = self._project_id
        self._write(
            self._names["requires"],
            lambda writer: project_parts.remove_link(writer, id_, other_id),
        )


def _choice(project: Project) -> Choice:
    return Choice(id=project.id, name=project.name)
