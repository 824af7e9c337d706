"""The card of the funding matrix: title, switches, sources and the sums under them."""

from __future__ import annotations

from typing import get_args
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QTableView
from PySide6.QtWidgets import QVBoxLayout

from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.folding_button import FoldingButton
from ecoplanner.ui.funding.matrix_delegate import MatrixDelegate
from ecoplanner.ui.funding.matrix_model import MatrixModel
from ecoplanner.ui.funding.matrix_view import Columns
from ecoplanner.ui.funding.matrix_view import HEADER
from ecoplanner.ui.funding.matrix_view import MatrixView
from ecoplanner.ui.funding.matrix_view import ROW
from ecoplanner.ui.funding.profile_menu import ProfileButton
from ecoplanner.ui.lists.page import Segments

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.ui.funding.money import Matrix
    from ecoplanner.ui.theme import Theme

_FOOT_ROWS = 3
#: So much of a title is to be seen before anything else is given up for it.
_TITLE = 240
#: What there is room for above the table: words on buttons, need, count of projects.
_TITLE_FORMS = (
    (True, True, True),
    (False, True, True),
    (False, False, True),
    (False, False, False),
)
#: Below this width amounts alone are shown at first.
_AMOUNTS_ONLY = 780
#: Fewest rows of sources in sight.
LEAST_ROWS = 2


