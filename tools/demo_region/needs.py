"""Recruitment needs of the invented basins, and councils with their projects."""

from __future__ import annotations

from typing import Any

import numpy as np

from demo_region import names
from demo_region.zonings import Region

YEAR = 2025
BMO_HEADER = (
    "annee,Code métier BMO,Nom métier BMO,Famille_met,Lbl_fam_met,REG,NOM_REG,Dept,NomDept,BE25,NOMBE25,met,xmet,smet"
)
#: BMO occupation code, its name, family, usual share of the residents (per thousand), difficult, seasonal.
OCCUPATIONS = (
    ("A0Z40", "Agriculteurs salariés, ouvriers agricoles", "Z", 1.6, 0.45, 0.82),
    ("A1Z40", "Maraîchers, horticulteurs salariés", "Z", 1.1, 0.4, 0.85),
    ("A1Z41", "Jardiniers salariés", "Z", 0.5, 0.55, 0.3),
    ("B2Z40", "Maçons", "O", 0.6, 0.78, 0.05),
    ("B4Z41", "Plombiers, chauffagistes", "O", 0.5, 0.82, 0.02),
    ("B4Z42", "Menuisiers et ouvriers de l’agencement", "O", 0.4, 0.76, 0.03),
    ("C2Z70", "Techniciens en électricité et en électronique", "I", 0.4, 0.66, 0.02),
    ("D1Z41", "Chaudronniers, tôliers, soudeurs", "I", 0.5, 0.84, 0.02),
    ("E1Z42", "Ouvriers peu qualifiés des industries agroalimentaires", "I", 1.3, 0.52, 0.4),
    ("G0B40", "Mécaniciens et électroniciens de véhicules", "I", 0.5, 0.74, 0.02),
    ("J3Z43", "Conducteurs routiers", "T", 0.9, 0.7, 0.14),
    ("L0Z60", "Secrétaires bureautiques et assimilés", "A", 0.7, 0.3, 0.1),
    ("L4Z80", "Cadres administratifs, comptables et financiers", "C", 0.5, 0.5, 0.02),
    ("M2Z90", "Ingénieurs et cadres d’étude en informatique", "C", 0.7, 0.68, 0.01),
    ("R1Z67", "Vendeurs en habillement et accessoires", "S", 0.8, 0.32, 0.42),
    ("S1Z20", "Aides de cuisine, employés polyvalents de la restauration", "S", 2.1, 0.55, 0.5),
    ("S2Z60", "Serveurs de cafés et de restaurants", "S", 2.0, 0.57, 0.66),
    ("T2A60", "Aides à domicile, auxiliaires de vie", "V", 1.4, 0.8, 0.16),
    ("V0Z60", "Aides-soignants", "V", 1.3, 0.72, 0.18),
    ("V3Z70", "Professionnels de l’animation socioculturelle", "V", 1.5, 0.4, 0.7),
)
FAMILIES = {
    "A": "Fonctions administratives",
    "C": "Fonctions d’encadrement",
    "I": "Ouvriers des secteurs de l’industrie",
    "O": "Ouvriers de la construction et du bâtiment",
    "S": "Fonctions liées à la vente, au tourisme et aux services",
    "T": "Autres techniciens et employés",
    "V": "Fonctions sociales et médico-sociales",
    "Z": "Autres métiers",
}
#: Axes of the mission, projects that illustrate them, and who pilots.
PROJECTS = (
    ("Freins au recrutement", "Navette fictive vers la zone d’activité", "Communauté de communes"),
    ("Freins au recrutement", "Logements temporaires pour les saisonniers", "Union des employeurs de l’Armerie"),
    ("Freins au recrutement", "Garde d’enfants en horaires décalés", "Département"),
    ("Offre de solutions individualisée", "Guichet commun mission locale et agence", "Mission locale fictive"),
    ("Carte des formations", "Ouverture d’un CAP Maçon en apprentissage", "Région fictive de l’Armerie"),
    ("Carte des formations", "Plateau technique partagé pour la soudure", "Centre de formation fictif"),
    ("Acteurs de l’accompagnement", "Annuaire commun des acteurs", "État (sous-préfecture fictive)"),
    ("Métiers qui recrutent", "Semaine des métiers de l’aide à domicile", "France Travail (agence fictive)"),
    ("Métiers qui recrutent", "Visites d’entreprises agroalimentaires", "Union des employeurs de l’Armerie"),
    ("Publics fragiles", "Atelier français pour l’emploi", "Mission locale fictive"),
    ("Décrocheurs", "Repérage des jeunes sans solution après le collège", "Mission locale fictive"),
    ("Décrocheurs", "Sas de remobilisation par le sport", "École de la 2e chance fictive"),
)
MEMBERS = (
    ("État", "Sous-préfecture (fictive)", "coprésidence"),
    ("Région", "Région fictive de l’Armerie", "coprésidence"),
    ("Collectivités", "Communauté de communes", "membre"),
    ("Collectivités", "Conseil départemental", "membre"),
    ("Employeurs", "Union des employeurs de l’Armerie", "membre"),
    ("Employeurs", "Chambre des métiers fictive", "membre"),
    ("Salariés", "Syndicat des salariés de l’Armerie", "membre"),
    ("Salariés", "Fédération du travail fictive", "membre"),
    ("Opérateurs", "Mission locale fictive", "invité permanent"),
    ("Opérateurs", "France Travail (agence fictive)", "invité permanent"),
    ("Opérateurs", "Cap emploi fictif", "invité permanent"),
)


