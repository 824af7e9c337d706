"""Commands that only read: they lock nothing and write nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecoplanner import records
from ecoplanner.commands.plans import reading
from ecoplanner.commands.shared import not_found
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.errors import NotYetError
from ecoplanner.messages import finding_text
from ecoplanner.messages import WAN
from ecoplanner.model import checks
from ecoplanner.model.funding import Scenario
from ecoplanner.model.money import column_decimals
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.money import FEN_PER_YI
from ecoplanner.model.money import wan_text
from ecoplanner.model.money import yi_text
from ecoplanner.model.rounding import rounded_parts
from ecoplanner.model.shares import shares as shares_of
from ecoplanner.model.shares import WAYS
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json
from ecoplanner.words import LEVELS
from ecoplanner.words import SEVERITIES
from ecoplanner.words import TABLES
from ecoplanner.words import word

if TYPE_CHECKING:
    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.shares import By
    from ecoplanner.model.shares import Shares

YI_DECIMALS = 4
_COUNTED = {
    "zones": "zones",
    "key_areas": "key_areas",
    "places": "places",
    "tasks": "tasks",
    "programs": "programs",
    "projects": "projects",
    "agencies": "agencies",
    "sources": "sources",
    "indicators": "indicators",
    "scenarios": "scenarios",
}


def chosen_scenario(portfolio: Portfolio, name: str | None) -> Scenario | None:
    """Return the scenario of that name; None is the plan itself.

    Raises:
        NotFoundError: no scenario of that name.
    """
    if name is None:
        return None
    scenario = portfolio.named(Scenario, name)
    if scenario is None:
        raise not_found(portfolio, name, Scenario)
    return scenario


@click.command("info")
@PLAN
@with_format
@with_language
@pass_speaker
def info(speaker: Speaker, plan: Path, form: str) -> None:
    """Say what a plan is and how much is in it."""
    with reading(plan) as reader:
        record = records.info(reader.portfolio())
    if form == "json":
        write_json(record)
        return
    first, last = record["years"]
    level = word(LEVELS, record["level"], speaker.language)
    write(record["title"])
    write(f"{record['region']}  {level}  {first}—{last}")
    counts = [
        (word(TABLES, table, speaker.language), str(record["counts"][key]))
        for key, table in _COUNTED.items()
    ]
    money = [
        (speaker.say(chinese, english), WAN.amount(record[key]))
        for key, chinese, english in (
            ("need_fen", "资金需求（万元）", "need (10,000 yuan)"),
            ("allocated_fen", "已安排（万元）", "allocated (10,000 yuan)"),
            ("gap_fen", "资金缺口（万元）", "gap (10,000 yuan)"),
        )
    ]
    write(columns([*counts, *money], (False, True)))


@click.command("projects")
@PLAN
@with_format
@with_language
@pass_speaker
def projects(speaker: Speaker, plan: Path, form: str) -> None:
    """List the projects in the order of the annex."""
    with reading(plan) as reader:
        found = records.projects(reader.portfolio())
    if form == "json":
        write_json(found)
        return
    head = (
        speaker.say("重大工程", "Programme"),
        speaker.say("子项目", "Project"),
        speaker.say("时序", "Time"),
        speaker.say("牵头单位", "Lead"),
        speaker.say("万元", "10,000 yuan"),
    )
    rows = [
        (
            row["program"],
            row["name"],
            row["schedule_text"],
            speaker.say("、", ", ").join(row["leads"]),
            "" if row["need_fen"] is None else WAN.amount(row["need_fen"]),
        )
        for row in found
    ]
    write(columns([head, *rows], (False, False, False, False, True)))


@click.command("shares")
@PLAN
@click.option("--by", type=click.Choice(WAYS), default="program", show_default=True)
@click.option("--scenario", help="Name of a funding scenario; the plan by default.")
@click.option(
    "--unit",
    type=click.Choice(["wan", "yi"]),
    default="wan",
    show_default=True,
    help="Unit of the text: 10,000 or 100 million yuan.",
)
@with_format
@with_language
@pass_speaker
def shares(  # noqa: PLR0913, PLR0917 -- one parameter an option
    speaker: Speaker, plan: Path, by: By, scenario: str | None, unit: str, form: str
) -> None:
    """Show budget shares; they add up to the plan's need, whatever they are by."""
    with reading(plan) as reader:
        portfolio = reader.portfolio()
    found = shares_of(portfolio, by, chosen_scenario(portfolio, scenario))
    if form == "json":
        write_json(records.shares(found, scenario, speaker.language))
        return
    write(shares_text(found, speaker, is_yi=unit == "yi"))


def shares_text(found: Shares, speaker: Speaker, *, is_yi: bool = False) -> str:
    """Return shares as lines that add up as printed.

    Args:
        found: the shares.
        speaker: whose language is spoken.
        is_yi: amounts are in 亿元 with four decimals, not in 万元.
    """
    amounts = [row.amount_fen for row in found.rows]
    decimals = YI_DECIMALS if is_yi else column_decimals([*amounts, found.total_fen])
    whole_unit, written = (FEN_PER_YI, yi_text) if is_yi else (FEN_PER_WAN, wan_text)
    rounded = rounded_parts(amounts, whole_unit // 10**decimals)
    names = [
        records.share_name(found.by, row.key, row.name, speaker.language)
        for row in found.rows
    ]
    rows = [
        (name, written(amount, decimals, grouped=True), f"{percent / 100:.2f}")
        for name, amount, percent in zip(names, rounded, found.percents(), strict=True)
    ]
    whole = "100.00" if found.total_fen else "0.00"
    total = speaker.say("合计", "total")
    wan = speaker.say("万元", "10,000 yuan")
    yi = speaker.say("亿元", "100 million yuan")
    head = ("", yi if is_yi else wan, "%")
    end = (total, written(sum(rounded), decimals, grouped=True), whole)
    text = columns([head, *rows, end], (False, True, True))
    if found.is_exact:
        return text
    note = speaker.say(
        "占比是各子项目占比之和，因四舍五入，与按金额算出的略有出入。",
        "Shares are the sums of the projects' shares; rounding sets them a little off.",
    )
    return f"{text}\n{note}"


@click.command("check")
@PLAN
@click.option("--against", type=click.Path(path_type=Path), help="Document to compare.")
@with_format
@with_language
@pass_speaker
@click.pass_context
def check(
    ctx: click.Context, speaker: Speaker, plan: Path, against: Path | None, form: str
) -> None:
    """Say what in a plan a person should look at; exit code 1 with errors."""
    if against is not None:
        raise NotYetError(what="check --against")
    with reading(plan) as reader:
        found = checks.findings(reader.portfolio())
    if form == "json":
        record = [records.finding(each, speaker.language) for each in found]
        write_json({"findings": record})
    else:
        for each in found:
            severity = word(SEVERITIES, each.severity, speaker.language)
            reason = each.waived
            waived = speaker.say(f"（已保留：{reason}）", f" (waived: {reason})")
            text = finding_text(each, speaker.language)
            write(f"[{severity}] {text}{waived if each.waived else ''}")
        if not found:
            write(speaker.say("没有发现问题。", "Nothing found."))
    open_errors = [each for each in found if each.severity == "error"]
    if any(each.waived is None for each in open_errors):
        ctx.exit(1)
