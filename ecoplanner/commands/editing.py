"""Commands that change a plan: one edit, then the file is published."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.errors import NotFoundError
from ecoplanner.model.money import wan_text
from ecoplanner.model.project import Project
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.document import reading
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.store.versions import differences
from ecoplanner.model.store.versions import version_content
from ecoplanner.model.store.versions import versions
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json
from ecoplanner.words import FIELDS
from ecoplanner.words import TABLES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Reader
    from ecoplanner.model.store.versions import Difference


@contextmanager
def editing(path: Path) -> Iterator[Document]:
    """Open a plan, let it be edited, publish it; on an error the file is as it was."""
    document = Document.open(path)
    try:
        yield document
        document.publish()
    except BaseException:
        # Edits that an earlier crash left are not this command's to throw away.
        document.close(discard=not document.was_recovered)
        raise
    document.close()


@click.command("set")
@PLAN
@click.argument("project")
@click.argument("values", metavar="FIELD=VALUE ...", nargs=-1, required=True)
@with_language
@pass_speaker
def set_(speaker: Speaker, plan: Path, project: str, values: tuple[str, ...]) -> None:
    """Change fields of a project, as one edit that can be undone.

    PROJECT is its name or its id.

    Fields: name program content places zones schedule leads supports need note
    printed income. An amount is in 10,000 yuan; lists are parted by 、 or a comma.
    """
    wanted = {}
    for each in values:
        field, equals, text = each.partition("=")
        if not equals:
            msg = f"'{each}' is not FIELD=VALUE"
            raise click.UsageError(msg)
        if field.strip() in wanted:
            msg = f"'{field.strip()}' is given twice"
            raise click.UsageError(msg)
        wanted[field.strip()] = text
    with editing(plan) as document:
        found = _project(document.portfolio(), project)
        label = speaker.say("修改", "change ") + f"{found.name}: {', '.join(wanted)}"
        with document.edit(label) as writer:
            stored = set_fields(writer, found.id, wanted)
    write(speaker.say(f"已修改：{stored.name}", f"Changed: {stored.name}"))


def _project(portfolio: Portfolio, name: str) -> Project:
    """Return the project of that name or id."""
    found = portfolio.named(Project, name) or next(
        iter(portfolio.having(Project, "id", name)), None
    )
    if found is None:
        raise NotFoundError(table="projects", name=name)
    return found


@click.command("undo")
@PLAN
@with_language
@pass_speaker
def undo(speaker: Speaker, plan: Path) -> None:
    """Undo the last change."""
    with editing(plan) as document:
        label = document.undo()
    nothing = speaker.say("没有可以撤销的修改。", "There is nothing to undo.")
    done = speaker.say(f"已撤销：{label}", f"Undone: {label}")
    write(nothing if label is None else done)


@click.command("redo")
@PLAN
@with_language
@pass_speaker
def redo(speaker: Speaker, plan: Path) -> None:
    """Redo the last change that was undone."""
    with editing(plan) as document:
        label = document.redo()
    nothing = speaker.say("没有可以重做的修改。", "There is nothing to redo.")
    done = speaker.say(f"已重做：{label}", f"Redone: {label}")
    write(nothing if label is None else done)


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
        msg = "--name, --back and --compare exclude each other"
        raise click.UsageError(msg)
    if note and name is None:
        msg = "--note goes with --name"
        raise click.UsageError(msg)
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
                _list_versions(reader, form)
            else:
                _compare(speaker, reader, compare, form)


def _list_versions(reader: Reader, form: str) -> None:
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
        write(f"{each.made_at}  {each.who}  {each.name}  {each.note}".rstrip())


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
    for each in found:
        table = word(TABLES, each.table, speaker.language)
        row = after[each.table].get(each.row_id) or before[each.table][each.row_id]
        field = word(FIELDS, each.field, speaker.language)
        said = " ".join(filter(None, (table, str(row.get("name") or ""), field)))
        write(f"{said}: {_said(each, 'before')} → {_said(each, 'after')}")
    if not found:
        write(speaker.say("没有差别。", "No difference."))


def _said(difference: Difference, side: str) -> str:
    """Return one side of a difference for a person."""
    value = getattr(difference, side)
    if isinstance(value, dict):
        return str(value.get("name") or "✓")
    if value is not None and difference.field.endswith("_fen"):
        return wan_text(value)
    return "—" if value is None else str(value)
