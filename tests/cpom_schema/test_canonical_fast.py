"""The digest is taken on what RFC 8785 writes, whichever writer wrote it."""

from __future__ import annotations

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from cpom_schema.canonical import serialised

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.one_of(
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(-(10**9), 10**9, places=2).map(float),
)
TREES = st.recursive(
    st.one_of(TEXTS, NUMBERS, st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=25,
)


@given(content=st.dictionaries(TEXTS, TREES, max_size=6))
def test_both_writers_write_the_same(content: dict[str, Any]) -> None:
    assert serialised(content) == rfc8785.dumps(content)


@pytest.mark.parametrize(
    "content",
    [
        {"a": 1.0, "b": -0.0},
        {"a": 1e21, "b": 1e-7, "c": 123456789.12},
        {"\U0001f600": 1, "\ue000": 2, "é": 3},
        {"a": "1.0,", "b": '\u2028\x7f\x1f\\"/'},
        {"a": 9007199254740991},
    ],
)
def test_what_is_odd_is_written_the_slow_way(content: dict[str, Any]) -> None:
    assert serialised(content) == rfc8785.dumps(content)


@pytest.mark.parametrize("value", [2**53, 2**63, 2**70, "\ud800"])
def test_what_has_no_canonical_form_still_has_none(value: Any) -> None:
    with pytest.raises((rfc8785.CanonicalizationError, UnicodeEncodeError)):
        serialised({"a": value})
