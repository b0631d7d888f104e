"""Communes, EPCI and départements of geo.api.gouv.fr: the current ones, longitudes and latitudes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from clefop_plugin.core.departements import DEPARTEMENTS, departements_of
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.web.answers import ask_json, figure, member, records, text
from clefop_plugin.sources.web.catalogue import Service
from clefop_plugin.sources.web.client import Client
from clefop_plugin.sources.web.geojson import shapes

SERVICE = "geo_api"
_FIELDS = "nom,code,population,codeEpci,codeDepartement,codeRegion,contour"


def communes(client: Client, region: str, progress: Progress | None = None) -> pd.DataFrame:
    """The communes of a région: code, name, population (NaN unknown), departement, region, epci ("" none), geom.

    One request a département keeps the answers small. ``geom`` is in longitudes and latitudes (WGS 84). Raises
    ServiceError.
    """
    progress = progress or Progress()
    service = client.catalogue.service(SERVICE)
    wanted = departements_of(region)
    rows: list[dict[str, Any]] = []
    outlines: list[Any] = []
    for rank, departement in enumerate(wanted):
        parameters = {"codeDepartement": departement, "fields": _FIELDS, "format": "json", "geometry": "contour"}
        label = tr("Communes of {departement}", departement=DEPARTEMENTS[departement][0])
        part = progress.part(rank / len(wanted), (rank + 1) / len(wanted))
        answer = ask_json(client, service, "/communes", parameters, label, part)
        found = records(service, answer, "communes")
        rows += [_commune(service, record) for record in found]
        outlines += list(shapes(service, [member(service, record, "contour") for record in found]))
    frame = pd.DataFrame(rows, columns=["code", "name", "population", "departement", "region", "epci"])
    frame["geom"] = pd.Series(outlines, dtype=object)
    return frame


def epcis(client: Client, region: str, progress: Progress | None = None) -> dict[str, str]:
    """Names of the EPCI with a commune in a région, by SIREN. Raises ServiceError."""
    service = client.catalogue.service(SERVICE)
    parameters = {"codeRegion": region, "fields": "nom,code"}
    answer = ask_json(client, service, "/epcis", parameters, tr("Names of the EPCI"), progress)
    return {text(service, record, "code"): text(service, record, "nom") for record in records(service, answer, "epcis")}


def departements(client: Client, region: str, progress: Progress | None = None) -> dict[str, str]:
    """Names of the départements of a région, by code. Raises ServiceError."""
    service = client.catalogue.service(SERVICE)
    answer = ask_json(client, service, f"/regions/{region}/departements", {"fields": "nom,code"}, "", progress)
    found = records(service, answer, "departements")
    return {text(service, record, "code"): text(service, record, "nom") for record in found}


def _commune(service: Service, record: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": text(service, record, "code"),
        "name": text(service, record, "nom"),
        "population": figure(record.get("population")),
        "departement": text(service, record, "codeDepartement"),
        "region": text(service, record, "codeRegion"),
        "epci": str(record.get("codeEpci") or ""),
    }
