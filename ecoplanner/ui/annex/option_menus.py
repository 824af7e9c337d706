"""The menus of the annex's options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QSpinBox
from PySide6.QtWidgets import QWidget
from PySide6.QtWidgets import QWidgetAction

from ecoplanner.ui.annex.option_button import OptionMenu
from ecoplanner.ui.annex.option_button import StayingMenu

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

_FORMS = {"dashed": "—{}—", "hyphens": "- {} -", "spaced": "— {} —", "bare": "{}"}
_SIZES = (7.5, 8.0, 8.5, 9.0, 10.0, 10.5, 12.0)
_FACES = ("song", "song_bold", "hei", "hei_bold")
_MOST_PAGES = 9_999
_ALL = "*"


class TableMenu(StayingMenu):
    """All tables; those ticked are printed, in the plan's order.

    Signals:
        chosen: keys of the tables that are wanted now.
    """

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self._shown: dict[str, QAction] = {}
        self.triggered.connect(self._on_triggered)

    def show_tables(
        self, names: Sequence[tuple[str, str]], keys: tuple[str, ...]
    ) -> None:
        """Show tables by key and name, and tick those that are printed."""
        if not self._shown:
            for key, name in names:
                self._shown[key] = self._add(key, name)
            self.addSeparator()
            self._shown[_ALL] = self._add(_ALL, self.tr("All tables"))
        for key, name in names:
            self._shown[key].setText(name)
            self._shown[key].setChecked(key in keys)
        self._shown[_ALL].setChecked(len(keys) == len(names))
        self._keys = keys

    def action(self, key: str) -> QAction:
        """Return the action of a table."""
        return self._shown[key]

    def _add(self, key: str, name: str) -> QAction:
        action = self.addAction(name)
        action.setCheckable(True)
        action.setData(key)
        return action

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        keys = tuple(key for key in self._shown if key != _ALL)
        wanted = tuple(key for key in keys if self._shown[key].isChecked())
        if action.data() == _ALL:
            wanted = keys if action.isChecked() else keys[:1]
        # One table at the least: an annex without any has no pages.
        self.chosen.emit(wanted or self._keys)


class OptionMenus(QObject):
    """Paper, page number, font and unit; and what is seldom changed.

    Signals:
        chosen: options and their new values, by name.
        font_requested: a font file is wanted for the option of that name.
    """

    chosen = Signal(dict)
    font_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._values: Mapping[str, object] = {}
        self._build_menus()
        self.more = self._more_menu()
        for menu in (*self._menus.values(), *self._particular):
            menu.chosen.connect(self._on_menu_chosen)

    def titles(self) -> tuple[tuple[str, str], ...]:
        """Return name and title of the menus that stand on the bar."""
        return (
            ("paper", self.tr("Paper")),
            ("number", self.tr("Page number")),
            ("font", self.tr("Font")),
            ("unit", self.tr("Unit")),
        )

    def menu(self, name: str) -> OptionMenu:
        """Return a menu of the bar."""
        return self._menus[name]

    def show_values(self, values: Mapping[str, object]) -> None:
        """Tick what holds."""
        self._values = values
        for menu in (*self._menus.values(), *self._particular):
            menu.show_values(values)
        first = values["first_number"]
        self._first.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._first.setValue(first if isinstance(first, int) else 0)
        self._first.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._bundled.setEnabled(any(values[face] for face in _FACES))

    def caption(self, name: str) -> str:
        """Return the words of a button of the bar."""
        values = self._values
        if name == "paper":
            turned = {
                "turned": self.tr("A4 landscape"),
                "portrait": self.tr("A4 portrait"),
            }
            way = "turned" if values["is_turned"] else "portrait"
            return turned[way]
        if name == "number":
            form = _FORMS[str(values["number_form"])]
            first = values["first_number"]
            if first is None:
                return form.format(1)
            return self.tr("from {number}").format(number=form.format(first))
        if name == "font":
            face = self.tr("Own font") if values["song"] else self.tr("Song")
            size = values["size"]
            if size is None:
                return face
            return self.tr("{font} {size} pt").format(font=face, size=f"{size:g}")
        return self._menus["unit"].words("money_unit")

    def _build_menus(self) -> None:
        titles = dict(self.titles())
        self._menus = {
            name: OptionMenu(title, self._parent) for name, title in titles.items()
        }
        self._fill_paper(self._menus["paper"])
        self._fill_number(self._menus["number"])
        self._fill_font(self._menus["font"])
        self._fill_unit(self._menus["unit"])

    def _fill_paper(self, menu: OptionMenu) -> None:
        menu.add_choices(
            "",
            "orientation",
            (
                (self.tr("A4, as suits the table"), None),
                (self.tr("A4 landscape"), "turned"),
                (self.tr("A4 portrait"), "portrait"),
            ),
        )
        menu.add_choices(
            self.tr("Margins"),
            "preset",
            (
                (self.tr("Official document"), "official"),
                (self.tr("Report"), "report"),
            ),
        )
        menu.add_choices(
            self.tr("Printed on"),
            "sides",
            ((self.tr("Both sides"), "two"), (self.tr("One side"), "one")),
        )
        menu.add_choices(
            self.tr("Landscape pages"),
            "turned",
            (
                (self.tr("Head up, to read"), "screen"),
                (self.tr("Upright, to bind"), "binder"),
            ),
        )

    def _fill_number(self, menu: OptionMenu) -> None:
        forms = [(form.format(1), name) for name, form in _FORMS.items()]
        menu.add_choices("", "number_form", forms)
        menu.add_choices(
            self.tr("Place"),
            "number_place",
            (
                (self.tr("As the margins have it"), "preset"),
                (self.tr("Outer side"), "outer"),
                (self.tr("Centre"), "center"),
            ),
        )
        menu.addSeparator()
        self._first = QSpinBox()
        self._first.setRange(0, _MOST_PAGES)
        self._first.setSpecialValueText(self.tr("go on counting"))
        self._first.setKeyboardTracking(False)
        self._first.setAccessibleName(self.tr("First page"))
        self._first.valueChanged.connect(self._on_first_changed)
        box = QWidget()
        row = QHBoxLayout(box)
        row.addWidget(QLabel(self.tr("First page")))
        row.addWidget(self._first)
        action = QWidgetAction(menu)
        action.setDefaultWidget(box)
        menu.addAction(action)

    def _fill_font(self, menu: OptionMenu) -> None:
        points = [
            (self.tr("{size} pt").format(size=f"{size:g}"), size) for size in _SIZES
        ]
        menu.add_choices(
            self.tr("Size"), "size", ((self.tr("As suits the table"), None), *points)
        )
        menu.addSeparator()
        names = (
            ("song", self.tr("Font file of the text…")),
            ("song_bold", self.tr("Font file of the title…")),
            ("hei", self.tr("Font file of headings…")),
            ("hei_bold", self.tr("Font file of totals…")),
        )
        for name, words in names:
            action = menu.addAction(words)
            action.triggered.connect(self._asking_font(name))
        self._bundled = menu.addAction(self.tr("Bundled fonts"))
        self._bundled.triggered.connect(self._on_bundled_triggered)

    def _asking_font(self, name: str) -> _FontWish:
        return _FontWish(self, name)

    def _fill_unit(self, menu: OptionMenu) -> None:
        menu.add_choices("", "money_unit", (("万元", "万元"), ("亿元", "亿元")))
        menu.add_choices(
            self.tr("Decimals"),
            "decimals",
            ((self.tr("As few as are exact"), None), *((str(n), n) for n in range(5))),
        )
        menu.add_choices(
            self.tr("Said"),
            "unit_place",
            (
                (self.tr("Above the table"), "line"),
                (self.tr("In the header"), "header"),
                (self.tr("In a header row of its own"), "header_row"),
            ),
        )
        menu.add_choices(
            self.tr("Thousands"),
            "grouping",
            (("1078", "none"), ("1,078", "comma"), ("1 078", "thin")),
        )

    def _more_menu(self) -> StayingMenu:
        more = StayingMenu(self._parent)
        merges = OptionMenu(self.tr("Merges"), more)
        always, never = self.tr("Merge"), self.tr("Do not merge")
        merges.add_choices(
            self.tr("Places"), "merge_places", ((always, "always"), (never, "never"))
        )
        for title, name in (
            (self.tr("Agencies"), "merge_agencies"),
            (self.tr("Schedule"), "merge_schedule"),
        ):
            merges.add_choices(
                title,
                name,
                (
                    (always, "always"),
                    (self.tr("Where places are merged"), "with_places"),
                    (never, "never"),
                ),
            )
        rules = OptionMenu(self.tr("Rules"), more)
        rules.add_choices(
            "",
            "rules",
            ((self.tr("Grid"), "grid"), (self.tr("Three lines"), "three_line")),
        )
        rules.add_choices(
            self.tr("Ground of the header"),
            "shading",
            ((self.tr("Light grey"), 7), (self.tr("White"), 0)),
        )
        self._particular = (merges, rules)
        more.addMenu(merges)
        more.addMenu(rules)
        return more

    @Slot(tuple)
    def _on_menu_chosen(self, pair: tuple[str, object]) -> None:
        self.chosen.emit({pair[0]: pair[1]})

    @Slot(int)
    def _on_first_changed(self, value: int) -> None:
        self.chosen.emit({"first_number": value or None})

    @Slot()
    def _on_bundled_triggered(self) -> None:
        self.chosen.emit(dict.fromkeys(_FACES, ""))


class _FontWish:
    """Asks for the font file of one option."""

    def __init__(self, menus: OptionMenus, name: str) -> None:
        self._menus = menus
        self._name = name

    def __call__(self, *_: object) -> None:
        self._menus.font_requested.emit(self._name)
