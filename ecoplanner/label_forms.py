"""The forms that labels of edits have: those of the window, those of the command line.

A label is kept in the language in which it was made. Its form tells which parts of it
are names, which stay, and which are words of ours, which have another language.
"""

from __future__ import annotations

from collections.abc import Mapping

#: What a part in braces is, where it is not a context of the window's words: names as
#: they are, a quoted name or a count of projects, several words of the command line.
ANY, PROJECTS = "", "#projects"
FIELD_NAMES, TABLE, FACT, SETTINGS = "#fields", "#tables", "#facts", "#settings"
#: Contexts of the window whose words may be joined by commas.
JOINED = frozenset(("checks",))
#: What parts of a form are, by name; those not named are names, and stay.
Parts = Mapping[str, str]

_COLUMN: Parts = {"column": "columns", "what": PROJECTS}
_WHAT: Parts = {"what": PROJECTS}
_PLAIN: Parts = {}

#: Of the window: context and English words, whose Chinese stands with the translations.
OF_WINDOW: tuple[tuple[str, str, Parts], ...] = (
    ("GridEdits", "Change {column} of {what}", _COLUMN),
    ("GridEdits", "Change {count} cells", _PLAIN),
    ("GridEdits", "Add “{name}”", _PLAIN),
    ("GridEdits", "Duplicate {what}", _WHAT),
    ("GridEdits", "Delete {what}", _WHAT),
    ("GridEdits", "Move {what}", _WHAT),
    ("GridEdits", "Paste {n} rows", _PLAIN),
    ("GroupNames", "Add a programme", _PLAIN),
    ("GroupNames", "Rename “{name}”", _PLAIN),
    ("SchedulePage", "Add “{name}”", _PLAIN),
    ("SchedulePage", "Change the time of “{name}”", _PLAIN),
    ("Inspector", "Change {what}", {"what": "InspectorForm"}),
    ("Inspector", "Change {what}", {"what": "ProjectDetails"}),
    ("Inspector", "Change {what}", {"what": "SelectionFacts"}),
    ("Inspector", "Let a finding stand", _PLAIN),
    ("Inspector", "Count a finding again", _PLAIN),
    ("ListModel", "Change {field} of {name}", {"field": "lists"}),
    ("ListModel", "Add {name}", _PLAIN),
    ("ListModel", "Delete {name}", _PLAIN),
    ("ListModel", "Move {name}", _PLAIN),
    ("ListModel", "Paste {count} rows", _PLAIN),
    ("ZonePlaces", "Add {place} to {zone}", _PLAIN),
    ("PlanDialogs", "Change properties of the plan", _PLAIN),
    ("ChecksPage", "Waive {rule}", {"rule": "checks"}),
    ("ChecksPage", "Take waivers back", _PLAIN),
    ("ProjectsModel", "Change need", _PLAIN),
    ("Asking", "Write notes", _PLAIN),
    ("Asking", "Change how the annex is printed", _PLAIN),
    ("OptionEdits", "Change how the annex is printed", _PLAIN),
    ("FundingPage", "Change {source} of “{name}”", _PLAIN),
    ("FundingPage", "Change how sure {source} is", _PLAIN),
    ("FundingPage", "Years of “{name}” laid anew", _PLAIN),
    ("FundingPage", "Lock {source}", _PLAIN),
    ("FundingPage", "Unlock {source}", _PLAIN),
    ("ScenarioEdits", "New scenario", _PLAIN),
    ("ScenarioEdits", "Duplicate scenario", _PLAIN),
    ("ScenarioEdits", "Delete scenario “{name}”", _PLAIN),
    ("ScenarioEdits", "Rename scenario “{name}”", _PLAIN),
    ("ScenarioEdits", "Adopt “{name}” as the plan", _PLAIN),
    ("ScenarioEdits", "Lock “{name}”", _PLAIN),
    ("ScenarioEdits", "Unlock “{name}”", _PLAIN),
    ("Applying", "New scenario “{name}”", _PLAIN),
    ("AwardsPanel", "Answer “{words}”", _PLAIN),
    ("AwardsPanel", "Use the rule “{name}”", _PLAIN),
    ("AwardsPanel", "Remove the rule “{name}”", _PLAIN),
    ("DifferencesPanel", "Say why an amount differs", _PLAIN),
    ("BackfillPanel", "Gap filled", _PLAIN),
    ("ChoosingPanel", "Projects chosen", _PLAIN),
    ("SolvingPanel", "Limits kept", _PLAIN),
    ("SolvingPanel", "Smallest gap", _PLAIN),
    ("SolvingPanel", "Least {source}", _PLAIN),
    ("SolvingPanel", "Most {source}", _PLAIN),
)

#: Of the command line: Chinese and English.
OF_COMMANDS: tuple[tuple[str, str, Parts], ...] = (
    ("修改 {name}：{fields}", "Change {name}: {fields}", {"fields": FIELD_NAMES}),
    ("新增{table}：{name}", "Add {table}: {name}", {"table": TABLE}),
    ("删除{table}：{name}", "Remove {table}: {name}", {"table": TABLE}),
    ("版面：{settings}", "Page: {settings}", {"settings": SETTINGS}),
    ("回到版本：{name}", "Back at version: {name}", _PLAIN),
    ("新增奖补规则：{name}", "add award rule: {name}", _PLAIN),
    ("修改奖补档次：{name}", "change step: {name}", _PLAIN),
    ("修改奖补条件：{name}", "change conditions: {name}", _PLAIN),
    ("采用奖补规则：{name}", "keep award rule: {name}", _PLAIN),
    ("不再采用：{name}", "drop award rule: {name}", _PLAIN),
    ("答复：{words}", "answer: {words}", {"words": FACT}),
    ("答复：{words}", "answer: {words}", _PLAIN),
    ("写入选择结果：{name}", "write what was chosen: {name}", _PLAIN),
    ("写入求解结果：{name}", "write what was solved: {name}", _PLAIN),
    ("采用筹资方案：{name}", "adopt scenario: {name}", _PLAIN),
    ("新建筹资方案：{name}", "new scenario: {name}", _PLAIN),
    ("方案改名：{names}", "rename scenario: {names}", _PLAIN),
    ("删除筹资方案：{name}", "delete scenario: {name}", _PLAIN),
    ("锁定：{what}", "lock: {what}", _PLAIN),
    ("解锁：{what}", "unlock: {what}", _PLAIN),
    ("安排资金：{what}", "allocate: {what}", _PLAIN),
    ("设限额：{what}", "add limit: {what}", _PLAIN),
    ("删限额：{what}", "remove limit: {what}", _PLAIN),
    ("调整筹资比例：{what}", "mix: {what}", _PLAIN),
)
