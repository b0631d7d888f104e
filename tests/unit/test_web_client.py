"""The client of the official services against a local server: cache, retries, resume, limits, and every fault."""

from __future__ import annotations

import gzip
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from web_server import PlainTransport, Reply, Server, bomb

from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources.web.answers import ask_json, member, records
from clefop_plugin.sources.web.cache import Cache
from clefop_plugin.sources.web.catalogue import Catalogue, Service
from clefop_plugin.sources.web.client import FILE, Client, Query, address
from clefop_plugin.sources.web.failures import ServiceError
from clefop_plugin.sources.web.pace import Clock, Pace
from clefop_plugin.sources.web.transport import Request, Response

FILE_ROUTE = "From files"


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server()
    yield found
    found.close()


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return Client(Catalogue({}), PlainTransport(), Cache(tmp_path / "cache"), pace=Pace())


def older(client: Client, days: float) -> None:
    """Make every copy of the cache older."""
    for path in client.cache.folder.glob("*.json"):
        known = json.loads(path.read_text())
        known["date"] = (datetime.fromisoformat(known["date"]) - timedelta(days=days)).isoformat(timespec="seconds")
        path.write_text(json.dumps(known))


def names(client: Client) -> list[str]:
    return sorted(path.suffix for path in client.cache.folder.iterdir())


def test_a_copy_serves_until_it_is_old_then_the_service_says_if_it_changed(server: Server, client: Client) -> None:
    service = server.service(max_age=10)
    server.routes["/a"] = lambda request: (
        Reply(status=304, kind="")
        if request.headers.get("if-none-match") == '"x"'
        else Reply(b"[1]", headers={"ETag": '"x"'})
    )
    assert ask_json(client, service, "/a", {}) == [1]
    assert ask_json(client, service, "/a", {}) == [1]
    assert server.count("/a") == 1
    older(client, 11)
    answer = client.get(Query(service, address(service, "/a")))
    assert server.count("/a") == 2
    assert answer.date[:10] == datetime.now(UTC).date().isoformat()
    assert not answer.old and client.notes == []
    assert names(client) == [".data", ".json"]


def test_offline_uses_the_copy_and_says_its_date_or_says_so_at_once(server: Server, client: Client) -> None:
    service = server.service(max_age=1)
    server.json("/a", [1])
    ask_json(client, service, "/a", {})
    older(client, 40)
    client.transport.is_offline = True
    day = (datetime.now(UTC) - timedelta(days=40)).date().isoformat()
    assert ask_json(client, service, "/a", {}) == [1]
    assert len(client.notes) == 1 and day in client.notes[0]
    start = time.perf_counter()
    with pytest.raises(InputError, match="offline") as caught:
        ask_json(client, service, "/b", {})
    assert time.perf_counter() - start < 0.2
    assert FILE_ROUTE in str(caught.value)
    assert server.count("/b") == 0


def test_a_stopped_service_gives_the_old_copy_and_a_wrong_answer_does_not(server: Server, client: Client) -> None:
    service = server.service(max_age=1, attempts=2)
    server.json("/a", [1])
    ask_json(client, service, "/a", {})
    older(client, 2)
    server.routes["/a"] = Reply(status=500)
    assert ask_json(client, service, "/a", {}) == [1]
    assert len(client.notes) == 1
    server.routes["/a"] = Reply(b"<html>", kind="text/html")
    with pytest.raises(ServiceError, match="web page"):
        ask_json(client, service, "/a", {})


def test_too_many_requests_waits_what_the_service_asks(server: Server, client: Client) -> None:
    server.routes["/a"] = [Reply(status=429, headers={"Retry-After": "1"}), Reply(b"[2]")]
    start = time.monotonic()
    assert ask_json(client, server.service(), "/a", {}) == [2]
    assert 1.0 <= time.monotonic() - start < 3


