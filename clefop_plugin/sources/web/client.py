"""Downloads from the services of the catalogue, through a cache: redirections, retries, resume, limits, cancel."""

from __future__ import annotations

import email.utils
import hashlib
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources.web import failures
from clefop_plugin.sources.web.body import Unfit, write_body
from clefop_plugin.sources.web.cache import Cache, Entry
from clefop_plugin.sources.web.catalogue import Catalogue, Service
from clefop_plugin.sources.web.failures import ServiceError, Unreachable
from clefop_plugin.sources.web.pace import SHARED, Clock, Pace
from clefop_plugin.sources.web.transport import PASSING, Request, Response, Transport, TransportError

#: How many times an answer may send to another address.
MAX_REDIRECTIONS = 5
#: The longest wait a service may ask for before the plugin gives up (s).
MAX_WAIT = 120.0
_REDIRECTIONS = frozenset({301, 302, 303, 307, 308})
_PASSING_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})

JSON = ("application/json", "application/geo+json", "text/json", "application/vnd.geo+json")
#: What servers call a file of any kind; a web page is never one.
FILE = ("application/", "text/csv", "text/plain", "binary/")


@dataclass(frozen=True)
class Query:
    """What is asked of a service: an address, what kind of answer is wanted, and how it is checked.

    ``kinds`` are beginnings of content types; ``check`` raises InputError when the file is not what is wanted: it is
    then asked again, as one that came damaged. ``label`` is what the user reads while it comes. ``resume`` keeps what
    came of a cut download, and asks for the rest.
    """

    service: Service
    url: str
    kinds: tuple[str, ...] = JSON
    label: str = ""
    body: bytes | None = None
    body_type: str = ""
    check: Callable[[Path], None] | None = None
    resume: bool = False

    @property
    def key(self) -> str:
        """What the cache knows it by."""
        return self.url if self.body is None else f"{self.url}#{hashlib.sha256(self.body).hexdigest()}"


@dataclass(frozen=True)
class Answer:
    """A file that came, or its copy: ``old`` when the service could not be asked whether it is still current."""

    path: Path
    url: str
    date: str
    sha256: str
    size: int
    old: bool = False


