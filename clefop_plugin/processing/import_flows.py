"""Algorithm ``clefop:importflows``: import commuting flows between communes."""

from __future__ import annotations

from clefop_plugin.core.text import tr
from clefop_plugin.processing.importing import ImportAlgorithm


class ImportFlows(ImportAlgorithm):
    """Home-to-work flows; they replace those the workspace had."""

    NAME = "importflows"
    BRINGS = "flows"
    VINTAGES = True

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import commuting flows")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("commuting,flow,mobility,origin,destination,insee").split(",")
