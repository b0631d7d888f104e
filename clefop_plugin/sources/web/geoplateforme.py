"""Admin Express on the WFS of the Géoplateforme: communes with their codes and outlines, names of zones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources.web import failures
from clefop_plugin.sources.web.answers import ask_json, figure, member, records
from clefop_plugin.sources.web.catalogue import Service
from clefop_plugin.sources.web.client import Client, Query, address
from clefop_plugin.sources.web.failures import ServiceError, Unreachable
from clefop_plugin.sources.web.geojson import shapes

SERVICE = "geoplateforme"
#: The server never gives more features an answer, whatever is asked.
MAX_PAGE = 5000
_XML = ("text/xml", "application/xml", "application/gml+xml")
_MATCHED = re.compile(rb"numberMatched\s*=\s*[\"'](\d+|unknown)[\"']")
#: Names of an attribute: since ADMIN EXPRESS COG 4.0 (2025), then until 2024.
_CODE = ("code_insee", "insee_com")
_NAME = ("nom_officiel", "nom")
_DEPARTEMENT = ("code_insee_du_departement", "insee_dep")
_REGION = ("code_insee_de_la_region", "insee_reg")
_ARRONDISSEMENT = ("code_insee_de_l_arrondissement", "insee_arr")
_EPCI = ("codes_siren_des_epci", "siren_epci")
_NO_EPCI = frozenset({"", "NR", "NC", "NULL"})


@dataclass(frozen=True)
class Features:
    """What a layer gave: its name on the service, and each feature's attributes (lower case) and shape (None: none)."""

    layer: str
    properties: list[dict[str, Any]]
    shapes: list[Any]


@dataclass(frozen=True)
class _Names:
    """The attributes of one generation of a layer: which sort the pages, which tells the region ("" none)."""

    order: tuple[str, ...]
    region: str
    wanted: tuple[str, ...] = ()


_LAYERS: Mapping[str, tuple[_Names, ...]] = {
    "commune": (_Names(("code_insee",), _REGION[0]), _Names(("insee_com",), _REGION[1])),
    "arrondissement": (
        _Names((_DEPARTEMENT[0], "code_insee"), _REGION[0], ("code_insee", "nom_officiel", _DEPARTEMENT[0])),
        _Names((_DEPARTEMENT[1], "insee_arr"), _REGION[1], ("insee_arr", "nom", _DEPARTEMENT[1])),
    ),
    "epci": (
        _Names(("code_siren",), "", ("code_siren", "nom_officiel")),
        _Names(("code_siren",), "", ("code_siren", "nom")),
    ),
}


def communes(
    client: Client, region: str, vintage: int, authority: str = "EPSG:4326", progress: Progress | None = None
) -> tuple[pd.DataFrame, str]:
    """The communes of a région and the layer they come from; ``geom`` in the system ``authority`` (EPSG:2154…).

    Columns: code, name, population (NaN unknown), departement, region, arrondissement, epci ("" none), geom. Raises
    ServiceError.
    """
    service = client.catalogue.service(SERVICE)
    found = features(client, "commune", vintage, region, authority, progress)
    rows = [_commune(service, record) for record in found.properties]
    columns = ["code", "name", "population", "departement", "region", "arrondissement", "epci"]
    frame = pd.DataFrame(rows, columns=columns)
    frame["geom"] = pd.Series(found.shapes, dtype=object)
    return frame, found.layer


def names(client: Client, layer: str, region: str, vintage: int, progress: Progress | None = None) -> dict[str, str]:
    """Names of the zones of a layer (``epci``, ``arrondissement``) by code, without their outlines."""
    service = client.catalogue.service(SERVICE)
    found = features(client, layer, vintage, region, "EPSG:4326", progress)
    names_of: dict[str, str] = {}
    for record in found.properties:
        code = str(member(service, record, "code_siren", *_CODE, "insee_arr") or "")
        if layer == "arrondissement":
            code = whole_arrondissement(code, str(record.get(_DEPARTEMENT[0], record.get(_DEPARTEMENT[1], "")) or ""))
        names_of[code] = str(member(service, record, *_NAME) or "")
    return names_of


def features(
    client: Client, layer: str, vintage: int, region: str, authority: str, progress: Progress | None = None
) -> Features:
    """Every feature of a layer for a région, page by page, from the first layer of the catalogue that has them.

    Raises ServiceError: why the first layer that answered does not do, or is refused.
    """
    service = client.catalogue.service(SERVICE)
    failure: ServiceError | None = None
    newest = max(client.catalogue.vintages, default=vintage)
    for pattern in service.names.values():
        if "{vintage}" not in pattern and vintage != newest:
            continue  # an undated layer holds the newest vintage only
        name = pattern.replace("{vintage}", str(vintage)).replace("{layer}", layer)
        for attributes in _LAYERS[layer]:
            try:
                return _all_pages(client, service, name, attributes, region, authority, progress or Progress())
            except Unreachable:
                raise
            except ServiceError as error:  # a layer or an attribute of another edition: the next one may do
                if failure is None or (failure.code and not error.code):
                    failure = error  # what came and is wrong says more than what was refused
    raise failure or failures.unexpected(service, "–")


