"""Records of a JSON file as rows of text: lists of objects, API answers, GeoJSON attributes, one object a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.grids import as_text, refuse_too_many
from clefop_plugin.sources.headers import MAX_COLUMNS

_LISTS = ("results", "observations", "features", "data", "records", "items", "service", "rows")


def read_json(name: str, text: str) -> tuple[list[str], list[list[str]], str]:
    """Column names, rows, and where the records were found, in words.

    Nested values are JSON text, an absent or null value is "". Raises InputError
    when the text is not JSON, or holds no list of records.
    """
    records, why = _records(name, _parsed(name, text))
    columns: dict[str, None] = {}
    for record in records:
        columns.update(dict.fromkeys(record))
        if len(columns) > MAX_COLUMNS:
            raise InputError(tr("{name} holds no table: its records have nothing in common.", name=name))
    refuse_too_many(name, len(records) * len(columns), len(text))
    try:
        return list(columns), [[cell_text(record.get(column)) for column in columns] for record in records], why
    except RecursionError as error:
        raise InputError(too_deep(name)) from error


def _parsed(name: str, text: str) -> Any:
    try:
        return _loads(text)
    except RecursionError as error:
        raise InputError(too_deep(name)) from error
    except ValueError as error:
        lines = _parsed_lines(text)
        if lines is None:
            line = getattr(error, "lineno", 1)
            raise InputError(tr("{name} is not valid JSON (line {line}).", name=name, line=line)) from error
        return lines


def too_deep(name: str) -> str:
    """The sentence for a JSON that nests its values without end."""
    return tr("{name} nests its elements too deeply.", name=name)


def _parsed_lines(text: str) -> list[Any] | None:
    """One JSON object a line; None when the text is not so."""
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        return [_loads(line) for line in lines] if len(lines) > 1 else None
    except (ValueError, RecursionError):
        return None


def _loads(text: str) -> Any:
    """A JSON value; NaN and Infinity, which JSON does not have, stay as text."""
    return json.loads(text, parse_constant=str)


def _records(name: str, found: Any) -> tuple[list[dict[str, Any]], str]:
    """The records of a JSON value: the list itself, or the longest list of one of its fields."""
    if isinstance(found, list) and found and all(isinstance(record, dict) for record in found):
        return found, tr("a list of records")
    if isinstance(found, dict) and found.get("type") == "Feature":
        found = {"features": [found]}
    if isinstance(found, dict):
        lists = {key: value for key, value in found.items() if isinstance(value, list)}
        good = {key: value for key, value in lists.items() if value and all(isinstance(one, dict) for one in value)}
        best = best_list({key: len(value) for key, value in good.items()})
        if best is not None:
            key, why = best
            return ([attributes(record) for record in good[key]] if key == "features" else good[key]), why
    raise InputError(no_records(name))


def best_list(counts: Mapping[str, int]) -> tuple[str, str] | None:
    """The field whose list holds the table, among those that are lists of records, and that in words: one that is known
    to, else the longest. "" is the list itself."""
    if not counts:
        return None
    known = [key for key in _LISTS if key in counts]
    key = known[0] if known else max(counts, key=lambda key: counts[key])
    if not key:
        return key, tr("a list of records")
    if key == "features":
        return key, tr("the attributes of the features of a GeoJSON")
    return key, tr("the records of “{field}”", field=key)


def no_records(name: str) -> str:
    """The sentence for a JSON without a table."""
    return tr("{name} holds no table: its JSON has no list of records.", name=name)


def attributes(feature: dict[str, Any]) -> dict[str, Any]:
    """The attributes of a feature of a GeoJSON."""
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


def cell_text(value: Any) -> str:
    """A JSON value as a cell: nested ones stay JSON text."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return as_text(value)
