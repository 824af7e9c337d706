"""Settings of printed tables: what cannot be, and their way into a plan and back."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.reports.settings import from_values
from ecoplanner.reports.settings import Grouping
from ecoplanner.reports.settings import margins_mm
from ecoplanner.reports.settings import Orientation
from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.settings import Place
from ecoplanner.reports.settings import Preset
from ecoplanner.reports.settings import problems_of
from ecoplanner.reports.settings import to_values


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        (
            PageSettings(preset=Preset.CUSTOM, binding_mm=60, outer_mm=51),
            "type_area_small",
        ),
        (
            PageSettings(preset=Preset.CUSTOM, head_mm=120, foot_mm=98),
            "type_area_small",
        ),
        (PageSettings(preset=Preset.CUSTOM, outer_mm=-1), "margin_negative"),
        (PageSettings(shading=13), "shading_out_of_range"),
        (PageSettings(shading=-1), "shading_out_of_range"),
        (PageSettings(first_number=0), "page_number_small"),
        (PageSettings(size=7.0), "size_out_of_range"),
        (PageSettings(title_size=40.0), "size_out_of_range"),
    ],
)
def test_that_impossible_settings_are_named(settings: PageSettings, code: str) -> None:
    assert [problem.code for problem in problems_of(settings)] == [code]


@pytest.mark.parametrize("preset", list(Preset))
def test_that_the_defaults_of_every_preset_can_be_printed(preset: Preset) -> None:
    assert not list(problems_of(PageSettings(preset=preset)))


def test_that_margins_are_those_of_the_standard() -> None:
    assert margins_mm(PageSettings()) == (37, 35, 28, 26)
    assert margins_mm(PageSettings(preset=Preset.REPORT)) == (20, 20, 28, 20)


def test_that_only_what_differs_from_the_defaults_is_kept() -> None:
    assert to_values(PageSettings()) == {}
    assert to_values(PageSettings(size=9.0, preset=Preset.REPORT)) == {
        "size": 9.0,
        "preset": "report",
    }


@given(
    st.builds(
        PageSettings,
        preset=st.sampled_from(Preset),
        orientation=st.none() | st.sampled_from(Orientation),
        continued_place=st.sampled_from(Place),
        grouping=st.sampled_from(Grouping),
        first_number=st.none() | st.integers(1, 999),
        size=st.none() | st.sampled_from([7.5, 9.0]),
        shading=st.integers(0, 12),
        song=st.text(),
        fill_in=st.booleans(),
    )
)
def test_that_settings_come_back_from_json_as_they_were(settings: PageSettings) -> None:
    values = json.loads(json.dumps(to_values(settings)))

    assert from_values(values) == (settings, ())


def test_that_every_setting_can_be_read() -> None:
    for each in fields(PageSettings):
        _, problems = from_values({each.name: object()})

        assert [(p.code, p.field_name) for p in problems] == [
            ("setting_unusable", each.name)
        ]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("colour", "red", "setting_unknown"),
        ("preset", "letter", "setting_unusable"),
        ("shading", True, "setting_unusable"),
        ("shading", "7", "setting_unusable"),
        ("notes", 1, "setting_unusable"),
        ("head_mm", None, "setting_unusable"),
    ],
)
def test_that_values_that_cannot_be_used_leave_the_default(
    name: str, value: object, code: str
) -> None:
    settings, problems = from_values({name: value, "title_size": 22})

    assert settings == PageSettings(title_size=22.0)
    assert [(problem.code, problem.field_name) for problem in problems] == [
        (code, name)
    ]
