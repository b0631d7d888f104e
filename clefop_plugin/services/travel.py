"""Which blocks the seat of each block reaches, in a straight line or by a table of travel."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.services.blocks import Blocks
from clefop_plugin.services.generation_parameters import GenerateParameters
from clefop_plugin.services.region import Region
from clefop_plugin.sources.travel import read_travel


def reach_of(region: Region, blocks: Blocks, parameters: GenerateParameters) -> dict[str, list[str]] | None:
    """Block → blocks within the limit of its seat; None without a limit.

    The seat of a block is its most populated commune. Distances are straight lines between points inside the seats,
    unless a table of travel is given: pairs that it lacks in both directions are out of reach. Raises InputError when
    the table holds none of the seats.
    """
    if parameters.travel_table and parameters.maximum_travel is not None:
        return _by_table(region, blocks, Path(parameters.travel_table), parameters.maximum_travel)
    if parameters.maximum_seat_km is None:
        return None
    points = region.centres[seats(region, blocks)]
    limit = 1000 * parameters.maximum_seat_km
    near = np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1)) <= limit
    return {code: [blocks.codes[j] for j in np.flatnonzero(near[i])] for i, code in enumerate(blocks.codes)}


def seats(region: Region, blocks: Blocks) -> npt.NDArray[np.int64]:
    """Position of the most populated commune of each block, in the order of the blocks."""
    people = np.nan_to_num(region.population)
    ranked = np.lexsort((np.arange(len(people)), -people, blocks.index))
    first = np.unique(blocks.index[ranked], return_index=True)[1]
    return np.asarray(ranked[first], dtype=np.int64)


def _by_table(region: Region, blocks: Blocks, path: Path, limit: float) -> dict[str, list[str]]:
    table = read_travel(path)
    towns = [str(region.codes[i]) for i in seats(region, blocks)]
    block_of = dict(zip(towns, blocks.codes, strict=True)) | {code: code for code in blocks.codes}
    frame = pd.DataFrame(
        {
            "one": table["origin"].map(block_of),
            "two": table["destination"].map(block_of),
            "value": table["value"],
        }
    ).dropna()
    if frame.empty:
        raise InputError(
            tr(
                "{name} holds none of the blocks: give the codes of the blocks, or of their most populated communes "
                "(for example {example}).",
                name=path.name,
                example=towns[0],
            )
        )
    value = {(a, b): float(v) for a, b, v in zip(frame["one"], frame["two"], frame["value"], strict=True)}
    inside = {pair for pair, travel in value.items() if travel <= limit}
    inside |= {(b, a) for a, b in inside if (b, a) not in value}
    reach: dict[str, list[str]] = {code: [code] for code in blocks.codes}
    for one, two in sorted(inside):
        reach[one].append(two)
    return reach
