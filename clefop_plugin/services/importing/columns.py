"""What each column of a table is to an import, as far as it is known before the whole file is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from clefop_plugin.core.errors import InputError
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.inspecting import Inspection
from clefop_plugin.services.importing.mapping import said_of
from clefop_plugin.sources import detect
from clefop_plugin.sources.indicators import catalogue
from clefop_plugin.sources.indicators.long import is_long
from clefop_plugin.sources.tables import Table
from clefop_plugin.sources.zoning_columns import usual_roles

#: "read" by the format, which alone knows as what; "" when only its reader knows whether.
ColumnRole = Literal["key", "label", "zoning", "indicator", "read", "unread", ""]
_SAID: Mapping[str, ColumnRole] = {
    "key": "key",
    "commune_code": "key",
    "name": "label",
    "title": "label",
    "names": "label",
    "zoning": "zoning",
    "count": "indicator",
    "given": "indicator",
    "ratio": "indicator",
}
#: Themes whose rows are places, known by their name and address: no column is their key.
_PLACES = ("trainings", "structures", "councils")


def column_roles(inspection: Inspection, choices: Choices) -> dict[str, ColumnRole]:
    """The role of each column of the table; empty for what is no table.

    A column is “unread” only when the format decides it by the names of the columns (zonings, indicators, recipes).
    """
    table = inspection.document.table
    if table is None:
        return {}
    if choices.recipe is not None and (choices.recipe.zonings or choices.recipe.indicators or choices.recipe.fields):
        said = said_of(choices.recipe, table.columns)
        return {column.column: _SAID.get(column.role, "read" if column.role else "unread") for column in said}
    theme = inspection.chosen.format.theme if inspection.chosen is not None else ""
    keys = {step.value for step in inspection.steps if step.name == "key"} if theme not in _PLACES else set()
    if theme == "flows":
        keys |= set(detect.flow_ends(table))
    labels = {detect.label_column(table)}
    zonings = _zoning_roles(table, keys, choices) if theme == "zonings" else {}
    indicators = _indicator_columns(table, choices) if theme == "indicators" else set()
    roles: dict[str, ColumnRole] = {}
    for column in table.columns:
        if column in keys:
            roles[column] = "key"
        elif column in labels:
            roles[column] = "label"
        elif theme == "zonings":
            roles[column] = zonings.get(column, "")
        elif theme == "indicators" and not is_long(table):
            roles[column] = "indicator" if column in indicators else "unread"
        else:
            roles[column] = ""
    return roles


def _zoning_roles(table: Table, keys: set[str], choices: Choices) -> dict[str, ColumnRole]:
    """Zonings and the names of their zones; nothing when the table has no key: its reader alone knows."""
    if not keys:
        return {}
    chosen = usual_roles(table, min(keys))
    if choices.fields:
        chosen = [detect.zoning_role(table, name) or detect.plain_role(table, name) for name in choices.fields]
    roles: dict[str, ColumnRole] = dict.fromkeys(table.columns, "unread")
    roles.update({role.label_column: "label" for role in chosen if role.label_column})
    roles.update({role.column: "zoning" for role in chosen})
    return roles


def _indicator_columns(table: Table, choices: Choices) -> set[str]:
    """The columns that the catalogues know, or that the user asks for."""
    try:
        known = catalogue.known(choices.catalogue)
    except InputError:
        known = catalogue.known()
    matching = {column for column in table.columns if any(entry.match(column) is not None for entry in known)}
    return matching | set(choices.fields)