@dataclass
class Client:
    """Asks the services of ``catalogue``. ``logins`` gives the authentication configuration of a service by its id.

    ``notes`` collects what the user should know: a copy used in the place of a service that does not answer.
    """

    catalogue: Catalogue
    transport: Transport
    cache: Cache
    logins: Mapping[str, str] = field(default_factory=dict)
    pace: Pace = SHARED
    clock: Clock = field(default_factory=Clock)
    notes: list[str] = field(default_factory=list)

    def get(self, query: Query, progress: Progress | None = None) -> Answer:
        """The answer to a query: a fresh copy, else what the service gives, else an older copy.

        Raises ServiceError in one sentence, and Cancelled. A cut download stays, to be resumed another day.
        """
        progress = progress or Progress()
        progress.check()
        service = query.service
        if not service.allows(query.url):
            raise failures.forbidden(service, _host(query.url))
        entry = self.cache.find(query.key)
        if entry is not None and entry.age < service.max_age:
            return _answer(entry)
        try:
            if self.transport.offline(query.url):
                raise failures.offline(service)
            return _answer(self._ask(query, entry, progress))
        except Unreachable as error:
            if entry is None:
                raise
            self._tell_copy(service, entry, error)
            return _answer(entry, old=True)

    def _tell_copy(self, service: Service, entry: Entry, error: Unreachable) -> None:
        sentence = tr(
            "{service}: the copy of {date} was used, because the service could not be asked.",
            service=service.label,
            date=entry.day,
        )
        if sentence not in self.notes:
            self.notes.append(sentence)

    def _ask(self, query: Query, entry: Entry | None, progress: Progress) -> Entry:
        """Send the request as many times as the service deserves."""
        part = self.cache.begin(query.key)
        try:
            return self._attempts(query, entry, part, progress)
        finally:
            if not query.resume:
                self.cache.discard(part)

    def _attempts(self, query: Query, entry: Entry | None, part: Path, progress: Progress) -> Entry:
        service = query.service
        again: _Again | None = None
        for attempt in range(service.attempts):
            if again is not None:
                self.clock.wait(max(again.wait, _back_off(query, attempt)), progress.cancelled)
            try:
                with self.pace.turn(service.id, service.per_minute, progress.cancelled):
                    return self._once(query, entry, part, progress)
            except _Again as failed:
                again = failed
            if again.afresh:
                self.cache.discard(part)
            if again.wait > MAX_WAIT:
                break
        progress.check()
        raise again.failure if again is not None else failures.unexpected(service, "–")

    def _once(self, query: Query, entry: Entry | None, part: Path, progress: Progress) -> Entry:
        service = query.service
        url, have = query.url, part.stat().st_size if query.resume and part.exists() else 0
        if have and not self.cache.validator(part):
            have = 0
        for _ in range(MAX_REDIRECTIONS + 1):
            request = self._request(query, url, entry, part, have)
            try:
                with self.transport.open(request, progress.cancelled) as response:
                    if response.status in _REDIRECTIONS:
                        url = self._next(service, url, response)
                        continue
                    return self._take(query, entry, part, have, response, progress)
            except TransportError as error:
                failure = failures.unreachable(service, error)
                if error.reason in PASSING:
                    raise _Again(failure) from error
                raise failure from error
        raise failures.unexpected(service, tr("it sends from one address to another without end"))

    def _request(self, query: Query, url: str, entry: Entry | None, part: Path, have: int) -> Request:
        # A file that may be resumed is asked uncompressed: a range counts the bytes as they are sent.
        headers = {"Accept-Encoding": "identity" if query.resume else "gzip"}
        if query.kinds == JSON:
            headers["Accept"] = "application/json"
        if query.body is not None:
            headers["Content-Type"] = query.body_type
        if have:
            headers["Range"] = f"bytes={have}-"
            headers["If-Range"] = self.cache.validator(part)
        elif entry is not None and query.body is None:
            if entry.etag:
                headers["If-None-Match"] = entry.etag
            elif entry.last_modified:
                headers["If-Modified-Since"] = entry.last_modified
        # A login goes to the host it was made for, never to the one an answer sends to.
        same = urlsplit(url).netloc == urlsplit(query.url).netloc
        login = self.logins.get(query.service.id, "") if same else ""
        return Request(url, headers, query.service.timeout, query.body, login)

    def _next(self, service: Service, url: str, response: Response) -> str:
        given = response.headers.get("location", "")
        try:
            target = urljoin(url, given)
        except ValueError:
            target = given
        if not service.allows(target):
            raise failures.forbidden(service, _host(target))
        return target

    def _take(
        self, query: Query, entry: Entry | None, part: Path, have: int, response: Response, progress: Progress
    ) -> Entry:
        service = query.service
        if response.status == 304 and entry is not None:
            return self.cache.refresh(query.key, entry)
        if response.status == 416 and have:
            raise _Again(failures.status(service, 416), afresh=True)
        if response.status not in (200, 206):
            raise self._refusal(service, response)
        _refuse_kind(query, response)
        start = _start(service, response, have)
        if query.resume:  # a range counts the bytes that are sent: compressed ones cannot be completed
            plain = response.headers.get("content-encoding", "identity") == "identity"
            self.cache.keep_validator(part, _validator(response) if plain else "")
        try:
            write_body(response, part, start, service.max_bytes, _reporter(query, progress))
        except Unfit as unfit:
            self.cache.discard(part)
            if unfit.large:
                raise failures.too_large(service) from unfit
            raise _Again(failures.unexpected(service, str(unfit))) from unfit
        _check(query, part)
        return self.cache.store(query.key, part, query.url, dict(response.headers))

    def _refusal(self, service: Service, response: Response) -> Exception:
        """What to raise for a status: asked again when it may pass."""
        failure = failures.status(service, response.status, _explanation(response))
        if response.status not in _PASSING_STATUS:
            return failure
        return _Again(failure, wait=_retry_after(response.headers.get("retry-after", "")))


