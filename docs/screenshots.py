"""Pictures of every page, in both languages and themes and at two sizes.

    python docs/screenshots.py FOLDER [PAGE ...]
    python docs/screenshots.py FOLDER guide

The plan is the Shanggao sample, in a folder that is thrown away. No screen is needed.
`guide` stands for the pictures of `docs/funding.md`, of the plan it walks through.
"""  # noqa: INP001 - a program, no package

from __future__ import annotations

import contextlib
import io
import itertools
import os
import shlex
import sys
import tempfile
from pathlib import Path
from typing import Any
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Who edited the plan, in its history.
os.environ["LOGNAME"] = "李工"
# Of the tree that this program is part of, installed or not.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ecoplanner import cli
from ecoplanner.app import App
from ecoplanner.model.checks import findings
from ecoplanner.model.funding import Scenario
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.paths import STATE_VARIABLE
from ecoplanner.ui.annex.composer import Composer
from ecoplanner.ui.checks.page import ChecksPage
from ecoplanner.ui.checks.waiving import save_waivers
from ecoplanner.ui.checks.waiving import waivers_of
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.page import FundingPage
from ecoplanner.ui.laboratory.laboratory import PANELS
from ecoplanner.ui.laboratory.question import QuestionPanel
from ecoplanner.ui.page import Page
from ecoplanner.ui.pages import PAGES
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.grid_view import GridView
from ecoplanner.ui.portfolio.page import PortfolioPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

SIZES = ((1366, 768), (2560, 1440))
LANGUAGES = ("zh", "en")
THEMES = ("light", "dark")
WELCOME = "welcome"
#: The panels of the funding page behind the money, one after another.
LABORATORY = "laboratory"
#: The project that is looked at, and what is being typed into its need.
_IN_HAND, _TYPED = "水系连通及水美乡村建设", "47680"
#: The line of the finding that is looked at.
_FINDING = 5
#: How the money of the plan came about, as commands behind `ecoplanner fund PLAN`.
_WORK = (
    "rename 示例筹资方案 基准",
    "ceiling add --source 中央 --most 90000",
    "ceiling add --level 县级 --year 2024 --most 8000",
    "stress --scenario 基准 --source 中央 --falls 20 --into 中央少两成",
    "new 补缺 --like 中央少两成",
    "backfill --scenario 补缺 --like 基准 --rule fill:县级财政专项资金",
    "adopt 基准 --version 采用方案前",
)
#: Long enough for what a page does after it is shown, such as setting the annex.
SETTLE_MS = 400
#: So long an answer of the laboratory may take.
ANSWER_MS = 20_000
#: The page with printed pages under its table, and how long these take to come.
PREVIEWED = "projects"
PREVIEW_MS = 3_000


