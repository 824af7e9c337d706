"""Award rules: what they grant, which editions there are, and what was answered."""

from __future__ import annotations

from typing import get_args
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund import award_rows
from ecoplanner.commands.fund.award_lines import span_of
from ecoplanner.commands.fund.award_lines import state_lines
from ecoplanner.commands.fund.award_records import condition_record
from ecoplanner.commands.fund.award_records import entry_record
from ecoplanner.commands.fund.award_records import rule_record
from ecoplanner.commands.fund.award_records import state_record
from ecoplanner.commands.fund.award_rows import condition_of
from ecoplanner.commands.fund.award_rows import rule_of
from ecoplanner.commands.fund.shared import named
from ecoplanner.commands.fund.shared import pass_plan
from ecoplanner.commands.fund.shared import project_count
from ecoplanner.commands.fund.shared import projects_of
from ecoplanner.commands.fund.shared import scenario_of
from ecoplanner.commands.fund.shared import with_projects
from ecoplanner.commands.fund.shared import with_scenario
from ecoplanner.commands.fund.sheet import Sheet
from ecoplanner.commands.fund.sheet import with_output
from ecoplanner.commands.plans import editing
from ecoplanner.commands.plans import reading
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.errors import NotFoundError
from ecoplanner.model.award import states
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.award_rule import ProjectFactName
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.rulebook import book
from ecoplanner.model.store import award_edit
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json
from ecoplanner.words import CONFIDENCES
from ecoplanner.words import FACTS
from ecoplanner.words import word

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker

_ANSWERS = {"yes": True, "no": False, "unknown": None}
ANSWER = click.argument("answer", type=click.Choice(list(_ANSWERS)))
NOTE = click.option("--note", default="", help="What the answer rests on.")


@click.group("award", invoke_without_command=True)
@with_scenario
@with_output
@with_format
@with_language
@pass_speaker
@pass_plan
@click.pass_context
def award(  # noqa: PLR0913, PLR0917 -- one parameter an option
    ctx: click.Context,
    plan: Path,
    speaker: Speaker,
    scenario: str | None,
    output: Path | None,
    form: str,
) -> None:
    """Show which step the total reaches, how far the next is, and what is asked.

    Example: ecoplanner fund plan.ecoplan award --format json
    """
    if ctx.invoked_subcommand is not None:
        return
    with reading(plan) as reader:
        portfolio = reader.portfolio()
    chosen = scenario_of(portfolio, scenario)
    found = states(portfolio, chosen)
    is_text = form != "json"
    title = speaker.say("奖补测算", "Award rules")
    sheet = Sheet(speaker, title, portfolio, chosen, is_shown=is_text)
    if not is_text:
        write_json([state_record(portfolio, each, speaker) for each in found])
    if not found:
        sheet.say(
            speaker.say(
                "还没有采用奖补规则：用 award book 查看，用 award keep 采用。",
                "No award rule is kept yet: see award book, then award keep.",
            )
        )
    for each in found:
        heading, *lines = state_lines(portfolio, each, speaker)
        sheet.write(heading)
        for line in lines:
            sheet.write(f"  {line}")
        rows = [(speaker.say("测算与条件", "what it grants and asks"),)]
        sheet.keep(heading, [*rows, *((line,) for line in lines)], (False,))
    sheet.save(output)


@award.command("book")
@click.option("--source", help="Only what may be meant by this source of the plan.")
@click.option("--year", type=int, help="Only what is in force in this year.")
@with_format
@with_language
@pass_speaker
@pass_plan
def list_book(
    plan: Path, speaker: Speaker, source: str | None, year: int | None, form: str
) -> None:
    """List the editions of the rule book.

    Example: ecoplanner fund plan.ecoplan award book --year 2026
    """
    found = book()
    if source is not None:
        with reading(plan) as reader:
            wanted = named(reader.portfolio(), Source, source)
        found = tuple(entry for entry in found if entry.suits(wanted))
    if year is not None:
        found = tuple(entry for entry in found if entry.is_in_force(year))
    if form == "json":
        write_json([entry_record(entry) for entry in found])
        return
    head = (
        speaker.say("条目", "entry"),
        speaker.say("施行年份", "in force"),
        speaker.say("文号", "number"),
        speaker.say("把握程度", "confidence"),
        speaker.say("名称", "name"),
    )
    rows = [
        (
            entry.key,
            span_of(entry.rule),
            entry.rule.number or "—",
            word(CONFIDENCES, entry.rule.confidence, speaker.language),
            entry.rule.name,
        )
        for entry in found
    ]
    write(columns([head, *rows], (False,) * len(head)))


