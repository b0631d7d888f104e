"""The geocoder of the Géoplateforme for addresses without coordinates: sure answers only, in the known commune."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from clefop_plugin.core.codes import fold_district
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources.web import failures
from clefop_plugin.sources.web.catalogue import Service
from clefop_plugin.sources.web.client import Client, Query, address

SERVICE = "geocoder"
#: The geocoder gives an answer to anything: below this score it is another street.
THRESHOLD = 0.6
#: Answers that are an address; “municipality” is only the commune, which is known already.
_PRECISE = frozenset({"housenumber", "street", "locality"})
_SENT = ("rank", "address", "postcode", "city", "citycode")
_CAME = ("rank", "latitude", "longitude", "result_score", "result_type", "result_citycode")
_MAX_BYTES = 45_000_000


@dataclass(frozen=True)
class Place:
    """An address to find. ``commune`` is the code of the commune it is known to be in."""

    address: str
    postcode: str
    city: str
    commune: str


@dataclass(frozen=True)
class Found:
    """An address that was found: longitude and latitude (degrees), and how sure the geocoder is (0 to 1)."""

    lon: float
    lat: float
    score: float


@dataclass
class Geocoded:
    """What was found, by rank of the place, and why the others were not, in words."""

    found: dict[int, Found] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)


def geocode(
    client: Client,
    places: Sequence[Place],
    now: Mapping[str, str] | None = None,
    threshold: float = THRESHOLD,
    progress: Progress | None = None,
) -> Geocoded:
    """Find addresses. ``now`` gives the present code of communes that were merged.

    A place without address or without commune is not sent. Raises ServiceError.
    """
    progress = progress or Progress()
    service = client.catalogue.service(SERVICE)
    result = Geocoded()
    sent: list[tuple[int, Place]] = []
    for rank, place in enumerate(places):
        if not place.address.strip():
            result.refused[rank] = tr("no address")
        elif not place.commune:
            result.refused[rank] = tr("no commune to check the answer with")
        else:
            sent.append((rank, place))
    for start in range(0, len(sent), service.page):
        chunk = sent[start : start + service.page]
        part = progress.part(start / len(sent), min(1.0, (start + service.page) / len(sent)))
        for rank, row in _ask(client, service, chunk, part).items():
            _judge(service, rank, row, places[rank], now or {}, threshold, result)
    return result


def _judge(
    service: Service,
    rank: int,
    row: Mapping[str, str],
    place: Place,
    now: Mapping[str, str],
    threshold: float,
    result: Geocoded,
) -> None:
    """Keep an answer, or the reason why it is not kept."""
    score = _figure(row["result_score"])
    code = row["result_citycode"].strip()
    codes = {fold_district(code), now.get(code, code), row.get("result_oldcitycode", "").strip()} - {""}
    known = {fold_district(place.commune), now.get(place.commune, place.commune)}
    if score is None:
        result.refused[rank] = tr("not found")
    elif not codes & known:
        result.refused[rank] = tr("found in another commune ({code})", code=code or "–")
    elif row["result_type"] not in _PRECISE:
        result.refused[rank] = tr("only the commune was found")
    elif score < threshold:
        result.refused[rank] = tr("too unsure (score {score})", score=number(score, 2))
    else:
        lon, lat = _figure(row["longitude"]), _figure(row["latitude"])
        if lon is None or lat is None:
            raise failures.missing_field(service, "longitude")
        result.found[rank] = Found(lon, lat, score)


def _ask(
    client: Client, service: Service, chunk: list[tuple[int, Place]], progress: Progress
) -> dict[int, dict[str, str]]:
    """The rows that came back for a chunk, by rank. Raises ServiceError when one is missing."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(_SENT)
    writer.writerows((rank, place.address, place.postcode, place.city, place.commune) for rank, place in chunk)
    content = sheet.getvalue().encode()
    if len(content) > _MAX_BYTES:
        raise failures.too_large(service)
    fields = [("columns", "address"), ("columns", "city"), ("postcode", "postcode"), ("citycode", "citycode")]
    body, kind = multipart(content, fields)

    def check(file: Path) -> None:
        _rows(service, file, len(chunk))

    label = tr("Addresses: {count}", count=number(len(chunk)))
    query = Query(
        service,
        address(service, "/search/csv"),
        ("text/csv", "application/csv", "text/plain"),
        label,
        body,
        kind,
        check,
    )
    rows = _rows(service, client.get(query, progress).path, len(chunk))
    wanted = {rank for rank, _ in chunk}
    if set(rows) != wanted:
        raise failures.unexpected(service, tr("other rows than those that were sent"))
    return rows


def _rows(service: Service, file: Path, count: int) -> dict[int, dict[str, str]]:
    try:
        reader = csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""))
        rows = [{str(name): str(cell or "") for name, cell in row.items()} for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise failures.unexpected(service, tr("a table that cannot be read")) from error
    for name in _CAME:
        if name not in (reader.fieldnames or ()):
            raise failures.missing_field(service, name)
    if len(rows) != count:
        came = tr("{count} rows came of {total}", count=number(len(rows)), total=number(count))
        raise failures.unexpected(service, came)
    try:
        return {int(row["rank"]): row for row in rows}
    except ValueError as error:
        raise failures.unexpected(service, tr("other rows than those that were sent")) from error


def multipart(content: bytes, fields: Sequence[tuple[str, str]]) -> tuple[bytes, str]:
    """A form with a file ``data`` and some fields, and its content type."""
    edge = "clefop" + hashlib.sha256(content).hexdigest()[:32]
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="data"; filename="addresses.csv"\r\n'
    parts += [(head + "Content-Type: text/csv\r\n\r\n").encode(), content, f"\r\n--{edge}--\r\n".encode()]
    return b"".join(parts), f"multipart/form-data; boundary={edge}"


def _figure(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if value == value and abs(value) < 1e6 else None
