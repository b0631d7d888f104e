"""The Melodi API of the INSEE: observations of a cube for a list of places, page by page, 30 requests a minute."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources.web import failures
from clefop_plugin.sources.web.answers import ask_json, figure, member, records
from clefop_plugin.sources.web.catalogue import Service
from clefop_plugin.sources.web.client import Client

SERVICE = "melodi"
_GEO = re.compile(r"(\d{4})-([A-Z0-9]+)-(\w+)")
#: No cube of communes needs more pages: one that goes on for ever is not what is documented.
_MAX_PAGES = 500


def communes_of(departement: str) -> str:
    """The GEO of every commune of a département."""
    return f"DEP-{departement}*COM"


def observations(
    client: Client,
    dataset: str,
    geo: str,
    dimensions: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Observations: ``vintage`` (of the codes), ``level``, ``code``, one column a dimension, ``value``, ``status``.

    ``value`` is NaN where the cube publishes none, with the status the service gives. Raises ServiceError.
    """
    progress = progress or Progress()
    service = client.catalogue.service(SERVICE)
    path = f"/data/{quote(dataset, safe='')}"
    parameters: dict[str, object] = {"GEO": geo, **(dimensions or {}), "maxResult": service.page, "page": 1}
    rows: list[dict[str, Any]] = []
    for page in range(1, _MAX_PAGES + 1):
        label = tr("{dataset}, {geo}: page {page}", dataset=dataset, geo=geo, page=number(page))
        answer = ask_json(client, service, path, parameters, label, progress)
        found = records(service, member(service, answer, "observations"), "observations")
        rows += [_row(service, record) for record in found]
        following = _next(answer.get("paging"), parameters, len(found), service.page)
        if following is None:
            return pd.DataFrame(rows)
        parameters = following
    raise failures.unexpected(service, tr("its pages have no end"))


def _next(paging: Any, parameters: dict[str, object], came: int, size: int) -> dict[str, object] | None:
    """Parameters of the page after, None after the last. Its address is never followed as given: only its query."""
    following = paging.get("next") if isinstance(paging, dict) else None
    if not came:
        return None
    if isinstance(following, str) and following:
        return dict(parse_qsl(urlsplit(following).query)) or None
    # Without a link, a page that is not full is the last one.
    return _after(parameters) if came >= size else None


def _after(parameters: dict[str, object]) -> dict[str, object]:
    return {**parameters, "page": int(str(parameters["page"])) + 1}


def _row(service: Service, record: dict[str, Any]) -> dict[str, Any]:
    places = member(service, record, "dimensions")
    measures = member(service, record, "measures")
    geo = _GEO.fullmatch(str(member(service, places, "GEO")))
    if geo is None:
        raise failures.unexpected(service, tr("a place that is not written YEAR-LEVEL-CODE"))
    values = list(measures.values()) if isinstance(measures, dict) else []
    first = values[0] if values and isinstance(values[0], dict) else {}
    attributes = record.get("attributes")
    about = attributes if isinstance(attributes, dict) else {}
    return {
        "vintage": int(geo.group(1)),
        "level": geo.group(2),
        "code": geo.group(3),
        **{str(name): str(modality) for name, modality in places.items() if name != "GEO"},
        "value": figure(first.get("value")),
        "status": str(about.get("OBS_STATUS") or about.get("CONF_STATUS") or ""),
    }


def legal_populations(
    client: Client, departements: list[str], folder: Path, progress: Progress | None = None
) -> tuple[Path, int]:
    """The municipal population of every commune of some départements as a table in ``folder``, and its year.

    Columns: CODGEO, PMUN. Raises ServiceError.
    """
    progress = progress or Progress()
    service = client.catalogue.service(SERVICE)
    parts = []
    for rank, departement in enumerate(departements):
        part = progress.part(rank / len(departements), (rank + 1) / len(departements))
        asked = {"POPREF_MEASURE": "PMUN"}
        parts.append(observations(client, "DS_POPULATIONS_REFERENCE", communes_of(departement), asked, part))
    frame = pd.concat(parts, ignore_index=True)
    if frame.empty or "TIME_PERIOD" not in frame:
        raise failures.missing_field(service, "TIME_PERIOD")
    measured = frame.get("POPREF_MEASURE", pd.Series("PMUN", index=frame.index)) == "PMUN"
    dated = frame["TIME_PERIOD"].str.fullmatch(r"\d{4}").fillna(False).astype(bool)
    frame = frame[measured & dated & (frame["level"] == "COM") & frame["value"].notna()]
    latest = max(frame["TIME_PERIOD"], default="")
    frame = frame[frame["TIME_PERIOD"] == latest].drop_duplicates("code")
    if frame.empty:
        raise failures.unexpected(service, tr("no population"))
    path = folder / f"populations_{latest}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["CODGEO", "PMUN"])
        writer.writerows((code, round(value)) for code, value in zip(frame["code"], frame["value"], strict=True))
    return path, int(latest)
