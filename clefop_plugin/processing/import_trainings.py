"""Algorithm ``clefop:importtrainings``: import a training offer."""

from __future__ import annotations

from clefop_plugin.core.text import tr
from clefop_plugin.processing.importing import TABLES, ImportAlgorithm


class ImportTrainings(ImportAlgorithm):
    """Training actions, places and sessions of a LHÉO, Onisep, Parcoursup, apprenticeship or other file."""

    NAME = "importtrainings"
    BRINGS = "trainings"
    PLACES = True

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import a training offer")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("training,course,lheo,onisep,parcoursup,carif,session").split(",")

    def file_filter(self) -> str:
        """LHÉO files are XML, the others are tables."""
        return f"{tr('Training offers')} (*.xml {TABLES});;{tr('All files')} (*)"
