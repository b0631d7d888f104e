"""What a file is by its first bytes, never by its suffix alone."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

FileKind = Literal[
    "zip", "gzip", "bzip2", "xz", "tar", "text", "json", "xml", "html", "parquet", "sqlite", "ole", "pdf", "image"
]

#: Bytes that must be read to know a file.
ENOUGH = 65_536
COMPRESSED = ("gzip", "bzip2", "xz")
LAYER_SUFFIXES = frozenset({".gpkg", ".shp", ".geojson", ".kml", ".kmz", ".tab", ".mif", ".gml", ".fgb"})
TABLE_SUFFIXES = frozenset({".csv", ".txt", ".tsv", ".xlsx", ".ods", ".json", ".jsonl", ".parquet", ".xml"})
SPREADSHEET_SUFFIXES = frozenset({".xlsx", ".xlsm", ".ods"})

_MAGIC: tuple[tuple[bytes, FileKind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PAR1", "parquet"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
)


def kind_of(start: bytes) -> FileKind:
    """The kind of a file from its first bytes (see :data:`ENOUGH`)."""
    for magic, kind in _MAGIC:
        if start.startswith(magic):
            return kind
    if start[257:262] == b"ustar":
        return "tar"
    plain = start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    if re.match(rb"<(?:!doctype\s+html|html|head|body)\b", plain[:200], re.IGNORECASE):
        return "html"
    if plain.startswith(b"<"):
        return "xml"
    if re.match(rb"""[\[{]\s*(?:["\[{\]}]|$)""", plain[:2000]):
        return "json"
    return "text"


def suffix(name: str) -> str:
    """Suffix of a file name, in lower case."""
    return PurePath(name).suffix.lower()
