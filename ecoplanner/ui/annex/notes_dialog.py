"""Writing the notes under a printed table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout

from ecoplanner.model.annex import TableNote
from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.ui.portfolio.inputs import TextInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.store.access import Writer


class NotesDialog(QDialog):
    """One note a line; the program counts them and puts 注 before them."""

    def __init__(self, title: str, notes: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Notes of {table}").format(table=title))
        label = QLabel(self.tr("One note a line"))
        self._text = TextInput("\n".join(notes))
        self._text.setTabChangesFocus(True)
        label.setBuddy(self._text)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (label, self._text, buttons):
            layout.addWidget(widget)

    @classmethod
    def ask(
        cls, title: str, notes: Sequence[str], parent: QWidget
    ) -> tuple[str, ...] | None:
        """Return the notes as they shall be; None if they shall stay."""
        dialog = cls(title, notes, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        QGuiApplication.inputMethod().commit()
        lines = dialog._text.toPlainText().splitlines()
        return tuple(line.strip() for line in lines if line.strip())


def storing_notes(key: str, notes: Sequence[str]) -> Callable[[Writer], None]:
    """Return the work that makes these the notes of a table."""

    def work(writer: Writer) -> None:
        rows = writer.entities(TableNote, "table_key = ?", [key])
        writer.delete(*rows.values())
        for number, words in enumerate(notes, start=1):
            position = number * GAP
            writer.save(
                TableNote(id=new_id(), table_key=key, words=words, position=position)
            )

    return work
