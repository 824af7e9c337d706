"""Award rules of the plan's own: made, and changed step by step."""

from __future__ import annotations

from typing import Any
from typing import get_args
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund.award_records import condition_record
from ecoplanner.commands.fund.award_records import rule_record
from ecoplanner.commands.fund.award_records import step_record
from ecoplanner.commands.fund.shared import fen_of
from ecoplanner.commands.fund.shared import named
from ecoplanner.commands.fund.shared import pass_plan
from ecoplanner.commands.plans import editing
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.errors import NotFoundError
from ecoplanner.model.award import conditions_of
from ecoplanner.model.award_rule import AwardCondition
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.award_rule import AwardStep
from ecoplanner.model.award_rule import ConditionKind
from ecoplanner.model.award_rule import Confidence
from ecoplanner.model.award_rule import FactName
from ecoplanner.model.funding import Source
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.program import Program
from ecoplanner.model.rulebook import read_percent
from ecoplanner.model.store import award_edit
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.portfolio import Portfolio

CONFIDENCE = click.option(
    "--confidence",
    type=click.Choice(get_args(Confidence)),
    default="B",
    help="A official text, B newspaper, C others; what is unconfirmed binds nobody.",
)


def rule_of(portfolio: Portfolio, name: str) -> AwardRule:
    """Return the rule kept of that entry, name or id.

    Raises:
        NotFoundError: there is none.
    """
    for field in ("rule_key", "name", "id"):
        rows = portfolio.having(AwardRule, field, name)
        if name and rows:
            return rows[0]
    raise NotFoundError(table=AwardRule.TABLE, name=name)


@click.command("new")
@click.argument("line")
@click.argument("name")
@click.option("--source", required=True, help="The source that pays by it.")
@click.option("--program", help="The programme applied for; all projects by default.")
@click.option("--first-year", type=int, required=True, help="First year in force.")
@click.option("--last-year", type=int, help="Last year in force; none while it is.")
@click.option("--document", default="", help="Name of the document.")
@click.option("--number", default="", help="Number of the document.")
@click.option("--address", default="", help="Where it was read.")
@CONFIDENCE
@with_format
@with_language
@pass_speaker
@pass_plan
def new(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    /,
    line: str,
    name: str,
    source: str,
    program: str | None,
    form: str,
    **fields: Any,
) -> None:
    """Make a rule NAME that is in no rule book, such as a province's own.

    LINE tells lines of money of one source apart.

    Example: ecoplanner fund plan.ecoplan award new 省级奖补 省级奖补办法
    --source 省级财政专项资金 --first-year 2026
    """
    with editing(plan) as document:
        portfolio = document.portfolio()
        made = AwardRule(
            id="",
            source_id=named(portfolio, Source, source).id,
            program_id=named(portfolio, Program, program).id if program else None,
            line=line,
            name=name,
            **fields,
        )
        label = speaker.say("新增奖补规则：", "add award rule: ") + name
        with document.edit(label) as writer:
            made = award_edit.new_rule(writer, made)
    if form == "json":
        where = {"source": source, "program": program}
        write_json({"id": made.id, **rule_record(made), **where})
        return
    write(speaker.say(f"已新增：{name}", f"Added: {name}"))


@click.command("step")
@click.argument("rule")
@click.option("--from", "start", default="0", help="The total from which it applies.")
@click.option("--grant", help="A fixed amount.")
@click.option("--share", help="The most, as a percent of the total: 75%.")
@click.option("--most", help="The most that a share comes to.")
@click.option("--rate", help="An amount for each unit done.")
@click.option("--measure", default="", help="What a rate is paid for.")
@click.option("--unit", default="", help="The unit of a rate.")
@click.option("--remove", is_flag=True, help="Take the step away.")
@with_format
@with_language
@pass_speaker
@pass_plan
def step(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    /,
    rule: str,
    start: str,
    measure: str,
    unit: str,
    share: str | None,
    *,
    remove: bool,
    form: str,
    **amounts: str | None,
) -> None:
    """Set what RULE pays from a total on, or take that step away.

    Amounts are in 10,000 yuan, or have their unit: 5亿元.

    Example: ecoplanner fund plan.ecoplan award step shanshui-2024 --from 20亿元
    --grant 10亿元
    """
    values = {
        f"{name}_fen": None if text is None else fen_of(text, f"--{name}")
        for name, text in amounts.items()
    }
    with editing(plan) as document:
        found = rule_of(document.portfolio(), rule)
        made = AwardStep(
            id="",
            rule_id=found.id,
            from_fen=fen_of(start, "--from"),
            share_ppm=None if share is None else _share(share),
            measure=measure,
            unit=unit,
            **values,
        )
        label = speaker.say("修改奖补档次：", "change step: ") + found.name
        with document.edit(label) as writer:
            if remove:
                award_edit.remove_step(writer, found.id, made.from_fen, measure)
            else:
                award_edit.set_step(writer, made)
    if form == "json":
        done = {"rule": found.name, "is_removed": remove}
        write_json({**done, "step": step_record(made)})
        return
    write(speaker.say(f"已修改：{found.name}", f"Changed: {found.name}"))


@click.command("condition")
@click.argument("rule")
@click.argument("kind", type=click.Choice([*get_args(ConditionKind), "remove"]))
@click.argument("words")
@click.option("--fact", type=click.Choice(get_args(FactName)), default="other")
@click.option("--value", help="The number asked for: 10,000 yuan, years or km2.")
@CONFIDENCE
@with_format
@with_language
@pass_speaker
@pass_plan
def condition(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    rule: str,
    kind: Any,
    words: str,
    fact: FactName,
    value: str | None,
    confidence: Confidence,
    form: str,
) -> None:
    """Add a condition to RULE; or remove the one whose number WORDS says.

    Example: ecoplanner fund plan.ecoplan award condition mine-2026 requires
    "修复面积不小于 10 平方公里" --fact area_at_least --value 10
    """
    with editing(plan) as document:
        portfolio = document.portfolio()
        found = rule_of(portfolio, rule)
        label = speaker.say("修改奖补条件：", "change conditions: ") + found.name
        with document.edit(label) as writer:
            if kind == "remove":
                made = condition_of(portfolio, found, words)
                writer.delete(made)
            else:
                made = AwardCondition(
                    id="",
                    rule_id=found.id,
                    kind=kind,
                    fact=fact,
                    value=value,
                    words=words,
                    confidence=confidence,
                )
                award_edit.add_condition(writer, made)
    if form == "json":
        done = {"rule": found.name, "is_removed": kind == "remove"}
        write_json({**done, **condition_record(made)})
        return
    write(speaker.say(f"已修改：{found.name}", f"Changed: {found.name}"))


def condition_of(portfolio: Portfolio, award: AwardRule, number: str) -> AwardCondition:
    """Return the condition of that number, counted from 1.

    Raises:
        NotFoundError: there is none.
    """
    conditions = conditions_of(portfolio, award)
    if number not in {str(at) for at in range(1, len(conditions) + 1)}:
        raise NotFoundError(table=AwardCondition.TABLE, name=number)
    return conditions[int(number) - 1]


def _share(text: str) -> int:
    share = read_percent(text)
    if isinstance(share, Problem):
        raise InvalidInputError([share])
    return share


#: What the group of awards has besides its own.
COMMANDS = (new, step, condition)
