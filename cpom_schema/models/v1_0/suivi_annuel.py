"""Modèles du type suiviAnnuel.

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


class PeriodeAnnees(t.Modele):
    """Période en années. Suite d'années entières qu'un bilan examine ensemble, bornes
    comprises.
    """

    annee_debut: t.Annee
    """Première année examinée. Premier exercice pris en compte dans le bilan, souvent la
    première année du contrat.
    """
    annee_fin: t.Annee | None = None
    """Dernière année examinée. Dernier exercice clos pris en compte. Si elle manque, la
    période s'arrête à l'exercice du suivi.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class ContratSuivi(t.Modele):
    """Référence du contrat suivi. Désigne sans ambiguïté le CPOM et sa version, sans en
    recopier le contenu.
    """

    identifiant: t.Identifiant
    """Identifiant du contrat. Identifiant du CPOM tel qu'il est écrit dans le contrat lui-même
    ; il ne change ni d'une année à l'autre ni après un avenant.
    """
    numero_avenant: Annotated[t.Entier, Field(ge=0)]
    """Numéro du dernier avenant. Rang du dernier avenant produisant effet au 31 décembre de
    l'exercice parmi ceux signés à la date d'envoi ; 0 si le contrat initial n'a pas été
    modifié.
    """
    empreinte: t.Empreinte | None = None
    """Empreinte du contrat. Empreinte SHA-256 du contenu du contrat sur lequel le suivi a été
    bâti, 64 caractères calculés par le logiciel. Absente si le contrat n'existe que sur
    papier.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class OrganismeGestionnaire(t.Modele):
    """Organisme gestionnaire. Association, établissement public ou société qui gère les ESMS
    du contrat et répond de leur suivi.
    """

    numero_finess_ej: t.NumeroFiness
    """N° FINESS juridique du gestionnaire. Numéro FINESS de l'entité juridique, 9 caractères
    saisis comme du texte pour garder le zéro initial. Ne pas mettre celui d'un
    établissement.
    """
    raison_sociale: t.Texte
    """Raison sociale du gestionnaire. Nom officiel de la personne morale à la date du suivi,
    sans sigle seul ni nom d'établissement.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Validation(t.Modele):
    """Validation. Décision par laquelle l'instance dirigeante du gestionnaire approuve le
    suivi ; elle ne vaut pas acceptation par les autorités.
    """

    instance: t.Texte
    """Instance ayant approuvé. Nom de l'organe qui a approuvé : conseil d'administration,
    bureau, assemblée générale. Ne pas citer de personne.
    """
    date: t.Date | None = None
    """Date d'approbation. Jour de la séance d'approbation. Absente si la séance est prévue
    mais n'a pas encore eu lieu.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Depot(t.Modele):
    """Dépôt budgétaire. Envoi d'un document budgétaire ou comptable sur une plateforme
    nationale, cité pour rapprocher les chiffres.
    """

    type: c.TypesTransmission
    """Type de document déposé. Cadre remis, par exemple ERRD, ERCP ou CA."""
    identifiant_depot: t.Texte
    """Numéro de dépôt. Numéro attribué par la plateforme au moment de l'envoi, recopié tel
    quel. Un nouvel envoi porte un nouveau numéro.
    """
    date: t.Date
    """Date du dépôt. Jour où la plateforme a enregistré l'envoi, à ne pas confondre avec la
    date d'arrêté des comptes.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class SuiviAction(t.Modele):
    """Suivi d'action. État d'une action précise d'une fiche : où elle en est, quand elle a
    abouti ou vers quelle date elle est reportée.
    """

    action: t.Identifiant
    """Action suivie. Code de l'action tel qu'il figure dans la fiche action du contrat."""
    statut: c.StatutsAvancement
    """Avancement de l'action. Situation de cette seule action, qui peut différer de celle de
    la fiche.
    """
    date_realisation: t.Date | None = None
    """Date de réalisation de l'action. Jour où l'action a été effectivement menée à bien.
    Absente tant qu'elle ne l'est pas ; ne pas y mettre une date espérée.
    """
    echeance_revisee: t.Date | None = None
    """Échéance révisée de l'action. Nouvelle date visée quand celle du contrat ne sera pas
    tenue. Absente, l'échéance du contrat reste valable.
    """
    commentaire: t.TexteLong | None = None
    """Commentaire sur l'action. Précision utile sur l'action, notamment la raison d'un report
    ou d'un abandon.
    """


