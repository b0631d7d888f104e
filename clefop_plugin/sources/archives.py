"""Files and members of archives as streams: nothing is written to disk, nothing larger than a limit is read.

ZIP (and ZIP in ZIP), TAR, and files compressed alone by gzip, bzip2 or xz.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import re
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, BinaryIO, cast

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources.kinds import COMPRESSED, ENOUGH, FileKind, kind_of
from clefop_plugin.sources.zips import DAMAGED, MAX_MEMBERS, bomb, damaged, open_zip, printable, too_large, too_many

MAX_NESTED = 500_000_000
MAX_DEPTH = 2
MAX_READ = 800_000_000
MAX_STREAMED = 2_000_000_000
MAX_LINE = 10_000_000
_MOST: dict[str, int] = {"json": 400_000_000, "zip": 300_000_000, "parquet": 500_000_000}
INSIDE = " › "
_CHUNK = 1 << 20
_ENOUGH_FOR_KIND = 4_096
_ARCHIVES = ("zip", "tar", *COMPRESSED)


@dataclass(frozen=True)
class Member:
    """A file to read: its path in the archive ("" when the file is no archive), its size (-1: unknown), its kind."""

    name: str
    size: int
    kind: FileKind


def members(path: Path, progress: Progress | None = None) -> tuple[Member, ...]:
    """The files that ``path`` offers, those of archives inside it included.

    Raises InputError when it is missing, empty, damaged, or an archive that a data file never is.
    """
    found: list[Member] = []
    with _opened(path) as file:
        for member in _members(path.name, file, "", 0, progress or Progress()):
            found.append(member)
            if len(found) > MAX_MEMBERS:
                raise InputError(too_many(path.name))
    return tuple(found)


@contextmanager
def open_member(path: Path, member: str = "") -> Iterator[BinaryIO]:
    """The bytes of a member of ``path``, or of the file itself for "". Raises InputError as :func:`members` does."""
    with _opened(path) as file, _inside(path.name, file, member) as stream:
        yield stream


def read_bounded(path: Path, member: Member, progress: Progress | None = None) -> tuple[bytes, str]:
    """All the bytes of a member, and their SHA-256.

    Raises InputError when it is empty or too large, or when a line of a text is too long: what is read then stays
    small whatever the size of the file.
    """
    told = progress or Progress()
    digest, kept, size, line = hashlib.sha256(), io.BytesIO(), 0, 0
    name = shown(path, member.name)
    most = _MOST.get(member.kind, MAX_READ)
    if member.size > most:
        raise InputError(too_large(name, most))
    with open_member(path, member.name) as stream:
        for chunk in _chunks(stream, name):
            told.check()
            size += len(chunk)
            if size > most:
                raise InputError(too_large(name, most))
            if member.kind == "text":
                line = _line_after(name, chunk, line)
            digest.update(chunk)
            kept.write(chunk)
    content = kept.getvalue()
    if not content or content.isspace():
        raise InputError(tr("The file {name} is empty.", name=name))
    return content, digest.hexdigest()


def digest(path: Path, member: Member, progress: Progress | None = None) -> str:
    """SHA-256 of a member, read by parts. Raises InputError when it is too large."""
    told, found, size = progress or Progress(), hashlib.sha256(), 0
    name = shown(path, member.name)
    with open_member(path, member.name) as stream:
        for chunk in _chunks(stream, name):
            told.check()
            size += len(chunk)
            if size > MAX_STREAMED:
                raise InputError(too_large(name, MAX_STREAMED))
            found.update(chunk)
    return found.hexdigest()


def shown(path: Path, member: str) -> str:
    """How sentences name a member of a file."""
    return path.name + INSIDE + printable(member) if member else path.name


def _chunks(stream: BinaryIO, name: str) -> Iterator[bytes]:
    try:
        while chunk := stream.read(_CHUNK):
            yield chunk
    except DAMAGED as error:
        raise InputError(damaged(name)) from error


def _line_after(name: str, chunk: bytes, before: int) -> int:
    """Length of the line that goes on after ``chunk``; InputError when it is too long."""
    first = re.search(rb"[\r\n]", chunk)
    length = before + (first.start() if first else len(chunk))
    if length > MAX_LINE:
        raise InputError(
            tr(
                "{name} has a line of more than {count} characters: it is not a table. Check the file, "
                "or ask for it again.",
                name=name,
                count=number(MAX_LINE),
            )
        )
    return len(chunk) - 1 - max(chunk.rfind(b"\n"), chunk.rfind(b"\r")) if first else length


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        if not path.is_file():
            raise InputError(tr("The file {path} was not found. Check its name and its folder.", path=path))
        file = path.open("rb")
    except (OSError, ValueError) as error:
        raise InputError(tr("The file {name} cannot be read: {error}", name=path.name, error=error)) from error
    with file:
        yield file


def _members(name: str, file: BinaryIO, inside: str, depth: int, progress: Progress) -> Iterator[Member]:
    """The file itself, or the files of the archive it is, those of its own archives included."""
    kind = _archive_kind(name, file)
    if not kind:
        yield Member(inside, _size(file), kind_of(_start(name, file)))
        return
    if depth > MAX_DEPTH:
        raise InputError(tr("{name} holds archives inside archives inside archives: take the file out.", name=name))
    prefix = inside + INSIDE if inside else ""
    for part in _parts(name, file, kind):
        progress.check()
        if part.locked:
            yield Member(prefix + part.name, part.size, "text")
            continue
        found, inner = part.kind, None
        if not found or found in _ARCHIVES:
            with _part_stream(name, part) as stream:
                found = kind_of(_start(name, stream, _ENOUGH_FOR_KIND))
                inner = _in_memory(name, stream) if found in _ARCHIVES else None
        if inner is not None:
            yield from _members(name, inner, prefix + part.name, depth + 1, progress)
        elif part.size:
            yield Member(prefix + part.name, part.size, found)


@contextmanager
def _inside(name: str, file: BinaryIO, member: str) -> Iterator[BinaryIO]:
    """The stream of a member, through each archive of its path."""
    if not member:
        yield file
        return
    here, _, rest = member.partition(INSIDE)
    kind = _archive_kind(name, file)
    found = {part.name: part for part in _parts(name, file, kind, here)} if kind else {}
    if here not in found:
        raise InputError(tr("{name} has no file “{member}”.", name=name, member=printable(here)))
    with _part_stream(name, found[here]) as stream:
        if rest:
            with _inside(name, _in_memory(name, stream), rest) as inner:
                yield inner
        else:
            yield stream


@dataclass(frozen=True)
class _Part:
    """A file of an archive; ``kind`` is None while it was not looked at."""

    name: str
    size: int
    opened: Callable[[], IO[bytes] | None]
    kind: FileKind | None = None
    locked: bool = False


def _archive_kind(name: str, file: BinaryIO) -> str:
    """ "zip", "tar", "gzip", "bzip2", "xz", with "tar+" before it for a compressed TAR; "" for a file to read as it is.

    XLSX and ODS are ZIP archives, and files to read.
    """
    kind = kind_of(_start(name, file))
    if kind == "zip":
        return "" if _is_spreadsheet({part.name for part in _parts(name, file, kind)}) else "zip"
    if kind in COMPRESSED:
        return "tar+" + kind if kind_of(_start(name, _decompressed(file, kind))) == "tar" else kind
    return "tar" if kind == "tar" else ""


def _is_spreadsheet(names: set[str]) -> bool:
    return bool(names & {"xl/workbook.xml", "content.xml", "[Content_Types].xml"})


def _parts(name: str, file: BinaryIO, kind: str, wanted: str = "") -> list[_Part]:
    """The files of one archive, once it is known to be safe; a TAR is not read beyond the one that is ``wanted``."""
    if kind == "zip":
        archive = open_zip(name, file)
        parts = [
            _Part(part.filename, part.file_size, partial(archive.open, part), locked=bool(part.flag_bits & 1))
            for part in archive.infolist()
            if part.filename and not part.is_dir()
        ]
    elif kind.startswith("tar"):
        parts = _tar_parts(name, _tar_file(file, kind), wanted)
    else:
        parts = [_Part(Path(name.rpartition(INSIDE)[2]).stem or name, -1, partial(_decompressed, file, kind))]
    for part in parts:
        _refuse_escape(name, part.name)
    return parts


def _refuse_escape(name: str, member: str) -> None:
    plain = member.replace("\\", "/")
    if plain.startswith("/") or re.match(r"[A-Za-z]:", plain) or ".." in plain.split("/") or "\x00" in plain:
        raise InputError(
            tr(
                "{name} is refused: it holds a file whose name leads out of the archive (“{member}”).",
                name=name,
                member=printable(member[:80]),
            )
        )


@contextmanager
def _part_stream(name: str, part: _Part) -> Iterator[BinaryIO]:
    """The bytes of one file of an archive."""
    try:
        stream = cast(BinaryIO, part.opened())
    except NotImplementedError as error:
        raise InputError(
            tr("{name} is packed in a way that cannot be read here: pack it again as an ordinary ZIP.", name=name)
        ) from error
    except RuntimeError as error:
        raise InputError(
            tr(
                "{member} is protected by a password in {name}: take it out first.",
                member=printable(part.name),
                name=name,
            )
        ) from error
    except DAMAGED as error:
        raise InputError(damaged(name)) from error
    with stream:
        yield stream


def _tar_parts(name: str, file: BinaryIO, wanted: str) -> list[_Part]:
    """The files of a TAR, read once from its start: going back in a compressed one reads it again."""
    parts: list[_Part] = []
    total = 0
    try:
        archive = tarfile.open(fileobj=file, mode="r:")  # noqa: SIM115
        for part in archive:
            total += part.size
            if len(parts) >= MAX_MEMBERS:
                raise InputError(too_many(name))
            if total > MAX_READ:
                raise InputError(bomb(name))
            if not part.isfile():
                continue
            opened = partial(archive.extractfile, part)
            if part.name == wanted:
                return [_Part(part.name, part.size, opened)]
            kind = None if wanted else kind_of(cast(IO[bytes], opened()).read(_ENOUGH_FOR_KIND))
            parts.append(_Part(part.name, part.size, opened, kind))
    except DAMAGED as error:
        raise InputError(damaged(name)) from error
    return parts


class _Guarded:
    """A stream that refuses to read much at once: a TAR header may claim any length."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek = stream.seek
        self.tell = stream.tell
        self.seekable = stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > 16 * _CHUNK:
            raise OSError(size)
        return self._stream.read(size)


