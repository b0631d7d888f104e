"""Opendatasoft portals (Explore 2.1): whole data sets through their exports, which have no limit of rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.web import failures
from clefop_plugin.sources.web.answers import read_json
from clefop_plugin.sources.web.catalogue import Service
from clefop_plugin.sources.web.client import JSON, Answer, Client, Query, address

_KINDS = {"json": JSON, "geojson": JSON, "csv": ("text/csv", "application/csv", "text/plain")}


def export(
    client: Client,
    service: Service,
    dataset: str,
    form: Literal["json", "geojson", "csv"] = "json",
    where: str = "",
    select: Sequence[str] = (),
    progress: Progress | None = None,
) -> Answer:
    """A data set as a file; ``where`` is ODSQL made with :func:`literal`. Raises ServiceError."""
    parameters: dict[str, object] = {"lang": "fr", "timezone": "Europe/Paris"}
    if form == "csv":
        parameters["delimiter"] = ";"
    if where:
        parameters["where"] = where
    if select:
        parameters["select"] = ",".join(select)

    def check(file: Path) -> None:
        if form == "csv":
            _refuse_cut_csv(service, file)
        else:
            read_json(service, file)

    url = address(service, f"/catalog/datasets/{quote(dataset, safe='')}/exports/{form}", parameters)
    return client.get(Query(service, url, _KINDS[form], dataset, check=check), progress)


def literal(text: str) -> str:
    """A text of ODSQL: in double quotes, with its quotes and backslashes escaped."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _refuse_cut_csv(service: Service, file: Path) -> None:
    """An export ends with a line break: one that does not was cut."""
    with file.open("rb") as opened:
        opened.seek(0, 2)
        size = opened.tell()
        opened.seek(max(0, size - 1))
        last = opened.read(1)
    if size and last != b"\n":
        raise failures.unexpected(service, tr("its last line is cut"))
