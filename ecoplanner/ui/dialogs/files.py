"""The system's own dialogs for choosing a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ENDING = ".ecoplan"


def ask_open(parent: QWidget | None, folder: str) -> Path | None:
    """Return the plan that the user chooses, None for none."""
    name, _chosen = QFileDialog.getOpenFileName(
        parent,
        QCoreApplication.translate("files", "Open a plan"),
        folder,
        _filter_text(),
    )
    return Path(name) if name else None


def ask_new(parent: QWidget | None, title: str, proposed: Path) -> Path | None:
    """Return where a plan shall be written, None for nowhere.

    Whether something is there already is for the caller to see: a plan never
    takes the place of another file.
    """
    name, _chosen = QFileDialog.getSaveFileName(
        parent,
        title,
        str(proposed),
        _filter_text(),
        "",
        QFileDialog.Option.DontConfirmOverwrite,
    )
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_name(path.name + ENDING)


def _filter_text() -> str:
    return QCoreApplication.translate("files", "Plans (*.ecoplan)")


def documents() -> Path:
    """Return the user's folder of documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    name = QStandardPaths.writableLocation(place)
    return Path(name) if name else Path.home()


def free_path(path: Path) -> Path:
    """Return the path, numbered where something is there already."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free


def file_name(title: str) -> str:
    """Return a title as a file name that every system takes."""
    plain = "".join("-" if each in '<>:"/\\|?*' else each for each in title)
    plain = "".join(each for each in plain if each.isprintable()).strip(" .")
    limit = 60  # characters; three bytes each, and 255 bytes are allowed
    return f"{plain[:limit] or 'plan'}{ENDING}"
