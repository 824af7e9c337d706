"""How a printed table looks: the settings a plan keeps for each of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields
from enum import StrEnum
from math import isfinite
from typing import Any
from typing import TYPE_CHECKING
from typing import TypeVar

from ecoplanner.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping

A4_MM = (210.0, 297.0)
LEAST_AREA_MM = (100.0, 80.0)
LEAST_SIZE = 7.5
MOST_SIZE = 22.0
Wanted = TypeVar("Wanted")
#: More grey than this turns to dots on the copy of a copy.
MOST_SHADING = 12


class Preset(StrEnum):
    """Margins: official document (公文), report (报告), the user's own (自定)."""

    OFFICIAL = "official"
    REPORT = "report"
    CUSTOM = "custom"


class Sides(StrEnum):
    """Printed on both sides of a sheet, so that margins alternate, or on one."""

    TWO = "two"
    ONE = "one"


class Turned(StrEnum):
    """How a turned page is written: head up for the screen, or upright to bind."""

    SCREEN = "screen"
    BINDER = "binder"


class Orientation(StrEnum):
    """Orientation of a table that is not as its description says."""

    PORTRAIT = "portrait"
    TURNED = "turned"


class NumberForm(StrEnum):
    """The printed forms of a page number: —53—, - 53 -, — 53 —, 53."""

    DASHED = "dashed"
    HYPHENS = "hyphens"
    SPACED = "spaced"
    BARE = "bare"


class NumberPlace(StrEnum):
    """Where the page number stands; a preset has its own."""

    PRESET = "preset"
    OUTER = "outer"
    CENTER = "center"


class Place(StrEnum):
    """Where 续表 stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class RuleStyle(StrEnum):
    """Full grid, or three lines for small tables of numbers."""

    GRID = "grid"
    THREE_LINE = "three_line"


class Grouping(StrEnum):
    """What parts the thousands of amounts; a thin space from five digits on."""

    NONE = "none"
    COMMA = "comma"
    THIN = "thin"


class Minus(StrEnum):
    """Sign of negative numbers: the true minus, the full-width one, a hyphen."""

    TRUE = "true"
    WIDE = "wide"
    HYPHEN = "hyphen"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSettings:
    """How one table is printed.

    Attributes:
        preset: margins by name; the four `_mm` fields count when it is custom.
        head_mm: margin above the type area of an upright sheet.
        foot_mm: margin below it.
        binding_mm: margin at the bound side.
        outer_mm: margin at the cutting side.
        sides: whether binding alternates.
        turned: how landscape pages are written.
        orientation: other than the description's own.
        number_form: dashes around the page number.
        number_place: outer side or centre.
        first_number: number of the table's first page; None goes on counting
            from the table before, or from 1.
        title_size: points, of an annexed table's title.
        song: font file of each face; empty for the bundled one. A face inside a
            collection is named by a number behind `#`, as in `simsun.ttc#1`.
        song_bold: as above.
        hei: as above.
        hei_bold: as above.
        size: points of the body; None for what suits the table.
        ladder: smaller steps may be taken where the table does not fit.
        rules: grid or three lines.
        shading: grey of the header, percent.
        colours: figures have colours; else greys. Patterns they have in any case.
        unit: the unit line at the top right is printed.
        grouping: of thousands in number columns.
        minus: sign of negative numbers.
        printed_forms: superscripts, dashes of ranges and spaces before units are
            set as printed; else as written.
        restated_mark: words behind a merged cell that is said again overleaf.
        continued_place: where 续表 stands.
        continued_with_number: 续表5-1 in place of 续表.
        panel_words: mark of the further panels of a table wider than a page.
        notes: notes are printed.
        notes_size: points.
        long_lists_to_notes: lists longer than a third of a page go to a note.
        fill_in: the line for 填报人, 审核人 and 盖章 is printed.
        running_head: words above every page.
        running_foot: words below every page.
    """

    preset: Preset = Preset.OFFICIAL
    head_mm: float = 37.0
    foot_mm: float = 35.0
    binding_mm: float = 28.0
    outer_mm: float = 26.0
    sides: Sides = Sides.TWO
    turned: Turned = Turned.SCREEN
    orientation: Orientation | None = None
    number_form: NumberForm = NumberForm.DASHED
    number_place: NumberPlace = NumberPlace.PRESET
    first_number: int | None = None
    title_size: float = 18.0
    song: str = ""
    song_bold: str = ""
    hei: str = ""
    hei_bold: str = ""
    size: float | None = None
    ladder: bool = True
    rules: RuleStyle = RuleStyle.GRID
    shading: int = 7
    colours: bool = True
    unit: bool = True
    grouping: Grouping = Grouping.NONE
    minus: Minus = Minus.TRUE
    printed_forms: bool = True
    restated_mark: str = ""
    continued_place: Place = Place.LEFT
    continued_with_number: bool = False
    panel_words: str = "（右半）"
    notes: bool = True
    notes_size: float = 7.5
    long_lists_to_notes: bool = False
    fill_in: bool = False
    running_head: str = ""
    running_foot: str = ""


_PRESETS = {
    Preset.OFFICIAL: (37.0, 35.0, 28.0, 26.0),
    Preset.REPORT: (20.0, 20.0, 28.0, 20.0),
}


def margins_mm(settings: PageSettings) -> tuple[float, float, float, float]:
    """Return head, foot, binding and outer margin of an upright sheet.

    Source: GB/T 9704-2012, 5.2, for the official preset.
    """
    own = (
        settings.head_mm,
        settings.foot_mm,
        settings.binding_mm,
        settings.outer_mm,
    )
    return _PRESETS.get(settings.preset, own)


def problems_of(settings: PageSettings) -> Iterator[Problem]:
    """Yield everything that keeps a table from being printed so."""
    margins = margins_mm(settings)
    if min(margins) < 0:
        yield Problem("margin_negative", "head_mm")
    head, foot, binding, outer = margins
    width, height = A4_MM[0] - binding - outer, A4_MM[1] - head - foot
    if width < LEAST_AREA_MM[0] or height < LEAST_AREA_MM[1]:
        params = {"width_mm": width, "height_mm": height}
        yield Problem("type_area_small", "preset", params)
    if not 0 <= settings.shading <= MOST_SHADING:
        yield Problem("shading_out_of_range", "shading", {"most": MOST_SHADING})
    if settings.first_number is not None and settings.first_number < 1:
        yield Problem("page_number_small", "first_number")
    for name in ("size", "title_size", "notes_size"):
        points = getattr(settings, name)
        if points is not None and not LEAST_SIZE <= points <= MOST_SIZE:
            limits = {"least": LEAST_SIZE, "most": MOST_SIZE}
            yield Problem("size_out_of_range", name, limits)


def to_values(settings: PageSettings) -> dict[str, object]:
    """Return what differs from the defaults, as plain JSON values."""
    defaults = PageSettings()
    values: dict[str, object] = {}
    for each in fields(PageSettings):
        value = getattr(settings, each.name)
        if value == getattr(defaults, each.name):
            continue
        values[each.name] = plain_value(value)
    return values


def from_values(
    values: Mapping[str, object],
) -> tuple[PageSettings, tuple[Problem, ...]]:
    """Read settings from plain JSON values.

    Returns:
        The settings, defaults standing wherever a value cannot be used, and a
        problem for each such value and for each unknown name.
    """
    read: dict[str, object] = {}
    problems: list[Problem] = []
    for name, value in values.items():
        if name not in _READERS:
            problems.append(Problem("setting_unknown", name))
            continue
        try:
            read[name] = _READERS[name](value)
        except (TypeError, ValueError):
            problems.append(Problem("setting_unusable", name, {"value": value}))
    settings = PageSettings(**read)  # type: ignore[arg-type]  # _READERS checks
    problems.extend(problems_of(settings))
    return settings, tuple(problems)


def plain_value(value: object) -> object:
    """Return the value of a setting as JSON has it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dict):
        return dict(value)
    return value


