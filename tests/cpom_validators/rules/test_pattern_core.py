"""The quick search that comes before a pattern never hides a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpom_validators.rules.functions import core, pattern

PATTERNS = (
    "(^|[^0-9])0[1-9][ .]?[0-9]{2}($|[^0-9])",
    "[0-9A-Za-z]@[0-9a-z-]+[.][a-z]",
    "(^|[^a-z])[Nn]é(e|[(]e[)])? le [0-3]?[0-9]",
    "[12] ?[0-9]{2} ?(0[1-9]|1[0-2])",
    "[ab]c?d",
    "a|b",
    "(^|[^0-9])a|b",
    "^ab$",
    "[ab][cd]",
)


def test_edges_go_and_what_must_match_stays() -> None:
    assert core("(^|[^0-9])0[1-9]($|[^0-9])") == "0[1-9]"
    assert core("[0-9A-Za-z]@[a-z]") == "@[a-z]"
    assert core("(^|[^0-9])a|b") == "(^|[^0-9])a|b"
    assert core("[ab]c?d") == "[ab]c?d"


@pytest.mark.parametrize("text", PATTERNS)
@given(value=st.text(alphabet="019 .abcdenlé()@N-", max_size=12))
def test_the_answer_is_the_one_of_the_whole_pattern(text: str, value: str) -> None:
    whole = re.compile(text.replace("$", r"\Z")).search(value)
    assert bool(pattern(text)(value)) is bool(whole)
