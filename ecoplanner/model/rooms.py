"""What may still be set aside, or be taken away, before a ceiling is broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.cover import cover_of
from ecoplanner.model.cover import ZoneParts
from ecoplanner.model.limits import ceilings_of
from ecoplanner.model.limits import limit_fen
from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.cover import Cover
    from ecoplanner.model.funding import Ceiling
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio


@dataclass(slots=True)
class _Line:
    ceiling: Ceiling
    cover: Cover
    free: int


class Rooms:
    """The room under all ceilings of a plan or scenario, as amounts change.

    A ceiling that is broken already leaves no room to break it further; a floor that
    is not reached lets nothing be taken away.
    """

    def __init__(
        self,
        portfolio: Portfolio,
        scenario: Scenario | None,
        amounts: Mapping[Key, int],
    ) -> None:
        self._programs = {row.id: row.program_id for row in portfolio.all(Project)}
        self._zones = ZoneParts(portfolio)
        self._amounts = {key: fen for key, fen in amounts.items() if fen}
        self._lines = [
            _Line(ceiling, cover_of(portfolio, ceiling), limit_fen(portfolio, ceiling))
            for ceiling in ceilings_of(portfolio, scenario)
        ]
        for line in self._lines:
            used = sum(
                self._zones.amount(key[0], line.cover, fen)
                for key, fen in self._amounts.items()
                if self._counts(line, key)
            )
            is_most = line.ceiling.bound == "most"
            line.free = line.free - used if is_most else used - line.free

    def most(self, key: Key, wanted: int) -> tuple[int, Ceiling | None]:
        """Return how much may come to an amount, and the ceiling that allows no more.

        Args:
            key: the amount.
            wanted: whole fen that are asked for, not negative.
        """
        held = self._amounts.get(key, 0)
        found, by = wanted, None
        for line in self._lines:
            if line.ceiling.bound == "most" and self._counts(line, key):
                fits = self._fitting(line, key, held, found)
                if fits < found:
                    found, by = fits, line.ceiling
        return found, by

    def movable(self, key: Key, goes: Key, wanted: int) -> int:
        """Return how much may move from one amount to another.

        Args:
            key: the amount that gives.
            goes: the amount that gets.
            wanted: whole fen, no more than `key` has.
        """
        high = wanted
        split: list[_Line] = []
        for line in self._lines:
            gives, gets = self._counts(line, key), self._counts(line, goes)
            if line.cover.zones is not None and (gives or gets):
                split.append(line)
            elif gets != gives and gets == (line.ceiling.bound == "most"):
                high = min(high, max(0, line.free))
        # Parts of zones are whole fen: no formula says how much fits to the fen.
        low, first = 0, high
        while low < high:
            middle = high if high == first else (low + high + 1) // 2
            if all(self._keeps(line, key, goes, middle) for line in split):
                low = middle
            else:
                high = middle - 1
        return low

    def change(self, key: Key, fen: int) -> None:
        """Set an amount to a new value, whole fen."""
        held = self._amounts.get(key, 0)
        for line in self._lines:
            if self._counts(line, key):
                change = self._change(line, key, held, fen)
                line.free += -change if line.ceiling.bound == "most" else change
        self._amounts[key] = fen

    def _fitting(self, line: _Line, key: Key, held: int, wanted: int) -> int:
        """Return how much of what is wanted one ceiling allows to come."""
        free = max(0, line.free)
        if self._change(line, key, held, held + wanted) <= free:
            return wanted
        portion = self._zones.portion(key[0], line.cover)
        fits = min(wanted, free * portion.denominator // portion.numerator)
        # Parts of zones are whole fen: the exact limit is a fen or two off.
        while fits and self._change(line, key, held, held + fits) > free:
            fits -= 1
        return fits

    def _keeps(self, line: _Line, key: Key, goes: Key, fen: int) -> bool:
        """Return whether a ceiling allows money to move."""
        change = 0
        for at, more in ((key, -fen), (goes, fen)):
            if self._counts(line, at):
                held = self._amounts.get(at, 0)
                change += self._change(line, at, held, held + more)
        used = change if line.ceiling.bound == "most" else -change
        return used <= max(0, line.free)

    def _counts(self, line: _Line, key: Key) -> bool:
        project_id, source_id, year, _ = key
        return line.cover.counts(source_id, self._programs[project_id], year)

    def _change(self, line: _Line, key: Key, old: int, new: int) -> int:
        """Return what a new amount adds to what a ceiling counts."""
        parts = self._zones.amount
        return parts(key[0], line.cover, new) - parts(key[0], line.cover, old)
