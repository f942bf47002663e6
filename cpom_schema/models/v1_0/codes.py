"""Listes de codes fermées.

Fichier produit depuis spec/ : ne pas modifier à la main.
"""

from typing import Literal

AffectationsResultat = Literal[
    "apurement_deficits",  # Apurement des déficits antérieurs
    "reduction_charges_exploitation",  # Réduction des charges d'exploitation
    "mesures_investissement",  # Financement de mesures d'investissement
    "mesures_exploitation_non_perennes",  # Mesures d'exploitation non pérennes
    "reserve_compensation",  # Réserve de compensation
    "reserve_tresorerie",  # Réserve de trésorerie
    "compensation_charges_amortissement",  # Compensation des charges d'amortissement
    "fonds_dedies",  # Fonds dédiés
    "report_a_nouveau",  # Report à nouveau
    "transfert_autre_compte_resultat",  # Transfert vers un autre compte de résultat
    "autre",  # Autre
]
"""Affectations des résultats."""

Annexes = Literal[
    "diagnostic_partage",  # Synthèse du diagnostic partagé
    "fiches_actions",  # Fiches actions
    "objectifs_activite",  # Objectifs d'activité
    "besoins_territoriaux",  # Réponse des ESMS aux besoins territoriaux
    "objectifs_fixes",  # Objectifs fixés
    "revue_objectifs",  # Revue annuelle des objectifs
    "habilitation_aide_sociale",  # Habilitation à l'aide sociale
    "frais_siege",  # Siège social et arrêté de frais de siège
    "perimetre",  # Liste des ESMS du périmètre
    "arrete_autorisation",  # Arrêté d'autorisation
    "programme_investissement",  # Programme d'investissement et plan de financement
    "volet_financier",  # Tableaux financiers
    "plan_retour_equilibre",  # Plan de retour à l'équilibre
    "convention",  # Convention de dispositif ou de partenariat
    "autre",  # Autre
]
"""Types d'annexe."""

Atteintes = Literal[
    "atteinte",  # Objectif atteint
    "partielle",  # Objectif partiellement atteint
    "non_atteinte",  # Objectif non atteint
]
"""Degrés d'atteinte."""

AxesNationaux = Literal[
    "gouvernance_interne",  # Gouvernance interne
    "qualite_bientraitance",  # Amélioration continue de la qualité, prévention de la maltraitance, promotion de la bientraitance
    "place_usagers_aidants",  # Place des usagers, de leurs aidants et prise en compte de leur parole
    "parcours_sante",  # Parcours de santé
    "inclusion_scolaire",  # Inclusion scolaire
    "insertion_professionnelle",  # Insertion professionnelle
    "reponse_accompagnee",  # Inscription dans la démarche « Une réponse accompagnée pour tous »
    "parcours_territorialises",  # Contribution aux parcours territorialisés
    "autre",  # Autre axe
]
"""Axes nationaux."""

BasesLegales = Literal[
    "L313-11",  # CASF, art. L. 313-11
    "L313-11-1",  # CASF, art. L. 313-11-1
    "L313-11-2",  # CASF, art. L. 313-11-2
    "L313-12-IV-ter",  # CASF, art. L. 313-12, IV ter
    "L313-12-2",  # CASF, art. L. 313-12-2
]
"""Bases légales du contrat."""

Champs = Literal[
    "PH",  # Personnes handicapées
    "PA",  # Personnes âgées
    "PH_PA",  # Personnes handicapées et personnes âgées
    "PDS",  # Personnes en difficulté spécifique
    "PE",  # Protection de l'enfance
]
"""Champs."""

ClesRepartitionSiege = Literal[
    "charges_brutes",  # Charges brutes
    "pourcentage_unique",  # Pourcentage unique
    "convention",  # Convention entre organismes
    "autre",  # Autre
]
"""Clés de répartition des frais de siège."""

Competences = Literal[
    "ARS",  # ARS seule
    "CD",  # Département seul
    "ARS_CD",  # ARS et département conjointement
    "ETAT",  # État seul
    "ETAT_CD",  # État et département conjointement
    "ARS_ETAT",  # ARS et État conjointement
]
"""Autorités compétentes."""

