"""What may be wrong in spec/campaign: names the dictionary does not have, codes no list has.

A chain of names is written as in a message: ``contrat.fichesActions.dateFin``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cpom_schema.standard import templates
from cpom_schema.standard.campaign import content_within
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.standard.templates import Decisive, Fitting, Listed, Prepared, Shown, Template
from cpom_schema.tabular.layout import Table, laid_out
from spec.generator.source import Source, SpecificationError

_KIND = "suiviAnnuel"


def check(source: Source) -> None:
    """Refuse what spec/campaign says of fields or codes that do not exist.

    Raises:
        SpecificationError: each fault is named.
    """
    faults = [
        f"spec/campaign/{name}.yaml: {one}"
        for name, raw in source.campaign.items()
        for one in faults_of(source, name, raw)
    ]
    if faults:
        raise SpecificationError("\n".join(faults))


def faults_of(source: Source, name: str, raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield what contradicts the dictionary or the code lists in a file of spec/campaign.

    Args:
        source: the specification the file belongs to.
        name: what the file is about, `suiviAnnuel` or `endings`.
        raw: its content, which the metaschema accepts.
    """
    try:
        if name == _KIND:
            yield from _Names(source, templates.build(raw)).faults()
        else:
            yield from _Endings(source, raw).faults()
    except _UnknownNameError as unknown:
        yield str(unknown)


class _UnknownNameError(Exception):
    """A name that an object of the dictionary does not have."""