class SuiviFiche(t.Modele):
    """Suivi de fiche action. État d'une fiche action à la date d'arrêté des données :
    avancement, faits de l'année, difficultés et suites.
    """

    fiche_action: t.Identifiant
    """Fiche action suivie. Code de la fiche dans le contrat, repris à l'identique. Une fiche
    nouvelle passe d'abord par un avenant.
    """
    statut: c.StatutsAvancement
    """Avancement de la fiche. Situation d'ensemble de la fiche à la date d'arrêté des données.
    Un retour en arrière par rapport à l'an dernier doit être expliqué.
    """
    taux_avancement: t.Taux | None = None
    """Taux d'avancement de la fiche. Part du travail accompli depuis le début, en fraction
    (0.6 pour 60 %), estimée par le gestionnaire. Facultatif : absent, il n'est pas estimé
    et ne vaut pas zéro.
    """
    atteinte: c.Atteintes | None = None
    """Objectif de la fiche atteint. Appréciation du résultat au moment d'un bilan : objectif
    atteint, en partie ou non. Absente dans un suivi ordinaire.
    """
    suite: c.Suites | None = None
    """Suite proposée pour la fiche. Ce que le gestionnaire propose de faire de la fiche après
    le bilan. Absente, aucune suite n'est proposée à ce stade.
    """
    faits_marquants: t.TexteLong | None = None
    """Faits marquants. Ce qui a été fait ou obtenu pendant l'exercice pour cette fiche, sans
    donnée nominative.
    """
    difficultes: t.TexteLong | None = None
    """Difficultés rencontrées. Obstacles qui ont freiné la fiche et leur cause. Les écarts
    chiffrés se disent avec l'indicateur concerné.
    """
    mesures_correctives: t.TexteLong | None = None
    """Mesures correctives. Décisions déjà prises pour rattraper le retard ou lever l'obstacle,
    avec leur échéance si elle est connue.
    """
    perspectives: t.TexteLong | None = None
    """Perspectives pour l'année suivante. Étapes attendues pour cette fiche pendant l'exercice
    suivant. Une modification du contrat se propose à part.
    """
    suivis_actions: t.Liste[SuiviAction] | None = None
    """Suivi des actions de la fiche. Une ligne par action de la fiche dont on donne l'état ;
    vide si la fiche est suivie seulement dans son ensemble.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class SuiviEvolution(t.Modele):
    """Suivi d'évolution de l'offre. État d'une évolution de l'offre inscrite au contrat ; il
    ne remplace pas l'arrêté d'autorisation.
    """

    evolution: t.Identifiant
    """Évolution suivie. Code de l'évolution de l'offre repris du contrat ou de l'avenant qui
    l'a ajoutée.
    """
    statut: c.StatutsAvancement
    """Avancement de l'évolution. Situation de l'opération à la date d'arrêté des données,
    autorisation et ouverture des places comprises.
    """
    date_realisation: t.Date | None = None
    """Date d'effet de l'évolution. Jour d'ouverture, de fermeture ou de transfert effectif.
    Absente si l'opération n'est pas achevée.
    """
    places_installees: Annotated[t.Entier, Field(ge=0)] | None = None
    """Places installées à ce jour. Nombre de places réellement ouvertes grâce à cette
    opération à la date d'arrêté des données ; 0 si aucune ne l'est encore. Ce n'est pas la
    capacité totale de l'ESMS.
    """
    commentaire: t.TexteLong | None = None
    """Commentaire sur l'évolution. Explication sur le calendrier, les travaux ou les
    autorisations attendues pour cette opération.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class SuiviEngagement(t.Modele):
    """Suivi d'un engagement d'une autorité. Où en est ce qu'une autorité s'est engagée à
    faire, à la date d'arrêté des données.
    """

    engagement: t.Identifiant
    """Engagement suivi. Code de l'engagement, repris du contrat."""
    statut: c.StatutsAvancement
    """État de l'engagement. Où en est l'engagement, tel que le gestionnaire le constate."""
    date: t.Date | None = None
    """Date de réalisation. Jour où l'autorité a tenu son engagement. Absente tant qu'il n'est
    pas tenu.
    """
    commentaire: t.TexteLong | None = None
    """Commentaire sur l'engagement. Ce qui a été fait ou ce qui manque, en une ou deux
    phrases. Absent s'il n'y a rien à préciser.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class ValeurIndicateur(t.Modele):
    """Valeur d'indicateur. Résultat d'un indicateur de fiche action pour une année ou une
    partie d'année, pour un ESMS ou pour l'ensemble. Sans résultat, dire pourquoi.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("valeur", "modalite", "valeur_date", "numerateur", "denominateur", "motifs_ecart", "motif_absence", "commentaire")

    fiche_action: t.Identifiant
    """Fiche action de l'indicateur. Code de la fiche action qui porte l'indicateur mesuré."""
    indicateur: t.Identifiant
    """Indicateur mesuré. Code de l'indicateur dans sa fiche action ; la définition, l'unité et
    la cible se lisent dans le contrat.
    """
    esms: t.NumeroFiness | None = None
    """ESMS mesuré. N° FINESS géographique de l'établissement auquel se rapporte la valeur.
    Absent, elle vaut pour l'ensemble des ESMS de l'indicateur.
    """
    annee: t.Annee
    """Année de la mesure. Année civile pendant laquelle, ou à la fin de laquelle, l'indicateur
    est mesuré ; un bilan peut en donner plusieurs.
    """
    periode: c.Periodes
    """Période de la mesure. Partie de l'année mesurée : année entière, semestre ou trimestre,
    selon la périodicité de l'indicateur.
    """
    valeur: t.Decimal | None = None
    """Valeur chiffrée. Résultat dans l'unité de l'indicateur ; un taux s'écrit en fraction
    (0.875 pour 87,5 %), un montant en euros. Absente si le résultat est un choix ou une
    date, ou s'il manque.
    """
    modalite: t.Texte | None = None
    """Modalité constatée. Réponse retenue pour un indicateur par échelle ou oui/non, parmi les
    modalités écrites au contrat.
    """
    valeur_date: t.Date | None = None
    """Date constatée. Résultat d'un indicateur qui s'exprime par une date, par exemple le jour
    d'adoption d'un plan. Ce n'est pas la date de la mesure.
    """
    numerateur: t.Decimal | None = None
    """Numérateur constaté. Terme du haut du taux, en nombre et selon la définition du contrat.
    Absent quand la source ne donne que le taux.
    """
    denominateur: t.Decimal | None = None
    """Dénominateur constaté. Terme du bas du taux, supérieur à zéro, pris sur la même période
    que le numérateur.
    """
    motifs_ecart: t.ListeUnique[c.MotifsEcart] | None = None
    """Causes de l'écart à la cible. Causes retenues quand le résultat s'éloigne de la cible ;
    plusieurs sont possibles. Vide si la cible est atteinte.
    """
    motif_absence: c.MotifsAbsence | None = None
    """Motif d'absence de valeur. Pourquoi aucun résultat n'est donné. À remplir à la place de
    la valeur : ne jamais mettre zéro pour dire « non disponible ».
    """
    source: c.SourcesIndicateur | None = None
    """Origine de la valeur. Document ou système d'où provient réellement le résultat. Absente,
    c'est la source prévue au contrat.
    """
    commentaire: t.TexteLong | None = None
    """Commentaire sur la valeur. Réserve ou explication propre à ce résultat, par exemple un
    changement de méthode de comptage.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Activite(t.Modele):
    """Activité. Activité d'un ESMS sur une année, pour un mode de fonctionnement et une unité
    de compte. Une ligne « ensemble » donne le total quand il n'y a pas de détail.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("prevue", "realisee", "journees_theoriques", "journees_financees", "taux_realisation", "taux_occupation", "motifs_ecart", "commentaire")

    esms: t.NumeroFiness
    """ESMS de l'activité. N° FINESS géographique de l'établissement ou du service qui a
    réalisé l'activité.
    """
    annee: t.Annee
    """Année d'activité. Année civile du 1er janvier au 31 décembre, même si l'ESMS n'est entré
    au contrat qu'en cours d'année.
    """
    dispositif: t.Identifiant | None = None
    """Dispositif de l'activité. Code du dispositif de l'ESMS (DITEP, PCPE, UEMA…) dont on
    isole l'activité. Absent, la ligne concerne l'activité ordinaire de l'ESMS.
    """
    mode_fonctionnement: t.Identifiant
    """Mode de fonctionnement. Mode d'accueil compté sur la ligne : internat, semi-internat,
    accueil de jour, milieu ordinaire… ou l'ensemble. Ne pas mêler deux modes.
    """
    unite: c.UnitesActivite
    """Unité de compte de l'activité. Unité dans laquelle sont exprimées l'activité prévue et
    l'activité réalisée de la ligne : journée, séance, acte, intervention…
    """
    prevue: Annotated[t.Decimal, Field(ge=0)] | None = None
    """Activité prévue. Quantité attendue pour l'année, dans l'unité de la ligne. Si elle
    diffère du contrat, c'est le contrat qui fait foi.
    """
    realisee: Annotated[t.Decimal, Field(ge=0)] | None = None
    """Activité réalisée. Quantité effectivement comptée du 1er janvier au 31 décembre, dans
    l'unité de la ligne ; les demi-unités sont admises.
    """
    journees_theoriques: Annotated[t.Decimal, Field(ge=0)] | None = None
    """Journées théoriques. Maximum possible sur l'année : nombre de places autorisées et
    financées, multiplié par les jours d'ouverture. Sert de diviseur au taux d'occupation.
    """
    journees_financees: Annotated[t.Decimal, Field(ge=0)] | None = None
    """Journées financées. Nombre de journées retenu par l'autorité pour fixer les crédits de
    l'année. Sert de diviseur au taux de réalisation.
    """
    taux_realisation: t.Taux | None = None
    """Taux de réalisation. Journées réalisées rapportées aux journées financées, en fraction ;
    peut dépasser 1. Absent s'il manque un terme et que la source ne le donne pas.
    """
    taux_occupation: t.Taux | None = None
    """Taux d'occupation. Journées réalisées rapportées aux journées théoriques, en fraction
    (0.8513 pour 85,13 %). Ne pas le confondre avec le taux de réalisation.
    """
    motifs_ecart: t.ListeUnique[c.MotifsEcart] | None = None
    """Causes de l'écart d'activité. Causes d'une activité inférieure ou supérieure à la
    prévision, plusieurs au besoin : vacance de poste, travaux, crise sanitaire…
    """
    commentaire: t.TexteLong | None = None
    """Commentaire sur l'activité. Ce qu'il faut savoir pour lire les chiffres de la ligne :
    fermeture partielle, changement de capacité, mode de comptage.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Domicile(t.Modele):
    """Département de domicile. Nombre de personnes de la file active qui viennent d'un
    département.
    """

    departement: t.Identifiant
    """Département du domicile. Département du domicile des personnes comptées sur cette ligne."""
    nombre: Annotated[t.Entier, Field(ge=0)]
    """Nombre de personnes domiciliées. Nombre de personnes de la file active domiciliées dans
    ce département, chacune comptée une fois.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class SortieParMotif(t.Modele):
    """Sorties d'un motif. Nombre de sorties définitives de l'année pour un motif ou vers une
    destination.
    """

    motif: c.DestinationsSortie
    """Motif ou destination de sortie. Ce qui a mis fin à l'accompagnement, ou ce vers quoi la
    personne est allée.
    """
    nombre: Annotated[t.Entier, Field(ge=0)]
    """Nombre de sorties de ce motif. Nombre de personnes sorties définitivement dans l'année
    pour ce motif.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class ModeDeScolarisation(t.Modele):
    """Mode de scolarisation. Nombre d'enfants et d'adolescents scolarisés selon un mode au 31
    décembre.
    """

    mode: c.ModesScolarisation
    """Mode de scolarisation suivi. Lieu et forme de la scolarité des jeunes comptés sur cette
    ligne ; une scolarité partagée compte là où elle est la plus longue.
    """
    nombre: Annotated[t.Entier, Field(ge=0)]
    """Nombre de jeunes de ce mode. Nombre de jeunes accompagnés au 31 décembre scolarisés de
    cette façon.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class FileActive(t.Modele):
    """File active. Personnes accompagnées par un ESMS pendant l'année et mouvements d'entrée
    et de sortie. Chaque personne compte une seule fois.
    """

    esms: t.NumeroFiness
    """ESMS de la file active. N° FINESS géographique de l'établissement ou service dont on
    compte les personnes accompagnées.
    """
    annee: t.Annee
    """Année de la file active. Année civile sur laquelle les personnes et les mouvements sont
    comptés.
    """
    dispositif: t.Identifiant | None = None
    """Dispositif de la file active. Code du dispositif si l'on compte ses bénéficiaires à
    part. Absent, toutes les personnes de l'ESMS sont comptées.
    """
    file_active: Annotated[t.Entier, Field(ge=0)]
    """Personnes accompagnées dans l'année. Nombre de personnes vues au moins une fois dans
    l'année, soit en principe l'effectif au 31 décembre augmenté des sorties définitives. Ne
    pas donner le nombre de places.
    """
    effectif31_decembre: Annotated[t.Entier, Field(ge=0)] | None = None
    """Effectif au 31 décembre. Nombre de personnes inscrites et accompagnées le dernier jour
    de l'année, présentes ou non ce jour-là.
    """
    admissions: Annotated[t.Entier, Field(ge=0)] | None = None
    """Admissions de l'année. Nombre de personnes entrées entre le 1er janvier et le 31
    décembre. Une réorientation interne dans le même ESMS ne compte pas.
    """
    sorties_definitives: Annotated[t.Entier, Field(ge=0)] | None = None
    """Sorties définitives de l'année. Nombre de personnes dont l'accompagnement a pris fin
    dans l'année, décès compris. Les absences temporaires sont exclues.
    """
    hors_autorisation: Annotated[t.Entier, Field(ge=0)] | None = None
    """Personnes hors autorisation. Parmi les personnes accompagnées, celles qui ne répondent
    pas à l'autorisation par l'âge ou le handicap, situations Creton comprises.
    """
    liste_attente: Annotated[t.Entier, Field(ge=0)] | None = None
    """Personnes en liste d'attente. Nombre de personnes orientées vers l'ESMS et sans place au
    31 décembre. Absent si aucune liste n'est tenue, ce qui n'équivaut pas à 0.
    """
    domiciles: t.Liste[Domicile] | None = None
    """Personnes par département de domicile. Répartition des personnes de la file active selon
    le département de leur domicile de secours ou de leur domicile avant l'entrée. Vide si
    elle n'est pas suivie.
    """
    sorties: t.Liste[SortieParMotif] | None = None
    """Sorties par motif. Répartition des sorties définitives de l'année selon leur motif ou
    leur destination ; leur somme redonne les sorties définitives. Vide si elle n'est pas
    suivie.
    """
    scolarisation: t.Liste[ModeDeScolarisation] | None = None
    """Scolarisation au 31 décembre. Répartition des enfants et adolescents accompagnés au 31
    décembre selon leur mode de scolarisation. Vide pour un ESMS d'adultes ou si elle n'est
    pas suivie.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Creton(t.Modele):
    """Situation Creton. Jeunes adultes maintenus dans un ESMS pour enfants faute de place en
    secteur adulte, comptés par financeur. Aucune donnée nominative.
    """

    esms: t.NumeroFiness
    """ESMS d'accueil des jeunes adultes. N° FINESS géographique de l'établissement pour
    enfants ou adolescents qui les garde.
    """
    annee: t.Annee
    """Année du maintien. Année civile pour laquelle sont donnés l'effectif, les journées et
    les produits.
    """
    financeur: c.FinanceursCreton
    """Financeur du maintien. Qui prend en charge le maintien ; cela dépend de l'établissement
    pour adultes vers lequel le jeune est orienté.
    """
    nombre: Annotated[t.Decimal, Field(ge=0)]
    """Nombre de jeunes adultes maintenus. Effectif moyen de l'année, ramené à l'année pleine :
    0.5 pour une personne maintenue six mois.
    """
    journees: Annotated[t.Decimal, Field(ge=0)] | None = None
    """Journées de maintien. Nombre de journées facturables à ce financeur dans l'année. Elles
    sont aussi comprises dans l'activité de l'ESMS.
    """
    produits: t.Montant | None = None
    """Produits facturés. Recettes de l'année tirées de ces accompagnements, en euros. À ne pas
    ajouter aux produits de la tarification : ils viennent en atténuation.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class AbsenteismeMotif(t.Modele):
    """Motif d'absence. Part de l'absentéisme due à l'un des six motifs retenus par le tableau
    de bord.
    """

    motif: c.MotifsAbsenteisme
    """Nature de l'absence. Motif auquel le taux se rapporte, par exemple la maternité ou
    l'accident du travail. La formation et les congés payés n'en font pas partie.
    """
    taux: t.Taux
    """Taux pour ce motif. Jours d'absence de ce seul motif rapportés aux ETP réels multipliés
    par 365, en fraction (0.0465 pour 4,65 %).
    """