def main(folder: Path, *pages: str) -> None:
    """Write the pictures of some pages, or of all."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setStyle("Fusion")
    wanted = pages or (WELCOME, *(entry.key for entry in PAGES), LABORATORY)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ[STATE_VARIABLE] = str(Path(home) / "state")
        plan = Path(home) / "shanggao.ecoplan"
        rows = sample_rows("shanggao")
        Document.create(plan, lambda writer: writer.save(*rows)).close()
        store = QSettings(str(Path(home) / "s.ini"), QSettings.Format.IniFormat)
        app = App(application, store, Path(home))
        _edit(plan)
        for language, theme in itertools.product(LANGUAGES, THEMES):
            app.settings.language, app.settings.theme = language, theme
            app.look.apply()
            _take_all(app, plan, folder, f"{language}-{theme}", wanted)
        if app.window is not None:
            app.window.close()


def _take_all(
    app: App, plan: Path, folder: Path, look: str, pages: tuple[str, ...]
) -> None:
    if WELCOME in pages:
        if app.window is not None:
            app.window.welcome_requested.emit()
        app.settings.recent = _plans(plan)
        app.show_welcome()
    for page in sorted(pages, key=lambda page: page != WELCOME):
        if page != WELCOME and app.window is None:
            app.open_plan(plan)
        window = app.welcome if page == WELCOME else app.window
        if window is None:
            continue
        if app.window is not None:
            app.window.show_page("funding" if page == LABORATORY else page)
        if page == LABORATORY:
            _take_panels(window, folder, look)
            continue
        for width, height in SIZES:
            window.resize(width, height)
            is_preview = page == PREVIEWED and width > SIZES[0][0]
            QTest.qWait(PREVIEW_MS if is_preview else SETTLE_MS)
            _wait_for_pages(window)
            _pose(window)
            name = f"{page}-{look}-{width}x{height}.png"
            window.grab().save(str(folder / name))
            _leave(window)


def _plans(plan: Path) -> list[str]:
    """Return plans opened lately, of which one is not where it was."""
    others = [_sample(plan, name) for name in ("jilin-restoration", "beautiful-jilin")]
    gone = plan.with_name("锦江水系连通实施方案.ecoplan")
    return [str(path) for path in (plan, others[0], gone, others[1])]


def _sample(plan: Path, name: str) -> Path:
    """Return a bundled plan as a file beside another, made where it is missing."""
    path, rows = plan.with_name(f"{name}.ecoplan"), sample_rows(name)
    if not path.exists():
        Document.create(path, lambda writer: writer.save(*rows)).close()
    return path


def _pose(window: QWidget) -> None:
    """Take something in hand, as somebody at work has."""
    for shown in window.findChildren(Page):
        if not shown.isVisible():
            continue
        project = shown.session.portfolio.named(Project, _IN_HAND)
        if project is not None and shown.focus.project_id != project.id:
            shown.focus.set_project(project.id)
        if isinstance(shown, ChecksPage):
            shown.choose(_FINDING)
        if isinstance(shown, PortfolioPage):
            here = shown.view.currentIndex()
            shown.view.go_to(here.siblingAtColumn(AT["need"]))
            QTest.keyClicks(shown.view, _TYPED[0])
            editor = shown.view.editor()
            if editor is not None:
                QTest.keyClicks(editor.widget, _TYPED[1:])
    QTest.qWait(SETTLE_MS)


def _leave(window: QWidget) -> None:
    """Take back what is being typed."""
    for view in window.findChildren(GridView):
        editor = view.editor()
        if editor is not None:
            QTest.keyClick(editor.widget, Qt.Key.Key_Escape)


def _take_panels(window: QWidget, folder: Path, look: str) -> None:
    """Take each panel of the laboratory at the smaller size."""
    page = window.findChildren(FundingPage)[0]
    window.resize(*SIZES[0])
    for at, panel in enumerate(PANELS, start=1):
        page.widgets.laboratory.show_panel(at)
        QTest.qWait(SETTLE_MS)
        _wait_for_answer(page.widgets.laboratory.panel)
        name = panel.partition(".")[0]
        window.grab().save(str(folder / f"{LABORATORY}-{name}-{look}.png"))
    page.widgets.laboratory.show_panel(0)


def _wait_for_pages(window: QWidget) -> None:
    """Wait until no page to be printed is being set; the first one reads fonts."""
    for _ in range(ANSWER_MS // SETTLE_MS):
        if not any(each.is_busy for each in window.findChildren(Composer)):
            return
        QTest.qWait(SETTLE_MS)


def _wait_for_answer(panel: QWidget | None) -> None:
    """Wait until a panel has worked out what it was asked, or asks itself."""
    for _ in range(ANSWER_MS // SETTLE_MS):
        if not isinstance(panel, QuestionPanel) or (
            not panel.runner.is_running and (panel.said.text() or not panel.is_live)
        ):
            return
        QTest.qWait(SETTLE_MS)


def _edit(plan: Path) -> None:
    """Work on the plan as a county does: scenarios, versions, findings waived.

    The money is that of its example scenario, adopted: the printed annex has none.
    """
    document = Document.open(plan)
    document.name_version("初稿", "征求意见")
    _price(document, "城镇污水管网建设工程", "5200")
    _price(document, _IN_HAND, "42880")
    _price(document, "森林抚育", "1850")
    _price(document, "城镇污水管网建设工程", "5000")
    _price(document, "森林抚育", "1800")
    document.publish()
    document.close()
    for line in _WORK:
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said):
                cli.main(["fund", str(plan), *shlex.split(line), "--lang", "zh"])
        except SystemExit as ended:
            if ended.code:
                sys.exit(f"{line}: {ended.code}")
    document = Document.open(plan)
    document.name_version("征求意见稿", "各单位 5 月 20 日前反馈")
    found = [
        each for each in findings(document.portfolio()) if each.code == "name_differs"
    ]
    with document.edit("豁免“用词”") as writer:
        save_waivers(writer, waivers_of(found[:2], "沿用县级规划名称，会审同意"))
    _set(document, _IN_HAND, "配合单位", {"supports": "自然资源局、农业农村局"})
    # The totals are those of the printed annex again.
    _price(document, _IN_HAND, "45280")
    document.publish()
    document.close()


def _price(document: Document, name: str, need: str) -> None:
    _set(document, name, "资金需求", {"need": need})


def _set(document: Document, name: str, what: str, values: dict[str, str]) -> None:
    project = document.portfolio().named(Project, name)
    if project is None:
        sys.exit(name)
    with document.edit(f"修改“{name}”的{what}") as writer:
        set_fields(writer, project.id, values)


def guide(folder: Path) -> None:
    """Write the pictures of the guide to funding, small enough for a page."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setStyle("Fusion")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ[STATE_VARIABLE] = str(Path(home) / "state")
        _walk(Path(home))
        store = QSettings(str(Path(home) / "s.ini"), QSettings.Format.IniFormat)
        app = App(application, store, Path(home))
        app.settings.language, app.settings.theme = "en", "light"
        app.look.apply()
        app.open_plan(Path(home) / "plan.ecoplan")
        window = app.window
        if window is None:
            sys.exit("no window")
        window.resize(*SIZES[0])
        window.show_page("funding")
        page = window.findChildren(FundingPage)[0]
        scenarios = {row.name: row.id for row in page.session.portfolio.all(Scenario)}
        tree = page.widgets.scope
        tree.tree.setCurrentIndex(tree.model.index_of(Scope()))
        for name, scenario, at, ask in _GUIDE:
            page.focus.set_scenario(scenarios[scenario])
            page.widgets.laboratory.show_panel(at)
            QTest.qWait(SETTLE_MS)
            panel: Any = page.widgets.laboratory.panel
            ask(panel)
            panel.setFocus()
            _wait_for_answer(panel)
            QTest.qWait(SETTLE_MS)
            _save_small(window.grab().toImage(), folder / f"funding-{name}.png")
        window.close()


