"""What each column of a table is to an import, as far as it is known before the whole file is read."""

from __future__ import annotations

from typing import Literal

from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.inspecting import Inspection
from clefop_plugin.sources import detect
from clefop_plugin.sources.indicators import kind_of_column
from clefop_plugin.sources.tables import Table

#: "" when only the reader of the format knows.
ColumnRole = Literal["key", "label", "zoning", "indicator", "unread", ""]
_LONG_TABLE = ("indicateur", "indicator", "variable", "valeur", "value", "obs_value", "periode", "period", "annee")


def column_roles(inspection: Inspection, choices: Choices) -> dict[str, ColumnRole]:
    """The role of each column of the table; empty for what is no table.

    A column is “unread” only when the format decides it by the names of the columns (zonings, indicators).
    """
    table = inspection.document.table
    if table is None:
        return {}
    theme = inspection.chosen.format.theme if inspection.chosen is not None else ""
    keys = {step.value for step in inspection.steps if step.name == "key"}
    if theme == "flows":
        keys |= set(detect.flow_ends(table))
    labels = {detect.label_column(table)}
    roles: dict[str, ColumnRole] = {}
    for column in table.columns:
        if column in keys:
            roles[column] = "key"
        elif column in labels:
            roles[column] = "label"
        elif theme == "zonings":
            roles[column] = _zoning_role(table, column, choices)
        elif theme == "indicators":
            roles[column] = _indicator_role(table, column, choices)
        else:
            roles[column] = ""
    return roles


def _zoning_role(table: Table, column: str, choices: Choices) -> ColumnRole:
    known = detect.zoning_roles(table)
    if column in {role.label_column for role in known}:
        return "label"
    if choices.fields:
        return "zoning" if column in choices.fields else "unread"
    if not known:
        return ""
    return "zoning" if column in {role.column for role in known if role.automatic} else "unread"


def _indicator_role(table: Table, column: str, choices: Choices) -> ColumnRole:
    if column in choices.fields or kind_of_column(column) is not None or table.find(*_LONG_TABLE) == column:
        return "indicator"
    return "" if choices.catalogue is not None or table.find("indicateur", "indicator", "variable") else "unread"
