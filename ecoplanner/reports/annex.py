"""The annex: which tables are printed, in what order, and how each looks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import ecoplanner
from ecoplanner.errors import NotFoundError
from ecoplanner.messages import finding_text
from ecoplanner.model import checks
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.reports import findings
from ecoplanner.reports import REPORTS
from ecoplanner.reports import schedule
from ecoplanner.reports import texts
from ecoplanner.reports.catalog import allowed
from ecoplanner.reports.catalog import explained
from ecoplanner.reports.charts import labelled
from ecoplanner.reports.charts import with_charts
from ecoplanner.reports.draw.fonts import with_usable_fonts
from ecoplanner.reports.draw.pdf import DocumentInfo
from ecoplanner.reports.kept import Kept
from ecoplanner.reports.options import OPTION_NAMES
from ecoplanner.reports.options import read_options
from ecoplanner.reports.settings import from_values
from ecoplanner.reports.table import Kind
from ecoplanner.reports.typeset.layout import Notice
from ecoplanner.words import TABLES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.table import Table

#: Printed tables speak the plan's language.
_LANGUAGE: Language = "zh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Tables in the order in which they are printed.

    Attributes:
        tables: their descriptions.
        settings: how each looks, by the table's key.
        notices: what could not be printed as the plan says.
    """

    tables: tuple[Table, ...]
    settings: Mapping[str, PageSettings]
    notices: tuple[Notice, ...] = ()


def annex_of(
    portfolio: Portfolio,
    keys: Sequence[str] = (),
    scenario: Scenario | None = None,
    kept: Kept | None = None,
) -> Annex:
    """Return the tables that the user asked for.

    Args:
        portfolio: the plan.
        keys: of the tables; without any all of the default that say something, or
            the first where none does.
        scenario: whose money they show; None for the plan.
        kept: what was made of the plan before an edit.

    Raises:
        NotFoundError: no table of that key.
        InvalidInputError: a setting kept in the plan cannot be used.
    """
    default = [key for key, report in REPORTS.items() if report.is_default]
    wanted = dict.fromkeys(keys or default)
    for key in wanted:
        if key not in REPORTS:
            raise NotFoundError(table="reports", name=key)
    kept = Kept() if kept is None else kept
    tables = [_table(portfolio, key, scenario, kept) for key in wanted]
    if not keys:
        tables = [table for table in tables if _says(table)] or tables[:1]
    notices: dict[str, Notice] = {}
    settings = {}
    for table in tables:
        wished = page_settings(portfolio, table.key, is_first=table is tables[0])
        usable, lost = with_usable_fonts(wished)
        settings[table.key] = kept.same((table.key, "settings"), usable)
        for error in lost:
            notices.setdefault(
                str(error.params["path"]), Notice("font_lost", error.params)
            )
    chosen = {
        table.key
        for table in tables
        if read_options(portfolio, table.key)[0].label is not None
    }
    kept.turn()
    return Annex(
        tables=tuple(map(labelled, _labelled(tables, chosen))),
        settings=settings,
        notices=tuple(notices.values()),
    )


def _says(table: Table) -> bool:
    """Tell whether a table says more than the names of its rows."""
    return any(
        cell.text and (at or len(table.columns) == 1)
        for row in table.rows
        for at, cell in row.cells.items()
    )


def document_info(portfolio: Portfolio, annex: Annex) -> DocumentInfo:
    """Return what the PDF of an annex says of itself."""
    plan = portfolio.plan
    return DocumentInfo(
        title=plan.title,
        author=plan.compiled_by,
        subject="、".join(table.title for table in annex.tables),
        keywords=", ".join(filter(None, (plan.region, plan.region_code))),
        creator=f"ecoplanner {ecoplanner.__version__}",
    )


def located(notices: Iterable[Notice], annex: Annex) -> tuple[Notice, ...]:
    """Return the annex's notices, and those of characters with the row they are in."""
    tables = {table.key: table for table in annex.tables}
    return (*annex.notices, *(_located(each, tables) for each in notices))


def _located(notice: Notice, tables: Mapping[str, Table]) -> Notice:
    table = tables.get(str(notice.params.get("table", "")))
    if notice.code != "missing_glyph" or table is None:
        return notice
    character = str(notice.params["character"])
    for number, row in enumerate(table.rows, start=1):
        if any(character in cell.text for cell in row.cells.values()):
            params = {**notice.params, "row": number, "name": _name_of(table, number)}
            return Notice("missing_glyph_in_row", params)
    return notice


