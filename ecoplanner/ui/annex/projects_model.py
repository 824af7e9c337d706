"""The projects beside the pages: number, name, lead, need."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any
from typing import NamedTuple
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from typing_extensions import override

from ecoplanner.errors import NotFoundError
from ecoplanner.model.agency import Agency
from ecoplanner.model.problem import Problem
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import plain_text
from ecoplanner.ui.amounts import typed
from ecoplanner.ui.amounts import typed_fen
from ecoplanner.ui.telling import problem_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
NUMBER, NAME, LEAD, NEED = range(4)
ROW_ROLE = Qt.ItemDataRole.UserRole
STATE_ROLE = Qt.ItemDataRole.UserRole + 1
_NOBODY = QModelIndex()
_LEAD_TABLES = frozenset({ProjectAgency.TABLE, Agency.TABLE})
_TABLES = _LEAD_TABLES | {Project.TABLE, Program.TABLE}
#: More projects than this are read with all others.
_FEW = 50


class ListRow(NamedTuple):
    """A programme above its projects, or a project.

    Attributes:
        id: of the programme or project.
        is_group: whether it is a programme.
        number: of the programme, or of the project over the whole plan.
        name: its name.
        need_fen: whole fen; of a programme the sum; None without a price.
        is_printed: whether the annex lists it.
        order: programme and place in the plan.
    """

    id: str
    is_group: bool
    number: int
    name: str
    need_fen: int | None
    is_printed: bool = True
    order: tuple[str, int] = ("", 0)


class ProjectsModel(QAbstractTableModel):
    """The plan's projects under their programmes; the need can be edited.

    Roles:
        UserRole: the `ListRow`.
        UserRole + 1: of a need `missing`, `rejected` or nothing.

    Signals:
        refused: a typed need cannot be understood; with the sentence.
    """

    refused = Signal(str)

    def __init__(self, session: Session, language: Language) -> None:
        super().__init__()
        self._session = session
        self._language = language
        self._rejected: dict[str, tuple[str, str]] = {}
        self._leads: dict[str, str] = {}
        self._portfolio = session.portfolio
        self._rows: list[ListRow] = []
        self._places: dict[str, int] = {}
        self._groups: list[int] = []
        self._refresh_all()

    @property
    def total_fen(self) -> int:
        """Sum of all needs, whole fen."""
        return sum(row.need_fen or 0 for row in self._rows if row.is_group)

    @property
    def groups(self) -> list[int]:
        """Rows that are programmes."""
        return self._groups

    def place(self, id_: str) -> int | None:
        """Return the row of a programme or project."""
        return self._places.get(id_)

    def row(self, place: int) -> ListRow:
        """Return what a row shows."""
        return self._rows[place]

    def refresh(self, changed: Mapping[str, frozenset[str]]) -> None:
        """Read again what an edit has changed.

        Args:
            changed: by table the ids of the rows that came, went or changed.
        """
        self._portfolio = self._session.portfolio
        if not changed.keys() & _TABLES:
            return
        if changed.keys() - {Project.TABLE}:
            self._leads.clear()
        ids = changed.get(Project.TABLE, frozenset())
        if changed.keys() & {Program.TABLE} or not self._refresh_in_place(ids):
            self._refresh_all()
        elif changed.keys() & _LEAD_TABLES and self._rows:
            last = self.index(len(self._rows) - 1, LEAD)
            self.dataChanged.emit(self.index(0, LEAD), last)

    def _refresh_in_place(self, ids: frozenset[str]) -> bool:
        """Read some projects again; tell whether all stayed where they were."""
        places = [self._places.get(id_) for id_ in ids]
        if len(ids) > _FEW or None in places:
            return False
        try:
            rows = [self._portfolio.get(Project, id_) for id_ in ids]
        except NotFoundError:
            return False
        for project in rows:
            place = self._places[project.id]
            before = self._rows[place]
            if before.order != (project.program_id, project.position):
                return False
            self._rows[place] = _project_row(project, before.number)
            self.dataChanged.emit(self.index(place, 0), self.index(place, NEED))
            self._sum_again(place)
        return True

    def _sum_again(self, place: int) -> None:
        """Sum the programme of a project again."""
        groups = self.groups
        at = bisect_right(groups, place)
        start = groups[at - 1]
        end = groups[at] if at < len(groups) else len(self._rows)
        needs = [row.need_fen for row in self._rows[start + 1 : end]]
        total = _sum(needs)
        self._rows[start] = self._rows[start]._replace(need_fen=total)
        self.dataChanged.emit(self.index(start, 0), self.index(start, NEED))

    def _refresh_all(self) -> None:
        rows = [*_rows(self._portfolio)]
        is_same = [row.id for row in rows] == [row.id for row in self._rows]
        if not is_same:
            self.beginResetModel()
        self._rows = rows
        self._leads.clear()
        self._places = {row.id: place for place, row in enumerate(rows)}
        self._groups = [place for place, row in enumerate(rows) if row.is_group]
        if not is_same:
            self.endResetModel()
        elif rows:
            last = self.index(len(rows) - 1, NEED)
            self.dataChanged.emit(self.index(0, 0), last)

    def _lead(self, project_id: str) -> str:
        if project_id not in self._leads:
            parts = self._portfolio.having(ProjectAgency, "project_id", project_id)
            names = [
                self._portfolio.get(Agency, part.agency_id).name
                for part in parts
                if part.role == "lead"
            ]
            self._leads[project_id] = "、".join(names)
        return self._leads[project_id]

    def _text(self, row: ListRow, column: int) -> str:
        if column == NUMBER:
            return str(row.number)
        if column == NAME:
            return row.name
        return self._lead_text(row) if column == LEAD else self._need_text(row)

    def _lead_text(self, row: ListRow) -> str:
        if row.is_group:
            return ""
        return self._lead(row.id) if row.is_printed else self.tr("Not printed")

    def _need_text(self, row: ListRow) -> str:
        if row.id in self._rejected:
            return self._rejected[row.id][0]
        if row.need_fen is not None:
            return money_text(row.need_fen)
        return "—" if row.is_group or not row.is_printed else self.tr("not filled")

    def _spoken(self, row: ListRow, column: int) -> str:
        return self.tr("{name}, {column}, {text}").format(
            name=row.name,
            column=self.headerData(column, Qt.Orientation.Horizontal),
            text=self._text(row, column),
        )

    def _edited(self, row: ListRow, column: int) -> str:
        return self._typed(row) if column == NEED else self._text(row, column)

    def _state(self, row: ListRow, column: int) -> str:
        if column != NEED:
            return ""
        if row.id in self._rejected:
            return "rejected"
        is_missing = row.need_fen is None and row.is_printed and not row.is_group
        return "missing" if is_missing else ""

    def _tip(self, row: ListRow, column: int) -> str:
        if column == NEED and row.id in self._rejected:
            return self._rejected[row.id][1]
        return self._text(row, column)

    def _typed(self, row: ListRow) -> str:
        if row.id in self._rejected:
            return self._rejected[row.id][0]
        return "" if row.need_fen is None else plain_text(row.need_fen)

    def drop_rejected(self) -> None:
        """Go back to what the plan says where a text was not understood."""
        if self._rejected:
            self._rejected.clear()
            self._refresh_all()

    @override
    def rowCount(self, parent: Index = _NOBODY) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOBODY) -> int:
        return 0 if parent.isValid() else 4

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                "",
                self.tr("Project"),
                self.tr("Lead agency"),
                self.tr("Need"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if section == NEED
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == NEED and not self._rows[index.row()].is_group:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == ROW_ROLE:
            return row
        makers: dict[int, Callable[[ListRow, int], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.EditRole: self._edited,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            STATE_ROLE: self._state,
        }
        maker = makers.get(role)
        return None if maker is None else maker(row, column)

    @override
    def setData(
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, text = self._rows[index.row()], str(value).strip()
        if index.column() != NEED or row.is_group:
            return False
        if text == self._typed(row) and row.id not in self._rejected:
            return True
        amount = typed_fen(text, field_name="need") if text else None
        if isinstance(amount, Problem):
            sentence = problem_text(amount, self._language)
            self._rejected[row.id] = (text, sentence)
            self.dataChanged.emit(index, index)
            self.refused.emit(sentence)
            return False
        self._rejected.pop(row.id, None)
        label = self.tr("Change need")
        self._session.edit(
            label, lambda writer: set_fields(writer, row.id, {"need": typed(text)})
        )
        return True


def work_ahead(portfolio: Portfolio) -> Iterator[None]:
    """Work out what the list needs before anybody asks."""
    _rows(portfolio)
    yield


def _rows(portfolio: Portfolio) -> tuple[ListRow, ...]:
    """Return all lines, worked out once for a state of the plan."""
    return portfolio.once(_rows, lambda: tuple(_each_row(portfolio)))


def _each_row(portfolio: Portfolio) -> Iterator[ListRow]:
    before = 0
    for place, program in enumerate(portfolio.all(Program), start=1):
        projects = portfolio.having(Project, "program_id", program.id)
        yield ListRow(
            id=program.id,
            is_group=True,
            number=place,
            name=program.name,
            need_fen=_sum([each.need_fen for each in projects]),
        )
        for number, project in enumerate(projects, start=before + 1):
            yield _project_row(project, number)
        before += len(projects)


def _project_row(project: Project, number: int) -> ListRow:
    return ListRow(
        id=project.id,
        is_group=False,
        number=number,
        name=project.name,
        need_fen=project.need_fen,
        is_printed=project.is_printed,
        order=(project.program_id, project.position),
    )


def _sum(needs: Sequence[int | None]) -> int | None:
    """Return the sum of needs; None where none is known."""
    known = [need for need in needs if need is not None]
    return sum(known) if known else None
