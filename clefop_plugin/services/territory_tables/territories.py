"""Territories, their indicators, and the correspondence of communes and EPCI with them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.region import BLOCKS_ZONING
from clefop_plugin.services.territory_tables.columns import described
from clefop_plugin.services.territory_tables.model import Container, DataTable, Field, by_territory

YES, NO = "oui", "non"
STATUS = dict(zip(("ok", "estimated", "secret", "missing"), ("publié", "estimé", "secret", "absent"), strict=True))
MINIMUM = "minimum"


def territories(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    """One row a territory: who it is."""

    def identity(ref: TerritoryRef) -> list[dict[str, object]]:
        who = profiles.identity(ref)
        return [
            {
                "departements": " ; ".join(label for _, label in who.departements),
                "communes": who.communes,
                "population": who.population,
                "surface_km2": round(who.area_km2, 3),
                "densite": round(who.density, 2),
                "part_region": round(who.share_of_region, 6),
                "millesime": _year(who.vintage),
            }
        ]

    rows = by_territory(container, progress, tr("Reading the territories"), identity)
    return [described("territoires", tr("Territories"), rows)]


def indicators(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    """One row a value, then one row a territory with a column an indicator at its latest period."""
    progress.update(0.0, tr("Reading the indicators"))
    found = profiles.indicator_table(container.kind, container.id, progress)
    if found.empty:
        return []
    known = profiles.region.indicators.set_index("id")
    names = dict(container.members)
    of = found["indicator"].map
    long = pd.DataFrame(
        {
            "code_territoire": found["code"],
            "nom_territoire": found["code"].map(names),
            "indicateur": found["indicator"],
            "libelle": of(known["label"]),
            "theme": of(known["theme"]),
            "unite": of(known["unit"]),
            "periode": found["period"],
            "derniere_periode": np.where(found["latest"], YES, NO),
            "valeur": found["value"].round(6),
            "statut": found["status"].map(STATUS),
            "minimum": np.where(found["lower_bound"], YES, ""),
            "couverture": found["coverage"].round(6),
            "communes_masquees": found["masked"],
            "valeur_departement": found["departement_value"].round(6),
            "valeur_region": found["region_value"].round(6),
            "ecart": found["gap"].round(6),
            "unite_ecart": found["gap_unit"],
            "rang": found["rank"],
            "territoires_classes": found["ranked"],
        }
    ).reset_index(drop=True)
    decimals = of(known["decimals"]).to_numpy(dtype=np.int64)
    return [
        described("indicateurs", tr("Indicators, one row per value"), long, decimals=decimals),
        _wide(long[long["derniere_periode"] == YES], known),
    ]


def _wide(long: pd.DataFrame, known: pd.DataFrame) -> DataTable:
    """One row a territory: the values, then their statuses, which say what may not be read as it stands."""
    keys = ["code_territoire", "nom_territoire"]
    ids = list(dict.fromkeys(long["indicateur"]))
    said = long.assign(statut=long["statut"].where(long["minimum"] != YES, MINIMUM))
    parts = [
        said.pivot(index=keys, columns="indicateur", values=column).reindex(columns=ids)
        for column in ("valeur", "statut")
    ]
    order = pd.MultiIndex.from_frame(long[keys].drop_duplicates())
    wide = pd.concat([parts[0], parts[1].add_suffix("_statut")], axis=1).reindex(order)
    period = dict(zip(long["indicateur"], long["periode"], strict=True))
    own = {}
    for identifier in ids:
        row = known.loc[identifier]
        label = (
            f"{row['label']} ({row['unit']}), {period[identifier]}"
            if row["unit"]
            else f"{row['label']}, {period[identifier]}"
        )
        own[identifier] = Field(identifier, label, "measure", int(row["decimals"]))
        status = tr("Status of {indicator}: publié, minimum, estimé, secret or absent", indicator=row["label"])
        own[f"{identifier}_statut"] = Field(f"{identifier}_statut", status)
    return described(
        "indicateurs_colonnes",
        tr("Indicators, one column per indicator"),
        wide.reset_index().rename_axis(columns=None),
        own,
    )


def composition(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    """The correspondence commune → territory, and EPCI → territory for a scenario, as portals publish them."""
    progress.update(0.0, tr("Reading the communes"))
    region = profiles.region
    groups = region.groups(container.kind, container.id)
    communes = region.plain_communes
    inside = groups.grouping.index >= 0
    codes = np.array([*groups.grouping.codes, ""], dtype=object)[groups.grouping.index]
    has_epci = bool((region.zonings["id"] == BLOCKS_ZONING).any())
    everywhere = np.arange(len(region.codes), dtype=np.int64)
    epci = region.zones_at(BLOCKS_ZONING, everywhere) if has_epci else np.full(len(region.codes), "", dtype=object)
    names = region.zone_names.get(BLOCKS_ZONING, {})
    departements = region.departements.names
    frame = pd.DataFrame(
        {
            "code_commune": communes["code"],
            "nom_commune": communes["name"],
            "code_epci": epci,
            "nom_epci": [names.get(code, "") for code in epci],
            "code_territoire": codes,
            "nom_territoire": [groups.names.get(code, code) for code in codes],
            "code_departement": communes["departement"],
            "nom_departement": [departements.get(code, "") for code in communes["departement"]],
            "code_region": [code or region.meta.get("region", "") for code in communes["region"]],
            "population": communes["population"],
            "millesime": _year(region.meta.get("vintage", "")),
            "millesime_epci": _epci_vintage(profiles) if has_epci else None,
        }
    )[inside].reset_index(drop=True)
    tables = [described("communes_territoires", tr("Communes and their territory"), frame)]
    blocks = _blocks(profiles, frame)
    if len(blocks) and container.kind == "territory":
        tables.append(described("epci_territoires", tr("EPCI and their territory"), blocks))
    return tables


def _blocks(profiles: Profiles, frame: pd.DataFrame) -> pd.DataFrame:
    """One row an EPCI, or several when a scenario of smaller blocks cuts it: the shares then say how."""
    rows = frame[frame["code_epci"] != ""]
    if not len(rows):
        return rows
    grouped = rows.groupby(
        ["code_epci", "nom_epci", "code_territoire", "nom_territoire"], as_index=False, sort=True
    ).agg(communes=("code_commune", "size"), population=("population", "sum"))
    whole = grouped.groupby("code_epci")[["population", "communes"]].transform("sum")
    by_people = (grouped["population"] / whole["population"]).where(whole["population"] > 0)
    zones = profiles.workspace.read("zones", BLOCKS_ZONING, by="zoning_id", geometry=False)
    outside = dict(zip(zones["code"], zones["communes_outside"], strict=True))
    return grouped.assign(
        part_epci=by_people.fillna(grouped["communes"] / whole["communes"]).round(6),
        communes_hors_region=pd.array([outside.get(code, pd.NA) for code in grouped["code_epci"]], dtype="Int64"),
        millesime=frame["millesime"].iloc[0],
        millesime_epci=frame["millesime_epci"].iloc[0],
    )


def _epci_vintage(profiles: Profiles) -> int | None:
    zonings = profiles.region.zonings
    year = zonings["vintage"][zonings["id"] == BLOCKS_ZONING].iloc[0]
    return None if pd.isna(year) else int(year)


def _year(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
