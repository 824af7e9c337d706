"""The dialog that names a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model import rule
from ecoplanner.model.problem import Problem
from ecoplanner.ui.dialogs.form import FormDialog
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.telling import problem_text

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.ui.theme import Theme


class VersionDialog(FormDialog):
    """Asks for a name that no other version has, and for a remark."""

    def __init__(
        self,
        theme: Theme,
        language: Language,
        taken: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", "", parent)
        self.setWindowTitle(self.tr("Name a version"))
        self.primary_button.setText(self.tr("Keep this version"))
        self._language = language
        self._taken = taken
        self._name = LineInput()
        self._name.setPlaceholderText(self.tr("Draft for comments"))
        self._note = LineInput()
        self.add_field("name", self.tr("Name"), self._name)
        self.add_field("note", self.tr("Remark"), self._note)
        self._name.textEdited.connect(self.recheck)
        self._note.textEdited.connect(self.recheck)

    def value(self) -> tuple[str, str]:
        """Return name and remark."""
        return self._name.text().strip(), self._note.text().strip()

    def problems(self) -> Mapping[str, str]:
        """Return what is wrong, a sentence by the name of its field."""
        name, note = self.value()
        found = [*rule.name("name", name), *rule.short("note", note)]
        if name in self._taken:
            found.append(Problem("name_taken", "name", {"name": name}))
        return {each.field_name: problem_text(each, self._language) for each in found}
