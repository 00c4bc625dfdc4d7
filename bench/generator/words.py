"""French words to invent names, projects and sentences from: few enough to be found, many enough to differ."""

from datetime import datetime, timedelta
from random import Random

FIRST_NAMES = """
Adèle Agathe Alain Alice Amélie Anaïs André Antoine Awa Baptiste Bastien Béatrice Bruno Camille Carole Cécile Chloé
Claire Damien Daniel David Denis Élodie Émile Éric Fatou Florence François Gaël Gérard Gilles Hélène Henri Hugo Inès
Isabelle Jacques Jeanne Joël Jules Karim Laure Léa Lucie Luc Maëlle Marc Marie Mathilde Mehdi Michel Nadia Noémie
Otto Paul Pauline Pierre Quentin Raphaël Rémi Romane Sami Simon Solène Sophie Thérèse Thomas Valérie Yves Zoé
""".split()
LAST_NAMES = """
Aubert Bailly Baron Barbier Benoît Blanc Boyer Brun Carpentier Charles Chevalier Clément Cousin Da-Silva Diallo Diop
Dubois Dufour Dumas Dupuis Durand Fabre Faure Fontaine Fournier Garcia Gauthier Girard Guérin Haddad Hubert Huet Jacquet
Joly Klein Lacroix Lambert Leblanc Leclerc Lefèvre Lemaire Leroux Leroy Maillard Marchand Martin Masson Mercier Meunier
Meyer Morel Moulin Muller Nguyen Olivier Paris Perrin Petit Picard Poirier Renard Rey Rivière Robert Roche Roux Roy
Schmitt Simon Tessier Traoré Vidal Vincent Weber
""".split()
FUNCTIONS = ("Maire", "Secrétaire de mairie", "Adjointe à l’urbanisme", "Directeur général des services", "Élue")
SERVICES = ("DDT", "CAUE", "Agence de l’eau", "Cerema", "Région", "EPF", "ADEME", "Parc naturel", "Agence technique")
PORTALS = """
Friches Ponts Écoles Haies Cœurs-de-bourg Rivières Toitures Gares Halles Marais Chemins Places Ateliers Jardins
Littoraux Sources Forêts Quartiers Patrimoines Énergies
""".split()

THINGS = (
    """
Friche|Pont|École|Halle|Ancienne gare|Salle des fêtes|Presbytère|Filature|Lavoir|Moulin|Caserne|Place du marché|Scierie
Sucrerie|Piscine|Station-service|Hôtel-Dieu|Colonie de vacances|Garage|Carrière|Cinéma|Laiterie|Gymnase|Ferme communale
""".strip()
    .replace("\n", "|")
    .split("|")
)
PLACES = (
    """
de l’église|du bas du bourg|des Tilleuls|de la route de Lyon|Lebel|Saint-Jean|du canal|des Acacias|de la Grande Rue
du port|de la Madeleine|des Moulins|du lotissement|de la zone artisanale|Jean-Jaurès|du vieux stade|de la rivière
des Quatre-Vents|de l’avenue de la Gare|du Maréchal-Ferrant|de la Croix-Blanche|des Remparts|Pasteur|du plateau
""".strip()
    .replace("\n", "|")
    .split("|")
)
SENTENCES = (
    "La commune a acheté le bâtiment il y a deux ans et ne sait pas par quoi commencer.",
    "Le toit fuit, la charpente a été attaquée et personne n’a visité les caves depuis longtemps.",
    "Nous voudrions y faire quelques logements, une salle pour les associations et un commerce.",
    "Un diagnostic énergétique de 2019 conclut à une étiquette G, sans chiffrer les travaux.",
    "Le sol est peut-être pollué : un garage a occupé la parcelle jusqu’en 1987.",
    "La réhabilitation dépasse nos moyens, et nous n’avons pas d’ingénieur.",
    "Le conseil municipal est partagé entre la démolition et la rénovation.",
    "Les riverains demandent des arbres, de l’ombre et moins de voitures.",
    "L’ouvrage est limité à 3,5 tonnes depuis l’hiver ; les camions de lait font un détour de onze kilomètres.",
    "La rivière déborde tous les cinq ans et le plan de prévention interdit de construire en rez-de-chaussée.",
    "Deux classes ont fermé : la moitié de l’école est vide mais il faut la chauffer entière.",
    "Nous cherchons des subventions et quelqu’un qui sache écrire le cahier des charges.",
    "Un promoteur nous propose un lotissement ; nous préférerions renaturer le terrain.",
    "L’établissement public foncier a fait une première étude, qui date un peu.",
    "Quelles sont les étapes, et dans quel ordre faut-il prévenir les services de l’État ?",
)


def name(chance: Random) -> tuple[str, str]:
    """Return a first name and a name."""
    return chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)


def project(chance: Random) -> str:
    """Return the name of a case: « Moulin de la Croix-Blanche »."""
    return f"{chance.choice(THINGS)} {chance.choice(PLACES)}"


def text(chance: Random, least: int, most: int) -> str:
    """Return as many sentences as the dice say, in paragraphs of three."""
    said = [chance.choice(SENTENCES) for _ in range(chance.randint(least, most))]
    return "\n\n".join(" ".join(said[start : start + 3]) for start in range(0, len(said), 3))


def instants(chance: Random, since: datetime, until: datetime, count: int) -> list[datetime]:
    """Return *count* instants between two others, in order."""
    span = (until - since).total_seconds()
    return sorted(since + timedelta(seconds=round(chance.random() * span)) for _ in range(count))