DecisionsAvis = Literal[
    "complements_demandes",  # Compléments demandés
    "corrections_demandees",  # Corrections demandées
    "accepte",  # Accepté
    "accepte_avec_reserves",  # Accepté avec réserves
]
"""Décisions de l'autorité."""

DestinationsSortie = Literal[
    "deces",  # Décès
    "milieu_ordinaire",  # Domicile ou milieu ordinaire
    "autre_esms",  # Autre établissement ou service médico-social
    "hospitalisation",  # Hospitalisation
    "destination_inconnue",  # Destination inconnue
    "autre",  # Autre motif
]
"""Motifs et destinations de sortie."""

DomainesSuivi = Literal[
    "activite",  # Activité
    "file_active",  # File active
    "personnel",  # Personnel
    "comptes",  # Comptes
]
"""Domaines du suivi."""

EtatsRegle = Literal[
    "executee",  # Exécutée
    "sans_objet",  # Sans objet
    "ignoree",  # Ignorée
]
"""États d'exécution des règles."""

EvenementsTransmission = Literal[
    "notification",  # Notification des tarifs ou dotations
    "cloture_exercice",  # Clôture de l'exercice
    "signature",  # Signature du contrat ou de l'avenant
    "reunion_comite",  # Réunion du comité de suivi
    "demande",  # Demande de l'autorité
]
"""Événements qui font courir un délai."""

Financements = Literal[
    "ONDAM_PH",  # Assurance maladie, personnes handicapées
    "ONDAM_PA",  # Assurance maladie, personnes âgées
    "ONDAM_PDS",  # Assurance maladie, personnes en difficulté spécifique
    "ESAT",  # Enveloppe ESAT (historique)
    "departement",  # Département ou métropole
    "etat",  # État
    "autre",  # Autre
]
"""Financements."""

FinanceursCreton = Literal[
    "departement",  # Département
    "forfait_soins",  # Département, avec forfait soins de l'assurance maladie
    "assurance_maladie",  # Assurance maladie
]
"""Financeurs des jeunes adultes maintenus (amendement Creton)."""

Fonctions = Literal[
    "administratif",  # Administratif
    "educatif",  # Éducatif
    "medical",  # Médical
    "paramedical",  # Paramédical
    "pedagogique",  # Pédagogique
    "autres",  # Autres
]
"""Fonctions."""

Gravites = Literal[
    "bloquant",  # Bloquant
    "avertissement",  # Avertissement
    "information",  # Information
]
"""Gravités."""

IndicateursModulation = Literal[
    "taux_occupation",  # Taux d'occupation
    "personnes_accompagnees",  # Personnes accompagnées dans l'année civile
    "prestations_realisees",  # Prestations réalisées dans l'année civile
    "autre",  # Autre indicateur
]
"""Indicateurs de modulation."""

ModalitesEvolution = Literal[
    "taux_actualisation",  # Taux d'actualisation
    "formule_fixe",  # Formule fixe
    "avenants_annuels",  # Avenants annuels
    "equation_tarifaire",  # Équation tarifaire
]
"""Modalités d'évolution des tarifs."""

ModesAffectation = Literal[
    "libre",  # Affectation par le gestionnaire
    "autorite",  # Affectation par l'autorité de tarification
]
"""Modes d'affectation des résultats."""

ModesScolarisation = Literal[
    "milieu_ordinaire",  # Classe ordinaire
    "ulis",  # Unité localisée pour l'inclusion scolaire
    "unite_externalisee",  # Unité d'enseignement dans un établissement scolaire
    "unite_interne",  # Unité d'enseignement dans l'ESMS
    "distance",  # Enseignement à distance ou à domicile
    "non_scolarise",  # Non scolarisé
]
"""Modes de scolarisation."""

MotifsAbsence = Literal[
    "non_communique",  # Non communiqué
    "sans_objet",  # Sans objet
    "non_disponible",  # Non disponible
]
"""Motifs d'absence de valeur."""

MotifsAbsenteisme = Literal[
    "maladie_courte_duree",  # Maladie ordinaire de courte durée
    "maladie_moyenne_duree",  # Maladie de moyenne durée
    "maladie_longue_duree",  # Maladie de longue durée
    "maternite_paternite",  # Maternité ou paternité
    "at_mp",  # Accident du travail ou maladie professionnelle
    "conges_speciaux",  # Congés spéciaux
]
"""Motifs d'absentéisme."""

