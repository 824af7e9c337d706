"""The window without a plan: ways in, examples, recent plans."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

import ecoplanner
from ecoplanner.model.plan import Plan
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.samples import SAMPLES
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.dates import day_text
from ecoplanner.ui.drops import PlanDrops
from ecoplanner.ui.help_panel import HelpPanel
from ecoplanner.ui.keys import all_commands
from ecoplanner.ui.language import counted
from ecoplanner.ui.notice import Notice
from ecoplanner.ui.telling import error_text
from ecoplanner.ui.welcome_entry import Entry
from ecoplanner.ui.welcome_menu import WelcomeMenu
from ecoplanner.ui.welcome_recent import look_at
from ecoplanner.ui.welcome_steps import StepsCard
from ecoplanner.ui.window_messages import WindowMessages
from ecoplanner.words import LEVELS
from ecoplanner.words import word

if TYPE_CHECKING:
    from ecoplanner.messages import Language
    from ecoplanner.ui.settings import Settings
    from ecoplanner.ui.theme import Theme
    from ecoplanner.ui.welcome_recent import Recent

WIDTH, LEFT = 1080, 420
#: The years at the end of a title, which the line below says.
_YEARS = re.compile("[（(][0-9—–-]+年?[)）]$")


class WelcomeWindow(QWidget):
    """Begins a plan, opens one, or shows an example.

    Signals:
        new_requested: a new plan is wanted.
        open_requested: a plan is to be chosen and opened.
        plan_requested: this plan is to be opened.
        sample_requested: a copy of this bundled plan is to be opened.
        clear_requested: the list of recent plans is to be emptied.
        language_requested: another language is wanted, `zh` or `en`.
        theme_requested: another look is wanted: `system`, `light` or `dark`.
        settings_requested: the settings are wanted.
    """

    new_requested = Signal()
    open_requested = Signal()
    plan_requested = Signal(Path)
    sample_requested = Signal(str)
    clear_requested = Signal()
    language_requested = Signal(str)
    theme_requested = Signal(str)
    settings_requested = Signal()

    def __init__(self, theme: Theme, settings: Settings, language: Language) -> None:
        super().__init__()
        self._theme, self._settings, self._language = theme, settings, language
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("ecoplanner")
        PlanDrops(self).dropped.connect(self.plan_requested)
        self._waiting: list[tuple[Path, Entry]] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._build_widgets()
        self._connect()
        self._timer.start()
        self.new_entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_widgets(self) -> None:
        px = self._theme.px
        self.notice = Notice(self._theme)
        WindowMessages(self, self.notice)
        body = QWidget()
        body.setMaximumWidth(px(WIDTH))
        column = QVBoxLayout(body)
        column.setContentsMargins(0, px(40), 0, px(16))
        column.setSpacing(px(24))
        # A little above the middle, where a high screen leaves room.
        column.addStretch(2)
        column.addLayout(self._head())
        column.addWidget(self.notice)
        halves = QHBoxLayout()
        halves.setSpacing(px(40))
        halves.addLayout(self._left(), LEFT)
        halves.addLayout(self._right(), WIDTH - LEFT - 40)
        column.addLayout(halves)
        column.addStretch(3)
        words = self.tr(
            "Version {version} · Keyboard: F1 for all keys, Alt shows the menu"
        )
        foot = QLabel(words.format(version=ecoplanner.__version__))
        foot.setProperty("role", "quiet")
        foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(foot)
        around = QWidget()
        outer = QHBoxLayout(around)
        outer.setContentsMargins(px(24), 0, px(24), 0)
        outer.addStretch(1)
        outer.addWidget(body, 100)
        outer.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(around)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setMenuBar(self._menu())
        whole.addWidget(area)

    def _menu(self) -> WelcomeMenu:
        look = self.theme_requested.emit
        looks = [(name, "", partial(look, key)) for key, name in self._looks().items()]
        return WelcomeMenu(
            [
                (
                    self.tr("&File"),
                    [
                        (self.tr("New plan"), "Ctrl+N", self.new_requested.emit),
                        (self.tr("Open a plan"), "Ctrl+O", self.open_requested.emit),
                        (self.tr("Close"), "Ctrl+W", self.close),
                    ],
                ),
                (
                    self.tr("&View"),
                    [
                        ("中文", "", partial(self.language_requested.emit, "zh")),
                        ("English", "", partial(self.language_requested.emit, "en")),
                        *looks,
                        (self.tr("Settings…"), "Ctrl+,", self.settings_requested.emit),
                    ],
                ),
                (
                    self.tr("&Help"),
                    [(self.tr("Keys and help"), "F1", self._on_help_asked)],
                ),
            ],
            self,
        )

    def _head(self) -> QHBoxLayout:
        px = self._theme.px
        mark = QLabel()
        mark.setPixmap(self._theme.pixmap("sprout", "onaccent", 26))
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setFixedSize(px(44), px(44))
        mark.setProperty("role", "tile")
        mark.setProperty("tone", "accent")
        title = QLabel(self.tr("Ecological restoration planning"))
        title.setProperty("role", "page-title")
        words = QLabel(
            self.tr(
                "Enter projects, zones, agencies and money once; shares, years and "
                "the annex follow. All on this computer, without a network."
            )
        )
        words.setProperty("role", "secondary")
        words.setWordWrap(True)
        text = QVBoxLayout()
        text.setSpacing(px(4))
        text.addWidget(title)
        text.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        for language, name in (("zh", "中文"), ("en", "English")):
            row.addWidget(self._language_link(language, name))
        row.addWidget(self._theme_link())
        return row

    def _language_link(self, language: str, name: str) -> QPushButton:
        link = self._link(name)
        if language == self._language:
            link.setProperty("tone", "current")
        link.clicked.connect(lambda: self.language_requested.emit(language))
        return link

    def _theme_link(self) -> QPushButton:
        order = ("system", "light", "dark")
        words, now = self._looks(), self._settings.theme
        after = order[(order.index(now) + 1) % len(order)]
        link = self._link(words[now])
        link.setIcon(self._theme.icon("sun-moon", "text2", 15))
        link.setToolTip(words[after])
        link.clicked.connect(lambda: self.theme_requested.emit(after))
        return link

    def _looks(self) -> dict[str, str]:
        return {
            "system": self.tr("Look: as the system"),
            "light": self.tr("Look: light"),
            "dark": self.tr("Look: dark"),
        }

    def _link(self, words: str) -> QPushButton:
        link = QPushButton(words)
        link.setProperty("kind", "quiet-link")
        return link

    def _left(self) -> QVBoxLayout:
        px = self._theme.px
        column = QVBoxLayout()
        column.addStrut(px(LEFT))
        column.setSpacing(px(10))
        column.addWidget(self._caption(self.tr("Start")))
        keys = QKeySequence.SequenceFormat.NativeText
        self.new_entry = Entry(
            self._theme, self.tr("New plan"), icon="file-plus-2", tone="accent"
        )
        self.new_entry.add_line(
            self.tr("Choose level, region and years, such as 2026–2030")
        )
        self.open_entry = Entry(self._theme, self.tr("Open a plan"), icon="folder-open")
        self.open_entry.add_line(self.tr("Or drop the file here"))
        words = self.tr("Start from a Word annex or WPS sheet")
        self.import_entry = Entry(self._theme, words, icon="file-input")
        self.import_entry.add_line(
            self.tr("Make the plan, then paste the rows on Projects")
        )
        for entry, key in (
            (self.new_entry, "Ctrl+N"),
            (self.open_entry, "Ctrl+O"),
            (self.import_entry, "Ctrl+I"),
        ):
            entry.show_corner(QKeySequence(key).toString(keys))
            column.addWidget(entry)
        column.addSpacing(px(8))
        column.addWidget(
            self._caption(self.tr("Examples (they open as copies: try anything)"))
        )
        grid = QGridLayout()
        grid.setSpacing(px(8))
        self.sample_entries: dict[str, Entry] = {}
        for number, name in enumerate(SAMPLES):
            entry = self._sample(name)
            # Tiles are alike, whatever they say.
            entry.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self.sample_entries[name] = entry
            grid.addWidget(entry, number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def _sample(self, name: str) -> Entry:
        rows = sample_rows(name)
        plan = next(row for row in rows if isinstance(row, Plan))
        level = word(LEVELS, plan.level, self._language)
        needs = [row.need_fen or 0 for row in rows if isinstance(row, Project)]
        entry = Entry(self._theme, _YEARS.sub("", plan.title))
        if needs:
            total = money_text(sum(needs))
            words = in_unit(
                self.tr("{level} · {count} projects\n{total} (10,000 yuan)")
            )
            line = words.format(level=level, count=len(needs), total=total)
        else:
            line = f"{level} · {plan.first_year}—{plan.last_year}"
        for each in line.split("\n"):
            entry.add_line(each)
        entry.setAccessibleName(plan.title)
        entry.setToolTip(plan.title)
        entry.clicked.connect(lambda: self.sample_requested.emit(name))
        return entry

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(10))
        self.recent_entries: list[Entry] = []
        if not self._settings.recent:
            column.addWidget(self._caption(self.tr("Three steps to an annex")))
            column.addWidget(StepsCard(self._theme))
            column.addStretch(1)
            return column
        self.clear_button = self._link(self.tr("Clear the list"))
        head = QHBoxLayout()
        head.addWidget(self._caption(self.tr("Recent")), 1)
        head.addWidget(self.clear_button)
        column.addLayout(head)
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[self._theme.px(5)] * 4)
        inside.setSpacing(0)
        for path in map(Path, self._settings.recent):
            entry = Entry(
                self._theme, path.stem, icon="file-chart-column", is_flat=True
            )
            entry.add_line(str(path), is_path=True)
            entry.clicked.connect(
                lambda _=False, path=path: self.plan_requested.emit(path)
            )
            inside.addWidget(entry)
            self.recent_entries.append(entry)
            self._waiting.append((path, entry))
        column.addWidget(card)
        column.addStretch(1)
        return column

    def _caption(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", "caption")
        label.setMinimumHeight(self._theme.px(28))
        return label

    def _connect(self) -> None:
        self._timer.timeout.connect(self._look_at_next)
        self.new_entry.clicked.connect(self.new_requested)
        self.open_entry.clicked.connect(self.open_requested)
        self.import_entry.clicked.connect(self.new_requested)
        if self._settings.recent:
            self.clear_button.clicked.connect(self.clear_requested)
        for key, does in (
            (QKeySequence.StandardKey.New, self.new_requested),
            (QKeySequence.StandardKey.Open, self.open_requested),
            (QKeySequence("Ctrl+,"), self.settings_requested),
            (QKeySequence("Ctrl+I"), self.new_requested),
            (QKeySequence("Ctrl+W"), self.close),
            (QKeySequence("F1"), self._on_help_asked),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def _look_at_next(self) -> None:
        """Fill in one recent plan after the other, so that the window stands first."""
        if not self._waiting:
            return
        path, entry = self._waiting.pop(0)
        self._fill(entry, look_at(path))
        self._timer.start()

    def _fill(self, entry: Entry, recent: Recent) -> None:
        entry.show_title(recent.title)
        if recent.changed_at:
            entry.show_corner(self._day(recent.changed_at))
        if recent.is_missing:
            entry.add_chip(self.tr("File is not there"), "warn")
            return
        if recent.problem is not None:
            entry.add_chip(self.tr("Cannot be read"), "danger")
            entry.setToolTip(error_text(recent.problem, self._language))
            return
        line = ""
        if recent.projects is not None:
            words = in_unit(self.tr("{count} projects · {total} (10,000 yuan)"))
            total = money_text(recent.need_fen)
            line = counted(words.format(count=recent.projects, total=total))
        if recent.in_use_by is not None:
            words = self.tr("{who} is editing") if recent.in_use_by else ""
            text = words.format(who=recent.in_use_by) or self.tr("Being edited")
            entry.add_chip(text, "info", line)
        elif recent.errors:
            words = self.tr("{count} errors")
            text = counted(words.format(count=recent.errors))
            entry.add_chip(text, "danger", line)
        elif line:
            entry.add_line(line)

    def _day(self, seconds: float) -> str:
        when = QDateTime.fromSecsSinceEpoch(int(seconds))
        today = QDateTime.currentDateTime().date()
        if when.date() == today:
            return self.tr("today {time}").format(time=when.toString("HH:mm"))
        if when.date().daysTo(today) == 1:
            return self.tr("yesterday")
        is_old = when.date().year() != today.year()
        return day_text(when.date(), self._settings, with_year=is_old)

    def _on_help_asked(self) -> None:
        panel = HelpPanel(self._theme, all_commands(), "", self)
        panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        panel.show()
