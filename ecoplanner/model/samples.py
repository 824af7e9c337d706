"""Bundled plans: data files that become rows; and templates made from a plan.

The format of the files is in `resources/samples/README.md`.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner import paths
from ecoplanner.errors import NotFoundError
from ecoplanner.model.agency import Agency
from ecoplanner.model.annex import TableNote
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.annex import Wording
from ecoplanner.model.entity import GAP
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.indicator import Indicator
from ecoplanner.model.indicator import IndicatorGroup
from ecoplanner.model.indicator import Target
from ecoplanner.model.mixing import spread_mix
from ecoplanner.model.plan import Phase
from ecoplanner.model.plan import Plan
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.project import Quantity
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.model.zone import ZoneVillage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from ecoplanner.model.entity import Entity

#: In the order in which they are offered.
SAMPLES = ("shanggao", "jilin-restoration", "jilin-nature-14fyp", "beautiful-jilin")

_M2_PER_KM2 = 1_000_000
_FEN_PER_WAN = 1_000_000


def read_sample(name: str) -> Mapping[str, Any]:
    """Return a sample as its file says it.

    Raises:
        NotFoundError: no sample of that name.
    """
    if name not in SAMPLES:
        raise NotFoundError(table="samples", name=name)
    path = paths.resource(f"samples/{name}.json")
    said: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return said


def sample_title(name: str) -> str:
    """Return the title of a sample."""
    return str(read_sample(name)["plan"]["title"])


def sample_rows(name: str) -> list[Entity]:
    """Return the rows of a sample, parents before children; always the same ids."""
    return _Builder(name, read_sample(name)).build()


class _Builder:
    """Turns one sample file into rows; keeps the rows made so far by name."""

    def __init__(self, sample: str, said: Mapping[str, Any]) -> None:
        self._sample = sample
        self._said = said
        self._rows: list[Entity] = []
        self._named: dict[tuple[str, str], Any] = {}
        self._counts: dict[str, int] = {}

    def build(self) -> list[Entity]:
        said = self._said
        self._add(Plan, "plan", said["plan"])
        for phase in said.get("phases", ()):
            self._add(Phase, phase["name"], phase)
        for agency in said.get("agencies", ()):
            self._add(Agency, agency["name"], agency)
        self._add_places(said.get("places", ()))
        for zone in said.get("zones", ()):
            self._add_zone(zone)
        for task in said.get("tasks", ()):
            self._add_task(task)
        for program in said.get("programs", ()):
            self._add_program(program, None)
        self._add_zone_projects()
        self._add_tables(said.get("tables", {}))
        for group in said.get("indicator_groups", ()):
            self._add_group(group)
        for source in said.get("sources", ()):
            self._add_source(source, None)
        for scenario in said.get("scenarios", ()):
            self._add_scenario(scenario)
        self._add_wordings()
        return self._rows

    def _id(self, *path: str) -> str:
        said = "/".join((self._sample, *path))
        return hashlib.sha256(said.encode()).hexdigest()[:20]

    def _find(self, kind: type[Any], name: str) -> Any:
        found = self._named.get((kind.TABLE, name))
        if found is None:
            raise NotFoundError(table=kind.TABLE, name=name)
        return found

    def _add(
        self, kind: type[Any], path: str, said: Mapping[str, Any], /, **more: Any
    ) -> Any:
        fields = kind.__dataclass_fields__
        values = {key: said[key] for key in said if key in fields} | more
        values["id"] = self._id(kind.TABLE, path)
        if "position" in fields and "position" not in values:
            self._counts[kind.TABLE] = self._counts.get(kind.TABLE, 0) + 1
            values["position"] = self._counts[kind.TABLE] * GAP
        row = kind(**values)
        self._rows.append(row)
        self._named[kind.TABLE, path] = row
        return row

    def _add_places(self, places: Iterable[Mapping[str, Any]]) -> None:
        for place in places:
            parent = place.get("parent")
            parent_id = self._find(Place, parent).id if parent else None
            said = {key: place[key] for key in place if key != "parent"}
            self._add(Place, place["name"], said, parent_id=parent_id)

    def _add_zone(self, zone: Mapping[str, Any]) -> None:
        more: dict[str, Any] = {}
        if zone.get("parent"):
            more["parent_id"] = self._find(Zone, zone["parent"]).id
        if zone.get("area_km2") is not None:
            more["area_m2"] = _whole(zone["area_km2"], _M2_PER_KM2)
        row = self._add(Zone, zone["name"], zone, **more)
        for said in zone.get("places", ()):
            self._add_zone_place(row, {"name": said} if isinstance(said, str) else said)

    def _add_zone_place(self, zone: Zone, said: Mapping[str, Any]) -> None:
        place = self._find(Place, said["name"])
        path = f"{zone.name}/{place.name}"
        links = {"zone_id": zone.id, "place_id": place.id}
        coverage = {"coverage": said.get("coverage", "whole")}
        part = self._add(ZonePlace, path, coverage, **links)
        for village in said.get("villages", ()):
            self._add(
                ZoneVillage,
                f"{path}/{village}",
                {"name": village},
                zone_place_id=part.id,
            )

    def _add_task(self, task: Mapping[str, Any]) -> None:
        zone = task.get("zone")
        zone_id = self._find(Zone, zone).id if zone else None
        row = self._add(Task, task["name"], task, zone_id=zone_id)
        for program in task.get("programs", ()):
            self._add_program(program, row.id)

    def _add_program(self, program: Mapping[str, Any], task_id: str | None) -> None:
        row = self._add(Program, program["name"], program, task_id=task_id)
        for project in program.get("projects", ()):
            self._add_project(project, row.id)

    def _add_project(self, said: Mapping[str, Any], program_id: str) -> None:
        name = said["name"]
        need = said.get("need_wan")
        row = self._add(
            Project,
            name,
            said,
            program_id=program_id,
            need_fen=None if need is None else _whole(need, _FEN_PER_WAN),
        )
        link = {"project_id": row.id}
        for cost in said.get("costs", ()):
            amount = _whole(cost["amount_wan"], _FEN_PER_WAN)
            self._add(Cost, f"{name}/{cost['kind']}", cost, amount_fen=amount, **link)
        for number, quantity in enumerate(said.get("quantities", ())):
            self._add(Quantity, f"{name}/{number}", quantity, **link)
        for place in said.get("places", ()):
            place_id = self._find(Place, place).id
            self._add(ProjectPlace, f"{name}/{place}", {}, place_id=place_id, **link)
        for role in ("lead", "support"):
            for agency in said.get(f"{role}s", ()):
                agency_id = self._find(Agency, agency).id
                self._add(
                    ProjectAgency,
                    f"{name}/{agency}",
                    {"role": role},
                    agency_id=agency_id,
                    **link,
                )

    def _add_zone_projects(self) -> None:
        for zone in self._said.get("zones", ()):
            zone_id = self._find(Zone, zone["name"]).id
            for name in zone.get("projects", ()):
                project_id = self._find(Project, name).id
                self._add(
                    ProjectZone,
                    f"{zone['name']}/{name}",
                    {},
                    zone_id=zone_id,
                    project_id=project_id,
                )

    def _add_tables(self, tables: Mapping[str, Any]) -> None:
        for key, table in tables.items():
            for number, words in enumerate(table.get("notes", ()), start=1):
                self._add(TableNote, f"{key}/{number}", {}, table_key=key, words=words)
            for name, value in table.get("settings", {}).items():
                text = json.dumps(value, ensure_ascii=False)
                self._add(
                    TableSetting,
                    f"{key}/{name}",
                    {},
                    table_key=key,
                    name=name,
                    value=text,
                )

    def _add_group(self, group: Mapping[str, Any]) -> None:
        row = self._add(IndicatorGroup, group["name"], group)
        for indicator in group["indicators"]:
            self._add_indicator(indicator, row.id, None)

    def _add_indicator(
        self, said: Mapping[str, Any], group_id: str, parent: Indicator | None
    ) -> None:
        path = f"{parent.name}/{said['name']}" if parent else said["name"]
        note = said.get("source_note")
        row = self._add(
            Indicator,
            path,
            said,
            group_id=group_id,
            parent_id=parent.id if parent else None,
            note_id=self._find(TableNote, f"indicators/{note}").id if note else None,
        )
        baseline = said.get("baseline")
        targets = [("target", target) for target in said.get("targets", ())]
        for kind, target in [*([("baseline", baseline)] if baseline else []), *targets]:
            self._add(
                Target,
                f"{path}/{kind}/{target['year']}",
                target,
                indicator_id=row.id,
                kind=kind,
            )
        for child in said.get("children", ()):
            self._add_indicator(child, group_id, row)

    def _add_source(self, said: Mapping[str, Any], parent_id: str | None) -> None:
        values = {key: said[key] for key in said if key not in ("tier", "children")}
        values["default_tier"] = said.get("tier", "intended")
        row = self._add(Source, said["name"], values, parent_id=parent_id)
        for child in said.get("children", ()):
            self._add_source(child, row.id)

    def _add_scenario(self, said: Mapping[str, Any]) -> None:
        scenario = self._add(Scenario, said["name"], said)
        for mix in said.get("mixes", ()):
            for project in self._mixed_projects(mix):
                self._add_mix(scenario, project, mix)

    def _mixed_projects(self, mix: Mapping[str, Any]) -> list[Project]:
        if "project" in mix:
            return [self._find(Project, mix["project"])]
        program_id = self._find(Program, mix["program"]).id
        return [
            row
            for row in self._rows
            if isinstance(row, Project) and row.program_id == program_id
        ]

    def _add_mix(
        self, scenario: Scenario, project: Project, mix: Mapping[str, Any]
    ) -> None:
        if not project.need_fen:
            return
        percents = [Decimal(source["percent"]) for source in mix["sources"]]
        years = {int(year): Decimal(part) for year, part in mix["years"].items()}
        amounts = spread_mix(project.need_fen, percents, list(years.values()))
        for source, row in zip(mix["sources"], amounts, strict=True):
            found = self._find(Source, source["source"])
            for year, amount in zip(years, row, strict=True):
                if amount:
                    self._add(
                        Override,
                        f"{scenario.name}/{project.name}/{found.name}/{year}",
                        {},
                        scenario_id=scenario.id,
                        project_id=project.id,
                        source_id=found.id,
                        year=year,
                        tier=source.get("tier", found.default_tier),
                        amount_fen=amount,
                    )

    def _add_wordings(self) -> None:
        kinds = {kind.TABLE: kind for kind in (Program, Project, Task, Zone)}
        for said in self._said.get("wordings", ()):
            row = self._find(kinds[said["of"]], said["name"])
            path = f"{said['table']}/{said['of']}/{said['name']}"
            self._add(
                Wording,
                path,
                {"words": said["words"]},
                table_key=said["table"],
                of_table=said["of"],
                of_id=row.id,
            )


def _whole(text: str, factor: int) -> int:
    amount = Decimal(text) * factor
    if amount != int(amount):
        raise ValueError(text)
    return int(amount)
