"""Modèles du type avenant.

Fichier produit depuis spec/ : ne pas modifier à la main.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cpom_schema.models import types as t
from cpom_schema.models.v1_0 import codes as c
from cpom_schema.models.v1_0.common import (
    Entete,
)
from cpom_schema.models.v1_0.contrat import (
    Action,
    ActiviteSubventionnee,
    Annexe,
    Arrete,
    Capacite,
    ComiteSuivi,
    Dispositions,
    Dotation,
    EngagementAutorite,
    Esms,
    EsmsNonNumerote,
    EvolutionOffre,
    FicheAction,
    FraisSiege,
    Indicateur,
    ObjectifActivite,
    ObjectifStrategique,
    Partie,
    ProgrammeInvestissement,
    Transmission,
)


class ContratVise(t.Modele):
    """Contrat visé. Désignation du contrat modifié et, si on le souhaite, du contenu exact sur
    lequel l'avenant a été préparé.
    """

    identifiant: t.Identifiant
    """Identifiant du contrat modifié. Identifiant porté par le contrat d'origine, repris à
    l'identique ; ce n'est pas celui de l'avenant.
    """
    empreinte: t.Empreinte | None = None
    """Empreinte du contrat modifié. Empreinte SHA-256 du contenu du contrat, sans son en-tête,
    dans l'état qui précède l'avenant ; la même en JSON, en XML et en classeur. Absent si
    cet état n'a pas été vérifié.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class CleModification(t.Modele):
    """Clé de modification. Repères qui désignent l'élément du contrat à remplacer, à retirer,
    ou à l'intérieur duquel on ajoute. Ne remplir que ceux qui conviennent à la nature de
    l'élément.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("partie", "esms", "capacite", "objectif_strategique", "evolution_offre", "fiche_action", "action", "indicateur", "annee", "dispositif", "mode_fonctionnement", "unite", "dotation", "programme_investissement", "type_document", "annexe", "esms_non_numerote", "activite_subventionnee", "engagement_autorite")

    partie: t.Identifiant | None = None
    """Partie visée. Code de la partie au contrat à remplacer ou à retirer. Absent pour toute
    modification qui ne porte pas sur une partie.
    """
    esms: t.NumeroFiness | None = None
    """ESMS visé. Numéro FINESS géographique de l'ESMS à remplacer ou à retirer. Sert aussi à
    situer une capacité (y compris pour un ajout) ou un objectif d'activité.
    """
    esms_non_numerote: t.Identifiant | None = None
    """ESMS sans numéro visé. Code provisoire de l'ESMS sans numéro FINESS à remplacer, ou à
    retirer une fois qu'il est numéroté et ajouté au périmètre.
    """
    activite_subventionnee: t.Identifiant | None = None
    """Activité subventionnée visée. Code de l'activité subventionnée à remplacer, par exemple
    pour la subvention d'une nouvelle année, ou à retirer.
    """
    capacite: t.Identifiant | None = None
    """Capacité visée. Code de la capacité à remplacer ou à retirer, dans l'ESMS désigné à
    côté. Absent pour un ajout de capacité, dont le code est dans le nouveau contenu.
    """
    objectif_strategique: t.Identifiant | None = None
    """Objectif stratégique visé. Code de l'objectif stratégique que l'avenant reformule
    (remplacement) ou abandonne (retrait).
    """
    evolution_offre: t.Identifiant | None = None
    """Évolution de l'offre visée. Code de l'opération de création, d'extension ou de
    transformation que l'avenant remplace, par exemple pour en décaler la date, ou retire.
    """
    engagement_autorite: t.Identifiant | None = None
    """Engagement d'une autorité visé. Code de l'engagement d'une autorité à remplacer ou à
    retirer.
    """
    fiche_action: t.Identifiant | None = None
    """Fiche action visée. Code de la fiche action à remplacer ou à retirer. Sert aussi à
    situer une action ou un indicateur, y compris quand on en ajoute un à la fiche.
    """
    action: t.Identifiant | None = None
    """Action visée. Code de l'action à remplacer ou à retirer, dans la fiche action désignée à
    côté. Absent pour l'ajout d'une action.
    """
    indicateur: t.Identifiant | None = None
    """Indicateur visé. Code de l'indicateur à remplacer, par exemple pour changer une cible,
    ou à retirer, dans la fiche action désignée à côté. Absent pour l'ajout d'un indicateur.
    """
    annee: t.Annee | None = None
    """Année de l'objectif visé. Exercice de l'objectif d'activité à remplacer ou à retirer. À
    laisser absent pour les dotations, que leur code suffit à désigner.
    """
    dispositif: t.Identifiant | None = None
    """Dispositif de l'objectif visé. Code du dispositif (PCPE, UEMA, EMAS…) dont on remplace
    ou retire l'objectif d'activité. Absent si l'objectif porte sur l'ESMS hors dispositif.
    """
    mode_fonctionnement: t.Identifiant | None = None
    """Mode de fonctionnement de l'objectif visé. Mode d'accueil (internat, semi-internat,
    accueil de jour…) de l'objectif d'activité à remplacer ou à retirer ; ENSEMBLE quand
    l'objectif ne les distingue pas.
    """
    unite: c.UnitesActivite | None = None
    """Unité de l'objectif visé. Unité de compte (journée, acte, séance…) de l'objectif
    d'activité à remplacer ou à retirer. Changer d'unité demande un retrait puis un ajout.
    """
    dotation: t.Identifiant | None = None
    """Dotation visée. Code de la dotation globalisée commune à remplacer, par exemple après
    une nouvelle répartition, ou à retirer.
    """
    programme_investissement: t.Identifiant | None = None
    """Programme d'investissement visé. Code du PPI que l'avenant remplace (coût, période ou
    emprunts revus) ou retire.
    """
    type_document: c.TypesTransmission | None = None
    """Transmission visée. Nature du document dont l'avenant remplace la date ou le mode
    d'envoi, ou supprime l'obligation d'envoi (retrait).
    """
    annexe: t.Identifiant | None = None
    """Annexe visée. Code de l'annexe du contrat à laquelle une nouvelle pièce se substitue
    (remplacement) ou qui cesse de s'appliquer (retrait).
    """


class Duree(t.Modele):
    """Durée du contrat. Terme du contrat tel que l'avenant le fixe, ou tel qu'il était avant
    lui. La date d'effet du contrat ne se modifie pas ici.
    """

    date_echeance: t.Date
    """Date d'échéance. Dernier jour du contrat, par exemple un 31 décembre. Dans le nouveau
    contenu, elle est égale à la nouvelle échéance annoncée par l'avenant.
    """


class ValeurModification(t.Modele):
    """Valeur de modification. Contenu d'un élément du contrat, nouveau ou ancien selon
    l'endroit où il est donné. Remplir le seul champ qui correspond à la nature de
    l'élément, et le donner en entier.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("partie", "esms", "capacite", "objectif_strategique", "evolution_offre", "fiche_action", "action", "indicateur", "objectif_activite", "dotation", "frais_siege", "programme_investissement", "comite_suivi", "transmission", "dispositions", "annexe", "duree", "esms_non_numerote", "activite_subventionnee", "engagement_autorite")

    partie: Partie | None = None
    """Contenu de la partie. Partie qui rejoint le contrat (ajout), ou partie telle qu'elle
    devient ou telle qu'elle était (remplacement), par exemple après un changement de raison
    sociale.
    """
    esms: Esms | None = None
    """Contenu de l'ESMS. Description complète de l'ESMS qui entre dans le périmètre (ajout),
    ou de celui dont la description change, avant ou après l'avenant (remplacement). Une
    sortie se fait par retrait, sans contenu.
    """
    esms_non_numerote: EsmsNonNumerote | None = None
    """Contenu de l'ESMS sans numéro. ESMS que FINESS n'a pas encore numéroté et que l'avenant
    ajoute, ou tel qu'il devient ou tel qu'il était (remplacement).
    """
    activite_subventionnee: ActiviteSubventionnee | None = None
    """Contenu de l'activité subventionnée. Activité subventionnée que l'avenant ajoute, ou
    telle qu'elle devient ou telle qu'elle était, par exemple avec la subvention de l'année.
    """
    capacite: Capacite | None = None
    """Contenu de la capacité. Places et public de la capacité ajoutée à un ESMS, ou de celle
    qui est remplacée, avant ou après. Pour dater une conversion de places, retirer
    l'ancienne capacité et ajouter la nouvelle.
    """
    objectif_strategique: ObjectifStrategique | None = None
    """Contenu de l'objectif stratégique. Objectif stratégique ajouté au contrat, ou sa
    rédaction nouvelle ou ancienne lors d'un remplacement.
    """
    evolution_offre: EvolutionOffre | None = None
    """Contenu de l'évolution de l'offre. Création, extension ou transformation que l'avenant
    inscrit au contrat (ajout), ou ses données révisées et d'origine (remplacement).
    """
    engagement_autorite: EngagementAutorite | None = None
    """Contenu de l'engagement d'une autorité. Engagement que l'avenant ajoute, ou tel qu'il
    devient ou tel qu'il était, par exemple avec une nouvelle échéance.
    """
    fiche_action: FicheAction | None = None
    """Contenu de la fiche action. Fiche action ajoutée, ou fiche entière, avec ses actions et
    ses indicateurs, lors d'un remplacement. Pour changer une seule action ou une seule
    cible, viser plutôt l'action ou l'indicateur.
    """
    action: Action | None = None
    """Contenu de l'action. Action ajoutée à la fiche que désigne la clé, ou action remplacée,
    avant ou après, par exemple pour une échéance reportée.
    """
    indicateur: Indicateur | None = None
    """Contenu de l'indicateur. Indicateur ajouté à la fiche que désigne la clé, ou indicateur
    remplacé avec toutes ses cibles, y compris celles qui ne changent pas.
    """
    objectif_activite: ObjectifActivite | None = None
    """Contenu de l'objectif d'activité. Objectif d'activité ajouté pour un ESMS et une année,
    ou ses chiffres nouveaux ou anciens lors d'un remplacement.
    """
    dotation: Dotation | None = None
    """Contenu de la dotation. Dotation ajoutée, par exemple par l'avenant annuel, ou dotation
    remplacée avec sa répartition complète, avant ou après.
    """
    frais_siege: FraisSiege | None = None
    """Contenu des frais de siège. Autorisation de frais de siège ajoutée quand le contrat n'en
    avait pas, ou autorisation nouvelle ou ancienne lors d'un remplacement. Aucune clé n'est
    à donner.
    """
    programme_investissement: ProgrammeInvestissement | None = None
    """Contenu du programme d'investissement. PPI ajouté au contrat, ou PPI remplacé, avec ses
    emprunts et ses approbations tels qu'ils deviennent ou tels qu'ils étaient.
    """
    comite_suivi: ComiteSuivi | None = None
    """Contenu du comité de suivi. Comité créé par l'avenant (ajout), ou sa composition et ses
    réunions, nouvelles ou anciennes (remplacement). Le donner en entier, sans clé.
    """
    transmission: Transmission | None = None
    """Contenu de la transmission. Envoi ajouté à la charge du gestionnaire, ou envoi dont la
    date limite ou le support change, avant ou après (remplacement).
    """
    dispositions: Dispositions | None = None
    """Contenu des dispositions. Clauses générales ajoutées si le contrat n'en avait aucune, ou
    leur rédaction nouvelle ou ancienne lors d'un remplacement. Reprendre toutes les clauses
    conservées.
    """
    annexe: Annexe | None = None
    """Contenu de l'annexe. Description de la pièce ajoutée au contrat, ou de celle qui est
    remplacée, avant ou après.
    """
    duree: Duree | None = None
    """Contenu de la durée. Échéance du contrat, nouvelle ou ancienne, pour une prorogation ou
    une fin avancée : toujours un remplacement, sans clé.
    """


