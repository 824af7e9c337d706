"""The window of one open plan: title bar, rail, pages, strip."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from shiboken6 import delete
from typing_extensions import override

from ecoplanner.errors import EcoplannerError
from ecoplanner.errors import NotPublishedError
from ecoplanner.errors import PlanMovedOnError
from ecoplanner.labels import label_text
from ecoplanner.model.store.stepping import Change
from ecoplanner.ui.commands import Commands
from ecoplanner.ui.drops import PlanDrops
from ecoplanner.ui.finding_steps import FindingSteps
from ecoplanner.ui.furnished_window import FurnishedWindow
from ecoplanner.ui.furnished_window import no_rest
from ecoplanner.ui.furnished_window import paint
from ecoplanner.ui.language import counted
from ecoplanner.ui.long_work import LongWork
from ecoplanner.ui.pages import PAGES
from ecoplanner.ui.plan_dialogs import PlanDialogs
from ecoplanner.ui.portfolio.inputs import keep_composed
from ecoplanner.ui.publish_state import refused_text
from ecoplanner.ui.strip import time_text
from ecoplanner.ui.telling import error_text
from ecoplanner.ui.window_frame import WindowFrame
from ecoplanner.ui.window_keys import WindowKeys
from ecoplanner.ui.window_messages import WindowMessages
from ecoplanner.words import LEVELS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.page import Page


class MainWindow(FurnishedWindow):
    """Everything around the pages of one plan.

    Signals:
        new_requested: a new plan is wanted.
        open_requested: a plan is to be chosen and opened.
        plan_requested: this plan is to be opened.
        copy_requested: a copy of the plan is to be saved.
        settings_requested: the settings are wanted.
        theme_requested: the other theme is wanted.
        size_requested: text and controls are wanted in another size, percent.
        welcome_requested: the plan is to be closed, the program not.
        closed: the window was closed, the plan with it.
    """

    new_requested = Signal()
    open_requested = Signal()
    plan_requested = Signal(Path)
    copy_requested = Signal()
    settings_requested = Signal()
    theme_requested = Signal()
    size_requested = Signal(int)
    welcome_requested = Signal()
    closed = Signal()

    def __init__(
        self,
        context: Context,
        language: Language,
        rest: Callable[[], bool] = no_rest,
    ) -> None:
        """Show the plan.

        Args:
            context: what every page is given.
            language: the language of sentences.
            rest: see `furnish`.
        """
        super().__init__()
        self._context = replace(context, later=self.later)
        self._session = context.session
        self._pages: dict[str, Page] = {}
        self._current = PAGES[0].key
        self._entries = {entry.key: entry for entry in PAGES}
        self._was_warned = False
        #: Why the last publishing failed, and that in few words.
        self._refusal: str | None = None
        self._refused: str | None = None
        self._follow_session()
        self.furnish(language, rest)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        self.complete()
        return self._pages[self._current]

    @property
    def current_key(self) -> str:
        """Key of the page that is shown."""
        return self._current

    @property
    def outer_panels(self) -> list[QWidget]:
        """What F6 goes to behind the panels of the page."""
        return [self._strip]

    def show_page(self, key: str) -> None:
        """Show a page, made when it is first shown."""
        if key != self._current:
            keep_composed()
            self._messages.dismiss()
        self._current = key
        self._rail.show_page(key)
        if key not in self._pages:
            page = self._entries[key].make(self._context, self._stack)
            page.notice.connect(self._on_page_notice)
            page.refused.connect(self._strip.show_refusal)
            page.page_requested.connect(self.show_page)
            page.summary_changed.connect(self._update_summary)
            self._pages[key] = page
            self._stack.addWidget(page)
            if self.isVisible() and not self._is_making:
                # To make it and to show it are two turns.
                paint()
                if self._pages.get(self._current) is not page:
                    return
        self._stack.setCurrentWidget(self._pages[key])
        self._update_summary()
        self._pages[key].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def _drop_pages(self) -> Iterator[None]:
        # The one in view last: when it goes, the next one would be shown.
        for key in sorted(self._pages, key=self._current.__eq__):
            delete(self._pages.pop(key))
            yield

    @override
    def _parts(self, language: Language) -> Iterator[None]:
        context, self._language = self._context, language
        PlanDrops(self).dropped.connect(self.plan_requested)
        self.commands = Commands(context.theme, self, language)
        self._dialogs = PlanDialogs(context, language, self)
        frame = WindowFrame(context.theme, language, self.commands, self)
        self.notice, self._title, self._rail = frame.notice, frame.title, frame.rail
        self._stack, self._strip = frame.stack, frame.strip
        self._frame = frame
        # Or it would be shown as soon as anything else happens.
        frame.hide()
        self.setCentralWidget(frame)
        self._messages = WindowMessages(self, self._strip, self.notice)
        self.keys = WindowKeys(context, self)
        self._steps = FindingSteps(self._strip, context.focus, self)
        self._connect()
        self._update_plan()
        self._update_findings()
        self.commands.show_undo(self._session)
        yield
        self.show_page(self._current)
        yield

    @override
    def _show_parts(self) -> None:
        self._frame.show()
        # What was out of sight could not take the keys.
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_session(self) -> None:
        session = self._session
        session.changed.connect(self._on_session_changed)
        session.failed.connect(self._on_session_failed)
        session.published.connect(self._on_session_published)
        session.publishing.connect(self._update_state)
        session.working.connect(self._update_state)
        session.found.connect(self._update_findings)

    def _connect(self) -> None:
        session, commands = self._session, self.commands
        session.waiting.connect(LongWork(self.notice, self._language).show)
        for name, does in (
            ("undo", session.undo),
            ("redo", session.redo),
            ("new", self.new_requested),
            ("open", self.open_requested),
            ("import", self._on_import_triggered),
            ("publish", self._on_publish_triggered),
            ("copy", self.copy_requested),
            ("version", self._dialogs.ask_version),
            ("properties", self._dialogs.ask_properties),
            ("close", self.welcome_requested),
            ("find", self._title.start_search),
            ("next_finding", self._steps.go_on),
            ("previous_finding", self._steps.go_back),
            ("theme", self.theme_requested),
            ("settings", self.settings_requested),
        ):
            commands.actions[name].triggered.connect(does)
        self.keys.size_requested.connect(self.size_requested)
        for action in commands.page_actions:
            action.triggered.connect(partial(self.show_page, action.data()))
        self._title.properties_requested.connect(self._dialogs.ask_properties)
        self._title.state_clicked.connect(self._on_state_clicked)
        self._rail.chosen.connect(self.show_page)
        self._title.searched.connect(self._on_searched)
        self._title.search_stepped.connect(self._on_search_stepped)
        self._title.search_left.connect(self._on_search_left)
        self._strip.undo_requested.connect(session.undo)
        self._strip.checks_requested.connect(self._on_checks_requested)
        self._strip.next_requested.connect(self._steps.go_on)
        self._strip.finding_requested.connect(self._steps.go_there)
        self._steps.page_requested.connect(self.show_page)
        self._dialogs.about_to_ask.connect(self._commit_editor)
        self._dialogs.version_named.connect(self._on_version_named)

    def _update_plan(self) -> None:
        plan = self._session.portfolio.plan
        self._title.show_plan(plan.title, word(LEVELS, plan.level, self._language))
        self.setWindowTitle(f"{plan.title} — ecoplanner")
        self._update_state()

    @Slot()
    def _update_findings(self) -> None:
        errors = self._steps.show_findings(self._session.known_findings)
        self._rail.show_count("checks", errors)

    @Slot()
    def _update_state(self) -> None:
        if self._refused is not None:
            self._title.show_state(self._refused, "octagon-alert", "danger")
            return
        if self._session.is_working:
            self._title.show_state(self.tr("Changing…"), "circle-dot", "warn")
            return
        if self._session.is_publishing:
            self._title.show_state(self.tr("Publishing…"), "circle-dot", "warn")
            return
        if count := self._session.unpublished_count:
            text = counted(self.tr("{count} edits not published").format(count=count))
            self._title.show_state(text, "circle-dot", "warn")
            return
        time = time_text(self._session.published_at)
        text = self.tr("Published {time}").format(time=time)
        self._title.show_state(text, "circle-check", "accenttext")

    @Slot()
    def _update_summary(self) -> None:
        """Say what is selected on the page in view; others speak out of sight too."""
        self._strip.show_summary(self.page.summary)

    @Slot(Change)
    def _on_session_changed(self, change: Change) -> None:
        self._messages.dismiss()
        self._update_plan()
        self.commands.show_undo(self._session)
        if change.kind != "edit":
            undone, redone = self.tr("Undone: {label}"), self.tr("Redone: {label}")
            text = undone if change.kind == "undo" else redone
            said = text.format(label=label_text(change.label, self._language))
            self._strip.show_notice(said)

    @Slot(EcoplannerError)
    def _on_session_failed(self, error: EcoplannerError) -> None:
        text = error_text(error, self._language)
        if isinstance(error, (NotPublishedError, PlanMovedOnError)):
            self._refusal, self._refused = text, refused_text(error)
        self._strip.show_refusal(text)
        self._update_state()

    @Slot()
    def _on_session_published(self) -> None:
        self._refusal = self._refused = None
        self._was_warned = False
        self._update_state()

    @Slot()
    def _on_state_clicked(self) -> None:
        """Say what the state is about; where a publish failed, what to do."""
        if self._refusal is not None:
            # The notice says it now.
            self._strip.dismiss()
            self.notice.show_sentence(
                self._refusal,
                "danger",
                [
                    (self.tr("Try again"), self._on_publish_triggered),
                    (self.tr("Save a copy…"), self.copy_requested.emit),
                ],
            )
        elif self._session.unpublished_count:
            self._on_publish_triggered()
        elif self._session.path is not None:
            words = self.tr("This plan is kept in {path}.")
            self._strip.show_notice(words.format(path=self._session.path))

    @Slot(str)
    def _on_checks_requested(self, severity: str) -> None:
        from ecoplanner.ui.checks.part import show_severity  # noqa: PLC0415 - late

        self.show_page("checks")
        show_severity(self.page, severity)

    @Slot()
    def _on_import_triggered(self) -> None:
        self.notice.show_sentence(
            self.tr(
                "Importing files is not there yet in this version: paste the rows of "
                "the table on Projects."
            ),
            "warn",
        )

    @Slot()
    def _commit_editor(self) -> None:
        keep_composed()
        self.page.commit_editor()

    @Slot(str)
    def _on_version_named(self, name: str) -> None:
        words = self.tr("Version “{name}” is kept.")
        self._strip.show_notice(words.format(name=name))
        self._update_state()

    @Slot()
    def _on_publish_triggered(self) -> None:
        self._commit_editor()
        self._session.publish()

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        self.page.search(text)

    @Slot(bool)
    def _on_search_stepped(self, backwards: bool) -> None:  # noqa: FBT001 - a signal
        self.page.find_next(backwards=backwards)

    @Slot()
    def _on_search_left(self) -> None:
        self.page.setFocus()

    @Slot(str, bool)
    def _on_page_notice(self, text: str, can_undo: bool) -> None:  # noqa: FBT001
        self._strip.show_notice(text, can_undo=can_undo)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            self.commands.show_menu()
        action = self.commands.late(event)
        if action is not None and action.isEnabled():
            action.trigger()
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            self.commands.hide_menu()
        super().keyReleaseEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # An exception in here would close the window all the same.
        event.ignore()
        keep_composed()
        self.page.commit_editor()
        self._strip.show_notice(self.tr("Publishing the last edits…"))
        if not self._session.publish_now() and not self._was_warned:
            # The edits are safe in the working copy; closing again leaves them there.
            self._was_warned = True
            self._strip.dismiss()
            self.notice.show_sentence(
                self._refusal or self.tr("The last edits are not published."),
                "danger",
                [
                    (self.tr("Try again"), self._on_publish_triggered),
                    (self.tr("Close; the edits stay on this computer"), self.close),
                ],
            )
            return
        self._session.close()
        self.closed.emit()
        event.accept()
