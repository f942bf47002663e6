"""A rule blocks only what no honest document does, and says why."""

from __future__ import annotations

from typing import Any

import pytest

from spec.generator.blocks import check
from spec.generator.source import Source, SpecificationError, load

SUM = "CPOM-FI-001"


@pytest.fixture(scope="module")
def source() -> Source:
    return load()


def _with(known: Source, code: str, **changes: Any) -> Source:
    """Return the specification with an entry of the catalogue changed."""
    rules = [{**rule, **changes} if rule["id"] == code else rule for rule in known.rules]
    return known._replace(rules=rules)


def test_every_block_rests_on_something(source: Source) -> None:
    check(source)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"source": "Un article que personne n'a lu"}, "sources.yaml"),
        (
            {
                "source": "ARS Hauts-de-France, 28/04/2017",
                "blocks": {"basis": "texte", "source": "ARS Hauts-de-France, 28/04/2017"},
            },
            "regionale",
        ),
        (
            {
                "source": "CASF, art. R. 314-43-2",
                "blocks": {"basis": "texte", "source": "CASF, art. R. 314-43-2"},
            },
            "non_date",
        ),
        ({"blocks": {"basis": "texte", "source": "CASF, art. L. 313-3"}}, "une de ses sources"),
        ({"blocks": {"basis": "arithmetique", "nearest": "nulle part"}}, "nulle part"),
        ({"severity": "avertissement", "blocks": {"basis": "arithmetique"}}, "bloquante"),
    ],
)
def test_what_cannot_found_a_block_is_refused(
    source: Source, changes: dict[str, Any], fault: str
) -> None:
    with pytest.raises(SpecificationError, match=fault):
        check(_with(source, SUM, **changes))