class RessourceHumaine(t.Modele):
    """Ressources humaines de l'ESMS. Effectifs en équivalent temps plein, absences et rotation
    d'un ESMS pour une année. Au moins une mesure est donnée.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("etp_budgetes", "etp_realises", "etp_vacants", "taux_absenteisme", "absenteisme_par_motif", "taux_rotation")

    esms: t.NumeroFiness
    """ESMS employeur. N° FINESS géographique de l'ESMS auquel le personnel est affecté ; le
    personnel du siège n'y est pas compté.
    """
    annee: t.Annee
    """Année des données de personnel. Année civile des absences et des mouvements ; les postes
    vacants sont relevés à son dernier jour.
    """
    etp_budgetes: Annotated[t.Decimal, Field(ge=0)] | None = None
    """ETP budgétés. Équivalents temps plein accordés au budget de l'année, pourvus ou non."""
    etp_realises: Annotated[t.Decimal, Field(ge=0)] | None = None
    """ETP réalisés. Équivalents temps plein réellement rémunérés dans l'année, sur la base de
    151,67 heures par mois. L'intérim et les prestataires n'y entrent pas.
    """
    etp_vacants: t.Decimal | None = None
    """ETP vacants au 31 décembre. Équivalents temps plein budgétés non pourvus au 31 décembre,
    un poste étant tenu pour vacant au-delà de six mois d'absence. En nombre d'ETP et non en
    taux.
    """
    taux_absenteisme: t.Taux | None = None
    """Taux d'absentéisme. Jours calendaires d'absence, formation exclue, rapportés aux ETP
    réels multipliés par 365, en fraction. Le tableau de bord l'emporte en cas de
    différence.
    """
    absenteisme_par_motif: t.Liste[AbsenteismeMotif] | None = None
    """Absentéisme par motif. Décomposition du taux d'absentéisme entre les six motifs du
    tableau de bord ; leur somme redonne le total.
    """
    taux_rotation: t.Taux | None = None
    """Taux de rotation du personnel. Moyenne du taux d'entrée et du taux de sortie, chacun
    rapporté à l'effectif réel du 31 décembre précédent, en fraction. Peut dépasser 1.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class DonneeAbsente(t.Modele):
    """Donnée non fournie. Partie du suivi qui manque, pour un ESMS ou pour tous, avec sa
    raison.
    """

    domaine: c.DomainesSuivi
    """Ce qui manque. Partie du suivi qui n'est pas donnée."""
    esms: t.NumeroFiness | None = None
    """ESMS dont la donnée manque. N° FINESS géographique de l'ESMS concerné. Absent, la donnée
    manque pour tous les ESMS.
    """
    raison: t.TexteLong
    """Raison de l'absence. Pourquoi la donnée manque, ou dans quel autre document elle se
    trouve.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class PartNotification(t.Modele):
    """Part notifiée. Montant revenant à une section d'un ESMS dans une décision tarifaire."""

    esms: t.NumeroFiness
    """ESMS bénéficiaire de la part. N° FINESS géographique de l'ESMS auquel la décision
    attribue cette part.
    """
    section: c.SectionsTarifaires
    """Section financée. Section tarifaire que la part finance ; la section globale convient à
    un ESMS qui n'en a qu'une.
    """
    montant: t.Montant
    """Montant de la part. Part de l'ESMS pour l'année entière, en euros, et non le douzième
    versé chaque mois.
    """


