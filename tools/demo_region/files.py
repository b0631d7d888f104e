"""Writing of the files of the invented region, in the shapes of the official ones."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from pathlib import Path

import numpy as np

from demo_region import names
from demo_region.figures import COUNTS, GIVEN, YEARS, Figures, catalogue, make_figures
from demo_region.geometry import make_shapes
from demo_region.needs import basic, councils, recruitment_rows
from demo_region.places import make_structures, structure_rows, unml_rows
from demo_region.trainings import trainings_xml
from demo_region.zonings import Region, make_region

SEED = 2024
VINTAGE = "2024"
#: Levels of the labels file: name in it, zoning.
LEVELS = (("ARR", "arr"), ("BV2022", "bv2022"), ("DEP", "dep"), ("EPCI", "epci"), ("ZE2020", "ze2020"))

README = """# Région fictive de l’Armerie (démonstration)

Tout ici est **fictif** : communes, noms, formes, chiffres, structures, personnes, projets. La région est dessinée en
EPSG:2154 au large, dans l’Atlantique, où il n’y a aucune terre. Rien ne vient d’un fichier officiel ; seule la forme
des fichiers (colonnes, séparateurs, encodage) imite celle des fichiers officiels, afin que l’extension les lise avec
les mêmes lecteurs.

Les codes de communes commencent par 00, 20, 96 ou 99 : aucune commune française actuelle n’a ces préfixes (20 fut la
Corse jusqu’en 1975, 99 désigne l’étranger dans d’autres fichiers de l’INSEE). Les SIREN des EPCI commencent par 2990,
la région porte le code 98, les téléphones sont en 01 99 00, les adresses internet en example.org.

| fichier | contenu |
|---|---|
| communes.geojson | communes : code, nom ; partition exacte, mètres entiers |
| appartenance_communes.csv, libelles_zonages.csv | table d’appartenance (L’Île-Fictive sans EPCI) et libellés |
| bassins_france_travail.csv | bassin de chaque commune |
| contrats_territoire.csv | contrats ; environ 30 % des communes n’en ont pas |
| missions_locales_communes.csv | ressort des missions locales, forme UNML, « ; », UTF-8 avec BOM ; 12 communes sans |
| structures.csv | structures et antennes (`parent_id`), x et y en EPSG:2154 |
| population.csv | population municipale, géographie 2024 |
| indicateurs_2015.csv, _2018, _2021 | une colonne par comptage ; `s` = secret statistique |
| indicateurs_catalogue.csv | libellés, thèmes et formules des comptages, des ratios et de l’indicateur donné |
| flux_domicile_travail.csv | 5 personnes ou plus : internes, quatre premiers de chaque commune, plus grands |
| formations.xml | offre de formation, LHÉO 2.3 |
| besoins_main_oeuvre.csv | besoins de recrutement, forme BMO ; `*` = secret |
| conseils.json | conseils, membres et projets, rattachés à l’EPCI de leur siège |

