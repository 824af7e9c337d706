"""Fields of a project of the county plan, as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from ecoplanner.model.store.content import content_digest
from ecoplanner.model.store.project_edit import set_fields

if TYPE_CHECKING:
    from ecoplanner.model.store.document import Document

NAME = "小流域水土保持综合治理"


def project_of(document: Document) -> Project:
    found = document.portfolio().named(Project, NAME)
    assert found is not None
    return found


def set_words(document: Document, **values: str) -> Project:
    id_ = project_of(document).id
    with document.edit("set") as writer:
        return set_fields(writer, id_, values)


def problems_of(document: Document, **values: str) -> list[tuple[str, str]]:
    """Return the problems of values that are refused; nothing may be stored."""
    before = content_digest(document)

    with pytest.raises(InvalidInputError) as caught:
        set_words(document, **values)

    assert content_digest(document) == before
    assert document.undo_label is None
    assert caught.value.params["where"] == NAME
    return [(each.code, each.field_name) for each in caught.value.problems]
