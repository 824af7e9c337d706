"""A timeline from the first look to the printed page, by mouse and by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import QPointF
from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton

from ecoplanner.cli import main
from ecoplanner.model.project import Project
from ecoplanner.model.store.reading import reading
from ecoplanner.reports.months import Span
from ecoplanner.reports.months import YEAR
from ecoplanner.ui.annex import printing
from ecoplanner.ui.schedule.page import SchedulePage
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.main_window import MainWindow

NAME = "湿地恢复与治理"
UNDATED = "非煤矿山源头治理"
KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Y21 = 2021 * YEAR
WAIT_MS = 20_000


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the Shanggao sample."""
    with program(qapp, tmp_path, plan_file(tmp_path)) as app:
        assert app.window is not None
        app.window.resize(1366, 768)
        app.window.show()
        app.window.activateWindow()
        qtbot.waitUntil(app.window.isActiveWindow)
        yield app.window


def page_of(window: MainWindow) -> SchedulePage:
    assert isinstance(window.page, SchedulePage)
    return window.page


def project_of(page: SchedulePage, name: str) -> Project:
    found = page.session.portfolio.named(Project, name)
    assert found is not None
    return found


def time_of(project: Project) -> tuple[object, ...]:
    return (
        project.first_year,
        project.first_month,
        project.last_year,
        project.last_month,
        project.schedule_text,
    )


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press a key where the keys go."""
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifiers)


def words_of(path: Path) -> str:
    pages = pypdf.PdfReader(path).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def commanded(path: Path, target: Path) -> bytes:
    """Return the chart as the command line prints it."""
    with pytest.raises(SystemExit) as left:
        main(["report", str(path), "--table", "gantt", "-o", str(target)])
    assert left.value.code == 0
    return target.read_bytes()


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def to_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[int]:
    """Let the system's dialog choose a printer that writes a file."""
    asked: list[int] = []

    def ask(_parent: object, count: int) -> QPrinter:
        asked.append(count)
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    monkeypatch.setattr(printing, "ask_printer", ask)
    return asked


def test_that_a_timeline_is_made_and_printed_by_keys_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(qtbot, KEY.Key_2, CTRL)
    page = page_of(window)
    before = project_of(page, NAME)
    money = page.chart.scene.money

    # Find the project by its first letters in pinyin, and take the keys to its bar.
    press(qtbot, KEY.Key_F, CTRL)
    field = QApplication.focusWidget()
    assert field is not None
    assert field is not page.chart
    qtbot.keyClicks(field, "sdhf")
    assert page.focus.project_id == before.id
    press(qtbot, KEY.Key_Escape)
    press(qtbot, KEY.Key_Escape)
    if QApplication.focusWidget() is not page.chart:
        press(qtbot, KEY.Key_F6)
    assert QApplication.focusWidget() is page.chart
    assert page.focus.project_id == before.id

    # A quarter later, its end three months further, then back by one month.
    press(qtbot, KEY.Key_Right)
    assert time_of(project_of(page, NAME))[:4] == (2021, 4, 2026, 3)
    press(qtbot, KEY.Key_Left, SHIFT)
    press(qtbot, KEY.Key_Left, ALT)
    after = time_of(project_of(page, NAME))
    assert after == (2021, 3, 2025, 11, "2021年3月-2025年11月")
    # The years' money follows, and is the need all the same.
    assert page.chart.scene.money != money
    scene = page.chart.scene
    assert sum(map(scene.money.need, scene.money.years)) == scene.total

    # Undo and redo name the edit and bring both states back.
    press(qtbot, KEY.Key_Z, CTRL)
    press(qtbot, KEY.Key_Z, CTRL)
    press(qtbot, KEY.Key_Z, CTRL)
    assert project_of(page, NAME) == before
    for _ in range(3):
        press(qtbot, KEY.Key_Y, CTRL)
    assert time_of(project_of(page, NAME)) == after

    # A project without a time gets that of the near phase.
    press(qtbot, KEY.Key_Home)
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Down)
    line = page.chart.current_line
    assert line is not None
    assert line.name == UNDATED
    press(qtbot, KEY.Key_Return)
    assert time_of(project_of(page, UNDATED))[:3] == (2021, None, 2025)

    look_closer(qtbot, page)
    print_by_keys(qtbot, page, tmp_path, monkeypatch)
    assert "2021年3月-2025年11月" in words_of(tmp_path / "schedule.pdf")
    assert_as_commanded(page, tmp_path / "schedule.pdf", after)


