"""JSON answers, read strictly: a field that the documentation promises and that is absent is named."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.web import failures
from clefop_plugin.sources.web.catalogue import Service
from clefop_plugin.sources.web.client import Client, Query, address

#: Figures from here on are mistakes.
_TOO_MUCH = 1e15


def read_json(service: Service, path: Path) -> Any:
    """The content of a JSON file. Raises ServiceError when it is cut or is no JSON."""
    try:
        return json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise failures.unexpected(service, tr("its JSON is cut or damaged")) from error


def ask_json(
    client: Client,
    service: Service,
    path: str,
    parameters: Mapping[str, object],
    label: str = "",
    progress: Progress | None = None,
) -> Any:
    """The JSON answer of a service; one that came damaged is asked again."""

    parsed: list[Any] = []

    def check(file: Path) -> None:
        parsed[:] = [read_json(service, file)]

    url = address(service, path, parameters)
    answer = client.get(Query(service, url, label=label, check=check), progress)
    return parsed[0] if parsed else read_json(service, answer.path)


def records(service: Service, value: Any, what: str = "") -> list[dict[str, Any]]:
    """A list of objects, or ServiceError: ``what`` names it in the sentence."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise failures.unexpected(service, tr("“{what}” is not a list of records", what=what or "JSON"))
    return value


def member(service: Service, record: Any, *names: str) -> Any:
    """The value under the first of ``names`` that a record has; ServiceError naming the first when it has none."""
    for name in names if isinstance(record, Mapping) else ():
        if name in record:
            return record[name]
    raise failures.missing_field(service, names[0])


def text(service: Service, record: Any, *names: str) -> str:
    """A field as text, "" for null."""
    value = member(service, record, *names)
    return "" if value is None else str(value)


def figure(value: Any) -> float:
    """A number of JSON, NaN when it is none (null, a text) or no figure that statistics could hold."""
    usual = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _TOO_MUCH
    return float(value) if usual else float("nan")
