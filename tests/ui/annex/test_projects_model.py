"""The list of projects beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.annex.projects_model import LEAD
from ecoplanner.ui.annex.projects_model import NEED
from ecoplanner.ui.annex.projects_model import ProjectsModel
from ecoplanner.ui.annex.projects_model import STATE_ROLE

if TYPE_CHECKING:
    from ecoplanner.ui.session import Session


@pytest.fixture
def model(session: Session) -> ProjectsModel:
    """The list, watched by Qt's tester and refreshed by the session."""
    made = ProjectsModel(session, "zh")
    made.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        made, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    session.changed.connect(lambda change: made.refresh(change.rows))
    return made


def first(session: Session) -> Project:
    return session.portfolio.all(Project)[0]


def shown(model: ProjectsModel) -> list[list[str]]:
    return [
        [str(model.index(row, column).data()) for column in range(4)]
        for row in range(model.rowCount())
    ]


def change(session: Session, project: Project, **values: str) -> None:
    session.edit("edit", lambda writer: set_fields(writer, project.id, values))


def test_that_projects_stand_under_their_programmes(model: ProjectsModel) -> None:
    assert len(model.groups) == 5
    assert model.rowCount() == 5 + 17
    assert model.total_fen == 193_578 * 1_000_000


def test_that_a_project_that_is_not_printed_says_so(
    session: Session, model: ProjectsModel
) -> None:
    hidden = next(x for x in session.portfolio.all(Project) if not x.is_printed)
    place = model.place(hidden.id)
    assert place is not None

    assert model.index(place, LEAD).data() == "Not printed"
    assert model.index(place, NEED).data() == "—"


@pytest.mark.parametrize(
    "values",
    [
        {"need": "5"},
        {"need": ""},
        {"name": "另一个名称"},
        {"leads": "水利局、林业局"},
        {"printed": "no"},
        {"program": "森林生态保护修复重大工程"},
    ],
    ids=lambda values: next(iter(values)),
)
def test_that_the_list_after_an_edit_is_the_list_read_anew(
    session: Session, model: ProjectsModel, values: dict[str, str]
) -> None:
    before = shown(model)

    change(session, first(session), **values)

    fresh = ProjectsModel(session, "zh")
    assert shown(model) == shown(fresh)
    assert shown(model) != before
    assert model.total_fen == fresh.total_fen


def test_that_a_deleted_project_leaves_the_list(
    session: Session, model: ProjectsModel
) -> None:
    gone = next(x for x in session.portfolio.all(Project) if not x.is_printed)

    session.edit("delete", lambda writer: writer.delete(gone))
    assert model.place(gone.id) is None
    session.undo()

    assert model.place(gone.id) is not None


def test_that_a_need_not_understood_is_kept_and_marked(
    session: Session, model: ProjectsModel
) -> None:
    place = model.place(first(session).id)
    assert place is not None
    index = model.index(place, NEED)
    need = first(session).need_fen

    assert not model.setData(index, "约三千万")

    assert index.data() == "约三千万"
    assert index.data(STATE_ROLE) == "rejected"
    assert "约三千万" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert first(session).need_fen == need
    model.drop_rejected()
    assert index.data(STATE_ROLE) == ""


def test_that_only_the_need_of_projects_can_be_typed(model: ProjectsModel) -> None:
    group = model.index(model.groups[0], NEED)

    assert not group.flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(group, "5")
    assert not model.setData(model.index(1, LEAD), "5")
