"""What a web service is reached with: one request, one answer that is read piece by piece, and why one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Literal, Protocol

#: Why no answer came, or not all of it. "cut" is a connection closed before the end.
Reason = Literal["offline", "refused", "timeout", "cut", "certificate", "proxy", "other"]
#: What passes with time: the others do not get better when one asks again.
PASSING: frozenset[Reason] = frozenset({"refused", "timeout", "cut"})


@dataclass(frozen=True)
class Request:
    """One request. ``timeout`` (seconds) is how long the service may stay silent.

    ``authentication`` is the id of a configuration of the authentication manager of QGIS: the login itself is
    never seen here. ``body`` None asks with GET.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    timeout: float = 30.0
    body: bytes | None = None
    authentication: str = ""


@dataclass(frozen=True)
class Response:
    """The status and headers (names in lower case) of an answer, and its body as it comes, still compressed.

    Reading ``chunks`` may raise :class:`TransportError` and Cancelled.
    """

    status: int
    headers: Mapping[str, str]
    chunks: Iterator[bytes]


class TransportError(Exception):
    """No answer, or not all of it; ``detail`` is what the system says, for the log."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(detail or reason)
        self.reason: Reason = reason
        self.detail = detail


class Transport(Protocol):
    """Sends requests. Redirections are not followed: whoever asks decides where it may be sent."""

    def offline(self, url: str) -> bool:
        """Whether it is known at once, without asking, that ``url`` cannot be reached."""

    def open(self, request: Request, cancelled: Callable[[], bool]) -> AbstractContextManager[Response]:
        """Send a request; leaving the context gives up what was not read.

        ``cancelled`` is asked at least every half second, then Cancelled is raised. Raises TransportError.
        """
