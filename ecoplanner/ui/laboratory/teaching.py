"""What each control of the laboratory does, as its tooltip."""

from __future__ import annotations

from operator import attrgetter
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.ui.laboratory.panel import LabPanel

translate = QCoreApplication.translate


def tab_tips() -> tuple[str, ...]:
    """Return what is behind each tab, the money first."""
    return (
        translate("teaching", "What each source gives by year, and what is missing"),
        translate(
            "teaching",
            "The most and the least that money may be, and what is used of it",
        ),
        translate(
            "teaching",
            "What if money falls, comes late or fails: the gap, and who loses",
        ),
        translate("teaching", "Fill the gap rule by rule; each step can be undone"),
        translate("teaching", "How large the gap gets when money is not sure"),
        translate(
            "teaching", "The least, the most or the nearest mix that keeps every limit"
        ),
        translate("teaching", "Too little money: which projects, and when"),
        translate("teaching", "What award rules pay, and how far the next step is"),
        translate("teaching", "The plan and its scenarios in one table"),
        translate("teaching", "Every amount that a scenario changes, with the reason"),
    )


def teach(panel: LabPanel) -> None:
    """Let the controls of a panel say what they do."""
    name = type(panel).__name__
    for path, tip in _tips().get(name, {}).items():
        attrgetter(path)(panel).setToolTip(tip)
    for path, tip in _segments().get(name, {}).items():
        for button in attrgetter(path)(panel).group.buttons():
            button.setToolTip(tip)
    chances: Mapping[str, Any] = getattr(panel, "chances", {})
    for field in chances.values():
        field.setToolTip(
            translate("teaching", "How likely money that is as sure as this comes")
        )


def _segments() -> Mapping[str, Mapping[str, str]]:
    return {
        "ComparingPanel": {"by": translate("teaching", "What the rows sum")},
        "ChoosingPanel": {
            "choice.view": translate("teaching", "Which projects are listed")
        },
    }


def _tips() -> Mapping[str, Mapping[str, str]]:
    return {
        "StressPanel": {
            "source": translate(
                "teaching", "Whose money fails; a heading stands for all below it"
            ),
            "tier": translate("teaching", "Only money that is as sure as this"),
            "kind": translate(
                "teaching", "Less of it comes, or all of it some years later"
            ),
            "percent": translate("teaching", "How much of that money does not come"),
            "years": translate(
                "teaching", "What comes after the years of work counts as lost"
            ),
        },
        "BackfillPanel": {
            "rules": translate(
                "teaching", "Rules are tried from the top until nothing is missing"
            ),
            "kind": translate(
                "teaching",
                "A source gives more, now or later; or the last project slips",
            ),
            "source": translate("teaching", "The source that gives more"),
            "add_button": translate(
                "teaching", "Puts this rule at the end of the list"
            ),
            "like": translate("teaching", "In which years money is wanted"),
        },
        "RiskPanel": {
            "by": translate(
                "teaching",
                "Whether each amount fails by itself, or all of a source together",
            ),
            "draws": translate("teaching", "More draws are steadier and take longer"),
        },
        "SolvingPanel": {
            "run_button": translate("teaching", "Works out what is asked below"),
            "stop_button": translate(
                "teaching", "Ends the work; what is known by then is shown"
            ),
            "aim": translate(
                "teaching", "The limits of the plan are kept, whatever is wanted"
            ),
            "source": translate(
                "teaching", "The money whose least, most or range is wanted"
            ),
            "covering": translate("teaching", "What no mix may take from a project"),
            "most_source": translate(
                "teaching", "The money that the limit below is on"
            ),
            "most": translate(
                "teaching", "An amount such as 8000, or a share of the need such as 30%"
            ),
            "year_source": translate(
                "teaching", "The money that the yearly limit below is on"
            ),
            "yearly": translate(
                "teaching", "An amount that no year may pass, such as 8000"
            ),
        },
        "ChoosingPanel": {
            "run_button": translate("teaching", "Works out what is asked below"),
            "stop_button": translate(
                "teaching", "Ends the work; what is known by then is shown"
            ),
            "by": translate(
                "teaching",
                "What chosen projects are worth: priority, or benefit as typed",
            ),
            "budget": translate(
                "teaching",
                "All money that the chosen projects may take; empty for no limit",
            ),
            "moves": translate(
                "teaching", "Starts move within the years that each project allows"
            ),
            "seconds": translate("teaching", "The best choice found by then is shown"),
        },
        "AwardsPanel": {
            "source": translate("teaching", "Only rules of who pays are offered"),
            "program": translate(
                "teaching", "The projects that are applied for together"
            ),
            "entry": translate(
                "teaching", "Rules by name and edition; the newest comes first"
            ),
            "keep_button": translate(
                "teaching", "The plan keeps this edition, even when a newer one comes"
            ),
            "yes_button": translate("teaching", "Answers the condition chosen below"),
            "no_button": translate("teaching", "Answers the condition chosen below"),
            "unsaid_button": translate(
                "teaching", "Takes the answer to the condition chosen below back"
            ),
            "drop_button": translate(
                "teaching", "Takes the rule out of the plan; undo brings it back"
            ),
        },
        "DifferencesPanel": {
            "why": translate("teaching", "Kept with the amount, and printed with it"),
        },
    }
