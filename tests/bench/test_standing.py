"""The road to a window that stands: what it loads, and in which order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document

pytest.importorskip("PySide6.QtWidgets")

ROOT = Path(__file__).parents[2]
#: What no window needs before somebody asks for it, or before it stands.
LATER = {
    "ctypes",
    "ecoplanner.model.checks",
    "ecoplanner.model.samples",
    "ecoplanner.reports",
    "ecoplanner.ui.charts.export",
    "ecoplanner.ui.command_search",
    "ecoplanner.ui.dialogs.properties",
    "ecoplanner.ui.dialogs.settings",
    "ecoplanner.ui.dialogs.version",
    "ecoplanner.ui.help_panel",
    "ecoplanner.ui.portfolio.bulk",
    "ecoplanner.ui.portfolio.choices",
    "ecoplanner.ui.portfolio.filter_popup",
    "ecoplanner.ui.portfolio.transfer",
    "numpy",
    "pandas",
    "pypinyin",
    "pyqtgraph",
    "reportlab",
    "sqlite_utils",
    "xml.etree.ElementTree",
}
#: What knows Qt, or is made for those who do.
OF_THE_WINDOW = ("ecoplanner.ui", "ecoplanner.app", "ecoplanner.bench")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Names of the modules that are loaded when the window stands, in their order."""
    folder = tmp_path_factory.mktemp("standing")
    plan = folder / "a.ecoplan"
    rows = sample_rows("shanggao")
    Document.create(plan, lambda writer: writer.save(*rows)).close()
    # However long it takes here, the first check comes after it.
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from ecoplanner.bench import standing\n"
        "from ecoplanner.commands import window\n"
        "load = window.load\n"
        "def patient():\n"
        "    app = load()\n"
        "    app._FIRST_CHECK_MS = 3_600_000\n"
        "    return app\n"
        "window.load = patient\n"
        "standing.main(Path(sys.argv[1]))\n"
        "print(*sys.modules)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(plan)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "ECOPLANNER_STATE_DIR": str(folder / "state")},
    )
    said, names = ran.stdout.splitlines()
    assert said == "stands"
    return names.split()


def test_that_the_window_stands_without_what_is_needed_later(
    loaded: list[str],
) -> None:
    assert LATER.intersection(loaded) == set()


def test_that_what_needs_no_qt_is_loaded_before_it(loaded: list[str]) -> None:
    # PySide slows every import that comes after it: it looks into the source.
    after = loaded[loaded.index("PySide6") :]

    assert [
        name
        for name in after
        if name.startswith("ecoplanner.") and not name.startswith(OF_THE_WINDOW)
    ] == []
