"""The cases of a rule in words: what each one changes in the document it starts from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from cpom_desk.renderers.chapters import needed
from cpom_desk.renderers.values import SHORT, shown_at
from cpom_desk.renderers.wording import in_lang
from cpom_schema.document import Document, Path, Tree, value_at
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Edition
from cpom_validators.findings.labels import label

_SEPARATOR: Final = " > "


class Example(NamedTuple):
    """A case in words: its name, what it changes, and where its findings are.

    Attributes:
        places: empty when the rule finds nothing in it.
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
        """Return the base of a type, or that of a document given beside it."""
        kind = self.types[judged][related] if related else judged
        name = self.others.get(f"{judged}.{related}", related or judged)
        return Document("json", self.edition, kind, self.documents[name])


class _InObject(NamedTuple):
    """What is to be read of an object, with the object's name: both empty for the document."""

    owner: str
    text: str


def example(case: Mapping[str, Any], judged: str, bases: Bases, lang: Lang) -> Example:
    """Return a published case in words.

    Args:
        case: the case, with its changes and the JSON Pointers of the findings it expects.
        judged: type of the document it starts from.
        bases: the documents cases start from.
        lang: language of the words.
    """
    base = bases.document(judged)
    own = list(_changes(case, base, lang))
    changes = [
        *_by_object(own, lang),
        *_changes_beside(case, judged, bases, lang),
        *_circumstances(case, judged, bases, lang),
    ]
    if not changes:
        changes.append(
            in_lang(lang, "le document d'exemple, tel quel", "the example document, as it is")
        )
    owners = {change.owner for change in own}
    places = _places(case["expect"], base, owners, lang)
    return Example(case["name"], tuple(changes), tuple(places))


def starting_values(
    base: Document, pointer: str, context: str, names: Iterable[str], lang: Lang
) -> str:
    """Return what the simple fields of an object are worth in a base, as ``name = value``.

    Args:
        base: the base document.
        pointer: a place in the object, or below it.
        context: where such objects are, as a rule writes it.
        names: the fields.
        lang: language of the words.

    Returns:
        The values, empty when the pointer leads out of the context or no field is filled.
    """
    owner = _owner(_path(pointer, base.tree), context)
    if owner is None:
        return ""
    holder = label(base, owner, lang)
    values = _semicolon(lang).join(_titled_values(base, owner, names, lang))
    return _about(holder, values, lang) if values else ""


def _titled_values(base: Document, owner: Path, names: Iterable[str], lang: Lang) -> Iterator[str]:
    """Yield ``name = value`` for each simple field of an object that is filled."""
    holder = label(base, owner, lang)
    for name in names:
        here = (*owner, name)
        value = value_at(base.tree, here)
        if _is_simple(value):
            title = _below(label(base, here, lang), holder)
            yield f"{title} = {shown_at(base, here, value, lang)}"


def _about(owner: str, text: str, lang: Lang) -> str:
    """Return a text below the name of its object, or alone when it is of the document."""
    if not owner:
        return text
    return owner + in_lang(lang, " : ", ": ") + text


def _semicolon(lang: Lang) -> str:
    return in_lang(lang, " ; ", "; ")


def _is_simple(value: Any) -> bool:
    return value is not None and not isinstance(value, (dict, list))


def _owner(path: Path, context: str) -> Path | None:
    """Return the part of a path that leads to an object of the context.

    None when it goes elsewhere. In ``activites[]``, the path ``("activites", 2, "esms")`` leads to
    ``("activites", 2)``.
    """
    steps = _steps(context)
    # a step through a list takes two parts of a path: the name, then the rank
    length = sum(1 + step.endswith("[]") for step in steps)
    owner = path[:length]
    names = [part for part in owner if isinstance(part, str)]
    return owner if names == [step.removesuffix("[]") for step in steps] else None


def _steps(context: str) -> list[str]:
    if context == "$":
        return []
    return context.split(".")


def _path(pointer: str, tree: Any) -> Path:
    """Return the path of a JSON Pointer: a number is a rank in a list, a name elsewhere."""
    path: list[str | int] = []
    for part in pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        in_list = name.isdigit() and not isinstance(tree, dict)
        path.append(int(name) if in_list else name)
        tree = value_at(tree, (path[-1],))
    return tuple(path)


def _below(text: str, owner: str) -> str:
    """Return the label of a place without that of the object it is in."""
    return text.removeprefix(owner).removeprefix(_SEPARATOR)


