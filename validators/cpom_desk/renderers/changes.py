"""The cases of a rule in words: what each one changes in the document it starts from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from cpom_desk.renderers.chapters import needed
from cpom_schema.document import Document, Path, Tree, field_at, value_at
from cpom_schema.standard.dictionary import Field, Lang, ObjectType
from cpom_schema.standard.edition import Edition
from cpom_validators.findings.labels import label

_LONGEST: Final = 120
_SHORT: Final = 60
_MOST_ITEMS: Final = 12
_SEPARATOR: Final = " > "


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
        edition: the edition they are documents of.
        documents: the base documents by name.
        others: the name of the base of a related document (``avis.suivi``), when it has another.
        types: the type of each related document, by type judged then name.
    """

    edition: Edition
    documents: Mapping[str, Tree]
    others: Mapping[str, str]
    types: Mapping[str, Mapping[str, str]]

    def document(self, judged: str, related: str = "") -> Document:
        """The base of a type, or that of a document given beside it."""
        kind = self.types[judged][related] if related else judged
        name = self.others.get(f"{judged}.{related}", related or judged)
        return Document("json", self.edition, kind, self.documents[name])


def told(case: Mapping[str, Any], judged: str, bases: Bases, lang: Lang) -> Told:
    """One case in words."""
    base = bases.document(judged)
    own = _changes(case, base, lang)
    changes = list(_joined(own, lang))
    for name, change in case.get("with", {}).items():
        which = _name(name, judged, lang)
        place = f"dans {which} : " if lang == "fr" else f"in {which}: "
        other = bases.document(judged, name)
        changes += [place + text for text in _joined(_changes(change, other, lang), lang)]
    changes += [
        f"{_say(lang, 'sans', 'without')} {_name(name, judged, lang)}"
        for name in case.get("without", ())
    ]
    if "date" in case:
        changes.append(f"{_say(lang, 'jugé au', 'judged at')} {case['date']}")
    as_is = _say(lang, "le document d'exemple, tel quel", "the example document, as it is")
    places = [_place(base, _path(p, base.tree), lang) for p in case["expect"]]
    only = {owner for owner, _ in own}
    if len(only) == 1 and all(owner in only for owner, _ in places):
        said = [rest or owner for owner, rest in places]
    else:
        said = [_SEPARATOR.join(filter(None, place)) for place in places]
    return Told(case["name"], tuple(changes) or (as_is,), tuple(dict.fromkeys(said)))


def values(base: Document, pointer: str, context: str, names: Iterable[str], lang: Lang) -> str:
    """What the simple fields of an object are worth in a base, as ``name = value``.

    Args:
        base: the base document.
        pointer: a place in the object, or below it.
        context: where such objects are, as a rule writes it.
        names: the fields.
        lang: language of the words.
    """
    path = _path(pointer, base.tree)
    steps = [] if context == "$" else context.split(".")
    length = sum(1 + step.endswith("[]") for step in steps)
    owner = path[:length]
    if [p for p in owner if isinstance(p, str)] != [step.removesuffix("[]") for step in steps]:
        return ""
    holder = label(base, owner, lang) if owner else ""
    parts: list[str] = []
    for name in names:
        here = (*owner, name)
        value = value_at(base.tree, here)
        if value is not None and not isinstance(value, (dict, list)):
            title = label(base, here, lang).removeprefix(holder).removeprefix(_SEPARATOR)
            parts.append(f"{title} = {_value(base, here, value, lang)}")
    where = holder + _say(lang, " : ", ": ") if owner else ""
    return where + _say(lang, " ; ", "; ").join(parts) if parts else ""


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


def _place(base: Document, path: Path, lang: Lang) -> tuple[str, str]:
    """A place in the words of the reports: the object, and what is meant in it."""
    if not path:
        return _say(lang, "le document", "the document"), ""
    ranks = [i for i, part in enumerate(path) if isinstance(part, int)]
    owner = label(base, path[: ranks[-1] + 1], lang) if ranks else ""
    whole = label(base, path, lang)
    return owner, whole.removeprefix(owner).removeprefix(_SEPARATOR)


