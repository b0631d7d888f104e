"""The panels: a name, that of its module in ``docks``, and its class. A new panel is one module and one line here."""

from __future__ import annotations

from typing import Any

from clefop_plugin import environment

KINDS = {
    "indicators": "IndicatorsDock",
    "training": "TrainingDock",
    "recruitment": "RecruitmentDock",
    "structures": "StructuresDock",
    "links": "LinksDock",
    "council": "CouncilDock",
    "zonings": "ZoningsDock",
    "imports": "ImportsDock",
}
DOCKS = tuple(KINDS)
_MODULE = "clefop_plugin.gui.docks.{name}"
#: Modules that the first workspace needs at once, in the window: loaded with the packages, they do not stop it.
FIRST = (
    *environment.WORKSPACE,
    "shapely.geometry",
    "clefop_plugin.workspace.store",
    "clefop_plugin.services.profiles",
    "clefop_plugin.cartography.zoning_layers",
    *(_MODULE.format(name=name) for name in DOCKS),
)


def panel_class(name: str) -> Any:
    """The class of a panel. Only its own module is imported: all of them together would stop the window a moment."""
    return getattr(__import__(_MODULE.format(name=name), fromlist=[KINDS[name]]), KINDS[name])
