"""The patterns of the scalar types mean the same in JavaScript: a vendor's browser agrees."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from tests.builders.editions import EDITION
from tests.builders.programs import program
from tests.builders.torture import TABLE, cases

PROGRAM = Path(__file__).parents[2] / "node" / "patterns.js"


def test_javascript_accepts_and_refuses_the_same_texts() -> None:
    rows: list[dict[str, object]] = []
    expected: list[tuple[str, str, bool]] = []
    for name in TABLE:
        scalar = EDITION.dictionary.types[name]
        for case in cases(name):
            try:
                value = json.loads(case.json or "null")
            except ValueError:  # no JSON, or a whole number of thousands of digits
                continue
            # The readers refuse a lone surrogate before any pattern is tried.
            if (
                scalar.pattern
                and isinstance(value, str)
                and not re.search(r"[\ud800-\udfff]", value)
            ):
                rows.append(
                    {"pattern": scalar.pattern, "longest": scalar.max_length, "value": value}
                )
                # A pattern does not compute the key of a number.
                accept = case.accept or case.limit == "cle_de_controle"
                expected.append((name, case.name, accept))
    node = program("node", "the patterns must be tried in JavaScript too")
    run = subprocess.run(
        [node, str(PROGRAM)], input=json.dumps(rows).encode(), capture_output=True, check=True
    )
    answers: list[bool] = json.loads(run.stdout)
    assert len(rows) > 250
    wrong = [e for e, answer in zip(expected, answers, strict=True) if answer != e[2]]
    assert not wrong