def test_retry_after_may_be_a_date_and_too_long_a_wait_is_refused(server: Server, client: Client) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    server.routes["/a"] = [Reply(status=503, headers={"Retry-After": soon}), Reply(b"[2]")]
    start = time.monotonic()
    assert ask_json(client, server.service(), "/a", {}) == [2]
    assert time.monotonic() - start > 0.5
    server.routes["/b"] = Reply(status=429, headers={"Retry-After": "3600"})
    start = time.monotonic()
    with pytest.raises(InputError, match="too many requests") as caught:
        ask_json(client, server.service(), "/b", {})
    assert time.monotonic() - start < 1 and server.count("/b") == 1
    assert FILE_ROUTE in str(caught.value)


def test_an_error_of_the_service_is_tried_again_then_said(server: Server, client: Client) -> None:
    server.routes["/a"] = [Reply(status=500), Reply(status=502), Reply(b"[3]")]
    assert ask_json(client, server.service(), "/a", {}) == [3]
    server.routes["/b"] = Reply(status=500)
    with pytest.raises(InputError, match="test answers 500") as caught:
        ask_json(client, server.service(attempts=3), "/b", {})
    assert server.count("/b") == 3
    assert FILE_ROUTE in str(caught.value)
    assert client.cache.find(address(server.service(), "/b")) is None


def test_what_cannot_pass_is_not_tried_again_and_the_words_of_the_service_are_shown(
    server: Server, client: Client
) -> None:
    report = (
        b'<ows:ExceptionReport><ows:Exception><ows:ExceptionText>Unknown type\n "x"</ows:ExceptionText></ows:Exception>'
    )
    server.routes["/a"] = Reply(report, kind="text/xml", status=400)
    with pytest.raises(InputError, match='answers 400. It says: “Unknown type "x"”'):
        ask_json(client, server.service(), "/a", {})
    server.routes["/b"] = Reply(status=404)
    with pytest.raises(InputError, match="address has changed"):
        ask_json(client, server.service(), "/b", {})
    server.routes["/c"] = Reply(status=401)
    with pytest.raises(InputError, match="login"):
        ask_json(client, server.service(), "/c", {})
    assert [server.count(path) for path in ("/a", "/b", "/c")] == [1, 1, 1]


def test_a_cut_download_is_resumed_where_it_stopped(server: Server, client: Client) -> None:
    content = bytes(range(256)) * 4000
    whole = Reply(content, kind="application/zip", ranges=True)
    server.routes["/f"] = [
        Reply(content, kind="application/zip", ranges=True, cut=700_000),
        Reply(content, kind="application/zip", ranges=True, cut=100_000),
        whole,
    ]
    service = server.service()
    answer = client.get(Query(service, address(service, "/f"), FILE, resume=True))
    assert answer.path.read_bytes() == content
    first, second, third = server.asked
    assert "range" not in first.headers
    starts = [int(asked.headers["range"].split("=")[1].rstrip("-")) for asked in (second, third)]
    assert 0 < starts[0] <= 700_000 and starts[0] < starts[1] <= 800_000
    assert second.headers["if-range"] == '"v1"'
    assert names(client) == [".data", ".json"]


def test_a_file_that_changed_or_offers_no_range_starts_again(server: Server, client: Client) -> None:
    old, new = b"a" * 300_000, b"b" * 200_000
    server.routes["/f"] = [
        Reply(old, kind="application/zip", ranges=True, cut=100_000),
        Reply(new, kind="application/zip", ranges=True, headers={"ETag": '"v2"'}),
    ]
    service = server.service()
    assert client.get(Query(service, address(service, "/f"), FILE, resume=True)).path.read_bytes() == new
    server.routes["/g"] = [Reply(old, kind="application/zip", cut=100_000), Reply(new, kind="application/zip")]
    assert client.get(Query(service, address(service, "/g"), FILE, resume=True)).path.read_bytes() == new
    server.routes["/h"] = [
        Reply(old, kind="application/zip", ranges=True, cut=100_000),
        Reply(b"", status=416, kind=""),
        Reply(old, kind="application/zip", ranges=True),
    ]
    assert client.get(Query(service, address(service, "/h"), FILE, resume=True)).path.read_bytes() == old


