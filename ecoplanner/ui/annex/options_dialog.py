"""Every option of a printed table, by subject, with what is wrong said at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QFormLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.annex import option_fields
from ecoplanner.ui.annex import option_values
from ecoplanner.ui.annex.columns_box import columns_of
from ecoplanner.ui.annex.columns_box import ColumnsBox
from ecoplanner.ui.lists.page import Segments
from ecoplanner.ui.telling import problem_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.annex.option_fields import Field
    from ecoplanner.ui.theme import Theme

WIDTH, HEIGHT = 560, 520


class OptionsDialog(QDialog):
    """Asks for all options of one table; it edits nothing."""

    def __init__(
        self,
        theme: Theme,
        language: Language,
        portfolio: Portfolio,
        key: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._portfolio, self._key = portfolio, key
        self._values = option_values.values_of(portfolio, key)
        self._fields: list[Field] = []
        self._widgets: dict[str, QWidget] = {}
        self._build_widgets()

    def changes(self) -> dict[str, object]:
        """Return the options that shall be others, by name."""
        found = option_fields.changed(self._fields, self._widgets, self._values)
        return found | self.columns.changes(self._values)

    def problems(self) -> list[str]:
        """Return what is wrong, a sentence each."""
        changes = self.changes()
        found = option_values.problems_of_change(self._portfolio, self._key, changes)
        labels = {each.name: each.label for each in self._fields}
        texts = [problem_text(each, self._language) for each in found]
        for problem, at in zip(found, range(len(texts)), strict=True):
            name = labels.get(problem.field_name, problem.field_name)
            texts[at] = texts[at].replace(problem.field_name, name)
        return [*texts, *filter(None, (self.columns.problem(),))]

    def field(self, name: str) -> QWidget:
        """Return the widget of an option."""
        return self._widgets[name]

    def show_part(self, at: int) -> None:
        """Show another subject."""
        self._tabs.group.button(at).setChecked(True)
        self._stack.setCurrentIndex(at)

    def _build_widgets(self) -> None:
        px = self._theme.px
        self._tabs = Segments(self._theme)
        self._stack = QStackedWidget()
        self.columns = ColumnsBox(self._theme, columns_of(self._portfolio, self._key))
        for words, part in (
            (self.tr("Words"), self._form(option_fields.fields_of_words())),
            (self.tr("Columns"), self.columns),
            (self.tr("Page"), self._form(option_fields.fields_of_page())),
            (self.tr("Content"), self._form(option_fields.fields_of_content())),
        ):
            self._tabs.add(words)
            self._stack.addWidget(part)
        self._tabs.group.idClicked.connect(self.show_part)
        self.show_part(0)
        self._sentence = QLabel()
        self._sentence.setProperty("role", "danger")
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.hide()
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.primary_button = buttons.addButton(self.tr("Apply"), roles.AcceptRole)
        self.primary_button.setProperty("kind", "primary")
        buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(14), px(20), px(14))
        layout.setSpacing(px(12))
        layout.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._sentence)
        layout.addWidget(buttons)
        self.resize(px(WIDTH), px(HEIGHT))

    def _form(self, fields: Sequence[Field]) -> QWidget:
        px = self._theme.px
        box = QWidget()
        form = QFormLayout(box)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(px(6))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in fields:
            widget = option_fields.made_widget(field, self._values[field.name])
            widget.setAccessibleName(field.label)
            self._fields.append(field)
            self._widgets[field.name] = widget
            if isinstance(widget, QCheckBox):
                form.addRow(widget)
            else:
                label = QLabel(field.label)
                label.setProperty("role", "secondary")
                label.setBuddy(widget)
                form.addRow(label, widget)
        return box

    @override
    def accept(self) -> None:
        problems = self.problems()
        self._sentence.setText(" ".join(problems))
        self._sentence.setVisible(bool(problems))
        if not problems:
            super().accept()
