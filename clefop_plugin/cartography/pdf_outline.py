"""Gives a PDF written by Qt what QPdfWriter cannot: bookmarks, links, named places, language, title in the window.

Done by an incremental update (ISO 32000-1, 7.5.6): new objects and a new cross-reference section are appended, not one
byte of the pages is read or moved, so that the memory used depends on the number of pages and not on their content.
Only the plain layout that QPdfWriter writes is recognised (one cross-reference table, one level of pages); anything
else raises :class:`UnknownPdf` and the file stays as it was.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

#: The end of a file, where its cross-reference table is named.
TAIL = 1024
#: An object that is read (catalogue, list of pages, page, list of annotations) is never larger than this.
LARGEST = 1 << 20
_BLOCK = 4096
_ENTRY = 20
_REFERENCE = re.compile(rb"(\d+) 0 R")
_ADDRESS = "!#$%&'()*+,/:;=?@[]~-._"
Box = tuple[float, float, float, float]


class UnknownPdf(ValueError):
    """A PDF that is not laid out as QPdfWriter does."""


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline; ``page`` counts from 0, an entry of ``level`` 1 belongs to the last one of level 0."""

    title: str
    page: int
    level: int = 0


@dataclass(frozen=True)
class Link:
    """An area of a page that leads to another page (a number from 0) or to an address.

    ``box``: left, top, width and height as shares of the page, from its top left corner.
    """

    page: int
    box: Box
    target: int | str


@dataclass(frozen=True)
class Additions:
    """What is added: ``places`` are names by which other documents can point at pages (``atlas.pdf#region``).

    ``title`` takes the place of the one that the file has, and ``metadata`` (an XMP packet) of its metadata.
    """

    bookmarks: Sequence[Bookmark] = ()
    links: Sequence[Link] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    language: str = ""
    title: str = ""
    metadata: str = ""


def complete(path: Path, additions: Additions) -> None:
    """Append ``additions`` to the file. Raises UnknownPdf, the file untouched, or OSError, the file as it was before.

    Raises ValueError when an addition names a page that the file does not have.
    """
    with path.open("r+b") as file:
        document = _Document(file)
        update = _Update(document)
        _add(update, additions)
        content = update.content()
        file.seek(document.length)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.truncate(document.length)
            raise


