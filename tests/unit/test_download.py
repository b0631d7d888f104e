"""A ready workspace from the services: everything there, parts that fail, what is indispensable, cancel."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from official_services import REGION, SIDE, VINTAGE, Official
from web_server import PlainTransport, Reply, Server

from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.services.download import Downloaded, Wanted, default_study, download_reference
from clefop_plugin.services.download_parts import PARTS, USUAL
from clefop_plugin.services.geocoding import locate_structures
from clefop_plugin.sources.web.cache import Cache
from clefop_plugin.sources.web.client import Client
from clefop_plugin.sources.web.pace import Pace
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

CRS = Crs("EPSG:2154")


@pytest.fixture
def official() -> Iterator[Official]:
    server = Server()
    yield Official(server)
    server.close()


@pytest.fixture
def client(official: Official, tmp_path: Path) -> Client:
    return Client(official.catalogue(attempts=2), PlainTransport(), Cache(tmp_path / "cache"), pace=Pace())


def project(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The invented degrees of the local server are millions of metres."""
    return lon * 1e6, lat * 1e6


def fetch(
    client: Client, path: Path, parts: tuple[str, ...] = USUAL, vintage: int = VINTAGE, progress: Progress | None = None
) -> Downloaded:
    study = default_study(REGION, vintage)
    return download_reference(path, Wanted(REGION, vintage, parts), study, CRS, client, project, progress)


def texts(found: Downloaded) -> dict[str, str]:
    return {step.id: step.text for step in found.steps}


def test_everything_comes_into_one_workspace(client: Client, tmp_path: Path) -> None:
    client.logins = {"data_inclusion": "abc1234"}
    told: list[float] = []
    target = tmp_path / "out" / "corse.gpkg"
    target.parent.mkdir()
    found = fetch(client, target, PARTS, progress=Progress(lambda fraction, _text: told.append(fraction)))
    assert found.failed == () and [step.id for step in found.steps] == ["communes", *PARTS]
    assert [path.name for path in target.parent.iterdir()] == ["corse.gpkg"]
    workspace = Workspace.open(target)
    communes = workspace.read("communes").set_index("code")
    assert len(communes) == 24 and communes["population"]["2B012"] == 1207
    assert communes["geom"]["2A001"].area == SIDE**2
    assert communes["name"]["2A002"] == "Commune d’été 2A 2"
    meta = workspace.meta()
    assert (meta["vintage"], meta["region"], meta["region_label"], meta["name"]) == ("2026", "94", "Corse", "Corse")
    zonings = set(workspace.read("zonings", geometry=False)["id"])
    assert {"epci", "arr", "dep", "ze2020", "bv2022", "missions_locales"} <= zonings
    zones = workspace.read("zones", geometry=False).set_index(["zoning_id", "code"])["name"]
    assert zones["epci", "200000001"] == "CC officielle 200000001"
    assert zones["ze2020", "9401"] == "Zone d’emploi 1"
    members = workspace.read("memberships", "epci", by="zoning_id")
    assert len(members) == 23
    structures = workspace.read("structures", geometry=False)
    assert set(structures["network"]) == {"mission-locale", "plie"}
    by_name = workspace.read("structures").set_index("name")
    assert set(by_name["precision"]) == {"address", "commune"}
    found_place = by_name.loc["PLIE 2A002"]
    assert found_place["precision"] == "address"
    assert (found_place["geom"].x, found_place["geom"].y) == pytest.approx((1_186_000, 6_101_000))
    assert by_name.loc["PLIE 2A004", "precision"] == "commune"
    assert workspace.count("flows") == 24
    assert told == sorted(told) and told[-1] == 1.0
    imports = workspace.read("imports")
    assert {"communes", "population", "zonings", "structures", "flows"} <= set(imports["theme"])
    report = "".join(imports["report"])
    assert f"table-appartenance-geo-communes-{VINTAGE}.zip" in report


def test_a_second_time_nothing_is_asked_again(official: Official, client: Client, tmp_path: Path) -> None:
    fetch(client, tmp_path / "a.gpkg")
    asked = len(official.server.asked)
    client.transport.is_offline = True
    found = fetch(client, tmp_path / "b.gpkg")
    assert len(official.server.asked) == asked and found.failed == ()


def test_without_the_insee_the_zonings_come_from_the_communes(
    official: Official, client: Client, tmp_path: Path
) -> None:
    official.server.routes[f"/insee/table-appartenance-geo-communes-{VINTAGE}.zip"] = Reply(status=500)
    found = fetch(client, tmp_path / "a.gpkg")
    assert found.failed == ()
    assert "insee answers 500" in texts(found)["zonings"]
    workspace = found.workspace
    assert set(workspace.read("zonings", geometry=False)["id"]) >= {"epci", "arr", "dep"}
    zones = workspace.read("zones", geometry=False).set_index(["zoning_id", "code"])["name"]
    assert zones["epci", "200000003"] == "EPCI 200000003"
    assert zones["arr", "2B2"] == "Sous-préf. 2B2"
    assert zones["dep", "2A"] == "Corse-du-Sud"


