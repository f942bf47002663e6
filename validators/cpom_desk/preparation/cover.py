"""What the first sheet of a follow-up says: whose it is, for which contract, for when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sized
from typing import Final

from cpom_desk.preparation.given import items, text, title
from cpom_desk.preparation.words import Words
from cpom_schema.document import Tree

Line = tuple[str, str]

_REVIEWS: Final = ("bilan_etape", "bilan_final")
"""Subjects of the meetings that review a contract."""


def deadline(contrat: Tree, exercice: int) -> dt.date | None:
    """Return the last day to send the follow-up of a year, None when the contract sets none.

    The standard knows no date by default: CASF, art. R. 314-42, leaves it to the contract.
    """
    for rule in items(contrat, "transmissions"):
        if rule.get("typeDocument") == "suivi_annuel":
            try:
                return dt.date(exercice + rule["decalageAnnees"], rule["mois"], rule["jour"])
            except ValueError:  # 31 February: CPOM-CT-030 reports it on the contract
                return None
            except KeyError:  # a time that runs from an event has no day of its own
                continue
    return None


def lines(
    contrat: Tree, body: Tree, exercice: int, rows: Mapping[str, Sized], words: Words
) -> list[Line]:
    """Return the lines of the cover, label and value.

    Args:
        contrat: the contract in force at the end of the year.
        body: the party that fills the follow-up.
        exercice: the year.
        rows: the rows prepared, by list of the follow-up.
        words: the language of the cover.
    """
    say = words.say
    return [
        (say("Contrat", "Contract"), title(contrat)),
        (
            say("Dernier avenant pris en compte", "Latest avenant taken into account"),
            _latest_avenant(contrat, words),
        ),
        (
            say("Organisme gestionnaire", "Managing body"),
            f"{text(body, 'raisonSociale')} ({text(body, 'numeroFinessEj')})",
        ),
        (say("Exercice", "Year"), str(exercice)),
        (say("À transmettre au plus tard le", "To be sent by"), _sent_by(contrat, exercice, words)),
        *_meetings(contrat, exercice, words),
        *_counts(rows, words),
    ]


def _latest_avenant(contrat: Tree, words: Words) -> str:
    number = contrat.get("numeroAvenant")
    return str(number) if number else words.say("aucun", "none")


def _sent_by(contrat: Tree, exercice: int, words: Words) -> str:
    last_day = deadline(contrat, exercice)
    if last_day:
        return words.date(last_day.isoformat())
    return words.say(
        "le contrat ne fixe pas de date pour le suivi annuel",
        "the contract sets no date for the annual follow-up",
    )


def _meetings(contrat: Tree, exercice: int, words: Words) -> list[Line]:
    """Return the review meetings of the year and of the next one.

    The follow-up may serve as the review.
    """
    found: list[Line] = []
    for meeting in items(contrat, "comiteSuivi", "reunions"):
        is_near = meeting.get("annee") in (exercice, exercice + 1)
        if is_near and meeting.get("objet") in _REVIEWS:
            found.append(_meeting(meeting, words))
    return found


def _meeting(meeting: Tree, words: Words) -> Line:
    year = meeting["annee"]
    announced = words.say(
        f"réunion prévue en {year} ; si ce suivi sert de bilan, l'ajouter aux types",
        f"meeting planned in {year}; if this follow-up serves as the review, add the type",
    )
    return words.label("objets-reunion", meeting["objet"]) or "", announced


def _counts(rows: Mapping[str, Sized], words: Words) -> Iterator[Line]:
    """Yield the number of rows prepared in each list."""
    fields = words.edition.dictionary.documents["suiviAnnuel"].root.fields
    for name, held in rows.items():
        count = len(held)
        many = "s" if count > 1 else ""
        counted = words.say(f"{count} ligne{many} préparée{many}", f"{count} row{many} prepared")
        yield fields[name].title[words.lang], counted
