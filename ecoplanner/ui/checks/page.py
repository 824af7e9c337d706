"""The page of findings: choose, go there, mend or waive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QListView
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.model import checks
from ecoplanner.model.annex import Waiver
from ecoplanner.model.project import Project
from ecoplanner.model.store.stepping import Change
from ecoplanner.ui.checks import words
from ecoplanner.ui.checks.beside import Beside
from ecoplanner.ui.checks.delegate import FindingDelegate
from ecoplanner.ui.checks.menu_button import menu_button
from ecoplanner.ui.checks.model import FindingsModel
from ecoplanner.ui.checks.model import ITEM_ROLE
from ecoplanner.ui.checks.model import key_of
from ecoplanner.ui.checks.waiving import save_waivers
from ecoplanner.ui.checks.waiving import waivers_of
from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.lists.page import Segments
from ecoplanner.ui.lists.panel import language_of
from ecoplanner.ui.page import Page
from ecoplanner.ui.pages import page_of
from ecoplanner.ui.portfolio.inputs import take_composed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.finding import Finding
    from ecoplanner.ui.checks.export import FindingsExport
    from ecoplanner.ui.checks.model import FindingKey
    from ecoplanner.ui.checks.model import Item
    from ecoplanner.ui.page import Context

SEVERITIES = ("", "error", "warning", "notice", "waived")


class ChecksPage(Page):
    """What a person should look at."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._language = language_of(context.settings)
        self._key: FindingKey | None = None
        self._is_stale = True
        self._waivers: dict[FindingKey, Waiver] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._exporting: FindingsExport | None = None
        self._build_actions()
        self._build_widgets()
        self._connect()
        self._refresh()

    @property
    def selected(self) -> list[Finding]:
        """The findings that are selected, waived ones too."""
        rows = sorted(index.row() for index in self.view.selectedIndexes())
        items = [self.model.items[row] for row in rows]
        return [item.finding for item in items if item.finding is not None]

    def choose(self, row: int) -> None:
        """Take one line in hand, whatever keys are held down."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.model.index(row, 0), flag)

    def waive(self, reason: str) -> bool:
        """Let the selected findings stand, all for one reason, as one edit."""
        chosen = [each for each in self.selected if each.waived is None]
        if not chosen:
            return False
        rows = waivers_of(chosen, reason)
        names = "、".join(dict.fromkeys(words.rule_name(each.code) for each in chosen))
        label = self.tr("Waive {rule}").format(rule=names)
        if self.session.edit(label, lambda writer: save_waivers(writer, rows)) is None:
            return False
        text = self.tr("{count} waived; they stay listed at the end.")
        self.notice.emit(text.format(count=len(rows)), True)  # noqa: FBT003
        return True

    def take_back(self) -> None:
        """Let the selected findings stand no longer, as one edit."""
        rows = [
            self._waivers[key_of(each)]
            for each in self.selected
            if key_of(each) in self._waivers
        ]
        if rows:
            label = self.tr("Take waivers back")
            self.session.edit(label, lambda writer: writer.delete(*rows))

    def go_there(self) -> None:
        """Go to the cell that the finding in hand is about."""
        chosen = self.selected
        if not chosen:
            return
        finding = chosen[0]
        if finding.table == Project.TABLE:
            self.focus.set_project(finding.row_id)
            self.page_requested.emit("projects")
            return
        self.focus.request_row(finding.table, finding.row_id)
        self.page_requested.emit(page_of(finding.table))

    def _build_actions(self) -> None:
        self.pdf_action = QAction(self.tr("Save PDF…"), self)
        self.copy_action = QAction(self.tr("Copy the list"), self)

    def _build_widgets(self) -> None:
        px = self.theme.px
        self._tabs = Segments(self.theme)
        for tip in self._tab_tips():
            self._tabs.add("", tip)
        self._tabs.group.button(0).setChecked(True)
        self._about = ElidedLabel()
        self._about.setProperty("role", "secondary")
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, px(8))
        bar.setSpacing(px(8))
        bar.addWidget(self._tabs)
        bar.addWidget(self._about, 1)
        self.rules_menu, export_menu = QMenu(self), QMenu(self)
        rules = menu_button(
            self.theme, self.tr("Rules"), "sliders-horizontal", self.rules_menu
        )
        rules.setToolTip(self.tr("Look at one rule alone"))
        export_menu.addActions([self.pdf_action, self.copy_action])
        export = menu_button(
            self.theme, self.tr("Export list"), "download", export_menu
        )
        export.setToolTip(self.tr("Save the findings as PDF or copy them"))
        for button in (rules, export):
            bar.addWidget(button)
        self.model = FindingsModel(self._language)
        self.model.setParent(self)
        self.view = QListView()
        self.view.setModel(self.model)
        delegate = FindingDelegate(self.theme, self._language, self.view)
        self.view.setItemDelegate(delegate)
        self.view.setMouseTracking(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setAccessibleName(self.tr("Findings"))
        self._empty = QLabel()
        self._empty.setProperty("role", "secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view, 1)
        inside.addWidget(self._empty, 1)
        self.beside = Beside(self.context, self._language)
        self.detail = self.beside.detail
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(card, 1)
        row.addWidget(self.beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(8), px(12), px(12))
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addLayout(row, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._tabs.group.idClicked.connect(self._on_tab_clicked)
        self._timer.timeout.connect(self._on_timeout)
        self.view.selectionModel().selectionChanged.connect(self._update_detail)
        self.view.clicked.connect(self._on_clicked)
        for key in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_entered)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.detail.waive)
        self.view.doubleClicked.connect(self._on_entered)
        self.detail.go_requested.connect(self.go_there)
        self.detail.waive_requested.connect(self._on_waive_requested)
        self.detail.back_requested.connect(self.take_back)
        self.beside.subject.go_requested.connect(self.go_there)
        self.beside.subject.finding_requested.connect(self._on_finding_requested)
        self.rules_menu.aboutToShow.connect(self._update_rules)
        self.rules_menu.triggered.connect(self._on_rule_triggered)
        self.pdf_action.triggered.connect(lambda: self._export().save())
        self.copy_action.triggered.connect(self._on_copy_triggered)
        self.session.changed.connect(self._on_session_changed)

    def _refresh(self) -> None:
        """Check anew; the finding in hand stays in hand."""
        self._is_stale = False
        portfolio = self.session.portfolio
        found = self.session.findings
        self._waivers = {
            (each.code, each.of_table, each.of_id, each.field): each
            for each in portfolio.all(Waiver)
        }
        self._keep_place(
            lambda: self.model.show_findings(found, self._waivers, portfolio)
        )
        self._update_tabs(found)
        time, count = self.session.checked_at.toString("HH:mm"), len(checks.RULES)
        text = self.tr("Checked with every edit · {count} rules · {time}")
        self._about.setText(text.format(count=count, time=time))
        nothing = self.tr("Nothing found. {count} rules, checked {time}.")
        self._empty.setText(nothing.format(count=count, time=time))
        self._update_empty()

    def _update_empty(self) -> None:
        self._empty.setVisible(not self.model.items)
        self.view.setVisible(bool(self.model.items))
        self.beside.show_nothing(is_on=not self.model.items)

    def _tab_tips(self) -> tuple[str, ...]:
        return (
            self.tr("All that is not waived"),
            self.tr("What must be mended"),
            self.tr("What is likely wrong"),
            self.tr("What may be better"),
            self.tr("What stands for a reason"),
        )

    def _update_tabs(self, found: list[Finding]) -> None:
        open_ones = [each for each in found if each.waived is None]
        names = {
            "": self.tr("All {count}"),
            "error": self.tr("Errors {count}"),
            "warning": self.tr("Warnings {count}"),
            "notice": self.tr("Notices {count}"),
            "waived": self.tr("Waived {count}"),
        }
        for at, severity in enumerate(SEVERITIES):
            if severity == "waived":
                count = len(found) - len(open_ones)
            else:
                count = sum(severity in ("", each.severity) for each in open_ones)
            button = self._tabs.group.button(at)
            button.setText(names[severity].format(count=count))
            button.setAccessibleName(button.text())

    def _keep_place(self, work: Callable[[], None]) -> None:
        """Change the list; take the same finding in hand, or what is there now."""
        at = self.view.currentIndex().row()
        key = self._key
        work()
        row = self.model.row_of(key) if key else -1
        if row < 0:
            rows = range(max(0, at), len(self.model.items))
            row = next((each for each in rows if self.model.items[each].finding), 0)
        if self.model.items:
            row = min(row, len(self.model.items) - 1)
            self.choose(row)
        self._update_detail()

    def _update_detail(self) -> None:
        chosen = self.selected
        finding = chosen[0] if chosen else None
        self._key = key_of(finding) if finding else None
        waiver = self._waivers.get(self._key) if self._key else None
        count = sum(each.waived is None for each in chosen)
        self.beside.show_finding(finding, waiver, count)
        self.beside.subject.show_finding(finding, self.session.findings)

    def _export(self) -> FindingsExport:
        if self._exporting is None:
            # Not on the road to the page: it loads the typesetter.
            from ecoplanner.ui.checks.export import FindingsExport  # noqa: PLC0415

            self._exporting = FindingsExport(self.context, self._language, self)
            self._exporting.told.connect(self._say)
            self._exporting.refused.connect(self.refused)
        return self._exporting

    @Slot()
    def _update_rules(self) -> None:
        """List the rules that found something; one of them may be looked at alone."""
        menu, found = self.rules_menu, self.model.rules
        menu.clear()
        choices = [("", self.tr("All rules"), sum(found.values()))]
        choices += [(code, words.rule_name(code), found[code]) for code in found]
        for code, name, count in choices:
            action = menu.addAction(f"{name}\t{count}")
            action.setData(code)
            action.setCheckable(True)
            action.setChecked(code == self.model.rule)

    @Slot(QAction)
    def _on_rule_triggered(self, action: QAction) -> None:
        self._keep_place(lambda: self.model.show_rule(action.data()))
        self._update_empty()
        self.view.setFocus()

    @Slot()
    def _on_copy_triggered(self) -> None:
        self._export().copy(self.model.listed())

    @Slot(str)
    def _say(self, text: str) -> None:
        self.notice.emit(text, False)  # noqa: FBT003 - a signal has no names

    def _on_tab_clicked(self, at: int) -> None:
        self._keep_place(lambda: self.model.show_severity(SEVERITIES[at]))
        self._update_empty()
        self.view.setFocus()

    def _on_clicked(self, index: QModelIndex) -> None:
        item: Item = index.data(ITEM_ROLE)
        if item.finding is None:
            self._toggle(index)

    def _on_entered(self) -> None:
        index = self.view.currentIndex()
        item: Item | None = index.data(ITEM_ROLE)
        if item is None:
            return
        if item.finding is None:
            self._toggle(index)
        else:
            self.go_there()

    def _toggle(self, index: QModelIndex) -> None:
        row = index.row()
        self.model.toggle(index.data(ITEM_ROLE))
        self.choose(row)

    @Slot(str)
    def _on_waive_requested(self, reason: str) -> None:
        if self.waive(reason):
            self.detail.clear_reason()
            self.view.setFocus()

    @Slot(object)
    def _on_finding_requested(self, key: FindingKey) -> None:
        """Take another finding of the same row in hand."""
        if self.model.row_of(key) < 0:
            self._tabs.group.button(0).click()
        if (row := self.model.row_of(key)) >= 0:
            self.choose(row)
            self.view.setFocus()

    @Slot(Change)
    def _on_session_changed(self, _: Change) -> None:
        self._is_stale = True
        if self.isVisible():
            self._timer.start()

    def _on_timeout(self) -> None:
        # A window that was closed meanwhile has no plan to read any more.
        if self.isVisible() and self._is_stale:
            self._refresh()

    @override
    def side_panel(self, name: str) -> QWidget | None:
        return self.beside if name == "inspector" else None

    @override
    def commit_editor(self) -> None:
        take_composed(self.detail.reason_edit)

    @override
    def search(self, text: str) -> None:
        self._keep_place(lambda: self.model.show_matches(text.strip()))
        self._update_empty()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.take_room(self.width(), self.height())
