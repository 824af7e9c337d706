"""What the schedule says in words: on the picture, in tooltips, to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.grouping_button import grouping_words

if TYPE_CHECKING:
    from ecoplanner.reports.groups import Grouping
    from ecoplanner.reports.months import Span
    from ecoplanner.ui.schedule.rows import Line
    from ecoplanner.ui.schedule.scene import Scene


def picture_words(grouping: Grouping) -> dict[str, str]:
    """Return the words painted, by what they are for."""
    translate = QCoreApplication.translate
    none = {
        "zone": translate("ScheduleChart", "In no zone"),
        "task": translate("ScheduleChart", "Of no key task"),
        "agency": translate("ScheduleChart", "Without a lead"),
    }
    return {
        "project": translate("ScheduleChart", "Project"),
        "lead": translate("ScheduleChart", "Lead agency"),
        "need": translate("ScheduleChart", "Need"),
        "not filled": translate("ScheduleChart", "not filled"),
        "no schedule": translate(
            "ScheduleChart", "No schedule yet: click to set, drag to draw"
        ),
        "words only": translate("ScheduleChart", "{words}: no years yet, click to set"),
        "assumed": translate("ScheduleChart", "{words} (one end assumed)"),
        "year": translate("ScheduleChart", "{year}"),
        "quarter": translate("ScheduleChart", "Q{number}"),
        "month": translate("ScheduleChart", "{number}"),
        "money": translate("ScheduleChart", "Money by year"),
        "money how": in_unit(
            translate("ScheduleChart", "Dashed: need spread evenly (10,000 yuan)")
        ),
        "no year": translate("ScheduleChart", "{amount} without a year"),
        "none": none.get(grouping, ""),
    }


def drag_words(span: Span) -> str:
    """Return what stands beside the mouse while a bar is dragged."""
    words = QCoreApplication.translate(
        "ScheduleChart",
        "{first} — {last} · {months} months · Alt by month, Shift by year",
    )
    return words.format(
        first=f"{span.first // 12}.{span.first % 12 + 1}",
        last=f"{(span.end - 1) // 12}.{(span.end - 1) % 12 + 1}",
        months=span.length,
    )


def tooltip(line: Line, scene: Scene) -> str:
    """Return what is said of a line under the mouse."""
    translate = QCoreApplication.translate
    name = line.name or scene.words["none"]
    if line.is_group:
        words = translate("ScheduleChart", "{name}: {count} projects")
        return words.format(name=name, count=line.size)
    if line.span is None:
        return translate("ScheduleChart", "{name}: no schedule").format(name=name)
    words = translate(
        "ScheduleChart", "{name}\n{span}, {months} months; printed as “{words}”"
    ).format(
        name=name, span=line.span.text(), months=line.span.length, words=line.words
    )
    return "\n".join((words, *_remarks(line, scene)))


def description(line: Line | None, scene: Scene) -> str:
    """Return the line in hand as a screen reader says it."""
    if line is None:
        return ""
    translate = QCoreApplication.translate
    name = line.name or scene.words["none"]
    if line.is_group:
        state = (
            translate("ScheduleChart", "open")
            if line.is_open
            else translate("ScheduleChart", "folded")
        )
        words = in_unit(
            translate(
                "ScheduleChart",
                "Group {number}, {name}, {count} projects,"
                " {need} (10,000 yuan), {state}",
            )
        )
        need = money_text(line.need or 0)
        return words.format(
            number=line.number, name=name, count=line.size, need=need, state=state
        )
    if line.span is None:
        return translate("ScheduleChart", "{name}, no schedule").format(name=name)
    words = translate("ScheduleChart", "{name}, {span}, {months} months").format(
        name=name, span=line.span.text(), months=line.span.length
    )
    return ", ".join((words, *_remarks(line, scene)))


def title(grouping: Grouping, count: int) -> str:
    """Return what the picture is, for a screen reader."""
    words = QCoreApplication.translate(
        "ScheduleChart", "Schedule, {count} projects, grouped by: {grouping}"
    )
    return words.format(count=count, grouping=grouping_words(grouping))


def is_outside(span: Span, plan: Span) -> bool:
    """Tell whether some of a span lies out of the plan's period."""
    return span.first < plan.first or span.end > plan.end


def _remarks(line: Line, scene: Scene) -> list[str]:
    translate = QCoreApplication.translate
    found = []
    if line.span is not None and line.span.is_open:
        found.append(
            translate("ScheduleChart", "One end is not written down and only assumed")
        )
    if line.span is not None and is_outside(line.span, scene.plan):
        found.append(
            translate("ScheduleChart", "Reaches out of the plan's period (hatched)")
        )
    return found
