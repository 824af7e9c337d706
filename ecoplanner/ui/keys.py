"""All commands of the window with their keys: the one description of each.

The actions of the window, the search of commands and the page of help are made from
it. Keys that Chinese input methods own are never in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

Where = Literal[
    "everywhere", "table", "schedule", "funding", "annex", "checks", "lists"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something that keys do.

    Attributes:
        name: stable name.
        where: where the keys work.
        keys: key sequences as Qt writes them, any of which will do.
        words: what it does, in the language in force.
        is_move: it moves or types; there is nothing to run by its name.
    """

    name: str
    where: Where
    keys: tuple[str, ...]
    words: str
    is_move: bool = False

    def key_text(self) -> str:
        """Return its keys as the keyboard of this system has them."""
        native = QKeySequence.SequenceFormat.NativeText
        return " / ".join(QKeySequence(key).toString(native) for key in self.keys)


def all_commands() -> tuple[Command, ...]:
    """Return all commands, in the order in which they are listed."""
    return (
        *_of_plan(),
        *_of_view(),
        *_of_table(),
        *_of_marking(),
        *_of_pages(),
    )


def where_words() -> dict[Where, str]:
    """Return what the places are called where keys work."""
    translate = QCoreApplication.translate
    return {
        "everywhere": translate("keys", "Everywhere"),
        "table": translate("keys", "In the table of projects"),
        "schedule": translate("keys", "On Schedule"),
        "funding": translate("keys", "On Funding"),
        "annex": translate("keys", "On Annex"),
        "checks": translate("keys", "On Checks"),
        "lists": translate("keys", "On Zones and Indicators"),
    }


def _made(
    where: Where, rows: tuple[tuple[str, str, str], ...], *, is_move: bool = False
) -> tuple[Command, ...]:
    """Return commands; keys of a row are parted by blanks."""
    return tuple(
        Command(
            name=name,
            where=where,
            keys=tuple(keys.split()),
            words=words,
            is_move=is_move,
        )
        for name, keys, words in rows
    )


def _of_plan() -> tuple[Command, ...]:
    translate = QCoreApplication.translate
    rows = (
        ("new", "Ctrl+N", translate("keys", "New plan…")),
        ("open", "Ctrl+O", translate("keys", "Open a plan…")),
        ("publish", "Ctrl+S", translate("keys", "Publish now")),
        ("version", "Ctrl+Shift+S", translate("keys", "Name a version…")),
        ("copy", "", translate("keys", "Save a copy…")),
        ("import", "Ctrl+I", translate("keys", "Import…")),
        ("export", "Ctrl+E", translate("keys", "Export…")),
        ("print", "Ctrl+P", translate("keys", "Print the annex…")),
        ("save_pdf", "Ctrl+Shift+P", translate("keys", "Save the annex as PDF…")),
        ("properties", "", translate("keys", "Properties of the plan…")),
        ("close", "Ctrl+W", translate("keys", "Close the plan")),
        ("undo", "Ctrl+Z", translate("keys", "Undo")),
        ("redo", "Ctrl+Y Ctrl+Shift+Z", translate("keys", "Redo")),
    )
    return _made("everywhere", rows)


def _of_view() -> tuple[Command, ...]:
    translate = QCoreApplication.translate
    rows = (
        ("find", "Ctrl+F", translate("keys", "Find on this page")),
        ("next", "F3", translate("keys", "Next match")),
        ("previous", "Shift+F3", translate("keys", "Previous match")),
        ("commands", "Ctrl+K", translate("keys", "Search commands, pages, projects…")),
        ("go_to", "Ctrl+G", translate("keys", "Go to a row or page by number…")),
        ("next_panel", "F6", translate("keys", "Next panel")),
        ("previous_panel", "Shift+F6", translate("keys", "Previous panel")),
        ("leave", "Ctrl+Tab", translate("keys", "Leave the table, forwards")),
        ("leave_back", "Ctrl+Shift+Tab", translate("keys", "Leave it, backwards")),
        ("next_finding", "F8", translate("keys", "Next finding")),
        ("previous_finding", "Shift+F8", translate("keys", "Previous finding")),
        ("inspector", "F4", translate("keys", "Inspector on or off")),
        ("shares", "Ctrl+Alt+S", translate("keys", "Budget shares on or off")),
        ("larger", "Ctrl++ Ctrl+=", translate("keys", "Larger text")),
        ("smaller", "Ctrl+-", translate("keys", "Smaller text")),
        ("usual", "Ctrl+0", translate("keys", "Text of usual size")),
        ("theme", "", translate("keys", "Light or dark")),
        ("settings", "Ctrl+,", translate("keys", "Settings…")),
        ("menu", "F10", translate("keys", "Menu (also while Alt is held)")),
        ("help", "F1", translate("keys", "Keys and help")),
    )
    moves = (
        ("cancel", "Esc", translate("keys", "Cancel typing, close, clear selection")),
    )
    return (*_made("everywhere", rows), *_made("everywhere", moves, is_move=True))


