"""A problem with something the user entered, as data."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING

from typing_extensions import override

from ecoplanner.errors import EcoplannerError
from ecoplanner.model.bilingual import english_of
from ecoplanner.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to correct, tied to the field where it is corrected.

    Attributes:
        code: stable key into `ecoplanner.messages`.
        field_name: field of the row that is at fault.
        params: values for the placeholders of the sentence.
    """

    code: str
    field_name: str
    params: Mapping[str, object] = field(default_factory=dict)


class InvalidInputError(EcoplannerError):
    """One or more problems stop a change from being stored."""

    code = "invalid_input"

    def __init__(self, problems: Sequence[Problem], *, where: str = "") -> None:
        super().__init__(count=len(problems), where=where)
        self.problems = tuple(problems)

    @override
    def __str__(self) -> str:
        """Return the problems in English, for whoever calls from a script."""
        said = " ".join(_words(each) for each in self.problems)
        where = self.params["where"]
        return f"{where}: {said}" if where else said


def _words(problem: Problem) -> str:
    """Return what is wrong as a script is told; money in 10,000 yuan."""
    params: dict[str, object] = {"field": problem.field_name, **problem.params}
    for key, value in problem.params.items():
        if isinstance(value, str):
            params[key] = english_of(value)
        elif key.endswith("_fen") and isinstance(value, int):
            wan = Decimal(value).scaleb(-6).normalize()
            params[key.removesuffix("_fen")] = f"{wan:,f}"
    said = sentences().get(problem.code, {}).get("en", "")
    try:
        return said.format(**params) or problem.code
    except (KeyError, ValueError):
        # It takes more to say it well; what it is about is said in any case.
        about = ", ".join(f"{key} {value}" for key, value in problem.params.items())
        return f"{problem.code} ({problem.field_name}): {about}"
