"""What the first sheet of a follow-up says: whose it is, for which contract, for when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sized

from cpom_desk.preparation.given import items, text
from cpom_desk.preparation.words import Words
from cpom_schema.document import Tree

Line = tuple[str, str]


def deadline(contrat: Tree, exercice: int) -> dt.date | None:
    """Last day to send the follow-up of a year, as the contract sets it; None when it does not.

    The standard knows no date by default: CASF, art. R. 314-42, leaves it to the contract.
    """
    for rule in items(contrat, "transmissions"):
        if rule.get("typeDocument") == "suivi_annuel":
            try:
                return dt.date(exercice + rule["decalageAnnees"], rule["mois"], rule["jour"])
            except ValueError:  # 31 February: CPOM-CT-030 says it on the contract
                return None
    return None


def lines(
    contrat: Tree, body: Tree, exercice: int, rows: Mapping[str, Sized], words: Words
) -> list[Line]:
    """Lines of the cover, label and value."""
    say = words.say
    title = " – ".join(t for t in (text(contrat, "identifiant"), text(contrat, "intitule")) if t)
    number = contrat.get("numeroAvenant")
    end = deadline(contrat, exercice)
    found: list[Line] = [
        (say("Contrat", "Contract"), title),
        (
            say("Dernier avenant pris en compte", "Latest avenant taken into account"),
            str(number) if number else say("aucun", "none"),
        ),
        (
            say("Organisme gestionnaire", "Managing body"),
            f"{text(body, 'raisonSociale')} ({text(body, 'numeroFinessEj')})",
        ),
        (say("Exercice", "Year"), str(exercice)),
        (
            say("À transmettre au plus tard le", "To be sent by"),
            words.date(end.isoformat())
            if end
            else say(
                "le contrat ne fixe pas de date pour le suivi annuel",
                "the contract sets no date for the annual follow-up",
            ),
        ),
        *_meetings(contrat, exercice, words),
    ]
    titles = words.edition.dictionary.documents["suiviAnnuel"].root.fields
    found += [
        (titles[name].title[words.lang], _counted(len(held), words)) for name, held in rows.items()
    ]
    return found


def _counted(count: int, words: Words) -> str:
    many = "s" if count > 1 else ""
    return words.say(f"{count} ligne{many} préparée{many}", f"{count} row{many} prepared")


def _meetings(contrat: Tree, exercice: int, words: Words) -> list[Line]:
    """The review meeting of the year or of the next one: the follow-up may serve as the review."""
    found: list[Line] = []
    for meeting in items(contrat, "comiteSuivi", "reunions"):
        year = meeting.get("annee")
        if meeting.get("objet") in ("bilan_etape", "bilan_final") and year in (
            exercice,
            exercice + 1,
        ):
            label = words.label("objets-reunion", meeting["objet"]) or ""
            said = words.say(
                f"réunion prévue en {year} ; si ce suivi sert de bilan, l'ajouter aux types",
                f"meeting planned in {year}; if this follow-up serves as the review, add the type",
            )
            found.append((label, said))
    return found
