"""Scenarios: listed, made, renamed, locked and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecoplanner import records
from ecoplanner.commands.fund.shared import misuse
from ecoplanner.commands.fund.shared import named
from ecoplanner.commands.fund.shared import own_name
from ecoplanner.commands.fund.shared import pass_plan
from ecoplanner.commands.fund.shared import projects_of
from ecoplanner.commands.fund.shared import scenario_of
from ecoplanner.commands.fund.shared import source_id
from ecoplanner.commands.fund.shared import with_projects
from ecoplanner.commands.fund.shared import with_scenario
from ecoplanner.commands.plans import editing
from ecoplanner.commands.plans import reading
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.messages import WAN
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.store import money_edit
from ecoplanner.model.store.funding_edit import set_locks
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker


@click.command("list")
@with_format
@with_language
@pass_speaker
@pass_plan
def list_(plan: Path, speaker: Speaker, form: str) -> None:
    """List the plan's own funding and its scenarios.

    Example: ecoplanner fund plan.ecoplan list --format json
    """
    show_list(speaker, plan, form)


def show_list(speaker: Speaker, plan: Path, form: str) -> None:
    """Print the plan's own funding and its scenarios."""
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
            WAN.amount(row["allocated_fen"]),
            WAN.amount(row["gap_fen"]),
        )
        for row in found
    ]
    head = (
        speaker.say("筹资方案", "scenario"),
        speaker.say("已安排（万元）", "allocated (10,000 yuan)"),
        speaker.say("缺口（万元）", "gap (10,000 yuan)"),
    )
    write(columns([head, *rows], (False, True, True)))


@click.command("new")
@click.argument("name")
@click.option("--like", help="Scenario it starts from; the plan's money by default.")
@click.option("--note", default="", help="A remark, printed under its tables.")
@with_format
@with_language
@pass_speaker
@pass_plan
def new(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path, speaker: Speaker, name: str, like: str | None, note: str, form: str
) -> None:
    """Make a scenario from the plan's money or from another scenario.

    Its limits and locks come along.

    Example: ecoplanner fund plan.ecoplan new 省级减少 --like 基准
    """
    with editing(plan) as document:
        pattern = scenario_of(document.portfolio(), like)
        label = speaker.say("新建筹资方案：", "new scenario: ") + name
        with document.edit(label) as writer:
            made = money_edit.new_scenario(
                writer, name, pattern.id if pattern else None, note=note
            )
    if form == "json":
        write_json({"id": made.id, "name": made.name, "made_from": like})
        return
    start = own_name(speaker, pattern)
    write(
        speaker.say(
            f"已新建筹资方案：{made.name}（由{start}而来）",
            f"Made scenario {made.name} from {start}",
        )
    )


@click.command("rename")
@click.argument("old")
@click.argument("name")
@with_format
@with_language
@pass_speaker
@pass_plan
def rename(plan: Path, speaker: Speaker, old: str, name: str, form: str) -> None:
    """Give the scenario OLD another name.

    Example: ecoplanner fund plan.ecoplan rename 方案一 省级减少
    """
    with editing(plan) as document:
        scenario = named(document.portfolio(), Scenario, old)
        label = speaker.say("方案改名：", "rename scenario: ") + f"{old} → {name}"
        with document.edit(label) as writer:
            money_edit.rename_scenario(writer, scenario.id, name)
    if form == "json":
        new_name = name.strip()
        write_json({"id": scenario.id, "name": new_name, "old_name": scenario.name})
        return
    write(speaker.say(f"已改名：{name}", f"Renamed: {name}"))


@click.command("delete")
@click.argument("name")
@with_format
@with_language
@pass_speaker
@pass_plan
def delete(plan: Path, speaker: Speaker, name: str, form: str) -> None:
    """Remove a scenario with its limits; `undo` brings it back.

    Example: ecoplanner fund plan.ecoplan delete 方案一
    """
    with editing(plan) as document:
        scenario = named(document.portfolio(), Scenario, name)
        label = speaker.say("删除筹资方案：", "delete scenario: ") + scenario.name
        with document.edit(label) as writer:
            money_edit.delete_scenario(writer, scenario.id)
    if form == "json":
        write_json({"id": scenario.id, "deleted": scenario.name})
        return
    write(speaker.say(f"已删除：{scenario.name}", f"Deleted: {scenario.name}"))


@click.command("lock")
@with_scenario
@click.option(
    "--source",
    "sources",
    multiple=True,
    help="Lock the money of this source instead of the scenario; repeatable.",
)
@with_projects
@with_format
@with_language
@pass_speaker
@pass_plan
def lock(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    scenario: str | None,
    sources: tuple[str, ...],
    programs: tuple[str, ...],
    projects: tuple[str, ...],
    form: str,
) -> None:
    """Lock a scenario against changes; or, with --source, money against moving.

    Money that is locked stays when a mix is typed or a gap is filled.

    Example: ecoplanner fund plan.ecoplan lock --scenario 基准 --source 县级财政资金
    """
    scope = programs, projects
    _set(speaker, plan, scenario, sources, scope, form, is_locked=True)


@click.command("unlock")
@with_scenario
@click.option(
    "--source",
    "sources",
    multiple=True,
    help="Unlock the money of this source instead of the scenario; repeatable.",
)
@with_projects
@with_format
@with_language
@pass_speaker
@pass_plan
def unlock(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    scenario: str | None,
    sources: tuple[str, ...],
    programs: tuple[str, ...],
    projects: tuple[str, ...],
    form: str,
) -> None:
    """Unlock a scenario; or, with --source, money that was locked.

    Example: ecoplanner fund plan.ecoplan unlock --scenario 基准
    """
    scope = programs, projects
    _set(speaker, plan, scenario, sources, scope, form, is_locked=False)


def _set(  # noqa: PLR0913, PLR0917 -- as the commands
    speaker: Speaker,
    plan: Path,
    scenario: str | None,
    sources: tuple[str, ...],
    scope: tuple[tuple[str, ...], tuple[str, ...]],
    form: str,
    *,
    is_locked: bool,
) -> None:
    """Lock or unlock a scenario, or money."""
    if scenario is None and not sources:
        misuse(
            "缺少 --scenario 或 --source：锁定或解锁什么",
            "--scenario or --source: what to lock or unlock",
        )
    if not sources and any(scope):
        misuse(
            "--program 和 --project 要和 --source 一起用",
            "--program and --project go with --source",
        )
    done = speaker.say(
        "锁定" if is_locked else "解锁", "lock" if is_locked else "unlock"
    )
    with editing(plan) as document:
        portfolio = document.portfolio()
        found = scenario_of(portfolio, scenario)
        what = own_name(speaker, found)
        if sources:
            what = f"{what} {speaker.say('、', ', ').join(sources)}"
        ids = [source_id(portfolio, name) for name in sources]
        rows = projects_of(portfolio, *scope)
        pairs = [(project.id, id_) for project in rows for id_ in ids]
        with document.edit(f"{done}{speaker.say('：', ': ')}{what}") as writer:
            if sources:
                id_ = found.id if found else None
                set_locks(writer, id_, pairs, is_locked=is_locked)
            elif found is not None:
                money_edit.lock_scenario(writer, found.id, is_locked=is_locked)
    if form == "json":
        write_json(
            {
                "scenario": scenario,
                "is_locked": is_locked,
                # Without sources it is the scenario itself, with all its money.
                "sources": [portfolio.get(Source, id_).name for id_ in ids],
                "projects": [row.name for row in rows] if sources else [],
            }
        )
        return
    write(speaker.say(f"已{done}：{what}", f"{done.capitalize()}ed: {what}"))