class Notification(t.Modele):
    """Notification budgétaire. Décision par laquelle une autorité fixe, complète ou répartit
    les crédits d'une année. Une décision par ligne, sans cumul avec la précédente.
    """

    code: t.Identifiant
    """Code de la notification. Repère court choisi par le gestionnaire, unique dans le
    document. La référence officielle se saisit à part.
    """
    annee: t.Annee
    """Année financée. Exercice que les crédits financent, qui peut différer de l'année de la
    décision.
    """
    autorite: t.Identifiant
    """Autorité qui notifie. ARS, conseil départemental ou métropole auteur de la décision."""
    financement: c.Financements
    """Enveloppe de financement. Origine des crédits notifiés. Ne pas réunir deux enveloppes
    dans une ligne, sauf si la décision elle-même les confond.
    """
    nature: c.NaturesNotification
    """Nature de la notification. Première décision de l'année, décision qui change le montant,
    ou simple changement de répartition à montant égal.
    """
    reference: t.Texte
    """Référence de la décision. Numéro officiel de l'arrêté ou de la décision tarifaire,
    recopié tel qu'il est imprimé.
    """
    date: t.Date
    """Date de la décision. Jour de signature de la décision par l'autorité, et non jour de
    réception.
    """
    montant: t.Montant
    """Montant notifié. Montant total de l'année après cette décision, en euros, crédits non
    reconductibles compris ; ne pas y mettre la seule variation.
    """
    dont_non_reconductible: t.Montant | None = None
    """Dont part non reconductible. Partie du montant notifié qui ne sera pas reprise l'année
    suivante, en euros. Absente si la décision ne la distingue pas.
    """
    repartition: t.Liste[PartNotification] | None = None
    """Répartition par ESMS. Partage du montant notifié entre les ESMS et leurs sections ; la
    somme redonne le montant au centime près. Vide si la décision ne répartit pas.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class CreditNonReconductible(t.Modele):
    """Crédit non reconductible. Crédit accordé une seule fois à un ESMS pour un motif précis,
    avec son emploi. Il n'entre jamais dans la base de l'année suivante.
    """

    code: t.Identifiant
    """Code du crédit. Repère court et unique de ce crédit dans le suivi, choisi par le
    gestionnaire.
    """
    esms: t.NumeroFiness
    """ESMS attributaire du crédit. N° FINESS géographique de l'ESMS pour lequel le crédit a
    été accordé, même si le siège l'a demandé.
    """
    autorite: t.Identifiant
    """Autorité qui accorde le crédit. Autorité de tarification qui a accordé ce crédit, le
    plus souvent l'ARS.
    """
    motif: c.MotifsCnr
    """Motif du crédit. Usage pour lequel le crédit a été demandé et accordé. Deux usages font
    deux lignes.
    """
    fonds_dedies_ouverture: t.Montant | None = None
    """Fonds dédiés à l'ouverture. Part de ce crédit déjà en fonds dédiés au 1er janvier, en
    euros, reprise de la clôture de l'an dernier. Absente : le crédit est né dans
    l'exercice, ou l'ouverture n'est pas connue.
    """
    recu: t.Montant
    """Montant reçu. Somme notifiée au titre de l'exercice pour ce motif, en euros ; 0 pour un
    crédit d'une année antérieure dont on n'emploie que les fonds dédiés.
    """
    utilise: t.Montant | None = None
    """Montant utilisé. Somme réellement dépensée au 31 décembre pour ce motif, en euros. 0 si
    rien n'est dépensé ; absent si l'emploi n'est pas encore connu.
    """
    restitue: t.Montant | None = None
    """Montant restitué à l'autorité. Somme rendue à l'autorité qui avait accordé le crédit, ou
    reprise par elle sur la tarification de l'année, en euros. Absent si rien n'est rendu.
    """
    fonds_dedies: t.Montant | None = None
    """Fonds dédiés à la clôture. Reliquat du crédit en fonds dédiés au 31 décembre, en euros,
    pour être dépensé plus tard au même usage : ouverture et reçu, moins l'utilisé et le
    restitué.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class CreditGele(t.Modele):
    """Crédit gelé. Somme retenue sur une dotation d'une année et décision prise à son sujet."""

    code: t.Identifiant
    """Code du crédit gelé. Repère du crédit gelé, unique dans le suivi ; le code de la
    dotation convient.
    """
    annee: t.Annee
    """Année de la dotation gelée. Exercice de la dotation sur laquelle la somme est retenue ;
    ce peut être l'année d'avant, le dialogue venant après la clôture.
    """
    autorite: t.Identifiant
    """Autorité qui retient. Autorité qui a gelé la somme et décide de la libérer."""
    dotation: t.Identifiant | None = None
    """Dotation du contrat. Code de la dotation au contrat. Absent si le contrat n'écrit pas
    cette dotation.
    """
    montant_gele: Annotated[t.Montant, Field(ge=0)]
    """Montant gelé. Somme retenue au départ, en euros."""
    montant_libere: Annotated[t.Montant, Field(ge=0)] | None = None
    """Montant libéré. Somme libérée à ce jour, en euros ; 0 si l'autorité a décidé de ne rien
    libérer. Absent tant qu'elle n'a pas décidé.
    """
    date_decision: t.Date | None = None
    """Date de la décision de libérer. Jour où l'autorité a décidé de libérer la somme ou de la
    garder. Absente tant qu'elle n'a pas décidé.
    """
    motif: t.TexteLong | None = None
    """Motif de la décision. Ce qui explique que la somme soit libérée en tout, en partie ou
    pas du tout, ou réaffectée.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Charges(t.Modele):
    """Charges par groupe. Charges de l'année réparties entre les trois groupes du cadre
    budgétaire ; un groupe absent n'est pas renseigné, ce qui n'est pas zéro.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("groupe1", "groupe2", "groupe3")

    groupe1: t.Montant | None = None
    """Charges groupe I, exploitation courante. Achats et services extérieurs liés à
    l'exploitation courante, en euros, en positif.
    """
    groupe2: t.Montant | None = None
    """Charges groupe II, personnel. Rémunérations et charges sociales du personnel de l'ESMS,
    en euros, en positif.
    """
    groupe3: t.Montant | None = None
    """Charges groupe III, structure. Loyers, amortissements, frais financiers et autres
    dépenses de structure, en euros, en positif.
    """


