"""Findings as a list: grouped by rule where there are many, waived ones last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from typing import Literal
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from typing_extensions import override

from ecoplanner.ui.checks import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.annex import Waiver
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.portfolio import Portfolio

Index = QModelIndex | QPersistentModelIndex
#: More findings than this are grouped by rule, and a group shows so many at first.
GROUPED_FROM, GROUP_SIZE = 40, 20
FindingKey = tuple[str, str, str, str]
ITEM_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the list.

    Attributes:
        kind: a `finding`, a `group` of one rule, `more` of it, the head of those
            that are waived (`fold`), or a `waived` one.
        title: what it says.
        reason: what to do, or why it is waived.
        where: the place of a finding.
        rule: name of the rule.
        code: code of the rule.
        finding: the finding, where it is one.
        is_open: whether a group shows what belongs to it.
    """

    kind: Literal["finding", "group", "more", "fold", "waived"]
    title: str
    reason: str = ""
    where: str = ""
    rule: str = ""
    code: str = ""
    finding: Finding | None = None
    is_open: bool = True


def key_of(finding: Finding) -> FindingKey:
    """Return what a waiver names a finding by."""
    return (finding.code, finding.table, finding.row_id, finding.field)


class FindingsModel(QAbstractListModel):
    """Lines for findings.

    Roles:
        UserRole: the `Item`.
    """

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._shown: dict[str, int] = {}
        self._closed: set[str] = set()
        self._is_open = False
        self._severity = ""
        self._needle = self._rule = ""
        self._findings: Sequence[Finding] = ()
        self._waivers: dict[FindingKey, Waiver] = {}
        self._numbers: dict[str, int] = {}
        self._names: dict[str, str] = {}
        self.items: list[Item] = []

    def show_findings(
        self,
        findings: Sequence[Finding],
        waivers: dict[FindingKey, Waiver],
        portfolio: Portfolio,
    ) -> None:
        """Show other findings."""
        self._findings, self._waivers = findings, waivers
        self._numbers = words.numbers(portfolio)
        self._rebuild()

    def show_severity(self, severity: str) -> None:
        """Show only errors, warnings or notices; all for an empty text."""
        self._severity = severity
        self._is_open = severity == "waived"
        self._rebuild()

    def show_matches(self, needle: str) -> None:
        """Show only findings that say a text."""
        self._needle = needle.casefold()
        self._rebuild()

    @property
    def rule(self) -> str:
        """Code of the rule whose findings alone are shown; empty for all."""
        return self._rule

    @property
    def rules(self) -> dict[str, int]:
        """How many findings that are not waived each rule has, by code."""
        return Counter(each.code for each in self._findings if each.waived is None)

    def show_rule(self, code: str) -> None:
        """Show only what one rule finds; all for an empty code."""
        self._rule = code
        self._rebuild()

    def toggle(self, item: Item) -> None:
        """Fold or open a group, or show more of it."""
        if item.kind == "more":
            self._shown[item.code] = self._shown.get(item.code, GROUP_SIZE) + GROUP_SIZE
        elif item.kind == "group":
            self._closed ^= {item.code}
        elif item.kind == "fold":
            self._is_open = not self._is_open
        self._rebuild()

    def row_of(self, key: FindingKey) -> int:
        """Return the line of a finding, -1 where it is not shown."""
        for at, item in enumerate(self.items):
            if item.finding is not None and key_of(item.finding) == key:
                return at
        return -1

    def _rebuild(self) -> None:
        self.beginResetModel()
        self.items = self._lines()
        self.endResetModel()

    def listed(self) -> list[Item]:
        """Return all findings of the filter that are not waived, folded ones too."""
        return [self._item(each, "finding") for each in self._open_ones()]

    def _open_ones(self) -> list[Finding]:
        """Return the findings of the filter that are not waived."""
        found = [
            each
            for each in self._findings
            if each.waived is None
            and self._severity in ("", each.severity)
            and self._rule in ("", each.code)
        ]
        if not self._needle:
            return found
        return [each for each in found if self._matches(self._item(each, "finding"))]

    def _lines(self) -> list[Item]:
        waived = [
            each
            for each in self._findings
            if each.waived is not None and self._rule in ("", each.code)
        ]
        found = self._open_ones()
        # Of thousands few are shown: the others need no words.
        if len(found) > GROUPED_FROM:
            items = self._grouped(found)
        else:
            items = [self._item(each, "finding") for each in found]
        if waived and self._severity in ("", "waived"):
            title = self.tr("Waived {count}").format(count=len(waived))
            items.append(Item(kind="fold", title=title, is_open=self._is_open))
            if self._is_open:
                items += [self._item(each, "waived") for each in waived]
        return items

    def _grouped(self, findings: list[Finding]) -> list[Item]:
        groups: dict[str, list[Finding]] = {}
        for each in findings:
            groups.setdefault(each.code, []).append(each)
        found = []
        for code, members in groups.items():
            is_open = code not in self._closed
            title = f"{self._rule_name(code)}  {len(members)}"
            found.append(
                Item(
                    kind="group",
                    title=title,
                    code=code,
                    finding=None,
                    is_open=is_open,
                )
            )
            if not is_open:
                continue
            shown = self._shown.get(code, GROUP_SIZE)
            found += [self._item(each, "finding") for each in members[:shown]]
            left = len(members) - shown
            if left > 0:
                words_of_more = self.tr("Show {count} more").format(
                    count=min(left, GROUP_SIZE)
                )
                found.append(Item(kind="more", title=words_of_more, code=code))
        return found

    def _item(self, finding: Finding, kind: Literal["finding", "waived"]) -> Item:
        title, reason = words.said(finding, self._language)
        if kind == "waived":
            waiver = self._waivers.get(key_of(finding))
            who = waiver.who if waiver else ""
            day = waiver.waived_at[:10] if waiver else ""
            signed = " ".join(filter(None, (who, day)))
            reason = " —— ".join(filter(None, (finding.waived, signed)))
        return Item(
            kind=kind,
            title=title,
            reason=reason,
            where=words.place(finding, self._numbers, self._language),
            rule=self._rule_name(finding.code),
            code=finding.code,
            finding=finding,
        )

    def _rule_name(self, code: str) -> str:
        if code not in self._names:
            self._names[code] = words.rule_name(code)
        return self._names[code]

    def _matches(self, item: Item) -> bool:
        said = f"{item.title} {item.reason} {item.where} {item.rule}"
        return self._needle in said.casefold()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (item.title, item.reason)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(filter(None, (item.title, item.reason, item.where)))
        return None
