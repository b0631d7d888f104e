"""The workspace from the services, through the network of QGIS: toolbox and wizard, faults, cancel, offline."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProcessingException,
    QgsProject,
    QgsSettings,
)
from qgis.PyQt.QtCore import QTimer

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit"))

from gui_fixtures import wait_for
from official_services import REGION, VINTAGE, Official
from web_server import Reply, Server

from clefop_plugin import network, settings
from clefop_plugin.gui.wizard.route import FILES, SERVICES
from clefop_plugin.gui.wizard.wizard import WorkspaceWizard
from clefop_plugin.sources.web.cache import Cache
from clefop_plugin.sources.web.client import Client
from clefop_plugin.sources.web.pace import Pace
from clefop_plugin.workspace.store import Workspace


@pytest.fixture
def official(qgis_app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Official]:
    """The services of a local server in the place of those of the catalogue, on the real network of QGIS."""
    server = Server()
    found = Official(server)

    def client(_catalogue: Path | None = None, folder: Path | None = None, logins: Any = None) -> Client:
        cache = Cache(folder or tmp_path / "cache")
        return Client(found.catalogue(attempts=2), network.QgisTransport(), cache, dict(logins or {}), Pace())

    monkeypatch.setattr(network, "client", client)
    yield found
    server.close()


def test_the_algorithm_writes_a_ready_workspace(
    official: Official, run: Callable[..., dict[str, Any]], feedback: Any, tmp_path: Path
) -> None:
    report = tmp_path / "report.html"
    results = run(
        "downloadreference",
        REGION="Corse",
        VINTAGE=str(VINTAGE),
        WHAT=[0, 1, 2, 3],
        CACHE=str(tmp_path / "copies"),
        WORKSPACE=str(tmp_path / "corse.gpkg"),
        REPORT=str(report),
    )
    assert results["COMMUNES"] == 24 and results["FAILED"] == ""
    workspace = Workspace.open(results["WORKSPACE"])
    assert {"epci", "ze2020", "bv2022", "missions_locales"} <= set(workspace.read("zonings")["id"])
    assert workspace.meta()["name"] == "Corse" and workspace.crs.authority == "EPSG:2154"
    assert workspace.count("flows") == 24
    assert "Legal populations: Municipal populations of 2023." in feedback.text
    assert f"table-appartenance-geo-communes-{VINTAGE}.zip" in report.read_text(encoding="utf-8")
    assert any((tmp_path / "copies").glob("*.data"))
    assert feedback.fractions == sorted(feedback.fractions)


def test_the_algorithm_names_what_did_not_come(
    official: Official, run: Callable[..., dict[str, Any]], feedback: Any, tmp_path: Path
) -> None:
    official.server.routes["/melodi/data/DS_POPULATIONS_REFERENCE"] = Reply(status=500)
    results = run("downloadreference", REGION=REGION, WORKSPACE=str(tmp_path / "a.gpkg"))
    assert results["FAILED"] == "populations"
    assert "melodi answers 500" in feedback.text
    official.server.routes |= {"/wfs": Reply(status=500), "/geo/communes": Reply(status=500)}
    for path in (tmp_path / "cache").iterdir():
        path.unlink()
    with pytest.raises(QgsProcessingException, match="From files"):
        run("downloadreference", REGION=REGION, WORKSPACE=str(tmp_path / "b.gpkg"))
    assert not (tmp_path / "b.gpkg").exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"REGION": "Atlantide"}, "The region Atlantide is unknown"),
        ({"REGION": ""}, "Choose a region"),
        ({"REGION": "94", "VINTAGE": "hier"}, "The vintage is a year"),
        ({"REGION": "94", "CRS": "EPSG:4326"}, "is not in metres"),
        ({"REGION": "94", "CATALOGUE": "/nowhere.toml"}, "does not exist"),
    ],
)
def test_wrong_parameters_are_said_before_anything_is_asked(
    provider: Any, given: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    from qgis.core import QgsProcessingContext

    algorithm = provider.algorithm("downloadreference").create()
    context = QgsProcessingContext()
    good, text = algorithm.checkParameterValues({**given, "WORKSPACE": str(tmp_path / "a.gpkg")}, context)
    assert not good and sentence in text


@pytest.fixture
def wizard(official: Official, qgis_new_project: None) -> Iterator[tuple[WorkspaceWizard, list[Any]]]:
    QgsSettings().remove("clefop")
    created: list[Any] = []
    found = WorkspaceWizard(None, lambda path, generate: created.append((path, generate)))
    found.show()
    yield found, created
    QgsSettings().remove("clefop")
    found.close()


class Gaps:
    """How long the main thread was without events at most (s), the first import of packages left aside."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def _tick(self) -> None:
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now


def choose_corsica(dialog: WorkspaceWizard, target: Path) -> None:
    dialog.choose(SERVICES)
    page = dialog.services
    page.region.choose(REGION)
    page.path.setText(str(target))
    page.path.textEdited.emit(str(target))


