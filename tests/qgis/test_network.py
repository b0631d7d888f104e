"""The network of QGIS as the transport of the services: in a task, with every fault, cancel and login."""

from __future__ import annotations

import gzip
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsNetworkAccessManager, QgsSettings
from qgis.PyQt.QtCore import QTimer

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit"))

from gui_fixtures import wait_for
from web_server import Reply, Server, bomb

from clefop_plugin import network, settings
from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.gui import tasks
from clefop_plugin.gui.tasks import ServiceTask
from clefop_plugin.sources.web.answers import ask_json
from clefop_plugin.sources.web.cache import Cache
from clefop_plugin.sources.web.catalogue import Catalogue
from clefop_plugin.sources.web.client import FILE, Client, Query, address
from clefop_plugin.sources.web.pace import Pace


@pytest.fixture
def server(qgis_app: Any) -> Iterator[Server]:
    found = Server()
    yield found
    found.close()


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return Client(Catalogue({}), network.QgisTransport(), Cache(tmp_path / "cache"), pace=Pace())


class Outcome:
    """What a task gave, and how long the main thread was without events at most (s)."""

    def __init__(self) -> None:
        self.result: Any = None
        self.error: Exception | None = None
        self.stopped = False
        self.longest = 0.0


def in_task(work: Any, cancel_after: float | None = None) -> Outcome:
    """Run ``work(progress)`` in a QgsTask while the main thread keeps its events, and measure its longest gap."""
    outcome = Outcome()
    done = threading.Event()
    task = ServiceTask(
        "test",
        work,
        lambda result: (setattr(outcome, "result", result), done.set()),
        lambda failure: (setattr(outcome, "error", failure.error), done.set()),
        lambda: (setattr(outcome, "stopped", True), done.set()),
    )
    last = [time.monotonic()]

    def tick() -> None:
        now = time.monotonic()
        outcome.longest = max(outcome.longest, now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(5)
    tasks.start(task)
    if cancel_after is not None:
        QTimer.singleShot(round(1000 * cancel_after), task.cancel)
    wait_for(done.is_set, 30)
    timer.stop()
    return outcome


def test_json_in_a_task_and_on_the_main_thread(server: Server, client: Client) -> None:
    server.json("/a", [{"nom": "Nantes"}])
    service = server.service()
    outcome = in_task(lambda progress: ask_json(client, service, "/a", {"q": "é & ü"}, progress=progress))
    assert outcome.error is None and outcome.result == [{"nom": "Nantes"}]
    assert server.asked[0].query == {"q": "é & ü"}
    assert ask_json(client, service, "/a", {"n": 2}) == [{"nom": "Nantes"}]


def test_a_large_download_leaves_the_main_thread_free(server: Server, client: Client) -> None:
    content = bytes(range(256)) * 160_000
    server.routes["/f"] = Reply(content, kind="application/zip", ranges=True)
    service = server.service()
    query = Query(service, address(service, "/f"), FILE, resume=True)
    outcome = in_task(lambda progress: client.get(query, progress).path.read_bytes() == content)
    assert outcome.error is None and outcome.result is True
    assert outcome.longest < 0.2


def test_a_cut_download_is_resumed(server: Server, client: Client) -> None:
    content = bytes(range(256)) * 4000
    server.routes["/f"] = [
        Reply(content, kind="application/zip", ranges=True, cut=700_000),
        Reply(content, kind="application/zip", ranges=True),
    ]
    service = server.service()
    query = Query(service, address(service, "/f"), FILE, resume=True)
    outcome = in_task(lambda progress: client.get(query, progress).path.read_bytes())
    assert outcome.error is None and outcome.result == content
    assert 0 < int(server.asked[1].headers["range"].split("=")[1].rstrip("-")) <= 700_000


def test_a_cancel_is_heard_within_a_second(server: Server, client: Client) -> None:
    server.routes["/silent"] = Reply(b"[1]" + b" " * 1000, slow=20.0)
    server.routes["/busy"] = Reply(status=429, headers={"Retry-After": "60"})
    service = server.service(timeout=60)
    for path in ("/silent", "/busy"):
        start = time.monotonic()
        outcome = in_task(
            lambda progress, path=path: ask_json(client, service, path, {}, progress=progress), cancel_after=0.5
        )
        assert outcome.stopped and time.monotonic() - start < 1.5
    with pytest.raises(Cancelled):
        ask_json(client, service, "/silent", {}, progress=Progress(is_cancelled=lambda: True))


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(status=500), "test answers 500"),
        (Reply(b'{"message": "no such field"}', status=400), "answers 400. It says: “no such field”"),
        (Reply(b"<html>login</html>", kind="text/html"), "a web page in the place of data"),
        (Reply(b'[{"nom": "Nan', length=False), "cut or damaged"),
        (Reply(b"[1, 2, 3]" * 1000, cut=40), "cut the connection before the end"),
        (Reply(b"[1]" + b" " * 1000, slow=3.0), "does not answer in time"),
        (Reply(status=302, kind="", headers={"Location": "https://example.org/"}), "not in the catalogue"),
        (Reply(bomb(100), headers={"Content-Encoding": "gzip"}), "more than 5 megabytes"),
        (Reply(status=401), "asks for a login"),
    ],
)
def test_each_fault_has_its_sentence(server: Server, client: Client, reply: Reply, sentence: str) -> None:
    server.routes["/a"] = reply
    service = server.service(attempts=2, timeout=0.6, max_megabytes=5)
    outcome = in_task(lambda progress: ask_json(client, service, "/a", {}, progress=progress))
    assert isinstance(outcome.error, InputError)
    assert sentence in str(outcome.error) and "From files" in str(outcome.error)
    assert outcome.longest < 0.2


