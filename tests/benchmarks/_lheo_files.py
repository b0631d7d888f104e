"""Invented LHÉO 2.3 files of any size, whose proportions are those of real ones.

Every name, code of organisation and text is made up; the elements, their order and their number follow the schema.
"""

from __future__ import annotations

import random
from pathlib import Path

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<lheo xmlns="http://lheo.gouv.fr/2.3">\n<offres>\n'
_TAIL = "</offres>\n</lheo>\n"
_SENTENCES = (
    "acquérir les compétences nécessaires à la conduite d’un projet en équipe ; savoir préparer, réaliser et contrôler "
    "une intervention dans le respect des règles de sécurité &amp; d’hygiène : communiquer avec les clients, les "
    "fournisseurs et les collègues, utiliser les outils numériques du métier, organiser son poste de travail"
)
_WORDS = _SENTENCES.split()
_TRADES = ("Cuisine", "Soudage", "Comptabilité", "Maintenance industrielle", "Aide à la personne", "Maçonnerie")
_DIPLOMAS = (("CAP", "13"), ("Baccalauréat professionnel", "14"), ("BTS", "15"), ("Titre professionnel", "4"))
_TOWNS = (("44000", "Nantes", "44109"), ("49000", "Angers", "49007"), ("85000", "La Roche-sur-Yon", "85191"))


def write_lheo(path: Path, megabytes: float, long_texts: bool, seed: int = 1) -> int:
    """Write a file of about that size; returns the number of its formations.

    ``long_texts``: aims and contents of 700 to 3,000 characters each, as the producers of continuing training write
    them; otherwise a few words, and nearly everything is elements.
    """
    chance = random.Random(seed)
    wanted, written, count = int(megabytes * 1e6), 0, 0
    with path.open("wb") as file:
        file.write(_HEAD.encode())
        while written < wanted:
            count += 1
            content = _formation(chance, count, long_texts).encode()
            file.write(content)
            written += len(content)
        file.write(_TAIL.encode())
    return count


def _text(chance: random.Random, shortest: int, longest: int) -> str:
    wanted, words, length = chance.randint(shortest, longest), [], 0
    while length < wanted:
        word = chance.choice(_WORDS)
        words.append(word)
        length += len(word) + 1
    return " ".join(words)


def _long(chance: random.Random, long_texts: bool) -> str:
    return _text(chance, 700, 2600) if long_texts else _text(chance, 20, 60)


def _formation(chance: random.Random, rank: int, long_texts: bool) -> str:
    diploma, level = chance.choice(_DIPLOMAS)
    actions = "".join(_action(chance, rank, position) for position in range(1, chance.choice((1, 1, 2, 3, 4)) + 1))
    return f"""<formation numero="F{rank:07d}" horodatage-modification="2025-03-02T10:11:12">
<domaine-formation>
<code-FORMACODE ref="V14" tag="principal">{chance.randint(11000, 46999)}</code-FORMACODE>
<code-FORMACODE ref="V14">{chance.randint(11000, 46999)}</code-FORMACODE>
<code-NSF>{chance.randint(110, 346)}</code-NSF>
<code-ROME>{chance.choice("ACDFGHIKMN")}{chance.randint(1101, 1899)}</code-ROME>
</domaine-formation>
<intitule-formation>{diploma} {chance.choice(_TRADES)}, parcours {chance.randint(1, 400)}</intitule-formation>
<objectif-formation>{_long(chance, long_texts)}</objectif-formation>
<resultats-attendus>{_text(chance, 20, 200)}</resultats-attendus>
<contenu-formation>{_long(chance, long_texts)}</contenu-formation>
<certifiante>1</certifiante>
<contact-formation>{_contact(chance)}</contact-formation>
<parcours-de-formation>1</parcours-de-formation>
<code-niveau-entree>12</code-niveau-entree>
<objectif-general-formation>6</objectif-general-formation>
<certification>
<code-RNCP>{chance.randint(100, 39999)}</code-RNCP>
<code-CERTIFINFO>{chance.randint(50000, 119999)}</code-CERTIFINFO>
</certification>
<code-niveau-sortie>{level}</code-niveau-sortie>
<url-formation><urlweb>https://formation.example.org/fiche/{rank}</urlweb></url-formation>
{actions}{_organisation(chance)}<extras info="formation">
<extra info="date-maj">20250302</extra>
<extra info="origine">essai</extra>
</extras>
</formation>
"""


