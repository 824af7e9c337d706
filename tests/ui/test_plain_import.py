"""Python's own import, put back after Qt took its place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ecoplanner.commands.window import put_import_back

ROOT = Path(__file__).parents[2]

#: Says by line what is so after the program with the window is loaded.
_CODE = """
import builtins
import sys

from ecoplanner.commands.window import load

load()
own = getattr(builtins, "__orig_import__", builtins.__import__)
print(builtins.__import__ is own)

import colorsys
from xml.dom import minidom
print(colorsys.rgb_to_hsv is not None and minidom.parseString("<a/>") is not None)

names = {}
exec("from PySide6.QtSvg import *", names)
print("QSvgRenderer" in names)

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
print(callable(QObject().objectName) and not hasattr(QObject, "object_name"))
print(not hasattr(QWidget, "window_title"))
"""


def test_that_the_window_is_loaded_by_pythons_own_import_and_without_features() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _CODE],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )

    assert ran.stdout.splitlines() == ["True"] * 5


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        ({"__orig_import__": 1, "__feature_import__": 2, "__import__": 2}, 1),
        # A release that keeps nothing, or calls it otherwise.
        ({"__import__": 2}, 2),
        ({"__orig_import__": 1, "__import__": 2}, 2),
        ({"__feature_import__": 2, "__import__": 2}, 2),
        # Somebody else was there after it.
        ({"__orig_import__": 1, "__feature_import__": 2, "__import__": 3}, 3),
    ],
)
def test_that_the_import_before_qt_comes_back_where_qt_put_its_own(
    names: dict[str, int], wanted: int
) -> None:
    put_import_back(names)

    assert names["__import__"] == wanted