def test_redirections_compression_and_posted_bodies(server: Server, client: Client) -> None:
    server.routes["/a"] = Reply(status=302, kind="", headers={"Location": "/b"})
    server.routes["/b"] = Reply(gzip.compress(b"[1]"), headers={"Content-Encoding": "gzip"})
    service = server.service()
    assert in_task(lambda progress: ask_json(client, service, "/a", {}, progress=progress)).result == [1]
    server.routes["/c"] = lambda asked: Reply(asked.body, kind="text/csv")
    query = Query(service, address(service, "/c"), ("text/csv",), body=b"a;b\n1;2\n", body_type="text/csv")
    assert client.get(query).path.read_bytes() == b"a;b\n1;2\n"
    assert server.asked[-1].headers["content-type"] == "text/csv"


def test_a_closed_port_and_an_unknown_host(server: Server, client: Client) -> None:
    gone = Server()
    service = gone.service(attempts=2)
    gone.close()
    with pytest.raises(InputError, match="refuses the connection"):
        ask_json(client, service, "/a", {})


def test_offline_is_said_at_once(server: Server, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    server.json("/a", [1])
    service = server.service()
    manager = QgsNetworkAccessManager.instance()
    if not hasattr(manager, "setNetworkAccessible"):
        pytest.skip("Qt 6 has no such switch")
    manager.setNetworkAccessible(manager.NetworkAccessibility.NotAccessible)
    try:
        start = time.perf_counter()
        with pytest.raises(InputError, match="This computer is offline"):
            ask_json(client, service, "/a", {})
        assert time.perf_counter() - start < 0.2
    finally:
        manager.setNetworkAccessible(manager.NetworkAccessibility.Accessible)
    assert server.asked == []
    monkeypatch.setattr(network, "_has_network", lambda: False)
    assert network.is_offline() and not network.QgisTransport().offline(server.url)


def test_a_login_of_the_authentication_manager_is_used(server: Server, client: Client, tmp_path: Path) -> None:
    manager = QgsApplication.authManager()
    if manager.isDisabled():
        pytest.skip("no authentication manager here")
    if not manager.masterPasswordIsSet():
        assert manager.setMasterPassword("only for this test", True)
    configuration = QgsAuthMethodConfig("APIHeader")
    configuration.setName("data·inclusion")
    configuration.setConfig("Authorization", "Bearer key-of-the-test")
    assert manager.storeAuthenticationConfig(configuration)
    identifier = configuration.id()
    server.json("/a", [1])
    keyed = Client(Catalogue({}), network.QgisTransport(), Cache(tmp_path / "c"), {"test": identifier}, Pace())
    outcome = in_task(lambda progress: ask_json(keyed, server.service(), "/a", {}, progress=progress))
    assert outcome.error is None and outcome.result == [1]
    assert server.asked[0].headers["authorization"] == "Bearer key-of-the-test"
    kept = b"".join(path.read_bytes() for path in (tmp_path / "c").iterdir())
    assert b"key-of-the-test" not in kept and identifier.encode() not in kept
    manager.removeAuthenticationConfig(identifier)


def test_the_client_of_qgis_takes_the_catalogue_of_the_administrator(qgis_app: Any, tmp_path: Path) -> None:
    path = tmp_path / "services.toml"
    path.write_text('[[service]]\nid = "mirror"\nlabel = "Miroir"\nurl = "https://miroir.example.org/"\n')
    QgsSettings().setValue(settings.PREFIX + network.CATALOGUE_SETTING, str(path))
    QgsSettings().setValue(settings.PREFIX + network.LOGIN_SETTING + "mirror", "abc1234")
    try:
        found = network.client(folder=tmp_path)
    finally:
        QgsSettings().remove("clefop/services")
    assert list(found.catalogue.services) == ["mirror"]
    assert found.logins == {"mirror": "abc1234"}
    assert "geo_api" in network.client(folder=tmp_path).catalogue.services