class Modification(t.Modele):
    """Modification. Un changement élémentaire apporté au contrat : une opération, l'élément
    visé, son nouveau contenu et, pour un remplacement, l'ancien.
    """

    code: t.Identifiant
    """Code de la modification. Repère court de la modification, unique dans l'avenant, qui
    permet de la citer dans un avis ou un contrôle.
    """
    article: t.Texte | None = None
    """Article modifié. Article ou annexe du contrat papier dont la rédaction change. Absent si
    le changement ne touche aucun article précis.
    """
    justification: t.TexteLong | None = None
    """Justification de la modification. Raison propre à ce changement, si l'objet général de
    l'avenant ne suffit pas à l'expliquer.
    """
    operation: c.OperationsAvenant
    """Opération. Ajout d'un élément nouveau, remplacement d'un élément existant, ou retrait.
    Un retrait met fin à l'élément sans effacer la période où il était en vigueur.
    """
    objet: c.ObjetsAvenant
    """Nature de l'élément modifié. Sorte d'élément du contrat que vise la modification (ESMS,
    fiche action, dotation, durée…) ; elle décide de ce qu'il faut remplir ensuite pour
    désigner l'élément et dire son nouveau contenu.
    """
    cle: CleModification | None = None
    """Élément modifié. Ce qui désigne l'élément : nécessaire pour un remplacement ou un
    retrait, et pour un ajout à l'intérieur d'un ESMS ou d'une fiche action. Absent quand
    l'élément est unique dans le contrat (durée, frais de siège, comité, dispositions).
    """
    date_fin: t.Date | None = None
    """Date de fin de l'élément retiré. Pour un retrait seulement : dernier jour où l'élément
    est en vigueur. Absent, c'est la date d'effet de l'avenant qui compte.
    """
    valeur: ValeurModification | None = None
    """Nouveau contenu. Contenu complet de l'élément après l'avenant, pour un ajout ou un
    remplacement. Absent pour un retrait.
    """
    ancienne_valeur: ValeurModification | None = None
    """Ancien contenu. Contenu complet de l'élément avant l'avenant, pour un remplacement ; il
    doit être le même que dans le contrat en vigueur. Absent pour un ajout.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Avenant(t.Document):
    """Avenant. Acte signé qui modifie un CPOM existant. Il énumère chaque changement, de sorte
    que le contrat à jour puisse être reconstitué à toute date.
    """

    cpom: Literal["1.0"] = "1.0"
    type: Literal["avenant"] = "avenant"
    entete: Entete
    """En-tête. Qui envoie ce document, à qui, dans quelle version et avec quel logiciel.
    N'entre pas dans l'empreinte du contenu.
    """
    numero: Annotated[t.Entier, Field(ge=1)]
    """Numéro de l'avenant. Rang de l'avenant dans la vie du contrat : 1 pour le premier, puis
    sans trou. Ne pas repartir de 1 chaque année.
    """
    contrat: ContratVise
    """Contrat modifié. Contrat auquel l'avenant s'applique, désigné par son identifiant."""
    motifs: t.ListeUnique[c.MotifsAvenant]
    """Motifs de l'avenant. Raisons de l'avenant, choisies dans la liste : entrée ou sortie
    d'ESMS, évolution de l'offre, prorogation, actualisation annuelle… Plusieurs motifs sont
    possibles.
    """
    objet: t.TexteLong
    """Objet de l'avenant. Présentation en clair de ce que l'avenant change et pourquoi, comme
    à son article premier. Le détail de chaque changement figure dans les modifications.
    """
    date_signature: t.Date | None = None
    """Date de signature de l'avenant. Jour de la dernière signature, ou date que porte l'acte
    si elle seule est connue. Absent tant que l'avenant est un projet ; peut être postérieur
    à la prise d'effet.
    """
    date_effet: t.Date
    """Date d'effet de l'avenant. Jour à partir duquel toutes les modifications de l'avenant
    s'appliquent. C'est cette date, et non la signature, qui ordonne les avenants entre eux.
    """
    nouvelle_echeance: t.Date | None = None
    """Nouvelle échéance du contrat. Dernier jour du contrat après prorogation. À donner
    seulement si l'avenant déplace l'échéance ; absent, l'échéance ne change pas.
    """
    arretes_lies: t.Liste[Arrete] | None = None
    """Arrêtés liés. Arrêtés d'autorisation ou de frais de siège pris en même temps que
    l'avenant : l'avenant ne les remplace pas. Absent si l'avenant n'en demande aucun.
    """
    signataires: t.Liste[Partie] | None = None
    """Signataires de l'avenant. Parties qui signent cet avenant, nouvelles parties comprises.
    Absent : les signataires sont les parties au contrat encore en place.
    """
    modifications: t.Liste[Modification]
    """Modifications apportées. Liste complète des changements, un élément du contrat par ligne
    ; tout ce qui n'y figure pas reste inchangé.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """
