"""The main job on a real plan: its file, its shares, its printed annex."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.plans import make_plan
from ecoplanner.commands.plans import reading
from ecoplanner.commands.printing import write_report
from ecoplanner.commands.reading import shares_text
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_language
from ecoplanner.commands.shared import written
from ecoplanner.commands.window import has_screen
from ecoplanner.commands.window import open_window
from ecoplanner.errors import NoWindowError
from ecoplanner.errors import PlanUnavailableError
from ecoplanner.messages import error_text
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.shares import shares
from ecoplanner.terminal import write
from ecoplanner.terminal import write_error

if TYPE_CHECKING:
    from ecoplanner.commands.shared import Speaker

SAMPLE = "shanggao"
#: The tables of the document itself.
TABLES = ("schedule", "tasks", "zones", "investment", "indicators")


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--no-window", is_flag=True, help="Do not open the window at the end.")
@with_language
@pass_speaker
def demo(speaker: Speaker, folder: Path, *, no_window: bool) -> int:
    """Make the Shanggao plan in FOLDER, print its shares, write its annex.

    Where there is a screen, the window opens with the plan.
    """
    if folder.is_file():
        speaker.refuse(
            f"{folder} 是文件：写一个文件夹", f"{folder} is a file: name a folder"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PlanUnavailableError(path=folder, reason=reason) from error
    plan, annex = folder / f"{SAMPLE}.ecoplan", folder / f"{SAMPLE}-annex.pdf"
    if plan.exists():
        write(
            speaker.say(f"保留已有的 {plan}", f"Keeping {plan}, which is there already")
        )
    else:
        make_plan(plan, sample_rows(SAMPLE))
        write(speaker.say(f"已建立 {plan}", f"Made {plan}"))
    with reading(plan) as reader:
        portfolio = reader.portfolio()
    write(portfolio.plan.title)
    write(shares_text(shares(portfolio, "program"), speaker))
    pages = write_report(speaker, portfolio, annex, TABLES)
    write(written(speaker, annex, pages))
    if no_window or not has_screen():
        return 0
    try:
        return open_window(plan)
    except NoWindowError as error:
        # The job is done; a library that the window lacks does not undo it.
        write_error(error_text(error, speaker.language))
        return 0
