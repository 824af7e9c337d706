"""Tables of schema version 2, as released, where they differ from version 1.

Projects have a priority, a benefit and bounds of their start; they require and
exclude each other; money can be locked; the plan keeps the award rules it used.
"""

from __future__ import annotations

from ecoplanner.model.store import columns as col
from ecoplanner.model.store import schema_1

_YEARS = "first_year IS NULL OR last_year IS NULL OR first_year <= last_year"
_WAYS = "(grant_fen IS NULL) + (share_ppm IS NULL) + (rate_fen IS NULL)"
_WITH_VALUE = "'total_at_least', 'years_at_most', 'area_at_least'"
_CONFIDENCE = col.one_of("confidence", "A", "B", "C", "unconfirmed")

CONTENT: dict[str, tuple[str, ...]] = schema_1.CONTENT | {
    "projects": (
        col.row_id(),
        col.to_row("program_id", "programs", delete="NO ACTION"),
        f"{col.name()} UNIQUE",
        col.prose("content"),
        col.prose("places_text"),
        col.short("schedule_text"),
        col.year("first_year", null=True),
        "first_month INTEGER CHECK (first_month BETWEEN 1 AND 12)",
        col.year("last_year", null=True),
        "last_month INTEGER CHECK (last_month BETWEEN 1 AND 12)",
        col.fen("need_fen", null=True),
        "earns_income INTEGER CHECK (earns_income IN (0, 1))",
        "priority INTEGER CHECK (priority BETWEEN 1 AND 9999)",
        f"benefit TEXT {col.AMOUNT.format('benefit')}",
        col.year("start_from", null=True),
        col.year("start_to", null=True),
        col.flag("is_printed", 1),
        col.prose("note"),
        col.POSITION,
        f"CHECK ({_YEARS})",
        "CHECK (first_year IS NOT NULL OR first_month IS NULL)",
        "CHECK (last_year IS NOT NULL OR last_month IS NULL)",
        "CHECK (start_from IS NULL OR start_to IS NULL OR start_from <= start_to)",
    ),
    "scenarios": (
        col.row_id(),
        f"{col.name()} UNIQUE",
        col.prose("note"),
        col.flag("is_illustration"),
        col.flag("is_locked"),
        col.to_row("made_from", "scenarios", null=True),
        col.POSITION,
        "CHECK (made_from <> id)",
    ),
    "overrides": (
        col.row_id(),
        col.to_row("scenario_id", "scenarios"),
        col.to_row("project_id", "projects"),
        col.to_row("source_id", "sources", delete="NO ACTION"),
        col.year("year", null=True),
        col.TIER,
        col.fen("amount_fen"),
        col.prose("note"),
    ),
    "project_links": (
        col.row_id(),
        col.to_row("project_id", "projects"),
        col.to_row("other_id", "projects"),
        col.one_of("kind", "requires", "excludes"),
        "UNIQUE (project_id, other_id)",
        "CHECK (project_id <> other_id)",
    ),
    "project_facts": (
        col.row_id(),
        col.to_row("project_id", "projects"),
        col.one_of(
            "fact",
            *("central_funded", "responsible_party", "breaks_protection"),
            *("showpiece", "hidden_debt"),
        ),
        "answer INTEGER NOT NULL CHECK (answer IN (0, 1))",
        col.prose("note"),
        "UNIQUE (project_id, fact)",
    ),
    "funding_locks": (
        col.row_id(),
        col.to_row("scenario_id", "scenarios", null=True, delete="CASCADE"),
        col.to_row("project_id", "projects"),
        col.to_row("source_id", "sources"),
    ),
    "award_rules": (
        col.row_id(),
        col.to_row("source_id", "sources"),
        col.to_row("program_id", "programs", null=True, delete="CASCADE"),
        col.name("line"),
        col.short("rule_key"),
        col.name(),
        col.short("document"),
        col.short("number"),
        col.short("issued"),
        col.year("first_year"),
        col.year("last_year", null=True),
        col.short("address"),
        _CONFIDENCE,
        col.prose("note"),
        col.POSITION,
        "UNIQUE (source_id, line)",
        "CHECK (last_year IS NULL OR first_year <= last_year)",
    ),
    "award_steps": (
        col.row_id(),
        col.to_row("rule_id", "award_rules"),
        col.fen("from_fen"),
        col.fen("grant_fen", null=True),
        "share_ppm INTEGER CHECK (share_ppm BETWEEN 0 AND 1000000)",
        col.fen("most_fen", null=True),
        col.fen("rate_fen", null=True),
        col.short("measure"),
        col.short("unit"),
        "UNIQUE (rule_id, from_fen, measure)",
        f"CHECK ({_WAYS} = 2)",
        "CHECK (most_fen IS NULL OR share_ppm IS NOT NULL)",
        "CHECK ((rate_fen IS NULL) = (measure = '') AND (measure = '') = (unit = ''))",
    ),
    "award_conditions": (
        col.row_id(),
        col.to_row("rule_id", "award_rules"),
        col.one_of("kind", "requires", "excludes", "note"),
        col.one_of(
            "fact",
            *("central_funded", "responsible_party", "breaks_protection"),
            *("showpiece", "hidden_debt", "earns_income"),
            *("total_at_least", "years_at_most", "area_at_least", "other"),
        ),
        f"value TEXT {col.AMOUNT.format('value')}",
        "words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 2000)",
        _CONFIDENCE,
        "answer INTEGER CHECK (answer IN (0, 1))",
        col.prose("note"),
        col.POSITION,
        "CHECK (kind = 'note' OR confidence <> 'unconfirmed')",
        f"CHECK ((value IS NOT NULL) = (fact IN ({_WITH_VALUE})))",
    ),
}

RECORD = schema_1.RECORD

INDEXES = schema_1.INDEXES | {
    "funding_locks_key": (
        "CREATE UNIQUE INDEX funding_locks_key ON funding_locks"
        "(ifnull(scenario_id, ''), project_id, source_id)"
    ),
}

LOOKUPS = (
    *schema_1.LOOKUPS,
    ("scenarios", "made_from"),
    ("project_links", "other_id"),
    ("funding_locks", "project_id"),
    ("funding_locks", "source_id"),
    ("award_rules", "program_id"),
    ("award_conditions", "rule_id"),
)
