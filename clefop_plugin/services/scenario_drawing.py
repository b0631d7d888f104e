"""The territories of a plan as rows to store and draw: codes, names, colours, geometry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core.adjacency import components
from clefop_plugin.core.colouring import colour_territories
from clefop_plugin.core.regions.numbering import name_territories
from clefop_plugin.core.zonings import dissolve
from clefop_plugin.services.blocks import Blocks
from clefop_plugin.services.generation_parameters import GenerateParameters
from clefop_plugin.services.region import Region
from clefop_plugin.services.territory_problem import locked_blocks


@dataclass(frozen=True)
class Drawn:
    """A plan drawn.

    ``territories``: code, name, blocks, communes, population, parts, expected_parts, diameter_km, colour, geom.
    ``blocks``: block_code, block_name, territory_code, locked. ``named``: code and name of each label, in label order.
    """

    territories: pd.DataFrame
    blocks: pd.DataFrame
    named: pd.DataFrame


def draw(
    region: Region, blocks: Blocks, parameters: GenerateParameters, labels: Sequence[int] | npt.NDArray[np.int64]
) -> Drawn:
    """The territories of a plan: one label per block, in the order of the blocks."""
    of_code = dict(zip(blocks.codes, (int(label) for label in labels), strict=True))
    named = name_territories(of_code, blocks.of_commune, region.communes).set_index("label").sort_index()
    code_of = np.array([named["code"][of_code[block]] for block in blocks.codes], dtype=object)
    territories = _territories(blocks, code_of, dict(zip(named["code"], named["name"], strict=True)))
    locked = locked_blocks(region, parameters) or {}
    table = pd.DataFrame(
        {
            "block_code": list(blocks.codes),
            "block_name": [blocks.names.get(code, code) for code in blocks.codes],
            "territory_code": code_of,
            "locked": [code in locked for code in blocks.codes],
        }
    ).sort_values(["territory_code", "block_code"], ignore_index=True)
    return Drawn(territories, table, named)


def _territories(blocks: Blocks, code_of: npt.NDArray[np.object_], names: Mapping[str, str]) -> pd.DataFrame:
    codes = sorted(names)
    position = {code: i for i, code in enumerate(codes)}
    of_block = np.array([position[code] for code in code_of], dtype=np.int64)
    geometry = dissolve(blocks.geometry, of_block, len(codes))
    where = {code: i for i, code in enumerate(blocks.codes)}
    touching = {
        tuple(sorted((codes[of_block[where[a]]], codes[of_block[where[b]]])))
        for a, b in zip(blocks.pairs["left"], blocks.pairs["right"], strict=True)
        if of_block[where[a]] != of_block[where[b]]
    }
    colours = colour_territories(codes, sorted(touching))
    of_commune = of_block[blocks.index]
    return pd.DataFrame(
        {
            "code": codes,
            "name": [names[code] for code in codes],
            "blocks": np.bincount(of_block, minlength=len(codes)),
            "communes": np.bincount(of_commune, minlength=len(codes)),
            "population": np.bincount(of_block, blocks.population, minlength=len(codes)),
            "parts": [int(shapely.get_num_geometries(shape)) for shape in geometry],
            "expected_parts": _expected_parts(blocks, of_block, len(codes)),
            "diameter_km": [_diameter(blocks.centres[of_block == i]) for i in range(len(codes))],
            "colour": [colours[code] for code in codes],
            "geom": geometry,
        }
    )


def _expected_parts(blocks: Blocks, of_block: npt.NDArray[np.int64], count: int) -> list[int]:
    """Parts a territory is expected to have: its pieces by land, and the islands of each of its blocks."""
    own = np.asarray(shapely.get_num_geometries(blocks.geometry), dtype=np.int64)
    place = {code: i for i, code in enumerate(blocks.codes)}
    edges = [(a, b) for a, b in zip(blocks.pairs["left"], blocks.pairs["right"], strict=True)]
    inside = [(a, b) for a, b in edges if of_block[place[a]] == of_block[place[b]]]
    expected = np.bincount(of_block, own - 1, minlength=count).astype(np.int64)
    for piece in components(blocks.codes, inside):
        expected[of_block[place[piece[0]]]] += 1
    return [int(parts) for parts in expected]


def _diameter(points: npt.NDArray[np.float64]) -> float:
    """Largest distance between the centres of the blocks of a territory, km."""
    difference = points[:, None, :] - points[None, :, :]
    return float(np.hypot(difference[..., 0], difference[..., 1]).max() / 1000)
