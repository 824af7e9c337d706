"""Tables of a plan file, as SQL, one list a released schema version.

A released list is never edited. A change of schema is a new list, a step in
`migrations` and a new sample under `tests/documents/`.

Every row that two copies of a plan could both hold has a random text id, so that
copies can be merged. Order is a `position` with gaps (see `position`), never the
order of rows. Money is whole fen, areas are whole square metres, quantities and
targets are decimals kept as text, as written.
"""

from __future__ import annotations

APPLICATION_ID = 0x45434F50  # "ECOP"; see https://sqlite.org/pragma.html
SCHEMA_VERSION = 1

#: Largest amount of money, in fen: ten thousand 亿元.
MAX_FEN = 10**14

_YEAR = "BETWEEN 1949 AND 2100"
_NAME = "CHECK (length({0}) BETWEEN 1 AND 200)"
_PROSE = "TEXT NOT NULL DEFAULT '' CHECK (length({0}) <= 20000)"
_SHORT = "TEXT NOT NULL DEFAULT '' CHECK (length({0}) <= 2000)"
_FEN = f"CHECK ({{0}} BETWEEN 0 AND {MAX_FEN})"
_DECIMAL = (
    "CHECK ({0} IS NULL OR (length({0}) <= 40 AND {0} GLOB '[0-9-]*'"
    " AND {0} NOT GLOB '*[^0-9.-]*'))"
)


def _id(prefix: str = "") -> str:
    return f"{prefix}id TEXT PRIMARY KEY CHECK (length({prefix}id) BETWEEN 8 AND 64)"


def _name(column: str = "name") -> str:
    return f"{column} TEXT NOT NULL {_NAME.format(column)}"


def _prose(column: str) -> str:
    return f"{column} {_PROSE.format(column)}"


def _short(column: str) -> str:
    return f"{column} {_SHORT.format(column)}"


def _flag(column: str, default: int = 0) -> str:
    return f"{column} INTEGER NOT NULL DEFAULT {default} CHECK ({column} IN (0, 1))"


def _fen(column: str, *, null: bool = False) -> str:
    return f"{column} INTEGER {'' if null else 'NOT NULL '}{_FEN.format(column)}"


def _year(column: str, *, null: bool = False) -> str:
    return f"{column} INTEGER {'' if null else 'NOT NULL '}CHECK ({column} {_YEAR})"


def _one_of(column: str, *values: str, null: bool = False) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    need = "" if null else "NOT NULL "
    return f"{column} TEXT {need}CHECK ({column} IN ({listed}))"


def _to(column: str, table: str, *, null: bool = False, delete: str = "") -> str:
    """A row of another table; what is NO ACTION is refused, but only at the end.

    RESTRICT would refuse at once, and undoing or going back to a version could then
    not pass through states that a later row mends.
    """
    need = "" if null else "NOT NULL "
    action = delete or ("SET NULL" if null else "CASCADE")
    return f"{column} TEXT {need}REFERENCES {table}(id) ON DELETE {action}"


_POSITION = "position INTEGER NOT NULL"
_TIER = _one_of("tier", "secured", "applied", "intended")

