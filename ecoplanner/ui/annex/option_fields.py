"""The options of a printed table as fields of a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QDoubleSpinBox
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QSpinBox

from ecoplanner.ui.portfolio.inputs import LineInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

Kind = Literal["words", "own_words", "flag", "choice", "number", "count"]
Choices = tuple[tuple[str, object], ...]
#: Points of type, millimetres and page numbers that can be typed.
MOST_MM, MOST_POINTS, MOST_PAGE = 120.0, 40.0, 9_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One option.

    Attributes:
        name: of the option.
        kind: how it is entered.
        label: what it is called.
        choices: words and values to choose from; of a number the words for None.
    """

    name: str
    kind: Kind
    label: str
    choices: Choices = ()


def made_widget(field: Field, value: object) -> QWidget:
    """Return the widget in which an option is entered."""
    if field.kind == "flag":
        box = QCheckBox(field.label)
        box.setChecked(bool(value))
        return box
    if field.kind in ("choice", "own_words"):
        return _combo(field, value)
    if field.kind in ("number", "count"):
        return _number(field, value)
    return LineInput(str(value))


def value_of(field: Field, widget: QWidget) -> object:
    """Return what is entered, as the plain value that is stored."""
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QComboBox):
        at = widget.findText(widget.currentText())
        return widget.itemData(at) if at >= 0 else widget.currentText()
    if isinstance(widget, QDoubleSpinBox):
        is_none = field.choices and widget.value() == widget.minimum()
        return None if is_none else round(widget.value(), 2)
    if isinstance(widget, QSpinBox):
        is_none = field.choices and widget.value() == widget.minimum()
        return None if is_none else widget.value()
    return widget.text() if isinstance(widget, QLineEdit) else None


def changed(
    fields: Sequence[Field],
    widgets: Mapping[str, QWidget],
    before: Mapping[str, object],
) -> dict[str, object]:
    """Return the options that are entered otherwise than they were."""
    found = {each.name: value_of(each, widgets[each.name]) for each in fields}
    return {name: value for name, value in found.items() if value != before[name]}


def _combo(field: Field, value: object) -> QComboBox:
    box = QComboBox()
    box.setEditable(field.kind == "own_words")
    for words, data in field.choices:
        box.addItem(words, data)
    at = next((n for n, (_, data) in enumerate(field.choices) if data == value), -1)
    if at >= 0:
        box.setCurrentIndex(at)
    elif box.isEditable():
        box.setEditText(str(value))
    else:
        box.addItem(str(value), value)
        box.setCurrentIndex(box.count() - 1)
    return box


def _number(field: Field, value: object) -> QWidget:
    words = field.choices[0][0] if field.choices else ""
    if field.kind == "count":
        count = QSpinBox()
        count.setRange(0, MOST_PAGE)
        count.setValue(value if isinstance(value, int) else 0)
        count.setSpecialValueText(words)
        return count
    number = QDoubleSpinBox()
    is_points = field.name.endswith("size")
    number.setRange(0.0, MOST_POINTS if is_points else MOST_MM)
    number.setDecimals(1)
    number.setSingleStep(0.5 if is_points else 1.0)
    number.setSpecialValueText(words)
    points = QCoreApplication.translate("options", " pt")
    number.setSuffix(points if is_points else " mm")
    number.setValue(value if isinstance(value, int | float) else 0.0)
    return number


def fields_of_words() -> tuple[Field, ...]:
    """Return the options that are words."""
    translate = QCoreApplication.translate
    own = (
        (translate("options", "As the table has it"), None),
        (translate("options", "None"), ""),
    )
    rows: tuple[tuple[str, Kind, str, Choices], ...] = (
        ("label", "own_words", translate("options", "Label before the title"), own),
        ("title", "own_words", translate("options", "Title"), own[:1]),
        ("running_head", "words", translate("options", "Words above every page"), ()),
        ("running_foot", "words", translate("options", "Words below every page"), ()),
        ("panel_words", "words", translate("options", "Mark of a further part"), ()),
        (
            "restated_mark",
            "words",
            translate("options", "Mark of a cell said again"),
            (),
        ),
    )
    return _fields(rows)


