"""What the portals of the demonstration ask to whoever brings a project."""

from recoco.domain.surveys.actions.defining import ChoiceSpec, QuestionSpec, define_survey
from recoco.domain.surveys.kinds import Kind
from recoco.kernel.access.actor import Actor

FRICHES = (
    QuestionSpec(
        "proprietaire",
        Kind.SINGLE,
        "Qui est propriétaire du site ?",
        "Propriété",
        "Sans maîtrise du foncier, la commune ne peut ni faire d’études sur place, ni demander la plupart des aides.",
        "L’acte notarié en mairie, ou le relevé de propriété que donne le service du cadastre.",
        at_submission=True,
        choices=(
            ChoiceSpec("commune", "La commune ou l’intercommunalité", "La collectivité maîtrise le foncier."),
            ChoiceSpec(
                "public", "Un autre organisme public", "Le foncier est public, à négocier.", ["foncier.a_negocier"]
            ),
            ChoiceSpec("prive", "Une personne ou une entreprise privée", "Le foncier est privé.", ["foncier.prive"]),
            ChoiceSpec("multiple", "Plusieurs propriétaires", "Le foncier est morcelé.", ["foncier.morcele"]),
            ChoiceSpec("inconnu", "Je ne sais pas", "Le propriétaire reste à identifier.", ["foncier.inconnu"]),
        ),
    ),
    QuestionSpec(
        "ancien_usage",
        Kind.MULTIPLE,
        "Quels usages le site a-t-il connus ?",
        "Anciens usages",
        "L’usage passé dit quelles pollutions chercher, et qui doit parfois les traiter.",
        "Les anciens du village, les archives communales, la carte des anciens sites industriels (georisques.gouv.fr).",
        at_submission=True,
        comment_label="Ce que vous savez de son histoire",
        choices=(
            ChoiceSpec("industrie", "Une usine ou un atelier", "Passé industriel.", ["sol.suspect"]),
            ChoiceSpec("depot", "Un dépôt, une ferraille, une station-service", "Dépôts ou cuves.", ["sol.suspect"]),
            ChoiceSpec("agricole", "Une ferme ou un bâtiment agricole", "Passé agricole."),
            ChoiceSpec("logement", "Des logements ou des commerces", "Passé d’habitat ou de commerce."),
            ChoiceSpec("autre", "Un autre usage", "Autre passé."),
        ),
    ),
    QuestionSpec(
        "surface",
        Kind.NUMBER,
        "Quelle est la surface du terrain ?",
        "Surface",
        "Elle décide des procédures et des aides possibles.",
        "Additionnez les parcelles sur cadastre.gouv.fr : une estimation suffit.",
        unit="m²",
        is_required=False,
        at_submission=True,
    ),
    QuestionSpec(
        "etudes",
        Kind.YES_NO,
        "Une étude a-t-elle déjà été faite ?",
        "Études",
        "Une étude, même ancienne, évite de payer deux fois le même travail.",
        "Demandez au notaire, à l’intercommunalité, à la DDT.",
        at_submission=True,
        files_label="Les études que vous avez",
        choices=(
            ChoiceSpec("yes", "Oui", "Des études existent."),
            ChoiceSpec("no", "Non", "Aucune étude n’est connue.", ["etude.a_lancer"]),
        ),
    ),
)
PONTS = (
    QuestionSpec(
        "franchissement",
        Kind.SINGLE,
        "Qu’est-ce que le pont franchit ?",
        "Franchissement",
        "Au-dessus d’une voie ferrée ou d’une route nationale, une convention partage souvent les frais.",
        "Regardez la carte sur geoportail.gouv.fr, ou allez sur place.",
        at_submission=True,
        choices=(
            ChoiceSpec("eau", "Un cours d’eau", "Ouvrage sur un cours d’eau.", ["loi_sur_eau"]),
            ChoiceSpec("fer", "Une voie ferrée", "Ouvrage au-dessus d’une voie ferrée.", ["convention.a_verifier"]),
            ChoiceSpec("route", "Une route", "Ouvrage au-dessus d’une route.", ["convention.a_verifier"]),
            ChoiceSpec("autre", "Autre chose", "Autre franchissement."),
        ),
    ),
    QuestionSpec(
        "limitation",
        Kind.SINGLE,
        "La circulation y est-elle limitée ?",
        "Circulation",
        "Une limitation dit l’urgence, et protège la responsabilité du ou de la maire.",
        "L’arrêté municipal, ou les panneaux à l’entrée du pont.",
        at_submission=True,
        comment_label="Précisez : tonnage, depuis quand, qui fait un détour",
        choices=(
            ChoiceSpec("non", "Non", "Circulation libre."),
            ChoiceSpec("tonnage", "Oui, aux véhicules légers", "Circulation limitée en tonnage.", ["pont.limite"]),
            ChoiceSpec("ferme", "Oui, le pont est fermé", "Pont fermé à la circulation.", ["pont.ferme", "urgent"]),
        ),
    ),
    QuestionSpec(
        "derniere_visite",
        Kind.DATE,
        "Quand le pont a-t-il été inspecté pour la dernière fois ?",
        "Dernière inspection",
        "Un avis récent vaut un diagnostic ; un avis ancien se refait.",
        "Le carnet de santé du programme national ponts, ou un rapport en mairie. Laissez vide si aucun.",
        is_required=False,
        at_submission=True,
        files_label="Le rapport ou le carnet de santé",
    ),
    QuestionSpec(
        "budget",
        Kind.AMOUNT,
        "Quel budget avez-vous prévu ?",
        "Budget prévu",
        "Pour vous proposer des solutions à votre mesure.",
        is_required=False,
        at_submission=True,
    ),
)

QUESTIONNAIRES = {"urbanvitaliz": ("Friches", FRICHES), "sosponts": ("Ponts", PONTS)}


def define_questionnaire(portal_key: str, *, by: Actor) -> None:
    """Have the portal ask its questions from now on, if there are any."""
    if portal_key in QUESTIONNAIRES:
        name, questions = QUESTIONNAIRES[portal_key]
        define_survey(name, questions, by=by)