def _action(chance: random.Random, rank: int, position: int) -> str:
    number = f"A{rank:07d}-{position}"
    places = "".join(_place(chance) for _ in range(chance.choice((1, 1, 1, 2))))
    sessions = "".join(_session(chance, f"{number}-{s}") for s in range(chance.choice((1, 1, 2, 4))))
    return f"""<action numero="{number}" horodatage-creation="2024-09-01T08:00:00">
<rythme-formation>{_text(chance, 10, 40)}</rythme-formation>
<code-public-vise ref="V14">83056</code-public-vise>
<code-public-vise ref="V14">80056</code-public-vise>
<niveau-entree-obligatoire>0</niveau-entree-obligatoire>
<modalites-alternance>-</modalites-alternance>
<modalites-enseignement>{chance.choice("0012")}</modalites-enseignement>
<conditions-specifiques>{_text(chance, 20, 150)}</conditions-specifiques>
<prise-en-charge-frais-possible>1</prise-en-charge-frais-possible>
{places}<modalites-entrees-sorties>0</modalites-entrees-sorties>
<url-action><urlweb>https://formation.example.org/action/{number}</urlweb></url-action>
{sessions}<acces-handicapes>{_text(chance, 20, 80)}</acces-handicapes>
<langue-formation>FR</langue-formation>
<modalites-recrutement>{_text(chance, 20, 80)}</modalites-recrutement>
<modalites-pedagogiques>{_text(chance, 20, 150)}</modalites-pedagogiques>
<code-perimetre-recrutement>3</code-perimetre-recrutement>
<nombre-heures-centre>{chance.randint(20, 900)}</nombre-heures-centre>
<nombre-heures-entreprise>{chance.randint(0, 400)}</nombre-heures-entreprise>
<nombre-heures-total>{chance.randint(20, 1300)}</nombre-heures-total>
<organisme-formateur numero="{chance.randint(1, 900)}">
<SIRET-formateur><SIRET>{_siret(chance)}</SIRET></SIRET-formateur>
<raison-sociale-formateur>Centre inventé {chance.randint(1, 900)}</raison-sociale-formateur>
<contact-formateur>{_contact(chance)}</contact-formateur>
</organisme-formateur>
<organisme-financeur><code-financeur>2</code-financeur>
<nb-places-financees>{chance.randint(1, 20)}</nb-places-financees></organisme-financeur>
<extras info="type-action">
<extra info="formation-initiale">{chance.choice("01")}</extra>
<extra info="action-perimee">0</extra>
</extras>
</action>
"""


def _session(chance: random.Random, number: str) -> str:
    year, month = chance.randint(2024, 2026), chance.randint(1, 12)
    day = chance.choice(("00", "01", "15", "28"))
    return f"""<session numero="{number}">
<periode><debut>{year}{month:02d}{day}</debut><fin>{year + 1}{month:02d}{day}</fin></periode>
<adresse-inscription>{_address(chance)}</adresse-inscription>
<modalites-inscription>{_text(chance, 10, 60)}</modalites-inscription>
<periode-inscription><periode><debut>00000000</debut><fin>00000000</fin></periode></periode-inscription>
<etat-recrutement>{chance.choice("1123")}</etat-recrutement>
<recrutement><modalite-recrutement>1</modalite-recrutement><nb-places>{chance.randint(5, 30)}</nb-places></recrutement>
<extras info="session"><extra info="garantie">0</extra></extras>
</session>
"""


def _place(chance: random.Random) -> str:
    return f"""<lieu-de-formation>
<SIRET-lieu-formation><SIRET>{_siret(chance)}</SIRET></SIRET-lieu-formation>
<coordonnees><nom>Centre inventé {chance.randint(1, 900)}</nom>{_address(chance)}
<telfixe><numtel>0200000000</numtel></telfixe>
<courriel>accueil{chance.randint(1, 900)}@example.org</courriel>
<web><urlweb>https://formation.example.org</urlweb></web>
</coordonnees>
</lieu-de-formation>
"""


def _organisation(chance: random.Random) -> str:
    rank = chance.randint(1, 900)
    themes = "".join(f'<code-FORMACODE ref="V14">{chance.randint(11000, 46999)}</code-FORMACODE>' for _ in range(6))
    return f"""<organisme-formation-responsable numero="{rank}">
<numero-activite>{chance.randint(10**10, 10**11 - 1)}</numero-activite>
<SIRET-organisme-formation><SIRET>{_siret(chance)}</SIRET></SIRET-organisme-formation>
<nom-organisme>Organisme inventé {rank}</nom-organisme>
<raison-sociale>ORGANISME INVENTE {rank}</raison-sociale>
<coordonnees-organisme>{_contact(chance)}</coordonnees-organisme>
<contact-organisme>{_contact(chance)}</contact-organisme>
<renseignements-specifiques>{_text(chance, 10, 60)}</renseignements-specifiques>
<potentiel>{themes}</potentiel>
</organisme-formation-responsable>
"""


def _contact(chance: random.Random) -> str:
    return f"""<coordonnees>
<civilite>Madame</civilite>
<nom>Nom inventé</nom>
<prenom>Prénom</prenom>
{_address(chance)}<telfixe><numtel>0200000000</numtel></telfixe>
<courriel>contact{chance.randint(1, 900)}@example.org</courriel>
</coordonnees>
"""


def _address(chance: random.Random) -> str:
    postcode, town, commune = chance.choice(_TOWNS)
    return f"""<adresse>
<ligne>{chance.randint(1, 200)} rue Inventée</ligne>
<codepostal>{postcode}</codepostal>
<ville>{town}</ville>
<departement>{postcode[:2]}</departement>
<code-INSEE-commune>{commune}</code-INSEE-commune>
<region>52</region>
<pays>FR</pays>
<geolocalisation><latitude>{47 + chance.random():.6f}</latitude>
<longitude>{-1 - chance.random():.6f}</longitude></geolocalisation>
</adresse>
"""


def _siret(chance: random.Random) -> str:
    return str(chance.randint(10**13, 10**14 - 1))
