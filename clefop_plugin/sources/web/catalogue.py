"""The services and addresses the plugin may reach, from a TOML file an administrator can replace."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.paths import resource

_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Service:
    """One service: where it is, what it allows, and how patient to be with it.

    ``url`` is its address without final slash, ``hosts`` those it may redirect to as well, ``per_minute`` the most
    requests a minute, ``page`` the most records an answer, ``timeout`` how long it may stay silent (s), ``attempts``
    how many times a request is sent, ``back_off`` the wait before the second (s, doubled each time), ``max_age`` how
    long a copy serves without asking again (days). ``scheme`` is https for every service read from a file.
    """

    id: str
    label: str
    url: str
    hosts: tuple[str, ...]
    licence: str = ""
    producer: str = ""
    per_minute: int = 60
    page: int = 1000
    timeout: float = 30.0
    attempts: int = 4
    back_off: float = 1.0
    max_megabytes: int = 200
    max_age: float = 30.0
    scheme: str = "https"
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def max_bytes(self) -> int:
        """The largest answer that is accepted."""
        return self.max_megabytes * _MEGABYTE

    def allows(self, url: str) -> bool:
        """Whether a request to this service may go to ``url``: the right scheme, a known host, no login inside."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            return False
        host = (parts.hostname or "").lower()
        known = host if port is None or (port == 443 and self.scheme == "https") else f"{host}:{port}"
        return parts.scheme == self.scheme and known in self.hosts and parts.username is None


@dataclass(frozen=True)
class FileAddress:
    """A file that is published once a vintage: its path on its service, where ``{vintage}`` is the year.

    ``vintages`` are the years known to be there; ``member`` is the file wanted in an archive (a pattern), ``sheet`` the
    sheet wanted in a workbook; ``note`` what to know of it.
    """

    id: str
    service: str
    path: str
    vintages: tuple[int, ...]
    label: str = ""
    member: str = ""
    sheet: str = ""
    note: str = ""


@dataclass(frozen=True)
class Catalogue:
    """Services by id and the addresses of files by id; ``latest`` is the newest vintage they all know."""

    services: Mapping[str, Service]
    files: tuple[FileAddress, ...] = ()
    vintages: tuple[int, ...] = ()

    def service(self, identifier: str) -> Service:
        """A service by id. Raises InputError when the catalogue lacks it."""
        if identifier not in self.services:
            raise InputError(
                tr(
                    "The catalogue of services has no “{service}”. Ask your administrator to complete the file, or "
                    "import files instead.",
                    service=identifier,
                )
            )
        return self.services[identifier]

    def file(self, identifier: str, vintage: int) -> FileAddress | None:
        """The address of a file for a vintage, or None when none is known."""
        known = (entry for entry in self.files if entry.id == identifier and vintage in entry.vintages)
        return next(known, None)


def load_catalogue(path: Path | None = None) -> Catalogue:
    """The catalogue shipped with the plugin, or the one at ``path``. Raises InputError when it is not usable."""
    source = path or resource("catalogues", "services.toml")
    try:
        content = tomllib.loads(source.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(tr("The file {path} was not found. Check its name and its folder.", path=source)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            tr("The catalogue of services {file} cannot be read: {error}", file=source.name, error=error)
        ) from error
    services = [_service(entry, source) for entry in _entries(content, "service", source)]
    files = [_file(entry, source) for entry in _entries(content, "file", source)]
    vintages = content.get("vintages", [])
    if not isinstance(vintages, list) or not all(isinstance(year, int) for year in vintages):
        raise _wrong(source, "vintages")
    return Catalogue({service.id: service for service in services}, tuple(files), tuple(sorted(vintages, reverse=True)))


def _entries(content: Mapping[str, Any], name: str, source: Path) -> list[dict[str, Any]]:
    found = content.get(name, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise _wrong(source, name)
    return found


def _service(entry: dict[str, Any], source: Path) -> Service:
    known = {item.name for item in fields(Service)} - {"scheme"}
    values = {name: value for name, value in entry.items() if name in known}
    needed = ("id", "label", "url")
    for name, value in values.items():
        if not _is_of_kind(name, value):
            raise _wrong(source, f"{entry.get('id', '?')}: {name}")
    if any(not values.get(name) for name in needed):
        raise _wrong(source, f"{entry.get('id', '?')}: " + ", ".join(n for n in needed if not values.get(n)))
    host = (urlsplit(values["url"]).hostname or "").lower()
    hosts = dict.fromkeys([host, *(str(name).lower() for name in values.get("hosts", ()))])
    service = Service(**{**values, "url": values["url"].rstrip("/"), "hosts": tuple(hosts)})
    if not service.allows(service.url):
        raise InputError(
            tr(
                "The catalogue of services {file} gives {service} the address {url}. Only addresses in https are "
                "accepted.",
                file=source.name,
                service=service.id,
                url=service.url,
            )
        )
    return service


def _is_of_kind(name: str, value: Any) -> bool:
    if name in ("per_minute", "page", "attempts", "max_megabytes"):
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    if name in ("timeout", "back_off", "max_age"):
        return isinstance(value, int | float) and not isinstance(value, bool) and value > 0
    if name == "hosts":
        return isinstance(value, list) and all(isinstance(host, str) for host in value)
    if name == "names":
        return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())
    return isinstance(value, str)


def _file(entry: dict[str, Any], source: Path) -> FileAddress:
    known = {item.name for item in fields(FileAddress)}
    values = {name: value for name, value in entry.items() if name in known}
    years = values.get("vintages", [])
    texts = [values.get(name, "") for name in ("id", "service", "path", "label", "member", "sheet", "note")]
    if not all(isinstance(text, str) for text in texts) or not all(texts[:3]):
        raise _wrong(source, f"{entry.get('id', '?')}")
    if not isinstance(years, list) or not all(isinstance(year, int) for year in years):
        raise _wrong(source, f"{entry.get('id', '?')}: vintages")
    return FileAddress(**{**values, "vintages": tuple(years)})


def _wrong(source: Path, where: str) -> InputError:
    return InputError(
        tr(
            "The catalogue of services {file} is not usable: check “{where}”. Take the one of the plugin as a model.",
            file=source.name,
            where=where,
        )
    )
