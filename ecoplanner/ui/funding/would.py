"""What a new sum of a cell would make of the money shown; nothing is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.problem import Problem
from ecoplanner.model.yearly import gap_by_year
from ecoplanner.ui.funding.edits import Cell
from ecoplanner.ui.funding.limit_sums import LimitSums
from ecoplanner.ui.funding.money import frame_of
from ecoplanner.ui.funding.money import summed
from ecoplanner.ui.funding.sentences import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.limits import Use
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.funding.edits import CellEdit
    from ecoplanner.ui.funding.marks import Marks
    from ecoplanner.ui.funding.money import Frame
    from ecoplanner.ui.funding.money import Matrix
    from ecoplanner.ui.funding.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the page shows now, which a slider starts from."""

    portfolio: Portfolio
    scenario: Scenario | None
    money: Money
    matrix: Matrix
    marks: Marks
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Would:
    """What would be.

    Attributes:
        amounts: those that change, whole fen by key.
        matrix: the scope with them.
        uses: of every limit.
        broken: of the limits that they break, or break by more.
    """

    amounts: Mapping[Key, int]
    matrix: Matrix
    uses: tuple[Use, ...]
    broken: tuple[Use, ...]


class Moving:
    """A cell in motion: what stands behind it is read once, for sum after sum."""

    def __init__(self, now: Standing, edit: CellEdit) -> None:
        """Be ready to read what is behind a cell.

        Args:
            now: what is shown.
            edit: the cell; its new sum does not matter.
        """
        self._now, self._cell_at = now, (edit.source_id, edit.place)
        self._source_id = edit.source_id
        self._cell: Cell
        self._frame: Frame
        self._limits: LimitSums
        self._pieces = self._read(edit)
        self._last: tuple[int, Would | Problem] | None = None

    def read(self) -> bool:
        """Read a piece of what is behind the cell; False where all is read."""
        return next(self._pieces, self) is None

    def _read(self, edit: CellEdit) -> Iterator[None]:
        now = self._now
        source = row_of(now.matrix, edit.source_id).source
        tiers = row_of(now.matrix, edit.source_id).tiers
        tier = max(tiers, key=lambda each: tiers[each], default="")
        self._cell = Cell(
            now.money,
            now.matrix.projects,
            edit,
            tier or (source.default_tier if source else ""),  # type: ignore[arg-type]
            now.marks.locked.get(edit.source_id, frozenset[str]()),
        )
        yield
        self._frame = frame_of(now.portfolio, now.matrix)
        yield
        self._limits = LimitSums(
            now.portfolio, now.uses, edit.source_id, self._cell.amounts
        )

    def is_of(self, now: Standing, edit: CellEdit) -> bool:
        """Whether it is about that cell of what is shown."""
        is_same = self._now.matrix is now.matrix and self._now.marks is now.marks
        return is_same and self._cell_at == (edit.source_id, edit.place)

    def at(self, total: int) -> Would | Problem:
        """Return what a new sum would make, or why it is refused."""
        if self._last is None or self._last[0] != total:
            self._last = total, self._at(total)
        return self._last[1]

    def _at(self, total: int) -> Would | Problem:
        while self.read():
            pass
        changed = self._cell.at(total)
        if isinstance(changed, Problem):
            return changed
        now, was = self._now, self._cell.amounts.get
        given = dict(now.money.given)
        sums: dict[tuple[int | None, str], int] = defaultdict(int)
        # There are tens of thousands in a large plan.
        for key, fen in changed.items():
            more = fen - was(key, 0)
            sums[key[2], key[3]] += more
            given[key[0]] = given.get(key[0], 0) + more
        cells = dict(now.matrix.cells)
        for (year, tier), more in sums.items():
            at = self._source_id, year, tier
            cells[at] = cells.get(at, 0) + more
        years_of = _YearsOf(now.money, changed, self._cell.amounts)
        gap = gap_by_year(now.matrix.projects, given, years_of)
        left = {at: fen for at, fen in cells.items() if fen}
        uses = self._limits.at(changed)
        return Would(
            amounts=changed,
            matrix=summed(now.portfolio, self._frame, left, gap),
            uses=uses,
            broken=self._limits.broken(uses),
        )


class _YearsOf:
    """What projects are then given by year; sorted by project when first asked."""

    def __init__(
        self, money: Money, changed: Mapping[Key, int], was: Mapping[Key, int]
    ) -> None:
        self._money, self._changed, self._was = money, changed, was
        self._by_project: dict[str, list[tuple[int | None, int]]] | None = None

    def __call__(self, project_id: str) -> Mapping[int | None, int]:
        if self._by_project is None:
            self._by_project = defaultdict(list)
            for key, fen in self._changed.items():
                more = fen - self._was.get(key, 0)
                self._by_project[key[0]].append((key[2], more))
        found = self._money.years_of(project_id)
        for year, more in self._by_project.get(project_id, ()):
            found[year] = found.get(year, 0) + more
        return {year: fen for year, fen in found.items() if fen}
