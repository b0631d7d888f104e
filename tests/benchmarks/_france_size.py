"""An invented workspace of the size of France: communes, zonings, indicators, sessions, structures, flows, survey."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clefop_plugin.core import training
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

THEMES = ("Population", "Activité", "Formation", "Revenus", "Logement", "Mobilité")
#: Communes in a zone of each zoning, about; the first is that of the blocks.
ZONINGS = {
    "epci": 28,
    "dep": 365,
    "ze2020": 115,
    "missions_locales": 80,
    "arr": 105,
    "bv2022": 21,
    "aav2020": 50,
    "uu2020": 15,
    "cv": 17,
    "scot": 75,
    "academies": 1170,
    "ml_antennes": 40,
}
SIDE = 4000.0
FIRST_YEAR = 2014


@dataclass(frozen=True)
class Size:
    """How much of everything."""

    communes: int
    indicators: int
    years: int
    trainings: int
    sessions: int
    structures: int
    flows: int
    needs: int

    @staticmethod
    def of(scale: float) -> Size:
        """The size of France times ``scale``, the number of years left out."""

        def part(count: int) -> int:
            return max(int(count * scale), 20)

        return Size(
            communes=part(35_000),
            indicators=part(300),
            years=10,
            trainings=part(60_000),
            sessions=part(200_000),
            structures=part(20_000),
            flows=part(900_000),
            needs=part(80_000),
        )


def make(path: Path, size: Size) -> Workspace:
    """Write the workspace."""
    rng = np.random.default_rng(7)
    meta = {"name": "France inventée", "region": "", "vintage": "2024", "territory_label": "Clefop", "fictional": "1"}
    return Workspace.create(path, Crs("EPSG:2154"), meta, lambda workspace: _fill(workspace, size, rng))


def _fill(workspace: Workspace, size: Size, rng: np.random.Generator) -> None:
    codes = np.array([f"{1 + i // 900:02d}{1 + i % 900:03d}" for i in range(size.communes)], dtype=object)
    people = np.round(rng.lognormal(6, 1.3, size.communes))
    with workspace.transaction():
        _communes(workspace, codes, people)
        zones = {name: np.arange(size.communes) // step for name, step in ZONINGS.items()}
        for name, index in zones.items():
            _zoning(workspace, name, codes, index)
        _scenario(workspace, zones["epci"])
        _indicators(workspace, size, codes, people, rng)
        _offer(workspace, size, codes, rng)
        _structures(workspace, size, codes, zones["missions_locales"], rng)
        _flows(workspace, size, codes, people, rng)
        _needs(workspace, size, zones["ze2020"], rng)


def _corners(count: int) -> tuple[np.ndarray, np.ndarray]:
    width = int(np.ceil(np.sqrt(count)))
    place = np.arange(count)
    return place % width * SIDE, place // width * SIDE


def _communes(workspace: Workspace, codes: np.ndarray, people: np.ndarray) -> None:
    """Polygons of forty-eight points, as those of a simplified map."""
    x, y = _corners(len(codes))
    along = np.linspace(0, 1, 12, endpoint=False)
    sides = [(along, 0 * along), (1 + 0 * along, along), (1 - along, 1 + 0 * along), (0 * along, 1 - along)]
    ring = np.concatenate([np.column_stack(side) for side in sides]) * SIDE
    points = ring[None, :, :] + np.column_stack([x, y])[:, None, :]
    frame = pd.DataFrame({"code": codes, "name": [f"Commune {i}" for i in range(len(codes))], "population": people})
    frame["departement"] = frame["code"].str[:2]
    workspace.append("communes", frame.assign(region="", geom=shapely.polygons(points)))


def _zoning(workspace: Workspace, name: str, codes: np.ndarray, index: np.ndarray) -> None:
    labels = np.array([f"{name}{i:05d}" for i in range(index.max() + 1)], dtype=object)
    workspace.append("zonings", pd.DataFrame([{"id": name, "label": name, "family": "étude", "unit": "commune"}]))
    workspace.append("zones", pd.DataFrame({"zoning_id": name, "code": labels, "name": [f"Zone {z}" for z in labels]}))
    rows = {"zoning_id": name, "commune_code": codes, "zone_code": labels[index], "share": 1.0}
    workspace.append("memberships", pd.DataFrame(rows))


def _scenario(workspace: Workspace, epci: np.ndarray) -> None:
    """Territories of twelve EPCI."""
    blocks = np.arange(epci.max() + 1)
    territory = np.array([f"{i:03d}" for i in blocks // 12], dtype=object)
    workspace.append("scenarios", pd.DataFrame([{"id": "s1", "label": "S1", "blocks": "epci", "parameters": "{}"}]))
    rows = {"scenario_id": "s1", "block_code": [f"epci{i:05d}" for i in blocks], "territory_code": territory}
    workspace.append("scenario_blocks", pd.DataFrame({**rows, "locked": False}))
    unique = sorted(set(territory))
    names = [f"Territoire {code}" for code in unique]
    workspace.append("territories", pd.DataFrame({"scenario_id": "s1", "code": unique, "name": names, "colour": 0}))


def _indicators(
    workspace: Workspace, size: Size, codes: np.ndarray, people: np.ndarray, rng: np.random.Generator
) -> None:
    """A quarter of ratios of two counts, the rest counts with decimals; one count in ten has secrets."""
    counts = size.indicators * 3 // 4
    rows = []
    for i in range(size.indicators):
        ratio = i >= counts
        rows.append(
            {
                "id": f"i{i:03d}",
                "label": f"Indicateur {i}",
                "theme": THEMES[i % len(THEMES)],
                "kind": "ratio" if ratio else "count",
                "unit": "%" if ratio else "",
                "numerator": f"i{i - counts:03d}" if ratio else "",
                "denominator": f"i{(i - counts + 1):03d}" if ratio else "",
                "scale": 100.0,
                "decimals": 1,
                "level": "commune",
                "source": "Invention",
            }
        )
    workspace.append("indicators", pd.DataFrame(rows))
    for i in range(size.indicators):
        values = np.round(people * rng.uniform(0.01, 0.6, (size.years, len(codes))), 6)
        secret = (rng.random(values.shape) < 0.02) & (i % 10 == 0)
        workspace.append(
            "indicator_values",
            pd.DataFrame(
                {
                    "indicator_id": f"i{i:03d}",
                    "level": "commune",
                    "code": np.tile(codes, size.years),
                    "period": np.repeat([str(FIRST_YEAR + year) for year in range(size.years)], len(codes)),
                    "value": np.where(secret, np.nan, values).ravel(),
                    "status": np.where(secret, "secret", "ok").ravel(),
                }
            ),
        )


def _offer(workspace: Workspace, size: Size, codes: np.ndarray, rng: np.random.Generator) -> None:
    place = rng.integers(0, len(codes), size.trainings)
    x, y = _corners(len(codes))
    ids = np.array([f"f{i:06d}" for i in range(size.trainings)], dtype=object)
    frame = pd.DataFrame({"id": ids, "title": [f"Formation {i}" for i in range(size.trainings)]})
    frame = frame.assign(
        organisation="Lycée inventé",
        domain=rng.choice(list(training.DOMAINS), size.trainings),
        level=rng.choice(list(training.LEVELS), size.trainings),
        places=rng.integers(5, 40, size.trainings).astype(float),
        commune_code=codes[place],
        precision="coordinates",
        outside=False,
        source="invention.xml",
        geom=shapely.points(x[place] + SIDE / 2, y[place] + SIDE / 2),
    )
    workspace.append("trainings", frame)
    days = rng.integers(0, 4000, size.sessions)
    starts = (np.datetime64("2020-01-01") + days).astype(str).astype(object)
    workspace.append(
        "training_sessions",
        pd.DataFrame(
            {
                "id": [f"s{i:06d}" for i in range(size.sessions)],
                "training_id": ids[rng.integers(0, len(ids), size.sessions)],
                "start": starts,
                "state": rng.choice(["open", "closed"], size.sessions),
                "places": 10.0,
            }
        ),
    )


def _structures(
    workspace: Workspace, size: Size, codes: np.ndarray, missions: np.ndarray, rng: np.random.Generator
) -> None:
    place = rng.integers(0, len(codes), size.structures)
    x, y = _corners(len(codes))
    number = np.arange(size.structures)
    networks = np.array(["mission-locale", "france-travail", "cap-emploi", "cio"], dtype=object)[number % 4]
    zone = number // 4 % (missions.max() + 1)
    first = (networks == "mission-locale") & (number // 4 <= missions.max())
    own = np.array([f"mission-locale:missions_locales{z:05d}" for z in zone], dtype=object)
    ids = np.where(first, own, np.array([f"x:{i}" for i in number], dtype=object))
    workspace.append(
        "structures",
        pd.DataFrame(
            {
                "id": ids,
                "network": networks,
                "name": [f"Structure {i}" for i in number],
                "commune_code": codes[place],
                "parent_id": np.where((networks == "mission-locale") & ~first, own, ""),
                "precision": "coordinates",
                "source": "structures.csv",
                "geom": shapely.points(x[place] + SIDE / 2, y[place] + SIDE / 2),
            }
        ),
    )


def _flows(workspace: Workspace, size: Size, codes: np.ndarray, people: np.ndarray, rng: np.random.Generator) -> None:
    """Each commune exchanges with near ones, and a few far ones."""
    origin = np.sort(rng.integers(0, len(codes), size.flows))
    far = rng.random(size.flows) < 0.1
    step = np.where(far, rng.integers(-3000, 3000, size.flows), rng.integers(-40, 40, size.flows))
    pairs = np.unique(np.column_stack([origin, np.clip(origin + step, 0, len(codes) - 1)]), axis=0)
    count = np.maximum(people[pairs[:, 0]] * rng.uniform(0.001, 0.05, len(pairs)), 1.0)
    workspace.append(
        "flows", pd.DataFrame({"origin": codes[pairs[:, 0]], "destination": codes[pairs[:, 1]], "count": count})
    )


def _needs(workspace: Workspace, size: Size, basins: np.ndarray, rng: np.random.Generator) -> None:
    basin_count = int(basins.max()) + 1
    number = np.arange(min(size.needs, basin_count * 200))
    workspace.append(
        "recruitment",
        pd.DataFrame(
            {
                "basin_zoning": "ze2020",
                "basin_code": [f"ze2020{i:05d}" for i in number % basin_count],
                "occupation": [f"O{i:03d}" for i in number // basin_count],
                "occupation_label": [f"Métier {i}" for i in number // basin_count],
                "family": [f"F{i % 22}" for i in number // basin_count],
                "year": 2024,
                "projects": rng.integers(5, 300, len(number)).astype(float),
                "difficult": rng.integers(0, 5, len(number)).astype(float),
                "seasonal": 0.0,
                "status": "ok",
                "difficult_status": "ok",
                "seasonal_status": "ok",
            }
        ),
    )
