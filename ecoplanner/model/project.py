"""A project: the row of the annex; and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model import rule
from ecoplanner.model.problem import Problem
from ecoplanner.model.unit import unit

if TYPE_CHECKING:
    from collections.abc import Iterator

CostKind = Literal["construction", "equipment", "other", "independent"]
AgencyRole = Literal["lead", "support"]
LinkKind = Literal["requires", "excludes"]
LAST_PRIORITY = 9_999
#: No quantity is larger, whatever is counted or measured.
_LARGEST = 10**12
#: The area of the country, in m².
_LARGEST_M2 = 9_600_000 * 10**6
DECEMBER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project 子项目 as the planner sees it.

    Attributes:
        id: row id.
        program_id: the programme it belongs to.
        name: its name, unique in the plan.
        content: content and scale, as printed.
        places_text: its places as printed, where these words are not simply the
            list of its places; or empty.
        schedule_text: its time as written.
        first_year: first calendar year of work, or None.
        first_month: first month, 1-12, or None.
        last_year: last calendar year of work, inclusive, or None.
        last_month: last month, 1-12, or None.
        need_fen: its cost, whole fen; None where the plan prices none.
        earns_income: whether it earns income; None where nobody said.
        priority: its rank, 1 is first; projects may share one; None where it has none.
        benefit: what it is worth by the user's own measure, decimal, not below zero;
            None where nobody said.
        start_from: earliest year it may start in, or None.
        start_to: latest year it may start in, or None.
        is_printed: whether the annexed schedule lists it.
        note: anything about it; not printed.
        position: place in the plan, over all programmes.
    """

    TABLE: ClassVar[str] = "projects"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    id: str
    program_id: str
    name: str
    content: str = ""
    places_text: str = ""
    schedule_text: str = ""
    first_year: int | None = None
    first_month: int | None = None
    last_year: int | None = None
    last_month: int | None = None
    need_fen: int | None = None
    earns_income: bool | None = None
    priority: int | None = None
    benefit: str | None = None
    start_from: int | None = None
    start_to: int | None = None
    is_printed: bool = True
    note: str = ""
    position: int = 0

    @property
    def years(self) -> range:
        """Calendar years of work, in order; empty while one end is unknown."""
        if self.first_year is None or self.last_year is None:
            return range(0)
        return range(self.first_year, self.last_year + 1)


def project_problems(project: Project) -> Iterator[Problem]:
    """Yield everything that stops `project` from being stored, all at once."""
    yield from rule.name("name", project.name)
    yield from rule.short("schedule_text", project.schedule_text)
    for field in ("content", "places_text", "note"):
        yield from rule.prose(field, getattr(project, field))
    yield from rule.money("need_fen", project.need_fen)
    if project.priority is not None and not 1 <= project.priority <= LAST_PRIORITY:
        limits = {"priority": project.priority, "last": LAST_PRIORITY}
        yield Problem("priority_out_of_range", "priority", limits)
    yield from rule.amount("benefit", project.benefit)
    yield from _schedule_problems(project)
    yield from _start_problems(project)


def _schedule_problems(project: Project) -> Iterator[Problem]:
    for field in ("first_year", "last_year"):
        value = getattr(project, field)
        if value is not None:
            yield from rule.year(field, value)
    for end in ("first", "last"):
        month = getattr(project, f"{end}_month")
        if month is None:
            continue
        if not 1 <= month <= DECEMBER:
            yield Problem("month_out_of_range", f"{end}_month", {"month": month})
        if getattr(project, f"{end}_year") is None:
            yield Problem("month_without_year", f"{end}_month", {"month": month})
    if project.first_year is not None and project.last_year is not None:
        first_month, last_month = (
            project.first_month or 1,
            project.last_month or DECEMBER,
        )
        if project.last_year < project.first_year:
            years = {"first": project.first_year, "last": project.last_year}
            yield Problem("years_reversed", "last_year", years)
        elif project.last_year == project.first_year and last_month < first_month:
            months = {"first": first_month, "last": last_month}
            yield Problem("months_reversed", "last_month", months)


def _start_problems(project: Project) -> Iterator[Problem]:
    for field in ("start_from", "start_to"):
        value = getattr(project, field)
        if value is not None:
            yield from rule.year(field, value)
    earliest, latest = project.start_from, project.start_to
    if earliest is not None and latest is not None and latest < earliest:
        years = {"first": earliest, "last": latest}
        yield Problem("years_reversed", "start_to", years)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """A part of a project's cost by kind 费用类别.

    Attributes:
        id: row id.
        project_id: the project.
        kind: `construction` 建筑安装, `equipment` 设备购置, `other` 其他费用,
            `independent` 独立费用.
        amount_fen: whole fen.
    """

    TABLE: ClassVar[str] = "costs"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("project_id", "kind"),)

    id: str
    project_id: str
    kind: CostKind
    amount_fen: int


