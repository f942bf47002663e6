"""What a person wants done with documents: judge, convert, prepare, consolidate, annotate.

Each use case takes a typed request and gives a typed answer. Failures are codes with parameters;
sentences, option names, colours and the clock belong to the faces.

>>> import cpom_schema
>>> from cpom_desk import Options, Source, judge
>>> path = cpom_schema.samples() / "valid" / "avis.json"
>>> judge(Source(path.name, str(path)), Options(today="2026-05-04")).verdict
'recevable'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cpom_desk.annotating import Annotated, AnnotateRequest, annotate
    from cpom_desk.consolidating import Consolidated, ConsolidateRequest, consolidate
    from cpom_desk.converting import Converted, ConvertRequest, convert
    from cpom_desk.judging import Options, judge
    from cpom_desk.neighbours import Neighbours
    from cpom_desk.preparing import Prepared, PrepareRequest, prepare
    from cpom_desk.set_judging import Ranked, judge_set
    from cpom_desk.sources import Source

__all__ = [
    "AnnotateRequest",
    "Annotated",
    "ConsolidateRequest",
    "Consolidated",
    "ConvertRequest",
    "Converted",
    "Neighbours",
    "Options",
    "PrepareRequest",
    "Prepared",
    "Ranked",
    "Source",
    "annotate",
    "consolidate",
    "convert",
    "judge",
    "judge_set",
    "prepare",
]

_HOMES = {
    "AnnotateRequest": "cpom_desk.annotating",
    "Annotated": "cpom_desk.annotating",
    "ConsolidateRequest": "cpom_desk.consolidating",
    "Consolidated": "cpom_desk.consolidating",
    "ConvertRequest": "cpom_desk.converting",
    "Converted": "cpom_desk.converting",
    "Neighbours": "cpom_desk.neighbours",
    "Options": "cpom_desk.judging",
    "PrepareRequest": "cpom_desk.preparing",
    "Prepared": "cpom_desk.preparing",
    "Ranked": "cpom_desk.set_judging",
    "Source": "cpom_desk.sources",
    "annotate": "cpom_desk.annotating",
    "consolidate": "cpom_desk.consolidating",
    "convert": "cpom_desk.converting",
    "judge": "cpom_desk.judging",
    "judge_set": "cpom_desk.set_judging",
    "prepare": "cpom_desk.preparing",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
