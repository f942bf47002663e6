"""The documents given beside those that are judged, each read once and only when it is needed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from cpom_schema.document import Document, Limits
from cpom_schema.errors import CpomError, UnreadableError
from cpom_schema.formats import load_bytes, read_bytes
from cpom_schema.standard.edition import Edition, Editions
from cpom_schema.standard.exchange import amendments, links
from cpom_validators.findings.finding import Finding
from cpom_validators.judgement import check_form
from cpom_validators.together.companions import Companions


class Neighbours:
    """Files given beside, by role (``contrat``, ``precedent``, ``avenant``…).

    What is worked out of them (a consolidated contract, its digest) is kept for every judgement.
    """

    def __init__(
        self,
        paths: Mapping[str, Sequence[str]],
        limits: Limits,
        editions: Editions,
        of_folders: Collection[str] = (),
    ) -> None:
        """Take the paths of the files by role; nothing is read yet.

        Args:
            paths: the paths.
            limits: what is accepted to be read.
            editions: the editions a document may announce.
            of_folders: those found in a folder, where documents of other types are left aside.
        """
        self._paths = {role: list(given) for role, given in paths.items() if given}
        self._limits = limits
        self._editions = editions
        self._of_folders = frozenset(of_folders)
        self._read: dict[str, Document | Finding] = {}
        self._companions: dict[str, Companions] = {}

    def companions(self, kind: str) -> Companions:
        """Return what a document of a type is judged with.

        Raises:
            CpomError: a file is of another type than its role asks for.
        """
        if kind not in self._companions:
            self._companions[kind] = self._chosen(kind)
        return self._companions[kind]

    def _chosen(self, kind: str) -> Companions:
        given: dict[str, tuple[Document, ...]] = {}
        findings: list[Finding] = []
        for role, paths in self._paths.items():
            found: list[Document] = []
            for path in paths:
                document = self._document(path)
                if isinstance(document, Finding):
                    findings.append(document)
                    continue
                if path in self._of_folders and document.type != _expected(
                    document.edition, role, kind
                ):
                    continue
                _refuse_other_type(document, role, path, kind)
                found.append(document)
            if found:
                given[role] = tuple(found)
        return Companions(given, tuple(findings))

    def _document(self, path: str) -> Document | Finding:
        if path not in self._read:
            self._read[path] = sound(path, self._limits, self._editions)
        return self._read[path]


def _refuse_other_type(document: Document, role: str, path: str, kind: str) -> None:
    """Refuse a document of another type than its role asks for, beside a document of a type.

    Raises:
        CpomError: it is of another type.
    """
    expected = _expected(document.edition, role, kind)
    if kind and document.type != expected:
        raise CpomError(
            "type_inattendu", role=role, chemin=path, type=document.type, attendu=expected
        )


def _expected(edition: Edition, role: str, kind: str) -> str:
    """Return the type of document a role asks for, beside a document of a type."""
    amending = amendments(edition)
    if role == amending.role:
        return amending.type
    own = _types(edition, role, kind) if kind else []
    if own:
        return own[0]
    types: set[str] = set()
    for judged in edition.dictionary.documents:
        types.update(_types(edition, role, judged))
    if len(types) == 1:
        return types.pop()
    return kind


def _types(edition: Edition, role: str, kind: str) -> list[str]:
    """Return the types of document that a role names, beside a document of a type."""
    return [link.type for link in links(edition, kind) if link.role == role]


def sound(path: str, limits: Limits, editions: Editions) -> Document | Finding:
    """Return a document whose form is right, else the finding that it cannot be used."""
    try:
        document = read_bytes(load_bytes(path, limits, editions), limits, editions)
    except UnreadableError as error:
        return _not_usable(path, error.notes[0].code)
    except OSError:
        return _not_usable(path, "CPOM-F-024")
    fault = check_form(document).first_fault(document.edition)
    return _not_usable(path, fault) if fault else document


def _not_usable(path: str, code: str) -> Finding:
    return Finding("CPOM-F-025", (), (("fichier", path), ("code", code)))