def print_by_keys(
    qtbot: QtBot, page: SchedulePage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Send the chart to a printer, and to a file."""
    asked = to_file(monkeypatch, folder / "printed.pdf")
    with qtbot.waitSignal(page.notice, timeout=WAIT_MS) as told:
        press(qtbot, KEY.Key_P, CTRL)
    assert told.args is not None
    assert "sent to the printer" in told.args[0]
    assert asked == [len(pypdf.PdfReader(folder / "printed.pdf").pages)]
    choose(monkeypatch, folder / "schedule.pdf")
    with qtbot.waitSignal(page.notice, timeout=WAIT_MS) as told:
        press(qtbot, KEY.Key_P, CTRL | SHIFT)
    assert told.args is not None
    assert "schedule.pdf" in told.args[0]
    assert len(asked) == 1


def look_closer(qtbot: QtBot, page: SchedulePage) -> None:
    """Zoom in and back, fold all and open all, by keys."""
    press(qtbot, KEY.Key_Plus, CTRL)
    assert page.chart.scene.month_px
    press(qtbot, KEY.Key_0, CTRL)
    assert not page.chart.scene.month_px
    press(qtbot, KEY.Key_9, CTRL | SHIFT)
    assert all(each.is_group for each in page.chart.scene.lines)
    press(qtbot, KEY.Key_8, CTRL | SHIFT)
    assert len(page.chart.scene.lines) == 22


def assert_as_commanded(
    page: SchedulePage, saved: Path, after: tuple[object, ...]
) -> None:
    """Check that file and plan are what the command line sees."""
    page.session.publish_now()
    path = page.session.path
    assert path is not None
    assert saved.read_bytes() == commanded(path, saved.with_name("command.pdf"))
    with reading(path) as reader:
        kept = reader.portfolio().named(Project, NAME)
    assert kept is not None
    assert time_of(kept) == after


def test_that_a_timeline_is_made_and_printed_by_mouse_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_page("schedule")
    page = page_of(window)
    hand = _Hand(qtbot, page)
    before = project_of(page, NAME)

    # Take the bar by its middle, with the hint that says where it is.
    hand.take(NAME)
    hand.drag(Y21 + 30, Y21 + 42, release=False)
    assert page.chart.is_dragging
    assert page.chart.scene.drag == Span(Y21 + 12, Y21 + 72)
    page.grab()
    hand.release(Y21 + 42)
    assert time_of(project_of(page, NAME))[-1] == "2022-2026"
    # Shorten it at its end, freely by month with Alt.
    hand.drag(Y21 + 72, Y21 + 50, ALT)
    assert time_of(project_of(page, NAME))[:4] == (2022, 1, 2025, 2)

    # Draw a time where none is.
    hand.take(UNDATED)
    hand.drag(Y21 + 13, Y21 + 23)
    assert time_of(project_of(page, UNDATED)) == (2022, None, 2022, None, "2022")

    # Group by agency, fold one group by its chevron, look at the quarters.
    page.bar.group_button.choices.actions()[3].trigger()
    lines = page.chart.scene.lines
    assert {each.name for each in lines if each.is_group} >= {"水利局", "林业局"}
    page.chart.verticalScrollBar().setValue(0)
    top = page.chart.scene.top(0) + page.chart.scene.row // 2
    qtbot.mouseClick(page.chart.viewport(), LEFT, pos=QPoint(16, top))
    assert not page.chart.scene.lines[0].is_open
    quarters = next(
        each
        for each in page.findChildren(QToolButton)
        if each.property("key") == "quarters"
    )
    qtbot.mouseClick(quarters, LEFT)
    assert page.chart.scene.unit == 3

    # The shared project is the one in hand on the other pages.
    hand.take(NAME)
    assert page.focus.project_id == before.id

    buttons = {each.text(): each for each in page.findChildren(QPushButton)}
    asked = to_file(monkeypatch, tmp_path / "printed.pdf")
    with qtbot.waitSignal(page.notice, timeout=WAIT_MS):
        qtbot.mouseClick(buttons["Print"], LEFT)
    assert len(asked) == 1
    choose(monkeypatch, tmp_path / "schedule.pdf")
    with qtbot.waitSignal(page.notice, timeout=WAIT_MS) as told:
        qtbot.mouseClick(buttons["Save PDF"], LEFT)
    assert told.args is not None
    assert "schedule.pdf" in told.args[0]
    said = words_of(tmp_path / "schedule.pdf")
    assert "1自然资源局" in said
    assert "2022年1月-2025年2月" in said


class _Hand:
    """A mouse over the chart."""

    def __init__(self, qtbot: QtBot, page: SchedulePage) -> None:
        self._qtbot, self._page = qtbot, page
        self._viewport = page.chart.viewport()

    def take(self, name: str) -> None:
        """Click the name of a project."""
        scene = self._page.chart.scene
        at = next(at for at, each in enumerate(scene.lines) if each.name == name)
        self._page.chart.show_project(scene.lines[at].id)
        y = scene.top(at) + scene.row // 2
        self._qtbot.mouseClick(self._viewport, LEFT, pos=QPoint(120, y))
        assert scene.current == at

    def drag(
        self,
        start: float,
        end: float,
        modifier: Qt.KeyboardModifier = NO_KEY,
        *,
        release: bool = True,
    ) -> None:
        """Drag from month to month on the line in hand."""
        QTest.mousePress(self._viewport, LEFT, modifier, self._place(start).toPoint())
        place = self._place(end)
        # QTest.mouseMove has no modifiers.
        move = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            place,
            self._viewport.mapToGlobal(place),
            Qt.MouseButton.NoButton,
            LEFT,
            modifier,
        )
        self._page.chart.mouseMoveEvent(move)
        if release:
            QTest.mouseRelease(self._viewport, LEFT, modifier, place.toPoint())

    def release(self, month: float) -> None:
        """Let go."""
        QTest.mouseRelease(self._viewport, LEFT, NO_KEY, self._place(month).toPoint())

    def _place(self, month: float) -> QPointF:
        scene = self._page.chart.scene
        y = scene.top(scene.current) + scene.row // 2
        return QPointF(scene.axis.x(month), y)
