"""A local server that plays the official services, faults included, and a plain transport to reach it (tests only)."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from clefop_plugin.core.errors import Cancelled
from clefop_plugin.sources.web.catalogue import Service
from clefop_plugin.sources.web.transport import Request, Response, TransportError


@dataclass
class Reply:
    """What the server answers. ``cut`` closes after so many bytes, ``slow`` waits before each block (s)."""

    body: bytes = b""
    kind: str = "application/json"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    slow: float = 0.0
    ranges: bool = False
    length: bool = True


@dataclass
class Asked:
    """A request as the server saw it."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    moment: float


class Server:
    """Routes by path: a reply, a list of replies served one after the other, or a function of the request."""

    def __init__(self) -> None:
        self.routes: dict[str, Any] = {}
        self.asked: list[Asked] = []
        self._stop = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server._answer(self)

            do_POST = do_GET  # noqa: N815

            def log_message(self, *_arguments: Any) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._http.handle_error = lambda *_arguments: None  # type: ignore[method-assign]
        self.host = f"127.0.0.1:{self._http.server_address[1]}"
        self.url = f"http://{self.host}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._http.shutdown()
        self._http.server_close()

    def service(self, identifier: str = "test", **values: Any) -> Service:
        """A service of this server: http and 127.0.0.1 are accepted by the constructor only."""
        defaults: dict[str, Any] = {"back_off": 0.01, "timeout": 5.0, "per_minute": 100_000, "scheme": "http"}
        url = self.url + values.pop("path", "")
        return Service(identifier, identifier, url, (self.host,), **{**defaults, **values})

    def json(self, path: str, value: Any, **more: Any) -> None:
        self.routes[path] = Reply(json.dumps(value).encode(), **more)

    def count(self, path: str) -> int:
        return sum(request.path == path for request in self.asked)

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        request = Asked(parts.path, query, headers, body, time.monotonic())
        self.asked.append(request)
        route = self.routes.get(parts.path, Reply(b'{"message": "not here"}', status=404))
        if isinstance(route, list):
            route = route.pop(0) if len(route) > 1 else route[0]
        reply = route(request) if callable(route) else route
        with suppress(OSError):
            self._send(handler, request, reply)

    def _send(self, handler: BaseHTTPRequestHandler, request: Asked, reply: Reply) -> None:
        status, body, headers = reply.status, reply.body, dict(reply.headers)
        if reply.ranges:
            headers.setdefault("ETag", '"v1"')
            asked = request.headers.get("range", "")
            if asked and request.headers.get("if-range", headers["ETag"]) == headers["ETag"]:
                start = int(asked.removeprefix("bytes=").split("-")[0])
                headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
                status, body = 206, body[start:]
        handler.send_response(status)
        if reply.kind:
            handler.send_header("Content-Type", reply.kind)
        if reply.length:
            handler.send_header("Content-Length", str(len(body)))
        else:
            handler.close_connection = True
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        end = len(body) if reply.cut is None else reply.cut
        step = max(1, len(body) // 20) if reply.slow else 1 << 16
        for start in range(0, end, step):
            if reply.slow and self._stop.wait(reply.slow):
                return
            handler.wfile.write(body[start : min(start + step, end)])
        if reply.cut is not None:
            handler.wfile.flush()
            handler.close_connection = True
            handler.connection.shutdown(socket.SHUT_RDWR)


class PlainTransport:
    """``http.client`` as a transport, for tests without QGIS."""

    def __init__(self) -> None:
        self.is_offline = False

    def offline(self, url: str) -> bool:
        return self.is_offline

    @contextmanager
    def open(self, request: Request, cancelled: Callable[[], bool]) -> Iterator[Response]:
        parts = urlsplit(request.url)
        connection = http.client.HTTPConnection(parts.netloc, timeout=request.timeout)
        headers = dict(request.headers)
        if request.authentication:
            headers["Authorization"] = f"configuration {request.authentication}"
        try:
            method = "GET" if request.body is None else "POST"
            target = parts.path + ("?" + parts.query if parts.query else "")
            connection.request(method, target, request.body, headers)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            yield Response(answer.status, found, _chunks(answer, cancelled))
        except TimeoutError as error:
            raise TransportError("timeout", str(error)) from error
        except ConnectionRefusedError as error:
            raise TransportError("refused", str(error)) from error
        except (http.client.HTTPException, OSError) as error:
            raise TransportError("cut", str(error)) from error
        finally:
            connection.close()


def _chunks(answer: http.client.HTTPResponse, cancelled: Callable[[], bool]) -> Iterator[bytes]:
    while True:
        if cancelled():
            raise Cancelled
        try:
            block = answer.read1(1 << 16)
        except TimeoutError as error:
            raise TransportError("timeout", str(error)) from error
        except (http.client.HTTPException, OSError) as error:
            raise TransportError("cut", str(error)) from error
        if not block:
            return
        yield block


def bomb(megabytes: int) -> bytes:
    """A small compressed body that unpacks to ``megabytes`` of zeros."""
    return gzip.compress(bytes(megabytes * 1_000_000))
