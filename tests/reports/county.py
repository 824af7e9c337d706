"""A county's plan of five years, whose tables are printed."""

from __future__ import annotations

from ecoplanner.model.plan import Plan

PLAN = Plan(
    id="p",
    title="某规划",
    region="某县",
    base_year=2025,
    first_year=2026,
    last_year=2030,
)
