"""What an edit of the matrix does to single amounts: pure, so that it can be tried."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import cast
from typing import TYPE_CHECKING

from ecoplanner.model.mix import mixed
from ecoplanner.model.mix import Typed
from ecoplanner.model.mixing import spread_total
from ecoplanner.model.problem import Problem
from ecoplanner.model.rounding import half_up
from ecoplanner.model.store.money_edit import refit
from ecoplanner.model.text import folded
from ecoplanner.ui.amounts import typed_fen

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.mixing import ProfileName
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project
    from ecoplanner.model.store.money_edit import Key
    from ecoplanner.ui.funding.money import Matrix
    from ecoplanner.ui.funding.money import Money

#: A place in the matrix that is no year: all years together.
ALL = "all"
Place = int | str | None


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A new sum for a cell of the matrix.

    Attributes:
        source_id: the line.
        place: a year, None for money without a year, or `ALL`.
        total: whole fen, not negative.
        name: name of the source, for a sentence.
    """

    source_id: str
    place: Place
    total: int
    name: str = ""


_PERCENT = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?) *(%?)")
_HUNDRED = 100


def typed_amount(text: str) -> int | Problem:
    """Return the fen of an amount typed in a cell; an emptied cell is zero."""
    return typed_fen(text) if text.strip() else 0


def typed_share(text: str, need: int) -> int | Problem:
    """Return the fen of a share typed: `15`, `15%`, or an amount such as `5430`.

    Args:
        text: as typed; a bare number above 100 is an amount.
        need: what 100 % is, whole fen.
    """
    words = folded(text).strip()
    match = _PERCENT.fullmatch(words)
    if match and (match[2] or Fraction(match[1]) <= _HUNDRED):
        return share_fen(Fraction(match[1]), need)
    return typed_amount(text)


def share_fen(percent: Fraction, need: int) -> int:
    """Return the fen nearest to a percentage of a need."""
    part = percent * need / _HUNDRED
    return half_up(part.numerator, part.denominator) // part.denominator


def amounts_at(
    money: Money, project_id: str, source_id: str, place: Place
) -> dict[Key, int]:
    """Return the amounts of one project and source, of one year or of `ALL`."""
    return {
        (project_id, source_id, part.year, part.tier): part.amount_fen
        for part in money.by_project.get(project_id, ())
        if part.source_id == source_id and place in (ALL, part.year)
    }


def set_cell(
    money: Money,
    projects: Sequence[Project],
    edit: CellEdit,
    tier: Tier,
    locked: Collection[str] = (),
) -> dict[Key, int] | Problem:
    """Return all amounts that change when a cell of the matrix gets a new sum.

    Args:
        money: as it is.
        projects: the projects in the scope; at least one.
        edit: the cell and its new sum.
        tier: how sure money is where there was none.
        locked: projects whose money of the source stays as it is.

    Returns:
        New amounts by key, whole fen; what stays is left out. A problem where less
        is asked for than is locked, or all of it is locked.
    """
    return Cell(money, projects, edit, tier, locked).at(edit.total)


class Cell:
    """A cell of the matrix with what is behind it, read once for many new sums."""

    def __init__(
        self,
        money: Money,
        projects: Sequence[Project],
        edit: CellEdit,
        tier: Tier,
        locked: Collection[str] = (),
    ) -> None:
        """Read what is behind a cell; see `set_cell`."""
        self._edit = edit
        source_id, place = edit.source_id, edit.place
        amounts_of = {
            row.id: amounts_at(money, row.id, source_id, place) for row in projects
        }
        #: What its projects have there, whole fen by key.
        self.amounts: dict[Key, int] = {}
        for amounts in amounts_of.values():
            self.amounts |= amounts
        self._kept = sum(
            sum(amounts_of[id_].values()) for id_ in locked if id_ in amounts_of
        )
        free = [row for row in projects if row.id not in locked]
        working = _working_in(free, place)
        self._needs = [(row.need_fen or 0) if row.id in working else 0 for row in free]
        self._before = [amounts_of[row.id] for row in free]
        self._sums = [sum(each.values()) for each in self._before]
        self._fresh = [
            [] if fen else _fresh(row, edit, tier)
            for row, fen in zip(free, self._sums, strict=True)
        ]

    def at(self, total: int) -> dict[Key, int] | Problem:
        """Return all amounts that change at a new sum; see `set_cell`."""
        if total < self._kept or not self._before:
            said = {"source": self._edit.name, "locked_fen": self._kept}
            return Problem("mix_below_locked", "amount", said)
        sums = spread_total(self._needs, self._sums, total - self._kept)
        changed: dict[Key, int] = {}
        known: dict[tuple[tuple[int, ...], int], tuple[int, ...]] = {}
        for amounts, was, sum_, fresh in zip(
            self._before, self._sums, sums, self._fresh, strict=True
        ):
            if sum_ == was:
                continue
            # Many projects have the same amounts; their parts are those of all.
            alike = tuple(amounts.values()), sum_
            parts = known.get(alike) if was else None
            keys = amounts if was else fresh
            if parts is None:
                made = refit(amounts, sum_, fresh)
                parts = known[alike] = tuple(made.values())
                keys = made
            changed |= {
                key: fen
                for key, fen in zip(keys, parts, strict=True)
                if fen != amounts.get(key, 0)
            }
        return changed


def _fresh(project: Project, edit: CellEdit, tier: Tier) -> list[Key]:
    """Return where money of a cell goes in a project that has none there."""
    years: list[Place] = [edit.place]
    if edit.place == ALL:
        years = [*project.years] or [None]
    return [
        (project.id, edit.source_id, cast("int | None", year), str(tier))
        for year in years
    ]


def set_tier(
    money: Money,
    projects: Sequence[Project],
    source_id: str,
    tier: Tier,
    locked: Collection[str] = (),
) -> dict[Key, int]:
    """Return all amounts that change when a source's money is of another tier."""
    changed: dict[Key, int] = {}
    for project in projects:
        if project.id in locked:
            continue
        sums: dict[int | None, int] = defaultdict(int)
        for key, fen in amounts_at(money, project.id, source_id, ALL).items():
            changed[key] = 0
            sums[key[2]] += fen
        for year, fen in sums.items():
            changed[project.id, source_id, year, tier] = fen
    return changed


def laid_anew(
    portfolio: Portfolio,
    scenario: Scenario | None,
    matrix: Matrix,
    profile: ProfileName | Mapping[int, Fraction],
) -> Mapping[Key, int]:
    """Return all amounts that change when money is laid over the years of work anew.

    Raises:
        InvalidInputError: it cannot be laid like that.
    """
    typed = [
        Typed(source_id=row.source.id, amount_fen=row.total)
        for row in matrix.rows
        if row.kind == "source" and row.source is not None and row.total
    ]
    mix = mixed(portfolio, matrix.projects, typed, scenario=scenario, profile=profile)
    return mix.amounts


def _working_in(projects: Sequence[Project], place: Place) -> set[str]:
    """Return the projects that new money of a year goes to: those under work."""
    ids = {row.id for row in projects}
    if place in (ALL, None):
        return ids
    return {row.id for row in projects if place in row.years} or ids