class Produits(t.Modele):
    """Produits par groupe. Produits de l'année répartis entre les trois groupes du cadre
    budgétaire ; laisser vide un groupe inconnu plutôt que d'y mettre zéro.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("groupe1", "groupe2", "groupe3")

    groupe1: t.Montant | None = None
    """Produits groupe I, tarification. Dotations, forfaits et prix de journée versés par les
    autorités et l'assurance maladie, en euros.
    """
    groupe2: t.Montant | None = None
    """Produits groupe II, autres produits d'exploitation. Autres recettes d'exploitation :
    participations, ventes, remboursements, en euros.
    """
    groupe3: t.Montant | None = None
    """Produits groupe III, financiers et exceptionnels. Produits financiers, exceptionnels et
    non encaissables de l'année, en euros.
    """


class ProduitTarification(t.Modele):
    """Produit de la tarification. Part des produits du groupe I due à la tarification d'une
    autorité donnée.
    """

    autorite: t.Identifiant
    """Autorité qui tarifie. Autorité dont la décision de tarification a produit cette recette."""
    montant: t.Montant
    """Produits dus à cette autorité. Produits comptabilisés dans l'année au titre de cette
    autorité, en euros ; pas seulement les sommes encaissées.
    """


class Affectation(t.Modele):
    """Affectation du résultat. Somme du résultat à affecter dirigée vers une destination :
    réserve, investissement, report à nouveau, autre ESMS…
    """

    type: c.AffectationsResultat
    """Destination de l'affectation. Compte ou usage auquel la somme est destinée, parmi ceux
    qu'admet la réglementation.
    """
    esms_beneficiaire: t.NumeroFiness | None = None
    """ESMS bénéficiaire du transfert. N° FINESS géographique de l'autre ESMS qui reçoit la
    somme, si le contrat permet ce transfert. Absent, la somme reste dans l'ESMS d'origine.
    """
    montant: t.Montant
    """Montant affecté. Somme dirigée vers cette destination, en euros ; négative pour la
    couverture d'un déficit reporté.
    """


class ExecutionFinanciere(t.Modele):
    """Exécution financière. Comptes réalisés d'un ESMS pour une année et une section
    tarifaire. Les chiffres doivent être ceux de l'ERRD ou du compte administratif déposé.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("charges", "produits", "produits_tarification", "resultat", "resultat_a_affecter", "affectations", "frais_siege", "investissement_realise")

    esms: t.NumeroFiness
    """ESMS du compte de résultat. N° FINESS géographique du site qui porte le compte de
    résultat, c'est-à-dire le site principal en cas de plusieurs sites.
    """
    annee: t.Annee
    """Année comptable. Exercice clos au 31 décembre dont proviennent les montants."""
    section: c.SectionsTarifaires
    """Section du compte. Section tarifaire à laquelle se rapportent les charges, les produits
    et le résultat ; la section globale si le compte n'est pas divisé.
    """
    charges: Charges | None = None
    """Charges réalisées. Charges de l'année par groupe, en euros et en nombres positifs."""
    produits: Produits | None = None
    """Produits réalisés. Produits de l'année par groupe, en euros, hors reprise du résultat
    antérieur.
    """
    produits_tarification: t.Liste[ProduitTarification] | None = None
    """Produits de la tarification par autorité. Détail du groupe I des produits selon
    l'autorité qui tarifie, une ligne par autorité.
    """
    resultat: t.Montant | None = None
    """Résultat comptable. Produits moins charges de la section pour l'année, en euros :
    positif pour un excédent, négatif pour un déficit.
    """
    resultat_a_affecter: t.Montant | None = None
    """Résultat à affecter. Résultat comptable corrigé des reprises antérieures et des charges
    ou produits écartés, en euros : c'est lui que les affectations répartissent.
    """
    affectations: t.Liste[Affectation] | None = None
    """Affectations du résultat. Emploi proposé ou décidé du résultat à affecter, une ligne par
    destination. Vide tant que rien n'est décidé.
    """
    frais_siege: t.Montant | None = None
    """Frais de siège supportés. Quote-part des frais de siège inscrite dans les charges de la
    section pour l'année, en euros. Elle est déjà comprise dans les groupes de charges.
    """
    investissement_realise: t.Montant | None = None
    """Investissement réalisé. Dépenses d'investissement de l'année au titre des programmes du
    contrat, en euros. Les amortissements n'y figurent pas.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class MouvementReserve(t.Modele):
    """Réserve ou provision. Solde d'une réserve, d'une provision ou d'un report au début et à
    la fin de l'année, et ce qui l'a fait changer.
    """

    esms: t.NumeroFiness | None = None
    """ESMS qui porte la réserve. N° FINESS géographique de l'ESMS dont le bilan porte cette
    somme. Absent, elle est inscrite au niveau du gestionnaire.
    """
    annee: t.Annee
    """Année des mouvements. Exercice, clos au 31 décembre, dont on donne les soldes et les
    mouvements.
    """
    nature: c.NaturesReserve
    """Nature de la réserve. Ce dont il s'agit : une réserve, une provision, le report à
    nouveau ou d'autres fonds dédiés.
    """
    ouverture: t.Montant
    """Solde à l'ouverture. Solde au 1er janvier, en euros ; négatif pour un report à nouveau
    déficitaire. C'est la clôture de l'an dernier.
    """
    augmentation: Annotated[t.Montant, Field(ge=0)] | None = None
    """Augmentation de l'année. Affectations et dotations de l'année qui s'ajoutent au solde,
    en euros et en positif. Absente s'il n'y en a pas.
    """
    diminution: Annotated[t.Montant, Field(ge=0)] | None = None
    """Diminution de l'année. Reprises et emplois de l'année qui réduisent le solde, en euros
    et en positif. Absente s'il n'y en a pas.
    """
    cloture: t.Montant
    """Solde à la clôture. Solde au 31 décembre, en euros : ouverture, plus l'augmentation,
    moins la diminution.
    """
    commentaire: t.TexteLong | None = None
    """Explication des mouvements. Ce qui explique une reprise ou une dotation, ou un solde
    d'ouverture corrigé.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class SuiviInvestissement(t.Modele):
    """Suivi d'un programme. État d'un programme d'investissement du contrat à la date d'arrêté
    des données.
    """

    programme: t.Identifiant
    """Programme suivi. Code du programme d'investissement tel qu'il figure au volet financier
    du contrat.
    """
    statut: c.StatutsAvancement
    """Avancement du programme. Situation d'ensemble du programme : travaux, équipements et
    emprunts.
    """
    depense_annee: Annotated[t.Montant, Field(ge=0)] | None = None
    """Dépense de l'année. Dépenses d'investissement de l'exercice pour ce programme, tous ESMS
    réunis, en euros.
    """
    depense_cumulee: Annotated[t.Montant, Field(ge=0)] | None = None
    """Dépense depuis le début. Dépenses du programme depuis son début, celles de l'exercice
    comprises, en euros.
    """
    cout_actualise: Annotated[t.Montant, Field(ge=0)] | None = None
    """Coût actualisé du programme. Coût total désormais attendu, en euros. Absent si le
    montant du contrat reste juste.
    """
    date_achevement: t.Date | None = None
    """Date d'achèvement. Jour de fin des travaux ou de mise en service : effectif si le
    programme est réalisé, attendu sinon.
    """
    commentaire: t.TexteLong | None = None
    """Commentaire sur le programme. Ce qui explique un retard, un surcoût ou un changement de
    financement.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class SuiviRetourEquilibre(t.Modele):
    """Suivi du retour à l'équilibre d'un ESMS. Où en est un ESMS du plan de retour à
    l'équilibre inscrit au contrat.
    """

    esms: t.NumeroFiness
    """ESMS du plan. N° FINESS géographique de l'ESMS dont le plan prévoit le redressement."""
    statut: c.StatutsAvancement
    """Avancement du plan. Situation des mesures du plan pour cet ESMS."""
    resultat_vise: t.Montant | None = None
    """Résultat visé pour l'année. Résultat que le plan prévoit pour l'exercice, en euros,
    négatif pour un déficit.
    """
    resultat_atteint: t.Montant | None = None
    """Résultat atteint. Résultat comptable de l'ESMS pour l'exercice, toutes sections réunies,
    en euros.
    """
    annee_equilibre: t.Annee | None = None
    """Année d'équilibre attendue. Exercice auquel l'équilibre est désormais attendu."""
    mesures: t.TexteLong | None = None
    """Mesures prises. Mesures du plan appliquées pendant l'exercice et leur effet."""
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class ModulationRealisee(t.Modele):
    """Réalisé de modulation. Valeur atteinte par un ESMS sur l'indicateur qui commande la
    modulation de ses tarifs.
    """

    esms: t.NumeroFiness
    """ESMS soumis à modulation. N° FINESS géographique d'un ESMS visé par la clause de
    modulation du contrat ; un EHPAD n'en relève pas.
    """
    indicateur: c.IndicateursModulation
    """Indicateur de modulation. Indicateur choisi au contrat parmi les trois permis : taux
    d'occupation, personnes accompagnées ou prestations réalisées.
    """
    realise: t.Decimal
    """Valeur atteinte. Résultat de l'année civile : fraction pour le taux d'occupation, nombre
    pour les deux autres indicateurs. L'objectif se lit dans le contrat.
    """
    circonstances_particulieres: t.TexteLong | None = None
    """Circonstances particulières invoquées. Raisons que le gestionnaire fait valoir pour
    écarter un abattement. Absentes, il n'en invoque aucune ; l'autorité les apprécie dans
    son avis.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Evenement(t.Modele):
    """Événement. Fait daté qui a pesé sur l'exécution du contrat, décrit sans nommer ni rendre
    reconnaissable aucune personne.
    """

    code: t.Identifiant
    """Code de l'événement. Repère court et unique de l'événement dans le suivi de l'année."""
    type: c.TypesEvenement
    """Type d'événement. Catégorie dans laquelle ranger l'événement, par exemple une évaluation
    HAS ou une cession.
    """
    date: t.Date
    """Date de l'événement. Jour où l'événement s'est produit, ou jour de son début s'il a
    duré.
    """
    esms: t.NumeroFiness | None = None
    """ESMS touché par l'événement. N° FINESS géographique de l'ESMS où l'événement a eu lieu.
    Absent, l'événement concerne le gestionnaire dans son ensemble.
    """
    description: t.TexteLong
    """Récit de l'événement. Ce qui s'est passé et ses conséquences sur les objectifs ou
    l'activité, en quelques phrases.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class DecisionReunion(t.Modele):
    """Décision d'une réunion. Décision prise pendant une réunion par les parties présentes."""

    code: t.Identifiant
    """Code de la décision. Repère court et unique de la décision dans la réunion."""
    texte: t.TexteLong
    """Texte de la décision. Ce qui a été décidé, en une phrase et sans donnée nominative."""
    responsable: t.Texte | None = None
    """Qui s'en charge. Partie ou fonction chargée de la suite, sans nom de personne."""
    echeance: t.Date | None = None
    """Échéance de la décision. Jour avant lequel la décision doit être appliquée. Absente si
    aucun n'a été fixé.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class ReunionTenue(t.Modele):
    """Réunion tenue. Réunion du comité de suivi ou dialogue de gestion qui a eu lieu, avec ce
    qui y a été conclu.
    """

    code: t.Identifiant
    """Code de la réunion. Repère court et unique de la réunion dans le suivi de l'année."""
    date: t.Date
    """Date de la réunion. Jour où la réunion s'est tenue."""
    objet: c.ObjetsReunion
    """Objet de la réunion tenue. Ce à quoi la réunion a servi : suivi ou dialogue de l'année,
    bilan d'étape, bilan final.
    """
    autorites_presentes: t.ListeUnique[t.Identifiant] | None = None
    """Autorités présentes. Autorités signataires représentées à la réunion."""
    participants: t.TexteLong | None = None
    """Autres participants. Qui d'autre a pris part, par qualité et sans nom de personne."""
    conclusions: t.TexteLong | None = None
    """Conclusions de la réunion. Ce que les parties ont constaté et conclu : objectifs
    atteints, écarts et leurs causes.
    """
    decisions: t.Liste[DecisionReunion] | None = None
    """Décisions de la réunion. Relevé de décisions : une ligne par décision, avec qui s'en
    charge et pour quand.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class PropositionAvenant(t.Modele):
    """Proposition d'avenant. Demande de modification du contrat formulée à l'occasion du
    suivi, à discuter en comité de suivi.
    """

    code: t.Identifiant
    """Code de la proposition. Repère court et unique de la proposition ; il ne préjuge pas du
    numéro de l'avenant.
    """
    objet: c.ObjetsAvenant
    """Objet de la modification. Partie du contrat à modifier : périmètre, fiche action,
    indicateur, évolution de l'offre, durée… Une proposition par objet.
    """
    justification: t.TexteLong
    """Raisons de la proposition. Pourquoi le changement est demandé, ce qu'il remplace et à
    partir de quand.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Reponse(t.Modele):
    """Réponse à une observation. Réponse du gestionnaire à une observation précise contenue
    dans l'avis d'une autorité.
    """

    avis: t.Identifiant
    """Avis auquel il est répondu. Identifiant du document d'avis reçu de l'ARS ou du
    département.
    """
    observation: t.Identifiant
    """Observation traitée. Code de l'observation à l'intérieur de cet avis ; une réponse par
    observation.
    """
    texte: t.TexteLong
    """Texte de la réponse. Explication, engagement ou renvoi vers le point corrigé du suivi.
    Ne pas y coller de tableau ni de donnée nominative.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class SuiviAnnuel(t.Document):
    """Suivi annuel. Compte rendu que l'organisme gestionnaire remet aux signataires sur
    l'exécution du CPOM pendant un exercice ; il sert aussi de bilan d'étape ou de bilan
    final. Il couvre tout ce qui a été en vigueur au moins un jour de l'exercice.
    """

    cpom: Literal["1.0"] = "1.0"
    type: Literal["suiviAnnuel"] = "suiviAnnuel"
    entete: Entete
    """En-tête. Qui envoie ce document, à qui, dans quelle version et avec quel logiciel.
    N'entre pas dans l'empreinte du contenu.
    """
    types_bilan: t.ListeUnique[c.TypesBilan]
    """Types de bilan. Ce à quoi sert le document : suivi de l'année, bilan d'étape, bilan
    final. Plusieurs types sont possibles quand le même envoi remplit plusieurs rôles.
    """
    exercice: t.Annee
    """Exercice du suivi. Exercice comptable dont on rend compte, et non l'année de l'envoi :
    un suivi déposé en avril 2026 porte l'exercice 2025.
    """
    periode_couverte: PeriodeAnnees | None = None
    """Période du bilan. Années examinées lorsqu'un bilan d'étape ou final en réunit plusieurs.
    Absente, le document ne porte que sur l'exercice.
    """
    contrat: ContratSuivi
    """Contrat suivi. CPOM dont on rend compte, avec le rang du dernier avenant pris en
    considération.
    """
    organisme_gestionnaire: OrganismeGestionnaire
    """Organisme gestionnaire. Personne morale signataire qui établit le suivi ; elle doit
    correspondre au gestionnaire nommé dans le contrat.
    """
    date_arrete_donnees: t.Date
    """Date d'arrêté des données. Jour auquel les données ont été figées, en principe le 31
    décembre de l'exercice ou plus tard. Ce n'est pas la date d'envoi.
    """
    date_transmission: t.Date | None = None
    """Date de transmission. Jour où le suivi est adressé aux autorités, à comparer à
    l'échéance fixée par le contrat. Absente tant que le document est en préparation.
    """
    validation: Validation | None = None
    """Validation par la gouvernance. Approbation du suivi par l'instance dirigeante du
    gestionnaire avant son envoi. Absente si aucune instance ne s'est prononcée.
    """
    depots: t.Liste[Depot] | None = None
    """Dépôts budgétaires liés. Dépôts ERRD, CA ou autres auxquels ce suivi se rapporte, pour
    rapprocher ses chiffres de ceux déjà remis.
    """
    synthese: t.TexteLong | None = None
    """Synthèse de l'année. Vue d'ensemble de l'exécution du contrat en quelques paragraphes.
    Ne pas y reprendre le détail des fiches ni aucun nom de personne accompagnée.
    """
    suivis_fiches: t.Liste[SuiviFiche] | None = None
    """Suivi des fiches actions. Une ligne par fiche action en vigueur au moins un jour de
    l'exercice, y compris celles achevées ou abandonnées en cours d'année.
    """
    suivis_evolutions: t.Liste[SuiviEvolution] | None = None
    """Suivi des évolutions de l'offre. Une ligne par création, extension, transformation ou
    fermeture prévue au contrat dont on donne l'avancement.
    """
    suivis_engagements: t.Liste[SuiviEngagement] | None = None
    """Suivi des engagements des autorités. Une ligne par engagement d'une autorité dont on dit
    où il en est, vu du gestionnaire. Vide si le contrat n'en a pas.
    """
    valeurs_indicateurs: t.Liste[ValeurIndicateur] | None = None
    """Valeurs des indicateurs. Résultats des indicateurs des fiches actions. La cible n'est
    pas répétée ici : elle est lue dans le contrat.
    """
    activites: t.Liste[Activite] | None = None
    """Activité réalisée. Activité prévue et réalisée de chaque ESMS, par mode de
    fonctionnement et unité de compte, au regard de l'annexe des objectifs d'activité.
    """
    files_actives: t.Liste[FileActive] | None = None
    """Files actives. Nombre de personnes accompagnées et mouvements de l'année, par ESMS et au
    besoin par dispositif.
    """
    cretons: t.Liste[Creton] | None = None
    """Jeunes adultes en amendement Creton. Situations de maintien au titre de l'amendement
    Creton, par ESMS pour enfants et par financeur. Vide si le gestionnaire n'en compte
    aucune.
    """
    ressources_humaines: t.Liste[RessourceHumaine] | None = None
    """Ressources humaines. Emplois, absences et rotation du personnel par ESMS. À ne remplir
    que si le contrat le demande ou si le tableau de bord ne les donne pas.
    """
    donnees_absentes: t.Liste[DonneeAbsente] | None = None
    """Données non fournies. Ce que ce suivi ne donne pas et pourquoi : un ESMS sans activité
    ni compte, un personnel décrit au seul tableau de bord. Vide si rien ne manque.
    """
    notifications: t.Liste[Notification] | None = None
    """Notifications budgétaires. Décisions tarifaires reçues pour l'année, initiales et
    modificatives : le contrat fixe la méthode, la décision fixe le montant.
    """
    credits_non_reconductibles: t.Liste[CreditNonReconductible] | None = None
    """Crédits non reconductibles. CNR reçus pendant l'exercice et emploi qui en a été fait,
    ESMS par ESMS.
    """
    credits_geles: t.Liste[CreditGele] | None = None
    """Crédits gelés. Part de chaque dotation retenue par l'autorité, et ce qu'elle en a libéré
    après le dialogue de gestion. Vide si rien n'était retenu.
    """
    execution_financiere: t.Liste[ExecutionFinanciere] | None = None
    """Exécution financière. Charges, produits, résultat et affectation réalisés, par ESMS et
    section tarifaire, tels qu'ils figurent à l'ERRD ou au compte administratif.
    """
    reserves: t.Liste[MouvementReserve] | None = None
    """Réserves, provisions et reports. Soldes et mouvements de l'année des réserves, des
    provisions, du report à nouveau et des fonds dédiés autres que les crédits non
    reconductibles. Vide si les documents budgétaires déposés suffisent.
    """
    suivis_investissements: t.Liste[SuiviInvestissement] | None = None
    """Suivi des investissements. Avancement de chaque programme d'investissement du contrat :
    travaux, dépense de l'année et dépense depuis le début.
    """
    suivis_retour_equilibre: t.Liste[SuiviRetourEquilibre] | None = None
    """Suivi du retour à l'équilibre. État du plan de retour à l'équilibre, ESMS par ESMS :
    mesures prises, résultat visé et résultat atteint. Vide si le contrat n'a pas de plan.
    """
    modulations: t.Liste[ModulationRealisee] | None = None
    """Modulations, valeurs réalisées. Réalisé des indicateurs dont dépend la modulation des
    tarifs, si le contrat en contient la clause. L'abattement éventuel est décidé par
    l'autorité dans son avis.
    """
    evenements: t.Liste[Evenement] | None = None
    """Événements de l'année. Faits datés qui éclairent l'exécution du contrat : évaluation,
    cession, changement de périmètre, événement indésirable grave.
    """
    reunions_tenues: t.Liste[ReunionTenue] | None = None
    """Réunions tenues. Réunions du comité de suivi et dialogues de gestion tenus depuis le
    suivi précédent, avec leurs conclusions. Vide si aucune n'a eu lieu.
    """
    propositions_avenant: t.Liste[PropositionAvenant] | None = None
    """Propositions d'avenant. Changements du contrat que le gestionnaire souhaite négocier.
    Une proposition ne modifie rien tant qu'un avenant n'est pas signé.
    """
    reponses: t.Liste[Reponse] | None = None
    """Réponses aux avis. Réponses du gestionnaire aux observations reçues des autorités,
    données dans la version suivante du suivi.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """
