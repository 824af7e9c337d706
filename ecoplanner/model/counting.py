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
from ecoplanner.model.cover import cover_of
from ecoplanner.model.cover import ZoneParts
from ecoplanner.model.funding import TIERS
from ecoplanner.model.limits import uses
from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import LinearModel
from ecoplanner.model.optimizer import solve
from ecoplanner.model.whole_fen import mended

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from fractions import Fraction

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.mixture import Mixture
    from ecoplanner.model.mixture import Row
    from ecoplanner.model.portfolio import Portfolio

#: How often limits are drawn in by what was over them.
_ROUNDS = 5
#: Cells that are tried fen by fen, first few, then more; and by how many fen each.
_CELLS, _REACH = (40, 240), 3
#: Of each project so many cells that are empty yet.
_EMPTY = 2
_SECONDS = 2.0


class Counting:
    """Counts the limits of a mixture as limits are counted."""

    def __init__(
        self, portfolio: Portfolio, scenario: Scenario | None, mixture: Mixture
    ) -> None:
        self._portfolio, self._scenario = portfolio, scenario
        self.mixture = mixture
        self._zones = ZoneParts(portfolio)
        #: Rows whose amounts are rounded over zones, by number.
        self.rows = {
            at: row
            for at, row in enumerate(mixture.rows)
            if row.parts and row.ceiling is not None
        }
        self._covers = {
            at: cover_of(portfolio, row.ceiling)
            for at, row in self.rows.items()
            if row.ceiling is not None
        }
        rows = enumerate(mixture.rows)
        self._plain = tuple(row for at, row in rows if at not in self.rows)

    def over(self, fen: Sequence[int]) -> dict[int, int]:
        """Return by how much limits on zones are broken, by number of the row."""
        if not self.rows:
            return {}
        counted = self._counted(fen)
        return {at: over for at, over in self._over(counted) if over > 0}

    def holds(self, fen: Sequence[int]) -> bool:
        """Return whether all rows are kept, those on zones as they are counted."""
        return all(row.holds(fen) for row in self._plain) and not self.over(fen)

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

    def kept(self, fen: list[int], more: Sequence[Row] = ()) -> list[int] | None:
        """Return amounts near these that keep all rows; None where none were found.

        Args:
            fen: by cell; all rows but those on zones are kept.
            more: further rows to be kept.
        """
        over = self.over(fen)
        if not over:
            return fen
        return self._drawn_in(fen, over, more) or self._tried(fen, more)

    def _drawn_in(
        self, fen: list[int], over: Mapping[int, int], more: Sequence[Row]
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
        """Choose for some cells which amount near theirs counts well."""
        cells = self._movable(fen)
        for count in _CELLS:
            drawn = dict.fromkeys(self.rows, 0)
            for _ in range(_ROUNDS):
                found = self._chosen(fen, cells[:count], drawn, more)
                if found is None:
                    break
                over = self.over(found)
                if not over:
                    return found
                # Money that is not as sure as was thought is rounded by itself.
                for at, by in over.items():
                    drawn[at] += by
            if count >= len(cells):
                break
        return None

    def _movable(self, fen: Sequence[int]) -> list[int]:
        """Return cells between which fen may move: project by project, a few each."""
        mixture = self.mixture
        rounded = dict.fromkeys(at for row in self.rows.values() for at in row.parts)
        by_project: dict[str, list[int]] = {}
        for at in rounded:
            if not mixture.is_fixed[at] and mixture.upper[at]:
                by_project.setdefault(mixture.cells[at][0], []).append(at)
        found: list[int] = []
        for mine in by_project.values():
            mine.sort(key=lambda at: (not fen[at], at))
            used = sum(bool(fen[at]) for at in mine)
            found += mine[: used + _EMPTY]
        return found

    def _chosen(
        self,
        fen: Sequence[int],
        cells: Sequence[int],
        drawn: Mapping[int, int],
        more: Sequence[Row],
    ) -> list[int] | None:
        mixture, model = self.mixture, LinearModel()
        steps: dict[int, dict[int, int]] = {}
        for at in cells:
            steps[at] = {
                by: model.add(float(abs(by)), upper=1.0, is_whole=True)
                for by in range(-_REACH, _REACH + 1)
                if 0 <= fen[at] + by <= mixture.upper[at]
            }
            model.limit(
                [(column, 1.0) for column in steps[at].values()], least=1.0, most=1.0
            )
        for row in (*self._plain, *more):
            terms = [
                (column, float(by))
                for at in row.terms
                for by, column in steps.get(at, {}).items()
            ]
            _limit(model, row, terms, row.used(fen))
        counted = self._counted(fen)
        for number, row in self.rows.items():
            terms = []
            for at in row.terms:
                now = self._part(number, at, fen[at]) if at in steps else 0
                for by, column in steps.get(at, {}).items():
                    part = self._part(number, at, fen[at] + by)
                    terms.append((column, float(part - now)))
            over = drawn[number] if row.most is not None else -drawn[number]
            _limit(model, row, terms, counted[number] + over)
        answer = solve(model, gap=0.5, seconds=_SECONDS)
        if not answer.values:
            return None
        found = [*fen]
        for at, columns in steps.items():
            found[at] += max(columns, key=lambda by: answer.values[columns[by]])
        is_kept = all(row.holds(found) for row in (*self._plain, *more))
        return found if is_kept else None

    def _part(self, number: int, at: int, fen: int) -> int:
        """Return how much of a cell a limit counts when so much is in it."""
        cell, cover = self.mixture.cells[at], self._covers[number]
        left, total = fen, 0
        tiers = self.mixture.tiers.get(cell, {})
        for tier in TIERS:
            is_last = tier == TIERS[-1]
            part = left if is_last else min(left, tiers.get(tier, 0))
            total += self._zones.amount(cell[0], cover, part) if part else 0
            left -= part
        return total

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


def _limit(
    model: LinearModel,
    row: Row,
    terms: Sequence[tuple[int, float]],
    used: Fraction | int,
) -> None:
    """Add that changes keep a row of which so much is used."""
    model.limit(
        terms,
        least=-INFINITE if row.least is None else float(row.least - used),
        most=INFINITE if row.most is None else float(row.most - used),
    )


def _narrowed(row: Row, fen: Sequence[int], over: int) -> Row:
    """Return a limit made narrower than what was used, by what was over it."""
    used = row.used(fen)
    if row.most is not None:
        return replace(row, most=min(row.most, floor(used)) - over)
    return replace(row, least=max(row.least or 0, ceil(used)) + over)