class MatrixCard(QFrame):
    """The sources as a table, with its sums always in sight.

    Attributes:
        model: the sources.
        foot_model: set aside, need and gap.
        matrix: the sources as a table.
        foot: the sums under it.
        columns: amounts, shares or both.
        empty: said where nothing needs money.
    """

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._was_fitted = self._has_count = False
        self._width = 0
        self.setProperty("kind", "card")
        self.model = MatrixModel(language, parent=self)
        self.foot_model = MatrixModel(language, is_foot=True, parent=self)
        self._build_tables(language)
        self._build_widgets()
        self._connect()

    def show_title(self, matrix: Matrix, number: int, *, is_locked: bool) -> None:
        """Name the scope, its projects and its need.

        Args:
            matrix: what is shown.
            number: place of its programme in the plan, from 1; 0 for none.
            is_locked: whether nothing can be changed.
        """
        self._title.setText(matrix.title or self.tr("Whole plan"))
        count = len(matrix.projects)
        words = self.tr("{count} projects")
        if number:
            words = self.tr("Programme {number} · {count} projects")
        self._count.setText(words.format(number=number, count=count))
        self._has_count = matrix.scope.kind != "project"
        need = money_text(matrix.need)
        self._need.setText(
            in_unit(self.tr("Need {need} × 10,000 yuan")).format(need=need)
        )
        self._locked.setVisible(is_locked)
        self._fit_title()

    def fit(self, width: int) -> None:
        """Suit the width the card is going to have."""
        self._width = width
        self._fit_title()
        if not self._was_fitted:
            self._was_fitted = True
            if width < self._theme.px(_AMOUNTS_ONLY):
                self.columns.group.button(0).click()

    def _fit_title(self) -> None:
        """Give up words of buttons, then what the table says too, for the title."""
        px = self._theme.px
        buttons = (self.only_money, self.charts_button)
        for words, need, count in _TITLE_FORMS:
            for button in buttons:
                button.fold(is_on=not words)
            self._need.setVisible(need)
            self._count.setVisible(count and self._has_count)
            shown = [
                each
                for each in (self._count, self._need, self._locked, *self._switches)
                if not each.isHidden()
            ]
            wide = sum(each.sizeHint().width() + px(8) for each in shown)
            title = min(self._title.sizeHint().width(), px(_TITLE))
            if wide + title + px(24) <= self._width:
                return

    def height_of(self, rows: int) -> int:
        """Return the height in which so many sources are seen whole."""
        bar = self.matrix.horizontalScrollBar()
        scrolled = bar.sizeHint().height() if bar.maximum() else 0
        head, row = self._theme.px(HEADER), self._theme.px(ROW)
        return self._around() + head + scrolled + rows * row

    def show_rows(self, rows: int) -> None:
        """Let so many sources be seen, each of them whole."""
        self.matrix.setFixedHeight(self.height_of(rows) - self._around())

    def _around(self) -> int:
        """Return the height of what stands above and below the sources."""
        edges = self.contentsMargins()
        high = self._title_row.sizeHint().height() + self.foot.height() + 1
        high += 0 if self.empty.isHidden() else self.empty.sizeHint().height()
        return high + edges.top() + edges.bottom() + self._theme.px(10)

    @Slot()
    def fit_foot(self) -> None:
        """Keep the foot's columns under those of the sources."""
        above = self.matrix.horizontalHeader()
        for section in range(min(self.foot_model.columnCount(), above.count())):
            is_hidden = above.isSectionHidden(section)
            self.foot.setColumnHidden(section, is_hidden)
            if not is_hidden:
                self.foot.setColumnWidth(section, above.sectionSize(section))

    def _build_tables(self, language: Language) -> None:
        theme, px = self._theme, self._theme.px
        self.matrix = MatrixView(self.model, theme, language)
        self.matrix.setAccessibleName(self.tr("Money by source and year"))
        self.foot = QTableView()
        self.foot.setModel(self.foot_model)
        self.foot.setItemDelegate(MatrixDelegate(theme, self.foot))
        self.foot.setAccessibleName(self.tr("Set aside, need and gap"))
        self.foot.setShowGrid(False)
        self.foot.setFrameShape(QTableView.Shape.NoFrame)
        self.foot.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.foot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.foot.setHorizontalScrollBarPolicy(policy)
        self.foot.setVerticalScrollBarPolicy(policy)
        self.foot.horizontalHeader().hide()
        self.foot.horizontalHeader().setMinimumSectionSize(px(24))
        self.foot.verticalHeader().hide()
        self.foot.verticalHeader().setMinimumSectionSize(px(18))
        self.foot.verticalHeader().setDefaultSectionSize(px(ROW))
        self.foot.setFixedHeight(px(ROW) * _FOOT_ROWS)

    def _build_widgets(self) -> None:
        px = self._theme.px
        edge = QFrame()
        edge.setProperty("kind", "line")
        edge.setFixedHeight(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, px(4), 1, px(6))
        layout.setSpacing(0)
        layout.addLayout(self._build_title())
        layout.addWidget(self._build_empty())
        layout.addWidget(self.matrix)
        layout.addWidget(edge)
        layout.addWidget(self.foot)
        layout.addStretch(1)

    def _build_title(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        self._title = ElidedLabel(least=px(60))
        self._title.setProperty("role", "title")
        self._count = QLabel()
        self._need = QLabel()
        for chip in (self._count, self._need):
            chip.setProperty("role", "chip")
            # It may be given up, so it must not keep a window wide.
            chip.setMinimumWidth(1)
        self._locked = QLabel(self.tr("Locked: nothing here can be changed"))
        self._locked.setProperty("role", "chip")
        self._locked.setProperty("tone", "warn")
        icon = theme.icon("list-filter", "text2", 15)
        self.only_money = FoldingButton(icon, self.tr("Only sources with money"))
        self.only_money.setCheckable(True)
        self.only_money.setToolTip(self.tr("Leave out sources that give nothing here"))
        icon = theme.icon("chart-pie", "text2", 15)
        self.charts_button = FoldingButton(icon, self.tr("Charts"))
        self.charts_button.setCheckable(True)
        self.charts_button.setToolTip(
            self.tr("Money by year and scenarios under the table")
        )
        self.columns = Segments(theme)
        tip = self.tr("What the columns of sources show")
        for words in (self.tr("Amounts"), self.tr("Shares"), self.tr("Both")):
            self.columns.add(words, tip)
        self.columns.group.button(2).setChecked(True)
        self.columns.setMinimumWidth(self.columns.sizeHint().width())
        self.profile_button = ProfileButton(theme)
        row = QHBoxLayout()
        row.setContentsMargins(px(12), px(4), px(8), px(6))
        row.setSpacing(px(8))
        row.addWidget(self._title)
        for chip in (self._count, self._need, self._locked):
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._switches = (
            self.profile_button,
            self.only_money,
            self.charts_button,
            self.columns,
        )
        for widget in self._switches:
            row.addWidget(widget)
        self._title_row = row
        return row

    def _build_empty(self) -> QFrame:
        px = self._theme.px
        self.empty = QFrame()
        self.empty.setProperty("kind", "notice")
        said = QLabel(
            self.tr(
                "No needs yet. Enter amounts on Projects, then spread them here by"
                " source and year."
            )
        )
        said.setWordWrap(True)
        self.projects_button = QPushButton(self.tr("Go to Projects"))
        self.projects_button.setProperty("kind", "link")
        row = QHBoxLayout(self.empty)
        row.setContentsMargins(px(12), px(4), px(12), px(4))
        row.addWidget(said, 1)
        row.addWidget(self.projects_button)
        return self.empty

    def _connect(self) -> None:
        above = self.matrix.horizontalScrollBar()
        above.valueChanged.connect(self.foot.horizontalScrollBar().setValue)
        self.matrix.columns_fitted.connect(self.fit_foot)
        self.foot_model.modelReset.connect(self.fit_foot)
        self.model.previewed.connect(self.foot_model.show_preview)
        self.columns.group.idClicked.connect(self._on_columns_chosen)

    @Slot(int)
    def _on_columns_chosen(self, at: int) -> None:
        shown: Columns = get_args(Columns)[at]
        self.matrix.show_columns(shown)
