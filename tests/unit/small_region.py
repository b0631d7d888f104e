"""A small invented workspace: eight square communes, four EPCI, two zonings, one scenario."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

CODES = [f"960{i:02d}" for i in range(4)] + [f"200{i:02d}" for i in range(4)]
NAMES = ["Alpe", "Brune", "Côte", "Dune", "Étang", "Forêt", "Gué", "Houle"]
POPULATION = [1000.0, 200.0, 300.0, 400.0, 500.0, 600.0, 700.0, np.nan]
EPCI = ["E1", "E1", "E2", "E2", "E3", "E3", "E4", ""]
ZE = ["Z1", "Z1", "Z1", "Z2", "Z2", "Z2", "Z2", "Z2"]
ML = ["ML1", "ML1", "ML1", "ML1", "ML2", "ML2", "", ""]


def make(path: Path) -> Workspace:
    """Two rows of four squares of 1 km; the first row is département 96, the second 20."""
    workspace = Workspace.create(
        path,
        Crs("EPSG:2154"),
        {
            "name": "Essai",
            "region": "",
            "region_label": "Région d’essai",
            "vintage": "2024",
            "territory_label": "Clefop",
            "fictional": "1",
        },
    )
    cells = [(x, y) for y in range(2) for x in range(4)]
    communes = pd.DataFrame(
        {
            "code": CODES,
            "name": NAMES,
            "population": POPULATION,
            "departement": ["96"] * 4 + ["20"] * 4,
            "region": "",
            "geom": [shapely.box(1000 * x, 1000 * y, 1000 * (x + 1), 1000 * (y + 1)) for x, y in cells],
        }
    )
    workspace.append("communes", communes)
    for zoning, label, values in (
        ("epci", "Intercommunalités", EPCI),
        ("ze2020", "Zones d’emploi 2020", ZE),
        ("missions_locales", "Missions locales", ML),
        ("dep", "Départements", ["96"] * 4 + ["20"] * 4),
    ):
        _add_zoning(workspace, communes, zoning, label, values)
    _add_scenario(workspace, communes)
    _add_facts(workspace)
    return workspace


def _add_zoning(workspace: Workspace, communes: pd.DataFrame, zoning: str, label: str, values: list[str]) -> None:
    rows = [(zoning, c, v, 1.0) for c, v in zip(CODES, values, strict=True) if v]
    workspace.append("memberships", pd.DataFrame(rows, columns=["zoning_id", "commune_code", "zone_code", "share"]))
    zones = sorted({v for v in values if v})
    shapes = [
        shapely.union_all([g for g, v in zip(communes["geom"], values, strict=True) if v == zone]) for zone in zones
    ]
    workspace.append(
        "zones",
        pd.DataFrame({"zoning_id": zoning, "code": zones, "name": [f"Zone {z}" for z in zones], "geom": shapes}),
    )
    workspace.append(
        "zonings",
        pd.DataFrame(
            [
                {
                    "id": zoning,
                    "label": label,
                    "family": "administratif" if zoning in ("epci", "dep") else "étude",
                    "vintage": 2024,
                    "complete": all(values),
                    "unit": "commune",
                }
            ]
        ),
    )


def _add_scenario(workspace: Workspace, communes: pd.DataFrame) -> None:
    territory = {"E1": "01", "E2": "01", "E3": "02", "E4": "02", "Z20003": "02"}
    of_commune = [territory[e or "Z20003"] for e in EPCI]
    workspace.append(
        "scenarios",
        pd.DataFrame([{"id": "s1", "label": "Scénario 1", "blocks": "epci", "parameters": "{}", "report": "{}"}]),
    )
    workspace.append(
        "scenario_blocks",
        pd.DataFrame(
            [("s1", b, t, False) for b, t in territory.items()],
            columns=["scenario_id", "block_code", "territory_code", "locked"],
        ),
    )
    shapes = [
        shapely.union_all([g for g, t in zip(communes["geom"], of_commune, strict=True) if t == code])
        for code in ("01", "02")
    ]
    workspace.append(
        "territories",
        pd.DataFrame(
            {
                "scenario_id": "s1",
                "code": ["01", "02"],
                "name": ["Alpe – Côte", "Gué"],
                "colour": [0, 3],
                "geom": shapes,
            }
        ),
    )


def _add_facts(workspace: Workspace) -> None:
    workspace.append(
        "indicators",
        pd.DataFrame(
            [
                _indicator("unemployed", "Chômeurs", "", "count"),
                _indicator("active", "Actifs", "Activité", "count"),
                _indicator("rate", "Taux de chômage", "Activité", "ratio", "%", "unemployed", "active"),
                _indicator("median", "Revenu médian", "Revenus", "given", "€", weight="population"),
            ]
        ),
    )
    rows = []
    for period, factor in (("2015", 1.0), ("2021", 2.0)):
        for position, code in enumerate(CODES):
            secret = position == 1
            rows.append(("unemployed", "commune", code, period, None if secret else 5.0 * factor, secret))
            rows.append(("active", "commune", code, period, 100.0, False))
    rows += [("median", "commune", code, "2021", 20000.0 + 1000 * i, False) for i, code in enumerate(CODES)]
    values = pd.DataFrame(rows, columns=["indicator_id", "level", "code", "period", "value", "secret"])
    values["status"] = np.where(values.pop("secret"), "secret", "ok")
    workspace.append("indicator_values", values)
    workspace.append(
        "trainings",
        pd.DataFrame(
            [
                _training("f1", "BTS Bâtiment", "industrie", "5", 20.0, CODES[0], shapely.Point(500, 500)),
                _training("f2", "Licence Lettres", "arts", "6", 60.0, CODES[1], shapely.Point(1500, 500)),
                _training("f3", "Infirmier", "sante", "6", 20.0, CODES[4], shapely.Point(500, 1500)),
                _training("f4", "Sans lieu", "sante", "6", np.nan, CODES[0], None),
            ]
        ),
    )
    workspace.append(
        "training_sessions",
        pd.DataFrame(
            [("x1", "f1", "2000-09", "", "closed", 10.0), ("x2", "f1", "2999-09-01", "", "open", 10.0)],
            columns=["id", "training_id", "start", "end", "state", "places"],
        ),
    )
    workspace.append(
        "structures",
        pd.DataFrame(
            [
                _structure(
                    "mission-locale:ML1", "mission-locale", "Mission locale Un", CODES[0], "", shapely.Point(500, 500)
                ),
                _structure(
                    "mission-locale:ML1a",
                    "mission-locale",
                    "Antenne de Côte",
                    CODES[2],
                    "mission-locale:ML1",
                    shapely.Point(2500, 500),
                ),
                _structure(
                    "mission-locale:ML2",
                    "mission-locale",
                    "Mission locale Deux",
                    CODES[4],
                    "",
                    shapely.Point(500, 1500),
                ),
                _structure("france-travail:FT1", "france-travail", "Agence", CODES[6], "", None),
            ]
        ),
    )


def _indicator(
    identifier: str,
    label: str,
    theme: str,
    kind: str,
    unit: str = "",
    numerator: str = "",
    denominator: str = "",
    weight: str = "",
) -> dict[str, object]:
    return {
        "id": identifier,
        "label": label,
        "theme": theme,
        "unit": unit,
        "kind": kind,
        "numerator": numerator,
        "denominator": denominator,
        "weight": weight,
        "scale": 100.0,
        "decimals": 1,
        "level": "commune",
        "source": "Source d’essai",
    }


def _training(
    identifier: str, title: str, domain: str, level: str, places: float, commune: str, point: shapely.Point | None
) -> dict[str, object]:
    return {
        "id": identifier,
        "title": title,
        "organisation": "Lycée d’essai",
        "level": level,
        "domain": domain,
        "places": places,
        "commune_code": commune,
        "precision": "coordinates" if point else "none",
        "outside": False,
        "source": "essai.xml",
        "geom": point,
    }


def _structure(
    identifier: str, network: str, name: str, commune: str, parent: str, point: shapely.Point | None
) -> dict[str, object]:
    return {
        "id": identifier,
        "network": network,
        "name": name,
        "commune_code": commune,
        "parent_id": parent,
        "precision": "coordinates" if point else "none",
        "source": "structures.csv",
        "geom": point,
    }
