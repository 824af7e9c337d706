"""Fields of the inspector: typed text that is stored whole, or kept and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.model.problem import InvalidInputError
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.portfolio.inputs import take_composed
from ecoplanner.ui.portfolio.inputs import TextInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QResizeEvent

    from ecoplanner.model.problem import Problem
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.portfolio.hints import Hint
    from ecoplanner.ui.session import Session
    from ecoplanner.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_LINES = 14
#: The widest border of a field, so that focus does not move the text below.
_BORDER = 2


class RefusedError(Exception):
    """Takes what is wrong out of an edit that is rolled back."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


def attempt(
    session: Session, label: str, work: Callable[[Writer], object]
) -> tuple[Problem, ...]:
    """Run an edit; return what is wrong with what was typed, which stores nothing.

    Other errors go the usual way, through the session.
    """

    def guarded(writer: Writer) -> None:
        try:
            work(writer)
        except InvalidInputError as error:
            raise RefusedError(error.problems) from error

    try:
        session.edit(label, guarded)
    except RefusedError as refused:
        return refused.problems
    return ()


class _Line(LineInput):
    """One line; leaves and keys are told."""

    left = Signal()
    entered = Signal()
    escaped = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.composed and event.key() in _ENTER:
            self.entered.emit()
        elif not self.composed and event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        take_composed(self)
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class _Prose(TextInput):
    """Several lines, as high as they are."""

    left = Signal()
    entered = Signal()
    escaped = Signal()

    def __init__(self, *, has_lines: bool) -> None:
        super().__init__()
        self._has_lines = has_lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self.fit)

    @Slot()
    def fit(self) -> None:
        """Be as high as the text, up to a limit."""
        # The layout of a plain text counts its size in lines.
        lines = max(1, round(self.document().size().height()))
        policies = Qt.ScrollBarPolicy
        is_long = lines > _MOST_LINES
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if is_long else policies.ScrollBarAlwaysOff
        )
        edges = 2 * round(self.document().documentMargin()) + 2 * _BORDER
        high = min(lines, _MOST_LINES) * QFontMetrics(self.font()).lineSpacing()
        self.setFixedHeight(high + edges)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        ends = event.key() in _ENTER and (is_ctrl or not self._has_lines)
        if not self.composed and ends:
            self.entered.emit()
        elif not self.composed and event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        take_composed(self)
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Field(QWidget):
    """A text of the plan that is typed here, with a line below for what is wrong.

    What is typed is stored by Enter or by going elsewhere; Esc brings back what the
    plan says. Words that are refused stay until they are mended or Esc.

    Attributes:
        input: where it is typed.
        below: what is wrong, or a hint; may be put elsewhere.

    Signals:
        committed: words that differ from what the plan says.
    """

    committed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        lines: int = 1,
        hint: Callable[[str, str], Hint | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a field.

        Args:
            theme: sizes and fonts.
            name: what is typed, for a screen reader.
            lines: 1 for a line, 0 for one sentence that wraps, 2 for any text.
            hint: says something of words being typed, and of those before.
            parent: as in Qt.
        """
        super().__init__(parent)
        self._theme = theme
        self._hint = hint
        self._shown = ""
        self.input: _Line | _Prose = (
            _Line() if lines == 1 else _Prose(has_lines=lines > 1)
        )
        self.input.setAccessibleName(name)
        self._keys = (
            self.tr("Ctrl+Enter stores it, Esc brings back what was there")
            if lines > 1
            else self.tr("Enter stores it, Esc brings back what was there")
        )
        self.input.setToolTip(self._keys)
        self.below = QLabel()
        self.below.setWordWrap(True)
        self.below.setVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(2))
        layout.addWidget(self.input)
        layout.addWidget(self.below)
        self.setFocusProxy(self.input)
        self.input.left.connect(self.commit)
        self.input.entered.connect(self.commit)
        self.input.escaped.connect(self.restore)
        self.input.textChanged.connect(self._on_text_changed)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.input.words()

    @property
    def is_wrong(self) -> bool:
        """Whether what is typed was refused."""
        return bool(self.input.property("state") == "invalid")

    def align_right(self) -> None:
        """Set figures against the right edge."""
        if isinstance(self.input, _Line):
            self.input.setAlignment(Qt.AlignmentFlag.AlignRight)

    def show_text(self, text: str, *, is_new: bool = False) -> None:
        """Show what the plan says, unless something else is being typed here.

        Args:
            text: what the plan says.
            is_new: another project is shown, what was typed belongs elsewhere.
        """
        is_typed = self.text != self._shown
        self._shown = text
        if is_new or self.text == text or not is_typed:
            self.restore()

    def show_problem(self, text: str) -> None:
        """Keep what is typed and say what is wrong with it."""
        self._mark(state="invalid")
        self._say(text, "danger")

    def begin_with(self, text: str, problem: str) -> None:
        """Show words that were refused before."""
        self.input.begin(text)
        self.show_problem(problem)

    @property
    def problem(self) -> str:
        """What is wrong, in words; empty if nothing is."""
        return self.below.text() if self.is_wrong else ""

    @Slot()
    def commit(self) -> None:
        """Offer what is typed, if it is not what the plan says."""
        take_composed(self.input)
        if self.text != self._shown:
            self.committed.emit(self.text)
        else:
            self._mark(state="")
            self._say("", "")

    @Slot()
    def restore(self) -> None:
        """Show what the plan says."""
        self._mark(state="")
        if self.text != self._shown:
            self.input.begin(self._shown)
        if isinstance(self.input, _Line):
            self.input.setToolTip("\n".join(filter(None, (self._shown, self._keys))))
        if isinstance(self.input, _Line) and not self.input.hasFocus():
            self.input.setCursorPosition(0)
        self._say("", "")

    def _mark(self, *, state: str) -> None:
        if (self.input.property("state") or "") != state:
            self.input.setProperty("state", state)
            repolish(self.input)

    def _say(self, text: str, role: str) -> None:
        if (self.below.property("role") or "") != role:
            self.below.setProperty("role", role)
            repolish(self.below)
        self.below.setText(text)
        self.below.setVisible(bool(text))
        self.input.setAccessibleDescription(text)

    @Slot()
    def _on_text_changed(self) -> None:
        if self._hint is None or not self.input.hasFocus():
            return
        if self.text == self._shown:
            self._say("", "")
            return
        hint = self._hint(self.text, self._shown)
        text = hint.text if hint else ""
        self._say(text, "danger" if hint and hint.is_wrong else "quiet")


def repolish(widget: QWidget) -> None:
    """Let the style sheet see another property."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def line(parent: QWidget | None = None) -> QFrame:
    """Return a line between sections."""
    frame = QFrame(parent)
    frame.setProperty("kind", "line")
    frame.setFixedHeight(1)
    return frame
