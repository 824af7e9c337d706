"""Plans that many tests start from. No test touches the user's own folder."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import settings

from ecoplanner.model.plan import Plan
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from ecoplanner.paths import STATE_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Generator
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.model.store.access import Writer


def pytest_configure(config: pytest.Config) -> None:
    """Give fixtures that outlive a test a folder too; collect nothing on its own.

    While Qt ends an object it holds a lock and asks Python for its methods, which may
    begin a collection, which ends another object under the same lock: for ever. The
    window collects in idle moments alone (`ecoplanner.ui.collecting`); so do tests.

    Nor does it matter how long an example takes, on a machine that is busy. A check
    of the same tree gives the same answer twice: examples are new ones each time where
    `HYPOTHESIS_PROFILE=searching` is asked for.
    """
    # `state_folder` is made for one test; without this, what is opened for a module
    # would be kept in the user's own folder.
    folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    os.environ[STATE_VARIABLE] = folder.name
    gc.disable()
    slow = [HealthCheck.too_slow]
    settings.register_profile("searching", deadline=None, suppress_health_check=slow)
    settings.register_profile(
        "patient", settings.get_profile("searching"), derandomize=True, database=None
    )
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "patient"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Collect between tests; widgets that stay make every later look slower."""
    done = yield
    if "qtbot" in getattr(item, "fixturenames", ()):
        # Only here, since most tests need no Qt.
        from PySide6.QtCore import QCoreApplication  # noqa: PLC0415
        from PySide6.QtCore import QEvent  # noqa: PLC0415

        # What is to be deleted later is not, while no event loop runs.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    else:
        gc.collect(1)
    return done


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the program a folder of its own for working copies and backups."""
    folder = tmp_path / "state"
    monkeypatch.setenv(STATE_VARIABLE, str(folder))
    return folder


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Make an empty folder for plan files."""
    folder = tmp_path / "plans"
    folder.mkdir()
    return folder


def fill_small(writer: Writer) -> None:
    """Store a plan with one programme and two projects."""
    writer.save(
        Plan(
            id="plan-0001",
            title="生态修复规划",
            region="上高县",
            base_year=2020,
            first_year=2021,
            last_year=2035,
        ),
        Program(id="program-1", name="矿山修复工程"),
        Project(id="project-1", program_id="program-1", name="废弃矿山", need_fen=100),
        Project(id="project-2", program_id="program-1", name="尾矿库", need_fen=200),
    )


@pytest.fixture
def document() -> Iterator[Document]:
    """Open a small plan in memory."""
    opened = Document.in_memory(fill_small, who="张三")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def _templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the plan files once; tests get copies of their bytes."""
    folder = tmp_path_factory.mktemp("templates")
    fills = {
        "plan": fill_small,
        "shanggao": lambda writer: writer.save(*sample_rows("shanggao")),
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(STATE_VARIABLE, str(folder / "state"))
        for name, fill in fills.items():
            Document.create(folder / f"{name}.ecoplan", fill, "张三").close()
    return folder


@pytest.fixture
def plan_file(plans: Path, _templates: Path) -> Path:
    """Make a file of the small plan."""
    path = plans / "规划 1.ecoplan"
    shutil.copyfile(_templates / "plan.ecoplan", path)
    return path


@pytest.fixture
def shanggao_file(plans: Path, _templates: Path) -> Path:
    """Make a file of the bundled county plan."""
    path = plans / "上高.ecoplan"
    shutil.copyfile(_templates / "shanggao.ecoplan", path)
    return path
