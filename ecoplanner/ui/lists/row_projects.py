"""The projects of the row in hand: those of a zone, a task, an agency …, with money."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.model.agency import Agency
from ecoplanner.model.period import period_text
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.language import counted
from ecoplanner.ui.lists.delegate import ListDelegate
from ecoplanner.ui.lists.model import name_of
from ecoplanner.ui.lists.zone_money import ZoneMoney
from ecoplanner.ui.reading_table import ReadingTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QShowEvent

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.page import Context

Index = QModelIndex | QPersistentModelIndex
#: A project, and what of its need falls to the row, in fen.
Part = tuple[Project, int | None]
_NAME, _PROGRAM, _SCHEDULE, _NEED = range(4)
_WIDTHS = (0, 0, 120, 144)


#: Lists whose rows have projects.
KINDS = (Zone, Task, Program, Agency, Place)


def projects_of(portfolio: Portfolio, row: Any) -> list[Part] | None:
    """Return the projects of a row in plan order; None where rows have none."""
    if isinstance(row, Zone):
        links = portfolio.having(ProjectZone, "zone_id", row.id)
        projects = _linked(portfolio, links)
        money = ZoneMoney.of(portfolio)
        return [(each, money.part(portfolio, each, row)) for each in projects]
    if isinstance(row, Agency):
        agencies = portfolio.having(ProjectAgency, "agency_id", row.id)
        return _whole(_linked(portfolio, agencies))
    if isinstance(row, Place):
        places = portfolio.having(ProjectPlace, "place_id", row.id)
        return _whole(_linked(portfolio, places))
    if isinstance(row, Program):
        return _whole(portfolio.having(Project, "program_id", row.id))
    if isinstance(row, Task):
        programs = portfolio.having(Program, "task_id", row.id)
        return _whole(
            project
            for program in programs
            for project in portfolio.having(Project, "program_id", program.id)
        )
    return None


def _linked(portfolio: Portfolio, links: Iterable[Any]) -> list[Project]:
    """Return the projects that rows hang on, as the plan orders them."""
    order = {row.id: number for number, row in enumerate(portfolio.all(Program))}
    projects = [portfolio.get(Project, link.project_id) for link in links]
    return sorted(projects, key=lambda each: (order[each.program_id], each.position))


def _whole(projects: Iterable[Project]) -> list[Part]:
    return [(project, project.need_fen) for project in projects]


class RowProjectsModel(QAbstractTableModel):
    """A line a project: its name, programme, schedule, and the money of the row."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = context.session
        self.parts: list[Part] = []

    def show_parts(self, parts: list[Part]) -> None:
        """Show other projects."""
        if parts != self.parts:
            self.beginResetModel()
            self.parts = parts
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.parts)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_WIDTHS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _align(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(index)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _align(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Project"),
            self.tr("Programme"),
            self.tr("Schedule"),
            in_unit(self.tr("Need (10,000 yuan)")),
        )[section]

    def _text(self, index: Index) -> str:
        project, fen = self.parts[index.row()]
        if index.column() == _NAME:
            return project.name
        if index.column() == _PROGRAM:
            return self._session.portfolio.get(Program, project.program_id).name
        if index.column() == _SCHEDULE:
            months = (project.first_month, project.last_month)
            words = period_text(project.first_year, project.last_year, *months)
            return project.schedule_text or words or "—"
        return "—" if fen is None else money_text(fen)


def _align(column: int) -> int:
    side = (
        Qt.AlignmentFlag.AlignRight if column == _NEED else Qt.AlignmentFlag.AlignLeft
    )
    return (side | Qt.AlignmentFlag.AlignVCenter).value


class RowProjects(QFrame):
    """A card with the projects of the row in hand; Enter goes to one.

    Signals:
        project_requested: a project is to be gone to, by id.
        shown: other projects, or others of their figures, are shown.
    """

    project_requested = Signal(str)
    shown = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._theme = context, context.theme
        self._row: Any = None
        #: The plan and the row that are shown.
        self._shown: tuple[Portfolio | None, Any] = None, None
        # Thousands of projects take a moment: the edit is painted before.
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._look_again)
        self.setProperty("kind", "card")
        self._build_widgets()
        context.session.changed.connect(self._on_session_changed)
        self.view.activated.connect(self._on_activated)

    @property
    def row(self) -> Any:
        """The row whose projects are shown; None for none."""
        return self._row

    def choose_part(self, key: str) -> None:
        """Take the first project of a programme, or in a zone, in hand."""
        portfolio = self._context.session.portfolio
        inside = {
            link.project_id for link in portfolio.having(ProjectZone, "zone_id", key)
        }
        for at, (project, _) in enumerate(self.model.parts):
            if project.program_id == key or project.id in inside:
                self.view.setCurrentIndex(self.model.index(at, 0))
                self.view.setFocus()
                return

    def show_row(self, row: Any) -> None:
        """Show the projects of another row; None for none."""
        self._row = row
        self._update()

    def _build_widgets(self) -> None:
        theme, px = self._theme, self._theme.px
        self._title = ElidedLabel()
        self._title.setProperty("role", "card-title")
        self._sum = QLabel()
        self._sum.setProperty("role", "secondary")
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._sum)
        self.model = RowProjectsModel(self._context, self)
        self.view = ReadingTable()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ListDelegate(theme, self._context.session, self))
        self.view.setSelectionMode(ReadingTable.SelectionMode.SingleSelection)
        self.view.setToolTip(self.tr("Enter goes to the project"))
        across, down = self.view.horizontalHeader(), self.view.verticalHeader()
        across.setFixedHeight(px(32))
        for column, width in enumerate(_WIDTHS):
            mode = QHeaderView.ResizeMode
            across.setSectionResizeMode(column, mode.Fixed if width else mode.Stretch)
            if width:
                across.resizeSection(column, px(width))
        down.setMinimumSectionSize(px(18))
        down.setDefaultSectionSize(px(theme.row_height))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, px(6), 1, 1)
        layout.setSpacing(px(4))
        layout.addLayout(head)
        layout.addWidget(self.view, 1)

    def _update(self) -> None:
        portfolio = self._context.session.portfolio
        parts = projects_of(portfolio, self._row) or []
        self._shown = portfolio, self._row
        self.model.show_parts(parts)
        words = self.tr("Projects of {name}").format(name=name_of(self._row))
        self._title.setText(words)
        self.view.setAccessibleName(words)
        need = money_text(sum(fen or 0 for _, fen in parts))
        text = in_unit(self.tr("{count} projects, {need} (10,000 yuan)"))
        self._sum.setText(counted(text.format(count=len(parts), need=need)))
        self.shown.emit()

    @Slot(object)
    def _on_session_changed(self, _: object) -> None:
        """Look again, once it is seen."""
        if self.isVisible():
            self._late.start()

    @Slot()
    def _look_again(self) -> None:
        if self._row is None or not self._context.session.is_open:
            return
        # The row itself may have gone or have another name now.
        rows = self._context.session.portfolio.all(type(self._row))
        self._row = next((each for each in rows if each.id == self._row.id), None)
        shown, row = self._shown
        if shown is not self._context.session.portfolio or row is not self._row:
            self._update()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.project_requested.emit(self.model.parts[index.row()][0].id)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._late.start()
