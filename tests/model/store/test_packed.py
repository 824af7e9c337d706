"""Values packed in parts are what they were packed whole."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.store import packed as packing
from ecoplanner.model.store.packed import packed
from ecoplanner.model.store.packed import unpacked
from ecoplanner.model.store.sqlite import UnsoundError

_WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(1 << 63), (1 << 63) - 1) | _WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=4)
    ),
    max_leaves=30,
)


@given(_VALUES)
def test_that_a_value_comes_back_as_it_was(value: Any) -> None:
    assert unpacked(packed(value)) == value


@pytest.mark.parametrize("parts", [1, 3, 2_000])
def test_that_parts_make_the_bytes_of_the_whole(
    parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "_PARTS", parts)
    rows = {f"项目{at}": {"id": at, "name": f"生态修复{at * at}"} for at in range(900)}
    value = {"projects": rows, "zones": {}}
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert packed(value) == zlib.compress(text.encode(), 6)


def test_that_letters_cut_by_the_end_of_a_part_stay_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packing, "_BYTES", 1)

    assert unpacked(packed(["河道🌊", "é"] * 50)) == ["河道🌊", "é"] * 50


def test_that_more_than_the_most_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed("河" * 100)
    monkeypatch.setattr(packing, "MAX_UNPACKED", 100)

    with pytest.raises(UnsoundError):
        unpacked(data)


@pytest.mark.parametrize("data", [b"", b"no zlib", zlib.compress(b'"\xff"')])
def test_that_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnsoundError):
        unpacked(data)