def cost_problems(cost: Cost) -> Iterator[Problem]:
    """Yield everything that stops `cost` from being stored."""
    yield from rule.one_of("kind", cost.kind, CostKind)
    yield from rule.money("amount_fen", cost.amount_fen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A named amount with its unit: 修复矿山 34 座.

    Attributes:
        id: row id.
        project_id: the project.
        name: what is counted or measured.
        value: decimal number as written.
        upper: upper end where the plan gives a range, or None.
        unit: unit as written, or empty.
        words: words round the number, as written (约28公里), or empty.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "quantities"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = ()

    id: str
    project_id: str
    name: str
    value: str
    upper: str | None = None
    unit: str = ""
    words: str = ""
    position: int = 0


def quantity_problems(quantity: Quantity) -> Iterator[Problem]:
    """Yield everything that stops `quantity` from being stored."""
    yield from rule.name("name", quantity.name)
    wrong = [
        *_size_problems("value", quantity.value, quantity.unit),
        *_size_problems("upper", quantity.upper, quantity.unit),
    ]
    yield from wrong
    value, upper = quantity.value, quantity.upper
    if not wrong and upper is not None and Decimal(upper) < Decimal(value):
        yield Problem("range_reversed", "upper", {"text": value, "upper": upper})
    yield from rule.short("unit", quantity.unit)
    yield from rule.short("words", quantity.words)


def _size_problems(field: str, text: str | None, measured: str) -> Iterator[Problem]:
    """Yield what is wrong with how much there is to do, in a unit as written."""
    wrong = list(rule.decimal(field, text))
    yield from wrong
    if text is None or wrong:
        return
    value, known = Decimal(text), unit(measured)
    if value <= 0:
        yield Problem("number_not_positive", field, {"text": text})
    is_area = known is not None and known.dimension == "area"
    size = Fraction(value) * known.factor if known and is_area else Fraction(value)
    if size > (_LARGEST_M2 if is_area else _LARGEST):
        said = {"text": f"{text} {measured}".strip()}
        yield Problem("number_too_large", field, said)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectZone:
    """A zone in which a project is carried out.

    Attributes:
        id: row id.
        project_id: the project.
        zone_id: the zone.
        amount_fen: what the project takes in this zone, whole fen; None to be
            split by the plan's rule.
        position: place of the project in the zone's list.
    """

    TABLE: ClassVar[str] = "project_zones"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("project_id", "zone_id"),)

    id: str
    project_id: str
    zone_id: str
    amount_fen: int | None = None
    position: int = 0


def project_zone_problems(part: ProjectZone) -> Iterator[Problem]:
    """Yield everything that stops `part` from being stored."""
    yield from rule.money("amount_fen", part.amount_fen)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPlace:
    """A place in which a project is carried out.

    Attributes:
        id: row id.
        project_id: the project.
        place_id: the place.
        zone_id: the zone meant, where the place lies in several; or None.
        position: place in the project's list.
    """

    TABLE: ClassVar[str] = "project_places"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("project_id", "place_id"),)

    id: str
    project_id: str
    place_id: str
    zone_id: str | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectAgency:
    """An agency that answers for a project (lead) or helps it (support).

    Attributes:
        id: row id.
        project_id: the project.
        agency_id: the agency.
        role: `lead` 牵头 or `support` 配合.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "project_agencies"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("project_id", "agency_id"),)

    id: str
    project_id: str
    agency_id: str
    role: AgencyRole = "lead"
    position: int = 0


def project_agency_problems(part: ProjectAgency) -> Iterator[Problem]:
    """Yield everything that stops `part` from being stored."""
    yield from rule.one_of("role", part.role, AgencyRole)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectLink:
    """A project that may be chosen only with another one, or only without it.

    Attributes:
        id: row id.
        project_id: the project.
        other_id: the project it requires or excludes.
        kind: `requires`: chosen only if the other is; `excludes`: never both.
    """

    TABLE: ClassVar[str] = "project_links"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("project_id", "other_id"),)

    id: str
    project_id: str
    other_id: str
    kind: LinkKind


def project_link_problems(link: ProjectLink) -> Iterator[Problem]:
    """Yield everything that stops `link` from being stored."""
    yield from rule.one_of("kind", link.kind, LinkKind)
    if link.project_id == link.other_id:
        yield Problem("linked_to_itself", "other_id")