class _Document:
    """The objects of the file that matter: catalogue, pages, and where the others begin."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._seen: dict[int, tuple[float, float, int]] = {}
        self.length = file.seek(0, os.SEEK_END)
        file.seek(max(0, self.length - TAIL))
        tail = file.read(TAIL)
        end = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", tail)
        if end is None:
            raise UnknownPdf("no end of file")
        self.table_at = int(end[1])
        self._offsets = self._table()
        trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref", tail, re.DOTALL)
        if trailer is None or b"/Prev" in trailer[1] or b"/Encrypt" in trailer[1]:
            raise UnknownPdf("unexpected trailer")
        self.size = int(_found(rb"/Size (\d+)", trailer[1])[1])
        if self.size != len(self._offsets) // _ENTRY:
            raise UnknownPdf("the table has another size")
        self.trailer = re.sub(rb"/Size \d+", b"", trailer[1]).strip()
        self.root = int(_found(rb"/Root (\d+) 0 R", trailer[1])[1])
        self.catalogue = self.dictionary(self.root, b"/Catalog")
        tree = self.dictionary(int(_found(rb"/Pages (\d+) 0 R", self.catalogue)[1]), b"/Pages")
        kids = _found(rb"/Kids\s*\[((?:\s*\d+ 0 R)*)\s*\]", tree)[1]
        self.pages = [int(number) for number in _REFERENCE.findall(kids)]
        if not self.pages or len(self.pages) != int(_found(rb"/Count (\d+)", tree)[1]):
            raise UnknownPdf("unexpected tree of pages")

    def page(self, number: int) -> tuple[float, float, int]:
        """Width and height of a page in points, and the object that lists its annotations."""
        if number not in self._seen:
            page = self.dictionary(self.pages[number], b"/Page")
            size = _found(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", page)
            self._seen[number] = (float(size[1]), float(size[2]), int(_found(rb"/Annots (\d+) 0 R", page)[1]))
        return self._seen[number]

    def dictionary(self, number: int, kind: bytes) -> bytes:
        """What is between the brackets of a dictionary of a type."""
        body = self.body(number)
        if not body.startswith(b"<<") or not body.endswith(b">>") or b"stream" in body:
            raise UnknownPdf(f"object {number} is not a dictionary")
        if re.search(rb"/Type\s*" + kind + rb"\b", body) is None:
            raise UnknownPdf(f"object {number} is not of the type {kind.decode()}")
        return body[2:-2]

    def body(self, number: int) -> bytes:
        """The content of an object."""
        if not 0 < number < self.size or self._offsets[_ENTRY * number + 17 : _ENTRY * number + 18] != b"n":
            raise UnknownPdf(f"object {number} is not there")
        self._file.seek(int(self._offsets[_ENTRY * number : _ENTRY * number + 10]))
        read = b""
        while b"endobj" not in read:
            block = self._file.read(_BLOCK)
            if not block or len(read) > LARGEST:
                raise UnknownPdf(f"object {number} has no end")
            read += block
        head = re.match(rb"(\d+) 0 obj\s", read)
        if head is None or int(head[1]) != number:
            raise UnknownPdf(f"object {number} is elsewhere")
        return read[head.end() : read.index(b"endobj")].strip()

    def _table(self) -> bytes:
        """The entries of the only section of the cross-reference table, 20 bytes each."""
        self._file.seek(self.table_at)
        head = re.match(rb"xref\s+0 (\d+)\s*?\n", self._file.read(64))
        if head is None:
            raise UnknownPdf("no table of references")
        self._file.seek(self.table_at + head.end())
        entries = self._file.read(int(head[1]) * _ENTRY)
        if len(entries) != int(head[1]) * _ENTRY or entries[:18] != b"0000000000 65535 f":
            raise UnknownPdf("unexpected table of references")
        return entries


class _Update:
    """Objects to append: new ones, and new versions of those that are there."""

    def __init__(self, document: _Document) -> None:
        self.document = document
        self._objects: dict[int, bytes] = {}
        self._next = document.size

    def reserve(self) -> int:
        """The number of an object to come."""
        self._next += 1
        return self._next - 1

    def put(self, number: int, body: bytes) -> int:
        """Give an object its content."""
        self._objects[number] = body
        return number

    def add(self, body: bytes) -> int:
        """Add an object."""
        return self.put(self.reserve(), body)

    def place(self, page: int) -> bytes:
        """The top of a page, as a destination that keeps the magnification."""
        if not 0 <= page < len(self.document.pages):
            raise ValueError(f"no page {page}")
        return b"[%d 0 R /XYZ 0 %s null]" % (self.document.pages[page], _number(self.document.page(page)[1]))

    def content(self) -> bytes:
        """The bytes to append: objects, cross-reference section, trailer."""
        parts, offsets, at = [b"\n"], {}, self.document.length + 1
        for number in sorted(self._objects):
            part = b"%d 0 obj\n%s\nendobj\n" % (number, self._objects[number])
            offsets[number] = at
            parts.append(part)
            at += len(part)
        # The head of the list of free objects is said again: some readers doubt a table that does not begin with it.
        parts.append(b"xref\n0 1\n0000000000 65535 f \n")
        for run in _runs(sorted(offsets)):
            parts.append(b"%d %d\n" % (run[0], len(run)))
            parts += [b"%010d 00000 n \n" % offsets[number] for number in run]
        trailer = (self._next, self.document.table_at, self.document.trailer, at)
        parts.append(b"trailer\n<<\n/Size %d\n/Prev %d\n%s\n>>\nstartxref\n%d\n%%%%EOF\n" % trailer)
        return b"".join(parts)


def _add(update: _Update, additions: Additions) -> None:
    added = b"/ViewerPreferences << /DisplayDocTitle true >>\n"
    if additions.language:
        added += b"/Lang %s\n" % _text(additions.language)
    if additions.bookmarks:
        added += b"/Outlines %d 0 R\n/PageMode /UseOutlines\n" % _outline(update, additions.bookmarks)
    if additions.places:
        names = [_literal(name) + b" " + update.place(additions.places[name]) for name in sorted(additions.places)]
        added += b"/Names << /Dests %d 0 R >>\n" % update.add(b"<< /Names [\n%s\n] >>" % b"\n".join(names))
    _links(update, additions.links)
    if additions.title:
        _title(update, additions.title)
    if additions.metadata:
        packet = additions.metadata.encode("utf-8")
        number = int(_found(rb"/Metadata (\d+) 0 R", update.document.catalogue)[1])
        head = b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n" % len(packet)
        update.put(number, head + packet + b"\nendstream")
    catalogue = update.document.catalogue
    if re.search(rb"/(?:ViewerPreferences|Lang|Outlines|PageMode|Names|Dests)\b", catalogue):
        raise UnknownPdf("the catalogue already says what would be added")
    update.put(update.document.root, b"<<" + catalogue.rstrip() + b"\n" + added + b">>")


def _title(update: _Update, title: str) -> None:
    number = int(_found(rb"/Info (\d+) 0 R", update.document.trailer)[1])
    made = re.search(rb"/CreationDate\s*\([^)]*\)", update.document.body(number))
    entries = [b"/Title " + _text(title), b"/Creator " + _text("CLEFOP"), *([made[0]] if made else [])]
    update.put(number, b"<< " + b" ".join(entries) + b" >>")


def _links(update: _Update, links: Sequence[Link]) -> None:
    by_page: dict[int, list[Link]] = {}
    for link in links:
        if not 0 <= link.page < len(update.document.pages):
            raise ValueError(f"no page {link.page}")
        by_page.setdefault(link.page, []).append(link)
    for page, found in sorted(by_page.items()):
        width, height, listed = update.document.page(page)
        known = update.document.body(listed)
        if re.fullmatch(rb"\[(?:\s*\d+ 0 R)*\s*\]", known) is None:
            raise UnknownPdf("unexpected annotations")
        references = [b"%s 0 R" % number for number in _REFERENCE.findall(known)]
        references += [b"%d 0 R" % update.add(_annotation(update, link, width, height)) for link in found]
        update.put(listed, b"[" + b" ".join(references) + b"]")


def _annotation(update: _Update, link: Link, width: float, height: float) -> bytes:
    x, y, w, h = link.box
    corners = (x * width, (1 - y - h) * height, (x + w) * width, (1 - y) * height)
    rectangle = b" ".join(_number(corner) for corner in corners)
    if isinstance(link.target, int):
        action = b"/Dest " + update.place(link.target)
    else:
        action = b"/A << /S /URI /URI %s >>" % _literal(quote(link.target, safe=_ADDRESS))
    return b"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%s] %s >>" % (rectangle, action)


def _outline(update: _Update, bookmarks: Sequence[Bookmark]) -> int:
    """The tree of bookmarks: entries of level 0 are shown, what belongs to them is folded."""
    root = update.reserve()
    numbers = [update.reserve() for _ in bookmarks]
    parents = _parents(bookmarks)
    children: dict[int, list[int]] = {}
    ranks = []
    for position, parent in enumerate(parents):
        brothers = children.setdefault(parent, [])
        ranks.append(len(brothers))
        brothers.append(position)
    for position, bookmark in enumerate(bookmarks):
        brothers, rank = children[parents[position]], ranks[position]
        lines = [b"/Title " + _text(bookmark.title), b"/Dest " + update.place(bookmark.page)]
        lines.append(b"/Parent %d 0 R" % (numbers[parents[position]] if parents[position] >= 0 else root))
        if rank:
            lines.append(b"/Prev %d 0 R" % numbers[brothers[rank - 1]])
        if rank + 1 < len(brothers):
            lines.append(b"/Next %d 0 R" % numbers[brothers[rank + 1]])
        own = children.get(position)
        if own:
            lines.append(b"/First %d 0 R /Last %d 0 R /Count -%d" % (numbers[own[0]], numbers[own[-1]], len(own)))
        update.put(numbers[position], b"<< " + b" ".join(lines) + b" >>")
    top = children[-1]
    ends = (numbers[top[0]], numbers[top[-1]], len(top))
    return update.put(root, b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % ends)


def _parents(bookmarks: Sequence[Bookmark]) -> list[int]:
    """Position of the entry each belongs to, -1 for the outline itself. Raises ValueError when a level is skipped."""
    parents, opened = [], list[int]()
    for position, bookmark in enumerate(bookmarks):
        if not 0 <= bookmark.level <= len(opened):
            raise ValueError(f"bookmark {position} has no parent")
        del opened[bookmark.level :]
        parents.append(opened[-1] if opened else -1)
        opened.append(position)
    return parents


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Ascending numbers in runs without holes."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _found(pattern: bytes, text: bytes) -> re.Match[bytes]:
    found = re.search(pattern, text)
    if found is None:
        raise UnknownPdf(f"{pattern.decode()} is missing")
    return found


def _text(text: str) -> bytes:
    """A text string (7.9.2.2): UTF-16 with its mark, in hexadecimal."""
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode("ascii") + b">"


def _literal(text: str) -> bytes:
    """A string of bytes (7.3.4.2), in ASCII."""
    escaped = re.sub(r"([\\()])", r"\\\1", text)
    return b"(" + escaped.encode("ascii", "replace") + b")"


def _number(value: float) -> bytes:
    return f"{value:.2f}".rstrip("0").rstrip(".").encode("ascii")
