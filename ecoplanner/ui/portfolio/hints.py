"""What stands below a cell while it is typed in."""

from __future__ import annotations

from typing import NamedTuple
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.model.period import period_text
from ecoplanner.model.period import read_period
from ecoplanner.model.problem import Problem
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import typed_fen
from ecoplanner.ui.telling import problem_text

if TYPE_CHECKING:
    from ecoplanner.messages import Language

translate = QCoreApplication.translate


class Hint(NamedTuple):
    """A sentence below a cell.

    Attributes:
        text: the sentence.
        is_wrong: whether it says what is wrong.
    """

    text: str
    is_wrong: bool = False


def hint_of(key: str, text: str, former: str, language: Language) -> Hint | None:
    """Return what to say of words being typed, None for nothing.

    Args:
        key: the column.
        text: what is typed so far.
        former: what the plan says.
        language: of the sentence.
    """
    if key == "need":
        return _money_hint(text, former, language)
    if key == "schedule":
        return _schedule_hint(text)
    return None


def _money_hint(text: str, former: str, language: Language) -> Hint | None:
    before = typed_fen(former) if former else None
    typed = typed_fen(text, field_name="need") if text.strip() else None
    if isinstance(typed, Problem):
        return Hint(problem_text(typed, language), is_wrong=True)
    if not isinstance(before, int):
        return None
    was = money_text(before)
    if typed is None or typed == before:
        return Hint(in_unit(translate("hints", "Was {was}")).format(was=was))
    change = money_text(abs(typed - before))
    if typed > before:
        more = in_unit(translate("hints", "Was {was}, {change} more (10,000 yuan)"))
    else:
        more = in_unit(translate("hints", "Was {was}, {change} less (10,000 yuan)"))
    return Hint(more.format(was=was, change=change))


def _schedule_hint(text: str) -> Hint | None:
    if not text.strip():
        return None
    period = read_period(text)
    meaning = period_text(
        period.first_year,
        period.last_year,
        period.first_month,
        period.last_month,
        dash="—",
    )
    if not meaning:
        return Hint(
            translate("hints", "Kept as written; no years can be told from it.")
        )
    return Hint(translate("hints", "Understood as {period}").format(period=meaning))
