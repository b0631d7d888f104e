"""Limits of the territories beside the lines that the other zonings share: where they coincide, where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.services.borders import BordersResult, find_shared_borders
from clefop_plugin.services.choice import SCENARIO_PREFIX, NamedZoning
from clefop_plugin.services.profile_types import Kind
from clefop_plugin.services.region import Region

#: Under this length, kilometres, a line is not worth a name.
SHORTEST_KM = 1.0


@dataclass(frozen=True)
class OwnBorders:
    """Shared borders of ``zonings``, and the limits of the territories among them.

    ``borders``: fields of :func:`find_shared_borders`, where ``count`` leaves the territories out; lines that only they
    follow have count 0. ``kilometres`` of inner border by count. ``half``: zonings from which a line is hard.
    ``own_km``: kilometres of the inner limits of the territories, and ``own_hard_km`` of those that are hard.
    ``pairs``: ``left``, ``right`` (codes of territories), ``km`` of hard line between them and ``most``, the largest
    count on at least a kilometre of it, hardest first. ``inside``: ``code``, ``km`` of hard line inside a territory,
    longest first.
    """

    zonings: tuple[NamedZoning, ...]
    borders: pd.DataFrame
    kilometres: dict[int, float]
    half: int
    own_km: float
    own_hard_km: float
    pairs: pd.DataFrame
    inside: pd.DataFrame

    @property
    def own_share(self) -> float:
        """Share (0 to 1) of the limits of the territories that are hard lines; NaN without a limit."""
        return self.own_hard_km / self.own_km if self.own_km else float("nan")


def own_borders(
    region: Region, kind: Kind, container: str, zonings: Sequence[str], progress: Progress | None = None
) -> OwnBorders:
    """Borders that ``zonings`` (ids) share, and what the territories of a container make of them.

    Raises InputError when a zoning is unknown or there is none.
    """
    own = SCENARIO_PREFIX + container if kind == "territory" else container
    found = find_shared_borders(region.workspace, [*zonings, own], progress=progress)
    others = tuple(zoning for zoning in found.chosen if zoning.id != own)
    borders = _without(found.borders, own)
    half = len(others) // 2 + 1
    groups = region.groups(kind, container)
    codes = np.array([*groups.grouping.codes, ""], dtype=object)
    position: pd.Series = pd.Series(groups.grouping.index, index=region.codes)
    sides = [codes[position.reindex(borders[side]).fillna(-1).astype(int).to_numpy()] for side in _SIDES]
    inner = borders.assign(left=sides[0], right=sides[1])[~borders["outer"].to_numpy(dtype=bool)]
    limit = inner["left"] != inner["right"]
    hard = inner["count"] >= half
    return OwnBorders(
        zonings=others,
        borders=borders,
        kilometres=_kilometres(borders, found),
        half=half,
        own_km=float(inner["length_m"][limit].sum()) / 1000,
        own_hard_km=float(inner["length_m"][limit & hard].sum()) / 1000,
        pairs=_pairs(inner[limit & hard]),
        inside=_inside(inner[~limit & hard]),
    )


_SIDES = ("left_code", "right_code")


def _without(borders: pd.DataFrame, own: str) -> pd.DataFrame:
    """The borders counted without the territories themselves."""
    ids = borders["zonings"].str.split(";")
    is_own = ids.map(lambda names: own in names).to_numpy(dtype=bool)
    zonings = ids.map(lambda names: ";".join(name for name in names if name != own))
    return borders.assign(count=borders["count"].to_numpy() - is_own, zonings=zonings)


def _kilometres(borders: pd.DataFrame, found: BordersResult) -> dict[int, float]:
    inner = borders[~borders["outer"]]
    length = inner.groupby("count")["length_m"].sum() / 1000
    kilometres = {int(str(count)): float(km) for count, km in length.items()}
    kilometres[0] = kilometres.get(0, 0.0) + found.kilometres.get(0, 0.0)
    return kilometres


def _pairs(rows: pd.DataFrame) -> pd.DataFrame:
    sides: npt.NDArray[np.object_] = np.sort(rows[["left", "right"]].to_numpy(dtype=str), axis=1).astype(object)
    table = rows.assign(left=sides[:, 0], right=sides[:, 1]) if len(rows) else rows
    found = []
    for (left, right), lines in table.groupby(["left", "right"], sort=True):
        km = float(lines["length_m"].sum()) / 1000
        if km >= SHORTEST_KM and left and right:
            found.append((left, right, km, _most(lines)))
    frame = pd.DataFrame(found, columns=["left", "right", "km", "most"])
    return frame.sort_values(["most", "km"], ascending=False, kind="stable").reset_index(drop=True)


def _most(lines: pd.DataFrame) -> int:
    """The largest number of zonings that at least a kilometre of the lines bears."""
    ordered = lines.sort_values("count", ascending=False)
    long = ordered["length_m"].cumsum() >= 1000 * SHORTEST_KM
    return int(ordered["count"].to_numpy()[int(np.argmax(long.to_numpy()))])


def _inside(rows: pd.DataFrame) -> pd.DataFrame:
    length = rows[rows["left"] != ""].groupby("left")["length_m"].sum() / 1000
    length = length[length >= SHORTEST_KM].sort_values(ascending=False, kind="stable")
    return pd.DataFrame({"code": list(length.index), "km": length.to_numpy(dtype=np.float64)})
