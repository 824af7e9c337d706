"""What keeps settings that are typed from being kept, beside what each may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.funding import Scenario
from ecoplanner.model.problem import Problem
from ecoplanner.reports import OWN_OPTIONS
from ecoplanner.reports import REPORTS
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.annex import page_settings
from ecoplanner.reports.draw.fonts import FontSet
from ecoplanner.reports.draw.fonts import paths_of
from ecoplanner.reports.options import read_options
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.settings import A4_MM
from ecoplanner.reports.settings import margins_mm
from ecoplanner.reports.settings import Orientation
from ecoplanner.reports.settings import Preset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio

MARGINS = ("head_mm", "foot_mm", "binding_mm", "outer_mm")
FONTS = ("song", "song_bold", "hei", "hei_bold")
COLUMNS = ("column_names", "hidden_columns", "column_order", "column_widths_mm")
LEAST_WIDTH_MM = 4.0
_GROUPS = {"sources", "years", "plan"}


def refusals(
    portfolio: Portfolio, table_key: str, names: Sequence[str]
) -> Iterator[Problem]:
    """Yield what is wrong with settings that have just been typed.

    Args:
        portfolio: the plan with the settings in it.
        table_key: the table they are for; empty for all.
        names: the settings.

    Raises:
        InvalidInputError: a setting is none that can be.
        FontUnusableError: a font cannot be embedded.
    """
    keys = [table_key] if table_key else list(REPORTS)
    annex = annex_of(portfolio, keys)
    if table_key:
        yield from _idle(table_key, names)
    if set(names) & set(MARGINS):
        settings = page_settings(portfolio, keys[0])
        if settings.preset is not Preset.CUSTOM:
            margins = [name for name in names if name in MARGINS]
            yield Problem("margins_need_custom", margins[0])
    if set(names) & set(FONTS):
        FontSet(paths_of(page_settings(portfolio, keys[0])))
    if set(names) & set(COLUMNS):
        yield from _column_refusals(portfolio, keys, names)
    if "column_widths_mm" in names:
        for table in annex.tables:
            settings = annex.settings[table.key]
            is_turned = table.is_turned
            if settings.orientation is not None:
                is_turned = settings.orientation is Orientation.TURNED
            head, foot, binding, outer = margins_mm(settings)
            room = A4_MM[1] - head - foot if is_turned else A4_MM[0] - binding - outer
            widths = [each.width_mm for each in table.columns if each.width_mm]
            if sum(widths) > room or min(widths, default=room) < LEAST_WIDTH_MM:
                limits = {"least": LEAST_WIDTH_MM, "room": room}
                yield Problem("widths_out_of_range", "column_widths_mm", limits)
                return


def _idle(table_key: str, names: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for options that the table does not heed."""
    for name in names:
        if name in OWN_OPTIONS - REPORTS[table_key].options:
            heeding = [key for key in REPORTS if name in REPORTS[key].options]
            params = {"table": table_key, "tables": ", ".join(heeding)}
            yield Problem("setting_idle", name, params)


def _column_refusals(
    portfolio: Portfolio, keys: Sequence[str], names: Sequence[str]
) -> Iterator[Problem]:
    """Yield a problem for columns that no table of those has."""
    everything = TableOptions(hidden_columns=(), share_column=True)
    known = dict.fromkeys(
        column.key
        for key in keys
        for column in REPORTS[key].compose(portfolio, everything).columns
    )
    scenarios = {row.id for row in portfolio.all(Scenario)}
    for name in names:
        if name in COLUMNS:
            options, _ = read_options(portfolio, keys[0])
            # Groups of columns have words, too, but no place and no width.
            groups = _GROUPS | scenarios if name == "column_names" else set()
            chosen = getattr(options, name) or ()
            strange = [key for key in chosen if key not in known.keys() | groups]
            if strange:
                params = {"names": ", ".join(strange), "known": ", ".join(known)}
                yield Problem("column_unknown", name, params)
