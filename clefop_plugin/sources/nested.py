"""JSON text inside the cells of a table, as the annuaire and data·inclusion write it: read within limits."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_MAX_CELL = 1_000_000
_MAX_ITEMS = 50_000


def parse_cell(text: str) -> Any:
    """The value of JSON text; None for an empty cell. Raises ValueError when it is broken, too long or too deep."""
    plain = text.strip()
    if not plain:
        return None
    if len(plain) > _MAX_CELL:
        raise ValueError(plain[:20])
    try:
        return json.loads(plain)
    except RecursionError as error:
        raise ValueError(plain[:20]) from error


def records(text: str) -> list[Mapping[str, Any]]:
    """The objects of a JSON list, or the only one. Raises ValueError when the text holds anything else."""
    found = parse_cell(text)
    rows: Any = [] if found is None else [found] if isinstance(found, dict) else found
    if not isinstance(rows, list) or len(rows) > _MAX_ITEMS or not all(isinstance(row, dict) for row in rows):
        raise ValueError(text[:20])
    return list(rows)


def words(text: str) -> list[str]:
    """The items of a cell that holds a list: JSON, ``{a,b}`` of PostgreSQL, or words between commas, bars or ``;``."""
    plain = text.strip()
    if plain.startswith("["):
        try:
            found = parse_cell(plain)
        except ValueError:
            found = re.split(r"[,\s]+", re.sub(r"[\[\]'\"]", " ", plain[:_MAX_CELL]))
        items = [str(item) for item in found if isinstance(item, str | int)] if isinstance(found, list) else []
    else:
        items = re.split(r"[,|;]", plain[:_MAX_CELL].strip("{}"))
    return [item.strip().strip('"') for item in items if item.strip().strip('"')]


def text_of(value: Any) -> str:
    """A plain value of JSON as one line of text; empty for anything else."""
    if isinstance(value, bool):
        return ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
