"""A tiny invented workspace for the tests of the cartography: two territories of two EPCI, eight communes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import shapely

from clefop_plugin.core.zonings import dissolve
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

SIDE = 6000.0
NAMES = ["Avrillac", "Bourg-l'Étang", "Courvin", "Doulange", "Épernoux", "Fontvielle", "Gratelou", "Hauterive"]
EPCI = {"200000001": "CC du Pays d'Avrillac", "200000002": "CA Courvin Agglo"}
EPCI |= {"200000003": "CC de l'Épernoux", "200000004": "CC Gratelou - Hauterive"}


def make(path: Path, fictional: bool = True) -> Workspace:
    """Write the workspace at ``path``."""
    meta = {"name": "Essai", "region_label": "Essai", "territory_label": "Clefop", "vintage": "2024"}
    workspace = Workspace.create(path, Crs("EPSG:2154"), meta | {"fictional": "1" if fictional else "0"})
    communes = _communes()
    workspace.append("communes", communes)
    codes = list(communes["code"])
    epci = [list(EPCI)[i // 2] for i in range(8)]
    area = ["A" if i in (0, 1, 2) else "B" for i in range(8)]
    for zoning, label, family, zones, names in (
        ("epci", "Intercommunalités", "administratif", epci, EPCI),
        ("ze", "Zones d’emploi", "étude", area, {"A": "Avrillac", "B": "Gratelou"}),
        ("ctr", "Contrats d'avenir", "action", area, {"A": "L'Ouest", "B": "L'Est"}),
    ):
        _add_zoning(workspace, communes, codes, zoning, label, family, zones, names)
    _add_scenario(workspace, communes, "s1", "Essai l'un", epci)
    _add_facts(workspace, communes)
    return workspace


def _communes() -> pd.DataFrame:
    rows = []
    for i, name in enumerate(NAMES):
        x, y = 350_000 + SIDE * (i % 4), 6_700_000 + SIDE * (i // 4)
        dep = "44" if i < 4 else "49"
        rows.append((f"{dep}{i + 1:03d}", name, 1000.0 * (i + 1), dep, "52", shapely.box(x, y, x + SIDE, y + SIDE)))
    return pd.DataFrame(rows, columns=["code", "name", "population", "departement", "region", "geom"])


def _add_zoning(workspace, communes, codes, zoning, label, family, zones, names) -> None:
    row = {"id": zoning, "label": label, "family": family, "vintage": 2024, "producer": "Essai", "source": "Essai 2024"}
    row |= {"licence": "", "url": "", "complete": True, "unit": "commune"}
    workspace.append("zonings", pd.DataFrame([row]))
    order = list(names)
    index = pd.Series([order.index(z) for z in zones]).to_numpy()
    shapes = dissolve(communes["geom"].to_numpy(), index, len(order))
    frame = pd.DataFrame(
        {
            "zoning_id": zoning,
            "code": order,
            "name": [names[c] for c in order],
            "geom": list(shapes),
            "communes_outside": 0,
        }
    )
    workspace.append("zones", frame)
    workspace.append(
        "memberships", pd.DataFrame({"zoning_id": zoning, "commune_code": codes, "zone_code": zones, "share": 1.0})
    )


def _add_scenario(workspace, communes, scenario, label, epci) -> None:
    row = {"id": scenario, "label": label, "parent_id": "", "created": "2026-01-01T00:00:00Z", "author": ""}
    row |= {"blocks": "epci", "parameters": "{}", "report": "{}", "state": ""}
    workspace.append("scenarios", pd.DataFrame([row]))
    index = pd.Series([0 if list(EPCI).index(z) < 2 else 1 for z in epci]).to_numpy()
    shapes = dissolve(communes["geom"].to_numpy(), index, 2)
    names = ["Avrillac – Courvin", "L’Épernoux"]
    frame = {"scenario_id": scenario, "code": ["01", "02"], "name": names, "colour": [0, 2], "geom": list(shapes)}
    workspace.append("territories", pd.DataFrame(frame))
    blocks = {"scenario_id": scenario, "block_code": list(EPCI), "territory_code": ["01", "01", "02", "02"]}
    workspace.append("scenario_blocks", pd.DataFrame(blocks | {"locked": False}))


def _add_facts(workspace, communes) -> None:
    indicators, values = [], []
    for name, unit, kind, theme in (("emplois", "", "count", "Emploi"), ("taux", "%", "given", "Emploi")):
        row = {"id": name, "label": name.capitalize(), "theme": theme, "unit": unit, "kind": kind, "numerator": ""}
        row |= {"denominator": "", "weight": "population" if kind == "given" else "", "scale": 1.0, "decimals": 0}
        row |= {"level": "commune", "source": "Enquête d’essai", "producer": "Essai", "licence": "", "note": ""}
        indicators.append(row)
        for i, code in enumerate(communes["code"]):
            secret = name == "emplois" and i == 0
            value = {"indicator_id": name, "level": "commune", "code": code, "period": "2021"}
            values.append(value | {"value": None if secret else 100.0 + i, "status": "secret" if secret else "ok"})
    workspace.append("indicators", pd.DataFrame(indicators))
    workspace.append("indicator_values", pd.DataFrame(values))
    point = shapely.Point(353_000, 6_703_000)
    structure = {"id": "ml", "network": "mission-locale", "name": "Mission locale d'Avrillac", "geom": point}
    structure |= {"commune_code": "44001", "precision": "coordinates", "source": "Annuaire d’essai"}
    for column in ("address", "postcode", "city", "phone", "email", "website", "opening_hours", "parent_id"):
        structure[column] = ""
    workspace.append("structures", pd.DataFrame([structure]))
    training = {"id": "t1", "title": "CAP Boulanger", "organisation": "CFA d'Avrillac", "places": 24.0, "geom": point}
    training |= {"commune_code": "44001", "domain": "commerce", "level": "3", "precision": "coordinates"}
    training |= {"outside": False, "source": "Offre d’essai"}
    empty = "formation_id action_id formacode nsf rome rncp modality stream url place_name address postcode city"
    for column in empty.split():
        training[column] = ""
    workspace.append("trainings", pd.DataFrame([training]))
