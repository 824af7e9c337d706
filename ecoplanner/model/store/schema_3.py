"""Tables of schema version 3, as released, where they differ from version 2.

A ceiling may be on all money of a level (county, social …) in place of a source.
"""

from __future__ import annotations

from ecoplanner.model.store import columns as col
from ecoplanner.model.store import schema_2

CONTENT: dict[str, tuple[str, ...]] = schema_2.CONTENT | {
    "ceilings": (
        col.row_id(),
        col.to_row("scenario_id", "scenarios", null=True, delete="CASCADE"),
        col.to_row("source_id", "sources", null=True, delete="NO ACTION"),
        col.one_of(
            "level",
            *("central", "province", "city", "county", "bond", "social"),
            null=True,
        ),
        col.to_row("zone_id", "zones", null=True, delete="CASCADE"),
        col.to_row("program_id", "programs", null=True, delete="CASCADE"),
        col.year("year", null=True),
        col.one_of("bound", "most", "least"),
        col.fen("amount_fen", null=True),
        "share_ppm INTEGER CHECK (share_ppm BETWEEN 0 AND 1000000)",
        col.prose("note"),
        "CHECK ((amount_fen IS NULL) <> (share_ppm IS NULL))",
        "CHECK (source_id IS NULL OR level IS NULL)",
    ),
}

RECORD = schema_2.RECORD

INDEXES = schema_2.INDEXES

LOOKUPS = schema_2.LOOKUPS
