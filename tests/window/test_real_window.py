"""What a person does in the window, done with keys; the plan file is the witness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf import PdfReader

from ecoplanner.model.project import Project
from ecoplanner.model.store.reading import reading
from tests.window.screen import HEIGHT
from tests.window.screen import until
from tests.window.screen import WIDTH

if TYPE_CHECKING:
    from pathlib import Path

    from tests.window.screen import Screen

PLAN_WINDOW, WELCOME_WINDOW = " — ecoplanner$", "^ecoplanner$"
#: Where things are in a window of the size it has at first, in pixels.
TABLE = (64, 140, 1000, 640)
#: Names in it, where nothing is marked when the plan is first checked.
NAMES = (64, 300, 455, 640)
SHARES = (1040, 64, WIDTH - 20, 330)
ANNEX_BUTTON = (6, 211, 78, 260)
PAGES = (700, 180, WIDTH - 60, HEIGHT - 90)
FEN_PER_WAN = 1_000_000


def open_plan(screen: Screen, plan: Path) -> None:
    screen.start("open", str(plan))
    screen.wait_for_window(PLAN_WINDOW)
    screen.settled(TABLE)


def leave(screen: Screen) -> None:
    """Close the plan, then the program; it must have had nothing to complain of."""
    screen.press("ctrl+w")
    screen.wait_for_window(WELCOME_WINDOW)
    screen.press("ctrl+w")

    assert screen.wait_for_exit() == 0
    assert screen.complaints() == ""


def type_need(screen: Screen, amount: str) -> None:
    """Type into the need of the project in hand; gap and share end the row."""
    screen.press("End", "Left", "Left")
    screen.type(amount)
    screen.press("Return")


def turned(screen: Screen, key: str) -> bytes:
    """Go to the annex, or from it, by a key, and return what is seen there.

    The button at the left tells that the page has changed: charts of a page just
    opened change the picture as well, and do so late on a busy machine.
    """
    before = screen.settled(ANNEX_BUTTON)
    screen.press(key)
    screen.changed(ANNEX_BUTTON, before)
    return screen.settled(PAGES)


def projects(plan: Path) -> tuple[Project, ...]:
    with reading(plan) as reader:
        return tuple(reader.portfolio().all(Project))


def first_need(plan: Path) -> int | None:
    return projects(plan)[0].need_fen


def names(plan: Path) -> set[str]:
    return {project.name for project in projects(plan)}


def test_that_the_first_start_leads_to_an_example_of_ones_own(screen: Screen) -> None:
    screen.start()
    screen.wait_for_window(WELCOME_WINDOW)
    screen.press("Tab", "Tab", "Tab", "space")
    screen.wait_for_window(PLAN_WINDOW)

    (plan,) = screen.documents.glob("*.ecoplan")

    assert len(projects(plan)) == 17
    leave(screen)


def test_that_a_need_typed_into_a_cell_is_in_the_file_until_undone(
    screen: Screen, shanggao_file: Path
) -> None:
    before = first_need(shanggao_file)
    open_plan(screen, shanggao_file)

    type_need(screen, "1234")
    screen.press("ctrl+s")
    until(lambda: first_need(shanggao_file) == 1234 * FEN_PER_WAN, "the need typed")
    screen.press("ctrl+z", "ctrl+s")
    until(lambda: first_need(shanggao_file) == before, "the need of before")

    leave(screen)


def test_that_text_of_another_size_is_seen_at_once(
    screen: Screen, shanggao_file: Path
) -> None:
    open_plan(screen, shanggao_file)
    usual = screen.settled(NAMES)

    screen.press("ctrl+equal")
    screen.changed(NAMES, usual)
    screen.press("ctrl+0")
    until(lambda: screen.picture().part(NAMES) == usual, "the size of before")

    leave(screen)


def test_that_what_is_typed_while_the_look_changes_comes_to_the_table(
    screen: Screen, shanggao_file: Path
) -> None:
    open_plan(screen, shanggao_file)

    amount = "7654321"
    screen.press("ctrl+plus", "End", "Left", "Left", *amount, "Return", "ctrl+s")
    until(lambda: first_need(shanggao_file) == int(amount) * FEN_PER_WAN, "the need")

    leave(screen)


def test_that_what_is_being_typed_is_kept_when_the_plan_is_closed(
    screen: Screen, shanggao_file: Path
) -> None:
    open_plan(screen, shanggao_file)

    screen.press("End", "Left", "Left")
    screen.type("4321")
    leave(screen)

    assert first_need(shanggao_file) == 4321 * FEN_PER_WAN


def test_that_rows_of_a_sheet_are_pasted_and_undone_as_one(
    screen: Screen, shanggao_file: Path
) -> None:
    before = names(shanggao_file)
    new = {"锦江湿地小区", "末山矿坑复绿"}
    rows = [f"{name}\t2026-2028\t{500 + at}" for at, name in enumerate(sorted(new))]
    open_plan(screen, shanggao_file)

    screen.copy("\n".join(["子项目名称\t建设时序\t资金需求（万元）", *rows]))
    screen.press("ctrl+v", "ctrl+s")
    until(lambda: names(shanggao_file) == before | new, "the projects pasted")
    screen.press("ctrl+z", "ctrl+s")
    until(lambda: names(shanggao_file) == before, "the projects of before")

    leave(screen)


def test_that_cells_copied_here_are_read_by_other_programs(
    screen: Screen, shanggao_file: Path
) -> None:
    name = projects(shanggao_file)[0].name
    open_plan(screen, shanggao_file)

    screen.press("ctrl+c")

    until(lambda: screen.copied().strip() == name, "the name on the clipboard")
    leave(screen)


def test_that_shares_follow_what_is_typed(screen: Screen, shanggao_file: Path) -> None:
    open_plan(screen, shanggao_file)
    before = screen.settled(SHARES)

    type_need(screen, "98765")
    after = screen.changed(SHARES, before)
    screen.press("ctrl+z")

    assert screen.changed(SHARES, after)
    leave(screen)


def test_that_the_annex_follows_the_table_and_is_saved_as_pdf(
    screen: Screen, shanggao_file: Path
) -> None:
    open_plan(screen, shanggao_file)
    page = turned(screen, "ctrl+4")
    turned(screen, "ctrl+1")
    type_need(screen, "98765")
    turned(screen, "ctrl+4")
    until(lambda: screen.settled(PAGES) != page, "other pages")

    screen.press("ctrl+shift+p")
    screen.wait_for_window("PDF")
    screen.type("annex")
    screen.press("Return")
    target = screen.home / "annex.pdf"
    until(target.exists, "the PDF")
    screen.wait_for_window(PLAN_WINDOW)

    text = "".join(page.extract_text() for page in PdfReader(target).pages)
    assert "98765" in text
    leave(screen)
