"""What the user chooses for tables is printed, or refused with a sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import FontUnusableError
from ecoplanner.messages import notice_text
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.funding import Scenario
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.reports import OWN_OPTIONS
from ecoplanner.reports import REPORTS
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.annex import document_info
from ecoplanner.reports.annex import located
from ecoplanner.reports.catalog import settings
from ecoplanner.reports.charts import with_charts
from ecoplanner.reports.draw.pdf import draw_pdf
from ecoplanner.reports.options import OPTION_NAMES
from ecoplanner.reports.options import read_options
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.refusals import refusals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.portfolio import Portfolio

CHANGED: dict[str, object] = {
    "unit_place": "header",
    "money_unit": "亿元",
    "decimals": 3,
    "zero": "0",
    "charts": False,
    "group_by": "agency",
    "merge_places": "never",
    "merge_agencies": "never",
    "merge_schedule": "always",
    "subtotals": True,
    "share_column": True,
    "group_place": "left",
    "unit_in_name": True,
    "parent_names": False,
}
OTHER: dict[str, object] = {"subtotals": False, "share_column": False}


@pytest.fixture
def with_settings(
    plan_of: Callable[..., Portfolio],
) -> Callable[..., Portfolio]:
    """Return a function that makes the Shanggao plan with settings by table."""

    def make(wanted: dict[str, dict[str, object]]) -> Portfolio:
        rows = [
            row
            for row in sample_rows("shanggao")
            if not (
                isinstance(row, TableSetting)
                and row.name in wanted.get(row.table_key, {})
            )
        ]
        rows += [
            TableSetting(
                id=f"{key}/{name}", table_key=key, name=name, value=json.dumps(value)
            )
            for key, values in wanted.items()
            for name, value in values.items()
        ]
        return plan_of(*rows)

    return make


def codes_of(name: str) -> list[str]:
    """Return what a setting may be; nothing for a range or an example."""
    codes = settings()[name].allowed.split(", ")
    are_codes = all(
        code.isidentifier() or code in {"—", "0", '""', "①"} for code in codes
    )
    return codes if are_codes else []


@pytest.mark.parametrize("name", [each for each in settings() if codes_of(each)])
def test_that_every_code_that_is_listed_as_allowed_is_taken(
    with_settings: Callable[..., Portfolio], name: str
) -> None:
    keys = [key for key in REPORTS if name in REPORTS[key].options] or ["schedule"]

    for code in codes_of(name):
        value = typed(code)
        plan = with_settings({keys[0]: {name: value}})
        assert not list(refusals(plan, keys[0], [name])), (name, code)


def typed(text: str) -> object:
    """Read a value as the command line does."""
    try:
        return json.loads(text)
    except ValueError:
        return text


@pytest.mark.parametrize(
    ("labels", "printed"),
    [
        ({"funding": "附表1"}, ["附表1"]),
        ({"funding": ""}, [""]),
        ({"funding": None}, ["附表"]),
        (
            {"funding": None, "annual": None, "agencies": None},
            ["附表1", "附表2", "附表3"],
        ),
        (
            {"funding": "附表", "annual": None, "agencies": None},
            ["附表", "附表2", "附表3"],
        ),
        (
            {"funding": "附表3", "annual": None, "agencies": None},
            ["附表3", "附表2", "附表4"],
        ),
        (
            {"funding": None, "annual": "附表1", "agencies": None},
            ["附表2", "附表1", "附表3"],
        ),
        ({"funding": "附件甲", "annual": None}, ["附件甲", "附表"]),
        (
            {"funding": "附件甲", "annual": None, "agencies": None},
            ["附件甲", "附表1", "附表2"],
        ),
        ({"zones": None, "investment": "表5-1"}, ["表1", "表5-1"]),
    ],
)
def test_that_labels_are_those_chosen_and_the_others_are_counted(
    with_settings: Callable[..., Portfolio],
    labels: dict[str, str | None],
    printed: list[str],
) -> None:
    plan = with_settings({key: {"label": label} for key, label in labels.items()})

    annex = annex_of(plan, list(labels), plan.all(Scenario)[0])

    assert [table.label for table in annex.tables] == printed


def test_that_the_whole_annex_of_the_sample_is_numbered_through(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan = plan_of(*sample_rows("shanggao"))

    labels = [t.label for t in annex_of(plan).tables if t.is_annex]

    assert labels == [f"附表{number}" for number in range(1, len(labels) + 1)]
    assert annex_of(plan, ["schedule"]).tables[0].label == "附表"


def test_that_a_plan_whose_font_is_gone_is_printed_and_the_font_named(
    with_settings: Callable[..., Portfolio], tmp_path: Path
) -> None:
    path = str(tmp_path / "gone.ttf")
    plan = with_settings({"": {"song": path, "hei": path}})

    annex = annex_of(plan, ["schedule", "tasks"])
    result = draw_pdf(annex.tables, annex.settings, document_info(plan, annex))

    plain = with_settings({})
    usual = annex_of(plain, ["schedule", "tasks"])
    assert (
        result.content
        == draw_pdf(usual.tables, usual.settings, document_info(plain, usual)).content
    )
    (notice,) = located(result.warnings, annex)
    assert path in notice_text(notice.code, notice.params, "zh")
    assert path in notice_text(notice.code, notice.params, "en")


def test_that_a_font_that_is_typed_must_be_there(
    with_settings: Callable[..., Portfolio], tmp_path: Path
) -> None:
    plan = with_settings({"": {"song": str(tmp_path / "gone.ttf")}})

    with pytest.raises(FontUnusableError):
        list(refusals(plan, "", ["song"]))


@pytest.mark.parametrize("name", sorted(OWN_OPTIONS))
@pytest.mark.parametrize("key", REPORTS)
def test_that_a_table_declares_the_options_that_change_it(
    plan_of: Callable[..., Portfolio], key: str, name: str
) -> None:
    has_effect = any(
        said_by(plan, key, name, values)
        for sample in ("shanggao", "jilin-restoration", "jilin-nature-14fyp")
        for plan in [plan_of(*map(cheapest, sample_rows(sample)))]
        for values in (CHANGED, OTHER)
        if name in values
    )

    assert has_effect == (name in REPORTS[key].options)


def cheapest(row: Entity) -> Entity:
    """Let one project of a plan cost nothing, so that zeros are printed."""
    is_one = isinstance(row, Project) and row.name == "森林抚育"
    return replace(row, need_fen=0) if is_one else row


def said_by(plan: Portfolio, key: str, name: str, values: dict[str, object]) -> bool:
    """Tell whether a value of an option changes a table in any scenario."""
    options = TableOptions()
    changed = replace(options, **{name: values[name]})  # type: ignore[arg-type]  # by name
    compose = REPORTS[key].compose
    return any(
        with_charts(compose(plan, options, scenario), plan, options)
        != with_charts(compose(plan, changed, scenario), plan, changed)
        for scenario in (None, *plan.all(Scenario))
    )


def test_that_options_of_some_tables_are_options() -> None:
    assert OWN_OPTIONS < OPTION_NAMES
    assert CHANGED.keys() == OWN_OPTIONS


@pytest.mark.parametrize(
    ("key", "name"), [("schedule", "share_column"), ("zones", "zero")]
)
def test_that_a_setting_that_does_nothing_for_its_table_is_refused(
    with_settings: Callable[..., Portfolio], key: str, name: str
) -> None:
    plan = with_settings({key: {name: CHANGED[name]}})

    (problem,) = refusals(plan, key, [name])

    assert (problem.code, problem.field_name) == ("setting_idle", name)
    assert not read_options(plan, key)[1]


def test_that_a_setting_for_all_tables_may_count_for_some(
    with_settings: Callable[..., Portfolio],
) -> None:
    plan = with_settings({"": {"share_column": True}})

    assert not list(refusals(plan, "", ["share_column"]))