#: Tables of the plan's content: digested, journaled, merged. Parents stand first.
_CONTENT_1: dict[str, tuple[str, ...]] = {
    "plan": (
        _id(),
        "only INTEGER NOT NULL DEFAULT 1 UNIQUE CHECK (only = 1)",
        _name("title"),
        _name("region"),
        _short("region_code"),
        _one_of("level", "province", "city", "county"),
        _year("base_year"),
        _year("first_year"),
        _year("last_year"),
        _short("compiled_by"),
        _short("made_on_text"),
        _one_of("lead_split", "equal", "first"),
        _one_of("zone_split", "equal", "area"),
        _prose("note"),
        "CHECK (first_year <= last_year)",
    ),
    "phases": (
        _id(),
        f"{_name()} UNIQUE",
        _year("first_year"),
        _year("last_year"),
        _POSITION,
        "CHECK (first_year <= last_year)",
    ),
    "zones": (
        _id(),
        _to("parent_id", "zones", null=True),
        _one_of("kind", "zone", "key_area"),
        f"{_name()} UNIQUE",
        _short("short_name"),
        "area_m2 INTEGER CHECK (area_m2 BETWEEN 0 AND 10000000000000)",
        _prose("scope_text"),
        _prose("condition"),
        _prose("problems"),
        _prose("direction"),
        _POSITION,
    ),
    "places": (
        _id(),
        _to("parent_id", "places", null=True),
        f"{_name()} UNIQUE",
        _short("kind"),
        _short("code"),
        _POSITION,
    ),
    "zone_places": (
        _id(),
        _to("zone_id", "zones"),
        _to("place_id", "places"),
        _one_of("coverage", "whole", "include", "except"),
        _POSITION,
        "UNIQUE (zone_id, place_id)",
    ),
    "zone_villages": (
        _id(),
        _to("zone_place_id", "zone_places"),
        _name(),
        _POSITION,
        "UNIQUE (zone_place_id, name)",
    ),
    "tasks": (
        _id(),
        _to("zone_id", "zones", null=True),
        f"{_name()} UNIQUE",
        _short("short_name"),
        _short("label"),
        _prose("content"),
        _POSITION,
    ),
    "programs": (
        _id(),
        _to("task_id", "tasks", null=True, delete="NO ACTION"),
        f"{_name()} UNIQUE",
        _short("short_name"),
        _short("label"),
        _prose("content"),
        _POSITION,
    ),
    "agencies": (
        _id(),
        f"{_name()} UNIQUE",
        _short("full_name"),
        _POSITION,
    ),
    "projects": (
        _id(),
        _to("program_id", "programs", delete="NO ACTION"),
        f"{_name()} UNIQUE",
        _prose("content"),
        _prose("places_text"),
        _short("schedule_text"),
        _year("first_year", null=True),
        "first_month INTEGER CHECK (first_month BETWEEN 1 AND 12)",
        _year("last_year", null=True),
        "last_month INTEGER CHECK (last_month BETWEEN 1 AND 12)",
        _fen("need_fen", null=True),
        "earns_income INTEGER CHECK (earns_income IN (0, 1))",
        _flag("is_printed", 1),
        _prose("note"),
        _POSITION,
        "CHECK (first_year IS NULL OR last_year IS NULL OR first_year <= last_year)",
        "CHECK (first_year IS NOT NULL OR first_month IS NULL)",
        "CHECK (last_year IS NOT NULL OR last_month IS NULL)",
    ),
    "costs": (
        _id(),
        _to("project_id", "projects"),
        _one_of("kind", "construction", "equipment", "other", "independent"),
        _fen("amount_fen"),
        "UNIQUE (project_id, kind)",
    ),
    "quantities": (
        _id(),
        _to("project_id", "projects"),
        _name(),
        f"value TEXT NOT NULL {_DECIMAL.format('value')}",
        f"upper TEXT {_DECIMAL.format('upper')}",
        _short("unit"),
        _short("words"),
        _POSITION,
    ),
    "project_zones": (
        _id(),
        _to("project_id", "projects"),
        _to("zone_id", "zones"),
        _fen("amount_fen", null=True),
        _POSITION,
        "UNIQUE (project_id, zone_id)",
    ),
    "project_places": (
        _id(),
        _to("project_id", "projects"),
        _to("place_id", "places"),
        _to("zone_id", "zones", null=True),
        _POSITION,
        "UNIQUE (project_id, place_id)",
    ),
    "project_agencies": (
        _id(),
        _to("project_id", "projects"),
        _to("agency_id", "agencies", delete="NO ACTION"),
        _one_of("role", "lead", "support"),
        _POSITION,
        "UNIQUE (project_id, agency_id)",
    ),
    "indicator_groups": (_id(), f"{_name()} UNIQUE", _POSITION),
    "table_notes": (
        _id(),
        _name("table_key"),
        _prose("words"),
        _POSITION,
    ),
    "indicators": (
        _id(),
        _to("group_id", "indicator_groups", delete="NO ACTION"),
        _to("parent_id", "indicators", null=True, delete="NO ACTION"),
        _to("note_id", "table_notes", null=True),
        _name(),
        _short("unit"),
        _one_of("nature", "binding", "expected", null=True),
        _flag("is_numbered", 1),
        _prose("note"),
        _POSITION,
    ),
    "targets": (
        _id(),
        _to("indicator_id", "indicators"),
        _one_of("kind", "baseline", "target"),
        _year("year"),
        _one_of("relation", "eq", "ge", "le", "gt", "lt", null=True),
        f"value TEXT {_DECIMAL.format('value')}",
        _short("words"),
        "UNIQUE (indicator_id, kind, year)",
        "CHECK ((value IS NULL) = (relation IS NULL))",
    ),
    "sources": (
        _id(),
        _to("parent_id", "sources", null=True, delete="NO ACTION"),
        _one_of("root", "central", "local", "social"),
        _one_of(
            "kind",
            *("group", "transfer", "budget", "special", "bond", "loan", "fund"),
            *("ppp", "eod", "enterprise", "collective", "donation", "other"),
        ),
        _one_of("level", "central", "province", "city", "county", "bond", "social"),
        f"{_name()} UNIQUE",
        _one_of("default_tier", "secured", "applied", "intended"),
        _flag("needs_income"),
        _prose("policy"),
        _prose("pays_for"),
        _prose("note"),
        _POSITION,
    ),
    "scenarios": (
        _id(),
        f"{_name()} UNIQUE",
        _prose("note"),
        _flag("is_illustration"),
        _flag("is_locked"),
        _POSITION,
    ),
    "allocations": (
        _id(),
        _to("project_id", "projects"),
        _to("source_id", "sources", delete="NO ACTION"),
        _year("year", null=True),
        _TIER,
        _fen("amount_fen"),
    ),
    "overrides": (
        _id(),
        _to("scenario_id", "scenarios"),
        _to("project_id", "projects"),
        _to("source_id", "sources", delete="NO ACTION"),
        _year("year", null=True),
        _TIER,
        _fen("amount_fen"),
    ),
    "ceilings": (
        _id(),
        _to("scenario_id", "scenarios", null=True, delete="CASCADE"),
        _to("source_id", "sources", null=True, delete="NO ACTION"),
        _to("zone_id", "zones", null=True, delete="CASCADE"),
        _to("program_id", "programs", null=True, delete="CASCADE"),
        _year("year", null=True),
        _one_of("bound", "most", "least"),
        _fen("amount_fen", null=True),
        "share_ppm INTEGER CHECK (share_ppm BETWEEN 0 AND 1000000)",
        _prose("note"),
        "CHECK ((amount_fen IS NULL) <> (share_ppm IS NULL))",
    ),
    "table_settings": (
        _id(),
        _short("table_key"),
        _name(),
        "value TEXT NOT NULL CHECK (length(value) <= 20000)",
        "UNIQUE (table_key, name)",
    ),
    "wordings": (
        _id(),
        _name("table_key"),
        _name("of_table"),
        "of_id TEXT NOT NULL",
        _name("words"),
        "UNIQUE (table_key, of_table, of_id)",
    ),
    "waivers": (
        _id(),
        _name("code"),
        _short("of_table"),
        _short("of_id"),
        _short("field"),
        "reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000)",
        _short("who"),
        _short("waived_at"),
        "UNIQUE (code, of_table, of_id, field)",
    ),
}

