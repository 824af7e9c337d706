"""Programmes, sources and zones of plans with a gap to fill."""

from __future__ import annotations

from typing import Any

from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.zone import Zone

FRAME: tuple[Any, ...] = (
    Program(id="p", name="工程一", position=1),
    Program(id="q", name="工程二", position=2),
    Source(
        id="county", name="县级", root="local", level="county", default_tier="secured"
    ),
    Source(id="bond", name="债券", root="local", level="bond", needs_income=True),
    Source(id="social", name="社会资本", root="social", level="social"),
    Zone(id="north", name="北部"),
    Zone(id="south", name="南部"),
)
