"""What people do in the window, one thing after another."""

from __future__ import annotations

from functools import partial
from typing import cast
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QPointF
from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.charts.shares_card import SharesCard
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.edits import GridEdits
from ecoplanner.ui.portfolio.filters import Wanted
from ecoplanner.ui.schedule.chart import ScheduleChart
from ecoplanner.ui.schedule.painting import bar_box

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ecoplanner.app import App
    from ecoplanner.ui.checks.page import ChecksPage
    from ecoplanner.ui.lists.history import HistoryPage
    from ecoplanner.ui.main_window import MainWindow
    from ecoplanner.ui.portfolio.page import PortfolioPage
    from ecoplanner.ui.schedule.page import SchedulePage
    from ecoplanner.ui.session import Session

    #: What it is called, and doing it.
    Act = tuple[str, Callable[[], object]]

_CTRL = Qt.KeyboardModifier.ControlModifier
_WORDS = "河道slzl"
#: So many projects are taken in hand at a time.
_SOME = 500
_MOVES = 12


def acts(app: App, folder: Path) -> Iterator[Act]:
    """Yield what is done; what comes before an act is made before it is asked for.

    Args:
        app: the program, with a plan of some projects in its window.
        folder: where pictures may be kept.
    """
    yield from _looks(app)
    yield from _steps(app)
    yield from _other_pages(app, folder)
    yield from _window(app)
    yield from _edits(app)


def _looks(app: App) -> Iterator[Act]:
    """Find, filter, sort and fold in the table."""
    window, page = _window_of(app), _grid(app)
    commands, model = page.commands, page.model
    yield "open all", commands.open_all
    header = page.view.horizontalHeader()
    for key in ("name", "need", "leads", "number"):
        yield f"sort by {key}", partial(header.sectionClicked.emit, AT[key])
    for grouping in ("zone", "agency", "task", "none", "program"):
        choose = page.toolbar.grouping_chosen.emit
        yield f"group by {grouping}", partial(choose, grouping)
    yield "open all again", commands.open_all
    page.toolbar.filter_button.setChecked(True)
    for at in range(1, len(_WORDS) + 1):
        yield f"filter {_WORDS[:at]}", partial(_filter, page, _WORDS[:at])
    yield "filter cleared", page.filter_bar.clear
    for key in ("name", "leads", "content", "schedule"):
        yield f"filter of {key}", partial(page.column_filters.open, AT[key])
        popup = page.column_filters.popup
        assert popup is not None  # noqa: S101 - just opened
        yield f"filter of {key}, typed", partial(popup.field.setText, "水")
        yield f"filter of {key}, applied", popup.apply
        yield f"filter of {key}, cleared", page.filter_bar.clear
    for key in ("has_gap", "is_unpriced", "has_finding"):
        yield f"filter {key}", partial(model.set_wanted, Wanted(**{key: True}))  # type: ignore[arg-type]
        yield f"filter {key} cleared", partial(model.set_wanted, Wanted())
    for at in range(1, len(_WORDS) + 1):
        yield f"find {_WORDS[:at]}", partial(page.search, _WORDS[:at])
    yield "find next", page.find_next
    yield "find nothing", partial(page.search, "")
    yield "fold all", commands.fold_all
    yield "open all once more", commands.open_all
    yield "select all", partial(QTest.keyClick, page.view, Qt.Key.Key_A, _CTRL)
    yield "copy all", commands.copy_action.trigger
    yield "one cell", partial(page.view.go_to, model.index(1, AT["name"]))
    yield "to the end", partial(QTest.keyClick, page.view, Qt.Key.Key_End, _CTRL)
    yield "fit column", partial(page.panel.fit_column, AT["content"])
    card = window.findChild(SharesCard)
    assert card is not None  # noqa: S101 - the page has one
    for way in card.way_actions:
        yield f"shares by {way}", partial(card.show_way, way)
    yield "shares by program again", partial(card.show_way, "program")
    part = model.figures.facts.projects[0].program_id
    chosen = Filter(by="program", keys=frozenset({part}))
    yield "chart filter", partial(page.focus.set_filter, chosen)
    yield "chart filter off", partial(page.focus.set_filter, Filter())


def _edits(app: App) -> Iterator[Act]:
    """Duplicate, move and delete rows, and undo that."""
    page, session = _grid(app), _session(app)
    commands = page.commands
    # The groups of a large plan are folded when it is opened.
    commands.open_all()
    for count in (1, _SOME):
        for name in ("duplicate", "move_down", "delete_rows"):
            _select(page, count)
            yield f"{name} {count}", getattr(commands, name)
            yield f"{name} {count} undone", session.undo
            yield f"{name} {count} redone", session.redo
            session.undo()
    yield "publish much", session.publish