def test_a_download_that_was_stopped_goes_on_another_day(server: Server, client: Client) -> None:
    content = b"0123456789" * 100_000
    server.routes["/f"] = Reply(content, kind="application/zip", ranges=True, slow=0.05)
    service = server.service()
    stop = time.monotonic() + 0.4
    with pytest.raises(Cancelled):
        client.get(
            Query(service, address(service, "/f"), FILE, resume=True),
            Progress(is_cancelled=lambda: time.monotonic() > stop),
        )
    assert names(client) == [".part", ".version"]
    again = Client(client.catalogue, PlainTransport(), Cache(client.cache.folder), pace=Pace())
    server.routes["/f"] = Reply(content, kind="application/zip", ranges=True)
    assert again.get(Query(service, address(service, "/f"), FILE, resume=True)).path.read_bytes() == content
    assert int(server.asked[-1].headers["range"].split("=")[1].rstrip("-")) > 0


def test_json_cut_without_a_length_is_asked_again(server: Server, client: Client) -> None:
    server.routes["/a"] = [Reply(b'[{"nom": "Nan', length=False), Reply(b'[{"nom": "Nantes"}]', length=False)]
    assert ask_json(client, server.service(), "/a", {}) == [{"nom": "Nantes"}]
    server.routes["/b"] = Reply(b'[{"nom": "Nan')
    with pytest.raises(InputError, match="cut or damaged") as caught:
        ask_json(client, server.service(attempts=2), "/b", {})
    assert server.count("/b") == 2 and FILE_ROUTE in str(caught.value)
    assert names(client) == [".data", ".json"]


def test_a_changed_field_name_is_named(server: Server, client: Client) -> None:
    service = server.service()
    server.json("/a", [{"name": "Nantes"}])
    found = records(service, ask_json(client, service, "/a", {}))
    with pytest.raises(InputError, match="field “nom” is missing") as caught:
        member(service, found[0], "nom", "nom_officiel")
    assert FILE_ROUTE in str(caught.value)
    server.json("/b", {"erreur": 1})
    with pytest.raises(InputError, match="not a list of records"):
        records(service, ask_json(client, service, "/b", {}), "communes")


def test_redirections_go_only_to_hosts_of_the_catalogue(server: Server, client: Client) -> None:
    service = server.service()
    server.routes["/a"] = Reply(status=302, kind="", headers={"Location": "/b?x=1"})
    server.json("/b", [1])
    assert ask_json(client, service, "/a", {}) == [1]
    for target in ("https://example.org/x", "http://localhost/x", f"http://user@{server.host}/b", "file:///etc/passwd"):
        server.routes["/c"] = Reply(status=302, kind="", headers={"Location": target})
        with pytest.raises(InputError, match="not in the catalogue"):
            ask_json(client, service, "/c", {})
    server.routes["/d"] = Reply(status=302, kind="", headers={"Location": "/d"})
    with pytest.raises(InputError, match="without end"):
        ask_json(client, service, "/d", {})
    with pytest.raises(InputError, match="not in the catalogue"):
        client.get(Query(service, "https://example.org/x"))


def test_a_login_is_sent_to_its_own_host_only(tmp_path: Path, server: Server) -> None:
    other = Server()
    try:
        service = server.service("keyed")
        service = Service(**{**service.__dict__, "hosts": (server.host, other.host)})
        client = Client(Catalogue({}), PlainTransport(), Cache(tmp_path), {"keyed": "abc1234"}, Pace())
        server.routes["/a"] = Reply(status=302, kind="", headers={"Location": other.url + "/b"})
        other.json("/b", [1])
        assert ask_json(client, service, "/a", {}) == [1]
        assert server.asked[0].headers["authorization"] == "configuration abc1234"
        assert "authorization" not in other.asked[0].headers
        kept = "".join(path.read_text() for path in tmp_path.glob("*.json"))
        assert "abc1234" not in kept
    finally:
        other.close()