MotifsAvenant = Literal[
    "entree_esms",  # Entrée d'un ESMS
    "sortie_esms",  # Sortie d'un ESMS
    "evolution_offre",  # Évolution de l'offre
    "revision_objectifs",  # Révision des objectifs ou des fiches actions
    "revision_activite",  # Révision des objectifs d'activité
    "prorogation",  # Prorogation
    "actualisation_annuelle",  # Actualisation annuelle
    "modification_moyens",  # Modification des moyens
    "frais_siege",  # Frais de siège
    "affectation_resultats",  # Affectation des résultats
    "programme_investissement",  # Programme d'investissement
    "changement_gestionnaire",  # Changement de gestionnaire
    "changement_partie",  # Entrée ou sortie d'une partie
    "passage_eprd",  # Passage à l'EPRD
    "rectification",  # Rectification d'une erreur
    "autre",  # Autre
]
"""Motifs d'avenant."""

MotifsCnr = Literal[
    "prevention_ruptures_parcours",  # Prévention des ruptures de parcours
    "situation_critique",  # Situation critique ou complexe
    "esms_en_difficulte",  # ESMS en difficulté
    "investissement",  # Investissement
    "formation",  # Formation
    "gratification_stage",  # Gratification de stagiaires
    "apprentissage",  # Apprentissage
    "mise_a_disposition_syndicale",  # Mise à disposition syndicale
    "autre",  # Autre
]
"""Motifs des crédits non reconductibles."""

MotifsEcart = Literal[
    "recrutement",  # Recrutement ou vacance de poste
    "absenteisme",  # Absentéisme
    "travaux_locaux",  # Travaux ou locaux
    "retard_autorisation",  # Retard d'autorisation
    "crise_sanitaire",  # Crise sanitaire
    "orientation_mdph",  # Orientation par la MDPH
    "creton",  # Amendement Creton
    "absence_partenaire",  # Absence ou défaut d'un partenaire
    "financement_non_obtenu",  # Financement non obtenu
    "changement_priorite",  # Changement de priorité
    "donnee_non_disponible",  # Donnée non disponible
    "autre",  # Autre
]
"""Motifs d'écart."""

MotifsSortie = Literal[
    "fermeture",  # Fermeture
    "cession",  # Cession à un autre gestionnaire
    "regroupement",  # Regroupement avec un autre ESMS
    "transformation",  # Transformation
    "transfert_contrat",  # Passage dans un autre contrat
    "fin_autorisation",  # Fin ou retrait de l'autorisation
    "accord_parties",  # Accord des parties
    "autre",  # Autre
]
"""Motifs de sortie du périmètre."""

NaturesEvolution = Literal[
    "creation",  # Création
    "extension",  # Extension
    "transformation",  # Transformation
    "cession",  # Cession
    "regroupement",  # Regroupement
    "fermeture",  # Fermeture
]
"""Natures d'évolution de l'offre."""

NaturesIndicateur = Literal[
    "suivi",  # Indicateur de suivi
    "resultat",  # Indicateur de résultat
]
"""Natures d'indicateur."""

NaturesNotification = Literal[
    "initiale",  # Décision initiale
    "modificative",  # Décision modificative
    "repartition",  # Modification de la répartition
]
"""Natures de notification."""

NaturesObservation = Literal[
    "demande",  # Demande
    "reserve",  # Réserve
    "information",  # Information
]
"""Natures d'observation."""

NaturesPartie = Literal[
    "ARS",  # Agence régionale de santé
    "CD",  # Conseil départemental
    "METROPOLE",  # Métropole
    "OG",  # Organisme gestionnaire
    "RECTORAT",  # Rectorat
    "ETAT",  # État (préfet, direction départementale)
    "ASSURANCE_MALADIE",  # Organisme d'assurance maladie
    "AUTRE",  # Autre
]
"""Natures des parties."""

