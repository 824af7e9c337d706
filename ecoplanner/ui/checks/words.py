"""What each rule is called, what its figures are, and how to mend what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.telling import finding_text
from ecoplanner.words import FIELDS
from ecoplanner.words import TABLES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.messages import Language
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.portfolio import Portfolio

translate = QCoreApplication.translate

#: Figures of evidence whose difference is shown, the smaller side first.
_COMPARED = (
    ("need_fen", "parts_fen"),
    ("limit_fen", "allocated_fen"),
    ("limit_fen", "against_fen"),
)


def rule_name(code: str) -> str:
    """Return the short name of a rule; its code where it has none."""
    names = {
        "costs_differ_from_need": translate("checks", "Costs and need"),
        "zones_differ_from_need": translate("checks", "Money by zone"),
        "more_than_needed": translate("checks", "More than needed"),
        "scenario_more_than_needed": translate("checks", "More than needed"),
        "income_missing": translate("checks", "Income"),
        "scenario_income_missing": translate("checks", "Income"),
        "need_missing": translate("checks", "Missing amount"),
        "outside_period": translate("checks", "Outside the plan's years"),
        "money_outside_schedule": translate("checks", "Money and schedule"),
        "time_missing": translate("checks", "Missing schedule"),
        "time_unclear": translate("checks", "Unclear schedule"),
        "place_without_zone": translate("checks", "Place in no zone"),
        "places_unknown": translate("checks", "Zones and places"),
        "zone_contradicts_places": translate("checks", "Zones and places"),
        "lead_missing": translate("checks", "Missing lead"),
        "name_differs": translate("checks", "Different names"),
        "ceiling_broken": translate("checks", "Over a ceiling"),
        "scenario_ceiling_broken": translate("checks", "Over a ceiling"),
        "floor_missed": translate("checks", "Below a floor"),
        "scenario_floor_missed": translate("checks", "Below a floor"),
        "floors_above_ceiling": translate("checks", "Limits contradict"),
        "floor_above_need": translate("checks", "Floor above need"),
        "ceiling_below_locked": translate("checks", "Ceiling below locks"),
        "award_exceeded": translate("checks", "More than awarded"),
        "scenario_award_exceeded": translate("checks", "More than awarded"),
        "award_not_claimable": translate("checks", "Award not claimable"),
        "award_barred": translate("checks", "Projects without award"),
        "award_unanswered": translate("checks", "Award conditions"),
        "award_out_of_force": translate("checks", "Award not in force"),
        "scenario_money_outside_schedule": translate("checks", "Money and schedule"),
        "start_outside_bounds": translate("checks", "Start and bounds"),
        "start_bounds_impossible": translate("checks", "Impossible start"),
        "links_contradict": translate("checks", "Links contradict"),
    }
    return names.get(code, code)


def ways_to_mend(code: str) -> list[str]:
    """Return what may be done about what a rule finds."""
    compare = translate("checks", "Compare both figures and correct the wrong one")
    raised = translate("checks", "Raise the limit on Funding, Ceilings")
    lowered = translate("checks", "Lower the floor on Funding, Ceilings")
    bounds = translate("checks", "Widen the bounds of the start in the inspector")
    schedule = translate("checks", "Correct the schedule")
    ways = {
        "costs_differ_from_need": [compare],
        "zones_differ_from_need": [compare],
        "more_than_needed": [
            translate("checks", "Give the project less on Funding"),
            translate("checks", "Correct its need on Projects"),
        ],
        "scenario_more_than_needed": [
            translate("checks", "Give the project less in that scenario"),
            translate("checks", "Correct its need on Projects"),
        ],
        "income_missing": [
            translate("checks", "Say that the project earns income"),
            translate("checks", "Take the money from another source"),
        ],
        "scenario_income_missing": [
            translate("checks", "Say that the project earns income"),
            translate("checks", "Give the project less in that scenario"),
        ],
        "need_missing": [
            translate("checks", "Enter the amount"),
            translate("checks", "Leave it out of the annex"),
        ],
        "outside_period": [
            translate("checks", "Correct the schedule"),
            translate("checks", "Widen the years of the plan in its properties"),
        ],
        "money_outside_schedule": [
            translate("checks", "Move the money to years of work on Funding"),
            translate("checks", "Correct the schedule"),
        ],
        "time_missing": [translate("checks", "Enter the years of work")],
        "time_unclear": [translate("checks", "Write the years, such as 2026-2030")],
        "place_without_zone": [
            translate("checks", "Add the place to a zone on Zones"),
            translate("checks", "Correct the places of the projects"),
        ],
        "places_unknown": [translate("checks", "Correct its places")],
        "zone_contradicts_places": [
            translate("checks", "Correct the zones of the project"),
            translate("checks", "Correct its places"),
        ],
        "lead_missing": [translate("checks", "Enter a lead agency")],
        "name_differs": [
            translate("checks", "Use one name in plan and tables"),
        ],
        "ceiling_broken": [
            translate("checks", "Set less aside on Funding"),
            raised,
        ],
        "scenario_ceiling_broken": [
            translate("checks", "Set less aside in that scenario"),
            raised,
        ],
        "floor_missed": [translate("checks", "Set more aside on Funding"), lowered],
        "scenario_floor_missed": [
            translate("checks", "Set more aside in that scenario"),
            lowered,
        ],
        "floors_above_ceiling": [raised, lowered],
        "floor_above_need": [
            lowered,
            translate("checks", "Correct the needs on Projects"),
        ],
        "ceiling_below_locked": [
            raised,
            translate("checks", "Unlock some of the money on Funding"),
        ],
        "award_exceeded": [
            translate("checks", "Set less aside on Funding"),
            translate("checks", "Apply for more projects"),
        ],
        "scenario_award_exceeded": [
            translate("checks", "Set less aside in that scenario"),
        ],
        "award_not_claimable": [
            translate("checks", "Meet the condition and say so on Award rules"),
            translate("checks", "Take the money from another source"),
        ],
        "award_barred": [
            translate("checks", "Take the money of those projects elsewhere"),
            translate("checks", "Correct what is said about them on Award rules"),
        ],
        "award_unanswered": [
            translate("checks", "Answer the conditions on Award rules"),
        ],
        "award_out_of_force": [
            translate("checks", "Use the edition that is in force in those years"),
        ],
        "scenario_money_outside_schedule": [
            translate("checks", "Move the money to years of work in that scenario"),
            schedule,
        ],
        "start_outside_bounds": [schedule, bounds],
        "start_bounds_impossible": [
            bounds,
            translate("checks", "Shorten the work"),
        ],
        "links_contradict": [
            translate("checks", "Remove a link in the inspector"),
        ],
    }
    stands = translate("checks", "Where it is right as it is, waive it with a reason")
    return [*ways.get(code, []), stands]


def evidence(finding: Finding, language: Language) -> list[tuple[str, str]]:
    """Return the figures that a finding rests on, with their names."""
    names = {
        "need_fen": word(FIELDS, "need", language),
        "parts_fen": translate("checks", "Sum of the parts"),
        "allocated_fen": translate("checks", "Set aside"),
        "scenario": word(TABLES, "scenarios", language),
        "sources": word(TABLES, "sources", language),
        "year": word(FIELDS, "year", language),
        "years": translate("checks", "Years with money"),
        "first": word(FIELDS, "first_year", language),
        "last": word(FIELDS, "last_year", language),
        "projects": translate("checks", "Projects there"),
        "zones": translate("checks", "Zones listed"),
        "by_places": translate("checks", "Zones of the places"),
        "tables": translate("checks", "Tables"),
        "words": translate("checks", "Written there"),
        "limit_fen": translate("checks", "Limit"),
        "against_fen": translate("checks", "Against it"),
        "floors": translate("checks", "Floors"),
        "others": translate("checks", "Other projects"),
        "bounds": translate("checks", "Bounds of the start"),
        "length": translate("checks", "Years of work"),
        "count": translate("checks", "Without an answer"),
    }
    if finding.table == AwardRule.TABLE:
        names["words"] = translate("checks", "Conditions")
    found = []
    unit = in_unit(translate("checks", "{amount} (10,000 yuan)"))
    for key, value in finding.evidence.items():
        if value is None or value == "" or key not in names:
            continue
        text = str(value)
        if key.endswith("_fen"):
            text = unit.format(amount=money_text(int(text)))
        found.append((names[key], text))
    for first, second in _COMPARED:
        before, after = finding.evidence.get(first), finding.evidence.get(second)
        if isinstance(before, int) and isinstance(after, int):
            amount = money_text(after - before).replace("-", "−")
            name = translate("checks", "Difference")
            found.append((name, unit.format(amount=amount)))
    return found


def said(finding: Finding, language: Language) -> tuple[str, str]:
    """Return what was found and what to do, each as a sentence."""
    text = finding_text(finding, language)
    mark, stop = ("：", "。") if language == "zh" else (": ", ".")
    head, parted, tail = text.rpartition(mark)
    if not parted:
        return text, ""
    return f"{head}{stop}", tail[:1].upper() + tail[1:]


def place(finding: Finding, order: Mapping[str, int], language: Language) -> str:
    """Return where a finding is: kind and number of the row, and the field.

    Args:
        finding: the finding.
        order: what `numbers` returned.
        language: language of the words.
    """
    table = word(TABLES, finding.table, language)
    if finding.table == Project.TABLE:
        number = order.get(finding.row_id)
        words = translate("checks", "Project {number}")
        table = words.format(number=number) if number else table
    field = word(FIELDS, finding.field, language) if finding.field else ""
    return " · ".join(filter(None, (table, field)))


def numbers(portfolio: Portfolio) -> dict[str, int]:
    """Return the numbers of the projects in the order of the annex."""
    return portfolio.once(numbers, lambda: _numbers(portfolio))


def work_ahead(portfolio: Portfolio) -> Iterator[None]:
    """Number the projects before anybody asks."""
    numbers(portfolio)
    yield


def _numbers(portfolio: Portfolio) -> dict[str, int]:
    rows = (
        project
        for program in portfolio.all(Program)
        for project in portfolio.having(Project, "program_id", program.id)
    )
    return {row.id: at for at, row in enumerate(rows, start=1)}
