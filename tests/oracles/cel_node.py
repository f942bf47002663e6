"""The judge in JavaScript: the text of each rule, as it is, in @bufbuild/cel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.oracles import npm, rules
from tests.oracles.rules import Answers, JudgeError, Raw, Request

SCHEMAS = Path(__file__).parents[2] / "schemas" / "1.0"


def _exchange(bundle: Sequence[Raw], requests: Sequence[Any]) -> list[Any]:
    header = {
        "rules": [
            {**r, "needs": {k: sorted(rules.needs(r, k)) for k in r["documents"]}} for r in bundle
        ],
        "related": rules.RELATED,
        "dictionary": str(SCHEMAS / "dictionary.json"),
        "codelists": str(SCHEMAS / "codelists.json"),
    }
    replies = list(npm.exchange("cel.mjs", header, requests))
    errors = [reply["error"] for reply in replies if "error" in reply]
    if errors:
        raise JudgeError("\n".join(errors[:10]))
    return replies


def call_all(calls: Sequence[tuple[str, Sequence[Any]]]) -> list[Any]:
    """Results of the added functions, called by CEL itself."""
    asked = [{"call": name, "args": arguments} for name, arguments in calls]
    return [reply["result"] for reply in _exchange([], asked)]


def judge(bundle: Sequence[Raw], requests: Sequence[Request]) -> list[Answers]:
    """What each rule says of each document, all in one process.

    Raises:
        JudgeError: an expression failed.
    """
    replies = _exchange(bundle, [request._asdict() for request in requests])
    return [
        {rule: None if found is None else sorted(found) for rule, found in reply["answers"].items()}
        for reply in replies
    ]