def _place(base: Document, path: Path, lang: Lang) -> _InObject:
    """Return a place in the words of the reports: the object, and what is meant in it."""
    if not path:
        return _InObject(in_lang(lang, "le document", "the document"), "")
    item = _innermost_item(path)
    owner = label(base, item, lang) if item else ""
    return _InObject(owner, _below(label(base, path, lang), owner))


def _innermost_item(path: Path) -> Path:
    """Return the path of the last item of a list a path goes through; empty when there is none."""
    while path and not isinstance(path[-1], int):
        path = path[:-1]
    return path


def _places(pointers: Sequence[str], base: Document, owners: set[str], lang: Lang) -> Iterable[str]:
    """Return where the findings are, each place once.

    The object is left out when it is the only one the case changes: what changes named it.
    """
    places = [_place(base, _path(pointer, base.tree), lang) for pointer in pointers]
    already_named = len(owners) == 1 and owners.issuperset(place.owner for place in places)
    if already_named:
        texts = [place.text or place.owner for place in places]
    else:
        texts = [_SEPARATOR.join(filter(None, place)) for place in places]
    return dict.fromkeys(texts)


def _by_object(changes: Iterable[_InObject], lang: Lang) -> Iterator[str]:
    """Yield the changes, those of one object in one sentence."""
    by_owner: dict[str, list[str]] = {}
    for owner, text in changes:
        by_owner.setdefault(owner, []).append(text)
    for owner, texts in by_owner.items():
        yield _about(owner, _semicolon(lang).join(texts), lang)


def _changes_beside(
    case: Mapping[str, Any], judged: str, bases: Bases, lang: Lang
) -> Iterator[str]:
    """Yield what a case changes in the documents given beside the one it judges."""
    for name, change in case.get("with", {}).items():
        title = _document_name(bases.edition, name, judged, lang)
        place = in_lang(lang, f"dans {title} : ", f"in {title}: ")
        other = bases.document(judged, name)
        for text in _by_object(_changes(change, other, lang), lang):
            yield place + text


def _circumstances(case: Mapping[str, Any], judged: str, bases: Bases, lang: Lang) -> Iterator[str]:
    """Yield the documents a case does without, and the date it is judged at."""
    without = in_lang(lang, "sans", "without")
    for name in case.get("without", ()):
        yield f"{without} {_document_name(bases.edition, name, judged, lang)}"
    if "date" in case:
        yield f"{in_lang(lang, 'jugé au', 'judged at')} {case['date']}"


def _document_name(edition: Edition, name: str, judged: str, lang: Lang) -> str:
    known = needed(edition, name, judged)
    return known.title(lang) if known else name


def _changes(change: Mapping[str, Any], base: Document, lang: Lang) -> Iterator[_InObject]:
    """Yield what a case changes: the object, and what becomes of it."""
    for pointer, value in change.get("set", {}).items():
        yield _value_set(base, _path(pointer, base.tree), value, lang)
    for pointer in change.get("remove", ()):
        yield _value_removed(base, _path(pointer, base.tree), lang)
    for pointer, item in change.get("append", {}).items():
        yield _item_added(base, _path(pointer, base.tree), item, lang)


def _value_set(base: Document, path: Path, value: Any, lang: Lang) -> _InObject:
    owner, title = _place(base, path, lang)
    now = shown_at(base, path, value, lang)
    text = f"{title} = {now}" if title else now
    return _InObject(owner, text + _instead_of(base, path, value, lang))


def _instead_of(base: Document, path: Path, value: Any, lang: Lang) -> str:
    """Return what a simple value of the base was, when the case gives it another."""
    was = value_at(base.tree, path)
    if not _is_simple(was) or was == value:
        return ""
    before = shown_at(base, path, was, lang, SHORT)
    return in_lang(lang, f" (au lieu de {before})", f" (instead of {before})")


def _value_removed(base: Document, path: Path, lang: Lang) -> _InObject:
    owner, title = _place(base, path, lang)
    if not title:
        return _InObject(owner, in_lang(lang, "retiré", "removed"))
    return _InObject(owner, in_lang(lang, f"sans « {title} »", f"without “{title}”"))


def _item_added(base: Document, path: Path, item: Any, lang: Lang) -> _InObject:
    owner, title = _place(base, path, lang)
    value = shown_at(base, (*path, 0), item, lang)
    more = in_lang(lang, f"un élément de plus dans « {title} » :", f"one more item in “{title}”:")
    return _InObject(owner, f"{more} {value}")
