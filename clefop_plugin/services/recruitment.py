"""The recruitment needs of one territory: the survey of the basins, shared out by residents, with the overlap shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.recruitment import Need, Overlap, Shared, share_out
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.region import Region

#: Key of a family of the survey beside other ones, whose letters are the same.
SURVEYED = "survey:{}"


@dataclass(frozen=True)
class RecruitmentNeeds:
    """Needs of a territory (None when the workspace has no survey), the years surveyed, and the names of the basins.

    ``cut_outside`` are the basins that go beyond the workspace, whose share here is overstated; ``unplaced`` those of
    the survey that the zoning does not have, which are in no territory.
    """

    shared: Shared | None
    years: tuple[int, ...]
    zoning_label: str
    basin_names: dict[str, str]
    cut_outside: tuple[str, ...]
    unplaced: tuple[str, ...]

    def name_of(self, overlap: Overlap) -> str:
        """Name of a basin."""
        return self.basin_names.get(overlap.code, overlap.code)


class Recruitments:
    """Reads the survey once and answers for any set of communes."""

    def __init__(self, region: Region) -> None:
        self._region = region

    @cached_property
    def _rows(self) -> pd.DataFrame:
        return self._region.workspace.read("recruitment")

    @cached_property
    def _outside(self) -> dict[str, dict[str, int]]:
        """Communes outside the workspace of each zone, by zoning."""
        zones = self._region.workspace.read("zones", geometry=False)
        known = zones[zones["communes_outside"].fillna(0) > 0]
        return {
            str(zoning): dict(zip(rows["code"], rows["communes_outside"].astype(int), strict=True))
            for zoning, rows in known.groupby("zoning_id")
        }

    def of(
        self,
        members: npt.NDArray[np.int64],
        year: int | None = None,
        family_of: Callable[[str], str] | None = None,
    ) -> RecruitmentNeeds:
        """Needs of the communes at positions ``members`` in a year of the survey, the latest by default.

        ``family_of`` gives another family to occupations than that of the survey, which remains where it gives "".
        """
        years = tuple(sorted({int(value) for value in self._rows["year"].dropna()}))
        chosen = year if year in years else (years[-1] if years else None)
        if chosen is None:
            return RecruitmentNeeds(None, (), "", {}, (), ())
        rows = self._rows[self._rows["year"] == chosen]
        if family_of is not None:
            found = rows["occupation"].map({code: family_of(str(code)) for code in rows["occupation"].unique()})
            rows = rows.assign(
                family=found.where(found != "", rows["family"].map(SURVEYED.format)),
                family_label=rows["family_label"].where(found == "", ""),
            )
        zoning = str(rows["basin_zoning"].mode().iloc[0])
        basins = pd.Series(self._region.codes, dtype=object).map(self._region.zone_of(zoning)).fillna("")
        basin_of = basins.to_numpy(dtype=object)
        shared = share_out(rows, basin_of, self._region.population, members, chosen)
        outside = self._outside.get(zoning, {})
        return RecruitmentNeeds(
            shared=shared,
            years=years,
            zoning_label=self._region.zoning_label(zoning),
            basin_names=dict(self._region.zone_names.get(zoning, {})),
            cut_outside=tuple(overlap.code for overlap in shared.overlaps if outside.get(overlap.code)),
            unplaced=tuple(sorted(set(rows["basin_code"]) - set(basin_of))),
        )


def projects_text(need: Need | None) -> str:
    """Number of projects: "≥" for a minimum, "≈" for an estimate; "secret" when nothing is published."""
    if need is None:
        return "–"
    if need.projects is None:
        return tr("secret") if need.status == "secret" else "–"
    sign = "≥ " if need.lower_bound else "≈ " if need.status == "estimated" else ""
    return sign + number(need.projects)
