"""The indivisible blocks of a workspace, with what the territory problem needs of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core.adjacency import Link, block_contiguity, contiguity, island_links
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.core.zonings import dissolve
from clefop_plugin.services.region import Region


@dataclass(frozen=True)
class Blocks:
    """Blocks of a workspace in code order, with everything the problem needs of them."""

    codes: tuple[str, ...]
    names: Mapping[str, str]
    of_commune: pd.Series
    index: npt.NDArray[np.int64]
    population: npt.NDArray[np.float64]
    centres: npt.NDArray[np.float64]
    geometry: npt.NDArray[np.object_]
    pairs: pd.DataFrame
    links: list[Link]


def read_blocks(region: Region, zoning: str, progress: Progress | None = None) -> Blocks:
    """Blocks of a zoning: its zones within the region, and one block for each commune without zone.

    Raises InputError when the zoning is unknown or the population is not known at all.
    """
    progress = progress or Progress()
    if not (region.zonings["id"] == zoning).any():
        raise InputError(
            tr(
                "The zoning {zoning} is not in the workspace. Import the table that holds it (for example the "
                "membership table of the communes).",
                zoning=zoning,
            )
        )
    if not np.nansum(region.population) > 0:
        raise InputError(tr("The communes have no population: give a population table when creating the workspace."))
    of_commune = region.block_of(zoning)
    categories = pd.Categorical(of_commune)
    codes = tuple(str(c) for c in categories.categories)
    index = np.asarray(categories.codes, dtype=np.int64)
    shapes = np.asarray(region.communes["geom"], dtype=object)
    progress.update(0.3, tr("Looking for common borders"))
    communes = contiguity(list(region.codes), shapes)
    pairs = block_contiguity(communes.pairs, of_commune)
    geometry = dissolve(shapes, index, len(codes))
    centroids = shapely.centroid(geometry)
    centres = np.column_stack([shapely.get_x(centroids), shapely.get_y(centroids)])
    population = np.bincount(index, np.nan_to_num(region.population), minlength=len(codes)).astype(np.float64)
    places = {code: (float(x), float(y)) for code, (x, y) in zip(codes, centres, strict=True)}
    links = island_links(codes, pairs, places)
    progress.update(1.0)
    return Blocks(codes, region.block_names(zoning), of_commune, index, population, centres, geometry, pairs, links)


def main_group(region: Region, blocks: Blocks, zone_of_commune: pd.Series) -> pd.Series:
    """Zone where most residents of each block live; ``zone_of_commune`` gives the zone of each commune code."""
    frame = pd.DataFrame(
        {
            "block": np.asarray(blocks.codes, dtype=object)[blocks.index],
            "zone": pd.Series(region.codes, dtype=object).map(zone_of_commune).fillna(""),
            "people": np.nan_to_num(region.population) + 1e-6,
        }
    )
    sums = frame.groupby(["block", "zone"], sort=True)["people"].sum().reset_index()
    best = sums.sort_values(["block", "people"], ascending=[True, False]).drop_duplicates("block")
    return pd.Series(best["zone"].to_numpy(), index=best["block"].to_numpy(), dtype=object)