NaturesReserve = Literal[
    "report_a_nouveau",  # Report à nouveau
    "reserve_investissement",  # Réserve d'investissement
    "reserve_compensation",  # Réserve de compensation
    "reserve_tresorerie",  # Réserve de trésorerie
    "reserve_amortissements",  # Réserve de compensation des charges d'amortissement
    "provision_reglementee",  # Provision réglementée
    "provision_risques_charges",  # Provision pour risques et charges
    "fonds_dedies",  # Autres fonds dédiés
    "autre",  # Autre
]
"""Natures de réserve."""

ObjetsAvenant = Literal[
    "partie",  # Partie au contrat
    "esms",  # ESMS du périmètre
    "esms_non_numerote",  # ESMS sans numéro FINESS
    "activite_subventionnee",  # Activité subventionnée
    "engagement_autorite",  # Engagement d'une autorité
    "capacite",  # Capacité
    "objectif_strategique",  # Objectif stratégique
    "evolution_offre",  # Évolution de l'offre
    "fiche_action",  # Fiche action
    "action",  # Action
    "indicateur",  # Indicateur
    "objectif_activite",  # Objectif d'activité
    "dotation",  # Dotation
    "frais_siege",  # Frais de siège
    "programme_investissement",  # Programme d'investissement
    "comite",  # Comité de suivi
    "transmission",  # Document à transmettre
    "disposition",  # Disposition (litiges, révision, dénonciation)
    "annexe",  # Annexe
    "duree",  # Durée ou échéance
]
"""Objets d'avenant."""

ObjetsReunion = Literal[
    "bilan_etape",  # Bilan d'étape
    "bilan_final",  # Bilan final
    "complementaire",  # Réunion complémentaire
    "suivi_annuel",  # Suivi annuel
    "dialogue_gestion",  # Dialogue de gestion
]
"""Objets des réunions du comité de suivi."""

OperationsAvenant = Literal[
    "ajout",  # Ajout
    "remplacement",  # Remplacement
    "retrait",  # Retrait
]
"""Opérations d'avenant."""

Origines = Literal[
    "natif",  # Natif
    "reprise",  # Reprise
]
"""Origines du document."""

Periodes = Literal[
    "annee",  # Année entière
    "S1",  # Semestre 1
    "S2",  # Semestre 2
    "T1",  # Trimestre 1
    "T2",  # Trimestre 2
    "T3",  # Trimestre 3
    "T4",  # Trimestre 4
]
"""Périodes."""

Periodicites = Literal[
    "annuelle",  # Annuelle
    "semestrielle",  # Semestrielle
    "trimestrielle",  # Trimestrielle
    "mi_parcours",  # À mi-parcours
    "fin_contrat",  # En fin de contrat
    "ponctuelle",  # Ponctuelle
]
"""Périodicités."""

RegimesBudgetaires = Literal[
    "EPRD",  # État des prévisions de recettes et de dépenses
    "EPCP",  # État prévisionnel des charges et des produits
    "BP",  # Budget prévisionnel
]
"""Régimes budgétaires."""

RolesPartie = Literal[
    "autorite_tarification",  # Autorité de tarification
    "organisme_gestionnaire",  # Organisme gestionnaire
    "cosignataire",  # Co-signataire
]
"""Rôles des parties."""

SectionsTarifaires = Literal[
    "globale",  # Globale
    "soins",  # Soins
    "hebergement",  # Hébergement
    "dependance",  # Dépendance
    "soins_autonomie",  # Soins et entretien de l'autonomie
    "accompagnement_vie_sociale",  # Accompagnement à la vie sociale
    "production",  # Production et commercialisation
]
"""Sections tarifaires."""

SensEvolution = Literal[
    "hausse",  # Hausse
    "baisse",  # Baisse
    "maintien",  # Maintien
]
"""Sens d'évolution attendu."""

SourcesDiagnostic = Literal[
    "outils_internes",  # Outils internes du gestionnaire
    "evaluation_interne",  # Évaluation interne
    "evaluation_externe",  # Évaluation externe
    "evaluation_has",  # Évaluation HAS
    "tableau_bord",  # Tableau de bord de la performance
    "documents_budgetaires",  # Documents budgétaires et comptables
    "bilan_contrat_precedent",  # Bilan du contrat précédent
    "offre_territoriale",  # Offre existante et articulation territoriale
    "inspection_controle",  # Inspection ou contrôle
    "consultation_usagers",  # Consultation des personnes accompagnées et des proches
    "autre",  # Autre
]
"""Sources du diagnostic partagé."""

