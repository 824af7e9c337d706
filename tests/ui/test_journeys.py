"""What a user does from the first start on, by keys and mouse."""

from __future__ import annotations

from typing import cast
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtCore import QPointF
from PySide6.QtCore import QSettings
from PySide6.QtCore import Qt
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QWidget

from ecoplanner.model.annex import Waiver
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading
from ecoplanner.model.zone import Zone
from ecoplanner.ui.dialogs import files
from ecoplanner.ui.dialogs.new_plan import NewPlanDialog
from ecoplanner.ui.dialogs.settings import SettingsDialog
from ecoplanner.ui.dialogs.version import VersionDialog
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.checks.page import ChecksPage
    from ecoplanner.ui.lists.history import HistoryPage
    from ecoplanner.ui.lists.zones import ZonesPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    """The program on its welcome window."""
    with program(qapp, tmp_path, None) as made:
        assert made.welcome is not None
        made.welcome.activateWindow()
        yield made


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan file with the Shanggao sample."""
    path = tmp_path / "shanggao.ecoplan"
    rows = sample_rows("shanggao")
    Document.create(path, lambda writer: writer.save(*rows)).close()
    return path


def _dialog(qtbot: QtBot, parent: QWidget | None, kind: type[QDialog]) -> QDialog:
    assert parent is not None
    qtbot.waitUntil(lambda: parent.findChild(kind) is not None)
    found = parent.findChild(kind)
    assert isinstance(found, QDialog)
    return found


def _press(qtbot: QtBot, widget: QWidget, key: Key, keys: object = None) -> None:
    window = widget.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    modifiers = keys or Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(widget, key, cast("Qt.KeyboardModifier", modifiers))


def test_that_a_first_plan_is_made_from_the_keyboard(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    assert app.welcome is not None
    _press(qtbot, app.welcome, Key.Key_N, CTRL)
    dialog = _dialog(qtbot, app.welcome, NewPlanDialog)
    region = dialog.focusWidget()
    assert isinstance(region, QLineEdit)
    qtbot.keyClicks(region, "Wanzai")
    chip = next(
        each for each in dialog.findChildren(QToolButton) if each.text() == "2021—2035"
    )
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    _press(qtbot, region, Key.Key_Return)

    assert app.window is not None
    assert app.session is not None
    made = app.session.portfolio.plan
    assert (made.region, made.first_year, made.last_year) == ("Wanzai", 2021, 2035)
    assert made.title == "Ecological restoration plan of Wanzai (2021–2035)"
    assert app.session.path is not None
    assert app.session.path.parent == tmp_path / "documents"
    assert app.settings.recent == [str(app.session.path)]


def test_that_nothing_is_made_until_the_form_is_right(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    assert app.welcome is not None
    app.welcome.new_entry.click()
    dialog = _dialog(qtbot, app.welcome, NewPlanDialog)

    cast("NewPlanDialog", dialog).primary_button.click()

    assert dialog.isVisible()
    assert set(cast("NewPlanDialog", dialog).problems()) >= {"region", "title"}
    assert app.window is None
    assert list((tmp_path / "documents").iterdir()) == []
    dialog.reject()


def test_that_an_example_opens_as_a_copy_of_its_own(qtbot: QtBot, app: App) -> None:
    assert app.welcome is not None
    entry = app.welcome.sample_entries["shanggao"]
    entry.setFocus()
    _press(qtbot, entry, Key.Key_Space)
    assert app.session is not None
    first = app.session.path

    app.open_sample("shanggao")

    assert app.session is not None
    assert first is not None
    assert app.session.path != first
    assert first.exists()
    assert len(app.session.portfolio.all(Project)) == 17


def test_that_a_plan_is_opened_by_dropping_its_file(app: App, plan: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(plan))])
    button, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, place = Qt.DropAction.CopyAction, QPointF(5, 5)
    enter = QDragEnterEvent(place.toPoint(), copy, data, button, plain)
    drop = QDropEvent(place, copy, data, button, plain)

    assert app.welcome is not None
    QApplication.sendEvent(app.welcome, enter)
    QApplication.sendEvent(app.welcome, drop)

    assert app.session is not None
    assert app.session.path == plan


def test_that_a_recent_plan_says_its_state(
    qtbot: QtBot, app: App, plan: Path, tmp_path: Path
) -> None:
    app.settings.recent = [str(plan), str(tmp_path / "gone.ecoplan")]
    app.show_welcome()
    assert app.welcome is not None
    known, gone = app.welcome.recent_entries

    qtbot.waitUntil(lambda: "File is not there" in gone.accessibleDescription())

    assert known.accessibleName() == "上高县国土空间生态修复规划（2021—2035年）"
    assert "17 projects" in known.accessibleDescription()
    known.click()
    assert app.session is not None
    assert app.session.path == plan


def test_that_a_plan_in_use_can_be_opened_as_a_copy(
    app: App, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Document.open(plan)
    copy = tmp_path / "copy.ecoplan"
    monkeypatch.setattr(files, "ask_new", lambda *_: copy)

    assert not app.open_plan(plan)
    assert app.notice is not None
    assert "is being edited" in app.notice.text
    app.notice.choices[0].click()

    assert app.session is not None
    assert app.session.path == copy
    other.close()


def test_that_a_plan_in_use_is_left_alone_on_cancel(app: App, plan: Path) -> None:
    other = Document.open(plan)
    app.open_plan(plan)

    assert app.notice is not None
    app.notice.choices[1].click()

    assert app.session is None
    assert app.notice.text == ""
    other.close()


def test_that_edits_left_by_a_crash_are_told_of(app: App, plan: Path) -> None:
    crashed = Document.open(plan)
    zone = next(iter(crashed.entities(Zone).values()))
    with crashed.edit("delete") as writer:
        writer.delete(zone)
    crashed.close()

    app.open_plan(plan)

    assert app.session is not None
    assert zone.id not in {row.id for row in app.session.portfolio.all(Zone)}
    assert app.notice is not None
    assert "They are here again" in app.notice.text


def test_that_a_file_that_is_no_plan_is_refused_with_a_sentence(
    app: App, tmp_path: Path
) -> None:
    path = tmp_path / "letter.ecoplan"
    path.write_bytes(b"Dear all")

    app.start(path)

    assert app.window is None
    assert app.notice is not None
    assert "is not an ecoplanner plan" in app.notice.text


def test_that_language_and_size_change_on_the_page_that_is_open(
    qtbot: QtBot, app: App, plan: Path
) -> None:
    app.open_plan(plan)
    assert app.window is not None
    app.window.show_page("zones")
    session = app.session
    app.window.commands.settings_action.trigger()
    dialog = cast("SettingsDialog", _dialog(qtbot, app.window, SettingsDialog))
    dialog._language.setCurrentIndex(dialog._language.findData("zh"))
    dialog._scale.setCurrentIndex(dialog._scale.findData(120))

    dialog.accept()

    qtbot.waitUntil(lambda: app.theme.px(100) == 120)
    assert app.session is session
    assert app.window is not None
    assert app.window.current_key == "zones"
    assert app.window.commands.undo_action.text() == "撤销"
    assert QSettings(
        app.preferences._store.fileName(), QSettings.Format.IniFormat
    ).value("scale") in ("120", 120)


def test_that_the_other_theme_comes_without_losing_the_plan(
    qtbot: QtBot, app: App, plan: Path
) -> None:
    app.open_plan(plan)
    assert app.window is not None
    app.window.commands.theme_action.trigger()

    qtbot.waitUntil(lambda: app.theme.tokens.is_dark)
    assert app.window is not None
    assert app.session is not None
    assert app.session.path == plan


def test_that_a_finding_is_gone_to_waived_and_taken_back(
    qtbot: QtBot, app: App, plan: Path
) -> None:
    app.open_plan(plan)
    assert app.window is not None
    assert app.session is not None
    window, session = app.window, app.session
    window.show()
    _press(qtbot, window, Key.Key_5, CTRL)
    page = cast("ChecksPage", window.page)
    count = len(page.model.items)
    assert page.selected[0].code == "need_missing"

    page.detail.reason_edit.setFocus()
    qtbot.keyClicks(page.detail.reason_edit, "priced next year")
    _press(qtbot, page.detail.reason_edit, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.model.items[-1].kind == "fold")

    (waiver,) = session.portfolio.all(Waiver)
    assert waiver.reason == "priced next year"
    assert len(page.model.items) == count
    page.model.toggle(page.model.items[-1])
    page.choose(len(page.model.items) - 1)
    assert "priced next year" in page.model.items[-1].reason
    page.detail.back_button.click()
    assert session.portfolio.all(Waiver) == ()
    qtbot.waitUntil(lambda: page.model.items[-1].kind == "finding")

    page.choose(0)
    page.view.setFocus()
    _press(qtbot, page.view, Key.Key_Return)
    assert window.current_key == "projects"
    assert session.portfolio.get(Project, window._context.focus.project_id).name == (
        "非煤矿山源头治理"
    )


def test_that_a_place_found_is_gone_to_on_its_list(app: App, plan: Path) -> None:
    app.open_plan(plan)
    assert app.window is not None
    app.window.show_page("checks")
    page = cast("ChecksPage", app.window.page)
    row = next(
        at
        for at, item in enumerate(page.model.items)
        if item.code == "place_without_zone"
    )
    page.choose(row)

    page.detail.go_button.click()

    zones = cast("ZonesPage", app.window.page)
    assert zones.panel.listing.key == "places"
    assert zones.panel.table.row_id == page.selected[0].row_id


def test_that_a_version_is_named_compared_and_gone_back_to(
    qtbot: QtBot, app: App, plan: Path
) -> None:
    app.open_plan(plan)
    assert app.window is not None
    assert app.session is not None
    window, session = app.window, app.session
    _press(qtbot, window, Key.Key_S, CTRL | SHIFT)
    dialog = _dialog(qtbot, window, VersionDialog)
    name = next(iter(dialog.findChildren(QLineEdit)))
    qtbot.keyClicks(name, "draft")
    _press(qtbot, name, Key.Key_Return)
    zone = session.portfolio.all(Zone)[0]
    session.edit("Delete a zone", lambda writer: writer.delete(zone))

    _press(qtbot, window, Key.Key_8, CTRL)
    page = cast("HistoryPage", window.page)
    page.show_part(1)
    assert any(zone.name in row for row, *_ in page.shown_lines)
    page.back_button.click()

    assert zone in session.portfolio.all(Zone)
    qtbot.waitUntil(lambda: page.shown_lines == [])
    _press(qtbot, window, Key.Key_Z, CTRL)
    assert zone not in session.portfolio.all(Zone)


def test_that_closing_the_plan_publishes_it_and_shows_the_welcome_window(
    qtbot: QtBot, app: App, plan: Path
) -> None:
    app.open_plan(plan)
    assert app.window is not None
    assert app.session is not None
    zone = app.session.portfolio.all(Zone)[0]
    app.session.edit("Delete", lambda writer: writer.delete(zone))

    _press(qtbot, app.window, Key.Key_W, CTRL)

    assert app.window is None
    assert app.welcome is not None
    assert app.welcome.isVisible()
    with reading(plan) as reader:
        assert zone.id not in reader.entities(Zone)


def test_that_an_unexpected_exception_leaves_the_plan_open(
    app: App, plan: Path
) -> None:
    app.open_plan(plan)

    app.tell_bug("Traceback: zero")

    assert app.notice is not None
    assert app.notice.text == "Something went wrong; your plan is intact."
    app.notice.choices[0].click()
    assert QApplication.clipboard().text() == "Traceback: zero"
    assert app.session is not None
