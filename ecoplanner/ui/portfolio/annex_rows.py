"""A pasted table that says what its columns are, read as projects."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from dataclasses import field
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.money import FEN_BY_UNIT
from ecoplanner.model.text import folded
from ecoplanner.ui.amounts import typed_fen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.ui.portfolio.clipboard import Block

#: What columns are called in annexes, folded and without blanks or brackets.
_HEADINGS = {
    "序号": "number",
    "重大工程": "program",
    "重大工程名称": "program",
    "工程名称": "program",
    "重点工程": "program",
    "子项目": "name",
    "子项目名称": "name",
    "项目": "name",
    "项目名称": "name",
    "实施区域": "places",
    "建设地点": "places",
    "实施地点": "places",
    "实施范围": "places",
    "建设内容": "content",
    "建设内容及规模": "content",
    "建设规模及内容": "content",
    "主要建设内容": "content",
    "建设时序": "schedule",
    "建设期限": "schedule",
    "建设年限": "schedule",
    "实施期限": "schedule",
    "时序": "schedule",
    "牵头单位": "leads",
    "责任单位": "leads",
    "责任牵头单位": "leads",
    "责任部门": "leads",
    "配合单位": "supports",
    "修复分区": "zones",
    "分区": "zones",
    "所属分区": "zones",
    "资金需求": "need",
    "投资": "need",
    "总投资": "need",
    "投资估算": "need",
    "估算投资": "need",
    "投资额": "need",
    "备注": "note",
}
_UNIT = re.compile(r"[(（]([^()（）]*)[)）]")
#: So many headings known make a row a row of headings.
_LEAST_HEADINGS = 2
_FIGURE = re.compile(r"[0-9０-９][0-9０-９,，.．]*")
_UNITED = re.compile(r"^(?:单位|unit)?[:：]?\s*")
#: A heading stands below the title of a table at most so far down.
_DEEPEST = 4
_TOTALS = frozenset({"合计", "总计", "共计", "总合计", "total"})
_SUBTOTALS = frozenset({"小计", "subtotal"})
#: What stands where a plan names no amount, which is not 0.
_NOTHING = re.compile(r"[-–—―－/]*")
_ORDINAL = re.compile(r"[(（]?[一二三四五六七八九十0-9]+[)）、.．\s]\s*")
#: Columns in which a line end is none: names break where the cell is narrow.
_ONE_LINE = frozenset({"name", "program", "places", "leads", "supports", "zones"})
#: Columns that list names, which rows of one project add to.
_LISTED = ("places", "leads", "supports", "zones")
_NUMBER_AND_NAME = ("number", "program", "name")


class Subtotal(NamedTuple):
    """A subtotal that a table prints, and what the rows above it add up to.

    Attributes:
        program: the programme it is of, or empty.
        said_fen: what the table says, whole fen.
        sum_fen: the needs of its rows, whole fen.
    """

    program: str
    said_fen: int
    sum_fen: int


class Headed(NamedTuple):
    """A block whose first row says what its columns are.

    Attributes:
        keys: by column of the block the column of the table; empty for unknown.
        titles: by column of the block its heading.
        unit: unit of money that the heading names, or empty.
        rows: the rows below the headings.
        covered: row and column in `rows` of cells that repeat a merged one.
    """

    keys: list[str]
    titles: list[str]
    unit: str
    rows: Block
    covered: frozenset[tuple[int, int]] = frozenset()


@dataclass(slots=True)
class AnnexRows:
    """What a headed table says.

    Attributes:
        projects: by column the words of each project, in order.
        total_fen: the total that the table prints, whole fen; None without one.
        sum_fen: sum of the needs that were understood, whole fen.
        shared: how many amounts stand over several projects; each was taken once.
        subtotals: the subtotals that the table prints, in order.
    """

    projects: list[dict[str, str]] = field(default_factory=list)
    total_fen: int | None = None
    sum_fen: int = 0
    shared: int = 0
    subtotals: list[Subtotal] = field(default_factory=list)


def known_headings(own: Mapping[str, str]) -> dict[str, str]:
    """Return by what a column may be called its key.

    Args:
        own: by heading of this program's table its column.
    """
    return {_plain(heading): key for heading, key in own.items()} | _HEADINGS


def columns_named(cells: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """Return by cell the column it is a heading of, empty for none.

    Args:
        cells: one row, or one cell a line.
        known: what `known_headings` returns.
    """
    return [known.get(_plain(cell), "") for cell in cells]


def is_sum(cells: Sequence[str]) -> bool:
    """Whether a row is a total or a subtotal by its words."""
    return not {_plain(cell) for cell in cells}.isdisjoint(_TOTALS | _SUBTOTALS)


def headed(
    block: Block,
    own: Mapping[str, str],
    covered: frozenset[tuple[int, int]] = frozenset(),
) -> Headed | None:
    """Return a block by its headings, None where it has none.

    Args:
        block: what was pasted.
        own: by heading of this program's table its column.
        covered: row and column of cells that repeat a merged one.
    """
    known = known_headings(own)
    for at, cells in enumerate(block[:_DEEPEST]):
        keys = _keys(cells, known)
        if keys is None:
            continue
        below = at + 1
        while below < len(block) and _goes_on(block[below], keys, known):
            below += 1
        units = (
            [row[keys.index("need")] for row in block[:below]] if "need" in keys else []
        )
        moved = frozenset((row - below, col) for row, col in covered if row >= below)
        return Headed(keys, list(cells), _unit(units), block[below:], moved)
    return None


def annex_rows(found: Headed) -> AnnexRows:
    """Return the projects of a headed table, each once, without its totals.

    A cell merged over several projects counts for each of them, but an amount
    counts once. Rows merged under one name are one project. Columns that this
    program does not know become lines of the note.
    """
    said = AnnexRows()
    program = ""
    first_of_sum = 0
    for at, cells in enumerate(found.rows):
        fields = _fields(found, at, cells)
        first = _first_words(found, cells)
        if not first.isdisjoint(_TOTALS | _SUBTOTALS):
            if not first.isdisjoint(_TOTALS):
                said.total_fen = _amount(fields.get("need", ""), said.total_fen)
            elif (amount := _amount(fields.get("need", ""), None)) is not None:
                above = _sum_of(said.projects[first_of_sum:])
                said.subtotals.append(Subtotal(program, amount, above))
                first_of_sum = len(said.projects)
            continue
        if title := _section(found, cells):
            program = title
            continue
        program = fields.get("program", "") or program
        if program:
            fields["program"] = program
        column = found.keys.index("name")
        if (at, column) in found.covered and said.projects:
            _join(said.projects[-1], fields)
        elif fields.get("name"):
            said.projects.append(fields)
            said.shared += _is_shared(found, at)
    said.sum_fen = _sum_of(said.projects)
    return said


def with_unit(text: str, unit: str) -> str:
    """Return a bare figure with the unit of its column."""
    return f"{text}{unit}" if unit and _FIGURE.fullmatch(text.strip()) else text


def one_line(text: str) -> str:
    """Return words that a narrow cell broke in lines, as they are meant."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    joined = ""
    for line in lines:
        is_chinese = bool(joined) and _is_wide(joined[-1]) and _is_wide(line[0])
        joined += line if is_chinese or not joined else f" {line}"
    return joined


