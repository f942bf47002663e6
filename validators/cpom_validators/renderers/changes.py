"""The cases of a rule in words: what each one changes in the document it starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from cpom_schema import codelists
from cpom_schema.dictionary import Field, Lang, ObjectType
from cpom_schema.document import Document, Path, Tree, field_at, value_at
from cpom_schema.versions import CURRENT
from cpom_validators.renderers.chapters import needed
from cpom_validators.report import label

_LONGEST: Final = 90


class Told(NamedTuple):
    """A case in words: its name, what it changes, and where its findings are.

    Attributes:
        places: empty when the rule says nothing.
    """

    name: str
    changes: tuple[str, ...]
    places: tuple[str, ...]


class Bases(NamedTuple):
    """What the published cases start from.

    Attributes:
        documents: the base documents by name.
        others: the name of the base of a related document (``avis.suivi``), when it has another.
        types: the type of each related document, by type judged then name.
    """

    documents: Mapping[str, Tree]
    others: Mapping[str, str]
    types: Mapping[str, Mapping[str, str]]

    def document(self, judged: str, related: str = "") -> Document:
        """The base of a type, or that of a document given beside it."""
        kind = self.types[judged][related] if related else judged
        name = self.others.get(f"{judged}.{related}", related or judged)
        return Document("json", CURRENT, kind, self.documents[name])


def told(case: Mapping[str, Any], judged: str, bases: Bases, lang: Lang) -> Told:
    """One case in words."""
    base = bases.document(judged)
    changes = list(_changes(case, base, lang))
    for name, change in case.get("with", {}).items():
        which = _name(name, judged, lang)
        place = f"dans {which} : " if lang == "fr" else f"in {which}: "
        other = bases.document(judged, name)
        changes += [place + text for text in _changes(change, other, lang)]
    changes += [
        f"{_say(lang, 'sans', 'without')} {_name(name, judged, lang)}"
        for name in case.get("without", ())
    ]
    if "date" in case:
        changes.append(f"{_say(lang, 'jugé au', 'judged at')} {case['date']}")
    as_is = _say(lang, "le document d'exemple, tel quel", "the example document, as it is")
    places = (_place(base, _path(p, base.tree), lang) for p in case["expect"])
    return Told(case["name"], tuple(changes) or (as_is,), tuple(dict.fromkeys(places)))


def _say(lang: Lang, fr: str, en: str) -> str:
    return fr if lang == "fr" else en


def _name(name: str, judged: str, lang: Lang) -> str:
    known = needed(name, judged)
    return (known.fr if lang == "fr" else known.en) if known else name


def _path(pointer: str, tree: Any) -> Path:
    """The path of a JSON Pointer: a number is a rank in a list, a name elsewhere."""
    path: list[str | int] = []
    for part in pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        in_list = name.isdigit() and not isinstance(tree, dict)
        path.append(int(name) if in_list else name)
        tree = value_at(tree, (path[-1],))
    return tuple(path)


def _place(base: Document, path: Path, lang: Lang) -> str:
    """A place in the words of the reports."""
    if not path:
        return _say(lang, "le document", "the document")
    return label(base, path, lang)


def _changes(change: Mapping[str, Any], base: Document, lang: Lang) -> Iterator[str]:
    colon = _say(lang, " :", ":")
    for pointer, value in change.get("set", {}).items():
        path = _path(pointer, base.tree)
        text = f"{_place(base, path, lang)} = {_value(base, path, value, lang)}"
        before = value_at(base.tree, path)
        if before is not None and not isinstance(before, (dict, list)):
            was = _say(lang, "au lieu de", "instead of")
            text += f" ({was} {_value(base, path, before, lang)})"
        yield text
    for pointer in change.get("remove", ()):
        gone = _say(lang, "retiré", "removed")
        yield f"{_place(base, _path(pointer, base.tree), lang)}{colon} {gone}"
    for pointer, item in change.get("append", {}).items():
        path = _path(pointer, base.tree)
        more = _say(lang, "on ajoute", "added,")
        value = _value(base, (*path, 0), item, lang)
        yield f"{_place(base, path, lang)}{colon} {more} {value}"


def _value(base: Document, path: Path, value: Any, lang: Lang) -> str:
    found = field_at(base.dictionary, base.root, path)
    text = _shown(base, found, value, lang)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _shown(base: Document, field: Field | None, value: Any, lang: Lang) -> str:
    """A value as the file writes it, codes with their label."""
    match value:
        case list():
            return ", ".join(_shown(base, field, v, lang) for v in value)
        case dict():
            obj = base.dictionary.objects[field.type] if field and field.kind == "object" else None
            return f"({', '.join(_parts(base, obj, value, lang))})"
        case bool():
            return _say(lang, "oui", "yes") if value else _say(lang, "non", "no")
        case _ if field and field.kind == "code":
            return _code(field.type, str(value), lang)
        case _:
            return str(value)


def _parts(base: Document, obj: ObjectType | None, value: Tree, lang: Lang) -> Iterator[str]:
    for name, part in value.items():
        field = obj.fields.get(name) if obj else None
        title = field.title[lang] if field else name
        title = title if title[1:2].isupper() else title[:1].lower() + title[1:]
        yield f"{title} = {_shown(base, field, part, lang)}"


def _code(listing: str, code: str, lang: Lang) -> str:
    found = codelists.load(listing).codes.get(code)
    return f"{code} ({found.label[lang]})" if found else code
