"""The plan and its scenarios side by side: by source, tier, year or programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.model.comparison import compared
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import TIERS
from ecoplanner.model.program import Program
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.laboratory.panel import card
from ecoplanner.ui.laboratory.panel import LabPanel
from ecoplanner.ui.laboratory.result_table import Head
from ecoplanner.ui.laboratory.result_table import ResultRow
from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.ui.lists.page import Segments
from ecoplanner.ui.lists.source_list import source_rows
from ecoplanner.words import ROOTS
from ecoplanner.words import TIERS as TIER_WORDS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.comparison import Comparison
    from ecoplanner.model.comparison import Way
    from ecoplanner.model.project import Project
    from ecoplanner.reports.answer import AnswerTable
    from ecoplanner.ui.page import Context

#: So many ways leave room for the names of parts; these take so much beside more.
_FEW, _PART = 4, 210
#: Place of the gaps among what may be compared.
_GAPS = 4
#: A line: its words, what each way has there, whether it is a sum.
_Line = tuple[str, list[int], bool]


class ComparingPanel(LabPanel):
    """A line a part, a column a way, each with its difference from the plan."""

    def __init__(
        self,
        context: Context,
        projects: Callable[[], Sequence[Project]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, projects, parent)
        title = self.tr("The plan and its scenarios side by side")
        name = in_unit(self.tr("The plan and its scenarios side by side (10,000 yuan)"))
        self.by = Segments(self.theme)
        for words in (
            self.tr("By source"),
            self.tr("By tier"),
            self.tr("By year"),
            self.tr("By programme"),
            self.tr("Gap by year"),
        ):
            self.by.add(words)
        self.by.group.button(0).setChecked(True)
        self.table = ResultTable(self.theme, (Head(self.tr("Part")),), name)
        self._said = QLabel(
            in_unit(self.tr("whole plan · 10,000 yuan · Ctrl+C copies all"))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.by)
        row.addStretch(1)
        layout.addWidget(card(context, title, bar, self.table, said=self._said))
        self.by.group.idClicked.connect(self.refresh)
        self.setFocusProxy(self.table)

    @override
    def refresh(self) -> None:
        heads, rows = self._shown(self._compared().ways, self.by.group.checkedId())
        self.table.show_rows(rows, heads)

    def _compared(self) -> Comparison:
        portfolio = self.session.portfolio
        return compared(portfolio, [None, *portfolio.all(Scenario)])

    def _shown(
        self, ways: Sequence[Way], by: int
    ) -> tuple[list[Head], list[ResultRow]]:
        """Return what is compared in one way of parting: heads and rows."""
        # Beside many scenarios nothing would be left of the names of the parts.
        heads = [Head(self.tr("Part"), _PART if len(ways) > _FEW else 0)]
        for way in ways:
            heads.append(Head(self._name(way), 110, is_number=True))
            if way.scenario is not None:
                heads.append(Head("±", 80, is_number=True))
        lines = (
            self._sources,
            self._tiers,
            self._years,
            self._programs,
            self._gaps,
        )[by](ways)
        return heads, [self._row(line, is_gap=by == _GAPS) for line in lines]

    def _name(self, way: Way) -> str:
        return way.scenario.name if way.scenario else self.tr("Plan")

    @override
    def printed_tables(self) -> list[AnswerTable]:
        # A page has all of them, whatever is shown now.
        from ecoplanner.reports.comparing import comparison_tables  # noqa: PLC0415

        found = self._compared()
        names = [self._name(way) for way in found.ways]
        portfolio = self.session.portfolio
        return [*comparison_tables(portfolio, found, names, self.manner())]

    @override
    def printed_title(self) -> str:
        return self.tr("The plan and its scenarios side by side")

    @override
    def printed_facts(self) -> list[tuple[str, str]]:
        return []

    def _row(self, line: _Line, *, is_gap: bool) -> ResultRow:
        words, fens, is_sum = line
        sign = -1 if is_gap or words == self.tr("Gap") else 1
        cells = [words, money_text(sign * fens[0])]
        for fen in fens[1:]:
            change = sign * (fen - fens[0])
            plus = "+" if change > 0 else ""
            cells += [
                money_text(sign * fen),
                plus + money_text(change) if change else "",
            ]
        return ResultRow(cells=tuple(cells), is_total=is_sum)

    def _sources(self, ways: Sequence[Way]) -> Iterator[_Line]:
        """Yield the roots, each with the sources below it that give anything."""
        rows = list(source_rows(self.session.portfolio))
        for root in ROOTS:
            yield (
                word(ROOTS, root, self.language),
                [way.by_root.get(root, 0) for way in ways],
                True,
            )
            for row in rows:
                fens = [way.by_source.get(row.id, 0) for way in ways]
                if row.root == root and any(fens):
                    yield f"　{row.name}", fens, False
        yield from self._ends(ways)

    def _tiers(self, ways: Sequence[Way]) -> Iterator[_Line]:
        for tier in TIERS:
            fens = [way.by_tier.get(tier, 0) for way in ways]
            yield word(TIER_WORDS, tier, self.language), fens, False
        yield from self._ends(ways)

    def _years(self, ways: Sequence[Way]) -> Iterator[_Line]:
        yield from self._by_year([way.by_year for way in ways])
        yield from self._ends(ways)

    def _gaps(self, ways: Sequence[Way]) -> Iterator[_Line]:
        yield from self._by_year([way.gap_by_year for way in ways])
        yield self.tr("Gap"), [way.gap_fen for way in ways], True

    def _by_year(self, sums: Sequence[Mapping[int | None, int]]) -> Iterator[_Line]:
        years = sorted(
            {year for each in sums for year in each},
            key=lambda year: (year is None, year or 0),
        )
        for year in years:
            words = self.tr("no year") if year is None else str(year)
            yield words, [each.get(year, 0) for each in sums], False

    def _programs(self, ways: Sequence[Way]) -> Iterator[_Line]:
        for row in self.session.portfolio.all(Program):
            fens = [way.by_program.get(row.id, 0) for way in ways]
            yield row.short_name or row.name, fens, False
        yield from self._ends(ways)

    def _ends(self, ways: Sequence[Way]) -> Iterator[_Line]:
        yield self.tr("Set aside"), [way.given_fen for way in ways], True
        yield self.tr("Gap"), [way.gap_fen for way in ways], True
