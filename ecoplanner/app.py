"""The program with a window: application, look, language, the open plan."""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QSettings
from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ecoplanner.errors import EcoplannerError
from ecoplanner.errors import PlanInUseError
from ecoplanner.errors import PlanReadOnlyError
from ecoplanner.messages import error_text
from ecoplanner.ui.ahead import Ahead
from ecoplanner.ui.bugs import BugReports
from ecoplanner.ui.collecting import Collector
from ecoplanner.ui.dialogs import files
from ecoplanner.ui.doorbell import bring_to_front
from ecoplanner.ui.doorbell import Doorbell
from ecoplanner.ui.doorbell import ring
from ecoplanner.ui.ending import Ending
from ecoplanner.ui.focus import Focus
from ecoplanner.ui.furnished_window import no_rest
from ecoplanner.ui.furnished_window import paint
from ecoplanner.ui.main_window import MainWindow
from ecoplanner.ui.opening import Opener
from ecoplanner.ui.page import Context
from ecoplanner.ui.plan_files import copy_bytes
from ecoplanner.ui.plan_files import make_file
from ecoplanner.ui.preferences import Preferences
from ecoplanner.ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.store.document import Document
    from ecoplanner.ui.file_questions import FileQuestions
    from ecoplanner.ui.notice import Notice
    from ecoplanner.ui.welcome import WelcomeWindow

#: How long a thread may keep Python from the window, in seconds. Each call of Qt lets
#: go of Python and has to wait for it again; by default that is 5 ms, a hundred times
#: for one painting.
_SWITCH_S = 0.0002
#: When a plan that was opened is first checked: its window stands by then.
_FIRST_CHECK_MS = 500


