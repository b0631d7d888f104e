"""Each official service in the shapes of its documentation: paging, both sets of attributes, secrets, refusals."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from official_services import REGION, VINTAGE, Official
from web_server import PlainTransport, Reply, Server

from clefop_plugin.core.errors import InputError
from clefop_plugin.sources.web import directories, geo_api, geocoder, geoplateforme, melodi, opendatasoft
from clefop_plugin.sources.web.cache import Cache
from clefop_plugin.sources.web.catalogue import Service, load_catalogue
from clefop_plugin.sources.web.client import Client
from clefop_plugin.sources.web.geocoder import Place, geocode
from clefop_plugin.sources.web.insee_files import fetch_file
from clefop_plugin.sources.web.pace import Pace


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server()
    yield found
    found.close()


@pytest.fixture
def official(server: Server) -> Official:
    return Official(server)


@pytest.fixture
def client(official: Official, tmp_path: Path) -> Client:
    return Client(official.catalogue(attempts=2), PlainTransport(), Cache(tmp_path / "cache"), pace=Pace())


def test_the_shipped_catalogue_is_https_and_complete() -> None:
    catalogue = load_catalogue()
    assert {"geo_api", "geoplateforme", "geocoder", "insee", "melodi", "annuaire", "unml", "data_inclusion"} <= set(
        catalogue.services
    )
    for service in catalogue.services.values():
        assert service.scheme == "https" and service.url.startswith("https://") and service.allows(service.url)
        assert not service.allows(service.url.replace("https", "http"))
        assert not service.allows("https://example.org/x")
        assert not service.allows(service.url.replace("https://", "https://user:secret@"))
        assert not service.allows(service.url.replace("https://", "https://x.") + ":8443")
    assert catalogue.services["melodi"].per_minute == 30
    assert catalogue.services["geoplateforme"].page <= geoplateforme.MAX_PAGE
    assert all(entry.service in catalogue.services for entry in catalogue.files)
    for vintage in catalogue.vintages:
        found = catalogue.file("membership", vintage)
        assert found is not None and "{vintage}" in found.path


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[service]]\nid = "a"\nlabel = "A"\nurl = "http://example.org"\n', "Only addresses in https"),
        (
            '[[service]]\nid = "a"\nlabel = "A"\nurl = "https://example.org"\nscheme = "http"\nper_minute = 0\n',
            "per_minute",
        ),
        ('[[service]]\nid = "a"\nurl = "https://example.org"\n', "a: label"),
        ("[[service]\n", "cannot be read"),
        ("service = 3\n", "“service”"),
        ('[[file]]\nid = "x"\n', "“x”"),
        ('vintages = ["2026"]\n', "“vintages”"),
    ],
)
def test_a_catalogue_that_is_not_usable_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "services.toml"
    path.write_text(text)
    with pytest.raises(InputError, match=sentence):
        load_catalogue(path)


def test_no_catalogue_file_can_turn_https_off(tmp_path: Path) -> None:
    path = tmp_path / "services.toml"
    path.write_text('[[service]]\nid = "a"\nlabel = "A"\nurl = "https://example.org"\nscheme = "http"\n')
    assert load_catalogue(path).services["a"].scheme == "https"


@pytest.mark.parametrize("new", [True, False])
def test_communes_of_the_wfs_with_both_sets_of_attributes(server: Server, tmp_path: Path, new: bool) -> None:
    official = Official(server, new)
    client = Client(official.catalogue(), PlainTransport(), Cache(tmp_path), pace=Pace())
    frame, layer = geoplateforme.communes(client, REGION, VINTAGE, "EPSG:2154")
    assert layer == f"ADMINEXPRESS-COG-CARTO.{VINTAGE}:commune"
    assert len(frame) == 24 and frame["code"].is_unique
    row = frame.set_index("code").loc["2B007"]
    assert (row["name"], row["population"], row["departement"], row["region"]) == (
        "Commune d’été 2B 7",
        700,
        "2B",
        "94",
    )
    assert (row["epci"], row["arrondissement"], row["geom"].area) == ("200000004", "2B2", 25e6)
    assert frame.set_index("code").loc["2A001", "epci"] == ""
    pages = [asked.query for asked in server.asked if "STARTINDEX" in asked.query]
    assert [(page["STARTINDEX"], page["COUNT"]) for page in pages] == [("0", "10"), ("10", "10"), ("20", "10")]
    assert all(page["SRSNAME"] == "EPSG:2154" for page in pages)
    assert geoplateforme.names(client, "epci", REGION, VINTAGE)["200000001"] == "EPCI 200000001"
    assert geoplateforme.names(client, "arrondissement", REGION, VINTAGE)["2B1"] == "Sous-préf. 2B1"


def test_a_page_never_asks_more_than_the_server_gives(official: Official, tmp_path: Path) -> None:
    catalogue = official.catalogue(page=50_000)
    client = Client(catalogue, PlainTransport(), Cache(tmp_path), pace=Pace())
    geoplateforme.communes(client, REGION, VINTAGE)
    assert {asked.query["COUNT"] for asked in official.server.asked if "COUNT" in asked.query} == {"5000"}


def test_a_multiple_epci_is_the_first_one(official: Official, client: Client) -> None:
    official.communes[3]["epci"] = "200054781/200058485"
    frame, _ = geoplateforme.communes(client, REGION, VINTAGE)
    assert frame.set_index("code").loc["2A004", "epci"] == "200054781"


def test_the_undated_layer_serves_for_the_newest_vintage_only(official: Official, client: Client) -> None:
    official.layers = {"ADMINEXPRESS-COG-CARTO.LATEST": "new"}
    assert geoplateforme.communes(client, REGION, VINTAGE)[1] == "ADMINEXPRESS-COG-CARTO.LATEST:commune"
    with pytest.raises(InputError, match="Feature type ADMINEXPRESS-COG-CARTO.2025:commune unknown"):
        geoplateforme.communes(client, REGION, 2025)


def test_features_that_do_not_come_are_counted(official: Official, client: Client) -> None:
    whole = official.wfs

    def short(asked):
        reply = whole(asked)
        if asked.query.get("STARTINDEX") == "20":
            reply.body = b'{"type": "FeatureCollection", "features": []}'
        return reply

    official.server.routes["/wfs"] = short
    with pytest.raises(InputError, match="20 features came of 24"):
        geoplateforme.communes(client, REGION, VINTAGE)


def test_changed_attributes_are_named(official: Official, client: Client) -> None:
    whole = official._commune
    official._commune = lambda row, new: {
        ("libelle" if name == "nom_officiel" else name): value for name, value in whole(row, new).items()
    }
    with pytest.raises(InputError, match="field “nom_officiel” is missing"):
        geoplateforme.communes(client, REGION, VINTAGE)


def test_communes_of_geo_api(official: Official, client: Client) -> None:
    frame = geo_api.communes(client, REGION)
    assert len(frame) == 24 and set(frame["departement"]) == {"2A", "2B"}
    assert frame.set_index("code").loc["2A001", "epci"] == ""
    assert geo_api.epcis(client, REGION)["200000004"] == "EPCI 200000004"
    official.server.json("/geo/epcis", [{"name": "x", "code": "1"}])
    client.cache.folder = client.cache.folder / "other"
    with pytest.raises(InputError, match="field “nom” is missing"):
        geo_api.epcis(client, REGION)


def test_a_geometry_that_is_none_is_refused(official: Official, client: Client) -> None:
    for geometry in ({"type": "Polygon"}, {"type": "Polygon", "coordinates": [[["a", 1]]]}, "x"):
        record = {"nom": "A", "code": "2A001", "codeDepartement": "2A", "codeRegion": "94", "contour": geometry}
        official.server.json("/geo/communes", [record])
        client.cache.folder = client.cache.folder / "x"
        with pytest.raises(InputError, match="geometry that cannot be read"):
            geo_api.communes(client, REGION)


def test_melodi_follows_its_pages_without_leaving_the_service(
    official: Official, client: Client, tmp_path: Path
) -> None:
    path, year = melodi.legal_populations(client, ["2A", "2B"], tmp_path)
    rows = list(csv.reader(path.open(encoding="utf-8"), delimiter=";"))
    assert year == 2023 and rows[0] == ["CODGEO", "PMUN"] and len(rows) == 25
    assert dict(rows[1:])["2B012"] == "1207"
    asked = [(a.query["GEO"], a.query["page"]) for a in official.server.asked]
    assert asked == [("DEP-2A*COM", "1"), ("DEP-2A*COM", "2"), ("DEP-2B*COM", "1"), ("DEP-2B*COM", "2")]


def test_melodi_keeps_secrets_and_other_measures(official: Official, client: Client) -> None:
    observation = {
        "dimensions": {"GEO": "2025-COM-2A001", "TIME_PERIOD": "2021"},
        "attributes": {"CONF_STATUS": "C"},
        "measures": {"OBS_VALUE": {}},
    }
    official.server.json("/melodi/data/DS_X", {"observations": [observation], "paging": {"count": 1}})
    frame = melodi.observations(client, "DS_X", "COM-2A001")
    assert np.isnan(frame["value"][0]) and frame["status"][0] == "C" and frame["vintage"][0] == 2025
    official.server.json("/melodi/data/DS_Y", {"observations": [{"dimensions": {"GEO": "x"}, "measures": {}}]})
    with pytest.raises(InputError, match="YEAR-LEVEL-CODE"):
        melodi.observations(client, "DS_Y", "COM-2A001")
    official.server.json("/melodi/data/DS_Z", {"title": {}})
    with pytest.raises(InputError, match="field “observations” is missing"):
        melodi.observations(client, "DS_Z", "COM-2A001")


def test_odsql_texts_are_escaped_and_exports_checked(server: Server, client: Client) -> None:
    assert opendatasoft.literal('a"b\\c') == '"a\\"b\\\\c"'
    service: Service = server.service("portal")
    server.routes["/catalog/datasets/a%2Fb/exports/csv"] = [
        Reply(b"a;b\n1;2", kind="text/csv"),
        Reply(b"a;b\n1;2\n", kind="text/csv"),
    ]
    answer = opendatasoft.export(client, service, "a/b", "csv", where="x = " + opendatasoft.literal('d"e'))
    assert answer.path.read_bytes() == b"a;b\n1;2\n"
    assert server.asked[-1].query["where"] == 'x = "d\\"e"' and server.asked[-1].query["delimiter"] == ";"


def test_a_file_of_the_insee_comes_under_its_own_name(official: Official, client: Client, tmp_path: Path) -> None:
    found = fetch_file(client, "membership", VINTAGE, tmp_path)
    assert found.path.name == f"table-appartenance-geo-communes-{VINTAGE}.zip" and found.about.sheet == "COM"
    assert found.path.read_bytes().startswith(b"PK")
    again = fetch_file(client, "membership", VINTAGE, tmp_path)
    assert again.answer.sha256 == found.answer.sha256 and len(official.server.asked) == 1
    with pytest.raises(InputError, match="known vintages: 2026"):
        fetch_file(client, "membership", 1999, tmp_path)
    official.server.routes["/insee/flux-2022_csv.zip"] = Reply(b"<html>", kind="application/octet-stream")
    with pytest.raises(InputError, match="is not an archive"):
        fetch_file(client, "commuting", 2022, tmp_path)


def test_only_sure_addresses_in_the_known_commune_are_kept(official: Official, client: Client) -> None:
    places = [
        Place("1 rue sure", "20000", "A", "2A001"),
        Place("1 rue score 0.4", "20000", "A", "2A001"),
        Place("1 rue in 2A002", "20000", "A", "2A001"),
        Place("city", "20000", "A", "2A001"),
        Place("nowhere", "20000", "A", "2A001"),
        Place(" ", "20000", "A", "2A001"),
        Place("1 rue", "20000", "A", ""),
        Place("1 rue in 2A003 old 2A009", "20000", "A", "2A009"),
        Place("1 rue in 2A003", "20000", "A", "2A008"),
        Place("1 rue in 75103", "75003", "Paris", "75056"),
    ]
    result = geocode(client, places, {"2A008": "2A003"})
    assert sorted(result.found) == [0, 7, 8, 9]
    assert (result.found[0].lon, result.found[0].lat, result.found[0].score) == (9.1, 42.1, 0.9)
    assert result.refused[1].startswith("too unsure")
    assert "2A002" in result.refused[2]
    assert result.refused[3] == "only the commune was found" and result.refused[4] == "not found"
    assert set(result.refused) == {1, 2, 3, 4, 5, 6}
    sent = [asked for asked in official.server.asked if asked.path == "/geocoder/search/csv"]
    assert len(sent) == 3 and b'name="citycode"\r\n\r\ncitycode' in sent[0].body
    geocode(client, places, {"2A008": "2A003"})
    assert len(official.server.asked) == len(sent)


def test_a_geocoder_that_changed_is_said(official: Official, client: Client) -> None:
    official.server.routes["/geocoder/search/csv"] = Reply(b"rank,lat,lon\n0,1,2\n", kind="text/csv")
    with pytest.raises(InputError, match="field “latitude” is missing"):
        geocode(client, [Place("1 rue", "20000", "A", "2A001")])
    header = ",".join([*geocoder._SENT, *geocoder._CAME[1:]])
    official.server.routes["/geocoder/search/csv"] = Reply(header.encode() + b"\n", kind="text/csv")
    with pytest.raises(InputError, match="0 rows came of 1"):
        geocode(client, [Place("2 rue", "20000", "A", "2A001")])


def test_the_annuaire_is_kept_for_the_region(official: Official, client: Client, tmp_path: Path) -> None:
    path = directories.annuaire(client, ["2A", "2B"], tmp_path)
    found = json.loads(path.read_text(encoding="utf-8"))
    assert [record["nom"] for record in found] == ["Mission locale 2A", "Mission locale 2B"]
    kinds = [asked.query["where"] for asked in official.server.asked]
    assert kinds[0] == 'pivot like "mission_locale"' and len(kinds) == len(directories.KINDS)


def test_data_inclusion_needs_a_login_kept_by_qgis(official: Official, client: Client, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="authentication configuration"):
        directories.data_inclusion(client, ["2A"], tmp_path)
    assert official.server.asked == []
    client.logins = {"data_inclusion": "abc1234"}
    path = directories.data_inclusion(client, ["2A", "2B"], tmp_path)
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 10
    assert len(official.server.asked) == 6


def test_missions_locales_of_the_unml(server: Server, client: Client, tmp_path: Path) -> None:
    client.catalogue.services["unml"] = server.service("unml", path="/unml")
    structure = {"id": 1, "codeStructure": "ML1", "nomStructure": "Mission locale", "cp": "20000", "ville": "A"}
    server.json("/unml/TrouveTaML/", {"results": [{"structure": structure}]})
    path = directories.missions_locales(client, ["2A", "2B"], tmp_path)
    assert json.loads(path.read_text(encoding="utf-8")) == [structure]
    server.json("/unml/TrouveTaML/", {"result": []})
    client.cache.folder = tmp_path / "other"
    with pytest.raises(InputError, match="field “results” is missing"):
        directories.missions_locales(client, ["2A"], tmp_path)
