"""The lists of agencies and of sources of money."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.model.agency import Agency
from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import SourceKind
from ecoplanner.model.funding import SourceLevel
from ecoplanner.model.funding import TIERS
from ecoplanner.model.project import ProjectAgency
from ecoplanner.ui.lists.column import choice_column
from ecoplanner.ui.lists.column import Column
from ecoplanner.ui.lists.column import field_column
from ecoplanner.ui.lists.column import free_name
from ecoplanner.ui.lists.column import Listing
from ecoplanner.ui.lists.column import new_row
from ecoplanner.ui.lists.column import rows_as_choices
from ecoplanner.words import TIERS as TIER_WORDS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.lists.column import Choices

translate = QCoreApplication.translate


def agency_listing() -> Listing:
    """Return the list of agencies."""
    columns = (
        field_column("name", translate("lists", "Agency")),
        field_column("full_name", translate("lists", "Full name")),
        _role_column("lead", translate("lists", "Leads")),
        _role_column("support", translate("lists", "Supports")),
    )
    return Listing(
        key="agencies",
        title=translate("lists", "Agencies"),
        add_words=translate("lists", "New agency"),
        empty_words=translate(
            "lists", "No agencies yet. They lead projects or support them."
        ),
        kind=Agency,
        tables=frozenset((Agency.TABLE, ProjectAgency.TABLE)),
        rows=lambda portfolio: portfolio.all(Agency),
        columns=lambda _: columns,
        new=new_row(Agency, translate("lists", "New agency")),
    )


def _role_column(role: str, title: str) -> Column:
    def count(portfolio: Portfolio, agency: Agency) -> str:
        parts = portfolio.having(ProjectAgency, "agency_id", agency.id)
        return str(sum(part.role == role for part in parts) or "")

    return Column(key=role, title=title, text=count, is_number=True)


def source_listing(language: Language) -> Listing:
    """Return the tree of sources of money, as an indented list."""
    name = replace(field_column("name", translate("lists", "Source")), depth=_depth)
    columns = (
        name,
        Column(
            key="parent_id",
            title=translate("lists", "Belongs to"),
            text=_parent_name,
            put=_put_parent,
            choices=_parents,
            key_of=lambda row: row.parent_id or "",
        ),
        choice_column("kind", translate("lists", "Kind"), _kinds),
        choice_column("level", translate("lists", "Whose money"), _levels),
        choice_column(
            "default_tier",
            translate("lists", "How sure"),
            lambda _, __: [(each, word(TIER_WORDS, each, language)) for each in TIERS],
        ),
        Column(
            key="needs_income",
            title=translate("lists", "Needs income"),
            text=lambda _, row: translate("lists", "yes") if row.needs_income else "",
            put=_put_income,
            choices=lambda _, __: [
                ("", translate("lists", "no")),
                ("1", translate("lists", "yes")),
            ],
            key_of=lambda row: "1" if row.needs_income else "",
        ),
    )
    fields = [
        field_column(field, title, has_lines=True)
        for field, title in (
            ("policy", translate("lists", "Documents it rests on")),
            ("pays_for", translate("lists", "What it may pay for")),
            ("note", translate("lists", "Note")),
        )
    ]
    return Listing(
        key="sources",
        title=translate("lists", "Sources"),
        add_words=translate("lists", "New source"),
        empty_words=translate("lists", "No sources of money yet."),
        kind=Source,
        tables=frozenset((Source.TABLE, Allocation.TABLE)),
        rows=lambda portfolio: list(source_rows(portfolio)),
        columns=lambda _: columns,
        fields=fields,
        new=_new_source,
        siblings=lambda row: row.parent_id,
    )


def source_rows(portfolio: Portfolio, parent: str | None = None) -> Iterator[Source]:
    """Yield the sources, each before those under it."""
    for row in portfolio.having(Source, "parent_id", parent):
        yield row
        yield from source_rows(portfolio, row.id)


def _new_source(portfolio: Portfolio, chosen: Source | None) -> Source:
    """Return a source under the chosen one's parent, a root where none is chosen."""
    taken = {row.name for row in portfolio.all(Source)}
    last = max((row.position for row in portfolio.all(Source)), default=0)
    above = chosen or next(iter(portfolio.all(Source)), None)
    if above is not None and above.parent_id is not None:
        above = portfolio.get(Source, above.parent_id)
    return Source(
        id=new_id(),
        parent_id=above.id if above is not None else None,
        root=above.root if above is not None else "central",
        level=above.level if above is not None else "central",
        name=free_name(translate("lists", "New source"), taken),
        position=last + GAP,
    )


def _parent_name(portfolio: Portfolio, source: Source) -> str:
    if source.parent_id is None:
        return "—"
    return portfolio.get(Source, source.parent_id).name


def _parents(portfolio: Portfolio, source: Source) -> Choices:
    """Return the sources that one may stand under: not itself nor one below it."""
    below = {source.id, *(row.id for row in source_rows(portfolio, source.id))}
    rows = (row for row in source_rows(portfolio) if row.id not in below)
    return rows_as_choices(rows, none=translate("lists", "— (a root)"))


def _put_parent(writer: Writer, source: Source, key: str) -> None:
    """Put a source, and what is under it, under another one or at the root."""
    root = writer.get(Source, key).root if key else source.root
    moved = replace(source, parent_id=key or None, root=root)
    writer.save(moved)
    pending = [moved.id]
    while pending:
        rows = writer.entities(Source, "parent_id = ?", [pending.pop()]).values()
        for row in rows:
            writer.save(replace(row, root=root))
            pending.append(row.id)


def _depth(portfolio: Portfolio, source: Source) -> int:
    if source.parent_id is None:
        return 0
    return 1 + _depth(portfolio, portfolio.get(Source, source.parent_id))


def _put_income(writer: Writer, source: Source, key: str) -> None:
    writer.save(replace(source, needs_income=bool(key)))


def _kinds(_: Portfolio, __: Source) -> Choices:
    words = {
        "group": translate("lists", "group"),
        "transfer": translate("lists", "transfer"),
        "budget": translate("lists", "budget"),
        "special": translate("lists", "special fund"),
        "bond": translate("lists", "bond"),
        "loan": translate("lists", "loan"),
        "fund": translate("lists", "fund"),
        "ppp": "PPP",
        "eod": "EOD",
        "enterprise": translate("lists", "enterprise"),
        "collective": translate("lists", "collective"),
        "donation": translate("lists", "donation"),
        "other": translate("lists", "other"),
    }
    return [(key, words[key]) for key in get_args(SourceKind)]


def _levels(_: Portfolio, __: Source) -> Choices:
    words = {
        "central": translate("lists", "central"),
        "province": translate("lists", "province"),
        "city": translate("lists", "city"),
        "county": translate("lists", "county"),
        "bond": translate("lists", "bonds"),
        "social": translate("lists", "social"),
    }
    return [(key, words[key]) for key in get_args(SourceLevel)]
