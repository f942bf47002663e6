"""What to say of a code of an external list that is not simply valid at the date of judgement."""

from __future__ import annotations

from cpom_schema.document import Path
from cpom_schema.standard.codelists import CodeList
from cpom_schema.standard.edition import Edition, per_edition
from cpom_validators.findings.finding import Finding, Hints, shown


def questioned(
    edition: Edition, name: str, value: str, path: Path, date: str, hints: Hints
) -> Finding:
    """The finding of an unknown, closed, not yet open or otherwise named code."""
    codes = edition.codelists[name]
    seen = shown(value) or ""
    params: tuple[tuple[str, str], ...] = (("valeur", seen), ("liste", codes.name))
    code = codes.codes.get(value)
    if code is None:
        meant = codes.resolve(value)
        if meant:
            return Finding(
                "CPOM-L-003", path, (*params, ("codes", _named(codes, meant))), seen=seen
            )
        near = _nearest(edition, codes, value, hints)
        if near:
            params += (("proche", near), ("libelle", codes.codes[near].label["fr"]))
        return Finding("CPOM-L-001", path, params, seen=seen)
    params += (("libelle", code.label["fr"]), ("date", date))
    if code.start is not None and code.start > date:
        return Finding("CPOM-L-004", path, (*params, ("debut", code.start)), seen=seen)
    params += (("fin", code.end or ""),)
    if code.successors:
        params += (("successeurs", _named(codes, code.successors)),)
    return Finding("CPOM-L-002", path, params, seen=seen)


def _named(codes: CodeList, names: tuple[str, ...]) -> str:
    return ", ".join(f"{name} ({codes.codes[name].label['fr']})" for name in names)


@per_edition
def _writings(edition: Edition, name: str) -> dict[str, str]:
    """Every way of writing the codes of a list: alias, label, code itself, in upper case."""
    codes = edition.codelists[name]
    writings = {alias: found[0] for alias, found in codes.aliases.items()}
    writings |= {c.label["fr"].upper(): c.code for c in codes.codes.values()}
    return writings | {c.upper(): c for c in codes.codes}


def _nearest(edition: Edition, codes: CodeList, value: str, hints: Hints) -> str | None:
    """The code whose own writing, alias or label is nearest to what was typed."""
    writings = _writings(edition, codes.name)
    near = hints.nearest(value.upper(), writings)
    return writings[near[0]] if near else None
