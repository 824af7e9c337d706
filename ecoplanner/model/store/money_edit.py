"""Setting money aside, in the plan or in a scenario; and the scenarios themselves.

A scenario keeps only what differs from the plan: an amount that is the plan's own
is no override, and money that a scenario takes away is an override of zero.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING
from typing import TypeVar

from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.mixing import split
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.showing import Rows

#: (project, source, year or None, tier)
Key = tuple[str, str, int | None, str]

#: Up to here the rows of projects are read, above those of sources.
_FEW_PROJECTS = 200

RowT = TypeVar("RowT", Allocation, Override)


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
    writer: Writer,
    scenario_id: str | None,
    amounts: Mapping[Key, int],
    *,
    note: str | None = None,
) -> None:
    """Set many amounts; only rows that differ from what is stored are touched.

    Args:
        writer: inside an edit.
        scenario_id: the scenario; None for the plan.
        amounts: whole fen by project, source, year and tier.
        note: why, kept with each amount of a scenario that changes; None leaves the
            notes as they are.

    Raises:
        NotFoundError: no such scenario.
        InvalidInputError: a negative or too large amount, an unknown row, or the
            scenario is locked.
    """
    if scenario_id is None:
        _put(writer, *_plan_rows(_allocations(writer, amounts), amounts))
        return
    refuse_locked(writer, scenario_id)
    set_in_scenario(writer, scenario_id, amounts, note=note)


def set_in_scenario(
    writer: Writer,
    scenario_id: str,
    amounts: Mapping[Key, int],
    *,
    note: str | None = None,
) -> None:
    """Set what a scenario says, locked or not; see `set_amounts`.

    For rewriting a scenario whose money stays the same, such as when the plan below
    it changes.
    """
    plan = _allocations(writer, amounts)
    inherited = {key: row.amount_fen for key, row in plan.items()}
    own = {_key(row): row for row in _rows(writer, Override, amounts, scenario_id)}
    _put(writer, *_scenario_rows(scenario_id, own, inherited, amounts, note))


def amount_rows(
    portfolio: Portfolio, scenario_id: str | None, amounts: Mapping[Key, int]
) -> Rows:
    """Return what `set_amounts` makes of the rows of a plan, without writing them.

    Args:
        portfolio: the plan.
        scenario_id: the scenario; None for the plan.
        amounts: whole fen by project, source, year and tier.

    Returns:
        By kind and id what rows become; None for those that go.

    Raises:
        NotFoundError: no such scenario.
        InvalidInputError: the scenario is locked.
    """
    sources = {key[1] for key in amounts}
    plan = {
        _key(row): row
        for source_id in sources
        for row in portfolio.having(Allocation, "source_id", source_id)
    }
    gone: Sequence[Any]
    said: Sequence[Any]
    if scenario_id is None:
        gone, said = _plan_rows(plan, amounts)
    else:
        _refuse_locked(portfolio.get(Scenario, scenario_id))
        inherited = {key: row.amount_fen for key, row in plan.items()}
        every = portfolio.having(Override, "scenario_id", scenario_id)
        own = {_key(row): row for row in every if row.source_id in sources}
        gone, said = _scenario_rows(scenario_id, own, inherited, amounts, None)
    kind = Allocation if scenario_id is None else Override
    return {kind: {row.id: None for row in gone} | {row.id: row for row in said}}


def _put(writer: Writer, gone: Sequence[Entity], said: Sequence[Entity]) -> None:
    writer.delete(*gone)
    writer.save(*said)


def refuse_locked(writer: Writer, scenario_id: str | None) -> None:
    """See that a scenario may be changed; the plan's own money always may.

    Raises:
        NotFoundError: no such scenario.
        InvalidInputError: it is locked.
    """
    if scenario_id is None:
        return
    _refuse_locked(writer.get(Scenario, scenario_id))


def _refuse_locked(scenario: Scenario) -> None:
    if scenario.is_locked:
        problem = Problem("scenario_locked", "scenario_id", {"name": scenario.name})
        raise InvalidInputError([problem])


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
    made = Scenario(
        id=new_id(),
        name=name.strip(),
        note=note,
        made_from=like,
        position=last + GAP,
    )
    if like is not None:
        pattern = writer.get(Scenario, like)
        made = replace(made, is_illustration=pattern.is_illustration)
    writer.save(made)
    # Locks of the plan are its own; those of a scenario, and its limits, go along.
    kinds: list[type[Any]] = [FundingLock]
    if like is not None:
        kinds += [Override, Ceiling]
    for kind in kinds:
        rows = writer.entities(kind, "scenario_id IS ?", [like]).values()
        writer.save(*(replace(row, id=new_id(), scenario_id=made.id) for row in rows))
    return made


def rename_scenario(writer: Writer, scenario_id: str, name: str) -> None:
    """Give a scenario another name.

    Raises:
        NotFoundError: no such scenario.
        InvalidInputError: no name, one that is taken, or the scenario is locked.
    """
    refuse_locked(writer, scenario_id)
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
        InvalidInputError: the scenario is locked.
    """
    refuse_locked(writer, scenario_id)
    writer.delete(writer.get(Scenario, scenario_id))


