"""The findings of a value that breaks the published JSON Schema: one function for each cause."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any, Final

from cpom_schema.document import Path
from cpom_schema.errors import Word
from cpom_schema.identifiers import has_valid_key
from cpom_schema.standard.dictionary import ObjectType, ScalarType
from cpom_schema.standard.edition import Edition, per_edition
from cpom_validators.findings.finding import Finding, cut, shown
from cpom_validators.form.failing import Failing

_ENVELOPE: Final = ("cpom", "type")
"""What every document has beside the fields of its root object."""
_FREE_TEXT: Final = ("texte", "texteLong")
_LEADING_ZERO_LENGTH: Final = {"numeroFiness": 8, "siren": 8, "siret": 13}
_EMPTY: Final[dict[type, str]] = {str: "CPOM-S-007", list: "CPOM-S-008", dict: "CPOM-S-009"}
_KINDS: Final = {
    bool: "@boolean",
    int: "@number",
    float: "@number",
    str: "@texte",
    list: "@liste",
    dict: "@objet",
    type(None): "@null",
}
_GREATEST_EXACT: Final = 2**53 - 1
"""The last whole number that every syntax and every program carries exactly."""
_LONGEST_NAME: Final = 60


def of_fields(failing: Failing, missing: list[str], *, has_unknown: bool) -> Iterator[Finding]:
    """Yield the unknown and the missing fields; an unknown one near a missing one explains it.

    Args:
        failing: the object.
        missing: names of its missing fields, sorted.
        has_unknown: whether it has unknown fields.
    """
    unknown: dict[str, list[str]] = {}
    if has_unknown:
        yield from _refused_names(failing)
        unknown = _unknown_names(failing, missing)
    explained: set[str] = set()
    for name, near in unknown.items():
        yield _unknown(failing, name, near)
        explained.update(near)
    yield from _of_missing(failing, missing, explained)


def _members(failing: Failing) -> list[str]:
    """Return the names an object holds."""
    return list(failing.value) if isinstance(failing.value, dict) else []


def _refused_names(failing: Failing) -> Iterator[Finding]:
    """Yield the members of an extension whose name the schema refuses."""
    if failing.object_type is not None:
        return
    for name in _members(failing):
        if not _is_acceptable(failing.edition, failing.path, name):
            params = (("nom", cut(name, _LONGEST_NAME)),)
            yield Finding("CPOM-S-026", (*failing.path, name), params)


def _unknown_names(failing: Failing, missing: list[str]) -> dict[str, list[str]]:
    """Return the names an object of the dictionary should not hold, and what each may stand for."""
    obj = failing.object_type
    if obj is None:
        return {}
    found: dict[str, list[str]] = {}
    for name in _outside_names(failing, obj):
        found[name] = failing.hints.nearest(name, [*missing, *obj.fields])
    return found


def _outside_names(failing: Failing, obj: ObjectType) -> Iterator[str]:
    """Yield the names that an object of the dictionary holds and should not."""
    allowed = {*obj.fields}
    if not failing.path:
        allowed.update(_ENVELOPE)
    for name in _members(failing):
        if name not in allowed:
            yield name


def _unknown(failing: Failing, name: str, near: list[str]) -> Finding:
    params = [("champ", cut(name, _LONGEST_NAME))]
    params += [("proche", known) for known in near]
    return Finding("CPOM-S-002", (*failing.path, name), tuple(params))


def _of_missing(
    failing: Failing, missing: Iterable[str], explained: Container[str]
) -> Iterator[Finding]:
    """Yield the missing fields, but for those that an unknown one explains."""
    for name in missing:
        if name not in explained:
            yield _missing(failing, name)


def _missing(failing: Failing, name: str) -> Finding:
    params = [("champ", name)]
    obj = failing.object_type
    field = obj.fields.get(name) if obj else None
    if field:
        params.append(("titre", field.title["fr"]))
    return Finding("CPOM-S-001", (*failing.path, name), tuple(params))


def of_empty(failing: Failing) -> Iterator[Finding]:
    """Yield the finding of an empty text, list or object."""
    yield Finding(_EMPTY[type(failing.value)], failing.path)


def _of_type(failing: Failing) -> Iterator[Finding]:
    """Yield the finding of a value of another type than its field."""
    value = failing.value
    if isinstance(value, list) and not failing.is_list:
        yield Finding("CPOM-S-013", failing.path, (("nombre", str(len(value))),))
        return
    expected = "@liste" if failing.is_list else _expected(failing)
    params = (("attendu", Word(expected)), ("trouve", Word(_KINDS[type(value)])))
    yield Finding("CPOM-S-003", failing.path, params, seen=shown(value))


def _expected(failing: Failing) -> str:
    """Return the word for the type of one value of a field."""
    field = failing.field
    if field is None:
        return "@extension"
    if field.kind in ("object", "extensions"):
        return "@objet"
    if field.kind == "code":
        return "@texte"
    return "@" + failing.edition.dictionary.types[field.type].base


def _of_enum(failing: Failing) -> Iterator[Finding]:
    """Yield the finding of a code that is not in its closed list."""
    value = failing.value
    name = ""
    meant: dict[str, str] = {}
    if failing.field:
        name = failing.field.type
        meant = {code: code for code in failing.edition.codelists[name].codes}
    params = [("valeur", shown(value) or ""), ("liste", name)]
    params += [("proche", near) for near in failing.hints.meant(str(value), meant)]
    yield Finding("CPOM-S-005", failing.path, tuple(params), seen=shown(value))


def _of_length(failing: Failing) -> Iterator[Finding]:
    """Yield the finding of a text that is too long."""
    scalar = failing.scalar or failing.edition.dictionary.types["texteLong"]
    length, limit = str(len(failing.value)), str(scalar.max_length)
    yield Finding("CPOM-S-006", failing.path, (("longueur", length), ("limite", limit)))


def _of_pattern(failing: Failing) -> Iterator[Finding]:
    """Yield the finding of a text that is not written as its type wants."""
    scalar = failing.scalar
    if scalar is None or scalar.name in _FREE_TEXT:
        yield _of_free_text(failing)
    elif _lost_its_zero(scalar.name, failing.value):
        yield _of_lost_zero(failing)
    else:
        yield _of_form(failing, scalar)


def _of_lost_zero(failing: Failing) -> Finding:
    """Return the finding of a number that a spreadsheet took the first zero of."""
    value = failing.value
    params = (("valeur", value), ("propose", "0" + value))
    return Finding("CPOM-S-011", failing.path, params, seen=value)


def _of_form(failing: Failing, scalar: ScalarType) -> Finding:
    """Return the finding of a text that is not written as a scalar type wants."""
    seen = shown(failing.value)
    params = (("valeur", seen or ""), ("type", Word(f"@type_{scalar.name}")))
    return Finding("CPOM-S-004", failing.path, params, seen=seen)


def _of_free_text(failing: Failing) -> Finding:
    """Return the finding of a text of blanks, or with a character no text may hold."""
    value = str(failing.value)
    if not value.strip(" \t\n"):
        return Finding("CPOM-S-007", failing.path)
    is_one_line = failing.scalar is not None and failing.scalar.name == "texte"
    character = _forbidden_character(value, "\t" if is_one_line else "\t\n")
    return Finding("CPOM-S-012", failing.path, (("caractere", character),))


def _of_bounds(failing: Failing) -> Iterator[Finding]:
    """Yield the finding of a number below its minimum or above its maximum."""
    low, high = _bounds(failing)
    value = str(failing.value)
    params = (
        ("valeur", value),
        ("minimum", _bound(low, -_GREATEST_EXACT)),
        ("maximum", _bound(high, _GREATEST_EXACT)),
    )
    yield Finding("CPOM-S-010", failing.path, params, seen=value)


def _bound(bound: int | None, furthest: int) -> str:
    """Return a bound, the furthest exact number when there is none."""
    return str(furthest if bound is None else bound)


def _bounds(failing: Failing) -> tuple[int | None, int | None]:
    """Return the bounds of a number: those of its field before those of its type."""
    field = failing.field
    if field is None:
        return None, None
    scalar = failing.edition.dictionary.types.get(field.type)
    if scalar is None:
        return field.minimum, field.maximum
    return _first(field.minimum, scalar.minimum), _first(field.maximum, scalar.maximum)


def _first(own: int | None, other: int | None) -> int | None:
    """Return a bound, another one when it is absent."""
    return other if own is None else own


def _of_repeats(failing: Failing) -> Iterator[Finding]:
    """Yield a finding for each plain value that its list held before."""
    first: dict[Any, int] = {}
    for rank, item in enumerate(failing.value):
        if not isinstance(item, (str, int, float)):
            continue
        earlier = first.setdefault(item, rank)
        if earlier != rank:
            yield _repeat(failing.path, item, rank, earlier)


def _repeat(path: Path, item: Any, rank: int, earlier: int) -> Finding:
    """Return the finding of a plain value that its list held before.

    Args:
        path: place of the list.
        item: the value.
        rank: its rank.
        earlier: the rank of the first one.
    """
    seen = shown(item)
    params = (("valeur", seen or ""),)
    return Finding("CPOM-S-024", (*path, rank), params, ((*path, earlier),), seen)


def _of_content(failing: Failing) -> Iterator[Finding]:
    """Yield the finding of an object that has none of the fields it must have one of."""
    params: tuple[tuple[str, str], ...] = ()
    obj = failing.object_type
    if obj and obj.at_least_one:
        params = (("champs", ", ".join(obj.at_least_one)),)
    yield Finding("CPOM-S-009", failing.path, params)


def _of_other(failing: Failing) -> Iterator[Finding]:
    """Yield the finding of a value that breaks a keyword without words of its own."""
    params = (("type", Word("@valeur")),)
    yield Finding("CPOM-S-004", failing.path, params, seen=shown(failing.value))


_BY_KEYWORD: Final[Mapping[str, Callable[[Failing], Iterator[Finding]]]] = {
    "type": _of_type,
    "enum": _of_enum,
    "maxLength": _of_length,
    "pattern": _of_pattern,
    "minimum": _of_bounds,
    "maximum": _of_bounds,
    "uniqueItems": _of_repeats,
    "minProperties": _of_content,
}
"""What explains each keyword: the first one explains those after it."""


def of_keywords(failing: Failing, keywords: Container[str]) -> Iterator[Finding]:
    """Return the findings of the first keyword that explains the others.

    Args:
        failing: the value.
        keywords: the keywords of the schema that it breaks.
    """
    for keyword, findings_of in _BY_KEYWORD.items():
        if keyword in keywords:
            return findings_of(failing)
    return _of_other(failing)


def _lost_its_zero(name: str, value: str) -> bool:
    """Return True if a zero in front would make a number with a valid key."""
    if len(value) != _LEADING_ZERO_LENGTH.get(name):
        return False
    return value.isascii() and value.isdigit() and has_valid_key("0" + value)


def _forbidden_character(value: str, blanks: str) -> str:
    """Return the first character a text may not hold, as U+XXXX.

    Args:
        value: the text.
        blanks: the control characters it may hold.
    """
    character = next(c for c in value if _is_forbidden(c, blanks))
    return f"U+{ord(character):04X}"


def _is_forbidden(character: str, blanks: str) -> bool:
    is_control = character < " " and character not in blanks
    return is_control or character in "\ufffe\uffff"


@per_edition
def _name_pattern(edition: Edition, name: str) -> re.Pattern[str]:
    return re.compile(edition.dictionary.types[name].pattern or "")


def _is_acceptable(edition: Edition, path: Path, name: str) -> bool:
    """Return True if a member of an extension has a name the schema accepts."""
    kind = "uri" if path and path[-1] == "extensions" else "texte"
    return bool(_name_pattern(edition, kind).fullmatch(name))
