"""Columns of the tables of a plan file, as SQL, each with what it may hold.

Released schemas are made of these, so their words never change.
"""

from __future__ import annotations

#: Largest amount of money, in fen: ten thousand 亿元.
MAX_FEN = 10**14

_YEAR = "BETWEEN 1949 AND 2100"
_NAME = "CHECK (length({0}) BETWEEN 1 AND 200)"
_PROSE = "TEXT NOT NULL DEFAULT '' CHECK (length({0}) <= 20000)"
_SHORT = "TEXT NOT NULL DEFAULT '' CHECK (length({0}) <= 2000)"
_FEN = f"CHECK ({{0}} BETWEEN 0 AND {MAX_FEN})"
DECIMAL = (
    "CHECK ({0} IS NULL OR (length({0}) <= 40 AND {0} GLOB '[0-9-]*'"
    " AND {0} NOT GLOB '*[^0-9.-]*'))"
)
#: A decimal that is not below zero.
AMOUNT = (
    "CHECK ({0} IS NULL OR (length({0}) <= 40 AND {0} GLOB '[0-9]*'"
    " AND {0} NOT GLOB '*[^0-9.]*'))"
)


def row_id(prefix: str = "") -> str:
    """Id of a row."""
    return f"{prefix}id TEXT PRIMARY KEY CHECK (length({prefix}id) BETWEEN 8 AND 64)"


def name(column: str = "name") -> str:
    """A name: needed, one line."""
    return f"{column} TEXT NOT NULL {_NAME.format(column)}"


def prose(column: str) -> str:
    """Sentences, perhaps none."""
    return f"{column} {_PROSE.format(column)}"


def short(column: str) -> str:
    """A few words, perhaps none."""
    return f"{column} {_SHORT.format(column)}"


def flag(column: str, default: int = 0) -> str:
    """True or false."""
    return f"{column} INTEGER NOT NULL DEFAULT {default} CHECK ({column} IN (0, 1))"


def fen(column: str, *, null: bool = False) -> str:
    """An amount of money."""
    return f"{column} INTEGER {'' if null else 'NOT NULL '}{_FEN.format(column)}"


def year(column: str, *, null: bool = False) -> str:
    """A calendar year."""
    return f"{column} INTEGER {'' if null else 'NOT NULL '}CHECK ({column} {_YEAR})"


def one_of(column: str, *values: str, null: bool = False) -> str:
    """A code out of a list."""
    listed = ", ".join(f"'{value}'" for value in values)
    need = "" if null else "NOT NULL "
    return f"{column} TEXT {need}CHECK ({column} IN ({listed}))"


def to_row(column: str, table: str, *, null: bool = False, delete: str = "") -> str:
    """A row of another table; what is NO ACTION is refused, but only at the end.

    RESTRICT would refuse at once, and undoing or going back to a version could then
    not pass through states that a later row mends.
    """
    need = "" if null else "NOT NULL "
    action = delete or ("SET NULL" if null else "CASCADE")
    return f"{column} TEXT {need}REFERENCES {table}(id) ON DELETE {action}"


POSITION = "position INTEGER NOT NULL"
TIER = one_of("tier", "secured", "applied", "intended")
