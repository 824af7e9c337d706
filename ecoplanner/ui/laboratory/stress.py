"""What if a source falls, comes late, or money of a tier does not come."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDoubleSpinBox
from PySide6.QtWidgets import QSpinBox
from typing_extensions import override

from ecoplanner.model.funding import TIERS
from ecoplanner.model.project import Project
from ecoplanner.model.stress import Shock
from ecoplanner.model.stress import stressed
from ecoplanner.reports.answer_charts import gap_bars
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.laboratory.answer_area import Pair
from ecoplanner.ui.laboratory.bars import BarsCard
from ecoplanner.ui.laboratory.change import Change
from ecoplanner.ui.laboratory.panel import card
from ecoplanner.ui.laboratory.question import QuestionPanel
from ecoplanner.ui.laboratory.result_table import Head
from ecoplanner.ui.laboratory.result_table import ResultRow
from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.ui.telling import saying_text
from ecoplanner.words import TIERS as TIER_WORDS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.model.stress import Loss
    from ecoplanner.model.stress import Stress
    from ecoplanner.reports.answer_charts import Bars
    from ecoplanner.ui.laboratory.runner import Task

_HUNDREDTHS = 100
_WHOLE = 10_000


class StressPanel(QuestionPanel):
    """The gap by year before and after a shock, and who loses money first."""

    @override
    def title(self) -> str:
        return self.tr("What if money fails")

    @override
    def build_form(self) -> None:
        self.source = self.choices(self.tr("Money of"), [])
        self.tier = self.choices(
            self.tr("How sure it is"),
            [
                ("", self.tr("all tiers")),
                *((key, word(TIER_WORDS, key, self.language)) for key in TIERS),
            ],
        )
        self.kind = self.choices(
            self.tr("What happens"),
            [
                ("falls", self.tr("it falls by a part")),
                ("late", self.tr("it comes later")),
            ],
        )
        self.percent = QDoubleSpinBox()
        self.percent.setRange(0, 100)
        self.percent.setDecimals(2)
        self.percent.setSuffix(" %")
        self.percent.setValue(20)
        self.percent.valueChanged.connect(self.ask_soon)
        self.add_field(self.tr("By how much"), self.percent)
        self.years = QSpinBox()
        self.years.setRange(1, 15)
        self.years.valueChanged.connect(self.ask_soon)
        self.add_field(self.tr("How many years later"), self.years)
        self.rule = self.choices(
            self.tr("Who loses money"),
            [
                ("order", self.tr("the last projects first")),
                ("proportional", self.tr("all in proportion")),
            ],
        )
        self.rule.setToolTip(
            self.tr(
                "First by priority, then by start, then as listed; the last of these"
                " loses first."
            )
        )
        self.kind.currentIndexChanged.connect(self._update_fields)
        self._update_fields()

    @override
    def build_answer(self) -> None:
        self.gaps = ResultTable(
            self.theme,
            (
                Head(self.tr("Year")),
                Head(self.tr("Gap before"), is_number=True),
                Head(self.tr("Gap after"), is_number=True),
                Head(self.tr("Change"), is_number=True),
            ),
            in_unit(self.tr("Gap by year (10,000 yuan)")),
        )
        self.losses = ResultTable(
            self.theme,
            (
                Head(self.tr("No."), 44, is_number=True),
                Head(self.tr("Project")),
                Head(self.tr("Loses"), 84, is_number=True),
                Head(self.tr("In"), 120),
            ),
            in_unit(self.tr("Who loses money, in this order (10,000 yuan)")),
        )
        self.losses.make_sortable()
        title = self.gaps.accessibleName()
        self.chart = BarsCard(self.theme, title)
        gaps = card(self.context, title, self.gaps)
        self.answer.addWidget(Pair(self.theme, gaps, self.chart), 1)
        title = self.losses.accessibleName()
        self.answer.addWidget(card(self.context, title, self.losses), 1)

    @override
    def show_choices(self) -> None:
        self.show_sources(self.source, self.tr("all sources"))

    @override
    def work(self) -> Callable[[Task], Stress]:
        is_late = self.kind.currentData() == "late"
        share = Fraction(round(self.percent.value() * _HUNDREDTHS), _WHOLE)
        shock = Shock(
            source_id=self.source.currentData() or None,
            tier=self.tier.currentData() or None,
            share=Fraction(0) if is_late else share,
            years_late=self.years.value() if is_late else 0,
        )
        portfolio, scenario = self.session.portfolio, self.scenario
        projects, rule = self.projects(), self.rule.currentData()
        return lambda _task: stressed(
            portfolio, shock, scenario=scenario, projects=projects, rule=rule
        )

    @override
    def show_answer(self, answer: Stress) -> None:
        said = saying_text(answer.said, self.language)
        self.say(said)
        before, after = answer.gap_before, answer.gap_after
        years = _years(answer)
        rows = [
            ResultRow(
                cells=(
                    self.tr("no year") if year is None else str(year),
                    *_gaps(before.get(year, 0), after.get(year, 0)),
                )
            )
            for year in years
        ]
        total = _gaps(sum(before.values()), sum(after.values()))
        rows.append(ResultRow(cells=(self.tr("Total"), *total), is_total=True))
        self.gaps.show_rows(rows)
        self.chart.show_bars(
            gap_bars(
                self.tr("Gap by year"),
                (self.tr("Gap before"), self.tr("More")),
                [
                    (row.cells[0], before.get(year, 0), after.get(year, 0))
                    for row, year in zip(rows, years, strict=False)
                ],
            )
        )
        self.losses.show_rows(
            [self._loss(at, loss) for at, loss in enumerate(answer.losses, start=1)]
        )
        if answer.amounts:
            self.offer(Change(answer.amounts, said))

    @override
    def bars_of(self, table: ResultTable) -> Bars | None:
        return self.chart.bars if table is self.gaps else None

    @override
    def scenario_words(self) -> str:
        name = self.source.currentText().strip() or self.tr("all sources")
        if self.kind.currentData() == "late":
            words = self.tr("{source} {years} years late")
            return words.format(source=name, years=self.years.value())
        percent = f"{self.percent.value():g}"
        return self.tr("{source} −{percent} %").format(source=name, percent=percent)

    def _loss(self, at: int, loss: Loss) -> ResultRow:
        project = self.session.portfolio.get(Project, loss.project_id)
        years = [year for year, fen in loss.by_year.items() if year and fen]
        return ResultRow(
            cells=(
                str(at),
                project.name,
                money_text(loss.lost_fen),
                year_span(years),
            ),
            key=project.id,
        )

    def _update_fields(self) -> None:
        is_late = self.kind.currentData() == "late"
        self.percent.setEnabled(not is_late)
        self.rule.setEnabled(not is_late)
        self.years.setEnabled(is_late)


def year_span(years: Sequence[int]) -> str:
    """Return years in order as `2021—2025`, or each where one between is missing."""
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}—{years[-1]}"
    return "、".join(map(str, years))


def _years(stress: Stress) -> list[int | None]:
    """Return the years of both gaps in order; None last."""
    return sorted(
        stress.gap_before.keys() | stress.gap_after.keys(),
        key=lambda year: (year is None, year or 0),
    )


def _gaps(before: int, after: int) -> tuple[str, str, str]:
    """Return a gap before and after with a minus, as the window shows gaps."""
    return (
        money_text(-before),
        money_text(-after),
        money_text(before - after),
    )