def _name_of(table: Table, number: int) -> str:
    """Return the last name in a row: that of the project, if it has one."""
    cells = table.rows[number - 1].cells
    names = [
        cell.text
        for at, cell in sorted(cells.items())
        if table.columns[at].kind is Kind.NAME and cell.text
    ]
    return next(reversed(names), "")


def _labelled(tables: Sequence[Table], chosen: Collection[str]) -> list[Table]:
    """Count the labels over the tables that are printed, those of each sort apart.

    A label that the plan has chosen stays. One of the same form takes its place in
    the count and gives its number to no other table, 附表 being the first; one of
    another form is not counted. A lone annexed table is 附表 without a number.

    Args:
        tables: in order.
        chosen: keys of the tables to which the plan gives a label.
    """
    found: list[Table] = []
    for table in tables:
        if table.key in chosen:
            found.append(table)
            continue
        form = texts.ANNEX_LABEL if table.is_annex else texts.TEXT_LABEL
        like = [
            each
            for each in tables
            if each.is_annex == table.is_annex
            and (each.key not in chosen or _number_of(each.label, form) is not None)
        ]
        taken = {_number_of(each.label, form) for each in like if each.key in chosen}
        place = like.index(table) + 1
        before = [each for each in found if each in like and each.key not in chosen]
        taken |= {_number_of(each.label, form) for each in before}
        number = next(n for n in count(place) if n not in taken)
        is_lone = table.is_annex and len(like) == 1
        found.append(
            replace(table, label=form.format(number="" if is_lone else number))
        )
    return found


def _number_of(label: str, form: str) -> int | None:
    """Return the number of a label of this form, 1 of one without; else None."""
    before, _, after = form.partition("{number}")
    number = label.removeprefix(before).removesuffix(after)
    if not label.startswith(before) or (number and not number.isdecimal()):
        return None
    return int(number or 1)


def page_settings(
    portfolio: Portfolio, key: str, *, is_first: bool = True
) -> PageSettings:
    """Return how a table looks, as the plan says.

    The number of the first page, where it is set for all tables, is that of the
    first table; the others go on counting.

    Raises:
        InvalidInputError: a setting kept in the plan cannot be used.
    """
    values: dict[str, object] = {}
    unread: list[Problem] = []
    for table_key in ("", key):
        for row in portfolio.having(TableSetting, "table_key", table_key):
            goes_on = row.name == "first_number" and not (table_key or is_first)
            if row.name in OPTION_NAMES or goes_on:
                continue
            try:
                values[row.name] = json.loads(row.value)
            except ValueError:
                params = {"value": row.value, "allowed": allowed(row.name)}
                unread.append(Problem("setting_unusable", row.name, params))
    settings, problems = from_values(values)
    if unread or problems:
        raise InvalidInputError([*unread, *explained(problems)], where=key)
    return settings


def _table(
    portfolio: Portfolio, key: str, scenario: Scenario | None, kept: Kept
) -> Table:
    options, problems = read_options(portfolio, key)
    if problems:
        raise InvalidInputError(explained(problems), where=key)
    if key == findings.KEY:
        lines = [
            _line(each) for each in checks.findings(portfolio) if _is_of(each, scenario)
        ]
        return findings.compose_findings(portfolio, options, lines)
    if key == schedule.KEY:
        return schedule.compose(portfolio, options, kept)
    table = REPORTS[key].compose(portfolio, options, scenario)
    table = replace(table, rows=kept.rows((key, "rows"), table.rows))
    return with_charts(table, portfolio, options)


def _is_of(finding: Finding, scenario: Scenario | None) -> bool:
    """Return whether a finding is about the plan, or the scenario that is printed."""
    named = finding.evidence.get("scenario")
    return not named or (scenario is not None and named == scenario.name)


def _line(finding: Finding) -> findings.FindingLine:
    table = word(TABLES, finding.table, _LANGUAGE) if finding.table in KINDS else ""
    return findings.FindingLine(
        severity=finding.severity,
        sentence=finding_text(finding, _LANGUAGE),
        place=f"{table}“{finding.name}”",
        reason=finding.waived or "",
        table=finding.table,
        row_id=finding.row_id,
        field=finding.field,
    )
