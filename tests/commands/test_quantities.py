"""Quantities as they are typed in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Quantity
from ecoplanner.model.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran


def _stored(path: Path) -> list[tuple[str, str, str | None, str, str]]:
    with reading(path) as reader:
        rows = reader.portfolio().all(Quantity)
    return [(row.name, row.value, row.upper, row.unit, row.words) for row in rows]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("铺设管网 28 公里", ("铺设管网", "28", None, "公里", "")),
        ("铺设管网约28公里", ("铺设管网", "28", None, "公里", "约28公里")),
        ("铺设管网 约 28 公里", ("铺设管网", "28", None, "公里", "约28公里")),
        ("管网 大约 28 公里", ("管网", "28", None, "公里", "大约28公里")),
        ("治理面积不少于1.5万亩", ("治理面积", "1.5", None, "万亩", "不少于1.5万亩")),
        ("治理面积≥1.5 万亩", ("治理面积", "1.5", None, "万亩", "≥1.5万亩")),
        ("管网约8-10km", ("管网", "8", "10", "km", "约8-10km")),
        ("节约 28 吨", ("节约", "28", None, "吨", "")),
        ("村庄附近 3 处", ("村庄附近", "3", None, "处", "")),
        ("长度：1,200m", ("长度", "1200", None, "m", "")),
        ("新建 1～2 个", ("新建", "1", "2", "个", "")),
    ],
)
def test_that_a_quantity_keeps_the_words_round_its_number(
    run: Callable[..., Ran],
    plan_file: Path,
    typed: str,
    stored: tuple[str, str, str | None, str, str],
) -> None:
    ran = run("set", plan_file, "尾矿库", f"quantities={typed}")

    assert (ran.code, ran.err) == (0, "")
    assert _stored(plan_file) == [stored]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("铺设管网 -28 公里", "“-28” is not above zero"),
        ("铺设管网 −28 公里", "“-28” is not above zero"),
        ("铺设管网 －28 公里", "“-28” is not above zero"),
        ("铺设管网 0 公里", "“0” is not above zero"),
        ("造林 10000000000000000000 亩", "is too large to be true"),
        ("管网 5-2 公里", "from 5 to 2"),
        ("管网 1e5 m", "“管网 1e5 m” is not understood"),
        ("管网 1E+5 m", "“管网 1E+5 m” is not understood"),
        ("约28公里", "“约28公里” is not understood"),
    ],
)
@pytest.mark.usefixtures("untouched")
def test_that_a_quantity_that_cannot_be_is_refused(
    refused: Callable[..., str], plan_file: Path, typed: str, said: str
) -> None:
    text = refused("set", plan_file, "尾矿库", f"quantities={typed}")

    assert text.startswith(f"{plan_file}: 尾矿库: ")
    assert said in text


@pytest.mark.usefixtures("untouched")
def test_that_a_quantity_added_as_a_row_is_looked_at_too(
    refused: Callable[..., str], plan_file: Path
) -> None:
    call = ("add", plan_file, "quantity", "管网", "--to", "尾矿库")

    assert "not above zero" in refused(*call, "value=-5", "unit=m")
    assert "“5 m”" in refused(*call, "value=5 m")