def _of_table() -> tuple[Command, ...]:
    translate = QCoreApplication.translate
    rows = (
        ("add", "Ctrl+Shift+N", translate("keys", "New project below")),
        ("add_program", "Ctrl+Alt+N", translate("keys", "New programme")),
        ("duplicate", "Ctrl+Shift+D", translate("keys", "Duplicate projects")),
        ("delete", "Ctrl+-", translate("keys", "Delete rows")),
        ("clear", "Del", translate("keys", "Empty cells")),
        ("copy_cells", "Ctrl+C", translate("keys", "Copy cells")),
        ("cut", "Ctrl+X", translate("keys", "Cut cells")),
        ("paste", "Ctrl+V", translate("keys", "Paste from WPS or another table")),
        ("paste_values", "Ctrl+Shift+V", translate("keys", "Paste values only")),
        ("fill_down", "Ctrl+D", translate("keys", "Fill down")),
        ("fill_right", "Ctrl+R", translate("keys", "Fill right")),
        ("spread", "Ctrl+Return", translate("keys", "Write to all selected cells")),
        ("row_up", "Alt+Shift+Up", translate("keys", "Move rows up")),
        ("row_down", "Alt+Shift+Down", translate("keys", "Move rows down")),
        ("fold", "Ctrl+Shift+9", translate("keys", "Fold all groups")),
        ("unfold", "Ctrl+Shift+8", translate("keys", "Open all groups")),
        ("filter", "Ctrl+Shift+L", translate("keys", "Filter row")),
    )
    return _made("table", rows)


def _of_marking() -> tuple[Command, ...]:
    translate = QCoreApplication.translate
    rows = (
        ("move", "Left Right Up Down", translate("keys", "Move from cell to cell")),
        ("tab", "Tab Shift+Tab", translate("keys", "Next, previous cell to type in")),
        ("enter", "Return Shift+Return", translate("keys", "Down, up")),
        ("edit", "F2", translate("keys", "Edit, keeping the text; typing replaces it")),
        ("break", "Alt+Return", translate("keys", "Line break in a cell")),
        ("list", "Alt+Down", translate("keys", "Open the list of names")),
        (
            "extend",
            "Shift+Left Shift+Right Shift+Up Shift+Down",
            translate("keys", "Select more cells"),
        ),
        (
            "extend_far",
            "Ctrl+Shift+Up Ctrl+Shift+Down",
            translate("keys", "Select as far as the edge"),
        ),
        ("all", "Ctrl+A", translate("keys", "Select all")),
        ("row_ends", "Home End", translate("keys", "Start, end of the row")),
        ("ends", "Ctrl+Home Ctrl+End", translate("keys", "Start, end of the table")),
        ("screens", "PgUp PgDown", translate("keys", "A screen up, down")),
        ("group", "Left Right", translate("keys", "On a group: fold, open")),
    )
    return _made("table", rows, is_move=True)


def _of_pages() -> tuple[Command, ...]:
    translate = QCoreApplication.translate
    schedule = (
        ("quarter", "Left Right", translate("keys", "Move a bar by a quarter")),
        ("stretch", "Shift+Left Shift+Right", translate("keys", "Move its end")),
        ("month", "Alt+Left Alt+Right", translate("keys", "By a month")),
        ("set", "Return", translate("keys", "Set the near phase; fold, open a group")),
        ("wider", "Ctrl++ Ctrl+=", translate("keys", "Wider months")),
        ("narrower", "Ctrl+-", translate("keys", "Narrower months")),
        ("fitted", "Ctrl+0", translate("keys", "A phase as wide as the window")),
        ("fold_bars", "Ctrl+Shift+9", translate("keys", "Fold all groups")),
        ("unfold_bars", "Ctrl+Shift+8", translate("keys", "Open all groups")),
    )
    slider = (
        ("tenth", "Left Right", translate("keys", "On a slider: by 0.1 %")),
        ("percent", "Ctrl+Left Ctrl+Right", translate("keys", "On a slider: by 1 %")),
        ("limits", "Home End", translate("keys", "On a slider: least, most")),
    )
    scenarios = (
        ("before", "Ctrl+PgUp", translate("keys", "Scenario before")),
        ("after", "Ctrl+PgDown", translate("keys", "Scenario after")),
        ("compare", "Ctrl+Shift+K", translate("keys", "Compare scenarios")),
    )
    annex = (("pages", "PgUp PgDown", translate("keys", "Page before, after")),)
    zoom = (
        ("page_larger", "Ctrl++ Ctrl+=", translate("keys", "Larger pages")),
        ("page_smaller", "Ctrl+-", translate("keys", "Smaller pages")),
        ("page_fit", "Ctrl+0", translate("keys", "Pages as wide as the window")),
    )
    checks = (
        ("choose", "Up Down", translate("keys", "Choose a finding")),
        ("visit", "Return", translate("keys", "Go to the cell")),
        ("waive", "Ctrl+Return", translate("keys", "Waive, with a reason")),
    )
    lists = (
        ("list_add", "Ctrl+Shift+N", translate("keys", "New row")),
        ("list_delete", "Ctrl+-", translate("keys", "Delete rows of the list")),
        ("list_before", "Ctrl+PgUp", translate("keys", "List before")),
        ("list_after", "Ctrl+PgDown", translate("keys", "List after")),
    )
    return (
        *_made("schedule", schedule, is_move=True),
        *_made("funding", slider, is_move=True),
        *_made("funding", scenarios),
        *_made("annex", annex, is_move=True),
        *_made("annex", zoom),
        *_made("checks", checks, is_move=True),
        *_made("lists", lists, is_move=True),
    )
