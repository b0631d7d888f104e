"""Open a file far enough to recognise it, as it was found or as the user corrects it; list what it offers."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import archives, spreadsheets
from clefop_plugin.sources.archives import Member
from clefop_plugin.sources.choice import Choice, Content
from clefop_plugin.sources.formats import Document
from clefop_plugin.sources.members import choose, content_kind, weigh
from clefop_plugin.sources.tables import read_member
from clefop_plugin.sources.xml import peek_root

__all__ = ["Choice", "Content", "contents", "open_document"]

_AS_FOUND = Choice()
#: Sheets are listed for the workbooks of an archive only when they are few.
_MOST_WORKBOOKS = 20


def open_document(path: Path, choice: Choice = _AS_FOUND, progress: Progress | None = None) -> Document:
    """Open a file, or a file of an archive.

    Raises InputError in one sentence when it is missing, empty, damaged, unsafe or holds no data, and
    MissingPackageError when a package is needed to read it.
    """
    member, why = choose(path, archives.members(path, progress), choice.member)

    def stream() -> AbstractContextManager[BinaryIO]:
        return archives.open_member(path, member.name)

    if member.kind == "xml":
        with stream() as file:
            root, namespace = peek_root(archives.shown(path, member.name), file)
        return Document(path, stream, root=root, namespace=namespace)
    return Document(path, stream, table=read_member(path, member, choice, why, progress))


def contents(path: Path, progress: Progress | None = None) -> tuple[Content, ...]:
    """What a file offers: the files of an archive, the sheets of a workbook, or itself; one is chosen by default.

    Raises InputError as :func:`open_document`.
    """
    offered = archives.members(path, progress)
    default, _ = choose(path, offered)
    workbooks = sum(1 for member in offered if member.kind == "zip")
    found: list[Content] = []
    for member in offered:
        weight, why = weigh(member)
        kind = content_kind(member)
        chosen = member == default
        if kind == "sheet" and workbooks <= _MOST_WORKBOOKS:
            found += _sheets(path, member, weight, chosen)
        else:
            found.append(
                Content(member.name, "", kind, max(member.size, 0), weight, chosen, why if member.name else "")
            )
    return tuple(found)


def _sheets(path: Path, member: Member, weight: float, chosen: bool) -> list[Content]:
    name = archives.shown(path, member.name)
    content, _ = archives.read_bounded(path, member)
    sheets = spreadsheets.sheets_of(name, spreadsheets.open_workbook(name, content))
    best = spreadsheets.heaviest(sheets)
    return [
        Content(
            member.name,
            sheet.name,
            "sheet",
            sheet.rows,
            weight + sheet.weight / 10,
            chosen and sheet == best,
            sheet.why,
        )
        for sheet in sheets
    ]