Fait par `tools/make_demo_region.py`, à graine fixe : mêmes octets à chaque fois. Ne pas modifier à la main.
"""


def _csv(rows: list[list[str]], separator: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _geojson(region: Region) -> str:
    head = (
        '{"type":"FeatureCollection","name":"communes_fictives_armerie",'
        '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[\n'
    )
    features = []
    for i in region.order:
        polygon = region.shapes.polygons[i]
        rings = [polygon.exterior, *polygon.interiors]
        points = [[[int(x), int(y)] for x, y in _turned(ring.coords, rank == 0)] for rank, ring in enumerate(rings)]
        feature = {
            "type": "Feature",
            "properties": {"code": region.codes[i], "nom": region.names[i]},
            "geometry": {"type": "Polygon", "coordinates": points},
        }
        features.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    return head + ",\n".join(features) + "\n]}\n"


def _turned(points: list[tuple[float, float]], outer: bool) -> list[tuple[float, float]]:
    """The ring in the order of RFC 7946: counter-clockwise outside, clockwise for holes."""
    ring = list(points)
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return ring if (area > 0) == outer else ring[::-1]


def _membership(region: Region) -> list[list[str]]:
    zonings = [region.zonings[key] for key in ("epci", "arr", "ze2020", "bv2022")]
    rows = [["CODGEO", "LIBGEO", "DEP", "REG", "EPCI", "ARR", "ZE2020", "BV2022"]]
    for i in region.order:
        own = [region.codes[i], region.names[i], region.departements[i], names.REGION_CODE]
        rows.append(own + [zoning.codes[i] for zoning in zonings])
    return rows


def _labels(region: Region) -> list[list[str]]:
    rows = [["NIVGEO", "CODGEO", "LIBGEO", "NB_COM"]]
    for level, key in LEVELS:
        zoning = region.zonings[key]
        rows += [[level, code, zoning.labels[code], str(zoning.codes.count(code))] for code in sorted(zoning.labels)]
        if key == "epci":
            rows.append([level, "ZZZZZZZZZ", "Sans objet", str(zoning.codes.count("ZZZZZZZZZ"))])
    return [*rows, ["REG", names.REGION_CODE, names.REGION, str(len(region.codes))]]


def _basins(region: Region) -> list[list[str]]:
    zoning = region.zonings["bassin_ft"]
    rows = [["reg", "dep", "codgeo", "codbe", "libbe"]]
    for i in region.order:
        code = zoning.codes[i]
        rows.append([names.REGION_CODE, region.departements[i], region.codes[i], code, basic(zoning.labels[code])])
    return rows


def _contracts(region: Region) -> list[list[str]]:
    zoning = region.zonings["contrat"]
    rows = [["commune", "contrat", "nom_contrat"]]
    return rows + [
        [region.codes[i], zoning.codes[i], zoning.labels[zoning.codes[i]]] for i in region.order if zoning.codes[i]
    ]


def _indicators(region: Region, figures: Figures, year: str) -> list[list[str]]:
    ids = [*[count[0] for count in COUNTS], GIVEN[0]]
    rows = [["CODGEO", "LIBGEO", *ids]]
    table = figures.tables[year]
    for i in region.order:
        values = [int(table[key][i]) for key in ids]
        rows.append([region.codes[i], region.names[i], *["s" if value < 0 else str(value) for value in values]])
    return rows


def _flows(region: Region, figures: Figures) -> list[list[str]]:
    rows = [["CODGEO", "LIBGEO", "DCLT", "L_DCLT", "NBFLUX_C21_ACTOCC15P"]]
    for i, j, count in sorted(figures.flows, key=lambda flow: (region.codes[flow[0]], region.codes[flow[1]])):
        rows.append([region.codes[i], region.names[i], region.codes[j], region.names[j], str(count)])
    return rows


def _population(region: Region) -> list[list[str]]:
    rows = [["COG", "CODGEO", "LIBGEO", "POP"]]
    return rows + [[VINTAGE, region.codes[i], region.names[i], str(region.population[i])] for i in region.order]


def contents(seed: int = SEED) -> dict[str, bytes]:
    """Every file of the region by name, made from ``seed`` alone."""
    streams = [np.random.default_rng([seed, theme]) for theme in range(8)]
    region = make_region(streams[1], make_shapes(streams[0]))
    figures = make_figures(streams[2], region)
    structures = make_structures(streams[3], region)
    texts = {
        "LISEZMOI.md": README,
        "communes.geojson": _geojson(region),
        "appartenance_communes.csv": _csv(_membership(region)),
        "libelles_zonages.csv": _csv(_labels(region)),
        "bassins_france_travail.csv": _csv(_basins(region)),
        "contrats_territoire.csv": _csv(_contracts(region)),
        "missions_locales_communes.csv": "\ufeff" + _csv(unml_rows(region, structures, streams[4]), ";"),
        "structures.csv": _csv(structure_rows(streams[4], region, structures)),
        "population.csv": _csv(_population(region)),
        "indicateurs_catalogue.csv": _csv(catalogue()),
        "flux_domicile_travail.csv": _csv(_flows(region, figures), ";"),
        "formations.xml": trainings_xml(streams[5], region),
        "besoins_main_oeuvre.csv": _csv(recruitment_rows(streams[6], region)),
        "conseils.json": json.dumps(councils(streams[7], region), ensure_ascii=False, indent=1) + "\n",
    }
    texts |= {f"indicateurs_{year}.csv": _csv(_indicators(region, figures, year)) for year in YEARS}
    return {name: text.encode() for name, text in sorted(texts.items())}


def write(folder: Path, seed: int = SEED) -> dict[str, int]:
    """Write every file in ``folder`` and return their sizes in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    files = contents(seed)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return {name: len(data) for name, data in files.items()}
