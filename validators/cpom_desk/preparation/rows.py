"""The rows a follow-up owes, before anything is typed: their keys, and what the contract decides.

They are those whose absence a rule of the standard would report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from cpom_desk.preparation.given import items, text
from cpom_desk.preparation.presence import establishments, evolutions, fiches
from cpom_schema.document import Tree

_PERIODS: Final = {
    "annuelle": ("annee",),
    "semestrielle": ("S1", "S2"),
    "trimestrielle": ("T1", "T2", "T3", "T4"),
}
"""What a yearly follow-up owes by frequency; the other ones are owed the year of a target."""


class Owed:
    """The rows of the follow-up of one year.

    Args:
        contrat: the contract in force at the end of the year.
        precedent: the follow-up of the year before; empty when it is not known.
        exercice: the year.
    """

    def __init__(self, contrat: Tree, precedent: Tree, exercice: int) -> None:
        self.contrat = contrat
        self.precedent = precedent
        self.exercice = exercice
        self.fiches = fiches(contrat, exercice)
        self.esms = establishments(contrat, exercice)

    def lists(self) -> Tree:
        """The lists of the follow-up that have rows, in the order of the standard."""
        made: Tree = {
            "suivisFiches": self._fiches(),
            "suivisEvolutions": [
                {"evolution": e["code"]}
                for e in evolutions(self.contrat, self.precedent, self.exercice)
            ],
            "valeursIndicateurs": [v for f in self.fiches for v in self._values(f)],
            "activites": self._activities(),
            "filesActives": [r for e in self.esms.values() for r in self._caseloads(e)],
            "cretons": self._cretons(),
            "ressourcesHumaines": [self._of(e) for e in self._main()],
            "executionFinanciere": [
                {**self._of(e), "section": section} for e, section in self.accounts()
            ],
            "modulations": self._modulations(),
        }
        return {name: rows for name, rows in made.items() if rows}

    def sections(self) -> list[tuple[str, str]]:
        """ESMS and tariff section of each part of the allocations, in the order of the scope."""
        granted = [
            (text(r, "esms"), text(d, "autorite"), text(r, "section"))
            for d in items(self.contrat, "voletFinancier", "dotations")
            if d.get("annee") == self.exercice
            for r in items(d, "repartition")
        ]
        served = {(esms, autorite) for esms, autorite, _ in granted}
        based = [
            (text(b, "esms"), text(b, "autorite"), text(b, "section"))
            for b in items(self.contrat, "voletFinancier", "bases")
            if (b.get("esms"), b.get("autorite")) not in served
        ]
        return self._in_order([(esms, section) for esms, _, section in (*granted, *based)])

    def accounts(self) -> list[tuple[str, str]]:
        """ESMS and tariff section of each account: those that are funded, those of last year.

        An ESMS of which nothing is known has one undivided account.
        """
        before = [
            (text(x, "esms"), text(x, "section"))
            for x in items(self.precedent, "executionFinanciere")
            if x.get("annee") == self.exercice - 1
        ]
        found = [*self.sections(), *before]
        held = {esms for esms, _ in found}
        return self._in_order(
            [*found, *((esms, "globale") for esms in self._main() if esms not in held)]
        )

    def _in_order(self, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        rank = {esms: n for n, esms in enumerate(self.esms)}
        unique = dict.fromkeys(p for p in pairs if p[0] in rank)
        return sorted(unique, key=lambda p: rank[p[0]])

    def _main(self) -> list[str]:
        """The ESMS followed by themselves: a branch is followed with the one it belongs to."""
        return [number for number, e in self.esms.items() if "rattachement" not in e]

    def _of(self, esms: str) -> Tree:
        return {"esms": esms, "annee": self.exercice}

    def _fiches(self) -> list[Tree]:
        rows: list[Tree] = []
        for fiche in self.fiches:
            actions = [{"action": a["code"]} for a in items(fiche, "actions")]
            row = {"ficheAction": fiche["code"]}
            rows.append({**row, "suivisActions": actions} if actions else row)
        return rows

    def _values(self, fiche: Tree) -> Iterator[Tree]:
        for indicator in items(fiche, "indicateurs"):
            row: Tree = {"ficheAction": fiche["code"], "indicateur": indicator["code"]}
            for esms in self._measured(fiche, indicator):
                where = {"esms": esms} if esms else {}
                for period in self._periods(indicator):
                    yield {**row, **where, "annee": self.exercice, "periode": period}

    def _periods(self, indicator: Tree) -> tuple[str, ...]:
        aimed = any(t.get("annee") == self.exercice for t in items(indicator, "cibles"))
        return _PERIODS.get(text(indicator, "periodicite"), ("annee",) if aimed else ())

    def _measured(self, fiche: Tree, indicator: Tree) -> list[str]:
        """Where a value is owed: as last year, else for the ESMS of the indicator together ("")."""
        named = (fiche["code"], indicator["code"])
        before = dict.fromkeys(
            text(v, "esms")
            for v in items(self.precedent, "valeursIndicateurs")
            if (v.get("ficheAction"), v.get("indicateur")) == named
            and v.get("annee") == self.exercice - 1
        )
        declared: Any = indicator.get("esms", ())
        kept = [e for e in before if not e or (e in self.esms and e in (declared or self.esms))]
        return kept or [""]

    def _activities(self) -> list[Tree]:
        names = ("esms", "annee", "dispositif", "modeFonctionnement", "unite")
        return [
            {
                **{name: o[name] for name in names if name in o},
                **({"prevue": o["activitePrevue"]} if "activitePrevue" in o else {}),
            }
            for o in items(self.contrat, "objectifsActivite")
            if o.get("annee") == self.exercice and o.get("esms") in self.esms
        ]

    def _caseloads(self, esms: Tree) -> Iterator[Tree]:
        row = self._of(esms["numeroFinessEt"])
        if "rattachement" not in esms:
            yield row
        for scheme in items(esms, "dispositifs"):
            yield {**row, "dispositif": scheme["code"]}

    def _cretons(self) -> list[Tree]:
        """Last year's lines: the young adults change, the ESMS and the payers seldom do."""
        return [
            {**self._of(c["esms"]), "financeur": c["financeur"]}
            for c in items(self.precedent, "cretons")
            if c.get("annee") == self.exercice - 1 and c.get("esms") in self.esms
        ]

    def _modulations(self) -> list[Tree]:
        return [
            {"esms": m["esms"], "indicateur": m["indicateur"]}
            for m in items(self.contrat, "voletFinancier", "modulations")
            if m.get("esms") in self.esms
        ]