class _Known:
    """What the dictionary and the code lists have; anything else is refused."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._dictionary: Dictionary = source.dictionary

    def _codes(self, field: Field, codes: Iterable[str]) -> Iterator[str]:
        """Yield the codes that the list of a field does not have."""
        rows = self._source.codelists[field.type].rows if field.kind == "code" else ()
        known = {row["code"] for row in rows}
        for code in sorted(set(codes) - known):
            yield f"{field.name}: no code {code}"

    def _root(self, kind: str) -> ObjectType:
        return self._dictionary.documents[kind].root

    def _item(self, kind: str, place: Sequence[str]) -> ObjectType:
        return self._object(self._root(kind), place)

    def _object(self, owner: ObjectType, place: Sequence[str]) -> ObjectType:
        """Return the object at the end of some names."""
        field = self._field(owner, place)
        if field.kind != "object":
            raise _UnknownNameError(f"{owner.name}.{'.'.join(place)} is no object")
        return self._dictionary.objects[field.type]

    def _each(self, owner: ObjectType, names: Iterable[str]) -> None:
        for name in names:
            self._field(owner, (name,))

    def _field(self, owner: ObjectType, place: Sequence[str]) -> Field:
        """Return the field at the end of some names.

        Raises:
            _UnknownNameError: one of the names is not a field.
        """
        *others, last = place
        held = self._object(owner, others) if others else owner
        if last not in held.fields:
            raise _UnknownNameError(f"{held.name} has no field {last}")
        return held.fields[last]


class _Names(_Known):
    """The names and codes of one template, checked in turn.

    The first unknown name ends the check: what follows it cannot be understood.
    """

    def __init__(self, source: Source, template: Template) -> None:
        super().__init__(source)
        self._template = template
        self._tables: dict[str, Table] = {t.id: t for t in laid_out(self._dictionary, _KIND)}

    def faults(self) -> Iterator[str]:
        """Yield the codes that their list does not have.

        Raises:
            _UnknownNameError: a name is not one of the dictionary.
        """
        yield from self._presence()
        yield from self._followed()
        for name, prepared in self._template.rows.items():
            row = self._item(_KIND, (name,))
            if not prepared.computed:
                yield from self._prepared(prepared, self._listed(prepared.listed), row)
        for place in self._template.locked:
            self._field(self._root(_KIND), place.split("."))
        for name in self._template.columns:
            self._table(name)
        self._contexts()
        for name, fitting in self._template.fits.items():
            yield from self._fitting(self._table(name), fitting)

    def _presence(self) -> Iterator[str]:
        for name, presence in self._template.presence.items():
            item = self._item("contrat", (name,))
            self._field(item, presence.first_day)
            self._field(item, presence.last_day)
            if presence.otherwise:
                yield from self._decisive(item, presence.otherwise)

    def _followed(self) -> Iterator[str]:
        for name, followed in self._template.followed.items():
            self._field(self._item("contrat", (name,)), followed.due)
            row = self._item(_KIND, (followed.listed,))
            self._field(row, (followed.by,))
            yield from self._codes(self._field(row, (followed.field,)), followed.finished)

    def _contexts(self) -> None:
        for name, columns in self._template.contexts.items():
            for shown in columns.values():
                self._shown(self._table(name), shown)

    def _prepared(self, prepared: Prepared, item: ObjectType, row: ObjectType) -> Iterator[str]:
        """Yield the faults of the rows made from the items of a list."""
        for name, copied in prepared.copies.items():
            self._field(row, (name,))
            self._field(item, (copied,))
        self._each(row, prepared.decided)
        self._each(item, [n for n in (prepared.dated, prepared.unless) if n])
        for name, listed in prepared.present.items():
            self._field(item, (name,))
            self._item("contrat", (listed,))
        for name, held in prepared.holds.items():
            inside = self._object(row, (name,))
            yield from self._prepared(held, self._object(item, held.listed.place), inside)
        if prepared.parts:
            part = self._object(item, prepared.parts.listed.place)
            yield from self._prepared(prepared.parts, part, row)
        if prepared.measured:
            yield from self._measured(prepared.measured, item, row)

    def _measured(
        self, measured: templates.Measured, item: ObjectType, row: ObjectType
    ) -> Iterator[str]:
        self._field(self._listed(measured.before), (measured.at,))
        self._each(item, (measured.at, measured.targets[0]))
        self._each(row, (measured.at,))
        self._field(self._object(item, (measured.targets[0],)), (measured.targets[1],))
        yield from self._codes(self._field(item, (measured.frequency,)), measured.periods)
        period = self._field(row, (measured.period,))
        for periods in (*measured.periods.values(), measured.aimed):
            yield from self._codes(period, periods)

    def _shown(self, table: Table, shown: Shown) -> None:
        for place in shown.places:
            self._at(table, place)
        if shown.looked:
            item = self._listed(shown.looked.listed)
            self._field(item, (shown.looked.field,))
            self._each(item, shown.looked.by)
            self._each(_row(table), shown.looked.by)
        if shown.words:
            self._referred(table, shown.words[1])

    def _fitting(self, table: Table, fitting: Fitting) -> Iterator[str]:
        yield from self._codes(self._at(table, fitting.by), fitting.fields)
        yield from self._codes(self._at(table, fitting.rate.place), (fitting.rate.code,))
        for fields in (*fitting.fields.values(), fitting.choices):
            self._each(_row(table), fields)
        for place in fitting.choices.values():
            self._at(table, place)

    def _decisive(self, item: ObjectType, decisive: Decisive) -> Iterator[str]:
        yield from self._codes(self._field(item, decisive.place), (decisive.code,))

    def _at(self, table: Table, place: Sequence[str]) -> Field:
        """Return the field a place starting from a row leads to."""
        if place[0] == "precedent":
            return self._field(_row(table), place[1:])
        return self._field(self._referred(table, place[0]), place[1:])

    def _referred(self, table: Table, name: str) -> ObjectType:
        """Return the object of the contract that a field of a row refers to."""
        reference = self._field(_row(table), (name,)).ref or ""
        if not reference.startswith("contrat#"):
            raise _UnknownNameError(f"{table.id}.{name} refers to no list of the contract")
        return self._item("contrat", reference.removeprefix("contrat#").split("."))

    def _table(self, name: str) -> Table:
        if name not in self._tables:
            raise _UnknownNameError(f"{_KIND} has no list {name}")
        return self._tables[name]

    def _listed(self, listed: Listed) -> ObjectType:
        return self._item("contrat" if listed.of_contract else _KIND, listed.place)


class _Endings(_Known):
    """The names and codes of how the items of a contract end."""

    def __init__(self, source: Source, raw: Mapping[str, Any]) -> None:
        super().__init__(source)
        self._raw = raw
        self._held = self._item("avenant", ("modifications", "valeur"))
        self._aimed = self._field(self._root("avenant"), ("modifications", "objet"))

    def faults(self) -> Iterator[str]:
        """Yield the codes that their list does not have.

        Raises:
            _UnknownNameError: a name is not one of the dictionary.
        """
        contents, term = self._raw["contents"], self._raw["term"]
        yield from self._codes(self._aimed, [*contents, term])
        for row in self._source.codelists[self._aimed.type].rows:
            if row["code"] != term:
                self._field(self._held, (content_within(contents, row["code"]),))
        for name, ending in self._raw["endings"].items():
            yield from self._ending(self._object(self._held, (name,)), ending)

    def _ending(self, item: ObjectType, ending: Mapping[str, Any]) -> Iterator[str]:
        for name in ("firstDay", "lastDay"):
            if name in ending:
                self._field(item, ending[name].split("."))
        if "trimmed" in ending:
            trimmed = ending["trimmed"]
            self._field(item, (trimmed["list"], trimmed["by"]))
        if "status" in ending:
            status = ending["status"]
            field = self._field(item, (status["field"],))
            yield from self._codes(field, (status["from"], status["to"]))


def _row(table: Table) -> ObjectType:
    """Return the object a row of a table holds."""
    if table.item is None:
        raise _UnknownNameError(f"{table.id} holds no objects")
    return table.item
