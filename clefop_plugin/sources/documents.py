"""Open a file far enough to recognise it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from clefop_plugin.core.progress import Progress
from clefop_plugin.sources.formats import Document
from clefop_plugin.sources.tables import read_table


@dataclass(frozen=True)
class Choice:
    """What the user says of a file; empty or 0: as found."""

    member: str = ""
    sheet: str = ""
    encoding: str = ""
    separator: str = ""
    decimal: str = ""
    header_row: int = 0


@dataclass(frozen=True)
class Content:
    """One table a file offers."""

    member: str
    sheet: str
    chosen: bool
    why: str


def open_document(path: Path, choice: Choice = Choice(), progress: Progress | None = None) -> Document:  # noqa: B008
    """Open a file."""

    def stream() -> AbstractContextManager[BinaryIO]:
        return path.open("rb")

    with stream() as file:
        start = file.read(200).lstrip(b"\xef\xbb\xbf\xff\xfe\xfe \r\n\t")
    if start.startswith(b"<"):
        return Document(path, stream, root="lheo")
    return Document(path, stream, table=read_table(path, choice.sheet or None))


def contents(path: Path, progress: Progress | None = None) -> tuple[Content, ...]:
    """What a file offers."""
    return ()
