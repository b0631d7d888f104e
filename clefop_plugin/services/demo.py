"""The fictional region shipped with the plugin, loaded through the same readers as official files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import shapely

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.paths import resource
from clefop_plugin.services import imports
from clefop_plugin.services.create import Study, create_workspace
from clefop_plugin.services.generate import generate
from clefop_plugin.services.generation_parameters import GenerateParameters, default_parameters
from clefop_plugin.services.importing.writers.places import no_projection
from clefop_plugin.workspace.file import drafted
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

DEMO_CRS = Crs("EPSG:2154")
DEMO_VINTAGE = "2024"
DEMO_SEED = 1
DEMO_ROUNDS = 40

_ZONINGS = ("appartenance_communes.csv", "bassins_france_travail.csv", "contrats_territoire.csv")
#: The directory comes first: it says more of the missions locales than the table of their communes.
_STRUCTURES = ("structures.csv", "missions_locales_communes.csv")


def load_demo(path: Path, progress: Progress | None = None, crs: Crs = DEMO_CRS) -> Workspace:
    """Write the workspace of the fictional region at ``path``: facts, one generated scenario, its councils."""
    progress = progress or Progress()
    with drafted(path) as draft:
        _write_demo(draft, progress, crs)
    progress.done()
    return Workspace(path, crs)


def _write_demo(path: Path, progress: Progress, crs: Crs) -> None:
    folder = resource("demo")
    progress.update(0.0, tr("Reading the fictional region"))
    workspace = create_workspace(
        path,
        read_demo_communes(folder),
        crs,
        _study(),
        population=folder / "population.csv",
        source="communes.geojson",
        progress=progress.part(0.0, 0.1),
    ).workspace
    load_facts(workspace, folder, progress.part(0.1, 0.6))
    result = generate(workspace, _parameters(workspace), progress.part(0.6, 0.95))
    _load_councils(workspace, folder, result.scenario_id, result.blocks)


def load_facts(workspace: Workspace, folder: Path, progress: Progress) -> None:
    """Import every file of the fictional region but the communes, the population and the councils."""
    labels = folder / "libelles_zonages.csv"
    years = sorted(folder.glob("indicateurs_[0-9]*.csv"))
    steps = len(_ZONINGS) + len(years) + len(_STRUCTURES) + 3
    done = 0

    def step(name: str) -> Progress:
        nonlocal done
        progress.update(done / steps, tr("Reading {file}", file=name))
        done += 1
        return Progress(None, progress.cancelled)

    for name in _ZONINGS:
        own = labels if name == _ZONINGS[0] else None
        imports.import_zonings(workspace, folder / name, vintage=DEMO_VINTAGE, labels=own, progress=step(name))
    for path in years:
        imports.import_indicators(
            workspace,
            path,
            catalogue=folder / "indicateurs_catalogue.csv",
            period=path.stem[-4:],
            progress=step(path.name),
        )
    imports.import_flows(workspace, folder / "flux_domicile_travail.csv", step("flux_domicile_travail.csv"))
    imports.import_recruitment(workspace, folder / "besoins_main_oeuvre.csv", step("besoins_main_oeuvre.csv"))
    for name in _STRUCTURES:
        imports.import_structures(workspace, folder / name, no_projection, step(name))
    imports.import_trainings(workspace, folder / "formations.xml", no_projection, step("formations.xml"))


def read_demo_communes(folder: Path) -> pd.DataFrame:
    """Communes of the fictional region: code, name, geom, in the CRS the file is written in."""
    features = json.loads((folder / "communes.geojson").read_text(encoding="utf-8"))["features"]
    return pd.DataFrame(
        {
            "code": [f["properties"]["code"] for f in features],
            "name": [f["properties"]["nom"] for f in features],
            "geom": pd.Series([shapely.geometry.shape(f["geometry"]) for f in features], dtype=object),
        }
    )


def _study() -> Study:
    return Study(
        name=tr("Fictional region of Armerie"),
        vintage=DEMO_VINTAGE,
        fictional=True,
        region_label=tr("Armerie (fictional region)"),
    )


def _parameters(workspace: Workspace) -> GenerateParameters:
    usual = default_parameters(workspace)
    return GenerateParameters(
        references=usual.references,
        k=usual.k,
        minimum=usual.minimum,
        maximum=usual.maximum,
        seed=DEMO_SEED,
        rounds=DEMO_ROUNDS,
        scenario_name=tr("Demonstration scenario"),
    )


def _load_councils(workspace: Workspace, folder: Path, scenario: str, blocks: pd.DataFrame) -> None:
    """Give the council written for an EPCI to the territory that holds it; the first one wins."""
    territory = dict(zip(blocks["block_code"], blocks["territory_code"], strict=True))
    written: list[dict[str, Any]] = json.loads((folder / "conseils.json").read_text(encoding="utf-8"))["councils"]
    taken: dict[str, dict[str, Any]] = {}
    for council in written:
        code = territory.get(council["epci"])
        if code is not None and code not in taken:
            taken[code] = council
    heads = [{**council, "scenario_id": scenario, "territory_code": code} for code, council in taken.items()]
    members = [{**m, "scenario_id": scenario, "territory_code": c} for c, x in taken.items() for m in x["members"]]
    projects = [
        {**p, "id": f"{scenario}-{c}-{i}", "scenario_id": scenario, "territory_code": c}
        for c, x in taken.items()
        for i, p in enumerate(x["projects"], 1)
    ]
    with workspace.transaction():
        workspace.append("councils", pd.DataFrame(heads).drop(columns=["members", "projects"]))
        workspace.append("council_members", pd.DataFrame(members))
        workspace.append("projects", pd.DataFrame(projects))
