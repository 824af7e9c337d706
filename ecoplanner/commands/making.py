"""Commands that make plan files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecoplanner.commands.shared import file_path
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import with_language
from ecoplanner.messages import loss_text
from ecoplanner.model.entity import new_id
from ecoplanner.model.plan import Plan
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.samples import sample_title
from ecoplanner.model.samples import SAMPLES
from ecoplanner.model.store.copies import copy_file
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.rescue import rescue as rescue_plan
from ecoplanner.model.template import empty_rows
from ecoplanner.model.template import rows_from_template
from ecoplanner.terminal import write

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker


@click.command("new")
@PLAN
@click.option("--title", required=True, help="Title of the plan.")
@click.option("--region", required=True, help="County, city or province.")
@click.option("--from", "first", type=int, required=True, help="First year.")
@click.option("--to", "last", type=int, required=True, help="Last year.")
@click.option(
    "--level",
    type=click.Choice(["county", "city", "province"]),
    default="county",
    show_default=True,
)
@click.option("--base", type=int, help="Base year; the year before the first.")
@click.option("--by", "compiled_by", default="", help="Who makes the plan.")
@click.option("--template", type=click.Choice(SAMPLES), help="Sample to take over.")
@with_language
@pass_speaker
def new(  # noqa: PLR0913, PLR0917 -- one parameter an option
    speaker: Speaker,
    plan: Path,
    title: str,
    region: str,
    first: int,
    last: int,
    level: str,
    base: int | None,
    compiled_by: str,
    template: str | None,
) -> None:
    """Make an empty plan, or one with the frame of a sample.

    A template gives its zones, places, tasks, programmes, agencies, sources and
    indicators; its projects, money and targets stay behind.
    """
    row = Plan(
        id=new_id(),
        title=title.strip(),
        region=region.strip(),
        level=level,  # type: ignore[arg-type]
        base_year=first - 1 if base is None else base,
        first_year=first,
        last_year=last,
        compiled_by=compiled_by.strip(),
    )
    frame = rows_from_template(row, sample_rows(template)) if template else None
    rows = frame or empty_rows(row)
    Document.create(plan, lambda writer: writer.save(*rows)).close()
    write(speaker.say(f"已建立 {plan}", f"Made {plan}"))


@click.command("sample")
@click.argument("name", required=False)
@click.argument("plan", type=file_path, required=False)
@click.option("--list", "listed", is_flag=True, help="List the bundled plans.")
@with_language
@pass_speaker
def sample(
    speaker: Speaker, name: str | None, plan: Path | None, *, listed: bool
) -> None:
    """Make the bundled plan NAME as the file PLAN, or list the bundled plans."""
    if listed:
        for each in SAMPLES:
            write(f"{each}  {sample_title(each)}")
        return
    if name is None or plan is None:
        speaker.refuse("写 NAME PLAN，或 --list", "NAME PLAN, or --list")
    rows = sample_rows(name)
    Document.create(plan, lambda writer: writer.save(*rows)).close()
    write(speaker.say(f"已建立 {plan}", f"Made {plan}"))


@click.command("copy")
@PLAN
@click.argument("target", type=file_path)
@click.option("--clean", is_flag=True, help="Leave out history, versions and names.")
@with_language
@pass_speaker
def copy(speaker: Speaker, plan: Path, target: Path, *, clean: bool) -> None:
    """Save a checked copy of a plan, with or without its history."""
    copy_file(plan, target, is_clean=clean)
    write(speaker.say(f"已另存 {target}", f"Saved {target}"))


@click.command("rescue")
@PLAN
@click.argument("target", type=file_path)
@with_language
@pass_speaker
def rescue(speaker: Speaker, plan: Path, target: Path) -> None:
    """Save what can be read of a damaged plan, and say what was lost."""
    losses = rescue_plan(plan, target)
    write(speaker.say(f"已救出到 {target}", f"Rescued into {target}"))
    for loss in losses:
        write(f"- {loss_text(loss, speaker.language)}")
