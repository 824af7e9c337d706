"""Storing how printed tables look, one edit at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ecoplanner.ui.annex import option_values
from ecoplanner.ui.telling import problem_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.ui.annex.memory import AnnexMemory
    from ecoplanner.ui.session import Session


class OptionEdits(QObject):
    """Changes the options of several tables as one edit."""

    def __init__(
        self,
        session: Session,
        memory: AnnexMemory,
        language: Language,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._memory, self._language = session, memory, language

    def set_options(self, keys: Sequence[str], wanted: Mapping[str, object]) -> str:
        """Store options of tables.

        The number of the first page is that of the first table alone.

        Returns:
            Why it cannot be, in sentences; empty when it was stored.
        """
        portfolio = self._session.portfolio
        keys = keys[:1] if "first_number" in wanted else keys
        for key in keys:
            problems = option_values.problems_of_change(portfolio, key, wanted)
            if problems:
                texts = [problem_text(each, self._language) for each in problems]
                return " ".join(texts)
        self._edit(dict.fromkeys(keys, wanted))
        return ""

    def set_merging(self, keys: Sequence[str], *, is_on: bool) -> None:
        """Merge cells as they were merged before, or merge none."""
        changes: dict[str, Mapping[str, object]] = {}
        for key in keys:
            values = option_values.values_of(self._session.portfolio, key)
            if is_on:
                changes[key] = option_values.merging(self._memory.merges(key))
            else:
                now = {name: values[name] for name in option_values.MERGES}
                self._memory.keep_merges(key, now)
                changes[key] = dict.fromkeys(option_values.MERGES, "never")
        self._edit(changes)

    def _edit(self, changes: Mapping[str, Mapping[str, object]]) -> None:
        work = option_values.storing_each(self._session.portfolio, changes)
        self._session.edit(self.tr("Change how the annex is printed"), work)
