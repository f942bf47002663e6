"""The answer: findings in order, verdict, places and labels; also a document of the standard."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal

from cpom_schema.document import Document, Location, Path, Tree, pointer
from cpom_schema.standard import codelists
from cpom_schema.standard.catalogue import words
from cpom_schema.standard.dictionary import Lang, ObjectType
from cpom_schema.standard.files import read_schema
from cpom_schema.version import CURRENT, LIBRARY
from cpom_validators.findings.finding import Finding
from cpom_validators.findings.labels import label
from cpom_validators.findings.telling import told
from cpom_validators.rules.running import Told

Verdict = Literal["recevable", "recevable_avec_reserves", "irrecevable", "indetermine"]

EXIT_CODES: Final[Mapping[Verdict, int]] = {
    "recevable": 0,
    "recevable_avec_reserves": 0,
    "irrecevable": 1,
    "indetermine": 3,
}
_UNKNOWN_RANK: Final = 10_000
_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def _rank(document: Document | None, path: Path) -> tuple[tuple[int, str], ...]:
    """Where a path comes in the order of the dictionary, whatever the order of the keys."""
    ranks: list[tuple[int, str]] = []
    obj: ObjectType | None = document.root if document else None
    for part in path:
        if isinstance(part, int):
            ranks.append((part, ""))
            continue
        names = list(obj.fields) if obj else []
        ranks.append((names.index(part), "") if part in names else (_UNKNOWN_RANK, part))
        found = obj.fields.get(part) if obj else None
        obj = (
            document.dictionary.objects[found.type]
            if document and found and found.kind == "object"
            else None
        )
    return tuple(ranks)


@dataclass(frozen=True)
class Report:
    """What the validator answers on one source.

    Attributes:
        file: name of the source as the user gave it.
        source: bytes of the source.
        date: ISO date the codes were judged at.
        document: the document, None when nothing could be read.
        findings: every finding, in the order of the document.
        told: what became of each rule: run, without object, or skipped and why.
    """

    file: str
    source: bytes = field(repr=False)
    date: str
    document: Document | None = field(repr=False)
    findings: tuple[Finding, ...]
    told: tuple[Told, ...] = field(default=(), repr=False)

    @cached_property
    def verdict(self) -> Verdict:
        """Receivable is the machine's word; accepted is an authority's, in an avis."""
        if any(not f.check.judged for f in self.findings):
            return "indetermine"
        severities = {f.check.severity for f in self.findings}
        if "bloquant" in severities:
            return "irrecevable"
        return "recevable_avec_reserves" if "avertissement" in severities else "recevable"

    @property
    def exit_code(self) -> int:
        """0 receivable, 1 not receivable, 3 not judged."""
        return EXIT_CODES[self.verdict]

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of findings by severity."""
        severities = [f.check.severity for f in self.findings]
        return {s: severities.count(s) for s in ("bloquant", "avertissement", "information")}

    @property
    def states(self) -> Mapping[str, int]:
        """Number of rules run, without object and skipped."""
        states = [t.state for t in self.told]
        return {s: states.count(s) for s in ("executee", "sans_objet", "ignoree")}

    @cached_property
    def locations(self) -> Mapping[Path, Location]:
        """Where each finding's place stands in the source."""
        if self.document is None or not self.findings:
            return {}
        paths = {f.path for f in self.findings} | {p for f in self.findings for p in f.related}
        return self.document.locate(paths)

    def location(self, finding: Finding) -> Location:
        """Where a finding stands: what its reader saw, else the place of its path."""
        if finding.sheet is not None:
            return Location(finding.line, finding.column, sheet=finding.sheet, cell=finding.cell)
        if not finding.path and finding.line is None and finding.check.step == "lecture":
            return Location()  # it speaks of the check, or of another file
        found = self.locations.get(finding.path, Location())
        if finding.line is not None:
            column = found.column if found.line == finding.line else None
            return Location(finding.line, finding.column or column, found.xpath)
        return found

    def label(self, finding: Finding, lang: Lang = "fr") -> str:
        """The place of a finding in business words."""
        return label(self.document, finding.path, lang) if self.document else ""

    def message(self, finding: Finding, lang: Lang = "fr") -> str:
        """What is wrong, in one sentence."""
        return told(finding, self.document, "message", lang)

    def advice(self, finding: Finding, lang: Lang = "fr") -> str:
        """What to do, in one sentence."""
        return told(finding, self.document, "advice", lang)

    def to_tree(self, now: dt.datetime, lang: Lang = "fr") -> Tree:
        """The report as a rapportControle, a document of the standard.

        Args:
            now: the moment of the check, with its zone; nothing below the command reads a clock.
            lang: language of the messages.
        """
        import hashlib

        moment = now.isoformat(timespec="seconds")
        octets = hashlib.sha256(self.source).hexdigest()
        tree: Tree = {
            "cpom": CURRENT,
            "type": "rapportControle",
            "entete": {
                "identifiant": f"rapport-{octets[:16]}",
                "versionDocument": 1,
                "statutDocument": "transmis",
                "origine": "natif",
                "dateProduction": moment,
                "emetteur": {
                    "organisation": {"raisonSociale": "cpom-schema"},
                    "logiciel": {"nom": "cpom-schema", "version": LIBRARY},
                },
            },
            "document": self._judged(octets),
            "moteur": {"nom": "cpom-schema", "version": LIBRARY},
            "referentiels": self._references(),
            "dateReference": self.date,
            "horodatage": moment,
            "verdict": self.verdict,
            "compteurs": {
                "bloquants": self.counts["bloquant"],
                "avertissements": self.counts["avertissement"],
                "informations": self.counts["information"],
                "reglesExecutees": self.states["executee"],
                "reglesSansObjet": self.states["sans_objet"],
                "reglesIgnorees": self.states["ignoree"],
            },
        }
        if self.findings:
            tree["constats"] = [
                self._finding(rank, f, lang) for rank, f in enumerate(self.findings, 1)
            ]
        if self.told:
            tree["regles"] = [_told(t, lang) for t in sorted(self.told)]
        return tree

    def _judged(self, octets: str) -> Tree:
        judged: Tree = {}
        if self.document:
            header = self.document.tree.get("entete")
            name = header.get("identifiant") if isinstance(header, dict) else None
            if isinstance(name, str) and not self._is_faulty(("entete", "identifiant")):
                judged["identifiant"] = name
            judged |= {"type": self.document.type, "version": self.document.version}
        judged |= {"fichier": _one_line(self.file), "empreinteOctets": octets}
        content = self._content_digest()
        return {**judged, "empreinteContenu": content} if content else judged

    def _is_faulty(self, path: Path) -> bool:
        return any(f.path == path for f in self.findings)

    def _content_digest(self) -> str | None:
        from cpom_schema.canonical import digest

        try:
            return digest(self.document) if self.document else None
        except ValueError:
            return None

    def _references(self) -> Tree:
        import hashlib

        rules = hashlib.sha256(read_schema(CURRENT, "rules.json")).hexdigest()
        references: Tree = {"standard": CURRENT, "regles": rules}
        used = self._external_lists()
        if used:
            references["nomenclatures"] = [
                {"liste": c.name, "version": c.version, "empreinte": c.sha256} for c in used
            ]
        return references

    def _external_lists(self) -> list[codelists.CodeList]:
        if self.document is None:
            return []
        dictionary = self.document.dictionary
        names = {
            f.type
            for o in dictionary.reachable(self.document.type)
            for f in o.fields.values()
            if f.kind == "code"
        }
        lists = (codelists.load(n) for n in sorted(names))
        return [c for c in lists if not c.closed]

    def _finding(self, rank: int, finding: Finding, lang: Lang) -> Tree:
        place = self.location(finding)
        located: Tree = {"pointeur": pointer(finding.path)} if finding.path else {}
        located |= {
            name: value
            for name, value in (
                ("ligne", place.line),
                ("colonne", place.column),
                ("xpath", place.xpath),
                ("feuille", place.sheet),
                ("cellule", place.cell),
            )
            if value is not None
        }
        places = [located] if located else []
        places += [{"pointeur": pointer(p)} for p in finding.related]
        tree: Tree = {"rang": rank, "regle": finding.code, "gravite": finding.check.severity}
        params = [{"nom": n, "valeur": _clean(v)} for n, v in finding.params if _clean(v)]
        if params:
            tree["parametres"] = params
        if places:
            tree["emplacements"] = [{"rang": i, **p} for i, p in enumerate(places, 1)]
        texts: dict[str, Any] = {
            "libelleMetier": self.label(finding, lang),
            "valeurVue": finding.seen,
            "message": self.message(finding, lang),
            "conseil": self.advice(finding, lang),
            "source": finding.check.source,
        }
        return tree | {n: _clean(t) for n, t in texts.items() if t and _clean(t)}


def _told(told: Told, lang: Lang) -> Tree:
    tree: Tree = {"code": told.code, "etat": told.state}
    return {**tree, "cause": words()[told.cause[1:]][lang]} if told.cause else tree


def _clean(text: str) -> str:
    """A text the standard can carry: control characters become the replacement character."""
    return _FORBIDDEN.sub("\ufffd", text).strip()[:16_000]


def _one_line(text: str) -> str:
    return _clean(text.replace("\n", " "))[:500] or "-"


def ordered(document: Document | None, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of the document, each once."""
    unique = {(f.code, f.path, f.params, *f[5:]): f for f in findings}
    return tuple(
        sorted(
            unique.values(),
            key=lambda f: (
                _rank(document, f.path),
                f.line or 0,
                f.column or 0,
                f.sheet or "",
                f.cell or "",
                f.code,
                f.params,
            ),
        )
    )
