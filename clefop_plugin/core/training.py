"""Domains and levels of the training offer, from NSF codes and from the words of a title.

The six domains and their order are those of the charts. NSF: nomenclature des spécialités de formation (decree of
21 June 1994). Levels: cadre national des certifications professionnelles (decree of 8 January 2019).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from clefop_plugin.core.names import fold_text
from clefop_plugin.core.text import tr

DOMAINS = ("arts", "commerce", "sciences", "industrie", "sante", "agriculture")
LEVELS = ("none", "3", "4", "5", "6", "7", "8")

_NSF_GROUPS = {
    "11": "sciences",
    "12": "arts",
    "13": "arts",
    "20": "industrie",
    "21": "agriculture",
    "22": "industrie",
    "23": "industrie",
    "24": "industrie",
    "25": "industrie",
    "30": "commerce",
    "31": "commerce",
    "32": "arts",
    "33": "sante",
}
_NSF = {
    "324": "commerce",
    "326": "sciences",
    "333": "arts",
    "334": "commerce",
    "336": "commerce",
    "341": "agriculture",
    "342": "arts",
    "343": "agriculture",
    "344": "commerce",
    "345": "arts",
}
#: Families of the ROME (France Travail): A agriculture… N transport. Cleaning, security and teaching (K2) tell nothing.
_ROME = {
    "A": "agriculture",
    "B": "arts",
    "C": "commerce",
    "D": "commerce",
    "E": "arts",
    "F": "industrie",
    "G": "commerce",
    "H": "industrie",
    "I": "industrie",
    "J": "sante",
    "K11": "sante",
    "K12": "sante",
    "K13": "sante",
    "L": "arts",
    "M": "commerce",
    "M18": "sciences",
    "N": "commerce",
}

# The first pattern found decides, so the precise words stand before the general ones.
_TITLE_WORDS: tuple[tuple[str, str], ...] = (
    (
        "agriculture",
        r"bts agricole|agricol|agronom|agroecolog|elevage|horticult|paysag|forestier|foret|viticult|"
        r"animaux|vegetal|metiers de l eau|gestion et maitrise de l eau|protection de la nature|environnement|"
        r"ecologi|maraich|equi(?:n|tation)",
    ),
    (
        "sante",
        r"\bpass\b|infirmier|soignant|sante|medic|sanitaire|kine|psychomotr|ergotherap|orthop|pedicure|"
        r"electroradiolog|ambulanc|dietetique|opticien|prothesiste|pharma|sage femme|dentaire|osteopath|audioproth|"
        r"social|famili|petite enfance|jeunes enfants|educateur|aide a domicile|staps|sportive?s?\b|bpjeps|psycholog",
    ),
    (
        "sciences",
        r"informati(?:que|cien)|cybersecurite|numeriques? aux org|reseaux et telecom|developpeur|\bdata\b|"
        r"multimedia et de l internet|technologies de l information|"
        r"intelligence artificielle|mathemati|\bmaths?\b|physique|chimie|biolog|sciences de la (?:vie|terre)|"
        r"sciences vie|scientifique|\bmpsi\b|\bmp2i\b|\bpcsi\b|\bptsi\b|\btsi\b|\bbcpst\b|acoustique|geologie|"
        r"bioanalyses|biotechnolog|\bscience et genie\b|mesures physiques|\bportail sciences\b|\bsvt\b|\bmpc\b",
    ),
    (
        "arts",
        r"droit|jurid|juriste|notarial|science politique|lettres|langues?\b|llcer|\blea\b|anglais|espagnol|allemand|"
        r"italien|\barts?\b|dn made|design|histoire|geographie|philosoph|sociolog|humanites|musi|theatre|danse|"
        r"audio ?visuel|photograph|graphisme|graphique|journalis|information et communication|"
        r"information communication|projet de communication|"
        r"livre|patrimoine|culture|cinema|sciences de l education|sciences du langage|theologie|"
        r"\bens rennes d1\b|professorat|architecture\b|enseignement",
    ),
    (
        "industrie",
        r"industri|batiment|construction|travaux publics|genie|mecani|mecatron|electr|energ|maintenance|soud|"
        r"chaudronn|usinage|menuis|macon|plomb|charpent|couvr|peintre|bois|automobile|vehicule|motoris|aeronaut|"
        r"naval|productique|procedes|materiaux|metal|fluide|froid|geometre|mode chaussure|mode vetement|agencement|"
        r"btp|amenagement des|systemes automatiques|logistique industrielle|alimentaire|boulang|patiss|cuisin|"
        r"bts production|ingenieur|ingenierie",
    ),
    (
        "commerce",
        r"commerc|\bvente|\bvend|negoci|gestion|comptab|management|manager|banque|assurance|touris|hotel|restaur|"
        r"accueil|"
        r"econom|immobili|transport|logistique|secretari|assistant|marketing|communication|\bpme\b|administrat|"
        r"ressources humaines|entrepr|esthetique|coiff|finances publiques|securite|bar\b|sommell|"
        r"\becg\b|\bect\b|bts services",
    ),
)
_COMPILED = tuple((domain, re.compile(words)) for domain, words in _TITLE_WORDS)

_TITLE_LEVELS: tuple[tuple[str, str], ...] = (
    ("8", r"\bdoctorat\b"),
    (
        "7",
        r"\bmaster\b|\bbac ?[56]\b|ingenieur bac 5|diplome d ingenieur|\bmastere\b|\bcmi\b|^c m i\b|orthophoniste|"
        r"management bac 5",
    ),
    (
        "6",
        r"\blicences?\b|\bbut\b|\bbachelor|\bbac (?:3|4)\b|dn made|\bdts\b|diplome national d art|infirmier|"
        r"educateur specialise|educateur de jeunes enfants|assistant de service social|ergotherapeute|"
        r"pedicure|electroradiologie|orthoptiste|\bpsychomotricien|\bdcg\b|diplome de comptabilite",
    ),
    ("5", r"\bbtsa?\b|\bdeust\b|\bdut\b|\bcpge\b|\bcupge\b|\bbac 2\b|titre professionnel niveau 5"),
    ("4", r"\bbac pro|baccalaureat|\bbp\b|brevet professionnel|bpjeps|certificat de specialisation|\bterminale\b"),
    ("3", r"\bcap\b|\bcapa\b|\bbep\b|aide soignant"),
)
_COMPILED_LEVELS = tuple((level, re.compile(words)) for level, words in _TITLE_LEVELS)

_STREAM_LEVELS = {
    "BTS": "5",
    "BUT": "6",
    "Licence": "6",
    "Licence_Las": "6",
    "PASS": "6",
    "CPGE": "5",
    "IFSI": "6",
    "EFTS": "6",
    "Ecole d'Ingénieur": "7",
    "Ecole de Commerce": "7",
}

#: Levels of the LHÉO dictionary ``dict-niveaux``: 1 to 8 are those of 1969 (without level, VI, V bis, V, IV, III, II,
#: I), 11 to 18 are levels 1 to 8 of the current framework. What is under level 3 (CAP) is no level of qualification.
_LHEO_LEVELS = {
    "1": "none",
    "2": "none",
    "3": "none",
    "4": "3",
    "5": "4",
    "6": "5",
    "7": "6",
    "8": "7",
    "11": "none",
    "12": "none",
    "13": "3",
    "14": "4",
    "15": "5",
    "16": "6",
    "17": "7",
    "18": "8",
}

_ROMAN_LEVELS = {"v bis": "none", "vbis": "none", "vi": "none", "v": "3", "iv": "4", "iii": "5", "ii": "6", "i": "7"}
#: A year after the baccalauréat gives no level of its own.
_YEARS_AFTER_BAC = {"1": "4", "2": "5", "3": "6", "4": "6", "5": "7", "6": "7", "7": "7", "8": "8", "9": "7"}


def domain_label(domain: str) -> str:
    """Name of a domain as it is written beside its colour."""
    labels = {
        "arts": tr("Law, literature, languages, arts"),
        "commerce": tr("Trade, management, tourism"),
        "sciences": tr("Sciences, digital"),
        "industrie": tr("Industry, building, energy"),
        "sante": tr("Health, social work"),
        "agriculture": tr("Agriculture, environment"),
    }
    return labels.get(domain) or tr("Domain not stated")


def level_label(level: str) -> str:
    """Name of a level of qualification."""
    labels = {
        "none": tr("No level"),
        "3": tr("Level 3 (CAP)"),
        "4": tr("Level 4 (bac)"),
        "5": tr("Level 5 (bac + 2)"),
        "6": tr("Level 6 (bac + 3 or 4)"),
        "7": tr("Level 7 (bac + 5)"),
        "8": tr("Level 8 (doctorate)"),
    }
    return labels.get(level) or tr("Level not stated")


def funder_label(code: str) -> str:
    """Name of a funder of the LHÉO dictionary ``dict-financeurs``."""
    labels = {
        "2": tr("the region"),
        "4": "France Travail",
        "5": tr("the company"),
        "7": "Agefiph",
        "8": tr("the département"),
        "11": tr("the State (employment)"),
        "16": "OPCO",
    }
    return labels.get(code) or tr("funder of code {code}", code=code)


def domain_of_nsf(code: str) -> str:
    """Domain of an NSF code of two or three digits; "" when it is general or unknown."""
    digits = code.strip()[:3]
    return _NSF.get(digits) or _NSF_GROUPS.get(digits[:2], "")


@lru_cache(maxsize=8192)
def domain_of_title(title: str) -> str:
    """Domain told by the words of a title; "" when none is known."""
    folded = fold_text(title)
    for domain, words in _COMPILED:
        if words.search(folded):
            return domain
    return ""


def domain_of_rome(code: str) -> str:
    """Domain of the occupation a training leads to (ROME); "" when its family spans several."""
    family = code.strip().upper()
    return _ROME.get(family[:3]) or _ROME.get(family[:1], "")


def domain_of(nsf: Sequence[str], title: str, rome: Sequence[str] = ()) -> str:
    """Domain of a training: of its first NSF code that tells one, else of its title, else of its occupations."""
    by_nsf = next((found for code in nsf if (found := domain_of_nsf(code))), "")
    return by_nsf or domain_of_title(title) or next((found for code in rome if (found := domain_of_rome(code))), "")


def level_of_lheo(code: str) -> str:
    """Level key of a code of ``dict-niveaux``; those under 3 give "none", an unknown one ""."""
    return _LHEO_LEVELS.get(code.strip(), "")


@lru_cache(maxsize=1024)
def level_of_words(text: str) -> str:
    """Level told by the words of a producer: "5 (BTS, DEUST...)", "Niveau 5", "NIVEAU III", "bac + 2", "CAP"; or "".

    >>> [level_of_words(text) for text in ("3 (CAP...)", "niveau 7", "Niveau IV", "bac + 3", "Sans niveau spécifique")]
    ['3', '7', '4', '6', 'none']
    """
    folded = fold_text(text)
    if found := re.match(r"(?:niveau )?([1-8])\b", folded):
        return found[1] if found[1] > "2" else "none"
    if found := re.match(r"niv(?:eau)? (v bis|vbis|vi|v|iv|iii|ii|i)\b", folded):
        return _ROMAN_LEVELS[found[1]]
    if found := re.search(r"\bbac ([1-9])\b", folded):
        return _YEARS_AFTER_BAC.get(found[1], "")
    for words, level in (("sans ", "none"), ("doctorat", "8"), ("cap", "3"), ("bac", "4")):
        if folded.startswith(words):
            return level
    return ""


def level_of_cfd(code: str) -> str:
    """Level of a "code formation diplôme" (Éducation nationale): its first figure is the level of 1969."""
    return {"5": "3", "4": "4", "3": "5", "2": "6", "1": "7"}.get(code[:1], "") if len(code) == 8 else ""


def nsf_of_cfd(code: str) -> str:
    """NSF speciality of a "code formation diplôme": its figures 4 to 6; "" when there is none."""
    return code[3:6] if len(code) == 8 and code[3:6].isdigit() else ""


@lru_cache(maxsize=8192)
def level_of_title(title: str, stream: str = "") -> str:
    """Level told by a title (CAP, BTS, Licence…), else by the kind of stream of Parcoursup; "" when unknown."""
    folded = fold_text(title)
    for level, words in _COMPILED_LEVELS:
        if words.search(folded):
            return level
    return _STREAM_LEVELS.get(stream.strip(), "")
