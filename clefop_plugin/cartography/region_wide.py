"""What the pages about the whole region share: chosen indicators, shared borders, agreement, report. Read once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.services.agreement import AgreementResult, measure_agreement
from clefop_plugin.services.choice import SCENARIO_PREFIX
from clefop_plugin.services.indicator_map import IndicatorMap
from clefop_plugin.services.own_borders import OwnBorders, own_borders
from clefop_plugin.services.profile_types import Figure, Kind
from clefop_plugin.services.profiles import Profiles

#: Maps of indicators when none is chosen: the first of each theme, and not fewer than FEWEST.
MOST_MAPS, FEWEST_MAPS = 6, 3
#: Zonings that a page compares.
MOST_ZONINGS = 14
#: Part of the residents of a zone under which a piece is not counted as a cut.
LEAST_PIECE = 0.01


class RegionWide:
    """Answers about the territories of a container together; each is computed when a page asks for it."""

    def __init__(
        self,
        profiles: Profiles,
        kind: Kind,
        container: str,
        indicators: Sequence[str] | None,
        figures: Callable[[], Sequence[Figure]],
    ) -> None:
        self._profiles = profiles
        self._kind = kind
        self._container = container
        self._wanted = indicators
        self._figures = figures
        self._maps: dict[str, IndicatorMap] = {}

    @property
    def own(self) -> str:
        """Name of the territories among zonings."""
        return SCENARIO_PREFIX + self._container if self._kind == "territory" else self._container

    @cached_property
    def mapped(self) -> list[str]:
        """Ids of the indicators that have a map. Raises InputError when one that was asked for is unknown."""
        if self._wanted:
            known = set(self._profiles.region.indicators["id"])
            unknown = [name for name in self._wanted if name not in known]
            if unknown:
                raise InputError(
                    tr(
                        "The indicator {name} is not in this workspace. Those it has are: {known}.",
                        name=", ".join(unknown),
                        known=", ".join(self._profiles.region.indicators["id"]) or "–",
                    )
                )
            return list(dict.fromkeys(self._wanted))
        figures = self._figures()
        firsts = list({figure.theme: figure.id for figure in reversed(figures)}.values())[::-1][:MOST_MAPS]
        others = [figure.id for figure in figures if figure.id not in firsts]
        return [*firsts, *others[: max(0, FEWEST_MAPS - len(firsts))]]

    def map_of(self, indicator: str) -> IndicatorMap:
        """An indicator over all the territories. Raises WorkspaceError when it has no value for them."""
        if indicator not in self._maps:
            self._maps[indicator] = self._profiles.indicator_map(self._kind, self._container, indicator)
        return self._maps[indicator]

    @cached_property
    def zonings(self) -> list[str]:
        """Ids of the zonings the territories are compared with: the references of the scenario, then the others."""
        region = self._profiles.region
        filled = [z for z in region.zonings["id"] if z in region.zone_names and z != self._container]
        weights = {str(zoning): float(weight) for zoning, weight in self.parameters.get("references", ())}
        kept = sorted(filled, key=lambda zoning: -weights.get(zoning, 0.0))[:MOST_ZONINGS]
        return [zoning for zoning in filled if zoning in kept]

    @cached_property
    def borders(self) -> OwnBorders:
        """Shared borders of the zonings."""
        return own_borders(self._profiles.region, self._kind, self._container, self.zonings)

    @cached_property
    def agreement(self) -> AgreementResult:
        """Agreement of the territories with the zonings, those with the fewest zones first."""
        region = self._profiles.region
        size = {zoning: len(region.zone_names[zoning]) for zoning in self.zonings}
        size[self.own] = len(region.groups(self._kind, self._container).grouping.codes)
        weight = "population" if np.nansum(region.population) > 0 else "communes"
        ordered = sorted(size, key=lambda zoning: size[zoning])
        return measure_agreement(self._profiles.workspace, ordered, weight, LEAST_PIECE)

    @cached_property
    def parameters(self) -> Mapping[str, Any]:
        """Parameters of the scenario; empty for a zoning."""
        return self._stored("parameters")

    @cached_property
    def report(self) -> Mapping[str, Any]:
        """Report of the generation of the scenario; without ``objective`` when it was not generated."""
        return self._stored("report")

    def _stored(self, column: str) -> Mapping[str, Any]:
        if self._kind != "territory":
            return {}
        found: Mapping[str, Any] = json.loads(str(self._profiles.region.scenario(self._container)[column]) or "{}")
        return found
