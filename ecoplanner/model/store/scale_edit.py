"""The lists of a project by typed words: quantities, costs, money and places by zone.

A list is typed whole, its items parted by ； or a line's end; what stays keeps its id.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.money import wan_fen
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.project import Quantity
from ecoplanner.model.store.row_words import linked
from ecoplanner.model.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.project import CostKind
    from ecoplanner.model.store.access import Writer

_ITEMS = re.compile(r"[；;\n]")
_NAMES = re.compile(r"[、，,；;\n]")
_QUANTITY = re.compile(
    r"(?P<name>.*?[^\s\d.,~～-])[\s:：]*"
    r"(?P<value>-?[0-9][0-9,]*(?:\.[0-9]+)?)"
    r"(?: *[~～—-] *(?P<upper>[0-9][0-9,]*(?:\.[0-9]+)?))? *"
    r"(?P<unit>[^\s0-9](?:.*[^\s])?)?"
)
#: A minus sign of whatever width.
_MINUS = re.compile(r"[−－﹣](?=\s*[0-9])")
#: What is left of `1e5` after the digit.
_POWER = re.compile(r"[eE][+-]?[0-9]")
#: At the end of a name; 节约 and 附近 are words of their own.
_ABOUT = re.compile(
    r"(?P<words>大约|(?<![节契公预])约|(?<![附邻临靠接])近|逾|超过|不少于|不低于"
    r"|不超过|至少|[≥≤≧≦≈])$"
)
_AMOUNT = re.compile(r"(?P<name>.*?)[\s:：]+(?P<amount>\S.*)")
_COSTS: dict[str, CostKind] = {
    "construction": "construction",
    "建筑安装": "construction",
    "equipment": "equipment",
    "设备购置": "equipment",
    "other": "other",
    "其他": "other",
    "其他费用": "other",
    "independent": "independent",
    "独立费用": "independent",
}
#: Before the name of a zone: `places@东北区=甲镇、乙镇`.
PLACES_IN = "places@"


def set_lists(writer: Writer, project_id: str, values: dict[str, str]) -> None:
    """Set lists of a project from typed words.

    Args:
        writer: inside an edit.
        project_id: the project.
        values: by field of `LISTS`, or of `places@` and a zone, the words.

    Raises:
        InvalidInputError: all words that cannot be understood.
    """
    problems: list[Problem] = []
    for field, text in values.items():
        try:
            if field.startswith(PLACES_IN):
                zone = field.removeprefix(PLACES_IN)
                _set_places_in(writer, project_id, zone, text)
            else:
                LISTS[field](writer, project_id, text)
        except InvalidInputError as error:
            problems += error.problems
    if problems:
        name = writer.get(Project, project_id).name
        raise InvalidInputError(problems, where=name)


def _items(text: str) -> Iterator[str]:
    for item in _ITEMS.split(clean_text(text, lines=True)):
        if item.strip():
            yield item.strip()


def _of(writer: Writer, kind: Any, project_id: str) -> list[Any]:
    rows = writer.entities(kind, "project_id = ?", [project_id]).values()
    return sorted(rows, key=lambda row: (getattr(row, "position", 0), row.id))


def _put(writer: Writer, before: Sequence[Any], after: Sequence[Any], key: str) -> None:
    """Make rows those wanted; one with a known key takes the id of the former."""
    former = {getattr(row, key): row for row in reversed(before)}
    kept = [
        replace(row, id=former.pop(getattr(row, key)).id)
        if getattr(row, key) in former
        else row
        for row in after
    ]
    ids = {row.id for row in kept}
    gone = [row for row in before if row.id not in ids]
    writer.delete(*gone)
    writer.save(*(row for row in kept if row not in before))


def _quantity(item: str) -> Quantity | None:
    """Return what an item says, of no project yet; None where it is unclear.

    What stands before the number and only says that it is not exact is kept with it.
    """
    match = _QUANTITY.fullmatch(_MINUS.sub("-", item))
    if match is None or _POWER.match(match["unit"] or ""):
        return None
    name, unit, upper = match["name"].strip(), match["unit"] or "", match["upper"]
    about = _ABOUT.search(name)
    words = ""
    if about is not None:
        name = name[: about.start()].rstrip()
        figures = match["value"] if upper is None else f"{match['value']}-{upper}"
        words = f"{about['words']}{figures}{unit}"
    if not name:
        return None
    return Quantity(
        id=new_id(),
        project_id="",
        name=name,
        value=match["value"].replace(",", ""),
        upper=None if upper is None else upper.replace(",", ""),
        unit=unit,
        words=words,
    )


def _set_quantities(writer: Writer, project_id: str, text: str) -> None:
    rows: list[Quantity] = []
    for number, item in enumerate(_items(text), start=1):
        quantity = _quantity(item)
        if quantity is None:
            raise InvalidInputError(
                [Problem("quantity_unclear", "quantities", {"text": item})]
            )
        rows.append(replace(quantity, project_id=project_id, position=number * GAP))
    _put(writer, _of(writer, Quantity, project_id), rows, "name")


def _amounts(text: str, field: str) -> Iterator[tuple[str, int | None]]:
    """Yield names and amounts; a dash is no amount."""
    for item in _items(text):
        match = _AMOUNT.fullmatch(item)
        name, words = (match["name"], match["amount"]) if match else (item, "—")
        amount = None if words in {"—", "-"} else wan_fen(words, field_name=field)
        if isinstance(amount, Problem):
            raise InvalidInputError([amount])
        yield name.strip(), amount


def _set_costs(writer: Writer, project_id: str, text: str) -> None:
    rows: list[Cost] = []
    for name, amount in _amounts(text, "costs"):
        kind = _COSTS.get(name)
        if kind is None:
            choices = {"value": name, "choices": ", ".join(_COSTS)}
            raise InvalidInputError([Problem("not_a_choice", "costs", choices)])
        if amount is None:
            raise InvalidInputError([Problem("amount_missing", "costs")])
        rows.append(
            Cost(id=new_id(), project_id=project_id, kind=kind, amount_fen=amount)
        )
    _put(writer, _of(writer, Cost, project_id), rows, "kind")


def _set_zone_amounts(writer: Writer, project_id: str, text: str) -> None:
    rows = [
        ProjectZone(
            id=new_id(),
            project_id=project_id,
            zone_id=linked(writer, "zones", "zone_amounts", name) or "",
            amount_fen=amount,
        )
        for name, amount in _amounts(text, "zone_amounts")
    ]
    before = {row.zone_id: row for row in _of(writer, ProjectZone, project_id)}
    for row in rows:
        # Zones that are not named stay as they are.
        known = before.get(row.zone_id)
        writer.save(replace(known, amount_fen=row.amount_fen) if known else row)


def _set_places_in(writer: Writer, project_id: str, zone: str, text: str) -> None:
    """Say which places of a project lie in one of its zones."""
    zone_id = linked(writer, "zones", PLACES_IN + zone, zone)
    names = [name.strip() for name in _NAMES.split(text) if name.strip()]
    wanted = [linked(writer, "places", "places", name) or "" for name in names]
    before = _of(writer, ProjectPlace, project_id)
    by_place = {row.place_id: row for row in before}
    last = max((row.position for row in before), default=0)
    for row in before:
        if row.zone_id == zone_id and row.place_id not in wanted:
            writer.delete(row)
    for number, place_id in enumerate(wanted, start=1):
        row = by_place.get(place_id) or ProjectPlace(
            id=new_id(),
            project_id=project_id,
            place_id=place_id,
            position=last + number * GAP,
        )
        if row.zone_id != zone_id:
            writer.save(replace(row, zone_id=zone_id))


LISTS: dict[str, Callable[[Writer, str, str], None]] = {
    "quantities": _set_quantities,
    "costs": _set_costs,
    "zone_amounts": _set_zone_amounts,
}
