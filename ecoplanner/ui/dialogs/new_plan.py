"""The dialog that asks what a new plan shall be."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path
from typing import get_args
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton

from ecoplanner.errors import FileExistsAlreadyError
from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model.entity import new_id
from ecoplanner.model.plan import Level
from ecoplanner.model.plan import Plan
from ecoplanner.model.plan import plan_problems
from ecoplanner.model.samples import sample_title
from ecoplanner.model.samples import SAMPLES
from ecoplanner.ui.dialogs import files
from ecoplanner.ui.dialogs.form import FormDialog
from ecoplanner.ui.dialogs.form import year_box
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.telling import error_text
from ecoplanner.ui.telling import problem_text
from ecoplanner.words import LEVELS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.ui.theme import Theme

#: Periods offered by one click: the coming five years, and the long ones.
PERIODS = ((2026, 2030), (2021, 2025), (2026, 2035), (2021, 2035))
#: So many characters a file name may have; some systems count bytes instead.
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What the user wants to make.

    Attributes:
        plan: the plan's own row.
        template: bundled plan whose frame it takes over; empty for none.
        path: its file.
    """

    plan: Plan
    template: str
    path: Path


class NewPlanDialog(FormDialog):
    """Asks for template, level, region, years, title and file of a new plan."""

    def __init__(
        self,
        theme: Theme,
        language: Language,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", "", parent)
        self.setWindowTitle(self.tr("New plan"))
        self.primary_button.setText(self.tr("Make the plan"))
        self._language = language
        self._folder = folder
        self._id = new_id()
        self._build_widgets()
        self._connect()
        self._update_proposals()
        self._region.setFocus()

    def value(self) -> NewPlan:
        """Return what the user wants to make."""
        first = self._first.value()
        plan = Plan(
            id=self._id,
            title=self._title.text().strip(),
            region=self._region.text().strip(),
            level=self._level.currentData(),
            base_year=first - 1,
            first_year=first,
            last_year=self._last.value(),
        )
        path = Path(self._path.text().strip())
        return NewPlan(plan, str(self._template.currentData()), path)

    def problems(self) -> Mapping[str, str]:
        """Return what is wrong, a sentence by the name of its field."""
        wanted = self.value()
        found = {
            problem.field_name: problem_text(problem, self._language)
            for problem in plan_problems(wanted.plan)
        }
        for name in ("last_year", "base_year"):
            if name in found:
                found.setdefault("first_year", found.pop(name))
        if sentence := self._path_sentence(wanted.path):
            found["path"] = sentence
        return found

    def _path_sentence(self, path: Path) -> str:
        if not self._path.text().strip():
            return self.tr("Say where the plan shall be kept.")
        if len(path.name) > _LONGEST:
            return self._refusal(path, os.strerror(errno.ENAMETOOLONG))
        try:
            if path.exists():
                return error_text(FileExistsAlreadyError(path=path), self._language)
            reason = "" if path.parent.is_dir() else self.tr("there is no such folder")
        except OSError as error:
            # Too long in bytes, or the folder lets nobody look into it.
            return self._refusal(path, error.strerror or str(error))
        if not reason and not os.access(path.parent, os.W_OK):
            reason = os.strerror(errno.EACCES)
        return self._refusal(path.parent, reason) if reason else ""

    def _refusal(self, path: Path, reason: str) -> str:
        return error_text(
            PlanUnavailableError(path=path, reason=reason), self._language
        )

    def _build_widgets(self) -> None:
        self._template = QComboBox()
        self._template.addItem(self.tr("Empty plan"), "")
        for name in SAMPLES:
            text = self.tr("Frame of: {title}").format(title=sample_title(name))
            self._template.addItem(text, name)
        self._level = QComboBox()
        for level in reversed(get_args(Level)):
            self._level.addItem(word(LEVELS, level, self._language), level)
        self._region = LineInput()
        self._region.setPlaceholderText(self.tr("County, city or province"))
        year = QDate.currentDate().year()
        self._first = year_box(year if year % 5 == 1 else year - (year - 1) % 5)
        self._last = year_box(self._first.value() + 4)
        dash = QLabel("—")
        self._title = LineInput()
        self._path = LineInput()
        self._browse = QPushButton(self.tr("Choose…"))
        self.add_field("region", self.tr("Region"), self._region, self._level)
        self.add_field("first_year", self.tr("Years"), self._first, dash, self._last)
        chips = QHBoxLayout()
        chips.setSpacing(self.theme.px(6))
        for period in PERIODS:
            chips.addWidget(self._chip(*period))
        chips.addStretch(1)
        self.form.addLayout(chips)
        self.add_field("title", self.tr("Title"), self._title)
        self.add_field("template", self.tr("Template"), self._template)
        hint = QLabel(
            self.tr(
                "A template gives zones, places, tasks, programmes, agencies, sources "
                "and indicators; its projects and money stay behind."
            )
        )
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        self.form.addWidget(hint)
        self.add_field("path", self.tr("File"), self._path, self._browse)
        self._level.setAccessibleName(self.tr("Level"))
        self._first.setAccessibleName(self.tr("First year"))
        self._last.setAccessibleName(self.tr("Last year"))

    def _chip(self, first: int, last: int) -> QToolButton:
        chip = QToolButton()
        chip.setText(f"{first}—{last}")
        chip.setAccessibleName(f"{first}—{last}")

        def choose() -> None:
            self._first.setValue(first)
            self._last.setValue(last)

        chip.clicked.connect(choose)
        return chip

    def _connect(self) -> None:
        self._region.textEdited.connect(self._update_proposals)
        self._first.valueChanged.connect(self._update_proposals)
        self._last.valueChanged.connect(self._update_proposals)
        self._title.textEdited.connect(self._on_title_edited)
        self._path.textEdited.connect(self._on_path_edited)
        self._browse.clicked.connect(self._on_browse_clicked)

    def _update_proposals(self) -> None:
        """Title and file follow region and years until the user writes them."""
        if not self._title.isModified():
            region = self._region.text().strip()
            title = self.tr("Ecological restoration plan of {region} ({first}–{last})")
            years = {"first": self._first.value(), "last": self._last.value()}
            text = title.format(region=region, **years) if region else ""
            self._title.setText(text)
            self._title.setModified(False)
        self._update_path()
        self.recheck()

    def _update_path(self) -> None:
        if not self._path.isModified():
            name = files.file_name(self._title.text().strip())
            self._path.setText(str(files.free_path(self._folder / name)))
            self._path.setModified(False)

    def _on_title_edited(self) -> None:
        self._update_path()
        self.recheck()

    def _on_path_edited(self) -> None:
        self.recheck()

    def _on_browse_clicked(self) -> None:
        proposed = Path(self._path.text() or str(self._folder))
        path = files.ask_new(self, self.tr("Keep the plan as"), proposed)
        if path is not None:
            self._path.setText(str(path))
            self._path.setModified(True)
            self.recheck()
