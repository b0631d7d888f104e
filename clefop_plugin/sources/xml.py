"""An XML parser that refuses what a data file never needs: document types and entities."""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr


def safe_parser(name: str) -> Any:
    """An expat parser for the file ``name``; a document type or an entity raises InputError."""
    parser: Any = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: Any) -> Any:
        raise InputError(
            tr(
                "{name} declares a document type or entities: it is refused, because such a file can "
                "exhaust the memory or read other files. Ask its producer for a plain XML file.",
                name=name,
            )
        )

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    return parser
