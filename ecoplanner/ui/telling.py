"""The sentences of `ecoplanner.messages`, with amounts in the unit in force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner import messages
from ecoplanner.model.money import wan_fen
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import plain_text

if TYPE_CHECKING:
    from ecoplanner.errors import EcoplannerError
    from ecoplanner.messages import Language
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.problem import Problem
    from ecoplanner.model.saying import Saying

_MONEY = messages.Money(plain_text, in_unit)
#: Problems that carry an amount as it is written in 万元, and what it is called.
_WRITTEN = {
    "mix_over_need": "excess",
    "mix_over_locked": "excess",
    "mix_below_locked": "locked",
}


def problem_text(problem: Problem, language: Language) -> str:
    """Return what is wrong with a field."""
    return messages.problem_text(_in_unit(problem), language, _MONEY)


def error_text(error: EcoplannerError, language: Language) -> str:
    """Return one line for an error; all problems of bad input in one."""
    if isinstance(error, InvalidInputError):
        problems = [_in_unit(problem) for problem in error.problems]
        where = str(error.params["where"])
        error = InvalidInputError(problems, where=where)
    return messages.error_text(error, language, _MONEY)


def finding_text(finding: Finding, language: Language) -> str:
    """Return what a check found."""
    return messages.finding_text(finding, language, _MONEY)


def saying_text(saying: Saying, language: Language) -> str:
    """Return what was done, or what follows, in one sentence."""
    return messages.saying_text(saying, language, _MONEY)


def _in_unit(problem: Problem) -> Problem:
    name = _WRITTEN.get(problem.code)
    fen = wan_fen(str(problem.params[name])) if name else None
    if name is None or not isinstance(fen, int):
        return problem
    return replace(problem, params={**problem.params, name: plain_text(fen)})
