"""Algorithm ``clefop:importstructures``: import missions locales, agencies and other support structures."""

from __future__ import annotations

from clefop_plugin.core.text import tr
from clefop_plugin.processing.importing import ImportAlgorithm


class ImportStructures(ImportAlgorithm):
    """Support structures with their address, contact and, when the file has it, the communes they serve."""

    NAME = "importstructures"
    BRINGS = "structures"
    PLACES = True
    STRUCTURES = True

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import support structures")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("mission locale,agency,directory,address,france travail,cap emploi").split(",")
