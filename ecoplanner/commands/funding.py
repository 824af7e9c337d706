"""Funding scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecoplanner import records
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.errors import NotYetError
from ecoplanner.model.money import wan_text
from ecoplanner.model.store.document import reading
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker

_LATER = (
    "new",
    "mix",
    "allocate",
    "ceiling",
    "compare",
    "adopt",
    "stress",
    "solve",
)


@click.command("fund", context_settings={"ignore_unknown_options": True})
@PLAN
@click.argument("action", type=click.Choice(["list", *_LATER]), default="list")
@click.argument("more", nargs=-1)
@with_format
@with_language
@pass_speaker
def fund(
    speaker: Speaker, plan: Path, action: str, more: tuple[str, ...], form: str
) -> None:
    """List the plan's own funding and its scenarios."""
    if action in _LATER:
        raise NotYetError(what=f"fund {action}")
    if more:
        msg = f"fund list takes nothing more: {more[0]}"
        raise click.UsageError(msg)
    with reading(plan) as reader:
        found = records.scenarios(reader.portfolio())
    if form == "json":
        write_json(found)
        return
    own = speaker.say("规划", "the plan")
    mark = speaker.say("（示例）", " (illustration)")
    rows = [
        (
            (row["name"] or own) + (mark if row["is_illustration"] else ""),
            wan_text(row["allocated_fen"]),
            wan_text(row["gap_fen"]),
        )
        for row in found
    ]
    head = (
        speaker.say("筹资方案", "scenario"),
        speaker.say("已安排（万元）", "allocated (10,000 yuan)"),
        speaker.say("缺口（万元）", "gap (10,000 yuan)"),
    )
    write(columns([head, *rows], (False, True, True)))
