"""Which file of an archive holds the data, and what is said of a file that holds none."""

from __future__ import annotations

import math
import re
from pathlib import Path

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.archives import INSIDE, Member, shown
from clefop_plugin.sources.choice import Kind
from clefop_plugin.sources.kinds import LAYER_SUFFIXES, SPREADSHEET_SUFFIXES, TABLE_SUFFIXES, suffix

_KINDS: dict[str, Kind] = {"zip": "sheet", "json": "records", "xml": "xml", "parquet": "table", "sqlite": "layer"}
_PARTS_OF_LAYERS = frozenset({".dbf", ".shx", ".prj", ".cpg", ".qpj", ".qix", ".sbn", ".sbx", ".qmd"})
_DOCUMENTATION = re.compile(r"(?:^|[^a-z])(?:meta|varmod|lisez|readme|doc|dictionnaire|dessin|notice|licen[cs]e)")
_UNREADABLE = ("html", "ole", "pdf", "image", "sqlite")


def content_kind(member: Member) -> Kind:
    """What a member is to the user."""
    end = suffix(member.name)
    if end in LAYER_SUFFIXES:
        return "layer"
    if member.kind == "text":
        return "other" if end in _PARTS_OF_LAYERS else "table"
    return _KINDS.get(member.kind, "other")


def weigh(member: Member) -> tuple[float, str]:
    """How likely a member is the data of its archive, and why, in words."""
    kind = content_kind(member)
    size = math.log10(max(member.size, 1)) / 100
    if kind == "other":
        return size - 2, tr("not a data file")
    name = member.name.rpartition(INSIDE)[2].rpartition("/")[2].lower()
    if _DOCUMENTATION.search(name):
        return size - 1, tr("documentation, by its name")
    if kind == "layer":
        return size + 0.5, tr("a layer")
    if suffix(name) in TABLE_SUFFIXES or suffix(name) in SPREADSHEET_SUFFIXES:
        return size + 1, tr("the largest data file")
    return size, tr("the largest file")


def choose(path: Path, offered: tuple[Member, ...], asked: str = "") -> tuple[Member, str]:
    """The member to read, and why. Raises InputError when the archive is empty, or has no such member."""
    if not offered:
        raise InputError(tr("The file {name} is empty.", name=path.name))
    if asked:
        for member in offered:
            if member.name == asked:
                return member, tr("chosen by the user")
        raise InputError(tr("{name} has no file “{member}”.", name=path.name, member=asked))
    if len(offered) == 1:
        return offered[0], tr("the only file of the archive")
    best = max(offered, key=lambda member: weigh(member)[0])
    return best, weigh(best)[1]


def need_readable(path: Path, member: Member) -> None:
    """Raise InputError, in one sentence that says what to do, for a file that holds no data to read."""
    if member.kind not in _UNREADABLE:
        return
    name = shown(path, member.name)
    if member.kind == "html":
        text = tr("{name} is a web page, not a data file: the download failed. Download it again.", name=name)
    elif member.kind == "ole":
        text = tr(
            "{name} is an old Excel file (XLS), or a file protected by a password: save it as XLSX, ODS or CSV.",
            name=name,
        )
    elif member.kind == "sqlite":
        text = tr("{name} is a GeoPackage or a database: open it in QGIS and choose its layer.", name=name)
    else:
        text = tr("{name} is a picture or a PDF, not a data file.", name=name)
    raise InputError(text)
