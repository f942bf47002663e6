"""The judge of the schema itself: node-schematron, which shares nothing with our stylesheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.oracles import npm
from tests.oracles.places import Failure, Judged
from tests.oracles.rules import JudgeError


class _Texts:
    """The documents sent once each, however many requests use them."""

    def __init__(self) -> None:
        self.ranks: dict[bytes, int] = {}

    def rank(self, source: bytes) -> int:
        """Where a document is among those sent."""
        return self.ranks.setdefault(source, len(self.ranks))

    def value(self, given: str | bytes | Sequence[bytes]) -> str | list[int]:
        """A parameter: a text, or the ranks of documents."""
        if isinstance(given, str):
            return given
        return [self.rank(one) for one in ([given] if isinstance(given, bytes) else given)]


def judge(
    schema: str,
    documents: Sequence[Judged],
    rules: Sequence[Sequence[str] | None] | None = None,
    *,
    reports: bool = False,
) -> list[list[Failure]]:
    """The failed asserts of each document, all in one process; or its reports.

    Args:
        rules: for each document, the ids of the asserts to try; None for all of them.

    Raises:
        JudgeError: an expression failed.
    """
    texts = _Texts()
    requests: list[Any] = [
        {
            "source": texts.rank(d.source),
            "parameters": {n: texts.value(v) for n, v in d.parameters.items()},
            "rules": wanted,
            "reports": reports,
        }
        for d, wanted in zip(documents, rules or [None] * len(documents), strict=True)
    ]
    header = {"schema": schema, "texts": [t.decode() for t in texts.ranks]}
    replies = list(npm.exchange("schematron.mjs", header, requests))
    errors = [reply["error"] for reply in replies if "error" in reply]
    if errors:
        raise JudgeError("\n".join(errors[:10]))
    return [[Failure(*one) for one in reply["failures"]] for reply in replies]
