"""LHÉO XML as a stream of formations, each reduced to the elements that the plugin reads.

What is not wanted (nine tenths of a file: aims, contents, contacts) is stepped over without being kept, so that
memory depends on one formation only. Elements are known by their local name, whatever the namespace.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO
from xml.parsers import expat

import numpy as np

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.xml import safe_parser
from clefop_plugin.sources.zips import DAMAGED, damaged

#: An element as a dictionary: child → its texts, or its own such dictionaries; NUMBER and PLACE_IN_FILE beside them.
Record = dict[str, Any]
NUMBER = "@numero"
PLACE_IN_FILE = "@at"

#: LHÉO nests about a dozen levels; far more is an attack or another format.
MAX_DEPTH = 100
#: A tag, or a formation, longer than this (bytes) is not data: it would fill the memory.
MAX_TAG = 10_000_000
MAX_FORMATION = 64_000_000
#: The schema allows 255 characters in what is wanted; a text longer than this is cut.
MAX_TEXT = 2_000
#: LHÉO has some 250 element names.
MAX_NAMES = 20_000
_CHUNK = 1 << 18
_NEW_LINE = 10
_FIRST_ACCENT = 0x80
_INVALID_TOKEN = 4  # XML_ERROR_INVALID_TOKEN

_ADDRESS = {
    "denomination": None,
    "ligne": None,
    "codepostal": None,
    "ville": None,
    "code-INSEE-commune": None,
    "geolocalisation": {"latitude": None, "longitude": None},
}
_CONTACT = {"civilite": None, "prenom": None, "nom": None, "ligne": None, "adresse": _ADDRESS}
_ACTION = {
    "modalites-enseignement": None,
    "lieu-de-formation": {"coordonnees": _CONTACT, "adresse": _ADDRESS},
    "url-action": {"urlweb": None},
    "session": {
        "periode": {"debut": None, "fin": None},
        "etat-recrutement": None,
        "recrutement": {"nb-places": None},
        "cycle": {"type-cycle": None, "capacite-simultanee": None, "capacite-cumulee": None},
    },
    "organisme-financeur": {"code-financeur": None, "nb-places-financees": None},
    "extras": {"extra": None},
}
_FORMATION = {
    "domaine-formation": {"code-FORMACODE": None, "code-NSF": None, "code-ROME": None},
    "intitule-formation": None,
    "certification": {"code-RNCP": None, "code-RS": None},
    "code-niveau-sortie": None,
    "url-formation": {"urlweb": None},
    "action": _ACTION,
    "organisme-formation-responsable": {
        "nom-organisme": None,
        "raison-sociale": None,
        "coordonnees-organisme": {"coordonnees": {"adresse": _ADDRESS}, "adresse": _ADDRESS},
    },
}
#: The producers' private data that tell the stream, by their attribute ``info``: the rest is stepped over.
EXTRAS = frozenset({"formation-initiale", "contrat-apprentissage"})


class _Wanted(dict[str, Any]):
    """Children wanted in an element, by name as written: None steps over, text is a leaf, else its own children."""

    def __init__(self, name: str, children: dict[str, Any]) -> None:
        super().__init__()
        self.name = name
        self.numbered = name in ("action", "session")
        self._children = {child: child if below is None else _Wanted(child, below) for child, below in children.items()}

    def __missing__(self, written: str) -> Any:
        found = self[written] = self._children.get(written.rpartition(":")[2])
        return found


@dataclass
class Root:
    """Local name of the root element, its namespace ("" when none is declared), and how many texts were cut."""

    name: str = ""
    namespace: str = ""
    cut: int = 0


class Lines:
    """Line numbers of byte positions, for as far back as the formation being read."""

    def __init__(self) -> None:
        self._chunks: deque[tuple[int, int, bytes]] = deque()
        self._read = 0
        self._lines = 0

    def add(self, chunk: bytes) -> None:
        """Take the next bytes of the file."""
        self._chunks.append((self._read, self._lines, chunk))
        self._read += len(chunk)
        self._lines += _new_lines(chunk, len(chunk))

    def byte_at(self, position: int) -> int:
        """The byte at a position, or 0."""
        start, _, chunk = self._chunks[-1]
        return chunk[position - start] if 0 <= position - start < len(chunk) else 0

    def forget(self, position: int) -> None:
        """Drop what is before ``position``."""
        while len(self._chunks) > 1 and self._chunks[1][0] <= position:
            self._chunks.popleft()

    def at(self, position: int) -> int:
        """Line, counted from 1, of a byte position."""
        for start, lines, chunk in reversed(self._chunks):
            if start <= position:
                return lines + _new_lines(chunk, min(position - start, len(chunk))) + 1
        return 1


def _new_lines(chunk: bytes, count: int) -> int:
    """Line ends among the first bytes of a chunk; ten times as fast as ``bytes.count``, which is slow on one byte."""
    return int(np.count_nonzero(np.frombuffer(chunk, dtype=np.uint8, count=count) == _NEW_LINE))


def read_formations(
    file: BinaryIO,
    name: str,
    take: Callable[[Record], None],
    lines: Lines,
    read: Callable[[bytes], None],
) -> Root:
    """Give every formation of the file to ``take``, and every chunk of bytes to ``read``.

    Raises InputError, naming the file ``name``, when it is not well-formed XML, declares entities, or is out of bounds.
    """
    parser = safe_parser(name)
    stream = _Stream(parser, name, take)
    done = 0
    try:
        while chunk := _next(file, name):
            read(chunk)
            lines.add(chunk)
            parser.Parse(chunk, False)
            done += len(chunk)
            _check_bounds(parser, name, done, stream.started)
            lines.forget(stream.started if stream.started >= 0 else done)
        parser.Parse(b"", True)
    except (LookupError, ValueError) as error:
        raise InputError(
            tr("{name} is in an encoding that cannot be read. Ask its producer for a UTF-8 file.", name=name)
        ) from error
    except expat.ExpatError as error:
        if error.code == _INVALID_TOKEN and lines.byte_at(parser.ErrorByteIndex) >= _FIRST_ACCENT:
            raise InputError(
                tr(
                    "{name} says it is in one encoding and holds characters of another: line {line}. "
                    "Ask its producer for a UTF-8 file.",
                    name=name,
                    line=error.lineno,
                )
            ) from error
        raise InputError(
            tr(
                "{name} is not well-formed XML: line {line}. Ask its producer for the file again.",
                name=name,
                line=error.lineno,
            )
        ) from error
    except OSError as error:
        raise InputError(tr("The file {name} cannot be read: {error}", name=name, error=error)) from error
    return stream.root


def _next(file: BinaryIO, name: str) -> bytes:
    """The next bytes of the file, or of the member of an archive, which may prove damaged as it is unpacked."""
    try:
        return file.read(_CHUNK)
    except DAMAGED as error:
        raise InputError(damaged(name)) from error


def _check_bounds(parser: Any, name: str, done: int, started: int) -> None:
    too_long = done - parser.CurrentByteIndex > MAX_TAG or (started >= 0 and done - started > MAX_FORMATION)
    if too_long or len(parser.intern) > MAX_NAMES:
        raise InputError(tr("{name} holds an element of a size that no LHÉO file has: it is refused.", name=name))


Handlers = tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]


def _stepping_over(too_deep: Callable[[], InputError], done: Callable[[], None]) -> Handlers:
    """Handlers of the elements inside one that is not wanted; ``done`` is called when that one ends.

    Most elements of a file go through these two, which therefore do nothing but count.
    """
    depth = 0

    def open_inside(_written: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise too_deep()

    def close_inside(_written: str) -> None:
        nonlocal depth
        if depth:
            depth -= 1
        else:
            done()

    return open_inside, close_inside


class _Stream:
    """Builds one formation at a time and hands it over.

    Its methods are called for each of the hundred thousands of wanted elements of a file: the handlers of the parser
    are exchanged rather than asking each time what is being read, and only a wanted leaf sets the handler of texts.
    """

    __slots__ = (
        "_above",
        "_depth",
        "_hear",
        "_idle",
        "_inside",
        "_leaf",
        "_name",
        "_outside",
        "_parser",
        "_record",
        "_root_wanted",
        "_skipping",
        "_take",
        "_text",
        "_wanted",
        "root",
        "started",
    )

    def __init__(self, parser: Any, name: str, take: Callable[[Record], None]) -> None:
        self._parser = parser
        self._name = name
        self._take = take
        self._root_wanted = self._wanted = _Wanted("formation", _FORMATION)
        self._record: Record = {}
        self._above: list[tuple[_Wanted, Record]] = []
        self._text: list[str] = []
        self._hear = self._text.append
        self._leaf = ""
        self._idle = False
        self._depth = 0
        self.root = Root()
        self.started = -1
        self._outside: Handlers = (self._open_outside, self._close_outside)
        self._inside: Handlers = (self._open, self._close)
        self._skipping = _stepping_over(self._too_deep, lambda: self._listen(self._inside))
        self._listen(self._outside)

    def _listen(self, handlers: Handlers) -> None:
        self._parser.StartElementHandler, self._parser.EndElementHandler = handlers

    def _open_outside(self, written: str, attributes: dict[str, str]) -> None:
        local = written.rpartition(":")[2]
        if not self.root.name:
            self.root.name = local
            self.root.namespace = next((v for k, v in attributes.items() if k.startswith("xmlns")), "")
        if local == "formation":
            self.started = self._parser.CurrentByteIndex
            self._wanted = self._root_wanted
            self._record = {NUMBER: attributes.get("numero", ""), PLACE_IN_FILE: self.started}
            self._listen(self._inside)
            return
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._too_deep()

    def _close_outside(self, _written: str) -> None:
        self._depth -= 1

    def _open(self, written: str, attributes: dict[str, str]) -> None:
        if self._idle:
            self._parser.StartElementHandler, self._parser.EndElementHandler = self._skipping
            return
        child = None if self._leaf else self._wanted[written]
        if child is None:
            self._ignore()
        elif child.__class__ is str:
            self._open_leaf(child, attributes)
        else:
            self._open_branch(child, attributes)

    def _ignore(self) -> None:
        """An element that is not wanted: most have no child, so the handlers are only exchanged for those of one."""
        self._idle = True
        if self._leaf:
            self._parser.CharacterDataHandler = None

    def _open_leaf(self, name: str, attributes: dict[str, str]) -> None:
        if name == "extra":
            name = attributes.get("info", "")
            if name not in EXTRAS:
                self._ignore()
                return
        self._leaf = name
        self._parser.CharacterDataHandler = self._hear

    def _open_branch(self, child: _Wanted, attributes: dict[str, str]) -> None:
        below: Record = {}
        if child.numbered:
            below[NUMBER] = attributes.get("numero", "")
            below[PLACE_IN_FILE] = self._parser.CurrentByteIndex
        record = self._record
        self._above.append((self._wanted, record))
        if child.name in record:
            record[child.name].append(below)
        else:
            record[child.name] = [below]
        self._wanted, self._record = child, below

    def _close(self, _written: str) -> None:
        if self._idle:
            self._idle = False
            if self._leaf:
                self._parser.CharacterDataHandler = self._hear
        elif self._leaf:
            self._close_leaf()
        elif self._above:
            self._wanted, self._record = self._above.pop()
        else:
            self._listen(self._outside)
            self._take(self._record)
            self.started = -1

    def _close_leaf(self) -> None:
        self._parser.CharacterDataHandler = None
        text = "".join(self._text)
        if len(text) > MAX_TEXT:
            text = text[:MAX_TEXT]
            self.root.cut += 1
        if self._leaf in self._record:
            self._record[self._leaf].append(text)
        else:
            self._record[self._leaf] = [text]
        self._text.clear()
        self._leaf = ""

    def _too_deep(self) -> InputError:
        return InputError(tr("{name} nests its elements too deeply: it is not a LHÉO file.", name=self._name))
