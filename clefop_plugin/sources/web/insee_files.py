"""Files published once a vintage at an address of the catalogue, brought under their own name for the readers."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.web import failures
from clefop_plugin.sources.web.body import not_stored
from clefop_plugin.sources.web.catalogue import FileAddress, Service
from clefop_plugin.sources.web.client import FILE, Answer, Client, Query, address

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class PublishedFile:
    """A file that was brought: where it is, what the catalogue says of it, and its address and date for the credits."""

    path: Path
    about: FileAddress
    answer: Answer


def known_vintages(client: Client, identifier: str) -> list[int]:
    """Vintages of a file whose address is known, the newest first."""
    years = {year for entry in client.catalogue.files if entry.id == identifier for year in entry.vintages}
    return sorted(years, reverse=True)


def fetch_file(
    client: Client, identifier: str, vintage: int, folder: Path, progress: Progress | None = None
) -> PublishedFile:
    """Bring a file of the catalogue into ``folder``, under its own name. Raises ServiceError and InputError.

    What a cut download brought is kept, and the rest asked next time.
    """
    about = client.catalogue.file(identifier, vintage)
    if about is None:
        years = ", ".join(map(str, known_vintages(client, identifier))) or "–"
        raise InputError(
            tr(
                "No address is known for “{file}” of {vintage}; known vintages: {years}. Ask your administrator to "
                "complete the catalogue of services, or import the file.",
                file=identifier,
                vintage=vintage,
                years=years,
            )
        )
    service = client.catalogue.service(about.service)
    path = about.path.replace("{vintage}", str(vintage))

    def check(file: Path) -> None:
        _refuse_other_kind(service, path, file)

    query = Query(service, address(service, path), FILE, about.label or about.id, check=check, resume=True)
    answer = client.get(query, progress)
    return PublishedFile(under_own_name(answer, folder), about, answer)


def under_own_name(answer: Answer, folder: Path, name: str = "") -> Path:
    """The file of an answer in ``folder``, under the name its address ends with: readers tell formats and years by it.

    Raises InputError when the folder cannot be written.
    """
    target = folder / (name or Path(urlsplit(answer.url).path).name or "download")
    try:
        target.unlink(missing_ok=True)
        try:
            os.link(answer.path, target)  # another disk, or a file system without links: a copy does as well
        except OSError:
            shutil.copyfile(answer.path, target)
    except OSError as error:
        raise not_stored(folder, error) from error
    return target


def _refuse_other_kind(service: Service, path: str, file: Path) -> None:
    """An archive begins as archives do; a table never begins as a web page does."""
    with file.open("rb") as opened:
        start = opened.read(512)
    if path.endswith((".zip", ".xlsx")) and not start.startswith(_ZIP):
        raise failures.unexpected(service, tr("{name} is not an archive", name=Path(path).name))
    if start.lstrip(b"\xef\xbb\xbf \r\n\t")[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise failures.web_page(service)
