"""How the user laid the table out: columns, grouping, folds."""

from __future__ import annotations

import json
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import FROZEN
from ecoplanner.ui.portfolio.columns import KEYS
from ecoplanner.ui.portfolio.figures import GROUPINGS

if TYPE_CHECKING:
    from ecoplanner.ui.portfolio.figures import Grouping
    from ecoplanner.ui.settings import Settings


@dataclass(slots=True)
class LayoutMemory:
    """What is remembered of the table for a user, never in the plan.

    Attributes:
        order: keys of the columns from left to right.
        widths: by key the pixels at 100 % of columns the user widened.
        shown: optional columns that are shown.
        hidden: columns that are not shown though they are not optional.
        grouping: what groups are of.
        has_filter: whether the filter bar stays open.
        folded: keys of the groups that are folded.
        sides: by form of the right column the pixels at 100 % it was dragged to; by
            `preview` the height of the annex under the table.
        has_preview: whether the annex is shown where there is room.
    """

    order: list[str] = field(default_factory=lambda: list(KEYS))
    widths: dict[str, int] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    grouping: Grouping = "program"
    has_filter: bool = False
    folded: list[str] = field(default_factory=list)
    sides: dict[str, int] = field(default_factory=dict)
    has_preview: bool = True

    def is_shown(self, key: str) -> bool:
        """Whether a column is shown."""
        column = next(each for each in COLUMNS if each.key == key)
        return key in self.shown if column.is_optional else key not in self.hidden

    def show(self, key: str, *, is_shown: bool) -> None:
        """Show or hide a column."""
        column = next(each for each in COLUMNS if each.key == key)
        listed = self.shown if column.is_optional else self.hidden
        wanted = is_shown if column.is_optional else not is_shown
        if wanted and key not in listed:
            listed.append(key)
        elif not wanted and key in listed:
            listed.remove(key)

    def reset_columns(self) -> None:
        """Lay the columns out as at first."""
        fresh = LayoutMemory()
        self.order, self.widths = fresh.order, fresh.widths
        self.shown, self.hidden = fresh.shown, fresh.hidden

    def keep(self, settings: Settings) -> None:
        """Remember all this between runs."""
        settings.grid = json.dumps(asdict(self), ensure_ascii=False)


def remembered(settings: Settings) -> LayoutMemory:
    """Return what was remembered; what is no longer understood is left out."""
    try:
        kept: Any = json.loads(settings.grid or "{}")
    except ValueError:
        return LayoutMemory()
    memory = LayoutMemory()
    if not isinstance(kept, dict):
        return memory
    for name in ("shown", "hidden", "folded"):
        value = kept.get(name)
        if isinstance(value, list):
            setattr(memory, name, [str(each) for each in value])
    order = kept.get("order")
    if isinstance(order, list) and _is_order(order):
        memory.order = order
    for name in ("widths", "sides"):
        value = kept.get(name)
        if isinstance(value, dict):
            value = {key: size for key, size in value.items() if type(size) is int}
            setattr(memory, name, value)
    memory.widths = {key: width for key, width in memory.widths.items() if key in KEYS}
    if kept.get("grouping") in GROUPINGS:
        memory.grouping = kept["grouping"]
    memory.has_filter = kept.get("has_filter") is True
    memory.has_preview = kept.get("has_preview") is not False
    return memory


def _is_order(order: list[Any]) -> bool:
    """Whether a list names each column once, the frozen ones first."""
    return (
        len(order) == len(KEYS)
        and {*map(str, order)} == {*KEYS}
        and order[:FROZEN] == [*KEYS[:FROZEN]]
    )