def _walk(folder: Path) -> None:
    """Type the commands of the guide, up to the one that adopts a scenario."""
    guide_text = (Path(__file__).parent / "funding.md").read_text(encoding="utf-8")
    before = Path.cwd()
    os.chdir(folder)
    for line in guide_text.splitlines():
        if " plan.ecoplan adopt " in line:
            break
        if line.startswith("$ ecoplanner "):
            with contextlib.suppress(SystemExit):
                cli.main(shlex.split(line)[2:])
    os.chdir(before)


def _ask_stress(panel: Any) -> None:
    panel.source.setCurrentIndex(panel.source.findText("中央"))
    panel.ask()


def _ask_choice(panel: Any) -> None:
    panel.budget.setText("164026")
    panel.ask()


#: Picture, scenario, number of the panel, and what to do there.
_GUIDE: tuple[tuple[str, str, int, Callable[[Any], object]], ...] = (
    ("ceilings", "基准", 1, lambda panel: panel.list.table.selectRow(3)),
    ("stress", "基准", 2, _ask_stress),
    ("choose", "中央少两成", 6, _ask_choice),
    ("award", "补缺", 7, lambda _: None),
)


def _save_small(picture: QImage, path: Path) -> None:
    """Save a picture in 256 colours."""
    picture.save(str(path))
    with Image.open(path) as whole:
        small = whole.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE)
    small.save(path, optimize=True)


if __name__ == "__main__":
    if sys.argv[2:] == ["guide"]:
        guide(Path(sys.argv[1]))
    else:
        main(Path(sys.argv[1]), *sys.argv[2:])