def _typed(value: object, wanted: type[Wanted]) -> Wanted:
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise TypeError(wanted)
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    if not isfinite(value):
        raise ValueError(value)
    return float(value)


def _word(value: object) -> str:
    return _typed(value, str)


def _flag(value: object) -> bool:
    return _typed(value, bool)


def _whole(value: object) -> int:
    return _typed(value, int)


def _minus(value: object) -> Minus:
    """Read a sign; the true minus that is typed is a truth to JSON."""
    return Minus.TRUE if value is True else Minus(_word(value))


def _or_none(reader: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda value: None if value is None else reader(value)


#: How the JSON value of a setting is read; TypeError or ValueError if it cannot.
_READERS: dict[str, Callable[[Any], object]] = {
    "preset": Preset,
    "head_mm": _number,
    "foot_mm": _number,
    "binding_mm": _number,
    "outer_mm": _number,
    "sides": Sides,
    "turned": Turned,
    "orientation": _or_none(Orientation),
    "number_form": NumberForm,
    "number_place": NumberPlace,
    "first_number": _or_none(_whole),
    "title_size": _number,
    "song": _word,
    "song_bold": _word,
    "hei": _word,
    "hei_bold": _word,
    "size": _or_none(_number),
    "ladder": _flag,
    "rules": RuleStyle,
    "shading": _whole,
    "colours": _flag,
    "unit": _flag,
    "grouping": Grouping,
    "minus": _minus,
    "printed_forms": _flag,
    "restated_mark": _word,
    "continued_place": Place,
    "continued_with_number": _flag,
    "panel_words": _word,
    "notes": _flag,
    "notes_size": _number,
    "long_lists_to_notes": _flag,
    "fill_in": _flag,
    "running_head": _word,
    "running_foot": _word,
}
