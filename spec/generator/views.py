"""views.json: how each document type is laid out in a workbook, once checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cpom_schema.standard.views import View, build
from cpom_schema.tabular.layout import laid_out
from spec.generator.source import DOCUMENTS, Source, SpecificationError
from spec.generator.view_faults import block_faults, form_faults, list_faults, sheet_faults


def render(source: Source) -> str:
    """Return the text of views.json.

    Raises:
        SpecificationError: a view contradicts the dictionary or itself; each fault is named.
    """
    views = _views(source)
    faults = list(_all_faults(source, views))
    if faults:
        raise SpecificationError("\n".join(faults))
    content = {"version": source.version, "views": views}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _views(source: Source) -> dict[str, Any]:
    """Return the content of the view of each document type, in the order of the types."""
    unmatched = set(source.workbooks) ^ set(DOCUMENTS)
    if unmatched:
        names = ", ".join(sorted(unmatched))
        raise SpecificationError(f"workbooks: one file per document type, except {names}")
    return {kind: source.workbooks[kind] for kind in DOCUMENTS}


def _all_faults(source: Source, views: dict[str, Any]) -> Iterator[str]:
    for kind, raw in views.items():
        yield from faults_of(source, kind, raw)


def faults_of(source: Source, kind: str, raw: dict[str, Any]) -> list[str]:
    """Return what contradicts the dictionary or itself in a view that the metaschema accepts.

    Args:
        source: the specification the view belongs to.
        kind: the document type the view is expected to lay out.
        raw: the content of the file of the view.
    """
    where = f"spec/workbooks/{kind}.yaml"
    if raw["document"] != kind:
        return [f"{where}: document {raw['document']}, not {kind}"]
    used = _contexts_used(raw)
    defined = set(raw.get("contexts", {}))
    undefined = sorted(used - defined)
    if undefined:
        return [f"{where}: context without definition: {', '.join(undefined)}"]
    faults = [f"context never used: {name}" for name in sorted(defined - used)]
    faults += _layout_faults(source, kind, build(raw))
    return [f"{where}: {fault}" for fault in faults]


def _layout_faults(source: Source, kind: str, view: View) -> Iterator[str]:
    """Yield what contradicts the dictionary or itself in the sheets of a view."""
    laid = {t.id: t for t in laid_out(source.dictionary, kind)}
    yield from sheet_faults(view)
    yield from form_faults(view, laid[kind], list(laid.values()))
    yield from block_faults(source, view, laid)
    yield from list_faults(view, laid)


def _contexts_used(raw: dict[str, Any]) -> set[str]:
    """Return the names of the context columns that the blocks of a view show."""
    used: set[str] = set()
    for sheet in raw["sheets"]:
        for block in sheet["blocks"]:
            used.update(block.get("context", ()))
    return used
