"""The sentences of `ecoplanner.messages`, with amounts in the unit in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner import messages
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text

if TYPE_CHECKING:
    from ecoplanner.errors import EcoplannerError
    from ecoplanner.messages import Language
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.problem import Problem
    from ecoplanner.model.saying import Saying

_MONEY = messages.Money(money_text, in_unit)


def problem_text(problem: Problem, language: Language) -> str:
    """Return what is wrong with a field."""
    return messages.problem_text(problem, language, _MONEY)


def error_text(error: EcoplannerError, language: Language) -> str:
    """Return one line for an error; all problems of bad input in one."""
    return messages.error_text(error, language, _MONEY)


def finding_text(finding: Finding, language: Language) -> str:
    """Return what a check found."""
    return messages.finding_text(finding, language, _MONEY)


def saying_text(saying: Saying, language: Language) -> str:
    """Return what was done, or what follows, in one sentence."""
    return messages.saying_text(saying, language, _MONEY)