@award.command("keep")
@click.argument("key")
@click.option("--source", required=True, help="The source that pays by it.")
@click.option("--program", help="The programme applied for; all projects by default.")
@with_format
@with_language
@pass_speaker
@pass_plan
def keep(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    key: str,
    source: str,
    program: str | None,
    form: str,
) -> None:
    """Take the edition KEY of the rule book into the plan, for a source.

    Another edition of the same line of money goes; a newer book changes nothing.

    Example: ecoplanner fund plan.ecoplan award keep mine-2026 --source 重点生态修复资金
    """
    entry = next((each for each in book() if each.key == key), None)
    if entry is None:
        raise NotFoundError(table=AwardRule.TABLE, name=key)
    with editing(plan) as document:
        portfolio = document.portfolio()
        payer = named(portfolio, Source, source)
        package = named(portfolio, Program, program) if program else None
        label = speaker.say("采用奖补规则：", "keep award rule: ") + key
        with document.edit(label) as writer:
            kept = award_edit.keep_edition(
                writer, entry, payer.id, package.id if package else None
            )
    if form == "json":
        where = {"source": payer.name, "program": package.name if package else None}
        write_json({"id": kept.id, **rule_record(kept), **where})
        return
    write(speaker.say(f"已采用：{kept.name}", f"Kept: {kept.name}"))


@award.command("drop")
@click.argument("rule")
@with_format
@with_language
@pass_speaker
@pass_plan
def drop(plan: Path, speaker: Speaker, rule: str, form: str) -> None:
    """Take RULE, its entry, name or id, out of the plan.

    Example: ecoplanner fund plan.ecoplan award drop mine-2026
    """
    with editing(plan) as document:
        found = rule_of(document.portfolio(), rule)
        label = speaker.say("不再采用：", "drop award rule: ") + found.name
        with document.edit(label) as writer:
            award_edit.drop_rule(writer, found.id)
    if form == "json":
        write_json({"id": found.id, "key": found.rule_key, "dropped": found.name})
        return
    write(speaker.say(f"已去掉：{found.name}", f"Dropped: {found.name}"))


@award.command("answer")
@click.argument("rule")
@click.argument("number")
@ANSWER
@NOTE
@with_format
@with_language
@pass_speaker
@pass_plan
def answer_(  # noqa: PLR0913, PLR0917 -- one parameter an argument
    plan: Path,
    speaker: Speaker,
    rule: str,
    number: str,
    answer: str,
    note: str,
    form: str,
) -> None:
    """Say whether condition NUMBER of RULE holds for all that apply together.

    Example: ecoplanner fund plan.ecoplan award answer mine-call-2025 2 yes
    """
    with editing(plan) as document:
        portfolio = document.portfolio()
        found = rule_of(portfolio, rule)
        condition = condition_of(portfolio, found, number)
        label = speaker.say("答复：", "answer: ") + condition.words
        with document.edit(label) as writer:
            award_edit.answer_condition(
                writer, condition.id, answer=_ANSWERS[answer], note=note
            )
    if form == "json":
        said = {"answer": _ANSWERS[answer], "note": note}
        asked = condition_record(condition)
        write_json({"rule": found.name, "number": int(number), **asked, **said})
        return
    write(speaker.say(f"已答复：{condition.words}", f"Answered: {condition.words}"))


@award.command("fact")
@click.argument("fact", type=click.Choice(get_args(ProjectFactName)))
@ANSWER
@with_projects
@NOTE
@with_format
@with_language
@pass_speaker
@pass_plan
def fact_(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    fact: ProjectFactName,
    answer: str,
    programs: tuple[str, ...],
    projects: tuple[str, ...],
    note: str,
    form: str,
) -> None:
    """Say whether a fact that rules ask for holds for projects, all by default.

    Example: ecoplanner fund plan.ecoplan award fact responsible_party no
    """
    said = word(FACTS, fact, speaker.language)
    with editing(plan) as document:
        wanted = projects_of(document.portfolio(), programs, projects)
        with document.edit(speaker.say("答复：", "answer: ") + said) as writer:
            for project in wanted:
                award_edit.answer_fact(
                    writer, project.id, fact, answer=_ANSWERS[answer], note=note
                )
    if form == "json":
        names = [row.name for row in wanted]
        answered = {"answer": _ANSWERS[answer], "note": note}
        write_json({"fact": fact, **answered, "projects": names})
        return
    many = project_count(speaker, len(wanted))
    write(speaker.say(f"已答复：{said}（{many}）", f"Answered: {said} ({many})"))


for _command in award_rows.COMMANDS:
    award.add_command(_command)
