"""The description of a printed table: the one thing between plan and output.

A description says what stands in which cell and what belongs together; it knows
no paper, no font and no library. PDF, spreadsheet, word processor, HTML and the
screen all draw the same description, so they cannot disagree. Texts are the
plan's own words; printed forms (superscripts, dashes of ranges) are the drawer's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecoplanner.reports.figure import Bar
    from ecoplanner.reports.figure import Chart


class Kind(StrEnum):
    """How the cells of a column stand and break (where a person looks for it).

    NO serial numbers, WORD short words, NAME names that break by meaning, LIST
    items parted by 、, PROSE sentences, NUM figures aligned on the units digit.
    """

    NO = "no"
    WORD = "word"
    NAME = "name"
    LIST = "list"
    PROSE = "prose"
    NUM = "num"


class Role(StrEnum):
    """What a body row is; the drawer chooses faces and rules by it."""

    ROW = "row"
    LEAD = "lead"  # a programme's row above its projects, being their sum
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    SHARE = "share"  # a row of percentages under money columns


class Across(StrEnum):
    """Where a cell stands in its column, when not as its kind says."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Fact:
    """The fact of the plan that a cell shows, so that it can be found and judged.

    Attributes:
        table: name of the plan's table.
        row_id: id of its row; empty for a sum over many rows.
        field: name of the field, or of the derived figure (`need_fen`, `share`).
    """

    table: str
    row_id: str
    field: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, standing at its upper left corner when it covers several.

    Attributes:
        text: words as the plan has them; a line feed is a line break.
        rows: how many body rows it covers, 1 or more.
        columns: how many columns it covers, 1 or more.
        across: departure from the place its column's kind gives it.
        mark: mark of a note (`①`), printed raised behind the words.
        fact: the fact that it shows.
        bar: what is drawn in it; it then covers columns of years.
    """

    text: str
    rows: int = 1
    columns: int = 1
    across: Across | None = None
    mark: str = ""
    fact: Fact | None = None
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        key: stable name, for settings.
        kind: how its cells stand and break.
        width_mm: a typed width, at once least and most; None to be computed.
        group_start: a heavier rule stands at its left (money column groups).
        is_year: one year of an axis; these are equally wide, with what the other
            columns leave.
        is_shaded: its body has a light ground, as later phases have.
    """

    key: str
    kind: Kind
    width_mm: float | None = None
    group_start: bool = False
    is_year: bool = False
    is_shaded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A body row.

    Attributes:
        cells: by column position; a position covered from above or from the left
            is absent.
        role: what the row is.
        section: rows of one programme or zone share it; a heavier rule parts
            sections, and cells never merge across it. Empty for a total.
        section_title: bookmark of the section, on its first row, or empty.
        row_id: id of the project or other row it prints, to find it on the page.
        least_mm: its least height, where something is drawn in it.
    """

    cells: dict[int, Cell]
    role: Role = Role.ROW
    section: str = ""
    section_title: str = ""
    row_id: str = ""
    least_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table.

    Attributes:
        key: stable name (`schedule`, `tasks`, ...).
        label: `附表`, `附表2`, `表5-1`, `专栏2-1`; may be empty.
        title: its title.
        is_annex: an annexed table begins a page and has label and title as large
            lines; one of the text has a caption above it.
        is_turned: printed on turned (landscape) pages.
        is_money: many narrow money columns: small type and padding.
        columns: columns, left to right.
        header: header rows; positions covered by another header cell are absent.
        rows: body rows; none prints as `（无）`.
        unit: unit line at the top right (`单位：万元`), or empty.
        notes: notes under the table, without `注：` and numbers.
        notes_marks: how notes are counted: "" (one: none, more: 1. 2.), or "①".
        stub: how many first columns are repeated when the table is cut in panels.
        charts: charts of its figures, printed under it.
    """

    key: str
    label: str
    title: str
    columns: tuple[Column, ...]
    header: tuple[dict[int, Cell], ...]
    rows: tuple[Row, ...]
    is_annex: bool = False
    is_turned: bool = False
    is_money: bool = False
    unit: str = ""
    notes: tuple[str, ...] = ()
    notes_marks: str = ""
    stub: int = 2
    charts: tuple[Chart, ...] = ()
