"""How each kind of import is written into a workspace: one module a kind, one line in ``_WRITERS``.

``stage`` counts what would change, ``draw`` makes what takes long (shapes, places) before the transaction opens, and
returns what is done inside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clefop_plugin.services.importing.writers import (
    councils,
    flows,
    indicators,
    places,
    recruitment,
    travel,
    zonings,
)
from clefop_plugin.services.importing.writers.base import Change, Staged, Writer
from clefop_plugin.sources.bmo import RecruitmentImport
from clefop_plugin.sources.councils import CouncilImport
from clefop_plugin.sources.flows import FlowImport
from clefop_plugin.sources.geography import ZoningImport
from clefop_plugin.sources.indicators import IndicatorImport
from clefop_plugin.sources.offers import TrainingImport
from clefop_plugin.sources.structures import StructureImport
from clefop_plugin.sources.travel_times import TravelImport

__all__ = ["Change", "Staged", "Writer", "writer_of"]

_WRITERS: Mapping[type, Writer] = {
    ZoningImport: Writer(zonings.stage),
    IndicatorImport: Writer(indicators.stage),
    FlowImport: Writer(flows.stage),
    TrainingImport: Writer(places.stage_trainings),
    StructureImport: Writer(places.stage_structures),
    RecruitmentImport: Writer(recruitment.stage),
    CouncilImport: Writer(councils.stage),
    TravelImport: Writer(travel.stage),
}


def writer_of(found: Any) -> Writer:
    """The writer of an import. Raises KeyError for a kind that is not registered."""
    return _WRITERS[type(found)]
