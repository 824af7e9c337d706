"""What a check found in a plan."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Severity = Literal["error", "warning", "notice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a person should look at.

    Attributes:
        code: stable key into `ecoplanner.messages`.
        severity: `error` is wrong, `warning` is doubtful, `notice` is worth knowing.
        table: table of the row it is about.
        row_id: id of that row.
        name: name of that row.
        field: field of that row, or empty.
        evidence: the figures it rests on; also fills the sentence.
        waived: why it may stand, or None.
    """

    code: str
    severity: Severity
    table: str
    row_id: str
    name: str
    field: str = ""
    evidence: Mapping[str, object] = dataclasses.field(default_factory=dict)
    waived: str | None = None
