"""The lists of indicators and of their groups."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.model.annex import TableNote
from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.indicator import Indicator
from ecoplanner.model.indicator import IndicatorGroup
from ecoplanner.model.indicator import Target
from ecoplanner.model.plan import Phase
from ecoplanner.model.plan import Plan
from ecoplanner.model.text import clean_text
from ecoplanner.model.text import folded
from ecoplanner.ui.lists.column import choice_column
from ecoplanner.ui.lists.column import Column
from ecoplanner.ui.lists.column import field_column
from ecoplanner.ui.lists.column import free_name
from ecoplanner.ui.lists.column import Listing
from ecoplanner.ui.lists.column import new_row
from ecoplanner.ui.lists.column import rows_as_choices
from ecoplanner.ui.lists.target_card import TargetCard
from ecoplanner.ui.lists.target_card import WayPanel
from ecoplanner.ui.unit_words import with_powers

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.indicator import Relation
    from ecoplanner.model.indicator import TargetKind
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.lists.column import Choices

translate = QCoreApplication.translate
_SIGNED = re.compile(r"(>=|<=|[≥≤><≧≦])?\s*(-?[0-9][0-9,]*(?:\.[0-9]+)?)")
_RELATIONS: dict[str, Relation] = {
    "": "eq",
    ">=": "ge",
    "≥": "ge",
    "≧": "ge",
    "<=": "le",
    "≤": "le",
    "≦": "le",
    ">": "gt",
    "<": "lt",
}
TargetKey = tuple["TargetKind", int]


def indicator_listing() -> Listing:
    """Return the indicators in the order of their groups, children under parents."""
    fields = [
        choice_column("parent_id", translate("lists", "Under"), _parents),
        choice_column("note_id", translate("lists", "Where it comes from"), _notes),
        field_column("note", translate("lists", "Note"), has_lines=True),
    ]
    return Listing(
        key="indicators",
        title=translate("lists", "Indicators"),
        add_words=translate("lists", "New indicator"),
        empty_words=translate(
            "lists", "No indicators yet. Add one, then its baseline and targets."
        ),
        kind=Indicator,
        tables=frozenset(
            kind.TABLE
            for kind in (Indicator, IndicatorGroup, Target, Phase, Plan, TableNote)
        ),
        rows=lambda portfolio: list(indicator_rows(portfolio)),
        columns=_columns,
        fields=fields,
        new=_new_indicator,
        extra=WayPanel,
        below=TargetCard,
        siblings=lambda row: (row.group_id, row.parent_id),
    )


def group_listing() -> Listing:
    """Return the list of groups of indicators."""
    columns = (
        field_column("name", translate("lists", "Group")),
        Column(
            key="indicators",
            title=translate("lists", "Indicators"),
            text=lambda portfolio, row: str(
                len(portfolio.having(Indicator, "group_id", row.id)) or ""
            ),
            is_number=True,
        ),
    )
    return Listing(
        key="indicator_groups",
        title=translate("lists", "Groups"),
        add_words=translate("lists", "New group"),
        empty_words=translate("lists", "No groups of indicators yet."),
        kind=IndicatorGroup,
        tables=frozenset((IndicatorGroup.TABLE, Indicator.TABLE)),
        rows=lambda portfolio: portfolio.all(IndicatorGroup),
        columns=lambda _: columns,
        new=new_row(IndicatorGroup, translate("lists", "New group")),
    )


def indicator_rows(portfolio: Portfolio) -> Iterator[Indicator]:
    """Yield the indicators, group by group, each before those under it."""
    for group in portfolio.all(IndicatorGroup):
        yield from _under(portfolio, None, group.id)


def _under(portfolio: Portfolio, parent: str | None, group: str) -> Iterator[Indicator]:
    for row in portfolio.having(Indicator, "parent_id", parent):
        if row.group_id == group:
            yield row
            yield from _under(portfolio, row.id, group)


def target_keys(portfolio: Portfolio) -> list[TargetKey]:
    """Return the years that have a column: those said, and those of the plan."""
    plan = portfolio.plan
    keys: set[TargetKey] = {(row.kind, row.year) for row in portfolio.all(Target)}
    ends = {phase.last_year for phase in portfolio.all(Phase)} or {plan.last_year}
    if not any(kind == "baseline" for kind, _ in keys):
        keys.add(("baseline", plan.base_year))
    if not any(kind == "target" for kind, _ in keys):
        keys |= {("target", year) for year in ends}
    return sorted(keys, key=lambda key: (key[0] != "baseline", key[1]))


def _columns(portfolio: Portfolio) -> Sequence[Column]:
    name = field_column("name", translate("lists", "Indicator"))
    unit = field_column("unit", translate("lists", "Unit"))
    titles = {
        "baseline": translate("lists", "{year} baseline"),
        "target": translate("lists", "{year} target"),
    }
    return (
        replace(name, depth=_depth),
        choice_column("group_id", translate("lists", "Group"), _groups),
        replace(unit, text=lambda _, row: with_powers(row.unit)),
        choice_column("nature", translate("lists", "Nature"), _natures),
        *(
            Column(
                key=f"{kind}-{year}",
                title=titles[kind].format(year=year),
                text=_target_text(kind, year),
                put=_put_target(kind, year),
                is_number=True,
            )
            for kind, year in target_keys(portfolio)
        ),
    )


def _target(
    portfolio: Portfolio, row: Indicator, kind: TargetKind, year: int
) -> Target | None:
    found = portfolio.having(Target, "indicator_id", row.id)
    return next(
        (each for each in found if (each.kind, each.year) == (kind, year)), None
    )


def _target_text(kind: TargetKind, year: int) -> Callable[[Portfolio, Indicator], str]:
    def text(portfolio: Portfolio, row: Indicator) -> str:
        found = _target(portfolio, row, kind, year)
        return found.text if found else ""

    return text


def _put_target(
    kind: TargetKind, year: int
) -> Callable[[Writer, Indicator, str], None]:
    def put(writer: Writer, row: Indicator, typed: str) -> None:
        where = "indicator_id = ? AND kind = ? AND year = ?"
        found = [*writer.entities(Target, where, [row.id, kind, year]).values()]
        before = found[0] if found else None
        relation, value, words = read_target(typed)
        if value is None and not words:
            if before is not None:
                writer.delete(before)
            return
        writer.save(
            Target(
                id=before.id if before else new_id(),
                indicator_id=row.id,
                kind=kind,
                year=year,
                relation=relation,
                value=value,
                words=words,
            )
        )

    return put


def read_target(typed: str) -> tuple[Relation | None, str | None, str]:
    """Return relation, decimal number and words of what was typed.

    A number, with or without a sign before it, is a value; anything else is words
    that are printed as they stand.
    """
    text = clean_text(typed, lines=False).strip()
    match = _SIGNED.fullmatch(folded(text).strip())
    if match is None:
        return None, None, text
    return _RELATIONS[match[1] or ""], match[2].replace(",", ""), ""


def _new_indicator(
    portfolio: Portfolio, chosen: Indicator | None
) -> tuple[IndicatorGroup | Indicator, ...]:
    """Return an indicator beside the chosen one, with its group where none is."""
    groups = portfolio.all(IndicatorGroup)
    words = translate("lists", "New group")
    group = groups[0] if groups else IndicatorGroup(id=new_id(), name=words)
    siblings = [row.position for row in portfolio.all(Indicator)]
    taken = {row.name for row in portfolio.all(Indicator)}
    made = Indicator(
        id=new_id(),
        group_id=chosen.group_id if chosen else group.id,
        parent_id=chosen.parent_id if chosen else None,
        name=free_name(translate("lists", "New indicator"), taken),
        position=max(siblings, default=0) + GAP,
    )
    return (made,) if groups else (group, made)


def _depth(portfolio: Portfolio, row: Indicator) -> int:
    if row.parent_id is None:
        return 0
    return 1 + _depth(portfolio, portfolio.get(Indicator, row.parent_id))


def _groups(portfolio: Portfolio, _: Indicator) -> Choices:
    return rows_as_choices(portfolio.all(IndicatorGroup))


def _parents(portfolio: Portfolio, row: Indicator) -> Choices:
    others = portfolio.having(Indicator, "group_id", row.group_id)
    return rows_as_choices([each for each in others if each.id != row.id], none="—")


def _natures(_: Portfolio, __: Indicator) -> Choices:
    return [
        ("", "—"),
        ("binding", translate("lists", "binding")),
        ("expected", translate("lists", "expected")),
    ]


def _notes(portfolio: Portfolio, _: Indicator) -> Choices:
    notes = portfolio.having(TableNote, "table_key", "indicators")
    return [("", "—"), *((row.id, row.words) for row in notes)]