#: Tables about the plan: not journaled; a clean copy leaves out all but revisions.
#: A table with BLOBs has the SHA-256 of their bytes in `digest`.
_RECORD_1: dict[str, tuple[str, ...]] = {
    "revisions": (
        _id(),
        "parent_id TEXT",
        "merged_id TEXT",
        "made_at TEXT NOT NULL",
        "who TEXT NOT NULL DEFAULT ''",
        "program TEXT NOT NULL DEFAULT ''",
        "seq INTEGER NOT NULL UNIQUE",
        "content_digest TEXT NOT NULL",
        "record_digest TEXT NOT NULL",
    ),
    "versions": (
        _id(),
        f"{_name()} UNIQUE",
        _short("note"),
        "made_at TEXT NOT NULL",
        "who TEXT NOT NULL DEFAULT ''",
        "content_digest TEXT NOT NULL",
        "digest TEXT NOT NULL",
        "content BLOB NOT NULL",
    ),
    "history_packs": (
        "seq INTEGER PRIMARY KEY",
        "last_seq INTEGER NOT NULL",
        "digest TEXT NOT NULL",
        "steps BLOB NOT NULL",
        "changes BLOB NOT NULL",
    ),
    "steps": (
        "seq INTEGER PRIMARY KEY",
        "id TEXT NOT NULL UNIQUE",
        _one_of("kind", "edit", "undo", "redo"),
        "of_seq INTEGER",
        "label TEXT NOT NULL",
        "made_at TEXT NOT NULL",
        "who TEXT NOT NULL DEFAULT ''",
    ),
    "changes": (
        "seq INTEGER PRIMARY KEY",
        "step_seq INTEGER NOT NULL REFERENCES steps(seq) DEFERRABLE INITIALLY DEFERRED",
        "table_name TEXT NOT NULL",
        "row_id TEXT NOT NULL",
        "before TEXT",
        "after TEXT",
    ),
}

