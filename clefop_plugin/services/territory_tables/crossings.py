"""How the other zonings of the workspace cross the territories, and how well they agree."""

from __future__ import annotations

import numpy as np
import pandas as pd

from clefop_plugin.core import overlay
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.agreement import measure_agreement
from clefop_plugin.services.choice import SCENARIO_PREFIX, choose
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.territory_tables.columns import described
from clefop_plugin.services.territory_tables.model import Container, DataTable


def crossings(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    """One row a territory and a zone of another zoning that share something."""
    own, others = _zonings(profiles, container)
    if not others:
        return []
    progress.update(0.0, tr("Overlaying the zonings"))
    region = profiles.region
    chosen = choose(region, [own, *others])
    found = overlay.crossings(region.communes, chosen[0].table, [zoning.table for zoning in chosen[1:]], progress)
    found = found[found["code_a"] != ""]
    named = {zoning.id: zoning for zoning in chosen}
    names = dict(container.members)
    zones = zip(found["zoning_b"], found["code_b"], strict=True)
    rows = pd.DataFrame(
        {
            "code_territoire": found["code_a"],
            "nom_territoire": found["code_a"].map(names),
            "zonage": found["zoning_b"],
            "nom_zonage": [named[zoning].label for zoning in found["zoning_b"]],
            "code_zone": found["code_b"],
            "nom_zone": [named[zoning].zone_name(code) if code else tr("no zone") for zoning, code in zones],
            "population": found["population"].round().astype("int64"),
            "communes": found["communes"],
            "surface_km2": found["area_km2"].round(3),
            "part_population": found["share_of_a"].round(6),
            "part_zone": found["share_of_b"].where(found["code_b"] != "").round(6),
        }
    )
    order = {zoning: rank for rank, zoning in enumerate(others)}
    rows = rows.assign(order=rows["zonage"].map(order)).sort_values(
        ["code_territoire", "order", "part_population"], ascending=[True, True, False], kind="stable"
    )
    return [
        described(
            "superposition",
            tr("Zones that cross each territory"),
            rows.drop(columns="order").reset_index(drop=True),
        )
    ]


def agreement(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    """One row a zoning compared with the territories, and one row a zone of either."""
    own, others = _zonings(profiles, container)
    if not others:
        return []
    weight = "population" if np.nansum(profiles.region.population) > 0 else "communes"
    found = measure_agreement(profiles.workspace, [own, *others], weight, progress=progress, only_first=True)
    pairs = found.pairs.rename(columns=_PAIR)[list(_PAIR.values())]
    labels = {zoning.id: zoning.label for zoning in found.chosen}
    zones = found.zones.rename(columns=_ZONE)
    zones["nom_zonage"], zones["nom_zonage_compare"] = zones["zonage"].map(labels), zones["zonage_compare"].map(labels)
    return [
        described("accord", tr("Agreement with other zonings"), _rounded(pairs)),
        described("accord_zones", tr("Agreement, zone by zone"), _rounded(zones[_ZONE_ORDER])),
    ]


def _zonings(profiles: Profiles, container: Container) -> tuple[str, list[str]]:
    """The container as one names a zoning, and the other zonings of the workspace."""
    own = f"{SCENARIO_PREFIX}{container.id}" if container.kind == "territory" else container.id
    return own, [str(zoning) for zoning in profiles.region.zonings["id"] if zoning != own]


def _rounded(frame: pd.DataFrame) -> pd.DataFrame:
    floats = frame.select_dtypes("float").columns
    return frame.assign(**{name: frame[name].round(6) for name in floats}).reset_index(drop=True)


_PAIR = {
    "zoning_a": "zonage_a",
    "label_a": "nom_zonage_a",
    "zoning_b": "zonage_b",
    "label_b": "nom_zonage_b",
    "weight": "poids",
    "v_measure": "v_mesure",
    "homogeneity": "homogeneite",
    "completeness": "completude",
    "adjusted_rand": "rand_ajuste",
    "mapcurves": "mapcurves",
    "a_nests_in_b": "a_emboite_dans_b",
    "b_nests_in_a": "b_emboite_dans_a",
    "cut_a": "zones_coupees_a",
    "cut_b": "zones_coupees_b",
    "coverage": "couverture",
}
_ZONE = {
    "zoning": "zonage",
    "code": "code_zone",
    "name": "nom_zone",
    "against": "zonage_compare",
    "modal_code": "code_zone_principale",
    "modal_name": "nom_zone_principale",
    "modal_share": "part_zone_principale",
    "pieces": "morceaux",
    "effective_number": "nombre_effectif",
    "inhomogeneity": "heterogeneite",
}
_ZONE_ORDER = [
    "zonage", "nom_zonage", "code_zone", "nom_zone", "zonage_compare", "nom_zonage_compare", "code_zone_principale",
    "nom_zone_principale", "part_zone_principale", "morceaux", "nombre_effectif", "heterogeneite",
]  # fmt: skip