def test_a_compressed_answer_is_read_and_a_bomb_is_refused_within_memory(server: Server, client: Client) -> None:
    import tracemalloc

    zipped = {"Content-Encoding": "gzip"}
    server.routes["/a"] = Reply(gzip.compress(b"[1, 2]"), headers=zipped)
    assert ask_json(client, server.service(), "/a", {}) == [1, 2]
    server.routes["/b"] = Reply(bomb(300), headers=zipped)
    tracemalloc.start()
    with pytest.raises(InputError, match="more than 20 megabytes"):
        ask_json(client, server.service(max_megabytes=20), "/b", {})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12_000_000
    server.routes["/c"] = [Reply(gzip.compress(b"[1, 2]" * 1)[:-6], headers=zipped), Reply(b"[4]")]
    assert ask_json(client, server.service(), "/c", {}) == [4]
    server.routes["/d"] = Reply(b"not gzip at all", headers=zipped)
    with pytest.raises(InputError, match="compression is damaged"):
        ask_json(client, server.service(attempts=1), "/d", {})
    server.routes["/e"] = Reply(b"x", headers={"Content-Encoding": "br"})
    with pytest.raises(InputError, match="compressed as “br”"):
        ask_json(client, server.service(attempts=1), "/e", {})
    assert not list(client.cache.folder.glob("*.part"))


def test_an_announced_size_over_the_limit_is_refused_before_it_comes(server: Server, client: Client) -> None:
    server.routes["/a"] = Reply(b"[" + b" " * 3_000_000 + b"]")
    with pytest.raises(InputError, match="more than 2 megabytes"):
        ask_json(client, server.service(max_megabytes=2), "/a", {})
    assert server.count("/a") == 1


def test_a_wrong_kind_of_content_is_said(server: Server, client: Client) -> None:
    server.routes["/a"] = Reply(b"GIF89a", kind="image/gif")
    with pytest.raises(InputError, match="content of type image/gif"):
        ask_json(client, server.service(), "/a", {})
    server.routes["/b"] = Reply(b"<html>login</html>", kind="text/html; charset=utf-8")
    with pytest.raises(InputError, match="asks you to log in first"):
        client.get(Query(server.service(), address(server.service(), "/b"), FILE))


def test_a_silent_service_is_given_up_and_a_cancel_is_heard_within_a_second(server: Server, client: Client) -> None:
    server.routes["/a"] = Reply(b"[1]" + b" " * 1000, slow=2.0)
    start = time.monotonic()
    with pytest.raises(InputError, match="in time"):
        ask_json(client, server.service(timeout=0.3, attempts=2), "/a", {})
    assert time.monotonic() - start < 2
    server.routes["/b"] = Reply(status=429, headers={"Retry-After": "60"})
    stop = time.monotonic() + 0.5
    with pytest.raises(Cancelled):
        ask_json(client, server.service(), "/b", {}, progress=Progress(is_cancelled=lambda: time.monotonic() > stop))
    assert time.monotonic() - stop < 0.5


def test_a_closed_port_is_said(client: Client) -> None:
    gone = Server()
    service = gone.service(attempts=2)
    gone.close()
    with pytest.raises(InputError, match="refuses the connection") as caught:
        ask_json(client, service, "/a", {})
    assert FILE_ROUTE in str(caught.value)


def test_the_pace_of_a_service_is_kept_by_all_its_clients() -> None:
    now = [0.0]
    clock = Clock(lambda: now[0], lambda seconds: now.__setitem__(0, now[0] + seconds))
    pace = Pace(clock)
    moments = []
    for _ in range(95):
        with pace.turn("melodi", 30, lambda: False):
            moments.append(now[0])
            now[0] += 0.2
    for start in moments:
        assert sum(start <= moment < start + 59.99 for moment in moments) <= 30
    assert 180 <= moments[-1] < 200


