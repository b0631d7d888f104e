"""Codes and names of generated territories: 01 to kk by département then population, names of their main towns."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from clefop_plugin.core.text import NBSP

#: When its block holds this share of the residents, the largest town names the territory alone.
ALONE = 0.55

COLUMNS = ["label", "code", "name", "departement", "population", "blocks"]


def name_territories(
    territory_of: Mapping[str, object] | pd.Series, block_of: Mapping[str, str] | pd.Series, communes: pd.DataFrame
) -> pd.DataFrame:
    """One row per territory: label, code, name, departement (of most residents), population, blocks.

    ``territory_of``: block -> label of any kind; ``block_of``: commune -> block; ``communes``: code, name, population,
    departement. Codes follow the département, then the population, largest first. A name joins the two
    largest towns, each the most populated commune of its block; the first stands alone when its block holds 55 % of
    the residents. Names are unique.
    """
    table = communes[["code", "name", "population", "departement"]].copy()
    table["population"] = table["population"].fillna(0.0)
    table["block"] = table["code"].map(pd.Series(block_of, dtype=object))
    table["label"] = table["block"].map(pd.Series(territory_of, dtype=object))
    table = table.dropna(subset=["block", "label"]).sort_values(["population", "code"], ascending=[False, True])
    rows = []
    for label, group in table.groupby("label", sort=True):
        departements = group.groupby("departement")["population"].sum()
        rows.append(
            {
                "label": label,
                "departement": str(departements.idxmax()) if len(departements) else "",
                "population": float(group["population"].sum()),
                "blocks": int(group["block"].nunique()),
                "towns": _towns(group),
            }
        )
    frame = pd.DataFrame(rows, columns=["label", "departement", "population", "blocks", "towns"])
    frame = frame.sort_values(["departement", "population"], ascending=[True, False], kind="stable")
    frame = frame.reset_index(drop=True)
    width = max(2, len(str(len(frame))))
    frame["code"] = [f"{rank:0{width}}" for rank in range(1, len(frame) + 1)]
    frame["name"] = _unique_names(frame)
    return frame[COLUMNS]


def _towns(group: pd.DataFrame) -> list[str]:
    """Main town of each block of a territory, largest town first; as many as its name needs, then the others."""
    blocks = group.groupby("block", sort=True).agg(
        population=("population", "sum"), town=("name", "first"), residents=("population", "first")
    )
    blocks = blocks.sort_values(["residents", "population"], ascending=False, kind="stable")
    towns = list(dict.fromkeys(blocks["town"].astype(str)))
    if blocks["population"].iloc[0] >= ALONE * group["population"].sum():
        return [towns[0], "", *towns[1:]]
    return towns


def _joined(towns: list[str]) -> str:
    return f"{NBSP}– ".join(town for town in towns if town)


def _unique_names(frame: pd.DataFrame) -> list[str]:
    """Names of one or two towns; a third town, then the code, tells two territories apart."""
    names: list[str] = []
    used: set[str] = set()
    for towns, code in zip(frame["towns"], frame["code"], strict=True):
        candidates = [_joined(towns[:count]) for count in range(2, len(towns) + 1)] or [_joined(towns)]
        candidates.append(f"{candidates[0]} ({code})")
        name = next(candidate for candidate in candidates if candidate not in used)
        used.add(name)
        names.append(name)
    return names
