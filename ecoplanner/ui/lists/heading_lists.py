"""The lists of key tasks and of programmes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.zone import Zone
from ecoplanner.ui.lists.column import choice_column
from ecoplanner.ui.lists.column import Column
from ecoplanner.ui.lists.column import field_column
from ecoplanner.ui.lists.column import Listing
from ecoplanner.ui.lists.column import new_row
from ecoplanner.ui.lists.column import rows_as_choices
from ecoplanner.ui.lists.figure_columns import need_column
from ecoplanner.ui.lists.figure_columns import projects_column

if TYPE_CHECKING:
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.lists.column import Choices

translate = QCoreApplication.translate


def task_listing() -> Listing:
    """Return the list of key tasks."""
    columns = (
        field_column("name", translate("lists", "Key task")),
        field_column("short_name", translate("lists", "Short name")),
        field_column("label", translate("lists", "Label")),
        choice_column("zone_id", translate("lists", "Zone"), _zones),
        Column(
            key="programs",
            title=translate("lists", "Programmes"),
            text=_program_count,
            is_number=True,
        ),
    )
    return Listing(
        key="tasks",
        title=translate("lists", "Tasks"),
        add_words=translate("lists", "New task"),
        empty_words=translate(
            "lists", "No key tasks yet. A task heads the programmes that serve it."
        ),
        kind=Task,
        tables=frozenset(kind.TABLE for kind in (Task, Zone, Program)),
        rows=lambda portfolio: portfolio.all(Task),
        columns=lambda _: columns,
        fields=[_content()],
        new=new_row(Task, translate("lists", "New task")),
    )


def program_listing() -> Listing:
    """Return the list of programmes."""
    columns = (
        field_column("name", translate("lists", "Programme")),
        field_column("short_name", translate("lists", "Short name")),
        field_column("label", translate("lists", "Label")),
        choice_column("task_id", translate("lists", "Key task"), _tasks),
        projects_column(_project_count),
        need_column(_need_fen),
    )
    return Listing(
        key="programs",
        title=translate("lists", "Programmes"),
        add_words=translate("lists", "New programme"),
        empty_words=translate(
            "lists", "No programmes yet. Projects are ordered by programme."
        ),
        kind=Program,
        tables=frozenset(kind.TABLE for kind in (Task, Program, Project)),
        rows=lambda portfolio: portfolio.all(Program),
        columns=lambda _: columns,
        fields=[_content()],
        new=new_row(Program, translate("lists", "New programme")),
    )


def _content() -> Column:
    title = translate("lists", "What it is about")
    return field_column("content", title, has_lines=True)


def _zones(portfolio: Portfolio, _: Task) -> Choices:
    return rows_as_choices(portfolio.all(Zone), none="—")


def _tasks(portfolio: Portfolio, _: Program) -> Choices:
    return rows_as_choices(portfolio.all(Task), none="—")


def _program_count(portfolio: Portfolio, task: Task) -> str:
    return str(len(portfolio.having(Program, "task_id", task.id)) or "")


def _project_count(portfolio: Portfolio, program: Program) -> int:
    return len(portfolio.having(Project, "program_id", program.id))


def _need_fen(portfolio: Portfolio, program: Program) -> int | None:
    projects = portfolio.having(Project, "program_id", program.id)
    return sum(project.need_fen or 0 for project in projects) if projects else None
