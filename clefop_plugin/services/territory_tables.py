"""Everything known of the territories of a container as plain tables: what spreadsheets, CSV and GeoPackages hold.

Names of tables and columns are French, as open-data portals publish them; they are the same in every format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.agreement import measure_agreement
from clefop_plugin.services.choice import SCENARIO_PREFIX
from clefop_plugin.services.profile_types import Figure, Kind, TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.region import BLOCKS_ZONING

#: Zonings beside which a container is compared; more would take long and say little.
_MOST_COMPARED = 12


@dataclass(frozen=True)
class DataTable:
    """One table: its name (a sheet, a file, a layer), what it holds in words, its rows (numbers are numbers)."""

    name: str
    title: str
    frame: pd.DataFrame


@dataclass(frozen=True)
class Container:
    """What is exported: a scenario (kind territory) or a zoning (kind zone), and its territories, code and name."""

    kind: Kind
    id: str
    label: str
    members: tuple[tuple[str, str], ...]


def container_of(profiles: Profiles, scenario: str = "", zoning: str = "") -> Container:
    """A scenario, or a zoning when its id is given."""
    kind: Kind = "zone" if zoning else "territory"
    known = zoning or scenario
    label = profiles.region.zoning_label(zoning) if zoning else str(profiles.region.scenario(scenario)["label"])
    return Container(kind, known, label, tuple(profiles.members(kind, known)))


def territory_tables(profiles: Profiles, container: Container, progress: Progress | None = None) -> list[DataTable]:
    """Every table of a container, the sources last. Cancelled when the user stops."""
    progress = progress or Progress()
    makers: tuple[Callable[[Profiles, Container, Progress], list[DataTable]], ...] = (
        _territories,
        _indicators,
        _composition,
        _overlaps,
        _agreement,
        _trainings,
        _structures,
        _projects,
        _sources,
    )
    found: list[DataTable] = []
    for rank, make in enumerate(makers):
        found += make(profiles, container, progress.part(rank / len(makers), (rank + 1) / len(makers)))
    progress.update(1.0)
    return [table for table in found if len(table.frame)]


def _by_territory(
    container: Container,
    progress: Progress,
    text: str,
    facts: Callable[[TerritoryRef], Iterable[dict[str, object]]],
) -> pd.DataFrame:
    """The rows of each territory one after the other, its code and name before them."""
    progress.update(0.0, text)
    rows: list[dict[str, object]] = []
    for rank, (code, name) in enumerate(container.members, start=1):
        who = {"code_territoire": code, "nom_territoire": name}
        rows += [who | row for row in facts(TerritoryRef(container.kind, container.id, code))]
        progress.update(rank / len(container.members))
    return pd.DataFrame(rows)


def _territories(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
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
                "millesime": who.vintage,
            }
        ]

    rows = _by_territory(container, progress, tr("Reading the territories"), identity)
    return [DataTable("territoires", tr("Territories"), rows)]


def _indicators(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    long = _by_territory(
        container, progress, tr("Reading the indicators"), lambda ref: map(_figure, profiles.figures(ref))
    )
    if long.empty:
        return []
    keys = ["code_territoire", "nom_territoire"]
    wide = long.pivot_table(index=keys, columns="indicateur", values="valeur", sort=False).reset_index()
    wide = wide.rename_axis(columns=None)
    return [
        DataTable("indicateurs", tr("Indicators, one row per value"), long),
        DataTable("indicateurs_colonnes", tr("Indicators, one column per indicator"), wide),
    ]


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "indicateur": figure.id,
        "libelle": figure.label,
        "theme": figure.theme,
        "unite": figure.unit,
        "periode": figure.period,
        "valeur": figure.value,
        "statut": _STATUS[figure.status],
        "minimum": "oui" if figure.lower_bound else "",
        "couverture": round(figure.coverage, 6),
        "communes_masquees": figure.masked_communes,
        "valeur_departement": figure.departement_value,
        "valeur_region": figure.region_value,
        "ecart": figure.gap,
        "unite_ecart": figure.gap_unit,
        "rang": figure.rank,
        "territoires_classes": figure.ranked,
    }


_STATUS = dict(zip(("ok", "estimated", "secret", "missing"), ("publié", "estimé", "secret", "absent"), strict=True))


def _composition(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    progress.update(0.0, tr("Reading the communes"))
    region = profiles.region
    groups = region.groups(container.kind, container.id)
    communes = region.plain_communes
    inside = groups.grouping.index >= 0
    codes = np.array([*groups.grouping.codes, ""], dtype=object)[groups.grouping.index]
    has_epci = bool((region.zonings["id"] == BLOCKS_ZONING).any())
    epci = pd.Series(region.codes, dtype=object).map(region.zone_of(BLOCKS_ZONING)) if has_epci else pd.Series("")
    names = region.zone_names.get(BLOCKS_ZONING, {})
    frame = pd.DataFrame(
        {
            "code_commune": communes["code"],
            "nom_commune": communes["name"],
            "code_epci": epci.fillna("").to_numpy() if has_epci else "",
            "nom_epci": [names.get(code, "") for code in epci.fillna("")] if has_epci else "",
            "code_territoire": codes,
            "nom_territoire": [groups.names.get(code, code) for code in codes],
            "code_departement": communes["departement"],
            "population": communes["population"],
            "millesime": region.meta.get("vintage", ""),
        }
    )[inside]
    tables = [DataTable("communes_territoires", tr("Communes and their territory"), frame.reset_index(drop=True))]
    blocks = frame[frame["code_epci"] != ""]
    if len(blocks) and container.kind == "territory":
        keys = ["code_epci", "nom_epci", "code_territoire", "nom_territoire"]
        grouped = blocks.groupby(keys, as_index=False, sort=True).agg(
            communes=("code_commune", "size"), population=("population", "sum")
        )
        tables.append(
            DataTable(
                "epci_territoires", tr("EPCI and their territory"), grouped.assign(millesime=frame["millesime"].iloc[0])
            )
        )
    return tables


def _overlaps(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    def shares(ref: TerritoryRef) -> list[dict[str, object]]:
        return [
            {
                "zonage": crossing.zoning_id,
                "nom_zonage": crossing.label,
                "code_zone": share.code,
                "nom_zone": share.name,
                "part_population": round(share.share, 6),
            }
            for crossing in profiles.identity(ref).crossings
            for share in crossing.shares
        ]

    rows = _by_territory(container, progress, tr("Overlaying the zonings"), shares)
    return [DataTable("superposition", tr("Zones that cross each territory"), rows)]


def _agreement(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    own = f"{SCENARIO_PREFIX}{container.id}" if container.kind == "territory" else container.id
    zonings = profiles.region.zonings
    others = [str(z) for z in zonings["id"][zonings["unit"] == "commune"] if z != container.id][:_MOST_COMPARED]
    if not others:
        return []
    pairs = measure_agreement(profiles.workspace, [own, *others], progress=progress).pairs
    rows = pairs[(pairs["zoning_a"] == own) | (pairs["zoning_b"] == own)].rename(columns=_PAIR)
    return [DataTable("accord", tr("Agreement with other zonings"), rows[list(_PAIR.values())].reset_index(drop=True))]


_PAIR = {
    "zoning_a": "zonage_a",
    "zoning_b": "zonage_b",
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
}


def _trainings(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    def offer(ref: TerritoryRef) -> list[dict[str, object]]:
        return [
            {
                "id": row.id,
                "intitule": row.title,
                "organisme": row.organisation,
                "code_commune": row.commune_code,
                "nom_commune": row.commune_name,
                "niveau": row.level_label,
                "domaine": row.domain_label,
                "places": row.places,
                "sessions": row.sessions,
                "sessions_ouvertes": row.open_sessions,
                "prochaine_session": row.next_session,
                "precision_lieu": row.precision,
                "source": row.source,
            }
            for row in profiles.training_offer(ref).rows
        ]

    rows = _by_territory(container, progress, tr("Reading the training offer"), offer)
    return [DataTable("formations", tr("Training offer"), rows)]


def _structures(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    def support(ref: TerritoryRef) -> list[dict[str, object]]:
        return [
            {
                "id": row.id,
                "reseau": row.network_label,
                "nom": row.name,
                "adresse": row.address,
                "code_postal": row.postcode,
                "ville": row.city,
                "telephone": row.phone,
                "courriel": row.email,
                "site_web": row.website,
                "dans_le_territoire": "oui" if row.inside else "non",
                "dessert_le_territoire": "oui" if row.serves else "non",
                "part_desservie": None if row.covered_share is None else round(row.covered_share, 6),
                "source": row.source,
            }
            for row in profiles.support(ref).rows
        ]

    rows = _by_territory(container, progress, tr("Reading the structures"), support)
    return [DataTable("structures", tr("Support structures"), rows)]


def _projects(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    """Projects and actions, without the names of persons."""

    def projects(ref: TerritoryRef) -> list[dict[str, object]]:
        return [
            {
                "theme": project.theme,
                "intitule": project.title,
                "pilote": project.pilot,
                "etat": project.state,
                "debut": project.start,
                "fin": project.end,
                "note": project.note,
            }
            for project in profiles.council(ref).projects
        ]

    rows = _by_territory(container, progress, tr("Reading the councils"), projects)
    return [DataTable("projets", tr("Projects and actions"), rows)]


def _sources(profiles: Profiles, container: Container, progress: Progress) -> list[DataTable]:
    """What was imported, what each indicator is, and what each zoning is: vintages, producers, licences."""
    progress.update(0.0, tr("Reading the sources"))
    region = profiles.region
    journal = profiles.workspace.read("imports")
    columns: Sequence[tuple[str, str]] = (
        ("theme", "theme"),
        ("source", "fichier"),
        ("imported", "date_import"),
        ("rows_read", "lignes_lues"),
        ("rows_kept", "lignes_gardees"),
        ("sha256", "sha256"),
    )
    files = journal[[old for old, _ in columns]].rename(columns=dict(columns))
    kinds = {"count": "effectif", "ratio": "ratio recalculé", "given": "valeur publiée"}
    table = region.indicators
    definitions = pd.DataFrame(
        {
            "indicateur": table["id"],
            "libelle": table["label"],
            "theme": table["theme"],
            "unite": table["unit"],
            "nature": [kinds.get(kind, kind) for kind in table["kind"]],
            "numerateur": table["numerator"],
            "denominateur": table["denominator"],
            "source": table["source"],
            "producteur": table["producer"],
            "licence": table["licence"],
            "definition": table["note"],
        }
    )
    zonings = region.zonings.rename(
        columns={
            "id": "zonage",
            "label": "libelle",
            "family": "famille",
            "vintage": "millesime",
            "producer": "producteur",
            "source": "source",
            "licence": "licence",
            "url": "adresse",
        }
    )[["zonage", "libelle", "famille", "millesime", "producteur", "source", "licence", "adresse"]]
    return [
        DataTable("definitions", tr("Definitions of the indicators"), definitions),
        DataTable("zonages", tr("Zonings, vintages and licences"), zonings),
        DataTable("imports", tr("Files imported"), files),
    ]