_INDEXES_1 = {
    "allocations_key": (
        "CREATE UNIQUE INDEX allocations_key ON allocations"
        "(project_id, source_id, ifnull(year, 0), tier)"
    ),
    "overrides_key": (
        "CREATE UNIQUE INDEX overrides_key ON overrides"
        "(scenario_id, project_id, source_id, ifnull(year, 0), tier)"
    ),
    "changes_step": "CREATE INDEX changes_step ON changes(step_seq)",
    "indicators_name": (
        "CREATE UNIQUE INDEX indicators_name ON indicators(name, ifnull(parent_id, ''))"
    ),
}

#: Foreign keys that deletes must follow quickly.
_LOOKUPS_1 = (
    ("programs", "task_id"),
    ("projects", "program_id"),
    ("costs", "project_id"),
    ("quantities", "project_id"),
    ("project_zones", "zone_id"),
    ("project_places", "place_id"),
    ("project_places", "zone_id"),
    ("project_agencies", "agency_id"),
    ("zone_places", "place_id"),
    ("zone_villages", "zone_place_id"),
    ("targets", "indicator_id"),
    ("allocations", "source_id"),
    ("overrides", "project_id"),
    ("overrides", "source_id"),
)


def _create(name: str, parts: tuple[str, ...]) -> str:
    options = "STRICT" if parts[0].startswith("seq ") else "STRICT, WITHOUT ROWID"
    return f"CREATE TABLE {name} ({', '.join(parts)}) {options}"


def _statements(
    tables: dict[str, tuple[str, ...]],
    indexes: dict[str, str],
    lookups: tuple[tuple[str, str], ...],
) -> dict[str, str]:
    made = {name: _create(name, parts) for name, parts in tables.items()}
    keys = {
        f"{table}_{column}": f"CREATE INDEX {table}_{column} ON {table}({column})"
        for table, column in lookups
    }
    return made | indexes | keys


#: Every schema version ever released: name of table or index -> its statement.
SCHEMAS: dict[int, dict[str, str]] = {
    1: _statements(_CONTENT_1 | _RECORD_1, _INDEXES_1, _LOOKUPS_1)
}

#: Content tables of every released version, parents before children.
CONTENTS: dict[int, tuple[str, ...]] = {1: tuple(_CONTENT_1)}

#: Tables whose rows say how the plan came about, of every released version.
RECORDS: dict[int, tuple[str, ...]] = {
    1: tuple(name for name in _RECORD_1 if name != "revisions")
}
