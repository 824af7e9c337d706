"""Column widths: least ones from every cell, the rest where it lowers the table.

Widths of content are in em of the body's size; paddings come on top.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from ecoplanner.reports.table import Kind
from ecoplanner.reports.typeset.figures import figures_of
from ecoplanner.reports.typeset.names import least_width
from ecoplanner.reports.typeset.runs import items_of
from ecoplanner.reports.typeset.runs import runs_of
from ecoplanner.reports.typeset.style import MM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from ecoplanner.reports.typeset.block import Setter
    from ecoplanner.reports.typeset.faces import Face
    from ecoplanner.reports.typeset.grid import Grid
    from ecoplanner.reports.typeset.grid import Spot
    from ecoplanner.reports.typeset.style import CellStyle

_HEADER_EM = 4.0
_WORD_EM = 6.0
#: Items of seven characters, and the inked half of the mark behind them.
_ITEM_EM = 7.5
#: Longer items are broken; shorter ones are kept whole where the page has room.
_WHOLE_ITEM_EM = 10.5
_NAME_EM = 10.0
_PROSE_SHARE = 0.3
#: Narrower columns of sentences are worth a smaller size, em.
_PROSE_EASY = 12.0
_LIST_MOST = 60 * MM
#: Lines of a name: alone in its row, merged over several.
_NAME_LINES = 2
_MERGED_LINES = 3
#: Room for the mark of a note, em.
_MARK_EM = 0.7
#: Forgives rounding where a width is exactly what a text needs.
_SLACK = 0.02


@dataclass(eq=False, slots=True)
class ColumnNeed:
    """What a column needs, em.

    Attributes:
        kind: of its cells.
        least: content width below which something breaks that must not.
        natural: content width at which every cell has one line.
        typed: the width was typed and neither grows nor shrinks.
        header: content width at which its header is not higher than its rows.
        is_year: it takes what the others leave, as much as its like.
        spots: the cells that stand in it alone.
        whole: content width at which no item of a list is broken but the longest.
    """

    kind: Kind
    least: float = 0.0
    natural: float = 0.0
    typed: bool = False
    header: float = 0.0
    spots: list[Spot] = field(default_factory=list)
    is_year: bool = False
    whole: float = 0.0

    @property
    def measures(self) -> tuple[object, ...]:
        """All but its cells."""
        return (
            self.kind,
            self.least,
            self.natural,
            self.typed,
            self.header,
            self.is_year,
            self.whole,
        )

    @property
    def is_elastic(self) -> bool:
        """Whether spare width makes the table lower here."""
        is_text = self.kind in {Kind.LIST, Kind.NAME, Kind.PROSE, Kind.WORD}
        return is_text and not self.typed and self.natural > self.least


@dataclass(frozen=True, slots=True)
class OwnNeeds:
    """What the cells of the body need, before header and settings have their say.

    Attributes:
        columns: needs of the columns, each from the cells that stand in it alone.
        spans: words, face and columns of the other cells.
    """

    columns: tuple[ColumnNeed, ...]
    spans: frozenset[tuple[str, Face, int, int]]


def own_needs(
    grid: Grid,
    setter: Setter,
    total: float,
    former: OwnNeeds | None = None,
    changed: AbstractSet[int] = frozenset(),
) -> OwnNeeds:
    """Find what each column needs, from every cell of the body.

    Args:
        grid: the table.
        setter: measures words.
        total: width of the table, em.
        former: what the table needed before an edit, if the same rows are there.
        changed: the columns in which cells then say something else.
    """
    columns = grid.table.columns
    places = range(len(columns)) if former is None else changed
    found = {
        place: ColumnNeed(columns[place].kind, is_year=columns[place].is_year)
        for place in places
    }
    spans: list[Spot] = []
    for spots in grid.body if found else ():
        for spot in spots:
            if spot.columns > 1:
                spans.append(spot)
            elif spot.column in found:
                found[spot.column].spots.append(spot)
    for place, need in found.items():
        _fill_need(need, place, grid, setter, total)
    if former is None:
        wide = frozenset((s.words.text, s.face, s.column, s.right) for s in spans)
        return OwnNeeds(tuple(found.values()), wide)
    needs = (found.get(place, need) for place, need in enumerate(former.columns))
    return OwnNeeds(tuple(needs), former.spans)


def needs_of(
    grid: Grid, own: OwnNeeds, setter: Setter, style: CellStyle
) -> list[ColumnNeed]:
    """Find what each column needs in all.

    Args:
        grid: the table.
        own: what the cells of the body need.
        setter: measures words.
        style: size and padding.
    """
    needs = [replace(need) for need in own.columns]
    for spots in grid.header:
        for spot in spots:
            if spot.columns == 1:
                _add_header(needs[spot.column], spot, setter)
    _add_spans(needs, own.spans, setter, style)
    for place, column in enumerate(grid.table.columns):
        if column.width_mm is not None:
            width = max(column.width_mm * MM - 2 * style.pad_x, style.size)
            needs[place].least = needs[place].natural = width / style.size
            needs[place].typed = True
    _level_years(needs)
    return needs


def _level_years(needs: Sequence[ColumnNeed]) -> None:
    """Make the columns of years equally wide, or their bars would lie."""
    years = [need for need in needs if need.is_year]
    least = max((need.least for need in years), default=0.0)
    for need in years:
        need.least = need.natural = least
        need.header = 0.0
        need.typed = False


def _fill_need(
    need: ColumnNeed, place: int, grid: Grid, setter: Setter, total: float
) -> None:
    """Measure a column's own cells."""
    texts = {(spot.words.text, spot.face, spot.rows > 1) for spot in need.spots}
    natural = 0.0
    for text, face, _ in texts:
        widths, hangs = setter.measure(face)
        for line in text.split("\n"):
            natural = max(natural, widths[line] - hangs[line])
    marks = max((len(spot.words.mark) * _MARK_EM for spot in need.spots), default=0.0)
    need.natural = natural + marks + _SLACK
    need.least = min(_least(need, texts, setter, total), need.natural)
    if need.kind is Kind.LIST:
        need.whole = min(
            _longest_item(texts, setter, _WHOLE_ITEM_EM) + _SLACK, need.natural
        )
    if need.kind is Kind.NUM:
        figures = figures_of(grid, place, setter)
        need.least = max(figures.block, figures.other, _words_em(texts, setter))
        need.least += marks + _SLACK
        need.natural = max(need.natural, need.least)


