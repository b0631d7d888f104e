"""Whose territories an algorithm exports: those of a scenario, or the zones of a zoning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingContext, QgsProcessingParameterString

from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters
from clefop_plugin.processing.parameters import find_scenario, find_zoning, is_given

if TYPE_CHECKING:
    from clefop_plugin.workspace.store import Workspace


def add_container(algorithm: ClefopAlgorithm) -> None:
    """Declare the scenario and the zoning; without either, the latest scenario is taken."""
    algorithm.add(
        QgsProcessingParameterString("SCENARIO", tr("Scenario (id or name; empty: the latest)"), optional=True)
    )
    algorithm.add(QgsProcessingParameterString("ZONING", tr("Zoning, instead of a scenario"), optional=True))


def container_problem(parameters: Parameters) -> str:
    """A sentence when both are given, or the empty text."""
    both = is_given(parameters, "SCENARIO") and is_given(parameters, "ZONING")
    return tr("Give a scenario or a zoning, not both.") if both else ""


def find_container(
    algorithm: ClefopAlgorithm, workspace: Workspace, parameters: Parameters, context: QgsProcessingContext
) -> tuple[str, str]:
    """Id of the scenario and of the zoning: one of them is empty. Raises InputError when it is unknown."""
    zoning = algorithm.text(parameters, "ZONING", context)
    if zoning:
        return "", find_zoning(workspace, zoning)[0]
    return find_scenario(workspace, algorithm.text(parameters, "SCENARIO", context))[0], ""
