"""Commands that print annex tables, and that say how they are printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

import ecoplanner
from ecoplanner.commands.editing import editing
from ecoplanner.commands.reading import chosen_scenario
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import with_language
from ecoplanner.errors import NotSavedError
from ecoplanner.errors import NotYetError
from ecoplanner.messages import notice_text
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.store.document import reading
from ecoplanner.model.store.replace import write_file
from ecoplanner.model.store.setting_edit import store_setting
from ecoplanner.reports import REPORTS
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.draw.pdf import DocumentInfo
from ecoplanner.reports.draw.pdf import draw_pdf
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio

_LATER = (".xlsx", ".docx", ".html")


@click.command("report")
@PLAN
@click.option(
    "--table",
    "tables",
    multiple=True,
    type=click.Choice(list(REPORTS)),
    help="A table, as often as wanted; all without it.",
)
@click.option("--scenario", help="Name of a funding scenario; the plan by default.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="File to write; its ending says what kind.",
)
@with_language
@pass_speaker
def report(
    speaker: Speaker,
    plan: Path,
    tables: tuple[str, ...],
    scenario: str | None,
    output: Path,
) -> None:
    """Print annex tables to a file."""
    ending = output.suffix.lower()
    if ending in _LATER:
        raise NotYetError(what=f"report -o *{ending}")
    if ending != ".pdf":
        msg = f"{output}: the ending must be .pdf"
        raise click.UsageError(msg)
    with reading(plan) as reader:
        portfolio = reader.portfolio()
    chosen = chosen_scenario(portfolio, scenario)
    pages = write_report(speaker, portfolio, output, tables, chosen)
    write(speaker.say(f"已写出 {output}，{pages} 页", f"Wrote {output}, {pages} pages"))


def write_report(
    speaker: Speaker,
    portfolio: Portfolio,
    output: Path,
    tables: Sequence[str],
    scenario: Scenario | None = None,
) -> int:
    """Write annex tables as PDF and return the number of pages.

    What the user should know of it, such as a character that no font has, goes to
    the error stream.

    Raises:
        NotSavedError: the file cannot be written; a former one is as it was.
    """
    annex = annex_of(portfolio, tables, scenario)
    plan = portfolio.plan
    info = DocumentInfo(
        title=plan.title,
        author=plan.compiled_by,
        subject="、".join(table.title for table in annex.tables),
        keywords=", ".join(filter(None, (plan.region, plan.region_code))),
        creator=f"ecoplanner {ecoplanner.__version__}",
    )
    result = draw_pdf(annex.tables, annex.settings, info)
    try:
        write_file(output, result.content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotSavedError(path=output, reason=reason) from error
    for notice in result.warnings:
        write_error(notice_text(notice.code, notice.params, speaker.language))
    return result.pages


@click.command("page")
@PLAN
@click.option(
    "--table",
    default="",
    type=click.Choice(["", *REPORTS]),
    help="The table; all tables without it.",
)
@click.argument("values", metavar="[NAME=VALUE ...]", nargs=-1)
@with_language
@pass_speaker
def page(speaker: Speaker, plan: Path, table: str, values: tuple[str, ...]) -> None:
    """Show or change how tables are printed, as one edit that can be undone.

    A value is JSON or plain words; an empty one goes back to the default.
    """
    if not values:
        with reading(plan) as reader:
            rows = reader.portfolio().all(TableSetting)
        lines = [(row.table_key or "*", row.name, row.value) for row in rows]
        if lines:
            write(columns(lines, (False, False, False)))
        return
    wanted = {}
    for each in values:
        name, equals, text = each.partition("=")
        if not equals:
            msg = f"'{each}' is not NAME=VALUE"
            raise click.UsageError(msg)
        wanted[name.strip()] = text
    with editing(plan) as document:
        label = speaker.say("版面：", "page: ") + ", ".join(wanted)
        with document.edit(label) as writer:
            for name, text in wanted.items():
                store_setting(writer, table, name, _json(text))
            # What no page can follow is refused with the edit.
            annex_of(writer.portfolio(), [table] if table else list(REPORTS))
    write(speaker.say("已保存版面设置", "Page settings saved"))


def _json(text: str) -> str | None:
    """Return a typed value as JSON; None for an empty one."""
    return json.dumps(_value(text), ensure_ascii=False) if text else None


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text