def test_parts_that_fail_are_named_and_the_rest_comes_out(official: Official, client: Client, tmp_path: Path) -> None:
    official.server.routes["/melodi/data/DS_POPULATIONS_REFERENCE"] = Reply(status=500)
    annuaire = "/annuaire/catalog/datasets/api-lannuaire-administration/exports/json"
    official.server.routes[annuaire] = Reply(b'[{"nom": "x"}]')
    found = fetch(client, tmp_path / "a.gpkg")
    assert [step.id for step in found.failed] == ["populations", "structures"]
    assert "melodi answers 500" in texts(found)["populations"]
    assert "field “pivot” is missing" in texts(found)["structures"]
    communes = found.workspace.read("communes", geometry=False).set_index("code")
    assert communes["population"]["2B012"] == 1200
    assert "epci" in set(found.workspace.read("zonings", geometry=False)["id"])


def test_communes_of_another_service_when_the_first_fails(official: Official, client: Client, tmp_path: Path) -> None:
    official.server.routes["/wfs"] = Reply(status=503)
    found = fetch(client, tmp_path / "a.gpkg")
    assert "geoplateforme answers 503" in texts(found)["communes"]
    communes = found.workspace.read("communes").set_index("code")
    assert len(communes) == 24
    assert communes["geom"]["2B007"].area == pytest.approx(SIDE**2)
    with pytest.raises(InputError, match="geoplateforme answers 503"):
        fetch(client, tmp_path / "b.gpkg", vintage=2025)
    assert not (tmp_path / "b.gpkg").exists()


def test_without_communes_nothing_is_written(official: Official, client: Client, tmp_path: Path) -> None:
    official.server.routes |= {"/wfs": Reply(status=500), "/geo/communes": Reply(status=500)}
    target = tmp_path / "out" / "a.gpkg"
    target.parent.mkdir()
    target.write_bytes(b"older")
    with pytest.raises(InputError, match="From files"):
        fetch(client, target)
    client.transport.is_offline = True
    start = time.perf_counter()
    with pytest.raises(InputError, match="This computer is offline"):
        fetch(client, target)
    assert time.perf_counter() - start < 1
    with pytest.raises(InputError, match="region 99 is unknown"):
        download_reference(target, Wanted("99", VINTAGE), default_study("99", VINTAGE), CRS, client, project)
    assert target.read_bytes() == b"older" and len(list(target.parent.iterdir())) == 1


def test_a_cancel_at_any_moment_leaves_the_older_file(official: Official, client: Client, tmp_path: Path) -> None:
    target = tmp_path / "out" / "a.gpkg"
    target.parent.mkdir()
    target.write_bytes(b"older")
    steps = 0

    def count() -> bool:
        nonlocal steps
        steps += 1
        return False

    fetch(client, tmp_path / "whole.gpkg")  # later runs read the copies
    fetch(client, tmp_path / "whole.gpkg", progress=Progress(is_cancelled=count))
    assert steps > 20
    for moment in range(1, steps - 1, max(1, steps // 12)):
        left = moment

        def cancelled() -> bool:
            nonlocal left
            left -= 1
            return left < 0

        with pytest.raises(Cancelled):
            fetch(client, target, progress=Progress(is_cancelled=cancelled))
        assert target.read_bytes() == b"older"
        assert [path.name for path in target.parent.iterdir()] == ["a.gpkg"]


def test_only_sure_places_move_structures(official: Official, client: Client, tmp_path: Path) -> None:
    client.logins = {"data_inclusion": "abc1234"}
    found = fetch(client, tmp_path / "a.gpkg", ("data_inclusion",))
    workspace = found.workspace
    before = workspace.read("structures").set_index("id")["geom"]
    client.transport.is_offline = True
    with pytest.raises(InputError, match="offline"):
        locate_structures(workspace, client, project)
    assert set(workspace.read("structures")["precision"]) == {"commune"}
    client.transport.is_offline = False
    located = locate_structures(workspace, client, project)
    assert (located.asked, located.found) == (10, 4)
    reasons = {entry.reason: entry.count for entry in located.report.entries}
    assert reasons == {"the point lies outside the commune": 4, "too unsure (score 0.30)": 2}
    assert located.report.rows_read == located.report.rows_kept + located.report.skipped
    after = workspace.read("structures").set_index("id")
    still = after[after["precision"] == "commune"]
    assert len(still) == 6 and all(before[name].equals(shape) for name, shape in still["geom"].items())
    assert "geocoder" in set(workspace.read("imports")["source"])
    again = locate_structures(workspace, client, project)
    assert again.asked == 6 and len([a for a in official.server.asked if a.path == "/geocoder/search/csv"]) > 0
