"""The tables of the workspace, by name, and the version of their schema."""

from __future__ import annotations

from collections.abc import Mapping

from clefop_plugin.workspace.council_tables import COUNCIL_MEMBERS, COUNCILS, PROJECTS
from clefop_plugin.workspace.fact_tables import (
    FLOWS,
    INDICATOR_VALUES,
    INDICATORS,
    RECRUITMENT,
    STRUCTURES,
    TRAINING_SESSIONS,
    TRAININGS,
    TRAVEL_TIMES,
)
from clefop_plugin.workspace.study_tables import (
    COMMUNES,
    IMPORTS,
    MEMBERSHIPS,
    META,
    SCENARIO_BLOCKS,
    SCENARIOS,
    TERRITORIES,
    ZONES,
    ZONINGS,
)
from clefop_plugin.workspace.table import Table

__all__ = ["SCHEMA_VERSION", "TABLES", "Table"]

#: 2: names of basins, statuses of every recruitment figure, meetings, contacts, project groups and their indicators.
#: 3: values of indicators packed by series, ``indicator_values`` a view of them; structures found by their commune.
#: 4: travel times.
SCHEMA_VERSION = 4

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        META,
        IMPORTS,
        COMMUNES,
        ZONINGS,
        ZONES,
        MEMBERSHIPS,
        SCENARIOS,
        TERRITORIES,
        SCENARIO_BLOCKS,
        INDICATORS,
        INDICATOR_VALUES,
        FLOWS,
        TRAVEL_TIMES,
        TRAININGS,
        TRAINING_SESSIONS,
        STRUCTURES,
        RECRUITMENT,
        COUNCILS,
        COUNCIL_MEMBERS,
        PROJECTS,
    )
}
