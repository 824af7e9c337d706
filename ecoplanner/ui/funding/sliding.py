"""What would be while a slider moves: worked out and shown, and nothing written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.model.allotment import Allotted
from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.limits import ceilings_of
from ecoplanner.model.limits import newly_broken
from ecoplanner.model.problem import Problem
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.funding.edits import ALL
from ecoplanner.ui.funding.edits import CellEdit
from ecoplanner.ui.funding.edits import set_cell
from ecoplanner.ui.funding.money import matrix_of
from ecoplanner.ui.funding.money import Money
from ecoplanner.ui.funding.sentences import moved_text
from ecoplanner.ui.funding.sentences import row_of
from ecoplanner.ui.funding.year_chart import year_bars

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.limits import Use
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.funding.layout import FundingWidgets
    from ecoplanner.ui.funding.marks import Marks
    from ecoplanner.ui.funding.money import Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the page shows now, which a slider starts from."""

    portfolio: Portfolio
    scenario: Scenario | None
    money: Money
    matrix: Matrix
    marks: Marks


@dataclass(frozen=True, slots=True)
class Would:
    """What would be: the matrix, and the limits that it breaks, or breaks by more."""

    matrix: Matrix
    broken: tuple[Use, ...]


def would_be(now: Standing, source_id: str, total: int) -> Would | None:
    """Return what a new total of a source would make; None where it is refused."""
    source = row_of(now.matrix, source_id).source
    locked = now.marks.locked.get(source_id, frozenset[str]())
    tiers = row_of(now.matrix, source_id).tiers
    tier = max(tiers, key=lambda each: tiers[each], default="")
    amounts = set_cell(
        now.money,
        now.matrix.projects,
        CellEdit(source_id, ALL, total),
        tier or (source.default_tier if source else ""),  # type: ignore[arg-type]
        locked,
    )
    if isinstance(amounts, Problem):
        return None
    money = money_with(now.money, amounts)
    broken: tuple[Use, ...] = ()
    if ceilings_of(now.portfolio, now.scenario):
        before, after = (
            chain.from_iterable(each.by_project.values()) for each in (now.money, money)
        )
        broken = newly_broken(now.portfolio, now.scenario, before, after)
    return Would(matrix_of(now.portfolio, money, now.matrix.scope), broken)


def money_with(money: Money, amounts: Mapping[Key, int]) -> Money:
    """Return money with other amounts, as if they had been stored."""
    changed: dict[str, dict[Key, int]] = defaultdict(dict)
    for key, fen in amounts.items():
        changed[key[0]][key] = fen
    by_project, given = dict(money.by_project), dict(money.given)
    for project_id, here in changed.items():
        parts = [
            part for part in by_project.get(project_id, ()) if part[:4] not in here
        ]
        parts += [Allotted(*key, fen, "", "") for key, fen in here.items() if fen]  # type: ignore[arg-type]  # a tier
        by_project[project_id] = parts
        given[project_id] = sum(part.amount_fen for part in parts)
    return Money(by_project, given)


class Sliding(QObject):
    """Shows what would be, as soon as the window has a moment; the last one counts.

    Signals:
        shown: something else would be, or nothing any more.
    """

    shown = Signal()

    def __init__(
        self, widgets: FundingWidgets, standing: Callable[[], Standing]
    ) -> None:
        super().__init__(widgets)
        self._widgets, self._standing = widgets, standing
        self._wanted: tuple[str, int] | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timeout)
        widgets.model.previewed.connect(self._on_previewed)

    @Slot(str, object)
    def _on_previewed(self, source_id: str, total: int | None) -> None:
        if total is not None:
            self._wanted = source_id, total
            self._timer.start()
            return
        self._timer.stop()
        self._wanted = None
        self._widgets.chart.show_bars(year_bars(self._standing().matrix))
        self._widgets.hide_moved()
        self.shown.emit()

    @Slot()
    def _on_timeout(self) -> None:
        if self._wanted is None:
            return
        now, (source_id, total) = self._standing(), self._wanted
        would = would_be(now, source_id, total)
        if would is None:
            return
        widgets = self._widgets
        for model in (widgets.model, widgets.foot_model):
            model.show_would(would.matrix)
        widgets.chart.show_bars(year_bars(would.matrix))
        said = moved_text(now.matrix, would.matrix, source_id, ALL)
        widgets.show_would(" ".join([said, *map(self._worded, would.broken)]))
        self.shown.emit()

    def _worded(self, use: Use) -> str:
        translate = QCoreApplication.translate
        words = in_unit(translate("moved", "Breaks {limit} by {amount} (10,000 yuan)."))
        label = ceiling_label(self._standing().portfolio, use.ceiling)
        return words.format(limit=label, amount=money_text(use.excess_fen))
