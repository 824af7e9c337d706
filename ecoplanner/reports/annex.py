"""The annex: which tables are printed, in what order, and how each looks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.errors import NotFoundError
from ecoplanner.messages import finding_text
from ecoplanner.model import checks
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.reports import findings
from ecoplanner.reports import REPORTS
from ecoplanner.reports.options import OPTION_NAMES
from ecoplanner.reports.options import read_options
from ecoplanner.reports.settings import from_values
from ecoplanner.words import TABLES
from ecoplanner.words import word

if TYPE_CHECKING:
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
    """

    tables: tuple[Table, ...]
    settings: Mapping[str, PageSettings]


def annex_of(
    portfolio: Portfolio, keys: Sequence[str] = (), scenario: Scenario | None = None
) -> Annex:
    """Return the tables that the user asked for.

    Without keys all that say something, or the first where none does.

    Raises:
        NotFoundError: no table of that key.
        InvalidInputError: a setting kept in the plan cannot be used.
    """
    wanted = dict.fromkeys(keys or REPORTS)
    for key in wanted:
        if key not in REPORTS:
            raise NotFoundError(table="reports", name=key)
    tables = [_table(portfolio, key, scenario) for key in wanted]
    if not keys:
        tables = [table for table in tables if table.rows] or tables[:1]
    settings = {
        table.key: page_settings(portfolio, table.key, is_first=table is tables[0])
        for table in tables
    }
    return Annex(tables=tuple(tables), settings=settings)


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
                params = {"value": row.value}
                unread.append(Problem("setting_unusable", row.name, params))
    settings, problems = from_values(values)
    if unread or problems:
        raise InvalidInputError([*unread, *problems], where=key)
    return settings


def _table(portfolio: Portfolio, key: str, scenario: Scenario | None) -> Table:
    options, problems = read_options(portfolio, key)
    if problems:
        raise InvalidInputError(problems, where=key)
    if key == findings.KEY:
        lines = [_line(each) for each in checks.findings(portfolio)]
        return findings.compose_findings(portfolio, options, lines)
    return REPORTS[key].compose(portfolio, options, scenario)


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
