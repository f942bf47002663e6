"""What is shown beside each row: names, units and targets of the contract, last year's values.

The names are those of the view (`spec/workbooks/suiviAnnuel.yaml`). Nothing of this is read
back, and nothing of last year becomes a value of this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from cpom_desk.preparation.given import items, text
from cpom_desk.preparation.words import Words
from cpom_schema.document import Tree
from cpom_schema.formats.workbook.planning.filling import Fit, Key
from cpom_schema.tabular.address import key_of
from cpom_schema.tabular.layout import Table

Shown = Mapping[str, Any]
_NONE: Final[Tree] = {}
_NUMBER: Final = frozenset(("valeur", "numerateur", "denominateur"))
_LEVEL: Final = frozenset(("modalite",))
_PLACES: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("nombre", "taux", "montant"), _NUMBER),
    **dict.fromkeys(("booleen", "echelle"), _LEVEL),
    "date": frozenset(("valeurDate",)),
}
"""Fields that a value of each type of indicator may fill (`CPOM-IN-030` refuses the others)."""
_FORMS: Final = frozenset((*_NUMBER, "modalite", "valeurDate"))
_ACTIONS: Final = "suivisFiches.suivisActions"


def by_code(owner: Tree, *names: str) -> dict[str, Tree]:
    """The items of a list by their code."""
    return {text(i, "code"): i for i in items(owner, *names)}


class Contexts:
    """What is shown in the rows of a follow-up.

    Args:
        contrat: the contract in force at the end of the year.
        precedent: the follow-up of the year before; empty when it is not known.
        words: the language of what is shown.
    """

    def __init__(self, contrat: Tree, precedent: Tree, words: Words) -> None:
        self.words = words
        self.fiches = by_code(contrat, "fichesActions")
        self.actions = {c: by_code(f, "actions") for c, f in self.fiches.items()}
        self.indicators = {c: by_code(f, "indicateurs") for c, f in self.fiches.items()}
        self.evolutions = by_code(contrat, "evolutionsOffre")
        self.names = {text(e, "numeroFinessEt"): e.get("nom") for e in items(contrat, "perimetre")}
        self.aims = {
            (m.get("esms"), m.get("indicateur")): m.get("objectif")
            for m in items(contrat, "voletFinancier", "modulations")
        }
        self.precedent = precedent
        self._shown: dict[str, Callable[[Tree, Tree], Shown]] = {
            "suivisFiches": self._fiche,
            _ACTIONS: self._action,
            "suivisEvolutions": self._evolution,
            "valeursIndicateurs": self._value,
            "activites": lambda row, before: self._named(
                row, before, "realisePrecedent", "realisee"
            ),
            "modulations": self._modulation,
            "filesActives": lambda row, before: self._named(
                row, before, "fileActivePrecedente", "fileActive"
            ),
            "cretons": lambda row, before: self._named(row, before, "", ""),
            "ressourcesHumaines": lambda row, before: self._named(
                row, before, "etpPrecedents", "etpRealises"
            ),
            "executionFinanciere": lambda row, before: self._named(
                row, before, "resultatPrecedent", "resultat"
            ),
        }

    def of(self, table: Table, rows: Iterable[tuple[Key, Tree]]) -> dict[Key, dict[str, Any]]:
        """What is shown in each row of a table, what is not known left out.

        Args:
            table: one of the tables of a follow-up.
            rows: key and content of each row; the content of an action also holds its fiche.
        """
        shown = self._shown.get(table.id)
        if shown is None or table.field is None:
            return {}
        names = table.field.key if table.id != _ACTIONS else ("ficheAction", "action")
        before = self._before(table, names)
        found = {
            key: {
                name: value
                for name, value in shown(row, before.get(_last_year(row, names), _NONE)).items()
                if value is not None
            }
            for key, row in rows
        }
        return {key: values for key, values in found.items() if values}

    def fits(self, tree: Tree) -> dict[Key, Fit]:
        """What each value is, by the type of its indicator: a number, a level, a date."""
        names = ("ficheAction", "indicateur", "esms", "annee", "periode")
        return {
            key_of(row, names): _fit(self.indicators[row["ficheAction"]][row["indicateur"]])
            for row in items(tree, "valeursIndicateurs")
        }

    def _before(self, table: Table, names: tuple[str, ...]) -> dict[Key, Tree]:
        """Last year's rows of a table, by what names them."""
        if table.id == _ACTIONS:
            return {
                (text(f, "ficheAction"), text(a, "action")): a
                for f in items(self.precedent, "suivisFiches")
                for a in items(f, "suivisActions")
            }
        return {key_of(i, names): i for i in items(self.precedent, *table.steps)}

    def _fiche(self, row: Tree, before: Tree) -> Shown:
        fiche = self.fiches[row["ficheAction"]]
        return {
            "intituleFiche": fiche.get("intitule"),
            "pilote": fiche.get("pilote"),
            "statutContrat": self.words.label("statuts-fiche", fiche.get("statut")),
            "statutPrecedent": self._progress(before),
        }

    def _action(self, row: Tree, before: Tree) -> Shown:
        action = self.actions[row["ficheAction"]][row["action"]]
        return {
            "libelleAction": action.get("libelle"),
            "echeanceAction": before.get("echeanceRevisee", action.get("echeance")),
            "responsable": action.get("responsable"),
            "statutPrecedent": self._progress(before),
        }

    def _evolution(self, row: Tree, before: Tree) -> Shown:
        evolution = self.evolutions[row["evolution"]]
        return {
            "natureEvolution": self.words.label("natures-evolution", evolution.get("nature")),
            "dateEvolution": evolution.get("datePrevue"),
            "statutPrecedent": self._progress(before),
        }

    def _value(self, row: Tree, before: Tree) -> Shown:
        indicator = self.indicators[row["ficheAction"]][row["indicateur"]]
        unit = indicator.get("unite")
        aims = {t.get("annee"): t for t in items(indicator, "cibles")}
        aim = aims.get(row["annee"])
        return {
            "intituleFiche": self.fiches[row["ficheAction"]].get("intitule"),
            "libelleIndicateur": indicator.get("libelle"),
            "nomEsms": self._measured(row, indicator),
            "uniteIndicateur": self.words.unit(unit),
            "cible": self.words.target(aim, unit) if aim else None,
            "valeurPrecedente": self.words.value(before, unit) if before else None,
        }

    def _measured(self, row: Tree, indicator: Tree) -> str | None:
        """The name of the ESMS a value is about, or of the only one of its indicator."""
        own = indicator.get("esms", ())
        return self.names.get(row.get("esms") or (own[0] if len(own) == 1 else ""))

    def _modulation(self, row: Tree, before: Tree) -> Shown:
        del before
        return {
            "nomEsms": self.names.get(row["esms"]),
            "objectifModulation": self.aims.get((row["esms"], row["indicateur"])),
        }

    def _named(self, row: Tree, before: Tree, name: str, field: str) -> Shown:
        return {"nomEsms": self.names.get(row["esms"]), name: before.get(field)}

    def _progress(self, before: Tree) -> str | None:
        return self.words.label("statuts-avancement", before.get("statut"))


def _fit(indicator: Tree) -> Fit:
    """Where a value of an indicator goes, and what it is chosen from."""
    kind = indicator.get("typeValeur")
    place = _PLACES.get(kind) if isinstance(kind, str) else None
    levels = indicator.get("modalites")
    return Fit(
        rate=indicator.get("unite") == "fraction",
        shut=frozenset(_FORMS - place) if place else frozenset(),
        offered={"modalite": levels} if levels and place == _LEVEL else {},
    )


def _last_year(row: Tree, names: tuple[str, ...]) -> Key:
    """What named the row in the follow-up of the year before."""
    year = {"annee": row["annee"] - 1} if "annee" in row else {}
    return key_of({**row, **year}, names)
