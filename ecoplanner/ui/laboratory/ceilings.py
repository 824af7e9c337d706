"""The ceilings and floors: what each allows, how much of it is used."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.model.bilingual import in_language
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import LEVEL_WORDS
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.limit_rules import limit_problems
from ecoplanner.model.limit_text import typed_limit
from ecoplanner.model.limits import bound_sign
from ecoplanner.model.limits import ceilings_of
from ecoplanner.model.limits import contradictions
from ecoplanner.model.limits import limit_words
from ecoplanner.model.limits import money_words
from ecoplanner.model.limits import uses
from ecoplanner.model.plan import Plan
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.store.funding_edit import save_ceiling
from ecoplanner.model.store.money_edit import refuse_locked
from ecoplanner.model.zone import Zone
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import typed
from ecoplanner.ui.laboratory.panel import LabPanel
from ecoplanner.ui.laboratory.sources import level_choices
from ecoplanner.ui.laboratory.sources import level_key
from ecoplanner.ui.laboratory.sources import money_of
from ecoplanner.ui.lists.column import choice_column
from ecoplanner.ui.lists.column import Column
from ecoplanner.ui.lists.column import field_column
from ecoplanner.ui.lists.column import Listing
from ecoplanner.ui.lists.panel import ListPanel
from ecoplanner.ui.lists.source_list import source_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.model.limits import Use
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.reports.answer import AnswerTable
    from ecoplanner.ui.lists.column import Choices
    from ecoplanner.ui.page import Context

translate = QCoreApplication.translate

#: Where a limit does not look at sources, zones, programmes, years or scenarios.
ALL = "—"

_TABLES = frozenset(
    kind.TABLE
    for kind in (
        Plan,
        Zone,
        Program,
        Project,
        ProjectZone,
        Source,
        Scenario,
        Allocation,
        Override,
        Ceiling,
    )
)


class CeilingsPanel(LabPanel):
    """A list of limits, with what is used of each by the money shown."""

    def __init__(
        self,
        context: Context,
        projects: Callable[[], Sequence[Project]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, projects, parent)
        self.list: ListPanel | None = None
        self._shown: str | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @override
    def refresh(self) -> None:
        """The list follows the plan itself; another scenario is another list."""
        if self.list is not None and self._shown == self.focus.scenario_id:
            return
        if self.list is not None:
            self._layout.removeWidget(self.list)
            self.list.deleteLater()
        self._shown = self.focus.scenario_id
        listing = ceiling_listing(self.scenario, self.language)
        self.list = ListPanel(self.context, listing)
        self.list.told.connect(self.told)
        self._layout.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.remade.emit()

    @override
    def printed_title(self) -> str:
        return translate("lists", "Ceilings and floors")

    @override
    def printed_tables(self) -> list[AnswerTable]:
        # Only here: descriptions of pages are not needed to show the panel.
        from ecoplanner.reports.answer import AnswerTable  # noqa: PLC0415

        if self.list is None or not self.list.model.rows:
            return []
        model, portfolio = self.list.model, self.session.portfolio
        return [
            AnswerTable(
                title=in_unit(translate("lists", "Ceilings and floors (10,000 yuan)")),
                heads=tuple(each.title for each in model.columns),
                numbers=tuple(each.is_number for each in model.columns),
                rows=tuple(
                    tuple(each.text(portfolio, row) for each in model.columns)
                    for row in model.rows
                ),
            )
        ]

    @override
    def choose(self, row_id: str) -> None:
        self.freshen()
        if self.list is not None:
            self.list.table.choose(row_id)

    @override
    def commit_editor(self) -> None:
        if self.list is not None:
            self.list.commit_editor()


def ceiling_listing(scenario: Scenario | None, language: Language = "zh") -> Listing:
    """Return the limits that hold for the plan's money, or for a scenario's."""
    used = _Uses(scenario)
    sign = _kept_column("bound", "", _bounds)
    year = Column(
        key="year",
        title=translate("lists", "Year"),
        text=lambda _, row: str(row.year or ALL),
        put=_put_year,
    )
    limit = Column(
        key="limit",
        title=translate("lists", "Limit"),
        text=_limit_text,
        put=_put_limit,
        is_number=True,
    )
    room = used.column("room", translate("lists", "Room"), lambda use: use.room_fen)
    columns = (
        _money_column(language),
        _kept_column("zone_id", translate("lists", "Zone"), _zones),
        _kept_column("program_id", translate("lists", "Programme"), _programs),
        year,
        sign,
        limit,
        used.column("used", translate("lists", "Used"), lambda use: use.used_fen),
        replace(room, is_short=used.is_broken),
        _kept_column("scenario_id", translate("lists", "Holds for"), _scenarios),
    )
    state = Column(
        key="state", title=translate("lists", "What follows"), text=used.state
    )
    return Listing(
        key="ceilings",
        title=translate("lists", "Ceilings and floors"),
        add_words=translate("lists", "New limit"),
        empty_words=translate(
            "lists",
            "No limits yet. A limit says the most or the least that a source may"
            " give: in all, in a year, in a zone or in a programme.",
        ),
        kind=Ceiling,
        tables=_TABLES,
        rows=lambda portfolio: _in_order(portfolio, scenario),
        columns=lambda _: columns,
        fields=[
            state,
            field_column("note", translate("lists", "Note"), has_lines=True),
        ],
        new=lambda portfolio, after: _new_ceiling(portfolio, after, scenario),
        is_ordered=False,
    )


def _kept_column(
    field: str,
    title: str,
    choices: Callable[[Portfolio, Ceiling], Choices],
) -> Column:
    """Return a column of a choice; what cannot stand beside the others is refused."""

    def put(writer: Writer, row: Ceiling, key: str) -> None:
        refuse_locked(writer, row.scenario_id)
        values: dict[str, Any] = {field: key or None}
        save_ceiling(writer, replace(row, **values))

    return replace(choice_column(field, title, choices), put=put)


def _money_column(language: Language) -> Column:
    """Return the column of the source, or of the level in place of one."""

    def put(writer: Writer, row: Ceiling, key: str) -> None:
        source_id, level = money_of(key)
        save_ceiling(writer, replace(row, source_id=source_id, level=level))

    choices, text = partial(_money, language), partial(_money_text, language)
    column = choice_column("source_id", translate("lists", "Source"), choices)
    return replace(column, put=put, key_of=_money_key, text=text)


class _Uses:
    """The use of each limit; worked out once for a plan."""

    def __init__(self, scenario: Scenario | None) -> None:
        self._scenario = scenario
        self._portfolio: Portfolio | None = None
        self._uses: dict[str, Use] = {}

    def of(self, portfolio: Portfolio, ceiling: Ceiling) -> Use | None:
        if self._portfolio is not portfolio:
            self._portfolio = portfolio
            found = uses(portfolio, self._scenario)
            self._uses = {use.ceiling.id: use for use in found}
        return self._uses.get(ceiling.id)

    def column(self, key: str, title: str, fen: Callable[[Use], int]) -> Column:
        def text(portfolio: Portfolio, ceiling: Ceiling) -> str:
            use = self.of(portfolio, ceiling)
            return money_text(fen(use)) if use else ""

        return Column(key=key, title=title, text=text, is_number=True)

    def is_broken(self, portfolio: Portfolio, ceiling: Ceiling) -> bool:
        use = self.of(portfolio, ceiling)
        return use is not None and use.is_broken

    def state(self, portfolio: Portfolio, ceiling: Ceiling) -> str:
        use = self.of(portfolio, ceiling)
        if use is None:
            return ""
        against = [
            each
            for each in contradictions(portfolio, self._scenario)
            if each.ceiling.id == ceiling.id
        ]
        if against:
            said = in_unit(
                translate(
                    "lists", "Cannot be kept: {amount} × 10,000 yuan stand against it."
                )
            )
            amount = money_text(against[0].against_fen)
            return said.format(amount=amount)
        amount = money_text(abs(use.room_fen))
        if not use.is_broken:
            return in_unit(
                translate("lists", "Kept, {amount} × 10,000 yuan of room.")
            ).format(amount=amount)
        if ceiling.bound == "most":
            said = in_unit(translate("lists", "{amount} × 10,000 yuan too much."))
        else:
            said = in_unit(translate("lists", "{amount} × 10,000 yuan too little."))
        return said.format(amount=amount)


def _in_order(portfolio: Portfolio, scenario: Scenario | None) -> list[Ceiling]:
    """Return the limits by source, zone and programme as listed, then by year."""
    levels = {code: at for at, code in enumerate(LEVEL_WORDS, start=1)}
    ordered: list[Sequence[Source | Zone | Program]] = [
        list(source_rows(portfolio)),
        portfolio.all(Zone),
        portfolio.all(Program),
    ]
    places = {row.id: at for rows in ordered for at, row in enumerate(rows, start=1)}

    def place(row: Ceiling) -> tuple[int, ...]:
        ids = (row.source_id, row.zone_id, row.program_id)
        level = levels[row.level] if row.level else 0
        return (level, *(places.get(id_ or "", 0) for id_ in ids), row.year or 0)

    return sorted(ceilings_of(portfolio, scenario), key=place)


def _limit_text(_: Portfolio, row: Ceiling) -> str:
    if row.share_ppm is None:
        return money_text(row.amount_fen or 0)
    return limit_words(row)


def _bounds(_: Portfolio, __: Ceiling) -> Choices:
    return [("most", bound_sign("most")), ("least", bound_sign("least"))]


def _money(language: Language, portfolio: Portfolio, _: Ceiling) -> Choices:
    rows = [(row.id, row.name) for row in source_rows(portfolio)]
    return [("", ALL), *level_choices(portfolio, language), *rows]


def _money_key(row: Ceiling) -> str:
    return row.source_id or (level_key(row.level) if row.level else "")


def _money_text(language: Language, portfolio: Portfolio, row: Ceiling) -> str:
    if row.source_id is None and row.level is None:
        return ALL
    words = money_words(portfolio, row.source_id, row.level)
    return in_language(words, language)


def _zones(portfolio: Portfolio, _: Ceiling) -> Choices:
    rows = [(row.id, row.name) for row in portfolio.all(Zone)]
    return [("", ALL), *rows]


def _programs(portfolio: Portfolio, _: Ceiling) -> Choices:
    rows = [(row.id, row.short_name or row.name) for row in portfolio.all(Program)]
    return [("", ALL), *rows]


def _scenarios(portfolio: Portfolio, _: Ceiling) -> Choices:
    rows = [(row.id, row.name) for row in portfolio.all(Scenario)]
    return [("", ALL), *rows]


def _put_year(writer: Writer, row: Ceiling, typed: str) -> None:
    words = typed.strip()
    if words and not words.isdecimal():
        raise InvalidInputError([Problem("not_a_number", "year", {"text": words})])
    save_ceiling(writer, replace(row, year=int(words) if words else None))


def _put_limit(writer: Writer, row: Ceiling, text: str) -> None:
    found = typed_limit(typed(text))
    if isinstance(found, Problem):
        raise InvalidInputError([found])
    made = replace(row, amount_fen=found.amount_fen, share_ppm=found.share_ppm)
    save_ceiling(writer, made)


def _new_ceiling(
    portfolio: Portfolio, after: Ceiling | None, scenario: Scenario | None
) -> Ceiling:
    """Return a limit that holds as it stands: a source without one, all the need.

    The first after the one that the chosen limit is on; all money where every source
    has its own.
    """
    need = sum(project.need_fen or 0 for project in portfolio.all(Project))
    own = scenario.id if scenario is not None else None
    rows = [row.id for row in source_rows(portfolio)]
    at = rows.index(after.source_id) if after and after.source_id else 0
    made = Ceiling(id=new_id(), scenario_id=own, amount_fen=need)
    for source_id in (*rows[at:], *rows[:at]):
        found = replace(made, source_id=source_id)
        if not any(True for _ in limit_problems(portfolio, found)):
            return found
    return made
