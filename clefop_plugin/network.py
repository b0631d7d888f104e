"""The network of QGIS as the transport of ``sources.web``: its proxy, certificates, logins and offline state.

Works in any thread: QGIS gives each its own network manager, and the events of an answer are served by a local loop.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from qgis.core import QgsApplication, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QByteArray, QEventLoop, QTimer, QUrl
from qgis.PyQt.QtNetwork import QHostAddress, QNetworkInterface, QNetworkReply, QNetworkRequest

from clefop_plugin import settings
from clefop_plugin.core.errors import Cancelled
from clefop_plugin.sources.web.cache import Cache
from clefop_plugin.sources.web.catalogue import Catalogue, load_catalogue
from clefop_plugin.sources.web.client import Client
from clefop_plugin.sources.web.transport import Reason, Request, Response, TransportError

#: Path of a catalogue of services that replaces the one of the plugin, set by an administrator.
CATALOGUE_SETTING = "services/catalogue"
#: Where downloads are kept; the folder of the profile when it is empty.
CACHE_SETTING = "services/cache"
#: Configurations of the authentication manager, by id of service.
LOGIN_SETTING = "services/login/"
#: How often a wait asks whether the user has cancelled (ms).
_STEP = 100
#: How much later than ours the time limit of QGIS comes (ms): it would show a message of its own.
_LATER = 5000
#: The most that is read at once, and that Qt keeps waiting: a fast server must not fill the memory.
_BLOCK = 1 << 18
_BUFFER = 1 << 22

_Error = QNetworkReply.NetworkError
_REASONS: Mapping[QNetworkReply.NetworkError, Reason] = {
    _Error.ConnectionRefusedError: "refused",
    _Error.RemoteHostClosedError: "cut",
    _Error.HostNotFoundError: "offline",
    _Error.TimeoutError: "timeout",
    _Error.OperationCanceledError: "timeout",
    _Error.SslHandshakeFailedError: "certificate",
    _Error.TemporaryNetworkFailureError: "cut",
    _Error.NetworkSessionFailedError: "offline",
    _Error.BackgroundRequestNotAllowedError: "offline",
    _Error.ProxyConnectionRefusedError: "proxy",
    _Error.ProxyConnectionClosedError: "proxy",
    _Error.ProxyNotFoundError: "proxy",
    _Error.ProxyTimeoutError: "proxy",
    _Error.ProxyAuthenticationRequiredError: "proxy",
    _Error.UnknownProxyError: "proxy",
}


class QgisTransport:
    """Requests through the network manager of QGIS of the thread that asks."""

    def offline(self, url: str) -> bool:
        """Whether QGIS was told to stay offline, or no network of this computer is up."""
        manager = QgsNetworkAccessManager.instance()
        accessible = getattr(manager, "networkAccessible", None)  # gone in Qt 6
        if accessible is not None and accessible() == manager.NetworkAccessibility.NotAccessible:
            return True
        host = QHostAddress(QUrl(url).host())
        return not host.isLoopback() and not _has_network()

    @contextmanager
    def open(self, request: Request, cancelled: Callable[[], bool]) -> Iterator[Response]:
        """Send a request; see :class:`clefop_plugin.sources.web.transport.Transport`."""
        exchange = _Exchange(request, cancelled)
        try:
            yield exchange.response()
        finally:
            exchange.close()


class _Exchange:
    """One request and its answer, in the thread that made it."""

    def __init__(self, request: Request, cancelled: Callable[[], bool]) -> None:
        self._cancelled = cancelled
        self._timeout = request.timeout
        self._loop = QEventLoop()
        self._timer = QTimer()
        self._timer.setInterval(_STEP)
        self._timer.timeout.connect(self._loop.quit)
        manager = QgsNetworkAccessManager.instance()
        asked = _request(request)
        if request.body is None:
            self._reply: QNetworkReply = manager.get(asked)
        else:
            self._reply = manager.post(asked, QByteArray(request.body))
        self._reply.setReadBufferSize(_BUFFER)
        own = self._reply.findChild(QTimer, "timeoutTimer")
        if own is not None:  # QGIS gives every request the patience of its options; that of the service counts here
            own.setInterval(round(1000 * self._timeout) + _LATER)
        self._reply.readyRead.connect(self._loop.quit)
        self._reply.metaDataChanged.connect(self._loop.quit)
        self._reply.finished.connect(self._loop.quit)

    def response(self) -> Response:
        """Wait for the status and the headers."""
        self._wait(lambda: self._status() is not None or self._reply.isFinished())
        status = self._status()
        if status is None:
            raise self._failure()
        return Response(status, self._headers(), self._chunks())

    def close(self) -> None:
        """Give up what was not read; nothing of it may live longer than the thread."""
        self._timer.stop()
        for signal in (self._reply.readyRead, self._reply.metaDataChanged, self._reply.finished):
            signal.disconnect(self._loop.quit)
        if not self._reply.isFinished():
            self._reply.abort()
        self._reply.deleteLater()

    def _chunks(self) -> Iterator[bytes]:
        while True:
            self._wait(lambda: self._reply.bytesAvailable() > 0 or self._reply.isFinished())
            block = bytes(self._reply.read(_BLOCK)) if self._reply.bytesAvailable() else b""
            if block:
                yield block
            elif self._reply.isFinished():
                break
        if self._reply.error() != _Error.NoError and self._reply.error() in _REASONS:
            raise self._failure()

    def _wait(self, ready: Callable[[], bool]) -> None:
        """Serve the events of the answer until ``ready``; Cancelled, or a timeout after a silence."""
        start = time.monotonic()
        self._timer.start()
        while True:
            if self._cancelled():
                raise Cancelled
            if ready():
                return
            if time.monotonic() - start > self._timeout:
                raise TransportError("timeout")
            self._loop.exec()

    def _status(self) -> int | None:
        status = self._reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        return int(status) if status is not None else None

    def _headers(self) -> dict[str, str]:
        pairs = self._reply.rawHeaderPairs()
        return {bytes(name).decode("latin-1").lower(): bytes(value).decode("latin-1") for name, value in pairs}

    def _failure(self) -> TransportError:
        return TransportError(_REASONS.get(self._reply.error(), "other"), self._reply.errorString())


def _request(request: Request) -> QNetworkRequest:
    asked = QNetworkRequest(QUrl(request.url))
    for name, value in request.headers.items():
        asked.setRawHeader(name.encode("ascii"), value.encode("latin-1", "replace"))
    attributes = QNetworkRequest.Attribute
    asked.setAttribute(attributes.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy)
    # The copies the plugin keeps have dates and are checked; those of QGIS would hide what the service says now.
    asked.setAttribute(attributes.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork)
    asked.setAttribute(attributes.CacheSaveControlAttribute, False)
    if request.authentication:
        manager = QgsApplication.authManager()
        good = manager.updateNetworkRequest(asked, request.authentication)
        if not (good[0] if isinstance(good, tuple) else good):
            raise TransportError("other", f"authentication {request.authentication}")
    return asked


def _has_network() -> bool:
    """Whether a network interface other than the loopback is up and has an address."""
    flags = QNetworkInterface.InterfaceFlag
    for interface in QNetworkInterface.allInterfaces():
        state = interface.flags()
        up = bool(state & flags.IsUp) and bool(state & flags.IsRunning) and not bool(state & flags.IsLoopBack)
        if up and interface.addressEntries():
            return True
    return False


def is_offline(url: str = "https://data.geopf.fr") -> bool:
    """Whether it is known at once that the services cannot be reached. Nothing is sent."""
    return QgisTransport().offline(url)


def catalogue() -> Catalogue:
    """The catalogue of services: that of the administrator when one was set. Raises InputError."""
    path = settings.text(CATALOGUE_SETTING)
    return load_catalogue(Path(path) if path else None)


def cache_folder() -> Path:
    """Where downloads are kept."""
    path = settings.text(CACHE_SETTING)
    return Path(path) if path else Path(QgsApplication.qgisSettingsDirPath()) / "clefop" / "downloads"


def login_of(service: str) -> str:
    """Id of the authentication configuration chosen for a service, "" for none."""
    return settings.text(LOGIN_SETTING + service)


def client(catalogue_path: Path | None = None, folder: Path | None = None, logins: Mapping[str, str] = {}) -> Client:
    """A client of the services on the network of QGIS, for one piece of work. Raises InputError on a bad catalogue."""
    known = load_catalogue(catalogue_path) if catalogue_path else catalogue()
    chosen = {service: login_of(service) for service in known.services} | dict(logins)
    kept = {service: login for service, login in chosen.items() if login}
    return Client(known, QgisTransport(), Cache(folder or cache_folder()), kept)
