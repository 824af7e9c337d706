"""What a typed mix moved, for people: what was typed, is locked, gives or takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.bilingual import joined
from ecoplanner.model.funding import ONE_PPM
from ecoplanner.model.funding import Source
from ecoplanner.model.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.model.portfolio import Portfolio

#: Whole fen by project and source.
Sums = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """Money before and after a mix.

    Attributes:
        members: by source typed the sources that share its money.
        had: before.
        has: after.
        need_fen: of all projects, whole fen.
        locked: project and source of money that is locked in the plan.
        kept: project and source of money that stays this time only.
    """

    members: Mapping[str, tuple[str, ...]]
    had: Sums
    has: Sums
    need_fen: int
    locked: Collection[tuple[str, str]]
    kept: Collection[tuple[str, str]] = ()


def said_of(portfolio: Portfolio, moves: Moves) -> tuple[Saying, ...]:
    """Return what was typed and what moved; nothing where nothing was typed."""
    clauses = (*_kept(portfolio, moves), *_gave(portfolio, moves), _gap(moves))
    heads = [_typed(portfolio, moves, source_id) for source_id in moves.members]
    if not heads:
        return ()
    is_share = bool(moves.need_fen)
    if len(heads) == 1:
        code = "mix_moved_share" if is_share else "mix_moved_amount"
        return (Saying(code, {**heads[0], "moves": clauses}),)
    code = "mix_share" if is_share else "mix_amount"
    said = (Saying(code, params) for params in heads)
    return (*said, Saying("mix_rest", {"moves": clauses}))


def names_of(portfolio: Portfolio, ids: Collection[str]) -> str:
    """Return the names of sources, in the plan's order."""
    return joined(row.name for row in portfolio.all(Source) if row.id in ids)


def _typed(portfolio: Portfolio, moves: Moves, source_id: str) -> dict[str, object]:
    members = moves.members[source_id]
    old, new = _sum(moves.had, members), _sum(moves.has, members)
    name = {"source": portfolio.get(Source, source_id).name}
    if not moves.need_fen:
        return {**name, "old_fen": old, "new_fen": new}
    return {
        **name,
        "old_ppm": _ppm(old, moves.need_fen),
        "new_ppm": _ppm(new, moves.need_fen),
    }


def _kept(portfolio: Portfolio, moves: Moves) -> Iterator[Saying]:
    locked = {
        source_id
        for project_id, source_id in moves.locked
        if moves.had.get(project_id, {}).get(source_id)
    }
    kept = {
        source_id
        for project_id, source_id in moves.kept
        if moves.had.get(project_id, {}).get(source_id)
    } - locked
    if locked:
        yield Saying("mix_locked", {"source": names_of(portfolio, locked)})
    if kept:
        yield Saying("mix_kept", {"source": names_of(portfolio, kept)})


def _gave(portfolio: Portfolio, moves: Moves) -> Iterator[Saying]:
    typed = {each for members in moves.members.values() for each in members}
    for row in portfolio.all(Source):
        old, new = _sum(moves.had, (row.id,)), _sum(moves.has, (row.id,))
        if row.id not in typed and old != new:
            code = "mix_gave" if new < old else "mix_took"
            yield Saying(code, {"source": row.name, "amount_fen": abs(old - new)})


def _gap(moves: Moves) -> Saying:
    had = sum(sum(sums.values()) for sums in moves.had.values())
    has = sum(sum(sums.values()) for sums in moves.has.values())
    if had == has:
        return Saying("mix_gap_same")
    code = "mix_gap_less" if has > had else "mix_gap_more"
    return Saying(code, {"amount_fen": abs(has - had)})


def _sum(sums: Sums, members: Collection[str]) -> int:
    return sum(has.get(each, 0) for has in sums.values() for each in members)


def _ppm(part: int, whole: int) -> int:
    return (part * ONE_PPM * 2 + whole) // (whole * 2)
