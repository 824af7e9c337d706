"""Which sections of the inspector the user opened or folded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.ui.portfolio.inspector_section import Section
    from ecoplanner.ui.settings import Settings

_OPEN, _FOLDED = "+", "-"


class FoldMemory(QObject):
    """Keeps sections as the user left them, between projects and between runs."""

    def __init__(
        self, settings: Settings, sections: Mapping[str, Section], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings, self._sections = settings, sections
        for key, section in sections.items():
            if key in self.decided:
                section.set_open(is_open=f"{key}{_OPEN}" in settings.sections)
            section.head.clicked.connect(partial(self._on_head_clicked, key))

    @property
    def decided(self) -> set[str]:
        """The sections that the user opened or folded."""
        return {kept[:-1] for kept in self._settings.sections}

    def _on_head_clicked(self, key: str) -> None:
        mark = _OPEN if self._sections[key].is_open else _FOLDED
        others = [kept for kept in self._settings.sections if kept[:-1] != key]
        self._settings.sections = [*others, f"{key}{mark}"]
