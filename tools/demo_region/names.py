"""Invented place and person names: they sound French and belong to nobody."""

from __future__ import annotations

import re

import numpy as np

REGION = "Région fictive de l’Armerie (démonstration)"
REGION_CODE = "98"
#: Prefixes of commune codes that no living French commune has: see LISEZMOI.md.
DEPARTEMENTS = {
    "00": "Arme-Littorale (fictif)",
    "20": "Haute-Sarvoise (fictif)",
    "96": "Tiolle-et-Brenelle (fictif)",
    "99": "Lorne-Océane (fictif)",
}
RIVERS = ("Arme", "Oudrine", "Mélisse", "Tiolle", "Corvine", "Brenelle", "Sarvoise", "Vauvrette", "Lisonne", "Gandre")
METROPOLIS = "Armeval"
TOWNS = (
    "Port-Lorne", "Corvigny-sur-Tiolle", "Hautemarche-sur-Sarvoise", "Brénoise", "Sauvelonge",
    "Montaruelle", "Les Grèves-d’Oudrine", "Valmélisse",
)  # fmt: skip
LONE_ISLAND = "L’Île-Fictive"
ISLAND_TOWN = "Le Port-d’Ostrel"

_START = (
    "Ar", "Bar", "Bel", "Bra", "Bré", "Cha", "Char", "Cor", "Cou", "Cra", "Dau", "Don", "Er", "Fla", "Fon", "Fré",
    "Gal", "Gar", "Gré", "Hau", "Jar", "Lan", "Lar", "Lou", "Mal", "Mar", "Mau", "Mor", "Nor", "Or", "Par", "Per",
    "Plé", "Pou", "Quin", "Ren", "Ro", "Sar", "Sau", "Ser", "Tal", "Ter", "Tou", "Tré", "Val", "Vau", "Ver", "Vil",
)  # fmt: skip
_MIDDLE = (
    "bel", "bre", "chan", "cou", "dan", "de", "fan", "gan", "gou", "lan", "lai", "mon", "mar", "nan", "nor", "pan",
    "que", "ri", "ron", "san", "so", "tan", "te", "tou", "van", "ver", "vi", "vran",
)  # fmt: skip
_END = (
    "ay", "court", "dière", "gnac", "gny", "elle", "elles", "leau", "lières", "mont", "nay", "net", "onne", "nière",
    "quier", "rais", "reuil", "ron", "sac", "esson", "teau", "thun", "ville", "vron", "zé",
)  # fmt: skip
_SAINTS = (
    "Aldrin", "Anselmin", "Arvaud", "Berlan", "Brévinal", "Corantin", "Doumel", "Ermelan", "Evroin", "Fulbrand",
    "Gonérel", "Guirand", "Hervelin", "Jorand", "Liévin", "Lormel", "Maugard", "Morvin", "Norbelin", "Odrien",
    "Paterneau", "Quentineau", "Rombaud", "Sérandon", "Théodrin", "Ulvain", "Valmer", "Vigorin", "Ysarn", "Zélin",
)  # fmt: skip
_SAINTES = ("Aldegrise", "Mélorie", "Ombrette", "Florelle", "Gervanne", "Odelise", "Radelonde", "Ysolie")
_TAILS = (
    "le-Bois",
    "la-Lande",
    "les-Marais",
    "en-Plaine",
    "le-Vieux",
    "la-Forêt",
    "les-Étangs",
    "le-Guéret",
    "la-Rivière",
)
_SHORE = ("sur-Mer", "les-Dunes", "la-Grève", "les-Flots", "Plage")
_HEADS = (
    "La Chapelle",
    "Le Bourg",
    "La Ferrière",
    "Les Moulins",
    "La Haie",
    "Le Mesnil",
    "Le Puy",
    "La Lande",
    "Les Essarts",
)

#: Runs of letters nobody would say.
_CLUMSY = re.compile(r"(.)\1\1|[^aeiouyéèê]{4}|nm|rrr|rlr|nrt|lrd", re.IGNORECASE)

