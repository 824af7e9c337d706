"""Pages in view with an edit already on them, while all pages are being set.

Setting thousands of rows takes longer than a typist waits. A cell that takes as
many lines as before moves nothing, so it is replaced on the page in view at once; the
whole annex, set again meanwhile, then takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from ecoplanner.errors import NotFoundError
from ecoplanner.model.agency import Agency
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.annex import Wording
from ecoplanner.model.plan import Phase
from ecoplanner.model.plan import Plan
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.zone import Place
from ecoplanner.reports import schedule
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.table import Fact
from ecoplanner.reports.table import Kind
from ecoplanner.reports.typeset.compose import TablePart
from ecoplanner.reports.typeset.figures import whole_of
from ecoplanner.reports.typeset.grid import grid_of
from ecoplanner.reports.typeset.layout import Drawing
from ecoplanner.reports.typeset.layout import Layout
from ecoplanner.reports.typeset.layout import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from typing import Any

    from ecoplanner.model.store.stepping import Change
    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.typeset.block import Block
    from ecoplanner.reports.typeset.block import Setter
    from ecoplanner.reports.typeset.block import Words
    from ecoplanner.reports.typeset.compose import Seen
    from ecoplanner.ui.annex.composer import Sheets

_WHOLE_KINDS: tuple[type[Any], ...] = (
    Plan,
    Phase,
    Place,
    Agency,
    TableSetting,
    Wording,
)
_LINKS: tuple[type[Any], ...] = (ProjectPlace, ProjectAgency)
_TABLES = frozenset({Project.TABLE, ProjectPlace.TABLE, ProjectAgency.TABLE})


class _NotQuicklyError(Exception):
    """More has changed than words in place."""


@dataclass(eq=False, slots=True)
class _DrawnPage(Page):
    """A page whose drawing is known."""

    drawn: Drawing | None = None

    @override
    def drawing(self) -> Drawing:
        # Page's own method would set the parts again, without the edit.
        assert self.drawn is not None  # noqa: S101 - given when made
        return self.drawn


def with_change(
    sheets: Sheets,
    pages: Iterable[int],
    portfolio: Portfolio,
    change: Change,
    setter_of: Callable[[Page], Setter],
) -> Sheets | None:
    """Return pages with the words of an edit in place.

    Args:
        sheets: the pages as they were.
        pages: indexes of those in view.
        portfolio: the plan after the edit.
        change: what was edited.
        setter_of: sets words for a page.

    Returns:
        None where the edit moves rows, or shows on none of these pages.
    """
    if not change.rows.keys() <= _TABLES:
        return None
    before = sheets.order.portfolio
    is_free = bool(change.rows.keys() - {Project.TABLE})

    def is_edited(id_: str) -> bool:
        # Portfolios share the rows that no edit has touched.
        return is_free or before.get(Project, id_) is not portfolio.get(Project, id_)

    shown = list(sheets.layout.pages)
    has_news = False
    try:
        for index in pages:
            page = shown[index]
            if page.table != schedule.KEY:
                continue
            work = _Patch(page, portfolio, setter_of(page), is_edited)
            drawing = work.drawing()
            if work.has_news:
                has_news = True
                shown[index] = _DrawnPage(
                    page.sheet,
                    page.number,
                    page.table,
                    page.settings,
                    page.parts,
                    drawing,
                )
    except (_NotQuicklyError, NotFoundError):
        return None
    if not has_news:
        return None
    layout = Layout(shown, sheets.layout.bookmarks, sheets.layout.notices)
    return replace(sheets, layout=layout)


class _Patch:
    """One page, drawn with new words where an edit has changed them."""

    def __init__(
        self,
        page: Page,
        portfolio: Portfolio,
        setter: Setter,
        is_edited: Callable[[str], bool],
    ) -> None:
        self._page = page
        self._setter = setter
        self._is_edited = is_edited
        self.has_news = False
        ids = {id_ for part in page.parts for id_ in part.row_ids()}
        self._words = _words(portfolio, ids, page.settings)

    def drawing(self) -> Drawing:
        """Return everything on the page."""
        drawing = Drawing()
        for part in self._page.parts:
            at = len(drawing.blocks)
            part.draw(drawing)
            if not isinstance(part, TablePart):
                continue
            for cell in part.seen():
                block = part.block(cell)
                new = self._block(part, cell, block)
                if not block.lines:
                    continue
                if new is not None:
                    drawing.blocks[at] = drawing.blocks[at]._replace(block=new)
                    self.has_news = True
                at += 1
        return drawing

    def _block(self, part: TablePart, cell: Seen, block: Block) -> Block | None:
        """Return what a cell says now; None if that is what it said."""
        header = len(part.table.header_heights)
        if cell.first < header:
            return None
        spot = cell.spot
        described = part.table.body.rows[spot.row].cells.get(spot.column)
        fact = None if described is None else described.fact
        # A sum over many projects waits for all pages.
        if fact is None or not fact.row_id or fact.table != Project.TABLE:
            return None
        words = self._words.get(fact)
        if words is None or words == spot.words:
            return None
        if not self._is_edited(fact.row_id):
            # Another row says something else: the unit or the rounding has changed.
            raise _NotQuicklyError
        new = self._set(part, cell, words, block)
        if len(new.lines) != len(block.lines) or not block.lines:
            raise _NotQuicklyError
        return new

    def _set(self, part: TablePart, cell: Seen, words: Words, block: Block) -> Block:
        if words.kind is not Kind.NUM:
            lefts = part.panel.lefts
            width = lefts[cell.right] - lefts[cell.left]
            width -= 2 * part.table.style.pad_x
            return self._setter.block(words, width, block.style)
        before, after = whole_of(cell.spot.words.text), whole_of(words.text)
        if before is None or after is None or len(block.lines) != 1:
            raise _NotQuicklyError
        widths = self._setter.measure(block.style.face)[0]
        units_x = block.lines[0].x + widths[before] * block.style.size
        return self._setter.number(words, units_x, after, block.style)


def _words(
    portfolio: Portfolio, ids: set[str], settings: PageSettings
) -> Mapping[Fact, Words]:
    """Return the words of the schedule by the fact they say, for some projects."""
    rows: dict[type[Any], dict[str, Any]] = {
        kind: {row.id: row for row in portfolio.all(kind)} for kind in _WHOLE_KINDS
    }
    rows[Project] = {id_: portfolio.get(Project, id_) for id_ in ids}
    programs = {project.program_id for project in rows[Project].values()}
    rows[Program] = {id_: portfolio.get(Program, id_) for id_ in programs}
    for kind in _LINKS:
        linked = (portfolio.having(kind, "project_id", id_) for id_ in ids)
        rows[kind] = {row.id: row for found in linked for row in found}
    table = annex_of(Portfolio(rows), [schedule.KEY]).tables[0]
    if len(table.rows) < len(ids):
        raise _NotQuicklyError
    grid = grid_of(table, settings)
    words: dict[Fact, Words] = {}
    for spots, row in zip(grid.body, grid.rows, strict=True):
        for spot in spots:
            cell = row.cells.get(spot.column)
            if cell is not None and cell.fact is not None:
                words[cell.fact] = spot.words
    return words
