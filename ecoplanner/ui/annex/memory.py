"""What the program remembers of how a user prints each plan.

Which tables are looked at is the user's own; how they look is kept in the plan.
"""

from __future__ import annotations

import json
from typing import Any
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.ui.settings import Settings

#: Plans remembered, the latest last.
MOST_PLANS = 30


class AnnexMemory:
    """The memory of one plan, kept in the settings as JSON."""

    def __init__(self, settings: Settings, plan_id: str) -> None:
        self._settings, self._plan_id = settings, plan_id

    def tables(self, known: Sequence[str]) -> tuple[str, ...]:
        """Return the tables chosen last, of those there are; none if none was."""
        chosen = self._read().get("tables", ())
        return tuple(key for key in known if key in chosen)

    def keep_tables(self, keys: Sequence[str]) -> None:
        """Remember which tables are chosen."""
        self._keep("tables", list(keys))

    def merges(self, table: str) -> Mapping[str, object]:
        """Return how cells were merged before merging was switched off."""
        found = self._read().get("merges", {})
        kept = found.get(table, {}) if isinstance(found, dict) else {}
        return kept if isinstance(kept, dict) else {}

    def keep_merges(self, table: str, values: Mapping[str, object]) -> None:
        """Remember how cells are merged, for when merging is switched on again."""
        found = self._read().get("merges", {})
        found = found if isinstance(found, dict) else {}
        self._keep("merges", found | {table: dict(values)})

    @property
    def pdf(self) -> str:
        """The file that the annex was saved to last; empty for none."""
        found = self._read().get("pdf", "")
        return found if isinstance(found, str) else ""

    def keep_pdf(self, path: str) -> None:
        """Remember where the annex was saved."""
        self._keep("pdf", path)

    def _all(self) -> dict[str, dict[str, Any]]:
        try:
            found = json.loads(self._settings.annex or "{}")
        except ValueError:
            # Somebody else's hand was in the settings: begin anew.
            return {}
        if not isinstance(found, dict):
            return {}
        return {key: value for key, value in found.items() if isinstance(value, dict)}

    def _read(self) -> dict[str, Any]:
        return self._all().get(self._plan_id, {})

    def _keep(self, name: str, value: object) -> None:
        plans = self._all()
        mine = plans.pop(self._plan_id, {})
        plans[self._plan_id] = mine | {name: value}
        latest = dict(list(plans.items())[-MOST_PLANS:])
        self._settings.annex = json.dumps(latest, ensure_ascii=False)