def _key(row: Allocation | Override) -> Key:
    return row.project_id, row.source_id, row.year, row.tier


def _allocations(writer: Writer, keys: Iterable[Key]) -> dict[Key, Allocation]:
    return {_key(row): row for row in _rows(writer, Allocation, keys)}


def _rows(
    writer: Writer, kind: type[RowT], keys: Iterable[Key], scenario_id: str = ""
) -> Iterable[RowT]:
    """Return all rows of the keys, and perhaps more; of a scenario alone.

    Of many projects all rows of their sources are read: an edit of the whole plan is
    often one of a single source.
    """
    projects, sources = {key[0] for key in keys}, {key[1] for key in keys}
    field, ids = "source_id", sources
    if len(projects) <= _FEW_PROJECTS:
        field, ids = "project_id", projects
    elif (plan := writer.before) is not None:
        every = plan.all(kind)
        if scenario_id:
            every = plan.having(kind, "scenario_id", scenario_id)
        return [row for row in every if row.source_id in sources]
    where = f"{field} IN (SELECT value FROM json_each(?))"
    values = [json.dumps(sorted(ids))]
    if scenario_id:
        where = f"scenario_id = ? AND {where}"
        values.insert(0, scenario_id)
    return writer.entities(kind, where, values).values()


def _plan_rows(
    plan: Mapping[Key, Allocation], amounts: Mapping[Key, int]
) -> tuple[list[Allocation], list[Allocation]]:
    """Return the amounts of the plan that go, and those that come or change."""
    gone: list[Allocation] = []
    said: list[Allocation] = []
    for key, fen in amounts.items():
        row = plan.get(key)
        if row is not None and not fen:
            gone.append(row)
        elif row is not None and fen != row.amount_fen:
            said.append(_with_amount(row, fen))
        elif row is None and fen:
            project_id, source_id, year, tier = key
            said.append(
                Allocation(
                    id=new_id(),
                    project_id=project_id,
                    source_id=source_id,
                    year=year,
                    tier=tier,  # type: ignore[arg-type]  # the rule asks
                    amount_fen=fen,
                )
            )
    return gone, said


def _with_amount(row: Allocation, fen: int) -> Allocation:
    # As `replace` would, which takes three times as long for thousands of rows.
    return Allocation(
        id=row.id,
        project_id=row.project_id,
        source_id=row.source_id,
        year=row.year,
        tier=row.tier,
        amount_fen=fen,
    )


def _scenario_rows(
    scenario_id: str,
    own: Mapping[Key, Override],
    inherited: Mapping[Key, int],
    amounts: Mapping[Key, int],
    note: str | None,
) -> tuple[list[Override], list[Override]]:
    """Return the amounts of a scenario that go, and those that come or change."""
    gone: list[Override] = []
    said: list[Override] = []
    for key, fen in amounts.items():
        row = own.get(key)
        if fen == inherited.get(key, 0):
            if row is not None:
                gone.append(row)
        elif row is not None and fen != row.amount_fen:
            words = row.note if note is None else note
            said.append(replace(row, amount_fen=fen, note=words))
        elif row is None:
            project_id, source_id, year, tier = key
            said.append(
                Override(
                    id=new_id(),
                    scenario_id=scenario_id,
                    project_id=project_id,
                    source_id=source_id,
                    year=year,
                    tier=tier,  # type: ignore[arg-type]  # the rule asks
                    amount_fen=fen,
                    note=note or "",
                )
            )
    return gone, said
