"""A ZIP archive looked at before it is read: no bomb, no endless list; and what is said of an archive refused."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from typing import BinaryIO

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources.kinds import suffix

MAX_MEMBERS = 10_000
MAX_TOTAL = 4_000_000_000
MAX_RATIO = 250
#: A small file may be very repetitive: the ratio tells a bomb only above this size.
_RATIO_FROM = 50_000_000

#: What the standard library raises on a damaged or unusual archive.
DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    tarfile.TarError,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    LookupError,
    OverflowError,
)


def open_zip(name: str, file: BinaryIO) -> zipfile.ZipFile:
    """A ZIP archive that is no bomb. Raises InputError when it is one, or is damaged."""
    try:
        _refuse_long_directory(name, file)
        archive = zipfile.ZipFile(file)
    except DAMAGED as error:
        raise InputError(damaged(name)) from error
    parts = archive.infolist()
    total, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MAX_MEMBERS:
        raise InputError(too_many(name))
    if total > MAX_TOTAL or (total > _RATIO_FROM and total > MAX_RATIO * max(packed, 1)):
        raise InputError(bomb(name))
    return archive


def _refuse_long_directory(name: str, file: BinaryIO) -> None:
    """The list of a ZIP archive is read whole by the standard library: its length is looked at before."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 66_000))
    tail = file.read(66_000)
    file.seek(0)
    end = tail.rfind(b"PK\x05\x06")
    if end >= 0 and int.from_bytes(tail[end + 12 : end + 16], "little") > 1_000 * MAX_MEMBERS:
        raise InputError(too_many(name))


def damaged(name: str) -> str:
    """The sentence for an archive that cannot be opened."""
    if suffix(name) == ".ods":
        return tr("{name} is not a readable ODS file.", name=name)
    return tr("{name} is damaged or incomplete: it cannot be opened. Ask for the file again.", name=name)


def too_many(name: str) -> str:
    """The sentence for an archive of too many files."""
    return tr("{name} holds more than {count} files: it is refused.", name=name, count=number(MAX_MEMBERS))


def bomb(name: str) -> str:
    """The sentence for an archive that would fill the memory."""
    return tr(
        "{name} would fill the memory once unpacked: it is refused. Ask its producer for another file.", name=name
    )


def too_large(name: str, limit: int) -> str:
    """The sentence for a file over ``limit`` bytes."""
    return tr(
        "{name} is larger than {size} million bytes, too much to be read at once. Keep the rows of the region.",
        name=name,
        size=number(limit / 1e6),
    )


def printable(member: str) -> str:
    """The name of a member as a sentence shows it: an archive may give it ends of line."""
    return "".join(character if character.isprintable() else "·" for character in member)
