"""Who changed a project, when, and what: read from the plan's own record."""

from __future__ import annotations

from datetime import datetime
from time import perf_counter
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QWidget

from ecoplanner.labels import label_text
from ecoplanner.model.program import Program
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.portfolio.record import Record
from ecoplanner.words import FIELDS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Collection

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.portfolio.record import Entry
    from ecoplanner.ui.session import Session
    from ecoplanner.ui.theme import Theme

_LONGEST = 24
#: How soon a plan that something is on its way in is asked again.
_LATER_MS = 60
#: So long it is read, and so long then something else may come between.
_READ_S, _NEXT_MS = 0.012, 1


class HistoryRows(QWidget):
    """The newest changes of a project, a line each."""

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._shown: list[Entry] | None = None
        self.texts: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(2, 1)

    def show_entries(self, entries: list[Entry], portfolio: Portfolio) -> None:
        """Show other changes."""
        if entries == self._shown:
            return
        self._shown = entries
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.texts = [self._words(entry, portfolio) for entry in entries]
        for row, (entry, text) in enumerate(zip(entries, self.texts, strict=True)):
            self._put(row, 0, self._time(entry.made_at), "quiet")
            self._put(row, 1, entry.who, "quiet")
            self._put(row, 2, text, "")
        if not entries:
            self._put(0, 0, self.tr("Nothing changed yet."), "quiet")

    def _put(self, row: int, column: int, text: str, role: str) -> None:
        label = QLabel(text)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._theme.font(12))
        label.setWordWrap(column == 2)  # noqa: PLR2004 - the column of sentences
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)

    def _time(self, made_at: str) -> str:
        made = datetime.fromisoformat(made_at).astimezone()
        if made.date() == datetime.now().astimezone().date():
            return self.tr("today {time}").format(time=f"{made:%H:%M}")
        return f"{made:%m-%d %H:%M}"

    def _words(self, entry: Entry, portfolio: Portfolio) -> str:
        told = [self._told(portfolio, *change) for change in entry.fields]
        text = "；".join(told) or label_text(entry.label, self._language)
        if entry.kind == "undo":
            return self.tr("Undone: {text}").format(text=text)
        if entry.kind == "redo":
            return self.tr("Redone: {text}").format(text=text)
        return text

    def _told(
        self, portfolio: Portfolio, field: str, before: object, after: object
    ) -> str:
        name = word(FIELDS, field, self._language)
        was = self._value(field, before, portfolio)
        return f"{name} {was} → {self._value(field, after, portfolio)}"

    def _value(self, field: str, value: Any, portfolio: Portfolio) -> str:
        if value is None or value == "":
            return self.tr("empty")
        if field.endswith("_fen"):
            return money_text(value)
        if field == "program_id":
            programs = portfolio.all(Program)
            names = {row.id: row.short_name or row.name for row in programs}
            return names.get(value, "…")
        if field in ("is_printed", "earns_income"):
            return self.tr("yes") if value else self.tr("no")
        text = " ".join(str(value).split())
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class RecentChanges(QObject):
    """Shows what happened to a project, when the plan is free to be asked."""

    def __init__(self, session: Session, rows: HistoryRows) -> None:
        super().__init__(rows)
        self._session, self._rows = session, rows
        self._record = Record(session.reader)
        self._wanted: tuple[str, Collection[str]] = ("", ())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._read)

    def show_project(self, project_id: str, children: Collection[str]) -> None:
        """Show another project; see `Record.entries`."""
        self._wanted = project_id, children
        if self._session.is_free and not self._record.has_much:
            self._read()
        else:
            # In turns of its own: what is on its way would be written for it.
            self._timer.start(_LATER_MS)

    @Slot()
    def _read(self) -> None:
        end = perf_counter() + _READ_S
        while self._session.is_free and not self._record.read_on():
            if perf_counter() > end:
                self._timer.start(_NEXT_MS)
                return
        if not self._session.is_free:
            if self._session.is_open:
                self._timer.start(_LATER_MS)
            return
        entries = self._record.entries(*self._wanted)
        self._rows.show_entries(entries, self._session.portfolio)