def _all_pages(
    client: Client, service: Service, name: str, attributes: _Names, region: str, authority: str, progress: Progress
) -> Features:
    asked = {
        "SERVICE": "WFS",
        "VERSION": "2.0.0",
        "REQUEST": "GetFeature",
        "TYPENAMES": name,
        "SRSNAME": authority,
    }
    if attributes.region:
        asked["CQL_FILTER"] = f"{attributes.region}={cql_text(region)}"
    total = _matched(client, service, asked, progress)
    if attributes.wanted:
        asked["PROPERTYNAME"] = ",".join(attributes.wanted)
    asked |= {"OUTPUTFORMAT": "application/json", "SORTBY": ",".join(attributes.order)}
    found = Features(name, [], [])
    seen: set[tuple[str, ...]] = set()
    for page in _pages(client, service, asked, total, progress):
        outlines = shapes(service, [feature.get("geometry") for feature in page])
        for feature, outline in zip(page, outlines, strict=True):
            given = member(service, feature, "properties")
            properties = {str(k).lower(): v for k, v in given.items()} if isinstance(given, dict) else {}
            key = tuple(str(member(service, properties, name)) for name in attributes.order)
            if key in seen:
                continue
            seen.add(key)
            found.properties.append(properties)
            found.shapes.append(outline)
    if not found.properties:
        raise failures.unexpected(service, tr("no feature in {layer}", layer=name))
    if total is not None and len(found.properties) < total:
        what = tr("{count} features came of {total}", count=number(len(found.properties)), total=number(total))
        raise failures.unexpected(service, what)
    return found


def _pages(
    client: Client, service: Service, asked: dict[str, str], total: int | None, progress: Progress
) -> Iterator[list[dict[str, Any]]]:
    size = min(service.page, MAX_PAGE)
    start = 0
    while total is None or start < total:
        part = progress.part(start / total, min(1.0, (start + size) / total)) if total else progress
        label = tr("{layer} from {start}", layer=_label(asked["TYPENAMES"]), start=number(start + 1))
        parameters = asked | {"STARTINDEX": str(start), "COUNT": str(size)}
        answer = ask_json(client, service, "", parameters, label, part)
        page = records(service, member(service, answer, "features"), "features")
        if not page:
            return
        yield page
        start += len(page)
        if total is None and len(page) < size:
            return


def _label(name: str) -> str:
    """What a layer holds, as the user calls it."""
    layer = name.rpartition(":")[2]
    return {"commune": tr("Communes"), "arrondissement": tr("Arrondissements")}.get(layer, layer.upper())


def _matched(client: Client, service: Service, asked: dict[str, str], progress: Progress) -> int | None:
    """How many features there are, None when the service does not count them."""

    def check(file: Path) -> None:
        if _MATCHED.search(file.read_bytes()[:20_000]) is None:
            raise failures.missing_field(service, "numberMatched")

    query = Query(
        service, address(service, "", asked | {"RESULTTYPE": "hits"}), _XML, _label(asked["TYPENAMES"]), check=check
    )
    found = _MATCHED.search(client.get(query, progress).path.read_bytes()[:20_000])
    return int(found.group(1)) if found is not None and found.group(1) != b"unknown" else None


def cql_text(value: str) -> str:
    """A text of a CQL filter: in quotes, its own quotes doubled."""
    return "'" + value.replace("'", "''") + "'"


def whole_arrondissement(code: str, departement: str) -> str:
    """The code of an arrondissement as the INSEE writes it: IGN gives it without its département."""
    whole = not code or (code.startswith(departement) and len(code) > len(departement))
    return code if whole else departement + code


def _commune(service: Service, record: dict[str, Any]) -> dict[str, Any]:
    departement = str(member(service, record, *_DEPARTEMENT) or "")
    epci = str(member(service, record, *_EPCI) or "").split("/")[0].strip()
    arrondissement = str(record.get(_ARRONDISSEMENT[0], record.get(_ARRONDISSEMENT[1])) or "")
    return {
        "code": str(member(service, record, *_CODE) or ""),
        "name": str(member(service, record, *_NAME) or ""),
        "population": figure(record.get("population")),
        "departement": departement,
        "region": str(member(service, record, *_REGION) or ""),
        "arrondissement": whole_arrondissement(arrondissement, departement),
        "epci": "" if epci.upper() in _NO_EPCI else epci,
    }
