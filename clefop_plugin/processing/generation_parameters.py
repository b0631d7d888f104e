"""Parameters of ``clefop:generateterritories``: how they are asked, and the field of the request each one fills."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from clefop_plugin.core.text import tr

#: Parameter of the algorithm: field of GenerateParameters, for the plain texts and numbers.
TEXTS = {
    "BLOCKS": "blocks",
    "NEST_IN": "nest_in",
    "COUNTED_INDICATOR": "counted_indicator",
    "TRAVEL_TABLE": "travel_table",
    "SCENARIO_NAME": "scenario_name",
}
WHOLES = {"K": "k", "K_MOST": "k_most", "ALTERNATIVES": "alternatives", "SEED": "seed"}
REALS = {
    "MIN_POPULATION": "minimum",
    "MAX_POPULATION": "maximum",
    "MAX_DIAMETER_KM": "maximum_diameter_km",
    "MAX_SEAT_KM": "maximum_seat_km",
    "MAX_TRAVEL": "maximum_travel",
    "NEST_WEIGHT": "nest_weight",
    "FLOW_WEIGHT": "flow_weight",
    "COMPACTNESS": "compactness",
    "BALANCE": "balance",
    "ALTERNATIVES_SHARE": "alternatives_share",
    "TIME_LIMIT": "time_limit",
}

COUNTED = ("residents", "jobs")


def whole(name: str, label: str, least: int) -> QgsProcessingParameterNumber:
    """An optional whole number, ``least`` or more."""
    parameter = QgsProcessingParameterNumber(name, label, QgsProcessingParameterNumber.Type.Integer, optional=True)
    parameter.setMinimum(least)
    return parameter


def real(name: str, label: str, least: float) -> QgsProcessingParameterNumber:
    """An optional number, ``least`` or more."""
    parameter = QgsProcessingParameterNumber(name, label, QgsProcessingParameterNumber.Type.Double, optional=True)
    parameter.setMinimum(least)
    return parameter


def text(name: str, label: str) -> QgsProcessingParameterString:
    """An optional text."""
    return QgsProcessingParameterString(name, label, optional=True)


def limits() -> list[QgsProcessingParameterDefinition]:
    """What no territory may break."""
    return [
        whole("K_MOST", tr("Most territories, when their number is a range from K"), 0),
        QgsProcessingParameterEnum(
            "COUNTED", tr("What the bounds count"), [tr("residents"), tr("jobs")], optional=True
        ),
        text("COUNTED_INDICATOR", tr("Indicator that counts the jobs (emplt)")),
        text("TOGETHER", tr("Blocks kept together (code+code;code+code)")),
        text("APART", tr("Blocks kept apart (code+code;code+code)")),
        text("PINS", tr("Blocks pinned to a seed (code=seed;code=seed)")),
        text("LINKS", tr("Declared links instead of those proposed for islands (code-code; none: no link)")),
        real("MAX_DIAMETER_KM", tr("Largest distance between two blocks of a territory (km)"), 1.0),
        real("MAX_SEAT_KM", tr("Largest distance to the seat of the territory (km)"), 1.0),
        QgsProcessingParameterFile(
            "TRAVEL_TABLE",
            tr("Table of travel (origin, destination, value)"),
            behavior=QgsProcessingParameterFile.Behavior.File,
            optional=True,
        ),
        real("MAX_TRAVEL", tr("Longest travel to the seat, in the unit of the table"), 0.0),
    ]


def wishes() -> list[QgsProcessingParameterDefinition]:
    """What the search weighs, and what more it computes."""
    return [
        real("NEST_WEIGHT", tr("Weight of the nesting, when it is a wish and not a rule"), 0.0),
        real("FLOW_WEIGHT", tr("Weight of the commuting flows"), 0.0),
        real("COMPACTNESS", tr("Weight of compactness (common borders not cut)"), 0.0),
        real("BALANCE", tr("Weight of balance (even populations)"), 0.0),
        whole("ALTERNATIVES", tr("Number of other scenarios to look for"), 0),
        real("ALTERNATIVES_SHARE", tr("Largest distance of the other scenarios to the best (0.02 for 2 %)"), 0.0),
        QgsProcessingParameterBoolean(
            "SENSITIVITY", tr("Solve again under other weights: which blocks never move"), optional=True
        ),
    ]


def lists() -> dict[str, tuple[str, Callable[[str], Any]]]:
    """Parameters written as lists: field of GenerateParameters and reader."""
    from clefop_plugin.services.generation_parameters import parse_groups, parse_pairs

    def links(text: str) -> tuple[tuple[str, str], ...]:
        return () if text.strip().lower() in ("none", tr("none")) else parse_pairs(text, "-")

    return {
        "TOGETHER": ("together", parse_groups),
        "APART": ("apart", parse_groups),
        "PINS": ("pins", lambda text: parse_pairs(text, "=")),
        "LINKS": ("links", links),
    }