def _keys(cells: Sequence[str], known: Mapping[str, str]) -> list[str] | None:
    """Return the columns that a row of headings names, None where it is none."""
    keys: list[str] = []
    for key in columns_named(cells, known):
        keys.append("" if key in keys and key != "program" else key)
    programs = [at for at, key in enumerate(keys) if key == "program"]
    if "name" not in keys and programs:
        keys[programs.pop()] = "name"
    for at in programs[1:]:
        keys[at] = ""
    is_headed = len({key for key in keys if key}) >= _LEAST_HEADINGS
    return keys if is_headed and "name" in keys else None


def _goes_on(cells: Sequence[str], keys: list[str], known: Mapping[str, str]) -> bool:
    """Whether a row still belongs to the headings: parts of them, or units alone."""
    if _keys(cells, known) is not None:
        return True
    said = [(key, cell.strip()) for key, cell in zip(keys, cells, strict=True) if cell]
    return bool(said) and all(_unit([cell]) for _, cell in said)


def _unit(headings: Sequence[str]) -> str:
    for heading in reversed(headings):
        found = _UNIT.search(heading)
        words = (found[1] if found else heading).strip()
        words = _UNITED.sub("", words)
        if words in FEN_BY_UNIT:
            return words
    return ""


def _fields(found: Headed, at: int, cells: Sequence[str]) -> dict[str, str]:
    """Return by column what a row says."""
    fields: dict[str, str] = {}
    notes: list[str] = []
    for column, (key, cell) in enumerate(zip(found.keys, cells, strict=True)):
        if key == "number" or not cell.strip():
            continue
        if not key:
            title = one_line(found.titles[column])
            notes.append(f"{title}：{cell.strip()}" if title else cell.strip())
        elif key == "need":
            is_said = not _NOTHING.fullmatch(cell.strip())
            if is_said and (at, column) not in found.covered:
                fields[key] = with_unit(cell.strip(), found.unit)
        else:
            fields[key] = one_line(cell) if key in _ONE_LINE else cell.strip()
    if notes:
        fields["note"] = "\n".join(filter(None, (fields.get("note"), *notes)))
    return fields


