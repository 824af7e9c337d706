"""What narrows the table by one column: some of its values, or a span of figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.model import allotment
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import LISTS
from ecoplanner.ui.portfolio.columns import SUMMED

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.project import Project
    from ecoplanner.ui.portfolio.facts import Facts

#: Columns of figures that can be narrowed; a share follows from the need.
RANGED = SUMMED - {"share"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnFilter:
    """Only projects with some of the values of a column, or in a span of figures.

    Attributes:
        key: the column.
        values: words of the column, empty ones too; None where figures count.
        least_fen: least figure, whole fen; None for any.
        most_fen: largest figure, whole fen; None for any.
        has_empty: whether projects without a figure are shown too.
    """

    key: str
    values: frozenset[str] | None = None
    least_fen: int | None = None
    most_fen: int | None = None
    has_empty: bool = False


def can_narrow(key: str) -> bool:
    """Whether a column can be narrowed."""
    return key in RANGED or COLUMNS[AT[key]].text is not None


def values_of(facts: Facts, key: str) -> Mapping[str, Sequence[str]]:
    """Return by project what a column says of it, each name of a list by itself."""
    return facts.portfolio.once(
        (values_of, key),
        lambda: {
            project.id: _values(facts, key, project) for project in facts.projects
        },
    )


def _values(facts: Facts, key: str, project: Project) -> Sequence[str]:
    text = COLUMNS[AT[key]].text
    said = text(facts, project).strip() if text is not None else ""
    return said.split("、") if key in LISTS and said else (said,)


def counted_values(facts: Facts, key: str) -> list[tuple[str, int]]:
    """Return the values of a column with how many projects have each, as they come."""
    every = values_of(facts, key).values()
    counts = Counter(chain.from_iterable(map(dict.fromkeys, every)))
    # What is not filled in comes last.
    return sorted(counts.items(), key=lambda pair: not pair[0])


def accepts(filter_: ColumnFilter, facts: Facts) -> Callable[[Project], bool]:
    """Return whether a project is shown."""
    if filter_.values is None:
        return lambda project: _is_between(filter_, facts, project)
    wanted, known = filter_.values, values_of(facts, filter_.key)
    return lambda project: not wanted.isdisjoint(known[project.id])


def _is_between(filter_: ColumnFilter, facts: Facts, project: Project) -> bool:
    given = facts.given.get(project.id, 0)
    if project.need_fen is None and filter_.key != "given":
        return filter_.has_empty
    figures = {
        "need": project.need_fen or 0,
        "given": given,
        "gap": allotment.gap_fen(project, facts.given),
    }
    figure = figures[filter_.key]
    least, most = filter_.least_fen, filter_.most_fen
    return (least is None or least <= figure) and (most is None or figure <= most)


def filter_words(filter_: ColumnFilter, language: Language) -> str:
    """Return what a column shows, in words: `牵头单位：水利局、林业局`."""
    colon, comma, dash = ("：", "、", "—") if language == "zh" else (": ", ", ", "–")
    heading = COLUMNS[AT[filter_.key]].heading
    none = QCoreApplication.translate("ValuesModel", "(not filled in)")
    if filter_.values is not None:
        said = comma.join(sorted(each or none for each in filter_.values))
    else:
        ends = (filter_.least_fen, filter_.most_fen)
        least, most = ("…" if fen is None else money_text(fen) for fen in ends)
        said = f"{least}{dash}{most}"
    return f"{heading}{colon}{said}"
