"""Findings on codes of external lists that raise a question at the date of judgement."""

from __future__ import annotations

from collections.abc import Iterator

from cpom_schema.document import Path
from cpom_schema.standard.codelists import Code, CodeList
from cpom_schema.standard.edition import Edition, per_edition
from cpom_validators.findings.finding import Finding, Hints, shown

Params = tuple[tuple[str, str], ...]


def code_finding(
    edition: Edition, name: str, value: str, path: Path, date: str, hints: Hints
) -> Finding:
    """Return the finding of a code that is unknown, closed, not yet open or otherwise named.

    Args:
        edition: the standard of the document.
        name: name of the external list.
        value: the code as the document gives it.
        path: its place in the tree.
        date: ISO date of judgement.
        hints: what looks for the code that was meant.
    """
    codes = edition.codelists[name]
    seen = shown(value) or ""
    params: Params = (("valeur", seen), ("liste", codes.name))
    code = codes.codes.get(value)
    if code is not None:
        return _outside_its_dates(codes, code, path, date, params)
    meant = codes.resolve(value)
    if meant:
        params = (*params, ("codes", _with_labels(codes, meant)))
        return Finding("CPOM-L-003", path, params, seen=seen)
    params = (*params, *_suggestion(codes, _nearest(edition, codes, value, hints)))
    unknown = "CPOM-L-005" if codes.may_miss_a_code(date) else "CPOM-L-001"
    return Finding(unknown, path, params, seen=seen)


def _suggestion(codes: CodeList, near: str | None) -> Params:
    """Return the parameters that name the code that was probably meant, if any."""
    if near is None:
        return ()
    return (("proche", near), ("libelle", codes.codes[near].label["fr"]))


def _outside_its_dates(
    codes: CodeList, code: Code, path: Path, date: str, params: Params
) -> Finding:
    """Return the finding of a code that is not open yet, or no more."""
    params = (*params, ("libelle", code.label["fr"]), ("date", date))
    if code.start is not None and code.start > date:
        params = (*params, ("debut", code.start))
        return Finding("CPOM-L-004", path, params, seen=shown(code.code))
    params = (*params, ("fin", code.end or ""), *_successors(codes, code))
    return Finding("CPOM-L-002", path, params, seen=shown(code.code))


def _successors(codes: CodeList, code: Code) -> Params:
    """Return the parameter that names what replaced a code, if anything."""
    if not code.successors:
        return ()
    return (("successeurs", _with_labels(codes, code.successors)),)


def _with_labels(codes: CodeList, names: tuple[str, ...]) -> str:
    """Return codes with their labels, as a message lists them."""
    labelled = [f"{name} ({codes.codes[name].label['fr']})" for name in names]
    return ", ".join(labelled)


@per_edition
def _writings(edition: Edition, name: str) -> dict[str, str]:
    """Return each way of writing a code of a list: alias, label, code."""
    codes = edition.codelists[name]
    return dict(_each_writing(codes))


def _each_writing(codes: CodeList) -> Iterator[tuple[str, str]]:
    """Yield each way of writing a code with that code; of two alike, the last one counts."""
    for alias, found in codes.aliases.items():
        if len(found) == 1:
            yield alias, found[0]
    for code in codes.codes.values():
        yield code.label["fr"], code.code
    for own in codes.codes:
        yield own, own


def _nearest(edition: Edition, codes: CodeList, value: str, hints: Hints) -> str | None:
    """Return the code whose own writing, alias or label is plausibly what was typed."""
    writings = _writings(edition, codes.name)
    near = hints.meant(value, writings)
    return near[0] if near else None