def _first_words(found: Headed, cells: Sequence[str]) -> set[str]:
    """Return what stands in number, programme and name, as totals are told by."""
    return {
        _plain(cell)
        for key, cell in zip(found.keys, cells, strict=True)
        if key in _NUMBER_AND_NAME
    }


def _section(found: Headed, cells: Sequence[str]) -> str:
    """Return the programme that a row over the whole table names, or nothing."""
    said = {cell.strip() for cell in cells if cell.strip()}
    if "program" in found.keys or len(said) != 1 or len(cells) == 1:
        return ""
    words = one_line(said.pop())
    at_name = cells[found.keys.index("name")].strip()
    is_wide = all(cell.strip() for cell in cells)
    # A project of which nothing else is known stands under its own heading.
    if at_name and not is_wide:
        return ""
    return _ORDINAL.sub("", words, count=1)


def _is_shared(found: Headed, at: int) -> bool:
    """Whether the amount of a row stands over the next project too."""
    if "need" not in found.keys:
        return False
    need, name = found.keys.index("need"), found.keys.index("name")
    is_first = (at, need) not in found.covered
    below = at + 1
    return (
        is_first
        and (below, need) in found.covered
        and (below, name) not in found.covered
    )


def _join(project: dict[str, str], more: Mapping[str, str]) -> None:
    """Add a further row of a project to it; two amounts are left to the reader."""
    for key, words in more.items():
        before = project.get(key, "")
        if words in before.split("、" if key in _LISTED else "\n"):
            continue
        if key in ("name", "program"):
            continue
        mark = "、" if key in _LISTED else "；" if key in ("need", "schedule") else "\n"
        project[key] = f"{before}{mark}{words}" if before else words


def _sum_of(projects: Iterable[Mapping[str, str]]) -> int:
    amounts = (_amount(each.get("need", ""), None) for each in projects)
    return sum(each for each in amounts if each is not None)


def _amount(text: str, otherwise: int | None) -> int | None:
    amount = typed_fen(text, field_name="need") if text.strip() else None
    return amount if isinstance(amount, int) else otherwise


def _plain(heading: str) -> str:
    return re.sub(r"\s", "", _UNIT.sub("", folded(heading)))


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