def fields_of_page() -> tuple[Field, ...]:
    """Return the options of paper, margins and sizes."""
    translate = QCoreApplication.translate
    presets: Choices = (
        (translate("options", "Official document"), "official"),
        (translate("options", "Report"), "report"),
        (translate("options", "My own"), "custom"),
    )
    suits = ((translate("options", "as suits"), None),)
    goes_on = ((translate("options", "go on counting"), None),)
    rows: tuple[tuple[str, Kind, str, Choices], ...] = (
        ("preset", "choice", translate("options", "Margins"), presets),
        ("head_mm", "number", translate("options", "Margin above"), ()),
        ("foot_mm", "number", translate("options", "Margin below"), ()),
        ("binding_mm", "number", translate("options", "Margin at the binding"), ()),
        ("outer_mm", "number", translate("options", "Outer margin"), ()),
        ("first_number", "count", translate("options", "First page number"), goes_on),
        ("title_size", "number", translate("options", "Size of the title"), ()),
        ("size", "number", translate("options", "Size of the text"), suits),
        ("notes_size", "number", translate("options", "Size of notes"), ()),
        ("shading", "choice", translate("options", "Ground of the header"), _shades()),
        (
            "ladder",
            "flag",
            translate("options", "Smaller type where it does not fit"),
            (),
        ),
    )
    return _fields(rows)


def fields_of_content() -> tuple[Field, ...]:
    """Return the options of what the table says and how."""
    translate = QCoreApplication.translate
    own: Choices = (
        (translate("options", "As the table has it"), None),
        (translate("options", "Yes"), True),
        (translate("options", "No"), False),
    )
    minus: Choices = (("−", "true"), ("－", "wide"), ("-", "hyphen"))
    zero: Choices = (("—", "—"), ("0", "0"), (translate("options", "nothing"), ""))
    marks: Choices = (("1. 2.", ""), ("① ②", "①"))
    sides: Choices = (
        (translate("options", "Left"), "left"),
        (translate("options", "Right"), "right"),
    )
    places: Choices = (
        (translate("options", "Left"), "left"),
        (translate("options", "Centre"), "center"),
        (translate("options", "Right"), "right"),
    )
    exact: Choices = (
        (translate("options", "As few as are exact"), None),
        *((str(count), count) for count in range(7)),
    )
    groups: Choices = (
        (translate("options", "Programme"), "program"),
        (translate("options", "Zone"), "zone"),
        (translate("options", "Key task"), "task"),
        (translate("options", "Lead agency"), "agency"),
        (translate("options", "Nothing"), "none"),
    )
    rows: tuple[tuple[str, Kind, str, Choices], ...] = (
        ("decimals", "choice", translate("options", "Decimals of amounts"), exact),
        ("minus", "choice", translate("options", "Minus sign"), minus),
        ("zero", "choice", translate("options", "For no money"), zero),
        ("share_column", "choice", translate("options", "Column of shares"), own),
        ("notes_marks", "choice", translate("options", "Notes are counted"), marks),
        ("group_place", "choice", translate("options", "Groups of indicators"), sides),
        (
            "group_by",
            "choice",
            translate("options", "Chart of the schedule by"),
            groups,
        ),
        ("continued_place", "choice", translate("options", "Place of 续表"), places),
        ("charts", "flag", translate("options", "Charts under tables of money"), ()),
        ("colours", "flag", translate("options", "Print charts in colour"), ()),
        ("unit", "flag", translate("options", "Print the unit of money"), ()),
        ("unit_in_name", "flag", translate("options", "Unit behind the indicator"), ()),
        ("parent_names", "flag", translate("options", "Print parent indicators"), ()),
        (
            "continued_with_number",
            "flag",
            translate("options", "Count 续表: 续表5-1"),
            (),
        ),
        (
            "printed_forms",
            "flag",
            translate("options", "Superscripts, dashes of ranges"),
            (),
        ),
        (
            "long_lists_to_notes",
            "flag",
            translate("options", "Long lists go to a note"),
            (),
        ),
    )
    return _fields(rows)


def _shades() -> Choices:
    return tuple((f"{percent} %", percent) for percent in range(13))


def _fields(
    rows: tuple[tuple[str, Kind, str, Choices], ...],
) -> tuple[Field, ...]:
    return tuple(
        Field(name=name, kind=kind, label=label, choices=choices)
        for name, kind, label, choices in rows
    )
