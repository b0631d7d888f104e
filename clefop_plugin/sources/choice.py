"""What the user corrects in the reading of a file, and what a file offers to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: A text table, one sheet of a spreadsheet, JSON records, an XML tree, a layer that QGIS reads, or none of these.
Kind = Literal["table", "sheet", "records", "xml", "layer", "other"]


@dataclass(frozen=True)
class Choice:
    """What to read in a file and how; "" or 0 leave it to be found.

    ``member`` is a file of an archive, ``encoding`` a name of ``sources.encodings.ENCODINGS``, ``header_row`` the line
    of the column names, counted from 1.
    """

    member: str = ""
    sheet: str = ""
    encoding: str = ""
    separator: str = ""
    decimal: str = ""
    header_row: int = 0


@dataclass(frozen=True)
class Content:
    """One thing that a file offers: a member of an archive, a sheet of a spreadsheet, or the file itself ("" and "").

    ``size`` counts bytes, or rows for a sheet (0 when unknown); the content of the largest ``weight`` is ``chosen`` by
    default, and its ``why`` says what for.
    """

    member: str
    sheet: str
    kind: Kind
    size: int
    weight: float
    chosen: bool = False
    why: str = ""