def recruitment_rows(rng: np.random.Generator, region: Region) -> list[list[str]]:
    """Rows in the shape of the BMO base, header first: a basin over two départements has two rows an occupation."""
    rows = [
        BMO_HEADER.split(",")
    ]  # fmt: skip
    basins = region.zonings["bassin_ft"]
    for basin in sorted(basins.labels):
        members = basins.members(basin)
        people = dict.fromkeys(sorted({region.departements[i] for i in members}), 0)
        for i in members:
            people[region.departements[i]] += int(region.population[i])
        for code, label, family, rate, difficult, seasonal in OCCUPATIONS:
            for departement, residents in people.items():
                if residents < 0.15 * sum(people.values()):
                    continue
                projects = residents / 1000 * rate * rng.lognormal(0, 0.45)
                hard = projects * np.clip(difficult + rng.normal(0, 0.1), 0, 1)
                season = projects * np.clip(seasonal + rng.normal(0, 0.08), 0, 1)
                row = [str(YEAR), code, label, family, FAMILIES[family], names.REGION_CODE, names.REGION]
                row += [departement, names.DEPARTEMENTS[departement], basin, basic(basins.labels[basin])]
                rows.append(row + [_rounded(value) for value in (projects, hard, season)])
    return rows


def _rounded(value: float) -> str:
    """A figure of the survey to the nearest ten; under ten, but not nil, it is secret."""
    if value < 0.5:
        return "0"
    return "*" if value < 10 else str(round(value / 10) * 10)


def basic(label: str) -> str:
    """A label in capitals without accent or punctuation, as France Travail writes its basins."""
    table = str.maketrans("ÀÂÉÈÊËÎÏÔÖÛÜÇ’-", "AAEEEEIIOOUUC  ")
    return label.upper().translate(table)


def _month(rng: np.random.Generator, years: tuple[int, ...]) -> str:
    return f"{int(rng.choice(years))}-{int(rng.integers(1, 13)):02d}"


def councils(rng: np.random.Generator, region: Region) -> dict[str, Any]:
    """A council with members and projects for each of ten EPCI, one in each of the larger towns and two bourgs."""
    epci = region.zonings["epci"]
    seats = [*region.towns, region.bourgs[5]]
    result = []
    for seat in seats:
        label = region.names[seat]
        chair = {"state": names.person(rng), "region": names.person(rng)}
        members = [
            {
                "college": college,
                "organisation": organisation,
                "name": chair["state"]
                if college == "État"
                else chair["region"]
                if college == "Région"
                else names.person(rng),
                "role": role,
            }
            for college, organisation, role in MEMBERS
        ]
        chosen = sorted(rng.choice(len(PROJECTS), int(rng.integers(3, 6)), replace=False).tolist())
        result.append(
            {
                "epci": epci.codes[seat],
                "label": f"Conseil local fictif {names.of(label)}",
                "state_chair": f"{chair['state']}, sous-préfecture {names.of(label)}",
                "region_chair": f"{chair['region']}, Région fictive de l’Armerie",
                "next_meeting": f"2026-{int(rng.integers(1, 7)):02d}-{int(rng.integers(1, 28)):02d}",
                "members": members,
                "projects": [_project(rng, PROJECTS[i]) for i in chosen],
            }
        )
    return {"note": "Personnes, conseils et projets fictifs, pour la démonstration.", "councils": result}


def _project(rng: np.random.Generator, model: tuple[str, str, str]) -> dict[str, str]:
    theme, title, pilot = model
    state = str(rng.choice(("à l’étude", "engagé", "engagé", "terminé")))
    start = "" if state == "à l’étude" else _month(rng, (2023, 2024))
    end = _month(rng, (2025,)) if state == "terminé" else "" if state == "à l’étude" else _month(rng, (2026,))
    return {"theme": theme, "title": title, "pilot": pilot, "state": state, "start": start, "end": end, "note": ""}
