"""The workbooks of the story: prepared on a contract, filled, filled in a hurry, and annotated."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from cpom_desk.preparation import Draft, Given, draft, workbook
from cpom_desk.preparation.given import in_force
from cpom_desk.renderers.workbook import annotate
from cpom_schema.document import Document
from cpom_schema.formats import read, read_bytes
from cpom_schema.standard.edition import Edition, Editions
from cpom_validators.judgement import validate_bytes
from cpom_validators.together.sets import among
from spec.generator.faulty import changed
from spec.generator.source import ROOT, read_yaml

_SAMPLES: Final = ROOT / "samples"


class _Story(NamedTuple):
    editions: Editions
    year: int
    contract: Document
    avenants: list[Document]
    previous: Document
    filled: Document
    said: dict[str, Any]

    def prepared(self) -> Draft:
        """Return what the organisation receives."""
        moment = self.said["moment"]
        contract = in_force(self.contract, self.avenants, self.year, moment[:10]).document
        given = Given(
            moment=moment,
            edition=contract.edition,
            exercice=self.year,
            contrat=contract,
            precedent=self.previous,
        )
        return draft("suiviAnnuel", given)

    def returned(self, source: bytes) -> bytes:
        """Return the answer on a filled workbook."""
        given = [self.contract, *self.avenants, self.previous]
        companions = among(read_bytes(source, editions=self.editions), given)
        day = self.said["moment"][:10]
        report = validate_bytes(
            source,
            name="suivi-2025-fautif.xlsx",
            today=day,
            companions=companions,
            editions=self.editions,
        )
        return annotate(source, report, "fr")


def _story(edition: Edition) -> _Story:
    said = read_yaml(_SAMPLES / "workbooks" / "cases.yaml")

    editions = Editions({edition.version: edition})

    def sample(name: str) -> Document:
        return read(_SAMPLES / f"{name}.json", editions=editions)

    return _Story(
        editions,
        said["year"],
        sample(said["contract"]),
        [sample(name) for name in said["avenants"]],
        sample(said["previous"]),
        sample(said["filled"]),
        said,
    )


def files(edition: Edition) -> dict[str, bytes]:
    """Return the name and content of each workbook."""
    story = _story(edition)
    ready = story.prepared()

    def with_tree(tree: dict[str, Any]) -> bytes:
        return workbook(ready._replace(document=_with(ready.document, tree)), "fr")

    faulty = with_tree(changed({**story.said["faults"], "name": "fautif"}, story.filled.tree))
    return {
        "suivi-2025-prepare.xlsx": workbook(ready, "fr"),
        "suivi-2025-rempli.xlsx": with_tree(story.filled.tree),
        "suivi-2025-fautif.xlsx": faulty,
        "suivi-2025-retour.xlsx": story.returned(faulty),
    }


def _with(document: Document, tree: dict[str, Any]) -> Document:
    return Document(document.format, document.edition, document.type, tree)
