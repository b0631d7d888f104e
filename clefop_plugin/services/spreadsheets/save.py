"""Write a book in the format that the name of the file asks for, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.spreadsheets.model import MAX_ROWS, Book
from clefop_plugin.services.spreadsheets.ods import ods_bytes
from clefop_plugin.services.spreadsheets.xlsx import xlsx_bytes
from clefop_plugin.sources.drafts import drafted

_WRITERS = {".ods": ods_bytes, ".xlsx": xlsx_bytes}
SUFFIXES = tuple(_WRITERS)


def save_book(book: Book, path: Path) -> Path:
    """Write the file; one that existed is replaced once the new one is whole. Raises InputError when it cannot be."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise InputError(
            tr("{name}: give a name that ends with {suffixes}.", name=path.name, suffixes=", ".join(SUFFIXES))
        )
    for sheet in book.everything:
        if len(sheet.heading) + sheet.titled + len(sheet.rows) > MAX_ROWS:
            raise InputError(
                tr(
                    "{sheet} has {count} rows, more than a spreadsheet may hold ({most}). Export CSV files or a "
                    "GeoPackage.",
                    sheet=sheet.name,
                    count=number(len(sheet.rows)),
                    most=number(MAX_ROWS),
                )
            )
    try:
        with drafted(path) as draft:
            draft.write_bytes(writer(book))
    except OSError as error:
        raise InputError(
            tr(
                "{name} cannot be written: {error}. Is it open in a spreadsheet?",
                name=path.name,
                error=error.strerror or error,
            )
        ) from error
    return path
