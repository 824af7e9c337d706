"""The history and the versions of a plan, for people and for scripts."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import click

from ecoplanner import records
from ecoplanner.commands.plans import editing
from ecoplanner.commands.plans import reading
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.labels import label_text
from ecoplanner.messages import local_time
from ecoplanner.messages import WAN
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.versions import differences
from ecoplanner.model.store.versions import version_content
from ecoplanner.model.store.versions import versions
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json
from ecoplanner.words import FIELDS
from ecoplanner.words import TABLES
from ecoplanner.words import VALUES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Reader
    from ecoplanner.model.store.versions import Difference

_LONGEST = 40
#: Most rows that a line names.
_MOST = 5
_SIDES = ("before", "after")
#: Columns that say nothing to a person, or what the rest of the line says.
_HUSHED = {"id", "position", "project_id", "indicator_id", "scenario_id"}


@click.command("history")
@PLAN
@with_format
@with_language
@pass_speaker
def history(speaker: Speaker, plan: Path, form: str) -> None:
    """Say who changed what and when: ＋ came, － went, the rest became other."""
    with reading(plan) as reader:
        found = records.history(reader)
        names = _names(reader.portfolio(), found)
    if form == "json":
        write_json(found)
        return
    kinds = {"edit": "", "undo": speaker.say("撤销：", "Undo: ")}
    kinds["redo"] = speaker.say("重做：", "Redo: ")
    for step in found:
        write(
            f"{step['seq']}  {local_time(step['at'])}  {step['who']}  "
            f"{kinds[step['kind']]}{label_text(step['label'], speaker.language)}"
        )
        for line in _change_lines(step["changes"], names, speaker):
            write(f"     {line}")
    if not found:
        write(speaker.say("还没有修改。", "No changes yet."))


def _names(portfolio: Portfolio, steps: list[records.Record]) -> Mapping[object, str]:
    """Return the names of all rows that have one, also of those that are gone."""
    kinds = [kind for kind in KINDS.values() if "name" in kind.__dataclass_fields__]
    gone = {
        row["id"]: str(row["name"])
        for step in steps
        for change in step["changes"]
        for row in (change["before"], change["after"])
        if row and row.get("id") and row.get("name")
    }
    return gone | {row.id: row.name for kind in kinds for row in portfolio.all(kind)}


def _change_lines(
    changes: list[records.Record], names: Mapping[object, str], speaker: Speaker
) -> Iterator[str]:
    """Yield what came, what went and what became other, one line each."""
    came: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        table = word(TABLES, change["table"], speaker.language)
        before, after = change["before"], change["after"]
        if before and after:
            if text := _became(before, after, names, speaker):
                name = names.get(change["id"]) or _owner(before | after, names)
                yield f"{' '.join(filter(None, (table, name)))}: {text}"
            continue
        row = after or before or {}
        came.setdefault(("＋" if after else "－", table), []).append(
            _title(row, names, speaker)
        )
    for (sign, table), titles in came.items():
        shown = "、".join(filter(None, titles[:_MOST]))
        count = speaker.say(f"……共 {len(titles)} 项", f", … {len(titles)} in all")
        yield f"{sign} {table}: {shown}{count if len(titles) > _MOST else ''}"


def _became(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    names: Mapping[object, str],
    speaker: Speaker,
) -> str:
    parts = []
    for field in {**before, **after}:
        was, becomes = before.get(field), after.get(field)
        if field in {"id", "position"} or was == becomes:
            continue
        texts = [
            _value(field, names.get(each, each), speaker) for each in (was, becomes)
        ]
        name = word(FIELDS, field, speaker.language)
        parts.append(f"{name} {texts[0]} → {texts[1]}")
    return speaker.say("；", "; ").join(parts)


def _owner(row: Mapping[str, Any], names: Mapping[object, str]) -> str:
    ids = [value for field, value in row.items() if field.endswith("_id")]
    return " ".join(names[id_] for id_ in ids if id_ in names)


def _title(
    row: Mapping[str, Any], names: Mapping[object, str], speaker: Speaker
) -> str:
    """Return what a row is called; one without a name by what it ties together."""
    if row.get("name"):
        return str(row["name"])
    parts = []
    for field, value in row.items():
        if field in _HUSHED and not (field.endswith("_id") and value in names):
            continue
        if value in {None, ""}:
            continue
        if not field.endswith("_id"):
            parts.append(_value(field, value, speaker))
        elif value in names:
            parts.append(names[value])
    return " ".join(dict.fromkeys(parts))


def _value(field: str, value: object, speaker: Speaker) -> str:
    """Return a value of a row on one short line, money in wan."""
    if value is None or value == "":
        return speaker.say("（空）", "(empty)")
    if field.endswith("_fen") and isinstance(value, int):
        return WAN.amount(value)
    if field.startswith(("is_", "earns_", "needs_")):
        return speaker.say("是", "yes") if value else speaker.say("否", "no")
    text = " ".join(str(value).split())
    return f"{word(VALUES, text, speaker.language):.{_LONGEST}}"


@click.command("version")
@PLAN
@click.option("--name", help="Keep the plan as it is now under this name.")
@click.option("--note", default="", help="A remark on the version named.")
@click.option("--back", help="Go back to the version of this name.")
@click.option("--compare", help="What differs between this version and the plan.")
@with_format
@with_language
@pass_speaker
def version(  # noqa: PLR0913, PLR0917 -- one parameter an option
    speaker: Speaker,
    plan: Path,
    name: str | None,
    note: str,
    back: str | None,
    compare: str | None,
    form: str,
) -> None:
    """Name, list or compare versions of a plan, or go back to one."""
    if sum(each is not None for each in (name, back, compare)) > 1:
        speaker.refuse(
            "--name、--back 和 --compare 只能写一个",
            "--name, --back and --compare exclude each other",
        )
    if note and name is None:
        speaker.refuse("--note 要和 --name 一起写", "--note goes with --name")
    if name is not None:
        with editing(plan) as document:
            document.name_version(name, note)
        write(speaker.say(f"已命名版本：{name}", f"Version named: {name}"))
    elif back is not None:
        with editing(plan) as document:
            document.go_back(back)
        write(speaker.say(f"已回到版本：{back}", f"Back at version: {back}"))
    else:
        with reading(plan) as reader:
            if compare is None:
                _list_versions(speaker, reader, form)
            else:
                _compare(speaker, reader, compare, form)


def _list_versions(speaker: Speaker, reader: Reader, form: str) -> None:
    found = versions(reader)
    if form == "json":
        write_json(
            [
                {"name": v.name, "note": v.note, "at": v.made_at, "who": v.who}
                for v in found
            ]
        )
        return
    for each in found:
        at = local_time(each.made_at)
        write(f"{at}  {each.who}  {each.name}  {each.note}".rstrip())
    if not found:
        write(
            speaker.say(
                "还没有命名的版本：用 --name 起名。",
                "No version is named yet: name one with --name.",
            )
        )


def _compare(speaker: Speaker, reader: Reader, name: str, form: str) -> None:
    before, after = version_content(reader, name), read_content(reader)
    found = differences(before, after)
    if form == "json":
        write_json(
            [
                {
                    "table": d.table,
                    "id": d.row_id,
                    "field": d.field,
                    "before": d.before,
                    "after": d.after,
                }
                for d in found
            ]
        )
        return
    names: dict[object, str] = {
        id_: str(row["name"])
        for content in (before, after)
        for rows in content.values()
        for id_, row in rows.items()
        if row.get("name")
    }
    for each in found:
        table = word(TABLES, each.table, speaker.language)
        row = after[each.table].get(each.row_id) or before[each.table][each.row_id]
        field = word(FIELDS, each.field, speaker.language)
        name = row.get("name") or _owner(row, names)
        said = " ".join(filter(None, (table, str(name), field)))
        was, becomes = (_said(each, side, names, speaker) for side in _SIDES)
        write(f"{said}: {was} → {becomes}")
    if not found:
        write(speaker.say("没有差别。", "No difference."))


def _said(
    difference: Difference, side: str, names: Mapping[object, str], speaker: Speaker
) -> str:
    """Return one side of a difference for a person."""
    value = getattr(difference, side)
    if isinstance(value, dict):
        return _title(value, names, speaker) or "✓"
    if value is not None and difference.field.endswith("_fen"):
        return WAN.amount(value)
    return "—" if value is None else str(value)