def _tar_file(file: BinaryIO, kind: str) -> BinaryIO:
    file.seek(0)
    stream = _decompressed(file, kind.removeprefix("tar+")) if "+" in kind else file
    return cast(BinaryIO, _Guarded(stream))


def _decompressed(file: BinaryIO, kind: str) -> BinaryIO:
    file.seek(0)
    if kind == "gzip":
        return cast(BinaryIO, gzip.GzipFile(fileobj=file))
    if kind == "bzip2":
        return cast(BinaryIO, bz2.BZ2File(file))
    return cast(BinaryIO, lzma.LZMAFile(file))


def _in_memory(name: str, stream: BinaryIO) -> BinaryIO:
    """An archive found in an archive: it must be read in any order, so it is kept in memory."""
    held = io.BytesIO()
    for chunk in _chunks(stream, name):
        held.write(chunk)
        if held.tell() > MAX_NESTED:
            raise InputError(too_large(name, MAX_NESTED))
    held.seek(0)
    return held


def _start(name: str, stream: BinaryIO, length: int = ENOUGH) -> bytes:
    """The first bytes of a stream, which is put back at its start."""
    try:
        stream.seek(0)
        start = stream.read(length)
        stream.seek(0)
    except DAMAGED as error:
        raise InputError(damaged(name)) from error
    return start


def _size(file: BinaryIO) -> int:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size
