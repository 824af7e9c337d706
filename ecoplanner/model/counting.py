"""Limits on zones as they are counted: each amount is rounded over its zones.

A model of parts is off by less than a fen for each amount. What is solved with it is
counted here again, by `limits.uses`, and mended by single fen until it holds.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from math import floor
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import Allotted
from ecoplanner.model.last_fen import LastFen
from ecoplanner.model.limits import uses
from ecoplanner.model.whole_fen import mended
from ecoplanner.model.zoned_rows import ZonedRows

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.mixture import Mixture
    from ecoplanner.model.mixture import Row
    from ecoplanner.model.portfolio import Portfolio

#: How often limits are drawn in by what was over them.
_ROUNDS = 5
#: How many cells are tried in whole fen, by how many fen each, and how many of each
#: project that are empty yet: first few, then more.
_WINDOWS = ((40, 3, 2), (60, 30, 6), (240, 30, 60))
#: So few cells of so few fen are solved in whole fen at once.
_FEW, _SMALL_FEN = 60, 10_000
#: How long each of these takes at most.
_SECONDS = 1.0


class Counting(ZonedRows):
    """Counts the limits of a mixture as limits are counted."""

    def __init__(
        self, portfolio: Portfolio, scenario: Scenario | None, mixture: Mixture
    ) -> None:
        super().__init__(portfolio, mixture)
        self._portfolio, self._scenario = portfolio, scenario

    def over(self, fen: Sequence[int]) -> dict[int, int]:
        """Return by how much limits on zones are broken, by number of the row."""
        if not self.rows:
            return {}
        counted = self._counted(fen)
        return {at: over for at, over in self._over(counted) if over > 0}

    def holds(self, fen: Sequence[int]) -> bool:
        """Return whether all rows are kept, those on zones as they are counted."""
        return all(row.holds(fen) for row in self.plain) and not self.over(fen)

    def is_full(self) -> bool:
        """Return whether what stays as it is breaks a limit whatever else changes."""
        mixture = self.mixture
        fixed = [
            fen if is_fixed else 0
            for fen, is_fixed in zip(mixture.now, mixture.is_fixed, strict=True)
        ]
        return any(
            row.most is not None and row.used(fixed) + row.off > row.most
            for row in self.rows.values()
        )

    def all_near(self, gives: Collection[int] = ()) -> LastFen | None:
        """Return all that may be as one model in whole fen; None where it is large.

        Args:
            gives: numbers of the rows that may give way.
        """
        mixture = self.mixture
        cells = [
            at
            for at, upper in enumerate(mixture.upper)
            if upper and not mixture.is_fixed[at]
        ]
        largest = max((mixture.upper[at] for at in cells), default=0)
        if len(cells) > _FEW or largest > _SMALL_FEN:
            return None
        return LastFen(self, mixture.now, cells, largest, gives=gives)

    def kept(self, fen: list[int], more: Sequence[Row] = ()) -> list[int] | None:
        """Return amounts near these that keep all rows; None where none were found.

        Args:
            fen: by cell; all rows but those on zones are kept.
            more: further rows to be kept.
        """
        over = self.over(fen)
        if not over:
            return fen
        return self.drawn_in(fen, over, more) or self._tried(fen, more)

    def drawn_in(
        self, fen: list[int], over: Mapping[int, int], more: Sequence[Row] = ()
    ) -> list[int] | None:
        """Make limits narrower by what was over them, and round again."""
        rows = [*self.mixture.rows]
        found: list[int] | None = fen
        for _ in range(_ROUNDS):
            for at, by in over.items():
                rows[at] = _narrowed(rows[at], fen, by)
            found = mended(self.mixture, fen, [0.0] * len(fen), [*rows, *more])
            if found is None:
                return None
            fen, over = found, self.over(found)
            if not over:
                return fen
        return None

    def _tried(self, fen: list[int], more: Sequence[Row]) -> list[int] | None:
        """Search among whole fen near these, few cells first."""
        for count, reach, empty in _WINDOWS:
            cells = self._movable(fen, empty)[:count]
            near = LastFen(self, fen, cells, reach, more)
            found, _ = near.best(seconds=_SECONDS)
            if found is not None and self.holds(found):
                return found
        return None

    def _movable(self, fen: Sequence[int], empty: int) -> list[int]:
        """Return cells between which fen may move: project by project, a few each."""
        mixture = self.mixture
        by_project: dict[str, list[int]] = {
            mixture.cells[at][0]: [] for row in self.rows.values() for at in row.parts
        }
        for at, cell in enumerate(mixture.cells):
            if not mixture.is_fixed[at] and mixture.upper[at] and cell[0] in by_project:
                by_project[cell[0]].append(at)
        found: list[int] = []
        for mine in by_project.values():
            mine.sort(key=lambda at: (not fen[at], at))
            used = sum(bool(fen[at]) for at in mine)
            found += mine[: used + empty]
        return found

    def _counted(self, fen: Sequence[int]) -> dict[int, int]:
        ceilings = [row.ceiling for row in self.rows.values() if row.ceiling]
        found = uses(self._portfolio, self._scenario, [*self._money(fen)], ceilings)
        by_ceiling = {id(each.ceiling): each.used_fen for each in found}
        return {at: by_ceiling[id(row.ceiling)] for at, row in self.rows.items()}

    def _over(self, counted: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        for at, row in self.rows.items():
            if row.most is not None:
                yield at, counted[at] - row.most
            elif row.least is not None:
                yield at, row.least - counted[at]

    def _money(self, fen: Sequence[int]) -> Iterator[Allotted]:
        now = {
            (*cell, tier): amount
            for cell, parts in self.mixture.tiers.items()
            for tier, amount in parts.items()
        }
        for key, amount in (now | self.mixture.amounts(fen)).items():
            if amount:
                yield Allotted(
                    project_id=key[0],
                    source_id=key[1],
                    year=key[2],
                    tier=key[3],  # type: ignore[arg-type]
                    amount_fen=amount,
                    row_id="",
                    table="",
                )


def _narrowed(row: Row, fen: Sequence[int], over: int) -> Row:
    """Return a limit made narrower than what was used, by what was over it."""
    used = row.used(fen)
    if row.most is not None:
        return replace(row, most=min(row.most, floor(used)) - over)
    return replace(row, least=max(row.least or 0, ceil(used)) + over)