SourcesIndicateur = Literal[
    "tableau_bord",  # Tableau de bord de la performance
    "ERRD",  # État réalisé des recettes et des dépenses
    "EPRD",  # État des prévisions de recettes et de dépenses
    "EPCP",  # État prévisionnel des charges et des produits
    "ERCP",  # État réalisé des charges et des produits
    "CA",  # Compte administratif
    "annexe_activite",  # Annexe activité
    "rapport_activite",  # Rapport d'activité
    "FINESS",  # FINESS
    "dossier_usager",  # Dossier de la personne accompagnée
    "ressources_humaines",  # Logiciel de paie ou de ressources humaines
    "comptabilite",  # Comptabilité
    "suivi_orientations",  # Outil de suivi des orientations
    "evaluation_has",  # Rapport d'évaluation HAS
    "enquete",  # Enquête
    "declaration",  # Déclaration du gestionnaire
    "autre",  # Autre
]
"""Sources des indicateurs."""

StatutsApprobation = Literal[
    "depose",  # Déposé
    "approuve",  # Approuvé
    "repute_approuve",  # Réputé approuvé
    "refuse",  # Refusé
]
"""Statuts d'approbation."""

StatutsAvancement = Literal[
    "non_demarre",  # Non démarré
    "en_cours",  # En cours
    "realise",  # Réalisé
    "realise_perennise",  # Réalisé et pérennisé
    "partiellement_realise",  # Partiellement réalisé
    "retarde",  # Retardé
    "reporte",  # Reporté
    "abandonne",  # Abandonné
    "sans_suite",  # Sans suite
]
"""Statuts d'avancement."""

StatutsContrat = Literal[
    "projet",  # Projet
    "signe",  # Signé
    "en_vigueur",  # En vigueur
    "echu",  # Échu
    "resilie",  # Résilié
]
"""Statuts du contrat."""

StatutsDocument = Literal[
    "brouillon",  # Brouillon
    "transmis",  # Transmis
]
"""Statuts du document."""

StatutsFiche = Literal[
    "en_vigueur",  # En vigueur
    "achevee",  # Achevée
    "abandonnee",  # Abandonnée
]
"""Statuts de la fiche action."""

StatutsJuridiques = Literal[
    "public",  # Public
    "prive_non_lucratif",  # Privé à but non lucratif
    "prive_lucratif",  # Privé à but lucratif
]
"""Statuts juridiques du gestionnaire."""

Suites = Literal[
    "reconduire",  # Reconduire
    "modifier",  # Modifier
    "abandonner",  # Abandonner
    "perenniser",  # Pérenniser
]
"""Suites données."""

SupportsTransmission = Literal[
    "avec_ERRD",  # Avec l'ERRD
    "avec_EPRD",  # Avec l'EPRD
    "avec_CA",  # Avec le compte administratif
    "autonome",  # Seul
]
"""Supports de transmission."""

TypesBilan = Literal[
    "suivi_annuel",  # Suivi annuel
    "etape",  # Bilan d'étape
    "final",  # Bilan final
]
"""Types de bilan."""

TypesComposante = Literal[
    "socle",  # Dotation socle
    "complementaire",  # Dotation complémentaire
    "transport",  # Dotation de transport
    "mission",  # Mission d'intérêt général
    "autre",  # Autre
]
"""Composantes d'une dotation."""

TypesContrat = Literal[
    "bipartite",  # Bipartite
    "tripartite",  # Tripartite
    "quadripartite",  # Quadripartite
    "multipartite",  # Multipartite
    "autre",  # Autre
]
"""Types de contrat."""

TypesDocument = Literal[
    "contrat",  # Contrat (CPOM)
    "avenant",  # Avenant
    "suiviAnnuel",  # Suivi annuel
    "avis",  # Avis de l'autorité
    "programmation",  # Programmation
    "indicateurs",  # Indicateurs
    "rapportControle",  # Rapport de contrôle
]
"""Types de document."""

