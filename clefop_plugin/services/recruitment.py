"""The recruitment needs of one territory: the survey of the basins, shared out by residents, with the overlap shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.recruitment import Need, Overlap, Shared, Survey
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.region import Region

#: Key of a family of the survey beside other ones, whose letters are the same.
SURVEYED = "survey:{}"
#: Basins that a sentence names.
NAMED = 3


@dataclass(frozen=True)
class RecruitmentNeeds:
    """Needs of a territory (None when the workspace has no survey), the years surveyed, and the names of the basins.

    ``cut_outside`` are the basins that go beyond the workspace, whose share here is overstated; ``unplaced`` those of
    the survey that the zoning does not have, which are in no territory.
    """

    shared: Shared | None
    years: tuple[int, ...]
    zoning_label: str
    basin_names: Mapping[str, str]
    cut_outside: tuple[str, ...]
    unplaced: tuple[str, ...]

    def name_of(self, overlap: Overlap) -> str:
        """Name of a basin."""
        return self.basin_names.get(overlap.code, overlap.code)


class Recruitments:
    """Reads the survey once and answers for any set of communes."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._surveys: dict[Any, tuple[Survey, str, tuple[str, ...]]] = {}

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

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years of the survey."""
        return tuple(sorted({int(value) for value in self._rows["year"].dropna()}))

    def of(
        self,
        members: npt.NDArray[np.int64],
        year: int | None = None,
        family_of: Callable[[str], str] | None = None,
    ) -> RecruitmentNeeds:
        """Needs of the communes at positions ``members`` in a year of the survey, the latest by default.

        ``family_of`` gives another family to occupations than that of the survey, which remains where it gives "".
        """
        chosen = year if year in self.years else (self.years[-1] if self.years else None)
        if chosen is None:
            return RecruitmentNeeds(None, (), "", {}, (), ())
        survey, zoning, unplaced = self._survey(chosen, family_of)
        shared = survey.shared(members)
        outside = self._outside.get(zoning, {})
        return RecruitmentNeeds(
            shared=shared,
            years=self.years,
            zoning_label=self._region.zoning_label(zoning),
            basin_names=self._region.zone_names.get(zoning, {}),
            cut_outside=tuple(overlap.code for overlap in shared.overlaps if outside.get(overlap.code)),
            unplaced=unplaced,
        )

    def _survey(self, year: int, family_of: Callable[[str], str] | None) -> tuple[Survey, str, tuple[str, ...]]:
        """The survey of a year, the zoning of its basins, and those of its basins that the zoning does not have."""
        key = (year, family_of)
        if key not in self._surveys:
            rows = self._rows[self._rows["year"] == year]
            if family_of is not None:
                rows = _in_families(rows, family_of)
            zoning = str(rows["basin_zoning"].mode().iloc[0])
            basins = pd.Series(self._region.codes, dtype=object).map(self._region.zone_of(zoning)).fillna("")
            survey = Survey(rows, basins.to_numpy(dtype=object), self._region.population, year)
            self._surveys[key] = survey, zoning, tuple(sorted(survey.basins - set(basins)))
        return self._surveys[key]


def _in_families(rows: pd.DataFrame, family_of: Callable[[str], str]) -> pd.DataFrame:
    """The rows with the families that ``family_of`` gives to their occupations."""
    found = rows["occupation"].map({code: family_of(str(code)) for code in rows["occupation"].unique()})
    return rows.assign(
        family=found.where(found != "", rows["family"].map(SURVEYED.format)),
        family_label=rows["family_label"].where(found == "", ""),
    )


def beyond_text(needs: RecruitmentNeeds) -> str:
    """Which basins go on outside the workspace: their projects, all counted in it, are overstated. "" without any."""
    basins = [needs.basin_names.get(code, code) for code in needs.cut_outside]
    if not basins:
        return ""
    if len(basins) == 1:
        return tr(
            "The basin {basin} goes on outside the region: all its projects are counted here, which overstates them.",
            basin=basins[0],
        )
    return tr(
        "{count} basins go on outside the region ({basins}): all their projects are counted here, which overstates "
        "them.",
        count=number(len(basins)),
        basins=", ".join(basins[:NAMED]) + (", …" if len(basins) > NAMED else ""),
    )


def projects_text(need: Need | None) -> str:
    """Number of projects: "≥" for a minimum, "≈" for an estimate; "secret" when nothing is published."""
    if need is None:
        return "–"
    if need.projects is None:
        return tr("secret") if need.status == "secret" else "–"
    sign = "≥ " if need.lower_bound else "≈ " if need.status == "estimated" else ""
    return sign + number(need.projects)