class WatchedPace(Pace):
    """A pace that tells which threads were seen waiting for their turn."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[int] = set()
        self.changed = threading.Condition()

    def turn(self, service: str, per_minute: int, cancelled: Callable[[], bool]) -> AbstractContextManager[None]:
        def asked() -> bool:
            self.note()
            return cancelled()

        return super().turn(service, per_minute, asked)

    def note(self) -> None:
        with self.changed:
            self.seen.add(threading.get_ident())
            self.changed.notify_all()


class HeldTransport(PlainTransport):
    """A request is held until every other thread waits for its turn, or has a request open too."""

    def __init__(self, pace: WatchedPace, threads: int) -> None:
        super().__init__()
        self.pace, self.threads = pace, threads
        self.open_now = self.most_open = 0

    @contextmanager
    def open(self, request: Request, cancelled: Callable[[], bool]) -> Iterator[Response]:
        with self.pace.changed:
            self.open_now += 1
            self.most_open = max(self.most_open, self.open_now)
        try:
            self.pace.note()
            with self.pace.changed:
                assert self.pace.changed.wait_for(lambda: len(self.pace.seen) == self.threads, 60)
            with super().open(request, cancelled) as response:
                yield response
        finally:
            with self.pace.changed:
                self.open_now -= 1


def test_requests_to_one_service_come_one_at_a_time(server: Server, tmp_path: Path) -> None:
    pace, service = WatchedPace(), server.service()
    transport = HeldTransport(pace, 4)
    server.json("/a", [1])

    def ask(rank: int) -> object:
        return ask_json(Client(Catalogue({}), transport, Cache(tmp_path), pace=pace), service, "/a", {"n": rank})

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(4))) == [[1]] * 4
    assert server.count("/a") == 4 and transport.most_open == 1


def test_a_damaged_copy_is_not_used(server: Server, client: Client) -> None:
    server.json("/a", [1])
    service = server.service()
    ask_json(client, service, "/a", {})
    next(client.cache.folder.glob("*.data")).write_bytes(b"[9]")
    assert ask_json(client, service, "/a", {}) == [1]
    assert server.count("/a") == 2
    next(client.cache.folder.glob("*.json")).write_text("{")
    assert ask_json(client, service, "/a", {}) == [1]
    assert server.count("/a") == 3


def test_a_cache_that_cannot_be_written_is_said(server: Server, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    server.json("/a", [1])
    client = Client(Catalogue({}), PlainTransport(), Cache(blocked / "cache"), pace=Pace())
    with pytest.raises(InputError, match="Downloads cannot be kept"):
        ask_json(client, server.service(), "/a", {})


def test_progress_tells_sizes(server: Server, client: Client) -> None:
    server.routes["/f"] = Reply(b"x" * 2_000_000, kind="application/zip")
    told: list[tuple[float, str]] = []
    service = server.service()
    query = Query(service, address(service, "/f"), FILE, label="Table")
    client.get(query, Progress(lambda fraction, text: told.append((fraction, text))))
    assert told[0][0] == 0 and told[-1][0] > 0.9
    assert told[-1][1].startswith("Table (") and told[-1][1].endswith(" of 2.0 MB)")


def test_an_answer_that_is_cancelled_leaves_nothing_and_old_copies_go(server: Server, client: Client) -> None:
    server.routes["/a"] = Reply(b"[1]" + b" " * 100_000, slow=0.05)
    stop = time.monotonic() + 0.3
    with pytest.raises(Cancelled):
        ask_json(client, server.service(), "/a", {}, progress=Progress(is_cancelled=lambda: time.monotonic() > stop))
    assert names(client) == []
    server.json("/b", [1])
    ask_json(client, server.service(), "/b", {})
    (client.cache.folder / "other.txt").write_text("not ours")
    for path in client.cache.folder.iterdir():
        os.utime(path, (0, 0))
    client.cache.tidy()
    assert [path.name for path in client.cache.folder.iterdir()] == ["other.txt"]


def test_a_compressed_file_that_is_cut_is_never_completed(server: Server, client: Client) -> None:
    content = gzip.compress(bytes(range(256)) * 4000)
    zipped = {"Content-Encoding": "gzip"}
    server.routes["/f"] = [
        Reply(content, kind="application/zip", ranges=True, headers=dict(zipped), cut=len(content) // 2),
        Reply(content, kind="application/zip", ranges=True, headers=dict(zipped)),
    ]
    service = server.service()
    answer = client.get(Query(service, address(service, "/f"), FILE, resume=True))
    assert answer.path.read_bytes() == bytes(range(256)) * 4000
    assert "range" not in server.asked[1].headers
