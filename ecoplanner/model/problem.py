"""A problem with something the user entered, as data."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from ecoplanner.errors import EcoplannerError

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
