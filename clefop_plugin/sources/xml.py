"""XML read safely: what a data file never needs, document types and entities, is refused."""

from __future__ import annotations

from typing import Any, BinaryIO
from xml.parsers import expat

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr

#: The root element of a data file is in its first bytes.
_ROOT_WITHIN = 1 << 20
_BLOCK = 4_096


def safe_parser(name: str) -> Any:
    """An expat parser for the file ``name``; a document type or an entity raises InputError."""
    parser: Any = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: Any) -> Any:
        raise InputError(declares_entities(name))

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    return parser


def declares_entities(name: str) -> str:
    """The sentence for a file that declares what no data file needs."""
    return tr(
        "{name} declares a document type or entities: it is refused, because such a file can "
        "exhaust the memory or read other files. Ask its producer for a plain XML file.",
        name=name,
    )


def peek_root(name: str, stream: BinaryIO) -> tuple[str, str]:
    """Local name and namespace of the root element, read from the start of the file ``name``.

    Raises InputError when there is no element there, or the file declares a document type or entities.
    """
    found: list[tuple[str, str]] = []

    def keep(element: str, attributes: dict[str, str]) -> None:
        if not found:
            prefix, _, local = element.rpartition(":")
            found.append((local, attributes.get(f"xmlns:{prefix}" if prefix else "xmlns", "")))

    parser = safe_parser(name)
    parser.StartElementHandler = keep
    read = 0
    try:
        while not found and read < _ROOT_WITHIN:
            block = stream.read(_BLOCK)
            parser.Parse(block, not block)
            read += len(block)
            if not block:
                break
    except (expat.ExpatError, LookupError, ValueError) as error:
        if not found:
            raise InputError(_not_xml(name, error)) from error
    if not found:
        raise InputError(_not_xml(name, tr("no element was found")))
    return found[0]


def _not_xml(name: str, error: object) -> str:
    return tr("{name} is not well-formed XML: {error}.", name=name, error=error)
