"""What a territory sheet holds, whatever its format: sections of paragraphs, facts, tables and pictures.

Every text is plain: writers escape it. Numbers are written already, in the format of the reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: Kinds of paragraphs: plain, the sentence to remember, a remark, what is not known, a warning.
PLAIN, LEAD, NOTE, EMPTY, ALERT = "", "lead", "note", "empty", "alert"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of one of the kinds above."""

    text: str
    kind: str = PLAIN


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Subtitle:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True)
class Facts:
    """What and its value, one a row; ``brief`` whether a sheet of two pages keeps it."""

    caption: str
    rows: tuple[tuple[str, str], ...]
    brief: bool = False


@dataclass(frozen=True)
class Column:
    """A column: its heading, whether it holds numbers, its width beside that of the others."""

    head: str
    numeric: bool = False
    width: float = 1.0


@dataclass(frozen=True)
class Table:
    """A table whose first column names the rows.

    ``marks`` are names of small pictures, one a row ("" for none), under the heading ``marks_head``: what they show is
    in the other columns, and ``marks_note`` says how to read them. ``brief`` is how many rows a sheet of two pages
    keeps at most, 0 when it leaves the table out, and ``brief_columns`` the positions of the columns it keeps (none:
    all). ``quiet`` tells that the heading above says what the caption says: nobody has to read it twice.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    marks: tuple[str, ...] = ()
    marks_head: str = ""
    marks_note: str = ""
    brief: int = 0
    brief_columns: tuple[int, ...] = ()
    quiet: bool = False


@dataclass(frozen=True)
class Picture:
    """A map or a chart: its name, its caption, the text that stands for it, and its share of the width of the page.

    ``first`` is false for one that goes into the annex of a document to finish.
    """

    name: str
    caption: str
    alternative: str
    width: float = 1.0
    first: bool = True


@dataclass(frozen=True)
class Comments:
    """Room to write: what is asked, one question a frame. Only documents that are finished by hand have it."""

    questions: tuple[str, ...]


Block = Paragraph | Bullets | Subtitle | Facts | Table | Picture | Comments


@dataclass(frozen=True)
class Section:
    """A part with its heading; ``anchor`` names it in links and for writers.

    ``brief`` is what a sheet of two pages keeps, when that is not a part of ``blocks``.
    """

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    brief: tuple[Block, ...] = ()


def parted(section: Section) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks of a section that come first in a document to finish, and those of its annex.

    First what a sheet of two pages keeps, pictures and room for comments; a subtitle goes with what follows it.
    """
    if section.brief and section.blocks:
        return section.brief, tuple(block for block in section.blocks if block not in section.brief)
    first: list[Block] = []
    annex: list[Block] = []
    waiting: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Subtitle):
            waiting = [block]
            continue
        chosen = first if _comes_first(block) else annex
        chosen += [*waiting, block]
        waiting = []
    return tuple(first), tuple(annex)


def _comes_first(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return block.kind in (LEAD, EMPTY, ALERT)
    if isinstance(block, Table | Facts):
        return bool(block.brief)
    return (isinstance(block, Picture) and block.first) or isinstance(block, Comments)


@dataclass(frozen=True)
class Document:
    """A whole sheet.

    ``kicker`` stands above the title and ``subtitle`` below it; ``strip`` holds the figures of identity (value, what
    it is); ``credits`` is the sentence of the sources, ``study`` the name of the study, ``made`` when and with what it
    was made.
    """

    title: str
    kicker: str
    subtitle: str
    study: str
    language: str
    fictional: bool
    strip: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    credits: str
    made: str

    def section(self, anchor: str) -> Section | None:
        """A section by its anchor; None when the sheet has none."""
        return next((section for section in self.sections if section.anchor == anchor), None)


@dataclass(frozen=True)
class Drawn:
    """A picture made: as SVG for pages, as PNG for documents; sizes in millimetres."""

    svg: str
    png: bytes
    width: float
    height: float


Pictures = Mapping[str, Drawn]
