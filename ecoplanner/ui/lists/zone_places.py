"""Which places lie in a zone: whole, only some villages, or all but some."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QCompleter
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.text import clean_text
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.model.zone import ZoneVillage
from ecoplanner.ui.lists.column import choice_column
from ecoplanner.ui.lists.column import Column
from ecoplanner.ui.lists.column import Listing
from ecoplanner.ui.lists.model import ListModel
from ecoplanner.ui.lists.table import ListTable
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.portfolio.inputs import take_composed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.lists.column import Choices
    from ecoplanner.ui.page import Context

translate = QCoreApplication.translate
SHOWN_ROWS = 8


class ZonePlaces(QWidget):
    """The places of one zone, with the villages that are in or out."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._zone_id = context, ""
        self._build_widgets()
        self._connect()

    def show_row(self, zone_id: str) -> None:
        """Show the places of another zone."""
        self._table.commit_editor()
        self._zone_id = zone_id
        self.model.beginResetModel()
        self.model.rows = list(self._rows(self._context.session.portfolio))
        self.model.endResetModel()
        self._update_choices()

    def add_place(self, name: str) -> bool:
        """Let a place lie in the zone whole; a new name becomes a new place."""
        name = clean_text(name, lines=False).strip()
        portfolio = self._context.session.portfolio
        if not (name and self._zone_id):
            return False
        zone = portfolio.get(Zone, self._zone_id)
        known = portfolio.named(Place, name)
        last = max((row.position for row in portfolio.all(Place)), default=0)
        place = known or Place(id=new_id(), name=name, position=last + GAP)
        parts = portfolio.having(ZonePlace, "zone_id", self._zone_id)
        part = ZonePlace(
            id=new_id(),
            zone_id=self._zone_id,
            place_id=place.id,
            position=max((each.position for each in parts), default=0) + GAP,
        )
        rows = (part,) if known else (place, part)
        words = self.tr("Add {place} to {zone}")
        label = words.format(place=name, zone=zone.name)
        work = self._context.session.edit
        return work(label, lambda writer: _saved(writer, rows)) is not None

    def _build_widgets(self) -> None:
        theme = self._context.theme
        listing = Listing(
            key="zone_places",
            title=translate("lists", "Places"),
            add_words="",
            empty_words="",
            kind=ZonePlace,
            tables=frozenset(
                kind.TABLE for kind in (ZonePlace, ZoneVillage, Place, Zone)
            ),
            rows=self._rows,
            columns=lambda _: _columns(),
        )
        session = self._context.session
        from_settings = self._context.settings.language
        self.model = ListModel(
            session, listing, "en" if from_settings == "en" else "zh"
        )
        self.model.setParent(self)
        self._table = ListTable(self._context, self.model)
        self._table.setAccessibleName(self.tr("Places of the zone"))
        self._table.setProperty("kind", "boxed")
        title = QLabel(self.tr("Places"))
        title.setProperty("role", "secondary")
        self.place_box = QComboBox()
        self.place_box.setEditable(True)
        self._line = LineInput()
        self.place_box.setLineEdit(self._line)
        self.place_box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.place_box.setAccessibleName(self.tr("Place to add"))
        self.place_box.setToolTip(
            self.tr("Choose a place or type a new one; Enter adds it to the zone")
        )
        self._line.setPlaceholderText(self.tr("Township or other place"))
        completer = QCompleter(self.place_box.model(), self.place_box)
        self.place_box.setCompleter(completer)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.add_button = QPushButton(self.tr("Add"))
        self.add_button.setToolTip(self.tr("Add the place to the zone  Enter"))
        self._remove = QToolButton()
        self._remove.setProperty("kind", "icon")
        self._remove.setIcon(theme.icon("trash-2", "text2", 15))
        self._remove.setAccessibleName(self.tr("Take the place out of the zone"))
        self._remove.setToolTip(self.tr("Take the place out of the zone"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(self.place_box, 1)
        row.addWidget(self.add_button)
        row.addWidget(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(title)
        layout.addWidget(self._table)
        layout.addLayout(row)
        self._update_height()

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._on_add_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._line.returnPressed.connect(self._on_add_clicked)
        self.model.modelReset.connect(self._update_choices)

    def _rows(self, portfolio: Portfolio) -> Sequence[ZonePlace]:
        return portfolio.having(ZonePlace, "zone_id", self._zone_id)

    def _update_choices(self) -> None:
        """Offer the places that do not lie in the zone yet."""
        inside = {row.place_id for row in self.model.rows}
        portfolio = self._context.session.portfolio
        names = [row.name for row in portfolio.all(Place) if row.id not in inside]
        self.place_box.clear()
        self.place_box.addItems(names)
        self.place_box.setCurrentIndex(-1)
        self.place_box.setEditText("")
        self._remove.setEnabled(bool(self.model.rows))
        self._update_height()

    def _update_height(self) -> None:
        theme = self._context.theme
        rows = min(SHOWN_ROWS, max(2, len(self.model.rows)))
        self._table.setFixedHeight(theme.px(34 + rows * theme.row_height + 12))

    def _on_add_clicked(self) -> None:
        take_composed(self._line)
        if self.add_place(self.place_box.currentText()):
            self.place_box.setFocus()

    def _on_remove_clicked(self) -> None:
        self.model.delete(self._table.chosen_rows())


def _saved(writer: Writer, rows: Sequence[Entity]) -> bool:
    writer.save(*rows)
    return True


def _columns() -> Sequence[Column]:
    return (
        Column(key="place_id", title=translate("lists", "Place"), text=_place),
        choice_column("coverage", translate("lists", "How much"), _coverages),
        Column(
            key="villages",
            title=translate("lists", "Villages"),
            text=_villages,
            put=_put_villages,
        ),
    )


def _place(portfolio: Portfolio, part: ZonePlace) -> str:
    return portfolio.get(Place, part.place_id).name


def _coverages(_: Portfolio, __: ZonePlace) -> Choices:
    return [
        ("whole", translate("lists", "whole")),
        ("include", translate("lists", "only")),
        ("except", translate("lists", "all but")),
    ]


def _villages(portfolio: Portfolio, part: ZonePlace) -> str:
    rows = portfolio.having(ZoneVillage, "zone_place_id", part.id)
    return "、".join(row.name for row in rows)


def _put_villages(writer: Writer, part: ZonePlace, typed: str) -> None:
    """Store villages parted by 、 or a comma; naming some means only these."""
    text = clean_text(typed, lines=False)
    for mark in ("，", ",", "；", ";"):
        text = text.replace(mark, "、")
    names = list(
        dict.fromkeys(filter(None, (each.strip() for each in text.split("、"))))
    )
    before = writer.entities(ZoneVillage, "zone_place_id = ?", [part.id])
    writer.delete(*(row for row in before.values() if row.name not in names))
    ids = {row.name: row.id for row in before.values()}
    for number, name in enumerate(names, start=1):
        writer.save(
            ZoneVillage(
                id=ids.get(name, "") or new_id(),
                zone_place_id=part.id,
                name=name,
                position=number * GAP,
            )
        )
    if names and part.coverage == "whole":
        writer.save(replace(part, coverage="include"))
    if not names and part.coverage != "whole":
        writer.save(replace(part, coverage="whole"))