def test_the_wizard_brings_everything(wizard: tuple[WorkspaceWizard, list[Any]], tmp_path: Path) -> None:
    dialog, created = wizard
    assert dialog.route.isVisible() and not dialog.by_services
    dialog.choose(SERVICES)
    assert dialog.by_services and not dialog.forward.isEnabled()
    assert dialog.forward.text() == "Download and create"
    assert dialog.services.vintage.key() == 2026
    choose_corsica(dialog, tmp_path / "corse.gpkg")
    assert dialog.forward.isEnabled()
    dialog.services.generate.setChecked(True)
    gaps = Gaps()
    dialog.next()
    assert dialog._task is not None and not dialog.forward.isEnabled()
    wait_for(lambda: created, 60)
    assert gaps.longest < 0.2
    assert created == [(tmp_path / "corse.gpkg", True)]
    workspace = Workspace.open(tmp_path / "corse.gpkg")
    assert workspace.count("communes") == 24 and workspace.count("structures") == 2


def test_the_wizard_says_what_did_not_come_before_it_opens(
    wizard: tuple[WorkspaceWizard, list[Any]], official: Official, tmp_path: Path
) -> None:
    dialog, created = wizard
    official.server.routes["/melodi/data/DS_POPULATIONS_REFERENCE"] = Reply(status=404)
    choose_corsica(dialog, tmp_path / "corse.gpkg")
    dialog.next()
    wait_for(lambda: dialog._task is None, 60)
    assert created == [] and dialog.isVisible()
    assert "Legal populations: melodi does not have this any more" in dialog.services.notice.accessibleName()
    assert dialog.forward.text() == "Open the workspace" and dialog.services.details.isVisible()
    dialog.next()
    assert created == [(tmp_path / "corse.gpkg", False)]


def test_a_failure_offers_the_files(
    wizard: tuple[WorkspaceWizard, list[Any]], official: Official, tmp_path: Path
) -> None:
    dialog, created = wizard
    official.server.routes |= {"/wfs": Reply(status=500), "/geo/communes": Reply(status=500)}
    choose_corsica(dialog, tmp_path / "corse.gpkg")
    dialog.next()
    wait_for(lambda: dialog._task is None, 60)
    page = dialog.services
    assert "geoplateforme answers 500" in page.notice.accessibleName() and page.to_files.isVisible()
    page.to_files.click()
    assert not dialog.by_services and dialog.route.cards[FILES].isChecked()
    assert created == [] and not (tmp_path / "corse.gpkg").exists()


def test_a_cancel_stops_within_a_second(
    wizard: tuple[WorkspaceWizard, list[Any]], official: Official, tmp_path: Path
) -> None:
    dialog, created = wizard
    official.server.routes["/wfs"] = Reply(b"<" + b" " * 1000, kind="application/xml", slow=20.0)
    choose_corsica(dialog, tmp_path / "corse.gpkg")
    dialog.next()
    wait_for(lambda: official.server.asked)
    start = time.monotonic()
    dialog.reject()
    wait_for(lambda: dialog._task is None, 5)
    assert time.monotonic() - start < 1
    assert dialog.isVisible() and "Nothing was written" in dialog.services.notice.accessibleName()
    assert created == [] and not (tmp_path / "corse.gpkg").exists()


def test_offline_is_said_when_the_page_is_shown(
    wizard: tuple[WorkspaceWizard, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, _ = wizard
    monkeypatch.setattr(network, "_has_network", lambda: False)
    start = time.perf_counter()
    dialog.choose(SERVICES)
    assert time.perf_counter() - start < 0.2
    page = dialog.services
    assert "This computer is offline" in page.notice.accessibleName() and page.to_files.isVisible()


def test_a_key_is_asked_for_data_inclusion_and_a_wrong_catalogue_is_said(
    wizard: tuple[WorkspaceWizard, list[Any]], tmp_path: Path
) -> None:
    dialog, _ = wizard
    choose_corsica(dialog, tmp_path / "corse.gpkg")
    assert dialog.forward.isEnabled() and not dialog.services.login.isVisible()
    dialog.services.parts["data_inclusion"].setChecked(True)
    assert dialog.services.login.isVisible() and not dialog.forward.isEnabled()
    QgsSettings().setValue(settings.PREFIX + network.CATALOGUE_SETTING, str(tmp_path / "nowhere.toml"))
    dialog.choose(SERVICES)
    assert "was not found" in dialog.services.notice.accessibleName()
    assert not dialog.forward.isEnabled()


def test_structures_are_put_at_their_address_from_the_toolbox(
    official: Official, run: Callable[..., dict[str, Any]], feedback: Any, tmp_path: Path
) -> None:
    made = run("downloadreference", REGION="Corse", VINTAGE=str(VINTAGE), WHAT=[0], WORKSPACE=str(tmp_path / "c.gpkg"))
    commune = official.communes[0]
    x, y = commune["x"] + 100, commune["y"] + 100
    degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:2154"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    ).transform(x, y)
    table = tmp_path / "agences.csv"
    table.write_text(
        "nom;adresse;code_postal;commune;code_insee\n"
        f"Agence A;1 rue at {degrees.x()} {degrees.y()};20000;{commune['name']};{commune['code']}\n"
        f"Agence B;2 rue score 0.1;20000;{commune['name']};{commune['code']}\n",
        encoding="utf-8",
    )
    run("importstructures", WORKSPACE=made["WORKSPACE"], INPUT=str(table))
    results = run("locatestructures", WORKSPACE=made["WORKSPACE"])
    assert (results["ROWS_READ"], results["LOCATED"], results["ROWS_SKIPPED"]) == (2, 1, 1)
    precision = Workspace.open(made["WORKSPACE"]).read("structures").set_index("name")["precision"]
    assert precision.to_dict() == {"Agence A": "address", "Agence B": "commune"}
