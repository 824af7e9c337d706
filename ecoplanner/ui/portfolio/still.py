"""The table as it is at a moment, for words that are made of it later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.ui.amounts import plain_text
from ecoplanner.ui.portfolio.cell_words import cell_of
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.wording import amount_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.finding import Finding
    from ecoplanner.ui.portfolio.cells import Pending
    from ecoplanner.ui.portfolio.facts import Facts
    from ecoplanner.ui.portfolio.figures import Group
    from ecoplanner.ui.portfolio.figures import Member
    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.rows import Row


class Still:
    """Lines of the table, with all that their words depend on.

    What it refers to never changes: after an edit the table has other figures.
    """

    def __init__(self, model: GridModel, lines: Iterable[int]) -> None:
        self.figures, self.wording = model.figures, model.wording
        self.pending: Mapping[tuple[str, str], Pending] = {}
        self.rows = [model.rows[line] for line in lines]
        self._places = {
            row: model.place(row) for row in self.rows if row.kind == "project"
        }

    @property
    def facts(self) -> Facts:
        """The plan that it is of."""
        return self.figures.facts

    def group(self, row: Row) -> Group:
        """Return the group a line belongs to."""
        return self.figures.groups[row.group]

    def place(self, row: Row) -> int:
        """Return the place of a project's line among the members of its group."""
        return self._places[row]

    def member(self, row: Row) -> Member | None:
        """Return the project of a line, None where it is no project's."""
        place = self._places.get(row)
        return None if place is None else self.group(row).members[place]

    def found_at(self, project_id: str, column: int) -> Sequence[Finding]:  # noqa: ARG002 - as the table has it
        """Return nothing: marks are not words."""
        return ()

    def copied(self, columns: Sequence[int]) -> Iterator[list[str]]:
        """Yield line by line the cells for a spreadsheet."""
        for row in self.rows:
            yield [self._copied(row, column) for column in columns]

    def _copied(self, row: Row, at: int) -> str:
        """Return a cell: figures without commas, a plain minus."""
        column, member = COLUMNS[at], self.member(row)
        if member is not None and column.text is not None and column.key != "need":
            if column.key == "zones":
                return self.facts.zones_text(member.project)
            return column.text(self.facts, member.project)
        if column.key not in ("need", "given", "gap"):
            return cell_of(self, row, at).text
        amount = amount_in(self, row, column.key)
        return "" if amount is None else plain_text(amount).replace("−", "-")