class App(QObject):
    """Holds what lives as long as the program: look, settings, the open plan."""

    def __init__(
        self,
        application: QApplication,
        store: QSettings,
        documents: Path | None = None,
    ) -> None:
        """Put look and language on the application.

        Args:
            application: the running application.
            store: where settings are kept between runs.
            documents: where new plans and copies of examples go; by default the
                user's folder of documents.
        """
        super().__init__()
        sys.setswitchinterval(_SWITCH_S)
        self.application = application
        self._documents = documents or files.documents()
        self.preferences = Preferences(application, store, self)
        self.settings, self.look = self.preferences.settings, self.preferences.look
        self.theme = self.look.theme
        self._collector = Collector(self)
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self.welcome: WelcomeWindow | None = None
        self._is_ended = False
        self._focus = Focus(self)
        self.doorbell = Doorbell(self)
        self.doorbell.rung.connect(self._on_doorbell_rung)
        self._opener = Opener(self.doorbell, self)
        self.look.renew_with(self._renewed)

    @property
    def notice(self) -> Notice | None:
        """Where the window that is shown says what happened."""
        return self._shown.notice if self._shown is not None else None

    @property
    def _shown(self) -> MainWindow | WelcomeWindow | None:
        return self.window or self.welcome

    @cached_property
    def _questions(self) -> FileQuestions:
        """Asks for files; made when the first is asked for."""
        from ecoplanner.ui.file_questions import FileQuestions  # noqa: PLC0415 - late

        made = FileQuestions(self.preferences, self._documents, self)
        made.new_chosen.connect(self._make)
        made.plan_chosen.connect(self.open_plan)
        return made

    def start(self, path: Path | None) -> None:
        """Show a plan, or the welcome window where there is none."""
        # A plan that cannot be opened is told of in the welcome window.
        if path is None or not (self.open_plan(path) or self.welcome):
            self.show_welcome()

    def show_welcome(self) -> None:
        """Show the window without a plan."""
        from ecoplanner.ui.welcome import WelcomeWindow  # noqa: PLC0415 - see below

        # A plan that is opened at once does without it.
        self._drop_welcome()
        window = WelcomeWindow(self.theme, self.settings, self.look.language)
        window.new_requested.connect(self._on_new_requested)
        window.open_requested.connect(self._on_open_requested)
        window.plan_requested.connect(self.open_plan)
        window.sample_requested.connect(self.open_sample)
        window.clear_requested.connect(self._on_clear_requested)
        window.language_requested.connect(self.preferences.choose_language)
        window.theme_requested.connect(self.preferences.choose_theme)
        window.settings_requested.connect(self._on_settings_requested)
        self.preferences.restore(window)
        self.welcome = window
        window.show()
        window.activateWindow()

    @Slot(Path)
    def open_plan(self, path: Path) -> bool:
        """Open a plan in the window, in place of the one that is open.

        Returns:
            False after telling the user why not.
        """
        if self.session is not None and self.session.path == path.absolute():
            return True
        try:
            is_first = self.session is None
            document = self._opener.opened(path, self.notice, is_first=is_first)
        except EcoplannerError as error:
            self._refuse(error, path)
            return False
        if document is None:
            return False
        if self._is_ended or not self._close_window():
            document.close()
            return False
        self.settings.remember(str(path.absolute()))
        self._show_document(document)
        if self._is_ended:
            return False
        self.doorbell.answer_for(path)
        self._collector.spare()
        if self.session is not None:
            Ahead(self.session)
        self.save()
        said = self._opener.words_of(path, document, self.look.language)
        if said is not None:
            self._say(*said)
        return True

    @Slot(str)
    def open_sample(self, name: str) -> bool:
        """Open a copy of a bundled plan that the user may change and keep.

        Returns:
            False after telling the user why not.
        """
        from ecoplanner.model.samples import sample_rows  # noqa: PLC0415 - late
        from ecoplanner.model.samples import sample_title  # noqa: PLC0415 - late

        path = self._documents / files.file_name(sample_title(name))
        return self._make(files.free_path(path), sample_rows(name))

    def tell_bug(self, details: str) -> None:
        """Say that something unexpected happened; the plan stays open and intact."""
        if self.notice is None:
            return
        clipboard = QGuiApplication.clipboard()
        self.notice.show_sentence(
            self.tr("Something went wrong; your plan is intact."),
            "danger",
            [
                (self.tr("Copy details"), lambda: clipboard.setText(details)),
                (self.tr("Continue"), lambda: None),
            ],
        )

    def save(self) -> None:
        """Remember the settings."""
        self.preferences.keep(self._shown)

    @Slot()
    def secure(self) -> None:
        """Publish what is open; failing that, it is safe in the working copy."""
        if self.window is not None and self.session is not None:
            self.window.page.commit_editor()
            self.session.publish_now()

    @Slot()
    def end(self) -> None:
        """End the program; nobody can be asked."""
        self._is_ended = True
        self.secure()
        if self.session is not None:
            self.session.close()
            self._on_window_closed()
        self.application.exit()

    def _renewed(self, restyle: Callable[[], None]) -> Iterator[None]:
        """Make what is in the window anew, in another language or look."""
        if self.window is not None:
            self.window.page.commit_editor()
        # What is stored may be waited for, and the window be closed meanwhile.
        if self.window is not None:
            yield from self.window.renewed(self.look.language, restyle)
            return
        restyle()
        if self.welcome is not None:
            self.save()
            self.show_welcome()

    @Slot(Path, list)
    def _make(self, path: Path, rows: list[Entity]) -> bool:
        """Make a plan file and open it; False after telling the user why not."""
        error = make_file(path, rows)
        if error is not None:
            self._refuse(error, path)
            return False
        if not self.open_plan(path):
            return False
        words = self.tr("This plan is kept in {path}.")
        self._say(words.format(path=path), "done")
        return True

    def _show_document(self, document: Document) -> None:
        self.session = Session(document, self, _FIRST_CHECK_MS)
        self._focus = Focus(self)
        self._show_window()
        self._drop_welcome()

    def _show_window(self) -> None:
        """Make the window for the open plan."""
        assert self.session is not None  # noqa: S101 - only called with a plan
        context = Context(self.session, self._focus, self.theme, self.settings)
        rest = no_rest if self.welcome is None else self._rest
        window = MainWindow(context, self.look.language, rest)
        if self._is_ended:
            window.deleteLater()
            return
        window.new_requested.connect(self._on_new_requested)
        window.open_requested.connect(self._on_open_requested)
        window.plan_requested.connect(self.open_plan)
        window.theme_requested.connect(self.preferences.switch_theme)
        window.size_requested.connect(self.preferences.choose_size)
        window.settings_requested.connect(self._on_settings_requested)
        window.copy_requested.connect(self._on_copy_requested)
        window.welcome_requested.connect(self._on_welcome_requested)
        window.closed.connect(self._on_window_closed)
        self.preferences.restore(window)
        window.show()
        window.activateWindow()
        self.window = window

    def _rest(self) -> bool:
        """Let the welcome window paint; False where the program ends meanwhile."""
        paint()
        return not self._is_ended

    def _close_window(self) -> bool:
        """Close the open plan; False where its last edits cannot be published."""
        if self.window is None:
            return True
        self.save()
        window = self.window
        window.closed.disconnect(self._on_window_closed)
        if not window.close():
            window.closed.connect(self._on_window_closed)
            return False
        window.deleteLater()
        self.window = self.session = None
        self.doorbell.answer_for(None)
        return True

    def _drop_welcome(self) -> None:
        if self.welcome is not None:
            self.welcome.hide()
            self.welcome.deleteLater()
            self.welcome = None

    def _say(self, text: str, tone: str) -> None:
        if self.notice is not None:
            self.notice.show_sentence(text, tone)

    def _refuse(self, error: EcoplannerError, path: Path) -> None:
        """Tell why a plan did not open, and what may be done."""
        if self.notice is None:
            self.show_welcome()
        assert self.notice is not None  # noqa: S101 - there is a window now
        choices = []
        if isinstance(error, PlanInUseError | PlanReadOnlyError):
            choices = [
                (self.tr("Save a copy…"), lambda: self._copy_file(path)),
                (self.tr("Cancel"), lambda: None),
            ]
        text = error_text(error, self.look.language)
        self.notice.show_sentence(text, "danger", choices)

    def _copy_file(self, path: Path) -> None:
        """Copy the file of a plan that cannot be edited here; open the copy."""
        target = self._questions.ask_copy(self._shown, path)
        if target is None:
            return
        error = copy_bytes(path, target)
        if error is not None:
            self._refuse(error, path)
        else:
            self.open_plan(target)

    @Slot()
    def _on_doorbell_rung(self) -> None:
        """Come to the front: the plan was opened again elsewhere."""
        if self._shown is not None:
            bring_to_front(self._shown)

    @Slot()
    def _on_new_requested(self) -> None:
        self._questions.ask_new(self._shown)

    @Slot()
    def _on_open_requested(self) -> None:
        self._questions.ask_open(self._shown)

    @Slot()
    def _on_settings_requested(self) -> None:
        self.preferences.ask(self._shown)

    @Slot()
    def _on_copy_requested(self) -> None:
        if self.session is None or self.session.path is None:
            return
        target = self._questions.ask_copy(self.window, self.session.path)
        if target is None:
            return
        if self.session.save_copy(target):
            words = self.tr("A copy is kept in {path}; this plan stays open.")
            self._say(words.format(path=target), "done")

    @Slot()
    def _on_clear_requested(self) -> None:
        self.settings.recent = []
        self.save()
        self.show_welcome()

    @Slot()
    def _on_welcome_requested(self) -> None:
        if self._close_window():
            self.show_welcome()

    @Slot()
    def _on_window_closed(self) -> None:
        """The user closed the window: the program ends with it."""
        self.save()
        self.window = self.session = None


def run(path: Path | None) -> int:
    """Open the window and stay until it is closed.

    Returns:
        The exit code of the program.
    """
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    application.setApplicationName("ecoplanner")
    application.setOrganizationName("ecoplanner")
    if path is not None and ring(path):
        return 0
    app = App(application, QSettings())
    bugs = BugReports(app)
    bugs.met.connect(app.tell_bug)
    bugs.watch()
    ending = Ending(application)
    ending.session_ended.connect(app.secure)
    ending.signalled.connect(app.end)
    app.start(path)
    return application.exec()
