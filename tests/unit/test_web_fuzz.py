"""Answers that are anything at all: only a sentence may come out of the services, never a traceback."""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent))

from clefop_plugin.core.errors import InputError
from clefop_plugin.sources.web import directories, geo_api, geocoder, geoplateforme, melodi
from clefop_plugin.sources.web.cache import Cache
from clefop_plugin.sources.web.catalogue import Catalogue, Service
from clefop_plugin.sources.web.client import Client, Query
from clefop_plugin.sources.web.geocoder import Place, geocode
from clefop_plugin.sources.web.pace import Clock, Pace
from clefop_plugin.sources.web.transport import Request, Response

_LEAVES = st.none() | st.booleans() | st.integers(-9, 10**18) | st.floats(allow_nan=False) | st.text(max_size=8)
_JSON = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
)

_SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
_COMMUNE = {
    "nom": "A",
    "code": "2A001",
    "population": 3,
    "codeDepartement": "2A",
    "codeRegion": "94",
    "codeEpci": "200000001",
    "contour": _SQUARE,
}
_FEATURE = {
    "type": "Feature",
    "properties": {
        "code_insee": "2A001",
        "nom_officiel": "A",
        "population": 3,
        "code_insee_du_departement": "2A",
        "code_insee_de_la_region": "94",
        "code_insee_de_l_arrondissement": "1",
        "codes_siren_des_epci": "200000001",
    },
    "geometry": _SQUARE,
}
_OBSERVATION = {
    "dimensions": {"GEO": "2026-COM-2A001", "TIME_PERIOD": "2023", "POPREF_MEASURE": "PMUN"},
    "attributes": {},
    "measures": {"OBS_VALUE_NIVEAU": {"value": 3.0}},
}
_RECORD = {"id": "1", "nom": "A", "code_insee_commune": "2A001", "pivot": '[{"code_insee_commune": ["2A001"]}]'}


class Fixed:
    """A transport that always gives the same body."""

    def __init__(self, body: bytes, kind: str = "application/json", headers: dict[str, str] | None = None) -> None:
        self.body, self.headers, self.status = body, {"content-type": kind, **(headers or {})}, 200

    def offline(self, url: str) -> bool:
        return False

    @contextmanager
    def open(self, request: Request, cancelled: Callable[[], bool]) -> Iterator[Response]:
        if "RESULTTYPE=hits" in request.url:
            yield Response(200, {"content-type": "text/xml"}, iter([b'<x numberMatched="1"/>']))
        else:
            yield Response(self.status, self.headers, iter([self.body]))


def client(folder: str, transport: Fixed) -> Client:
    names = {"layer": "{vintage}:{layer}"}
    services = {
        name: Service(name, name, "https://example.org", ("example.org",), attempts=1, page=2, names=names)
        for name in ("geo_api", "geoplateforme", "melodi", "annuaire", "data_inclusion", "unml", "geocoder")
    }
    clock = Clock(lambda: 0.0, lambda _seconds: None)
    return Client(Catalogue(services), transport, Cache(Path(folder)), {"data_inclusion": "x"}, Pace(clock), clock)


#: Each service with an answer that it understands.
SERVICES: dict[str, tuple[Callable[[Client, Path], Any], Any]] = {
    "geo_api": (lambda c, _: geo_api.communes(c, "94"), [_COMMUNE]),
    "epcis": (lambda c, _: geo_api.epcis(c, "94"), [{"nom": "A", "code": "200000001"}]),
    "wfs": (lambda c, _: geoplateforme.communes(c, "94", 2026), {"features": [_FEATURE]}),
    "melodi": (
        lambda c, folder: melodi.legal_populations(c, ["2A"], folder),
        {"observations": [_OBSERVATION], "paging": {}},
    ),
    "annuaire": (lambda c, folder: directories.annuaire(c, ["2A"], folder), [_RECORD]),
    "unml": (
        lambda c, folder: directories.missions_locales(c, ["2A"], folder),
        {"results": [{"structure": {"codeStructure": "1"}}]},
    ),
    "inclusion": (lambda c, folder: directories.data_inclusion(c, ["2A"], folder), {"items": [_RECORD], "pages": 1}),
}


def places_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place of a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in places_in(item, (*path, key)))]


def changed(value: Any, path: tuple[Any, ...], new: Any, drop: bool) -> Any:
    """The value with one place replaced, or taken away."""
    if not path:
        return new
    whole = copy.deepcopy(value)
    inner = whole
    for key in path[:-1]:
        inner = inner[key]
    if drop:
        del inner[path[-1]]
    else:
        inner[path[-1]] = new
    return whole


def ask(name: str, body: bytes) -> None:
    call, _ = SERVICES[name]
    with TemporaryDirectory() as folder:
        try:
            call(client(folder, Fixed(body)), Path(folder))
        except InputError as error:
            assert str(error)


@pytest.mark.parametrize("name", SERVICES)
def test_the_answer_itself_is_understood(name: str, tmp_path: Path) -> None:
    call, good = SERVICES[name]
    assert call(client(str(tmp_path), Fixed(json.dumps(good).encode())), tmp_path) is not None


@pytest.mark.parametrize("name", SERVICES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(value=_JSON)
def test_any_json_gives_a_sentence(name: str, value: Any) -> None:
    ask(name, json.dumps(value).encode())


@pytest.mark.parametrize("name", SERVICES)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_changed_answer_gives_a_sentence(name: str, data: st.DataObject) -> None:
    good = SERVICES[name][1]
    path = data.draw(st.sampled_from(places_in(good)))
    ask(name, json.dumps(changed(good, path, data.draw(_JSON), data.draw(st.booleans()))).encode())


@settings(max_examples=25, deadline=None)
@given(body=st.binary(max_size=200))
def test_any_bytes_give_a_sentence(body: bytes) -> None:
    for name in SERVICES:
        ask(name, body)


@settings(max_examples=100, deadline=None)
@given(body=st.binary(max_size=120) | st.text(max_size=120).map(str.encode))
def test_any_table_of_the_geocoder_gives_a_sentence(body: bytes) -> None:
    header = ",".join([*geocoder._SENT, *geocoder._CAME[1:]]).encode() + b"\n"
    for start in (b"", header):
        with TemporaryDirectory() as folder:
            try:
                geocode(client(folder, Fixed(start + body, "text/csv")), [Place("1 rue", "20000", "A", "2A001")])
            except InputError as error:
                assert str(error)


_HEADERS = st.dictionaries(
    st.sampled_from(["content-length", "content-encoding", "content-range", "etag", "retry-after", "location"]),
    st.sampled_from(
        ["", "-1", "3", "999999999999999", "gzip", "deflate", "br", "bytes 5-9/10", "bytes x", '"a"', "http://["]
    )
    | st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=12),
)


@settings(max_examples=100, deadline=None)
@given(
    status=st.sampled_from([200, 206, 301, 304, 401, 416, 429, 500, 299, 999]), headers=_HEADERS, resume=st.booleans()
)
def test_any_headers_give_a_sentence(status: int, headers: dict[str, str], resume: bool) -> None:
    transport = Fixed(b"[1]", headers=headers)
    transport.status = status
    with TemporaryDirectory() as folder:
        found = client(folder, transport)
        try:
            found.get(Query(found.catalogue.service("geo_api"), "https://example.org/a", resume=resume))
        except InputError as error:
            assert str(error)
