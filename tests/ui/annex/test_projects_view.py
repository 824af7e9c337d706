"""The list beside the pages follows the project in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from ecoplanner.ui.annex.page import AnnexPage


def chosen(page: AnnexPage) -> list[str]:
    rows = page._card.view.selectionModel().selectedRows()
    return [page._model.row(each.row()).id for each in rows]


def test_that_a_project_is_selected_again_after_none_was(page: AnnexPage) -> None:
    project, view = page.session.portfolio.all(Project)[0], page._card.view
    view.show_project(project.id)
    view.show_project("")
    assert chosen(page) == []

    view.show_project(project.id)

    assert chosen(page) == [project.id]