class _Again(Exception):
    """An attempt failed in a way that may pass; ``afresh``: nothing of what came can serve."""

    def __init__(self, failure: ServiceError, afresh: bool = False, wait: float = 0.0) -> None:
        super().__init__(str(failure))
        self.failure, self.afresh, self.wait = failure, afresh, wait


def address(service: Service, path: str = "", parameters: Mapping[str, object] | None = None) -> str:
    """The address of a path of a service, with its parameters escaped."""
    query = urlencode({name: str(value) for name, value in (parameters or {}).items()})
    return service.url + path + ("?" + query if query else "")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _answer(entry: Entry, old: bool = False) -> Answer:
    return Answer(entry.path, entry.url, entry.date, entry.sha256, entry.size, old)


def _back_off(query: Query, attempt: int) -> float:
    """A wait that doubles, spread by up to a quarter so that two computers do not come back together."""
    seed = f"{query.key}{attempt}{time.time_ns()}".encode()
    share = int(hashlib.sha256(seed).hexdigest()[:4], 16) / 0xFFFF
    return float(query.service.back_off * 2 ** (attempt - 1) * (1 + share / 4))


def _check(query: Query, part: Path) -> None:
    """Refuse what came when it is not what is wanted: it is asked again, whole."""
    if query.check is None:
        return
    try:
        query.check(part)
    except ServiceError as error:
        raise _Again(error, afresh=True) from error


def _refuse_kind(query: Query, response: Response) -> None:
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        raise failures.web_page(query.service)
    if not kind or any(kind.startswith(known) for known in query.kinds):
        return
    what = _explanation(response) or tr("content of type {kind}", kind=kind)
    raise failures.unexpected(query.service, what)


def _start(service: Service, response: Response, have: int) -> int:
    """Where the body begins in the file: after what is in hand, or at 0 when the service sends everything again."""
    if response.status == 200:
        return 0
    found = re.match(r"bytes\s+(\d+)-", response.headers.get("content-range", ""))
    if found is None or int(found.group(1)) != have:
        raise _Again(failures.unexpected(service, tr("another part of the file than the one asked")), afresh=True)
    return have


def _validator(response: Response) -> str:
    """What names the version of a file in a later request; a weak tag cannot serve for ranges."""
    etag = response.headers.get("etag", "")
    return etag if etag and not etag.startswith("W/") else response.headers.get("last-modified", "")


def _explanation(response: Response) -> str:
    """The words of a service on its own refusal (OGC exceptions, JSON messages), in one short line."""
    kind = response.headers.get("content-type", "").lower()
    if "xml" not in kind and "json" not in kind:
        return ""
    text = b""
    try:
        for chunk in response.chunks:
            text += chunk
            if len(text) > _MAX_EXPLANATION:
                break
    except TransportError:
        return ""
    found = _SAID.search(text.decode("utf-8", "replace"))
    words = next((group for group in found.groups() if group), "") if found else ""
    return " ".join(words.split())[:200]


_MAX_EXPLANATION = 20_000
_SAID = re.compile(
    r"<(?:\w+:)?ExceptionText>\s*([^<]+)|\"(?:message|error_code|description|detail)\"\s*:\s*\"([^\"]+)\"",
    re.IGNORECASE,
)


def _retry_after(text: str) -> float:
    """Seconds a service asks to wait: a number, or a date."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        date = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, date.timestamp() - time.time())


def _reporter(query: Query, progress: Progress) -> Callable[[int, int], None]:
    label = query.label or query.service.label

    def report(received: int, total: int) -> None:
        done = tr("{label} ({size} MB)", label=label, size=number(received / 1e6, 1))
        if total:
            done = tr("{label} ({size} of {total} MB)", label=label, size=number(received / 1e6, 1),
                      total=number(total / 1e6, 1))  # fmt: skip
        progress.update(min(0.99, received / total) if total else 0.0, done)

    return report
