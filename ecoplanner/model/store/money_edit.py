"""Setting money aside, in the plan or in a scenario; and the scenarios themselves.

A scenario keeps only what differs from the plan: an amount that is the plan's own
is no override, and money that a scenario takes away is an override of zero.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.rounding import apportion

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.funding import Tier
    from ecoplanner.model.store.access import Writer

#: (project, source, year or None, tier)
Key = tuple[str, str, int | None, str]

#: Rows of a plan are read one by one up to here, whole tables above.
_FEW_PROJECTS = 200


def set_allocation(  # noqa: PLR0913, PLR0917 - one amount has so many coordinates
    writer: Writer,
    scenario_id: str | None,
    project_id: str,
    source_id: str,
    year: int | None,
    tier: Tier,
    fen: int,
) -> None:
    """Set what one source gives one project in one year.

    Args:
        writer: inside an edit.
        scenario_id: the scenario; None for the plan.
        project_id: the project.
        source_id: the source.
        year: calendar year; None while no year is fixed.
        tier: how sure the money is.
        fen: whole fen; zero takes the money away.

    Raises:
        InvalidInputError: a negative or too large amount, or an unknown row.
    """
    set_amounts(writer, scenario_id, {(project_id, source_id, year, tier): fen})


def set_amounts(
    writer: Writer, scenario_id: str | None, amounts: Mapping[Key, int]
) -> None:
    """Set many amounts; only rows that differ from what is stored are touched.

    Args:
        writer: inside an edit.
        scenario_id: the scenario; None for the plan.
        amounts: whole fen by project, source, year and tier.

    Raises:
        InvalidInputError: a negative or too large amount, or an unknown row.
    """
    projects = {key[0] for key in amounts}
    plan = _allocations(writer, projects)
    if scenario_id is None:
        _set_in_plan(writer, plan, amounts)
    else:
        inherited = {key: row.amount_fen for key, row in plan.items()}
        _set_in_scenario(writer, scenario_id, inherited, amounts)


def spread_total(
    needs: Sequence[int], amounts: Sequence[int], total: int
) -> tuple[int, ...]:
    """Spread a new total of a group over its projects.

    What comes on top is split by need; what is taken away is taken in proportion to
    what each has, so that nobody falls below zero. Whole 万元 while everything is.

    Args:
        needs: need of each project, whole fen.
        amounts: what each has now, whole fen, not negative.
        total: the new sum, whole fen, not negative.

    Returns:
        What each has then, whole fen; together `total`.
    """
    before = sum(amounts)
    whole = not any(amount % FEN_PER_WAN for amount in amounts)
    if total <= before:
        return split(total, amounts, whole=whole) if total else (0,) * len(amounts)
    more = split(total - before, needs, whole=whole)
    return tuple(amount + part for amount, part in zip(amounts, more, strict=True))


def split(total: int, weights: Sequence[int], *, whole: bool = True) -> tuple[int, ...]:
    """Split by weight: whole 万元 where the total is whole, else whole fen."""
    unit = FEN_PER_WAN if whole and total % FEN_PER_WAN == 0 else 1
    return tuple(part * unit for part in apportion(total // unit, weights))


def refit(
    before: Mapping[Key, int], total: int, fresh: Sequence[Key]
) -> dict[Key, int]:
    """Return the amounts of one source for one project at a new total.

    The years and tiers keep their proportions; money where there was none is spread
    evenly over `fresh`.

    Args:
        before: amounts as they are, whole fen.
        total: the new sum, whole fen.
        fresh: where money goes when there is none yet; not empty.
    """
    if not any(before.values()):
        return dict(zip(fresh, split(total, [1] * len(fresh)), strict=True))
    whole = not any(fen % FEN_PER_WAN for fen in before.values())
    parts = split(total, [*before.values()], whole=whole)
    return dict(zip(before, parts, strict=True))


def new_scenario(
    writer: Writer, name: str, like: str | None = None, *, note: str = ""
) -> Scenario:
    """Make a scenario, last in the list; with the money of another one.

    Args:
        writer: inside an edit.
        name: its name, not yet taken.
        like: the scenario whose money it starts with; None for the plan's.
        note: anything about it.

    Raises:
        InvalidInputError: no name, or one that is taken.
    """
    last = writer.value("SELECT max(position) FROM scenarios") or 0
    made = Scenario(id=new_id(), name=name.strip(), note=note, position=last + GAP)
    if like is not None:
        pattern = writer.get(Scenario, like)
        made = replace(made, is_illustration=pattern.is_illustration)
    writer.save(made)
    if like is not None:
        rows = writer.entities(Override, "scenario_id = ?", [like])
        for row in rows.values():
            writer.save(replace(row, id=new_id(), scenario_id=made.id))
    return made


def rename_scenario(writer: Writer, scenario_id: str, name: str) -> None:
    """Give a scenario another name.

    Raises:
        NotFoundError: no such scenario.
        InvalidInputError: no name, or one that is taken.
    """
    scenario = writer.get(Scenario, scenario_id)
    writer.save(replace(scenario, name=name.strip()))


def lock_scenario(writer: Writer, scenario_id: str, *, is_locked: bool) -> None:
    """Keep a scenario from being changed, or allow it again.

    Raises:
        NotFoundError: no such scenario.
    """
    scenario = writer.get(Scenario, scenario_id)
    writer.save(replace(scenario, is_locked=is_locked))


def delete_scenario(writer: Writer, scenario_id: str) -> None:
    """Remove a scenario with all it says.

    Raises:
        NotFoundError: no such scenario.
    """
    writer.delete(writer.get(Scenario, scenario_id))


def _key(row: Allocation | Override) -> Key:
    return row.project_id, row.source_id, row.year, row.tier


def _where(projects: Iterable[str]) -> tuple[str, list[str]]:
    ids = sorted(projects)
    if len(ids) > _FEW_PROJECTS:
        return "1", []
    return f"project_id IN ({', '.join('?' for _ in ids)})", ids


def _allocations(writer: Writer, projects: set[str]) -> dict[Key, Allocation]:
    where, ids = _where(projects)
    rows = writer.entities(Allocation, where, ids)
    return {_key(row): row for row in rows.values()}


def _set_in_plan(
    writer: Writer, plan: Mapping[Key, Allocation], amounts: Mapping[Key, int]
) -> None:
    for key, fen in amounts.items():
        row = plan.get(key)
        if row is not None and not fen:
            writer.delete(row)
        elif row is not None and fen != row.amount_fen:
            writer.save(replace(row, amount_fen=fen))
        elif row is None and fen:
            project_id, source_id, year, tier = key
            writer.save(
                Allocation(
                    id=new_id(),
                    project_id=project_id,
                    source_id=source_id,
                    year=year,
                    tier=tier,  # type: ignore[arg-type]  # the rule asks
                    amount_fen=fen,
                )
            )


def _set_in_scenario(
    writer: Writer,
    scenario_id: str,
    inherited: Mapping[Key, int],
    amounts: Mapping[Key, int],
) -> None:
    where, ids = _where({key[0] for key in amounts})
    rows = writer.entities(
        Override, f"scenario_id = ? AND {where}", [scenario_id, *ids]
    )
    own = {_key(row): row for row in rows.values()}
    for key, fen in amounts.items():
        row = own.get(key)
        if fen == inherited.get(key, 0):
            if row is not None:
                writer.delete(row)
        elif row is not None and fen != row.amount_fen:
            writer.save(replace(row, amount_fen=fen))
        elif row is None:
            project_id, source_id, year, tier = key
            writer.save(
                Override(
                    id=new_id(),
                    scenario_id=scenario_id,
                    project_id=project_id,
                    source_id=source_id,
                    year=year,
                    tier=tier,  # type: ignore[arg-type]  # the rule asks
                    amount_fen=fen,
                )
            )
