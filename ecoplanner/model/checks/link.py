"""Rules about projects that require or exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.bilingual import joined
from ecoplanner.model.finding import Finding
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectLink

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.model.portfolio import Portfolio


def links_contradict(portfolio: Portfolio) -> Iterator[Finding]:
    """A project needs two that exclude each other, or one that it excludes itself.

    Such a project can never be chosen.
    """
    requires: dict[str, list[str]] = {}
    excludes: set[frozenset[str]] = set()
    for link in portfolio.all(ProjectLink):
        if link.kind == "requires":
            requires.setdefault(link.project_id, []).append(link.other_id)
        else:
            excludes.add(frozenset((link.project_id, link.other_id)))
    if not requires or not excludes:
        return
    for project in portfolio.all(Project):
        together = _with_all_required(project.id, requires)
        against = {id_ for pair in excludes if pair <= together for id_ in pair} - {
            project.id
        }
        if against:
            rows = [row for row in portfolio.all(Project) if row.id in against]
            yield Finding(
                code="links_contradict",
                severity="error",
                table=Project.TABLE,
                row_id=project.id,
                name=project.name,
                field="other_id",
                evidence={"others": joined(row.name for row in rows)},
            )


def _with_all_required(
    project_id: str, requires: Mapping[str, list[str]]
) -> frozenset[str]:
    found: set[str] = set()
    todo = [project_id]
    while todo:
        at = todo.pop()
        if at not in found:
            found.add(at)
            todo += requires.get(at, ())
    return frozenset(found)