def _least(
    need: ColumnNeed,
    texts: set[tuple[str, Face, bool]],
    setter: Setter,
    total: float,
) -> float:
    kind = need.kind
    if kind is Kind.NO:
        return need.natural
    if kind is Kind.WORD:
        return min(max(_words_em(texts, setter), 0.0), need.natural)
    if kind is Kind.PROSE:
        return min(_longest_run(texts, setter), total * _PROSE_SHARE)
    if kind is Kind.LIST:
        return min(_longest_item(texts, setter), _ITEM_EM) + _SLACK
    if kind is Kind.NAME:
        return _names_em(texts, setter)
    return 0.0


def _words_em(texts: set[tuple[str, Face, bool]], setter: Setter) -> float:
    """Return the width of short words, or of the longest run of long ones."""
    widest = 0.0
    for text, face, _ in texts:
        widths, _hangs = setter.measure(face)
        for line in text.split("\n"):
            width = widths[line]
            if width > _WORD_EM:
                runs = max(map(widths.__getitem__, runs_of(line)), default=0.0)
                width = max(runs, _WORD_EM)
            widest = max(widest, width)
    return widest + _SLACK


def _longest_run(texts: set[tuple[str, Face, bool]], setter: Setter) -> float:
    longest = 0.0
    for text, face, _ in texts:
        for line in text.split("\n"):
            longest = max(longest, setter.longest_run(line, face))
    return longest + _SLACK


def _longest_item(
    texts: set[tuple[str, Face, bool]], setter: Setter, most: float = inf
) -> float:
    """Return the width of the longest item, of those that are not above `most`."""
    longest = 0.0
    for text, face, _ in texts:
        widths, hangs = setter.measure(face)
        for line in text.split("\n"):
            for item in items_of(line):
                width = widths[item] - hangs[item]
                if longest < width <= most:
                    longest = width
    return longest


def _names_em(texts: set[tuple[str, Face, bool]], setter: Setter) -> float:
    """Return the least width that cuts no word of a name."""
    need = 0.0
    # The longest first: the others then seldom need a search.
    for text, face, is_merged in sorted(texts, key=_length):
        widths, hangs = setter.measure(face)
        count = _MERGED_LINES if is_merged else _NAME_LINES
        need = max(need, least_width(text, count, need, widths, hangs))
        if need >= _NAME_EM:
            return _NAME_EM
    return need + _SLACK


def _length(entry: tuple[str, Face, bool]) -> tuple[int, str, str, bool]:
    return (-len(entry[0]), *entry)


def _add_header(need: ColumnNeed, spot: Spot, setter: Setter) -> None:
    """Let header words of up to four characters stand on one line."""
    widths, hangs = setter.measure(spot.face)
    for line in spot.words.text.split("\n"):
        run = max((widths[r] - hangs[r] for r in runs_of(line)), default=0.0)
        width = max(min(widths[line] - hangs[line], _HEADER_EM), min(run, _NAME_EM))
        need.least = max(need.least, width + _SLACK)
        if spot.rows == 1:
            need.header = max(need.header, widths[line] - hangs[line] + _SLACK)
    need.natural = max(need.natural, need.least)


def _add_spans(
    needs: list[ColumnNeed],
    spans: AbstractSet[tuple[str, Face, int, int]],
    setter: Setter,
    style: CellStyle,
) -> None:
    """Let the last text column of a wide cell take what the cell lacks."""
    pads = 2 * style.pad_x / style.size
    for text, face, left, right in sorted(spans):
        widths, hangs = setter.measure(face)
        has = sum(need.least for need in needs[left:right]) + pads * (right - left - 1)
        if max(widths[line] for line in text.split("\n")) <= has:
            continue
        want = min(least_width(text, _NAME_LINES, 0.0, widths, hangs), 2 * _NAME_EM)
        open_needs = [need for need in needs[left:right] if not need.typed]
        if want > has and open_needs:
            texts = [need for need in open_needs if need.kind is not Kind.NO]
            taker = (texts or open_needs)[-1]
            taker.least += want - has
            taker.natural = max(taker.natural, taker.least)


def eased(needs: Sequence[ColumnNeed]) -> list[ColumnNeed]:
    """Return what columns need if sentences are to be read with ease."""
    return [
        replace(need, least=max(need.least, min(need.natural, _PROSE_EASY)))
        if need.kind is Kind.PROSE and not need.typed
        else need
        for need in needs
    ]


def with_whole_items(needs: Sequence[ColumnNeed]) -> list[ColumnNeed]:
    """Return what columns need if places and agencies are to stay whole."""
    return [
        replace(need, least=max(need.least, need.whole)) if not need.typed else need
        for need in needs
    ]


def list_most(style: CellStyle) -> float:
    """Return the most that a column of lists may take, em."""
    return (_LIST_MOST - 2 * style.pad_x) / style.size
