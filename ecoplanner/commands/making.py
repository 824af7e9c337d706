"""Commands that make plan files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecoplanner.commands.plans import make_plan
from ecoplanner.commands.plans import reading
from ecoplanner.commands.plans import say_ending
from ecoplanner.commands.shared import MAYBE_NEW_PLAN
from ecoplanner.commands.shared import NEW_PLAN
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import TARGET
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.messages import loss_text
from ecoplanner.model.entity import new_id
from ecoplanner.model.plan import Plan
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.samples import sample_title
from ecoplanner.model.samples import SAMPLES
from ecoplanner.model.store.copies import copy_file
from ecoplanner.model.store.rescue import rescue as rescue_plan
from ecoplanner.model.template import empty_rows
from ecoplanner.model.template import rows_from_template
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker


@click.command("new")
@NEW_PLAN
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
@click.option(
    "--by",
    "compiled_by",
    default="",
    help="Who makes the plan 编制单位; author of its PDFs.",
)
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
    make_plan(plan, rows)
    write(speaker.say(f"已建立 {plan}", f"Made {plan}"))


@click.command("sample")
@click.argument("name", required=False)
@MAYBE_NEW_PLAN
@click.option("--list", "listed", is_flag=True, help="List the bundled plans.")
@with_format
@with_language
@pass_speaker
def sample(
    speaker: Speaker, name: str | None, plan: Path | None, form: str, *, listed: bool
) -> None:
    """Make the bundled plan NAME as the file PLAN, or list the bundled plans."""
    if listed and form == "json":
        write_json([{"name": each, "title": sample_title(each)} for each in SAMPLES])
        return
    if listed:
        for each in SAMPLES:
            write(f"{each}  {sample_title(each)}")
        return
    if name is None or plan is None:
        speaker.refuse("写 名称 规划文件，或 --list", "NAME PLAN, or --list")
    rows = sample_rows(name)
    make_plan(plan, rows)
    write(speaker.say(f"已建立 {plan}", f"Made {plan}"))


@click.command("copy")
@PLAN
@TARGET
@click.option("--clean", is_flag=True, help="Leave out history, versions and names.")
@with_language
@pass_speaker
def copy(speaker: Speaker, plan: Path, target: Path, *, clean: bool) -> None:
    """Save a checked copy of a plan, with or without its history."""
    with reading(plan):
        # What is not published is not in the copy, and is told of.
        copy_file(plan, target, is_clean=clean)
    say_ending(target)
    write(speaker.say(f"已另存 {target}", f"Saved {target}"))


@click.command("rescue")
@PLAN
@TARGET
@with_language
@pass_speaker
def rescue(speaker: Speaker, plan: Path, target: Path) -> None:
    """Save what can be read of a damaged plan, and say what was lost."""
    losses = rescue_plan(plan, target)
    say_ending(target)
    write(speaker.say(f"已救出到 {target}", f"Rescued into {target}"))
    for loss in losses:
        write(f"- {loss_text(loss, speaker.language)}")
