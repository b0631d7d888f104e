"""Algorithm ``clefop:importrecruitment``: import recruitment needs by basin and occupation."""

from __future__ import annotations

from clefop_plugin.core.text import tr
from clefop_plugin.processing.importing import ImportAlgorithm


class ImportRecruitment(ImportAlgorithm):
    """Recruitment needs (enquête Besoins en main-d’œuvre); those of the same year are replaced."""

    NAME = "importrecruitment"
    BRINGS = "recruitment"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import recruitment needs")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("recruitment,bmo,needs,occupation,basin,shortage").split(",")