def _steps(app: App) -> Iterator[Act]:
    """Publish and name versions."""
    session = _session(app)
    project = session.portfolio.all(Project)[0]
    work = partial(set_fields, project_id=project.id, values={"need": "4321"})
    yield "edit", partial(session.edit, "bench", work)
    yield "edit undone", session.undo
    yield "edit redone", session.redo
    yield "publish", session.publish
    yield "name version", partial(session.name_version, "bench")
    projects = session.portfolio.all(Project)
    needs = {
        each.id: {"need": str(7000 + at)} for at, each in enumerate(projects[:_SOME])
    }
    edits = GridEdits(session, _grid(app).model)
    yield f"edit {_SOME}", partial(edits.type_into, needs)


def _other_pages(app: App, folder: Path) -> Iterator[Act]:
    window = _window_of(app)
    yield "schedule", partial(window.show_page, "schedule")
    chart = window.page.findChild(ScheduleChart)
    assert chart is not None  # noqa: S101 - the page has one
    schedule = cast("SchedulePage", window.page)
    for turn in ("fold", "open", "fold again"):
        yield f"schedule: {turn}", schedule.bar.fold_clicked.emit
    for grouping in ("zone", "agency", "program"):
        yield f"schedule: by {grouping}", partial(schedule.set_grouping, grouping)
    yield "schedule: drag", partial(_drag, chart)
    yield "schedule: undone", _session(app).undo
    yield "funding", partial(window.show_page, "funding")
    yield "checks", partial(window.show_page, "checks")
    checks = cast("ChecksPage", window.page)
    yield "checks: finding", partial(checks.choose, 1)
    yield "checks: go there", checks.go_there
    yield "zones", partial(window.show_page, "zones")
    yield "indicators", partial(window.show_page, "indicators")
    yield "history", partial(window.show_page, "history")
    history = cast("HistoryPage", window.page)
    yield "versions", partial(history.show_part, 1)
    yield "back to version", history.back_action.trigger
    yield "back undone", _session(app).undo
    yield "edits", partial(history.show_part, 0)
    yield "edits: next", partial(QTest.keyClick, history.view, Qt.Key.Key_Down)
    yield "projects", partial(window.show_page, "projects")
    card = window.findChild(SharesCard)
    assert card is not None  # noqa: S101 - the page has one
    for end in ("png", "svg", "pdf"):
        yield f"chart as {end}", partial(card.save_picture, folder / f"chart.{end}")


def _window(app: App) -> Iterator[Act]:
    """Let the whole window be made anew."""
    yield "theme", app.preferences.switch_theme
    yield "text size", partial(app.preferences.choose_size, 125)
    yield "text size back", partial(app.preferences.choose_size, 100)
    yield "language", partial(app.preferences.choose_language, "en")
    path = _session(app).path
    assert path is not None  # noqa: S101 - a plan of a file
    yield "close plan", _window_of(app).welcome_requested.emit
    yield "open plan", partial(app.open_plan, path)


def _filter(page: PortfolioPage, words: str) -> None:
    page.filter_bar.field.setText(words)
    page.filter_bar.apply()


def _select(page: PortfolioPage, count: int) -> None:
    """Take so many projects in hand, some way down."""
    lines = [at for at, row in enumerate(page.model.rows) if row.kind == "project"]
    some = lines[3 : 3 + count]
    page.view.go_to(page.model.index(some[0], AT["name"]))
    page.view.selected.select_lines(some)
    QApplication.processEvents()


def _drag(chart: ScheduleChart) -> None:
    """Drag a bar by some steps, each with what it shows."""
    scene = chart.scene
    at = next(at for at, line in enumerate(scene.lines) if line.span is not None)
    chart.show_project(scene.lines[at].id)
    QApplication.processEvents()
    span = scene.lines[at].span
    assert span is not None  # noqa: S101 - so it was chosen
    spot = bar_box(chart.scene, at, span).center()
    kinds = QEvent.Type
    _mouse(chart.viewport(), kinds.MouseButtonPress, spot)
    for step in range(_MOVES):
        spot += QPointF(step, 0)
        _mouse(chart.viewport(), kinds.MouseMove, spot)
        QApplication.processEvents()
    _mouse(chart.viewport(), kinds.MouseButtonRelease, spot)


def _mouse(widget: QWidget, kind: QEvent.Type, spot: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    place = QPointF(widget.mapToGlobal(spot))
    no_key = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(kind, spot, place, left, left, no_key))


def _window_of(app: App) -> MainWindow:
    assert app.window is not None  # noqa: S101 - there is a plan
    return app.window


def _session(app: App) -> Session:
    assert app.session is not None  # noqa: S101 - there is a plan
    return app.session


def _grid(app: App) -> PortfolioPage:
    window = _window_of(app)
    window.show_page("projects")
    return cast("PortfolioPage", window.page)
