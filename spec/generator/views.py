"""views.json: how each document type is laid out in a workbook, once checked."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from cpom_schema.standard.views import Form, Pivot, TableBlock, View, build
from cpom_schema.tabular.layout import Table, laid_out
from spec.generator.source import DOCUMENTS, Source, SpecificationError


def render(source: Source) -> str:
    """The text of views.json.

    Raises:
        SpecificationError: a view contradicts the dictionary or itself; each fault is named.
    """
    if set(source.workbooks) != set(DOCUMENTS):
        odd = ", ".join(sorted({*source.workbooks} ^ {*DOCUMENTS}))
        raise SpecificationError(f"workbooks : un fichier par type de document, sauf {odd}")
    views = {kind: source.workbooks[kind] for kind in DOCUMENTS}
    if faults := [f for kind, raw in views.items() for f in faults_of(source, kind, raw)]:
        raise SpecificationError("\n".join(faults))
    content = {"version": source.version, "views": views}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def faults_of(source: Source, kind: str, raw: dict[str, Any]) -> list[str]:
    """What contradicts the dictionary or itself in a view that the metaschema accepts."""
    where = f"workbooks/{kind}.yaml"
    if raw["document"] != kind:
        return [f"{where} : document {raw['document']}, et non {kind}"]
    used = [n for s in raw["sheets"] for b in s["blocks"] for n in b.get("context", ())]
    defined = raw.get("contexts", {})
    if unknown := sorted(set(used) - set(defined)):
        return [f"{where} : contexte sans définition : {', '.join(unknown)}"]
    view = build(raw)
    laid = {t.id: t for t in laid_out(source.dictionary, kind)}
    faults = (
        *(f"contexte jamais utilisé : {n}" for n in sorted(set(defined) - set(used))),
        *_sheets(view),
        *_forms(view, laid[kind], list(laid.values())),
        *_blocks(source, view, laid),
        *_missing(view, laid),
    )
    return [f"{where} : {fault}" for fault in faults]


def _twice(names: list[str]) -> list[str]:
    return sorted(n for n, count in Counter(names).items() if count > 1)


def _sheets(view: View) -> Iterator[str]:
    for lang in ("fr", "en"):
        # Spreadsheets compare the names of sheets without their case.
        names = [s.name[lang].casefold() for s in view.sheets]
        yield from (f"deux feuilles de même nom ({lang}) : {n}" for n in _twice(names))


def _leaves(kind: str, laid: list[Table]) -> list[str]:
    """The single values of the document, and its lists of plain values."""
    root = [c.id for c in laid[0].columns if c.field and c.field.kind != "extensions"]
    plain = [t.id for t in laid if t.parent and t.parent.id == kind and t.item is None]
    return root + plain


def _forms(view: View, root: Table, laid: list[Table]) -> Iterator[str]:
    leaves = _leaves(root.id, laid)
    placed: list[str] = []
    for form in (b for s in view.sheets for b in s.blocks if isinstance(b, Form)):
        for field in form.fields:
            held = [n for n in leaves if n == field or n.startswith(f"{field}.")]
            if not held:
                yield f"formulaire : {field} n'existe pas ou ne tient aucune valeur simple"
            placed += held
    yield from (f"{n} : dans deux formulaires" for n in _twice(placed))
    absent = [n for n in leaves if n not in placed and not view.is_elsewhere(n)]
    yield from (f"{n} : dans aucun formulaire" for n in absent)
    yield from (f"{n} : dans un formulaire et ailleurs" for n in placed if view.is_elsewhere(n))


def _tables(view: View) -> list[TableBlock]:
    return [b for s in view.sheets for b in s.blocks if isinstance(b, TableBlock)]


def _cells(table: Table, laid: dict[str, Table]) -> set[str]:
    """The lists of plain values of a row, each in one cell: their ids in the row."""
    plain = (t.id for t in laid.values() if t.parent is table and t.item is None)
    return {name.removeprefix(f"{table.id}.") for name in plain}


def _blocks(source: Source, view: View, laid: dict[str, Table]) -> Iterator[str]:
    for block in _tables(view):
        table = laid.get(block.table)
        if table is None or table.item is None or table.parent is None:
            yield f"{block.table} : aucune liste d'objets de ce nom"
            continue
        columns = {c.id for c in table.columns} | _cells(table, laid)
        wrong = [n for n in block.last if n not in columns or n in table.key]
        yield from (f"{block.table} : {n} ne peut pas être mis à la fin" for n in wrong)
        yield from _rates(block, columns, laid)
        for name, pivot in block.pivot.items():
            child = laid.get(f"{block.table}.{name}")
            if child is None or child.item is None or child.parent is not table:
                yield f"{block.table} : {name} n'est pas une liste d'objets de la ligne"
            elif any(t.parent is child for t in laid.values()):
                yield f"{child.id} : une liste qui en tient une autre ne se met pas en colonnes"
            elif not _fits(source, child, pivot):
                yield f"{child.id} : la clé ne convient pas à des colonnes « {pivot} »"


def _rates(block: TableBlock, columns: set[str], laid: dict[str, Table]) -> Iterator[str]:
    """The columns shown as percents exist, in the row, beside it or in a pivoted list."""
    if block.rates is None:
        return
    wide = {f"{name}.{c.id}" for name in block.pivot for c in laid[f"{block.table}.{name}"].columns}
    known = columns | wide | {c.name for c in block.context}
    wanted = [*block.rates.columns, *([block.rates.by] if block.rates.by else [])]
    yield from (f"{block.table} : {n} n'est pas une colonne" for n in wanted if n not in known)


def _fits(source: Source, child: Table, pivot: Pivot) -> bool:
    """Whether the key of a list can be the columns of a pivot."""
    by_name = {c.id: c.field for c in child.columns if not c.carried}
    fields = [f for name in child.field.key if (f := by_name[name])] if child.field else []
    if pivot == "annees":
        return [f.type for f in fields] == ["annee"]
    if pivot == "codes":
        only = fields[0] if len(fields) == 1 else None
        return only is not None and only.kind == "code" and source.closed(only.type) is not None
    return True


def _missing(view: View, laid: dict[str, Table]) -> Iterator[str]:
    """Each list of objects has one place: a block, columns of its parent, or elsewhere."""
    pivots = [f"{b.table}.{name}" for b in _tables(view) for name in b.pivot]
    placed = [b.table for b in _tables(view)] + pivots
    yield from (f"{n} : placée deux fois" for n in _twice(placed))
    lists = [t.id for t in laid.values() if t.parent and t.item]
    yield from (
        f"{n} : à aucune place ; l'ajouter à une feuille ou à elsewhere"
        for n in lists
        if n not in placed and not view.is_elsewhere(n)
    )
    yield from (f"{n} : dans une feuille et ailleurs" for n in placed if view.is_elsewhere(n))
    places = {*laid, *(f"{t.id}.{c.id}" for t in laid.values() for c in t.columns)}
    yield from (
        f"elsewhere : {e} n'existe pas"
        for e in view.elsewhere
        if not any(p == e or p.startswith(f"{e}.") for p in places)
    )