def _joined(changes: Iterable[tuple[str, str]], lang: Lang) -> Iterator[str]:
    """The changes, those of one object in one sentence."""
    by_owner: dict[str, list[str]] = {}
    for owner, text in changes:
        by_owner.setdefault(owner, []).append(text)
    colon, semicolon = _say(lang, " : ", ": "), _say(lang, " ; ", "; ")
    for owner, texts in by_owner.items():
        yield (owner + colon if owner else "") + semicolon.join(texts)


def _changes(change: Mapping[str, Any], base: Document, lang: Lang) -> list[tuple[str, str]]:
    """What a case changes: the object, and what becomes of it."""
    found: list[tuple[str, str]] = []
    for pointer, value in change.get("set", {}).items():
        path = _path(pointer, base.tree)
        owner, title = _place(base, path, lang)
        now = _value(base, path, value, lang)
        was = value_at(base.tree, path)
        text = f"{title} = {now}" if title else now
        if was not in (None, value) and not isinstance(was, (dict, list)):
            before = _value(base, path, was, lang, _SHORT)
            text += _say(lang, f" (au lieu de {before})", f" (instead of {before})")
        found.append((owner, text))
    for pointer in change.get("remove", ()):
        owner, title = _place(base, _path(pointer, base.tree), lang)
        gone = _say(lang, f"sans « {title} »", f"without “{title}”")
        found.append((owner, gone if title else _say(lang, "retiré", "removed")))
    for pointer, item in change.get("append", {}).items():
        path = _path(pointer, base.tree)
        owner, title = _place(base, path, lang)
        value = _value(base, (*path, 0), item, lang)
        more = _say(lang, f"un élément de plus dans « {title} » :", f"one more item in “{title}”:")
        found.append((owner, f"{more} {value}"))
    return found


def _value(base: Document, path: Path, value: Any, lang: Lang, longest: int = _LONGEST) -> str:
    found = field_at(base.dictionary, base.root, path)
    return _shown(base, found, value, lang, longest)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "…"


def _shown(base: Document, field: Field | None, value: Any, lang: Lang, longest: int) -> str:
    """A value as the file writes it, codes with their label."""
    match value:
        case list():
            said = [_shown(base, field, v, lang, longest) for v in value[:_MOST_ITEMS]]
            more = f"… ({len(value)} {_say(lang, 'en tout', 'in all')})"
            return ", ".join([*said, more] if len(value) > _MOST_ITEMS else said)
        case dict():
            obj = base.dictionary.objects[field.type] if field and field.kind == "object" else None
            return f"({', '.join(_parts(base, obj, value, lang))})"
        case bool():
            return _say(lang, "oui", "yes") if value else _say(lang, "non", "no")
        case _ if field and field.kind == "code":
            return _code(base.edition, field.type, str(value), lang)
        case _ if field and field.type in ("texte", "texteLong"):
            text = _cut(value, longest)
            return _say(lang, f"« {text} »", f"“{text}”")
        case _:
            return str(value)


def _parts(base: Document, obj: ObjectType | None, value: Tree, lang: Lang) -> Iterator[str]:
    for name, part in value.items():
        field = obj.fields.get(name) if obj else None
        title = field.title[lang] if field else name
        title = title if title[1:2].isupper() else title[:1].lower() + title[1:]
        yield f"{title} = {_shown(base, field, part, lang, _SHORT)}"


def _code(edition: Edition, listing: str, code: str, lang: Lang) -> str:
    found = edition.codelists[listing].codes.get(code)
    if found is None or found.label[lang] == code:
        return code
    return f"{code} « {found.label[lang]} »" if lang == "fr" else f"{code} “{found.label[lang]}”"