FIRST_NAMES = (
    "Adèle", "Amélie", "Antoine", "Aurore", "Basile", "Béatrice", "Camille", "Cédric", "Claire", "Denis", "Élodie",
    "Fabien", "Farida", "Florence", "Gilles", "Hélène", "Inès", "Jérôme", "Karim", "Laure", "Lucien", "Malika",
    "Mathieu", "Nadia", "Nicolas", "Odile", "Pascal", "Rachid", "Sabine", "Thierry", "Valérie", "Yann",
)  # fmt: skip
SURNAMES = (
    "Arvelin", "Baudrague", "Brisselot", "Chauvrelle", "Corbenaud", "Daubrellet", "Ermanteau", "Ferrandoux",
    "Gallinard", "Grévillot", "Hautecoult", "Jarnouet", "Lambressac", "Lormignon", "Malvoisin-Petit", "Marteloup",
    "Noirévaux", "Ouvrelle", "Perrigault-Lemor", "Quérandoux", "Rouvraille", "Sauverdin", "Tavernoult", "Vaubreton",
)  # fmt: skip
STREETS = (
    "rue de la Gare", "place de la Mairie", "avenue de l’Océan", "rue des Tilleuls", "boulevard des Invités",
    "rue du Vieux-Pont", "allée des Ajoncs", "rue de l’Atelier", "quai des Brumes-Claires", "rue des Écoles",
)  # fmt: skip


def _word(rng: np.random.Generator) -> str:
    while True:
        start, middle, end = str(rng.choice(_START)), str(rng.choice(_MIDDLE)), str(rng.choice(_END))
        if middle[-1] in "aeiou" and end[0] in "aeé":
            middle = middle[:-1].removesuffix("r") + "r"
        word = start + middle + end
        if not _CLUMSY.search(word) and word.lower() not in REAL:
            return word


def _commune(rng: np.random.Generator, coastal: bool) -> str:
    draw = rng.random()
    river = str(rng.choice(RIVERS))
    on_river = f"sur-{river}" if rng.random() < 0.55 else str(rng.choice(_TAILS))
    if coastal and draw < 0.4:
        return f"{_word(rng)}-{rng.choice(_SHORE)}"
    if draw < 0.1:
        return f"Saint-{rng.choice(_SAINTS)}-{_link(on_river)}"
    if draw < 0.22:
        return f"Saint-{rng.choice(_SAINTS)}-de-{_word(rng)}"
    if draw < 0.27:
        return f"Sainte-{rng.choice(_SAINTES)}-{_link(on_river)}"
    if draw < 0.35:
        return f"{rng.choice(_HEADS)}-{_word(rng)}"
    if draw < 0.5:
        return f"{_word(rng)}-{_link(on_river)}"
    return _word(rng)


def _link(tail: str) -> str:
    river = tail.removeprefix("sur-")
    return f"sur-l’{river}" if tail.startswith("sur-") and river[0] in "AO" and river in ("Arme", "Oudrine") else tail


def commune_names(rng: np.random.Generator, coastal: list[bool]) -> list[str]:
    """One name for each commune, all different, without regard for case."""
    seen = {name.lower() for name in (*TOWNS, METROPOLIS, LONE_ISLAND, ISLAND_TOWN, *REAL)}
    names = []
    for shore in coastal:
        name = _commune(rng, shore)
        while name.lower() in seen:
            name = _commune(rng, shore)
        seen.add(name.lower())
        names.append(name)
    return names


def person(rng: np.random.Generator) -> str:
    """An invented first name and surname."""
    return f"{rng.choice(FIRST_NAMES)} {rng.choice(SURNAMES)}"


def of(name: str) -> str:
    """« de » before a place: « d’Armeval », « du Port », « des Grèves », « de Brénoise ».

    >>> of("Le Port"), of("Les Grèves"), of("Armeval")
    ('du Port', 'des Grèves', 'd’Armeval')
    """
    for article, contracted in (("Le ", "du "), ("Les ", "des "), ("La ", "de La "), ("L’", "de L’")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"d’{name}" if name[0] in "AEIOUYÉÈÎ" else f"de {name}"


_REAL_WORDS = """
    arnancourt arquenay arrelles arrigny arronville artenay bellancourt brémoncourt chadenet charigny
    charonville charquemont chatenet chavanay chavigny corronsac coucouron coudray couvrelles erbray
    flavignac flavigny fontenay fontenet frégouville frémonville grémonville hauteville landeleau
    lantenay louvigny marray morlancourt perrigny saudemont sauqueville sauvignac sauvigny sauvimont
    serrigny servigny tréveray vaudancourt vaudeville vernancourt verricourt
"""
#: Names the syllables make that a French commune bears (found by comparing with the official list): not used.
REAL = frozenset(_REAL_WORDS.split())
