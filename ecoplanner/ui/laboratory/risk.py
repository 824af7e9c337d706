"""How large the gap may become when money comes only with some likelihood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDoubleSpinBox
from PySide6.QtWidgets import QSpinBox
from typing_extensions import override

from ecoplanner.model.funding import TIERS
from ecoplanner.reports.answer_charts import gap_bars
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import whole_text
from ecoplanner.ui.laboratory.bars import BarsCard
from ecoplanner.ui.laboratory.panel import card
from ecoplanner.ui.laboratory.question import QuestionPanel
from ecoplanner.ui.laboratory.result_table import Head
from ecoplanner.ui.laboratory.result_table import ResultRow
from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.words import TIERS as TIER_WORDS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.uncertainty import Odds
    from ecoplanner.model.uncertainty import Risk
    from ecoplanner.reports.answer_charts import Bars
    from ecoplanner.ui.laboratory.runner import Task

_HUNDRED = 100
#: As `uncertainty.LIKELIHOODS`, which is not read before the panel is asked.
_PERCENTS = {"secured": 95, "applied": 60, "intended": 30}
_MOST_DRAWS = 1_000_000


class RiskPanel(QuestionPanel):
    """Draws many futures from a seed: the gap not exceeded in half, in 80 % of them."""

    @override
    def title(self) -> str:
        return self.tr("How uncertain is the gap")

    @override
    def build_form(self) -> None:
        self.chances: dict[str, QDoubleSpinBox] = {}
        for tier in TIERS:
            box = QDoubleSpinBox()
            box.setRange(0, _HUNDRED)
            box.setDecimals(1)
            box.setSuffix(" %")
            box.setValue(_PERCENTS[tier])
            box.valueChanged.connect(self.ask_soon)
            words = self.tr("Likelihood of “{tier}”").format(
                tier=word(TIER_WORDS, tier, self.language)
            )
            self.add_field(words, box)
            self.chances[tier] = box
        self.by = self.choices(
            self.tr("What comes or fails together"),
            [
                ("allocation", self.tr("each amount by itself")),
                ("source", self.tr("all money of a source")),
            ],
        )
        self.draws = QSpinBox()
        self.draws.setRange(100, _MOST_DRAWS)
        self.draws.setSingleStep(10_000)
        self.draws.setGroupSeparatorShown(True)
        self.draws.setValue(10_000)
        self.draws.valueChanged.connect(self.ask_soon)
        self.add_field(self.tr("Draws"), self.draws)
        self.seed = QSpinBox()
        self.seed.setRange(0, 999_999)
        self.seed.setValue(1)
        self.seed.valueChanged.connect(self.ask_soon)
        self.seed.setToolTip(self.tr("The same seed gives the same answer"))
        self.add_field(self.tr("Seed"), self.seed)

    @override
    def build_answer(self) -> None:
        title = in_unit(self.tr("Gap by year (10,000 yuan)"))
        self.table = ResultTable(
            self.theme,
            (
                Head(self.tr("Year")),
                Head(self.tr("If all comes"), 110, is_number=True),
                Head(self.tr("Average"), 110, is_number=True),
                Head(self.tr("Half the time (P50)"), 110, is_number=True),
                Head(self.tr("Four times in five (P80)"), 110, is_number=True),
            ),
            title,
        )
        self.answer.addWidget(card(self.context, title, self.table), 1)
        self.chart = BarsCard(self.theme, title)
        self.answer.addWidget(self.chart, 1)

    @override
    def refresh(self) -> None:
        super().refresh()
        # Draws change no money: there is nothing to put anywhere.
        self.new_button.hide()
        self.here_button.hide()

    @override
    def work(self) -> Callable[[Task], Risk]:
        portfolio, scenario = self.session.portfolio, self.scenario
        projects, by = self.projects(), self.by.currentData()
        chances = {tier: box.value() / _HUNDRED for tier, box in self.chances.items()}
        draws, seed = self.draws.value(), self.seed.value()

        def run(_task: Task) -> Risk:
            # Only here, since numpy is slow to load.
            from ecoplanner.model.uncertainty import risk  # noqa: PLC0415

            return risk(
                portfolio,
                projects=projects,
                scenario=scenario,
                likelihoods=chances,  # type: ignore[arg-type]  # keys are tiers
                by=by,
                draws=draws,
                seed=seed,
            )

        return run

    @override
    def bars_of(self, table: ResultTable) -> Bars | None:
        return self.chart.bars if table is self.table else None

    @override
    def show_answer(self, answer: Risk) -> None:
        rows = [
            ResultRow(
                cells=(self.tr("no year") if year is None else str(year), *_cells(odds))
            )
            for year, odds in answer.years.items()
        ]
        self.chart.show_bars(
            gap_bars(
                self.tr("Gap by year"),
                ("P50", self.tr("More at P80")),
                [
                    (row.cells[0], odds.p50_fen, odds.p80_fen)
                    for row, odds in zip(rows, answer.years.values(), strict=True)
                ],
            )
        )
        total = (self.tr("In all"), *_cells(answer.total))
        rows.append(ResultRow(cells=total, is_total=True))
        self.table.show_rows(rows)
        words = in_unit(
            self.tr(
                "In four of five futures the gap is not larger than {p80}, in half of"
                " them not larger than {p50} × 10,000 yuan. {draws} draws, seed {seed}."
            )
        )
        self.say(
            words.format(
                p80=whole_text(max(0, answer.total.p80_fen)),
                p50=whole_text(max(0, answer.total.p50_fen)),
                draws=f"{answer.draws:,}",
                seed=answer.seed,
            )
        )


def _cells(odds: Odds) -> tuple[str, ...]:
    fens = (odds.planned_fen, odds.mean_fen, odds.p50_fen, odds.p80_fen)
    return tuple(whole_text(-fen) for fen in fens)
