"""Commuting flows and indicators of the invented communes, coherent with one another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demo_region.zonings import Region

YEARS = ("2015", "2018", "2021")

#: id, label, theme, unit, kind, numerator, denominator, weight, scale, decimals
COUNTS = (
    ("pop_municipale", "Population municipale", "Population", "habitants"),
    ("pop_15_24", "Population de 15 à 24 ans", "Population", "personnes"),
    ("pop_15_29", "Population de 15 à 29 ans", "Population", "personnes"),
    ("pop_15_64", "Population de 15 à 64 ans", "Population", "personnes"),
    ("actifs_15_64", "Actifs de 15 à 64 ans", "Activité", "personnes"),
    ("actifs_occupes_15_64", "Actifs occupés de 15 à 64 ans", "Activité", "personnes"),
    ("chomeurs_15_64", "Chômeurs de 15 à 64 ans (recensement)", "Activité", "personnes"),
    ("actifs_occupes_15p", "Actifs occupés de 15 ans ou plus", "Activité", "personnes"),
    ("emplois_lieu_travail", "Emplois au lieu de travail", "Emploi", "emplois"),
    ("etablissements", "Établissements employeurs", "Emploi", "établissements"),
    ("salaries_prives", "Salariés du privé", "Emploi", "emplois"),
    ("non_scolarises_15p", "Personnes de 15 ans ou plus non scolarisées", "Compétences", "personnes"),
    ("sans_diplome", "Non scolarisés sans diplôme", "Compétences", "personnes"),
    ("bac2_plus", "Non scolarisés diplômés de niveau bac+2 ou plus", "Compétences", "personnes"),
    (
        "jeunes_sans_emploi_ni_formation",
        "Jeunes de 15 à 24 ans ni en emploi ni en formation",
        "Compétences",
        "personnes",
    ),
    ("menages_fiscaux", "Ménages fiscaux", "Revenus", "ménages"),
    ("personnes_fiscales", "Personnes des ménages fiscaux", "Revenus", "personnes"),
    ("personnes_pauvres", "Personnes sous le seuil de pauvreté à 60 %", "Revenus", "personnes"),
    ("menages", "Ménages", "Logement", "ménages"),
    ("logements", "Logements", "Logement", "logements"),
    ("logements_vacants", "Logements vacants", "Logement", "logements"),
    ("logements_sociaux", "Logements sociaux", "Logement", "logements"),
    ("menages_sans_voiture", "Ménages sans voiture", "Mobilité", "ménages"),
    ("actifs_hors_commune", "Actifs occupés travaillant hors de leur commune", "Mobilité", "personnes"),
    ("trajets_voiture", "Actifs occupés allant travailler en voiture", "Mobilité", "personnes"),
)
RATIOS = (
    ("part_15_29", "Part des 15-29 ans", "Population", "%", "pop_15_29", "pop_municipale", 100, 1),
    ("taux_activite", "Taux d’activité des 15-64 ans", "Activité", "%", "actifs_15_64", "pop_15_64", 100, 1),
    ("taux_emploi", "Taux d’emploi des 15-64 ans", "Activité", "%", "actifs_occupes_15_64", "pop_15_64", 100, 1),
    (
        "taux_chomage_rp",
        "Taux de chômage des 15-64 ans (recensement)",
        "Activité",
        "%",
        "chomeurs_15_64",
        "actifs_15_64",
        100,
        1,
    ),
    (
        "concentration_emploi",
        "Concentration de l’emploi",
        "Emploi",
        "emplois pour 100 actifs occupés",
        "emplois_lieu_travail",
        "actifs_occupes_15p",
        100,
        1,
    ),
    (
        "salaries_par_etablissement",
        "Salariés par établissement",
        "Emploi",
        "salariés par établissement",
        "salaries_prives",
        "etablissements",
        1,
        1,
    ),
    (
        "part_sans_diplome",
        "Part des non scolarisés sans diplôme",
        "Compétences",
        "%",
        "sans_diplome",
        "non_scolarises_15p",
        100,
        1,
    ),
    (
        "part_bac2_plus",
        "Part des diplômés de niveau bac+2 ou plus",
        "Compétences",
        "%",
        "bac2_plus",
        "non_scolarises_15p",
        100,
        1,
    ),
    (
        "part_jeunes_sans_emploi_ni_formation",
        "Part des 15-24 ans ni en emploi ni en formation",
        "Compétences",
        "%",
        "jeunes_sans_emploi_ni_formation",
        "pop_15_24",
        100,
        1,
    ),
    ("taux_pauvrete", "Taux de pauvreté à 60 %", "Revenus", "%", "personnes_pauvres", "personnes_fiscales", 100, 1),
    ("part_logements_vacants", "Part des logements vacants", "Logement", "%", "logements_vacants", "logements", 100, 1),
    ("part_logements_sociaux", "Part des logements sociaux", "Logement", "%", "logements_sociaux", "logements", 100, 1),
    (
        "part_menages_sans_voiture",
        "Part des ménages sans voiture",
        "Mobilité",
        "%",
        "menages_sans_voiture",
        "menages",
        100,
        1,
    ),
    (
        "part_actifs_hors_commune",
        "Part des actifs travaillant hors de leur commune",
        "Mobilité",
        "%",
        "actifs_hors_commune",
        "actifs_occupes_15p",
        100,
        1,
    ),
    (
        "part_trajets_voiture",
        "Part des trajets domicile-travail en voiture",
        "Mobilité",
        "%",
        "trajets_voiture",
        "actifs_occupes_15p",
        100,
        1,
    ),
)
GIVEN = ("revenu_median", "Niveau de vie médian", "Revenus", "€ par an", "personnes_fiscales")

CATALOGUE_HEADER = "id,label,theme,unit,kind,numerator,denominator,weight,scale,decimals,source,producer,licence,note"


@dataclass
class Figures:
    """Counts and medians by year and id (-1 secret), and the kept flows: origin, destination, number."""

    tables: dict[str, dict[str, np.ndarray]]
    flows: list[tuple[int, int, int]]


def make_figures(rng: np.random.Generator, region: Region) -> Figures:
    """Draw the indicators of the three years and the flows of the last."""
    traits = _traits(rng, region)
    occupied = region.population * 0.41 * traits["employment"]
    trips = _trips(rng, region, occupied)
    tables = {year: _year(rng, region, traits, trips, rank) for rank, year in enumerate(YEARS)}
    return Figures(tables, _kept_flows(trips))


def _traits(rng: np.random.Generator, region: Region) -> dict[str, np.ndarray]:
    """Smooth local character of each commune: employment, youth, poverty, growth, about 1."""
    x, y = (region.shapes.centres / 1000).T
    y = y - 6480
    count = len(x)
    gap = np.min([np.hypot(*(region.shapes.centres - region.shapes.centres[i]).T) / 1000 for i in region.towns], axis=0)
    near = np.exp(-gap / 18)
    shore = np.array(region.shapes.coastal)

    def noise(size: float) -> np.ndarray:
        return rng.normal(0, size, count)

    size = np.log10(region.population.clip(50)) - 3
    inland = np.clip((x - 20) / 140, 0, 1)
    wave = np.sin(x / 27 + y / 41) * np.cos(y / 33)
    return {
        "employment": 1 + 0.05 * near - 0.06 * inland + 0.02 * wave + noise(0.018),
        "unemployment": 0.098 + 0.035 * size.clip(0) + 0.025 * inland + 0.014 * wave - 0.02 * near + noise(0.011),
        "youth": 0.135 + 0.03 * size.clip(0) + 0.012 * near - 0.015 * shore + noise(0.01),
        "poverty": 0.105 + 0.03 * size.clip(0) + 0.045 * inland - 0.035 * near + 0.012 * wave + noise(0.01),
        "graduates": 0.22 + 0.12 * near + 0.03 * size.clip(0) - 0.05 * inland + noise(0.02),
        "growth": 0.004 * near + 0.003 * shore - 0.004 * inland + 0.002 + noise(0.004),
        "density": size.clip(-0.5),
        "inland": inland,
    }


def _trips(rng: np.random.Generator, region: Region, occupied: np.ndarray) -> np.ndarray:
    """Home-to-work trips: gravity with an exponential deterrence, balanced to the residents (rows) and jobs."""
    centres = region.shapes.centres
    jobs = region.population ** np.where(region.population > 3000, 1.1, 0.97) * rng.lognormal(0, 0.33, len(centres))
    jobs[region.towns] *= 1.45
    jobs *= occupied.sum() / jobs.sum()
    gaps = np.hypot(*(centres[:, None] - centres[None]).transpose(2, 0, 1)) / 1000
    np.fill_diagonal(gaps, 0)
    pull = np.exp(-gaps / 8.5) + 0.012 * np.exp(-gaps / 30)
    pull[np.diag_indices(len(centres))] *= 2.1
    apart = [region.shapes.lone_island, *region.shapes.island_group]
    sea = np.zeros(len(centres), dtype=bool)
    sea[apart] = True
    pull[np.ix_(sea, ~sea)] *= 0.05
    pull[np.ix_(~sea, sea)] *= 0.05
    rows, columns = np.ones(len(centres)), np.ones(len(centres))
    for _ in range(40):
        rows = occupied / (pull @ columns)
        columns = jobs / (pull.T @ rows)
    rows = occupied / (pull @ columns)
    return rows[:, None] * pull * columns[None]


def _kept_flows(trips: np.ndarray, most: int = 5400) -> list[tuple[int, int, int]]:
    """Flows of 5 persons or more: within communes, the four largest of each commune, then the largest of all."""
    whole = np.rint(trips).astype(int)
    kept = {(i, i) for i in range(len(whole)) if whole[i, i] >= 5}
    rest = []
    for i, row in enumerate(whole):
        ranked = [int(j) for j in np.argsort(-row, kind="stable")[:60] if j != i and row[j] >= 5]
        kept.update((i, j) for j in ranked[:4])
        rest += [(-int(row[j]), i, j) for j in ranked[4:]]
    for _, i, j in sorted(rest)[: max(0, most - len(kept))]:
        kept.add((i, j))
    return [(i, j, int(whole[i, j])) for i, j in sorted(kept)]


def _year(
    rng: np.random.Generator, region: Region, traits: dict[str, np.ndarray], trips: np.ndarray, rank: int
) -> dict[str, np.ndarray]:
    """Counts of one year; the last year has exactly the residents of the population file."""
    back = (len(YEARS) - 1 - rank) * 3
    factor = (1 + traits["growth"]) ** -back
    people = np.rint(region.population * factor)

    def part(of: np.ndarray, share: np.ndarray | float, noise: float = 0.02) -> np.ndarray:
        drawn = np.asarray(share) * (1 + rng.normal(0, noise, len(of)))
        return np.minimum(np.rint(of * drawn.clip(0, 1)), of)

    table = {"pop_municipale": people}
    table["pop_15_29"] = part(people, traits["youth"] + 0.012 + 0.002 * back / 3)
    table["pop_15_24"] = part(table["pop_15_29"], 0.655)
    table["pop_15_64"] = np.maximum(part(people, 0.603 - 0.006 * rank, 0.01), table["pop_15_29"])
    rate = traits["unemployment"] * (1.14 - 0.09 * rank)
    table["actifs_15_64"] = part(table["pop_15_64"], (0.742 + 0.006 * rank) * (0.4 + 0.6 * traits["employment"]), 0.01)
    table["chomeurs_15_64"] = part(table["actifs_15_64"], rate, 0.06)
    table["actifs_occupes_15_64"] = table["actifs_15_64"] - table["chomeurs_15_64"]
    flows = trips * (factor * (0.985 + 0.0075 * rank))[:, None]
    occupied = np.maximum(np.rint(flows.sum(axis=1)), table["actifs_occupes_15_64"])
    table["actifs_occupes_15p"] = occupied
    table["emplois_lieu_travail"] = np.rint(flows.sum(axis=0))
    table["actifs_hors_commune"] = np.maximum(occupied - np.rint(np.diag(flows)), 0)
    table["etablissements"] = np.rint(people * 0.031 * rng.lognormal(0, 0.2, len(people))) + 1
    table["salaries_prives"] = np.minimum(part(table["emplois_lieu_travail"], 0.68, 0.1), table["emplois_lieu_travail"])
    table["non_scolarises_15p"] = part(people, 0.735, 0.01)
    table["sans_diplome"] = part(table["non_scolarises_15p"], 0.335 - 0.28 * traits["graduates"] - 0.022 * rank, 0.05)
    table["bac2_plus"] = part(table["non_scolarises_15p"], traits["graduates"] + 0.02 * rank, 0.04)
    table["jeunes_sans_emploi_ni_formation"] = part(table["pop_15_24"], rate * 1.05 + 0.025, 0.09)
    table["menages"] = np.maximum(np.rint(people / (2.3 - 0.1 * traits["density"].clip(0))), 1)
    coast = np.array(region.shapes.coastal)
    table["logements"] = np.rint(
        table["menages"] * (1.13 + 0.25 * coast) * (1 + rng.normal(0, 0.02, len(people)).clip(-0.05))
    )
    empty = (0.062 + 0.035 * traits["inland"] - 0.015 * coast) * table["logements"]
    table["logements_vacants"] = np.rint(np.minimum(empty, table["logements"] - table["menages"]).clip(0))
    table["logements_sociaux"] = part(table["menages"], (0.035 + 0.085 * traits["density"]).clip(0.0), 0.15)
    table["menages_fiscaux"] = part(table["menages"], 0.97, 0.005)
    table["personnes_fiscales"] = part(people, 0.965, 0.005)
    table["personnes_pauvres"] = part(table["personnes_fiscales"], traits["poverty"], 0.05)
    table["menages_sans_voiture"] = part(table["menages"], (0.075 + 0.07 * traits["density"]).clip(0.03), 0.08)
    table["trajets_voiture"] = part(occupied, (0.865 - 0.06 * traits["density"]).clip(0.35, 0.95), 0.015)
    median = 20_350 + 620 * rank + (0.13 - traits["poverty"]) * 38_000 + rng.normal(0, 240, len(people))
    table["revenu_median"] = np.rint(median / 10) * 10
    _mask(table)
    return table


def _mask(table: dict[str, np.ndarray]) -> None:
    """Withhold the figures of small communes, as statistical secrecy does (-1 stands for it)."""
    table["revenu_median"] = np.where(table["menages_fiscaux"] < 110, -1, table["revenu_median"])
    table["personnes_pauvres"] = np.where(table["personnes_fiscales"] < 900, -1, table["personnes_pauvres"])
    few = table["etablissements"] < 10
    table["salaries_prives"] = np.where(few, -1, table["salaries_prives"])


def catalogue() -> list[list[str]]:
    """Rows of the catalogue of indicators, header first."""
    producer, licence = "Producteur fictif de l’Armerie", "Données fictives, libres d’emploi"
    rows = [CATALOGUE_HEADER.split(",")]
    census, income = "Recensement fictif", "Fichier fiscal fictif"

    def source(theme: str) -> str:
        return income if theme == "Revenus" else census

    for key, label, theme, unit in COUNTS:
        rows.append([key, label, theme, unit, "count", "", "", "", "1", "0", source(theme), producer, licence, ""])
    for key, label, theme, unit, above, below, scale, decimals in RATIOS:
        tail = [source(theme), producer, licence, "Recalculé sur les sommes, jamais moyenné"]
        rows.append([key, label, theme, unit, "ratio", above, below, "", str(scale), str(decimals), *tail])
    key, label, theme, unit, weight = GIVEN
    note = "Publié par commune ; estimé pour un territoire par la moyenne pondérée"
    rows.append([key, label, theme, unit, "given", "", "", weight, "1", "0", income, producer, licence, note])
    return rows
