"""Workspaces kept open for expressions and layout items. The threads that draw maps may ask too: one at a time.

Whoever asks holds :data:`LOCK` while it does; nothing inside waits for another thread of QGIS.
"""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from clefop_plugin.core.errors import InputError, MissingPackageError
from clefop_plugin.core.text import tr

if TYPE_CHECKING:
    from clefop_plugin.cartography.context import AtlasContext
    from clefop_plugin.services.profile_types import Figure, Kind
    from clefop_plugin.services.profiles import Profiles

LOCK = threading.RLock()
#: Workspaces kept open; the one asked for the longest time ago is forgotten first.
MOST = 3
#: Ids that a sentence names at most.
NAMED = 12

_open: OrderedDict[str, Study] = OrderedDict()


class Study:
    """One workspace: what was read of it is kept until the file changes."""

    def __init__(self, profiles: Profiles) -> None:
        self.profiles = profiles
        self._forget()

    def follow_file(self) -> None:
        """Forget everything when the file has changed."""
        if self.profiles.is_stale():
            self.profiles.refresh()
            self._forget()

    def context(self, container: str) -> AtlasContext:
        """The territories of a container: a scenario (``scenario:<id>``, or its id or label), or a zoning.

        The latest scenario when it is empty, or the EPCI when there is none. Raises InputError when it is unknown.
        """
        if container not in self._contexts:
            self._contexts[container] = self._make_context(container)
        return self._contexts[container]

    def figure(self, context: AtlasContext, code: str, indicator: str, period: str = "") -> Figure | None:
        """An indicator of a territory; None when the workspace has no value of an indicator of the catalogue.

        Raises InputError when the indicator or the period is unknown, WorkspaceError when the territory is.
        """
        key = (context.kind, context.container, code, indicator, period)
        if key not in self._figures:
            self._figures[key] = self._read_figure(context, code, indicator, period)
        return self._figures[key]

    def colours(self, context: AtlasContext) -> dict[str, int]:
        """Colour index of each block of the region: neighbours differ, whatever territory they are in."""
        if context.blocks_zoning not in self._colours:
            self._colours[context.blocks_zoning] = _block_colours(self.profiles, context.blocks_zoning)
        return self._colours[context.blocks_zoning]

    def _forget(self) -> None:
        self._contexts: dict[str, AtlasContext] = {}
        self._figures: dict[tuple[str, str, str, str, str], Figure | None] = {}
        self._colours: dict[str, dict[str, int]] = {}

    def _make_context(self, container: str) -> AtlasContext:
        from datetime import date

        from qgis.core import QgsProject

        from clefop_plugin.cartography.atlas import long_date
        from clefop_plugin.cartography.context import AtlasContext

        kind, identifier = self._find(container)
        return AtlasContext(self.profiles, kind, identifier, QgsProject.instance(), long_date(date.today()))

    def _find(self, container: str) -> tuple[Kind, str]:
        from clefop_plugin.services.choice import SCENARIO_PREFIX, find_scenario, find_zoning
        from clefop_plugin.services.region import BLOCKS_ZONING

        region, workspace = self.profiles.region, self.profiles.workspace
        scenarios = region.scenarios
        if not container and not len(scenarios) and (region.zonings["id"] == BLOCKS_ZONING).any():
            return "zone", BLOCKS_ZONING
        known = {*scenarios["id"], *scenarios["label"]}
        if not container or container.startswith(SCENARIO_PREFIX) or container in known:
            return "territory", find_scenario(workspace, container.removeprefix(SCENARIO_PREFIX).strip())[0]
        return "zone", find_zoning(workspace, container)[0]

    def _read_figure(self, context: AtlasContext, code: str, indicator: str, period: str) -> Figure | None:
        from clefop_plugin.services.profile_types import TerritoryRef
        from clefop_plugin.sources.indicators.catalogue import shipped

        ids = list(self.profiles.region.indicators["id"])
        if indicator not in ids:
            if indicator in {definition.id for definition in shipped()}:
                return None
            raise InputError(_unknown(indicator, ids))
        ref = TerritoryRef(context.kind, context.container, code)
        found = self.profiles.figures(ref, [indicator], period)
        if not found and period and self.profiles.figures(ref, [indicator]):
            raise InputError(
                tr("The indicator {indicator} has no value in {period}.", indicator=indicator, period=period)
            )
        return found[0] if found else None


def study(path: Path | str) -> Study:
    """The study of a workspace, opened when it is not. Raises ClefopError when the file cannot be read."""
    key = str(path)
    if key not in _open:
        _prepare()
        from clefop_plugin.services.profiles import Profiles
        from clefop_plugin.workspace.store import Workspace

        keep(Profiles(Workspace.open(path)))
    _open.move_to_end(key)
    _open[key].follow_file()
    return _open[key]


def keep(profiles: Profiles) -> None:
    """Answer with these profiles what is asked of their workspace: what they have read is not read again."""
    with LOCK:
        _open[str(profiles.workspace.path)] = Study(profiles)
        while len(_open) > MOST:
            _open.popitem(last=False)


@contextmanager
def lent(profiles: Profiles) -> Iterator[None]:
    """Answer with these profiles for a while, then with what was open before: an export must not weigh afterwards."""
    key = str(profiles.workspace.path)
    with LOCK:
        before = _open.get(key)
    keep(profiles)
    try:
        yield
    finally:
        with LOCK:
            _open.pop(key, None)
            if before is not None:
                _open[key] = before


def close_all() -> None:
    """Forget every workspace."""
    with LOCK:
        _open.clear()


def _prepare() -> None:
    from clefop_plugin import environment

    obstacle = environment.obstacle(environment.WORKSPACE)
    if obstacle:
        raise MissingPackageError(obstacle)
    if any(name not in sys.modules for name in environment.WORKSPACE):
        environment.load(environment.WORKSPACE)  # the thread that asks may be one of QGIS's


def _unknown(indicator: str, ids: list[str]) -> str:
    if not indicator:
        return tr("Give the id of an indicator.")
    known = ", ".join(ids[:NAMED]) + (", …" if len(ids) > NAMED else "")
    return tr(
        "The indicator {indicator} does not exist. Those of this workspace are: {known}.",
        indicator=indicator,
        known=known or "–",
    )


def _block_colours(profiles: Profiles, zoning: str) -> dict[str, int]:
    import numpy as np

    from clefop_plugin.cartography import palettes
    from clefop_plugin.cartography.placement import colour_neighbours
    from clefop_plugin.core.zonings import dissolve

    region = profiles.region
    codes, index = np.unique(region.block_of(zoning).to_numpy(dtype=str), return_inverse=True)
    shapes = dissolve(np.asarray(region.communes["geom"], dtype=object), index.astype(np.int64), len(codes))
    colours = colour_neighbours(list(shapes), len(palettes.TERRITORIES))
    return dict(zip(codes.tolist(), colours, strict=True))
