"""The words of tables, fields and codes in Chinese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Words = tuple[str, str]

#: Units of money as they stand in sentences and headings.
MONEY_UNITS: dict[str, Words] = {
    "wan": ("万元", "10,000 yuan"),
    "yi": ("亿元", "100m yuan"),
}

TABLES: dict[str, Words] = {
    "plan": ("规划", "plan"),
    "phases": ("规划期", "phase"),
    "zones": ("修复分区", "zone"),
    "key_areas": ("重点区域", "key area"),
    "places": ("实施区域", "place"),
    "zone_places": ("分区范围", "place of a zone"),
    "zone_villages": ("村", "village"),
    "tasks": ("重点任务", "task"),
    "programs": ("重大工程", "programme"),
    "agencies": ("责任单位", "agency"),
    "projects": ("子项目", "project"),
    "costs": ("费用", "cost"),
    "quantities": ("建设规模", "quantity"),
    "project_zones": ("项目所在分区", "zone of a project"),
    "project_places": ("项目实施区域", "place of a project"),
    "project_agencies": ("项目责任单位", "agency of a project"),
    "indicator_groups": ("指标类别", "indicator group"),
    "indicators": ("指标", "indicator"),
    "targets": ("目标值", "target"),
    "sources": ("资金来源", "source of money"),
    "scenarios": ("筹资方案", "scenario"),
    "allocations": ("资金安排", "allocation"),
    "overrides": ("方案资金安排", "allocation of a scenario"),
    "ceilings": ("限额", "ceiling"),
    "table_notes": ("表注", "note of a table"),
    "table_settings": ("版面设置", "page setting"),
    "wordings": ("表中名称", "wording"),
    "waivers": ("保留的核对问题", "waiver"),
    "project_links": ("项目关联", "link between projects"),
    "project_facts": ("项目事实", "fact about a project"),
    "funding_locks": ("资金锁定", "lock on money"),
    "award_rules": ("奖补规则", "award rule"),
    "award_steps": ("奖补档次", "step of an award rule"),
    "award_conditions": ("奖补条件", "condition of an award rule"),
    "versions": ("版本", "version"),
    "samples": ("示例规划", "sample plan"),
    "reports": ("附表", "annex table"),
}

FIELDS: dict[str, Words] = {
    "title": ("规划名称", "Title"),
    "region": ("地区", "Region"),
    "region_code": ("行政区划代码", "Region code"),
    "level": ("层级", "Level"),
    "lead_split": ("牵头单位分摊方式", "Split between leads"),
    "zone_split": ("分区分摊方式", "Split between zones"),
    "compiled_by": ("编制单位", "Compiled by"),
    "made_on_text": ("编制日期", "Date"),
    "base_year": ("基准年", "Base year"),
    "name": ("名称", "Name"),
    "content": ("建设内容及规模", "Content"),
    "places": ("实施区域", "Places"),
    "places_text": ("实施区域", "Places"),
    "zones": ("修复分区", "Zones"),
    "schedule": ("建设时序", "Schedule"),
    "schedule_text": ("建设时序", "Schedule"),
    "first_year": ("开始年份", "First year"),
    "last_year": ("结束年份", "Last year"),
    "first_month": ("开始月份", "First month"),
    "last_month": ("结束月份", "Last month"),
    "leads": ("牵头单位", "Leads"),
    "supports": ("配合单位", "Supports"),
    "need": ("资金需求", "Need"),
    "need_fen": ("资金需求", "Need"),
    "amount": ("金额", "Amount"),
    "amount_fen": ("金额", "Amount"),
    "program": ("重大工程", "Programme"),
    "program_id": ("重大工程", "Programme"),
    "note": ("备注", "Note"),
    "value": ("数值", "Value"),
    "upper": ("上限值", "Upper value"),
    "unit": ("单位", "Unit"),
    "words": ("文字", "Words"),
    "area_m2": ("面积", "Area"),
    "is_printed": ("印入附表", "Printed"),
    "earns_income": ("有收益", "Income"),
    "reason": ("理由", "Reason"),
    "code": ("代码", "Code"),
    "full_name": ("全称", "Full name"),
    "short_name": ("简称", "Short name"),
    "label": ("编号", "Label"),
    "kind": ("类型", "Kind"),
    "parent_id": ("上级", "Parent"),
    "scope_text": ("范围", "Scope"),
    "condition": ("自然条件", "Condition"),
    "problems": ("主要问题", "Problems"),
    "direction": ("主攻方向", "Direction"),
    "coverage": ("所含范围", "Coverage"),
    "zone_id": ("修复分区", "Zone"),
    "place_id": ("实施区域", "Place"),
    "zone_place_id": ("分区范围", "Place of a zone"),
    "task_id": ("重点任务", "Task"),
    "project_id": ("子项目", "Project"),
    "agency_id": ("责任单位", "Agency"),
    "role": ("牵头或配合", "Role"),
    "group_id": ("指标类别", "Indicator group"),
    "note_id": ("表注", "Note of a table"),
    "indicator_id": ("指标", "Indicator"),
    "nature": ("指标属性", "Nature"),
    "is_numbered": ("有序号", "Numbered"),
    "year": ("年份", "Year"),
    "relation": ("约束方式", "Relation"),
    "root": ("资金大类", "Root"),
    "default_tier": ("落实程度", "Tier"),
    "tier": ("落实程度", "Tier"),
    "needs_income": ("须有收益", "Needs income"),
    "policy": ("政策依据", "Policy"),
    "pays_for": ("支持内容", "Pays for"),
    "source_id": ("资金来源", "Source"),
    "scenario_id": ("筹资方案", "Scenario"),
    "is_illustration": ("仅为示例", "Illustration"),
    "is_locked": ("已锁定", "Locked"),
    "bound": ("上限或下限", "Bound"),
    "share_ppm": ("占比", "Share"),
    "table_key": ("附表", "Annex table"),
    "of_table": ("对象类别", "Kind of row"),
    "of_id": ("对象", "Row"),
    "field": ("栏目", "Field"),
    "who": ("经办人", "Who"),
    "waived_at": ("时间", "Time"),
    "priority": ("优先级", "Priority"),
    "benefit": ("效益", "Benefit"),
    "start_from": ("最早开工年份", "Earliest start"),
    "start_to": ("最晚开工年份", "Latest start"),
    "other_id": ("关联项目", "Other project"),
    "made_from": ("来自方案", "Made from"),
    "rule_id": ("奖补规则", "Award rule"),
    "rule_key": ("规则库条目", "Entry of the rule book"),
    "line": ("资金渠道", "Line of money"),
    "document": ("文件名称", "Document"),
    "number": ("文号", "Number"),
    "issued": ("印发时间", "Issued"),
    "address": ("出处", "Source"),
    "confidence": ("把握程度", "Confidence"),
    "from_fen": ("总投资起点", "Total from"),
    "grant_fen": ("定额奖补", "Grant"),
    "most_fen": ("最高额", "At most"),
    "rate_fen": ("单位补助", "Rate a unit"),
    "measure": ("补助内容", "Measure"),
    "fact": ("事项", "Fact"),
    "answer": ("答复", "Answer"),
    "printed": ("印入附表", "Printed"),
    "income": ("有收益", "Income"),
    "quantities": ("建设规模", "Quantities"),
    "costs": ("费用", "Costs"),
    "zone_amounts": ("分区金额", "Amounts by zone"),
    "places@": ("实施区域", "Places"),
    "after": ("位置", "Place in the list"),
    "area": ("面积", "Area"),
    "parent": ("上级", "Parent"),
    "zone": ("修复分区", "Zone"),
    "place": ("实施区域", "Place"),
    "task": ("重点任务", "Task"),
    "to": ("所属", "What it belongs to"),
    "columns": ("列", "Columns"),
}

#: Values that are codes, as a person calls them.
VALUES: dict[str, Words] = {
    "lead": ("牵头", "lead"),
    "support": ("配合", "support"),
    "whole": ("全部", "whole"),
    "include": ("仅含所列村", "only the villages named"),
    "except": ("除所列村外", "all but the villages named"),
    "construction": ("建筑安装", "construction"),
    "equipment": ("设备购置", "equipment"),
    "other": ("其他", "other"),
    "independent": ("独立费用", "independent"),
    "binding": ("约束性", "binding"),
    "expected": ("预期性", "expected"),
    "baseline": ("基期", "baseline"),
    "target": ("目标", "target"),
    "secured": ("已落实", "secured"),
    "applied": ("拟申请", "applied for"),
    "intended": ("意向", "intended"),
    "key_area": ("重点区域", "key area"),
    "zone": ("修复分区", "zone"),
    "central": ("中央", "central"),
    "local": ("地方", "local"),
    "social": ("社会资本", "social"),
    "ge": ("≥", "≥"),
    "le": ("≤", "≤"),
    "gt": ("＞", ">"),
    "lt": ("＜", "<"),
    "eq": ("=", "="),
}

#: Printed tables, by key.
REPORTS: dict[str, Words] = {
    "schedule": ("附表", "the schedule"),
    "tasks": ("重点任务表", "the table of tasks"),
    "zones": ("分区项目表", "the table of zones"),
    "investment": ("投资估算表", "the table of investment"),
    "indicators": ("指标表", "the table of indicators"),
    "funding": ("资金安排表", "the table of funding"),
    "annual": ("分年度资金表", "the table of yearly money"),
    "agencies": ("责任分工表", "the table of agencies"),
    "scenarios": ("方案比较表", "the table of scenarios"),
    "findings": ("核对清单", "the list of findings"),
    "gantt": ("进度图", "the chart of the schedule"),
}

TIERS: dict[str, Words] = {
    "secured": ("已落实", "secured"),
    "applied": ("拟申请", "applied for"),
    "intended": ("意向", "intended"),
}

#: What a choice of projects adds up.
MEASURES: dict[str, Words] = {
    "benefit": ("效益合计", "benefit"),
    "priority": ("优先级合计", "sum of priorities"),
}

#: What award rules ask for.
FACTS: dict[str, Words] = {
    "central_funded": ("已有中央财政资金支持", "has central money already"),
    "responsible_party": ("有明确责任主体", "has a clear responsible party"),
    "breaks_protection": (
        "不符合保护地和红线管控",
        "breaks the control of protected areas or red lines",
    ),
    "showpiece": ("公园广场、雕塑盆景一类", "park, square, sculpture or showpiece"),
    "hidden_debt": ("新增隐性债务", "makes hidden public debt"),
    "earns_income": ("有收益", "earns income"),
    "total_at_least": ("总投资不低于（万元）", "total at least (10,000 yuan)"),
    "years_at_most": ("实施期不超过（年）", "years at most"),
    "area_at_least": ("面积不小于（平方公里）", "area at least (km2)"),
    "other": ("其他", "other"),
}

#: How an award rule asks for it.
CONDITION_KINDS: dict[str, Words] = {
    "requires": ("须满足", "requires"),
    "excludes": ("不支持", "excludes"),
    "note": ("说明", "note"),
}

#: How sure we are of a rule.
CONFIDENCES: dict[str, Words] = {
    "A": ("官方文本", "official text"),
    "B": ("报道或转载", "newspaper or re-post"),
    "C": ("其他出处", "other source"),
    "unconfirmed": ("未查证", "unconfirmed"),
}

SEVERITIES: dict[str, Words] = {
    "error": ("错误", "error"),
    "warning": ("提醒", "warning"),
    "notice": ("建议", "notice"),
}

#: Roots of the tree of sources.
ROOTS: dict[str, Words] = {
    "central": ("中央", "central"),
    "local": ("地方", "local"),
    "social": ("社会资本", "social capital"),
}

LEVELS: dict[str, Words] = {
    "province": ("省级", "province"),
    "city": ("市级", "city"),
    "county": ("县级", "county"),
}

#: Whose money it is, in the order of sources.
SOURCE_LEVELS: dict[str, Words] = {
    "central": ("中央", "central"),
    "province": ("省级", "province"),
    "city": ("市级", "city"),
    "county": ("县级", "county"),
    "bond": ("债券贷款等", "bonds and loans"),
    "social": ("社会资本", "social capital"),
}

WAYS: dict[str, Words] = {
    "program": ("重大工程", "programme"),
    "project": ("子项目", "project"),
    "task": ("重点任务", "task"),
    "zone": ("修复分区", "zone"),
    "agency": ("牵头单位", "lead agency"),
    "source": ("资金来源", "source"),
    "tier": ("落实程度", "tier"),
    "year": ("年度", "year"),
}

#: What belongs to no row of the plan, by way of sharing.
NONE: dict[str, Words] = {
    "task": ("未归任务", "no task"),
    "zone": ("未分区", "no zone"),
    "agency": ("未定单位", "no lead"),
    "year": ("未定年度", "no year"),
}

#: Who edits a plan where nobody gave a name.
SOMEBODY: Words = ("别的窗口", "another window")
GAP: Words = ("资金缺口", "gap")
TOTAL: Words = ("合计", "total")


def word(words: Mapping[str, Words], key: str, language: str) -> str:
    """Return a word; a key without one stands for itself."""
    found = words.get(key)
    if found is None:
        return key
    return found[0 if language == "zh" else 1]
