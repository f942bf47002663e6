"""The options that give other documents to judge with, and how they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from cpom_schema.document import Limits

if TYPE_CHECKING:
    from cpom_schema.document import Document
    from cpom_validators.findings.finding import Finding
    from cpom_validators.together.companions import Beside

_OPTIONS: Final = (
    ("--contract", "contrat", True, "Contrat du document ; pour un contrat, les autres du lot."),
    ("--previous", "", False, "Suivi de l'année d'avant ; pour un contrat, le contrat précédent."),
    ("--avenant", "avenant", True, "Avenant du contrat, à répéter : le contrat est consolidé."),
    ("--programming", "programmation", False, "Arrêté de programmation."),
    ("--avis", "avis", True, "Avis rendu sur le suivi de l'année d'avant, à répéter."),
    ("--follow-up", "suiviAnnuel", False, "Suivi annuel auquel répond l'avis contrôlé."),
    ("--dashboard", "indicateurs", False, "Tableau de bord du même exercice."),
)  # fmt: skip
"""Option, type of document expected ("": the type of the one judged), whether it repeats, help."""


def beside_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command."""
    function = click.option(
        "--together",
        is_flag=True,
        help="Contrôler les documents donnés les uns avec les autres : chacun trouve son contrat, "
        "ses avenants, son suivi précédent parmi eux.",
    )(function)
    for name, _, several, text in reversed(_OPTIONS):
        function = click.option(
            name,
            multiple=several,
            type=click.Path(exists=True),
            metavar="FICHIER",
            help=text,
        )(function)
    return function


class Given:
    """The documents given beside those judged, each read once and only when it is asked for."""

    def __init__(self, files: Sequence[str], options: Mapping[str, Any], limits: Limits) -> None:
        self.limits = limits
        self.files = files if options["together"] else ()
        self.options = {o: options[o[2:].replace("-", "_")] for o, *_ in _OPTIONS}
        self.read: dict[str, Document | Finding] = {}
        named = {o: p for o, p in self.options.items() if p}
        if self.files and named:
            raise click.UsageError(f"--together s'emploie sans {', '.join(named)}.")

    def paths(self) -> list[str]:
        """The files and folders the options name."""
        return [p for option in self.options.values() for p in _listed(option)]

    def beside(self, path: str, source: bytes) -> Beside:
        """What to judge one file with."""
        if self.files:
            return self._among(path, source)
        if any(self.options.values()):
            return self._named(source)
        from cpom_validators.together.companions import NOTHING

        return NOTHING

    def _document(self, path: str) -> Document | Finding:
        if path not in self.read:
            self.read[path] = _sound(path, self.limits)
        return self.read[path]

    def _among(self, path: str, source: bytes) -> Beside:
        from cpom_schema.document import Document
        from cpom_schema.errors import UnreadableError
        from cpom_schema.formats import read_bytes
        from cpom_validators.together.companions import NOTHING, among

        others = [self._document(p) for p in self.files if p not in (path, "-")]
        try:
            judged = read_bytes(source, self.limits)
        except UnreadableError:
            return NOTHING
        twin = (judged.tree.get("entete"), judged.type)
        sound = [d for d in others if isinstance(d, Document)]
        return among(judged, [d for d in sound if (d.tree.get("entete"), d.type) != twin])

    def _named(self, source: bytes) -> Beside:
        from cpom_schema.document import Document
        from cpom_schema.errors import UnreadableError
        from cpom_schema.formats import read_bytes
        from cpom_validators.together.companions import Beside

        try:
            judged = read_bytes(source, self.limits).type
        except UnreadableError:
            judged = ""
        found: dict[str, list[Document]] = {}
        findings: list[Finding] = []
        for option, wanted, *_ in _OPTIONS:
            found[option] = []
            for path in _listed(self.options[option]):
                document = self._document(path)
                if not isinstance(document, Document):
                    findings.append(document)
                elif judged and document.type != (wanted or judged):
                    raise click.UsageError(
                        f"{option} : « {path} » est un document « {document.type} », "
                        f"« {wanted or judged} » attendu."
                    )
                else:
                    found[option].append(document)
        one = {option: documents[0] if documents else None for option, documents in found.items()}
        return Beside(
            contracts=tuple(found["--contract"]),
            previous=one["--previous"],
            avenants=tuple(found["--avenant"]),
            programming=one["--programming"],
            opinions=tuple(found["--avis"]),
            follow_up=one["--follow-up"],
            dashboard=one["--dashboard"],
            findings=tuple(findings),
        )


def _listed(value: str | Iterable[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _sound(path: str, limits: Limits) -> Document | Finding:
    """A document whose structure is right, else the finding that says it cannot be used."""
    from cpom_schema.errors import UnreadableError
    from cpom_schema.formats import load_bytes, read_bytes
    from cpom_validators.findings.finding import Finding
    from cpom_validators.form import integrity, structure

    try:
        document = read_bytes(load_bytes(path, limits), limits)
        faults = [n.code for n in document.notes]
        faults += [f.code for f in structure.check(document).findings]
        date = integrity.reference_date(document) or ""
        faults = faults or [
            f.code for f in integrity.check(document, date) if f.code.startswith("CPOM-S")
        ]
    except UnreadableError as error:
        faults = [n.code for n in error.notes]
    except OSError:
        faults = ["CPOM-F-024"]
    else:
        if not faults:
            return document
    return Finding("CPOM-F-025", (), (("fichier", path), ("code", faults[0])))
