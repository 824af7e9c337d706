"""Commands that add, change, remove and list rows of every kind."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.editing import field_words
from ecoplanner.commands.editing import parted
from ecoplanner.commands.plans import editing
from ecoplanner.commands.plans import reading
from ecoplanner.commands.shared import examples
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.store.access import users_of
from ecoplanner.model.store.row_edit import add_row
from ecoplanner.model.store.row_edit import find_row
from ecoplanner.model.store.row_edit import hanging_on
from ecoplanner.model.store.row_edit import known_fields
from ecoplanner.model.store.row_edit import name_of
from ecoplanner.model.store.row_edit import set_row
from ecoplanner.model.store.row_edit import SORTS
from ecoplanner.model.store.row_words import typed_fields
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json
from ecoplanner.words import TABLES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.store.access import Reader
    from ecoplanner.model.store.row_edit import Sort

KIND = click.argument("kind", type=click.Choice(list(SORTS)))
OWNER = click.option(
    "--of",
    "--to",
    "owner",
    help="Name of what it belongs to: the programme of a project, the project of a "
    "quantity, the zone of a place in it.",
)
VALUES = click.argument("values", metavar="[FIELD=VALUE ...]", nargs=-1)


def fields_help() -> str:
    """Return the fields of every kind, for the help of commands."""
    lines = [f"{kind}: {' '.join(known_fields(sort))}" for kind, sort in SORTS.items()]
    return "\n\b\nFields by kind:\n" + "\n".join(lines)


_ADD_HELP = examples(
    "ecoplanner add PLAN zone 东北区 area=505.07km2",
    "ecoplanner add PLAN project 河道整治 --to 水系工程 need=1078 leads=水利局",
    "ecoplanner add PLAN quantity 修复矿山 --to 河道整治 value=34 unit=座",
    'ecoplanner add PLAN target "target 2030" --to 森林覆盖率 value=47 relation=ge',
    "ecoplanner add PLAN zone-place 塔下乡 --to 东北区 coverage=include",
    "ecoplanner add PLAN village 上新村 --to 东北区/塔下乡",
    "ecoplanner add PLAN link 水土保持 --to 河道整治 kind=requires",
)
_CHANGE_HELP = examples(
    "ecoplanner change PLAN zone 东北区 area=505.07km2 short_name=东北",
    "ecoplanner change PLAN task 治水 zone=东北区 after=护林",
    "ecoplanner change PLAN quantity 修复矿山 --of 河道整治 value=36",
    "ecoplanner change PLAN plan . title=新标题 last_year=2035",
)
_REMOVE_HELP = examples(
    "ecoplanner remove PLAN project 河道整治 --dry-run",
    "ecoplanner remove PLAN quantity 修复矿山 --of 河道整治",
)


@click.command("add", epilog=_ADD_HELP + fields_help())
@PLAN
@KIND
@click.argument("name")
@VALUES
@OWNER
@with_language
@pass_speaker
def add(  # noqa: PLR0913, PLR0917 -- one parameter an argument
    speaker: Speaker,
    plan: Path,
    kind: str,
    name: str,
    values: tuple[str, ...],
    owner: str | None,
) -> None:
    """Add a row of any kind, at the end of its list."""
    sort = SORTS[kind]
    if kind == "plan":
        speaker.refuse("一个文件只有一个规划", "a file holds one plan")
    if sort.is_owned and owner is None:
        above = word(TABLES, sort.above.TABLE, speaker.language) if sort.above else ""
        speaker.refuse(f"--to：写明所属的{above}", f"--to: name its {above}")
    if not sort.owner and owner is not None:
        speaker.refuse(f"--to：{kind}不属于谁", f"--to: {kind} belongs to nothing")
    table = word(TABLES, sort.kind.TABLE, speaker.language)
    wanted = parted(speaker, values)
    known = name.strip()
    with editing(plan) as document:
        label = speaker.say(f"新增{table}：{known}", f"Add {table}: {known}")
        with document.edit(label) as writer:
            stored = add_row(writer, sort, name, owner, wanted)
            said = name_of(writer, stored)
    write(speaker.say(f"已新增{table}：{said}", f"Added {table}: {said}"))


@click.command("change", epilog=_CHANGE_HELP + fields_help())
@PLAN
@KIND
@click.argument("name")
@VALUES
@OWNER
@with_language
@pass_speaker
def change(  # noqa: PLR0913, PLR0917 -- one parameter an argument
    speaker: Speaker,
    plan: Path,
    kind: str,
    name: str,
    values: tuple[str, ...],
    owner: str | None,
) -> None:
    """Change fields of a row of any kind, as one edit that can be undone.

    NAME is its name or its id. An empty value empties the field; `after=` and a name
    moves the row behind that one, `after=` alone to the front.
    """
    if not values:
        speaker.refuse("缺少 字段=值", "FIELD=VALUE is missing")
    _change(speaker, plan, (kind, name, owner), parted(speaker, values))


@click.command("rename", epilog=examples("ecoplanner rename PLAN agency 水务局 水利局"))
@PLAN
@KIND
@click.argument("name")
@click.argument("new")
@OWNER
@with_language
@pass_speaker
def rename(  # noqa: PLR0913, PLR0917 -- one parameter an argument
    speaker: Speaker, plan: Path, kind: str, name: str, new: str, owner: str | None
) -> None:
    """Give a row another name; everything that speaks of it follows."""
    (column, *more) = SORTS[kind].name
    if more or column not in {"name", "title", "words"}:
        speaker.refuse(f"{kind} 没有自己的名称", f"{kind} has no name of its own")
    _change(speaker, plan, (kind, name, owner), {column: new})


def _change(
    speaker: Speaker,
    plan: Path,
    which: tuple[str, str, str | None],
    wanted: Mapping[str, str],
) -> None:
    """Change a row that is given by kind, name and owner."""
    kind, name, owner = which
    sort = SORTS[kind]
    with editing(plan) as document:
        row = find_row(document, sort, name, owner)
        known = name_of(document, row)
        label = speaker.say(f"修改 {known}：", f"Change {known}: ")
        with document.edit(label + field_words(speaker, wanted)) as writer:
            said = name_of(writer, set_row(writer, sort, row, wanted))
    write(speaker.say(f"已修改：{said}", f"Changed: {said}"))


@click.command("remove", epilog=_REMOVE_HELP)
@PLAN
@KIND
@click.argument("name")
@OWNER
@click.option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
@with_language
@pass_speaker
def remove(  # noqa: PLR0913 -- one parameter an argument
    speaker: Speaker,
    plan: Path,
    kind: str,
    name: str,
    owner: str | None,
    *,
    dry_run: bool,
) -> None:
    """Remove a row with what hangs on it, as one edit that can be undone.

    A row that others still need, such as a programme with projects, stays.
    """
    sort = SORTS[kind]
    if kind == "plan":
        speaker.refuse("规划本身不能删除", "the plan itself cannot be removed")
    table = word(TABLES, sort.kind.TABLE, speaker.language)
    if dry_run:
        with reading(plan) as reader:
            row = find_row(reader, sort, name, owner)
            users = list(users_of(reader, row))
            if users:
                raise InvalidInputError(users, where=getattr(row, "name", ""))
            said = _with_hanging(speaker, reader, row)
        write(speaker.say(f"会删除{table}：{said}", f"Would remove {table}: {said}"))
        return
    with editing(plan) as document:
        row = find_row(document, sort, name, owner)
        said = _with_hanging(speaker, document, row)
        known = name_of(document, row)
        label = speaker.say(f"删除{table}：{known}", f"Remove {table}: {known}")
        with document.edit(label) as writer:
            writer.delete(row)
    write(speaker.say(f"已删除{table}：{said}", f"Removed {table}: {said}"))


def _with_hanging(speaker: Speaker, reader: Reader, row: Any) -> str:
    counts = hanging_on(reader, row)
    known = name_of(reader, row)
    if not counts:
        return known
    parts = [
        f"{word(TABLES, table, speaker.language)} {count}"
        for table, count in counts.items()
    ]
    return speaker.say(
        f"{known}，连同 {'、'.join(parts)}", f"{known}, with {', '.join(parts)}"
    )


@click.command("rows")
@PLAN
@KIND
@OWNER
@with_format
@with_language
@pass_speaker
def rows(speaker: Speaker, plan: Path, kind: str, owner: str | None, form: str) -> None:
    """List the rows of a kind, as `change` and `remove` name them."""
    sort = SORTS[kind]
    with reading(plan) as reader:
        found = [
            row
            for row in sorted(
                reader.entities(sort.kind).values(),
                key=lambda row: (getattr(row, "position", 0), row.id),
            )
            if owner is None or _belongs(reader, sort, row, owner)
        ]
        records = [_record(reader, kind, row) for row in found]
    if form == "json":
        write_json(records)
        return
    lines = [(row["name"], row["of"] or "", row["id"]) for row in records]
    if lines:
        write(columns(lines, (False, False, False)))
    else:
        write(speaker.say("没有。", "None."))


def _belongs(reader: Reader, sort: Sort, row: Any, owner: str) -> bool:
    above = _owner_of(reader, sort, row)
    return above is not None and owner in {above.id, name_of(reader, above)}


def _owner_of(reader: Reader, sort: Sort, row: Any) -> Any:
    id_ = getattr(row, sort.owner) if sort.owner else None
    if id_ is None or sort.above is None:
        return None
    return reader.get(sort.above, id_)


def _record(reader: Reader, kind: str, row: Any) -> dict[str, Any]:
    """Return a row as JSON values; money is whole fen, links are ids."""
    sort = SORTS[kind]
    above = _owner_of(reader, sort, row)
    return {
        "id": row.id,
        "kind": kind,
        "name": name_of(reader, row),
        "of": None if above is None else name_of(reader, above),
        "fields": {
            column: getattr(row, column) for column in typed_fields(sort.kind).values()
        },
    }