TypesEvenement = Literal[
    "EIG",  # Événement indésirable grave
    "evaluation_has",  # Évaluation HAS
    "inspection_controle",  # Inspection ou contrôle
    "entree_perimetre",  # Entrée dans le périmètre
    "sortie_perimetre",  # Sortie du périmètre
    "ouverture",  # Ouverture
    "fermeture",  # Fermeture
    "cession",  # Cession
    "transformation",  # Transformation de l'offre
    "changement_gouvernance",  # Changement de gouvernance ou de direction
    "travaux",  # Travaux ou déménagement
    "sinistre",  # Sinistre
    "crise_sanitaire",  # Crise sanitaire
    "mouvement_social",  # Mouvement social
    "cyberattaque",  # Cyberattaque
    "difficulte_financiere",  # Difficulté financière
    "autre",  # Autre
]
"""Types d'événement."""

TypesTarif = Literal[
    "prix_de_journee",  # Prix de journée
    "prix_de_seance",  # Prix de séance ou d'acte
    "tarif_hebergement",  # Tarif hébergement
    "tarif_dependance",  # Tarif dépendance
    "tarif_horaire",  # Tarif horaire
    "tarif_mesure",  # Tarif à la mesure
    "autre",  # Autre
]
"""Types de tarif."""

TypesTransmission = Literal[
    "suivi_annuel",  # Suivi annuel
    "bilan_etape",  # Bilan d'étape
    "bilan_final",  # Bilan final
    "EPRD",  # État des prévisions de recettes et de dépenses
    "ERRD",  # État réalisé des recettes et des dépenses
    "EPRDS",  # État des prévisions de recettes et de dépenses simplifié
    "ERRDS",  # État réalisé des recettes et des dépenses simplifié
    "EPCP",  # État prévisionnel des charges et des produits
    "ERCP",  # État réalisé des charges et des produits
    "CA",  # Compte administratif
    "rapport_financier_activite",  # Rapport financier et d'activité
    "annexe_activite",  # Annexe activité
    "activite_creton",  # Actualisation Creton
    "PGFP",  # Plan global de financement pluriannuel
    "tableau_bord",  # Tableau de bord de la performance
    "compte_emploi_cnr",  # Compte d'emploi des crédits non reconductibles
]
"""Documents à transmettre."""

TypesValeur = Literal[
    "nombre",  # Nombre
    "taux",  # Taux
    "montant",  # Montant
    "booleen",  # Oui ou non
    "date",  # Date
    "echelle",  # Échelle
]
"""Types de valeur."""

Unites = Literal[
    "nombre",  # Nombre
    "personne",  # Personne
    "fraction",  # Taux (fraction)
    "euro",  # Euro
    "jour",  # Jour
    "heure",  # Heure
    "mois",  # Mois
    "annee",  # Année
    "journee",  # Journée d'activité
    "acte",  # Acte
    "seance",  # Séance
    "menage",  # Ménage
    "mesure",  # Mesure
    "berceau",  # Berceau
    "place",  # Place
    "ETP",  # Équivalent temps plein
    "ETP_par_place",  # Équivalent temps plein par place
    "contrat_travail",  # Contrat de travail
    "point",  # Point
    "niveau",  # Niveau
    "oui_non",  # Oui ou non
    "date",  # Date
    "liste",  # Liste de choix
    "kwh_m2",  # Kilowattheure par mètre carré
    "autre",  # Autre
]
"""Unités des indicateurs."""

UnitesActivite = Literal[
    "journee",  # Journée
    "demi_journee",  # Demi-journée
    "nuit",  # Nuit
    "acte",  # Acte
    "seance",  # Séance
    "intervention",  # Intervention
    "heure",  # Heure
    "prestation_directe",  # Prestation directe
    "prestation_indirecte",  # Prestation indirecte
    "personne",  # Personne accompagnée
    "menage",  # Ménage
    "mesure",  # Mesure
    "berceau",  # Berceau
    "aide_au_poste",  # Aide au poste
    "journee_integration_milieu_ordinaire",  # Journée d'intégration en milieu ordinaire
]
"""Unités d'activité."""

Verdicts = Literal[
    "recevable",  # Recevable
    "recevable_avec_reserves",  # Recevable avec réserves
    "irrecevable",  # Irrecevable
    "indetermine",  # Indéterminé
]
"""Verdicts."""
