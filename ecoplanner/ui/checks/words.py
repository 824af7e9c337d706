"""What each rule is called, what its figures are, and how to mend what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.messages import finding_text
from ecoplanner.model.money import wan_text
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.words import FIELDS
from ecoplanner.words import TABLES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.messages import Language
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.portfolio import Portfolio

translate = QCoreApplication.translate


def rule_name(code: str) -> str:
    """Return the short name of a rule; its code where it has none."""
    names = {
        "costs_differ_from_need": translate("checks", "Costs and need"),
        "zones_differ_from_need": translate("checks", "Money by zone"),
        "more_than_needed": translate("checks", "More than needed"),
        "scenario_more_than_needed": translate("checks", "More than needed"),
        "income_missing": translate("checks", "Income"),
        "need_missing": translate("checks", "Missing amount"),
        "outside_period": translate("checks", "Outside the plan's years"),
        "money_outside_schedule": translate("checks", "Money and schedule"),
        "time_missing": translate("checks", "Missing schedule"),
        "time_unclear": translate("checks", "Unclear schedule"),
        "place_without_zone": translate("checks", "Place in no zone"),
        "zone_contradicts_places": translate("checks", "Zones and places"),
        "lead_missing": translate("checks", "Missing lead"),
        "name_differs": translate("checks", "Different names"),
    }
    return names.get(code, code)


def ways_to_mend(code: str) -> list[str]:
    """Return what may be done about what a rule finds."""
    compare = translate("checks", "Compare both figures and correct the wrong one")
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
        "zone_contradicts_places": [
            translate("checks", "Correct the zones of the project"),
            translate("checks", "Correct its places"),
        ],
        "lead_missing": [translate("checks", "Enter a lead agency")],
        "name_differs": [
            translate("checks", "Use one name in plan and tables"),
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
    }
    found = []
    unit = translate("checks", "{amount} ×10k yuan")
    for key, value in finding.evidence.items():
        if value is None or value == "" or key not in names:
            continue
        text = str(value)
        if key.endswith("_fen"):
            text = unit.format(amount=wan_text(int(text), grouped=True))
        found.append((names[key], text))
    need, parts = (finding.evidence.get(key) for key in ("need_fen", "parts_fen"))
    if isinstance(need, int) and isinstance(parts, int):
        amount = wan_text(parts - need, grouped=True).replace("-", "−")
        found.append((translate("checks", "Difference"), unit.format(amount=amount)))
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
    order = {row.id: at for at, row in enumerate(portfolio.all(Program))}
    rows = sorted(portfolio.all(Project), key=lambda row: order[row.program_id])
    return {row.id: at for at, row in enumerate(rows, start=1)}
