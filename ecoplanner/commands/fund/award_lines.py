"""What an award rule comes to and asks, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.commands.fund.shared import project_count
from ecoplanner.messages import saying_text
from ecoplanner.messages import WAN
from ecoplanner.model.award import conditions_of
from ecoplanner.model.award import sayings
from ecoplanner.model.bilingual import joined
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Project
from ecoplanner.words import CONDITION_KINDS
from ecoplanner.words import CONFIDENCES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.award import AwardState
    from ecoplanner.model.award_rule import AwardRule
    from ecoplanner.model.portfolio import Portfolio


def span_of(rule: AwardRule) -> str:
    """Return the years in which a rule is in force."""
    return f"{rule.first_year}—{rule.last_year or ''}"


def names_of(portfolio: Portfolio, ids: Sequence[str]) -> list[str]:
    """Return the names of projects."""
    return [portfolio.get(Project, id_).name for id_ in ids]


def state_lines(
    portfolio: Portfolio, state: AwardState, speaker: Speaker
) -> Iterator[str]:
    """Yield the name of a rule, then what it comes to and what it asks."""
    rule = state.rule
    source = portfolio.get(Source, rule.source_id).name
    sure = word(CONFIDENCES, rule.confidence, speaker.language)
    parts = (rule.number, span_of(rule), sure)
    yield f"{source}: {rule.name} [{' · '.join(filter(None, parts))}]"
    for each in sayings(state):
        yield saying_text(each, speaker.language)
    failed = {condition.id for condition in state.failed}
    out = {each.condition.id: each for each in state.barred}
    open_ = {each.condition.id: each for each in state.questions}
    for number, asked in enumerate(conditions_of(portfolio, rule), start=1):
        marks = [word(CONDITION_KINDS, asked.kind, speaker.language)]
        if asked.id in failed:
            marks.append(speaker.say("不满足", "not met"))
        if asked.id in out:
            ids = out[asked.id].project_ids
            names = speaker.word(joined(names_of(portfolio, ids)))
            marks.append(speaker.say(f"排除：{names}", f"out: {names}"))
        if asked.id in open_:
            count = len(open_[asked.id].project_ids)
            many = project_count(speaker, count)
            many = speaker.say(f"（{many}）", f" ({many})")
            what = speaker.say("待答复", "to be answered")
            marks.append(what + (many if count else ""))
        yield f"{number}. {asked.words} [{'; '.join(marks)}]"
    if state.excess_fen:
        fen = WAN.amount(state.excess_fen)
        yield speaker.say(
            f"比能得的多安排了 {fen} 万元。",
            f"{fen} × 10,000 yuan more are set aside than it grants.",
        )
    if state.years:
        years = speaker.word(joined(map(str, state.years)))
        yield speaker.say(
            f"{years} 年不在施行期内，却安排了资金。",
            f"Money is set aside in years in which it is not in force: {years}.",
        )
    if state.barred_fen:
        fen = WAN.amount(state.barred_fen)
        yield speaker.say(
            f"不支持的项目已安排 {fen} 万元。",
            f"{fen} × 10,000 yuan are set aside for projects that are out.",
        )
